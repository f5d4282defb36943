package plate

import (
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The parts of a file: the rows of the screen, each as wide as the screen; a letter for the style of each cell, a blank
// where it has none; and, theme by theme, what the letters mean.
const (
	styles = "-- style --\n"
	theme  = "-- %s --\n"
)

// String writes the plate as a file.
func (p Plate) String() string {
	var b strings.Builder
	for y := range p.Cells {
		b.WriteString(p.Row(y))
		b.WriteByte('\n')
	}
	b.WriteString(styles)
	for _, row := range p.Cells {
		letters := make([]rune, len(row))
		for x, c := range row {
			letters[x] = letter(c.Style)
		}
		b.WriteString(strings.TrimRight(string(letters), " "))
		b.WriteByte('\n')
	}
	for _, t := range p.Themes {
		fmt.Fprintf(&b, theme, t.Name)
		for i, l := range t.Looks {
			if s := l.String(); s != "" {
				fmt.Fprintf(&b, "%c %s\n", letter(i), s)
			}
		}
	}
	return b.String()
}

// Parse reads what String wrote. The method is that of the terminal: how many cells the characters take.
func Parse(file string, method ansi.Method) (Plate, error) {
	screen, rest, ok := strings.Cut(file, styles)
	if !ok {
		return Plate{}, errors.New("the file holds no styles")
	}
	rows := strings.Split(strings.TrimSuffix(screen, "\n"), "\n")
	p := Plate{Height: len(rows)}
	lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	if len(lines) < len(rows) {
		return Plate{}, fmt.Errorf("%d rows of text and %d of styles", len(rows), len(lines))
	}
	most := 0
	for y, row := range rows {
		cells := cut(row, method)
		for x, r := range []rune(lines[y]) {
			if x < len(cells) {
				cells[x].Style = style(r)
				most = max(most, cells[x].Style)
			}
		}
		p.Cells, p.Width = append(p.Cells, cells), max(p.Width, len(cells))
	}
	return p, p.read(lines[len(rows):], most)
}

// read reads the themes.
func (p *Plate) read(lines []string, most int) error {
	for _, line := range lines {
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			p.Themes = append(p.Themes, Theme{strings.TrimSuffix(name, " --"), make([]Look, most+1)})
			continue
		}
		letters, look, ok := strings.Cut(line, " ")
		if !ok || len(p.Themes) == 0 {
			return fmt.Errorf("%q is no style of a theme", line)
		}
		if at := style([]rune(letters)[0]); at <= most {
			p.Themes[len(p.Themes)-1].Looks[at] = parseLook(look)
		}
	}
	return nil
}

// cut parts a row into cells.
func cut(row string, method ansi.Method) []Cell {
	var out []Cell
	for row != "" {
		cluster, width := ansi.FirstGraphemeCluster(row, method)
		row = row[len(cluster):]
		if width == 0 && len(out) > 0 { // a mark that belongs to the cell before it
			out[len(out)-1].Text += cluster
			continue
		}
		out = append(out, Cell{Text: cluster})
		for range width - 1 {
			out = append(out, Cell{})
		}
	}
	return out
}

// alphabets are the letters of styles, all of them a cell wide; a screen with a picture has hundreds.
var alphabets = [][2]rune{
	{'a', 'z'}, {'A', 'Z'}, {'0', '9'}, {0x100, 0x17F}, {0x400, 0x481}, {0x48A, 0x52F}, {0x1401, 0x166C}, {0x180, 0x2AF},
}

// letter is that of a style: a blank for the first, which has no marks.
func letter(style int) rune {
	n := style - 1
	if n < 0 {
		return ' '
	}
	for _, a := range alphabets {
		if count := int(a[1] - a[0] + 1); n >= count {
			n -= count
			continue
		}
		return a[0] + rune(n)
	}
	return '?'
}

// style is that of a letter.
func style(letter rune) int {
	n := 1
	for _, a := range alphabets {
		if letter >= a[0] && letter <= a[1] {
			return n + int(letter-a[0])
		}
		n += int(a[1] - a[0] + 1)
	}
	return 0
}
