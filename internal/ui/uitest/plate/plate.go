// Package plate keeps drawn screens as files: as text that people read and tests compare, and as pictures for those who
// have not started the program yet. It knows cells and their colours, and nothing of what is on the screen.
package plate

import (
	"fmt"
	"slices"
	"strings"
)

// Cell is one cell of a screen.
type Cell struct {
	Text  string // what stands in it; empty behind a wide character, which stands in two
	Style int    // what each Look says of this style
}

// Plate is a screen of cells in one theme or several, which differ in nothing but colours and weight.
type Plate struct {
	Width, Height int
	Cells         [][]Cell // Height rows of Width
	Themes        []Theme
}

// Theme says how the styles of a plate look in a theme.
type Theme struct {
	Name  string
	Looks []Look // by Cell.Style
}

// Look is how a cell is drawn. Colours are written #rrggbb, those of the terminal's palette as their numbers; an empty
// one is the terminal's own.
type Look struct {
	Bold, Faint, Italic, Underline, Reverse, Struck bool

	Ink, Ground string
	Link        string // an address
}

// Of makes a plate in one theme: cell says what stands at x, y and how it looks.
func Of(theme string, width, height int, cell func(x, y int) (string, Look)) Plate {
	p := Plate{Width: width, Height: height, Cells: make([][]Cell, height)}
	styles := map[Look]int{{}: 0}
	looks := []Look{{}}
	for y := range p.Cells {
		p.Cells[y] = make([]Cell, width)
		for x := range p.Cells[y] {
			words, look := cell(x, y)
			style, known := styles[look]
			if !known {
				style = len(looks)
				styles[look], looks = style, append(looks, look)
			}
			p.Cells[y][x] = Cell{words, style}
		}
	}
	p.Themes = []Theme{{theme, looks}}
	return p
}

// Join makes one plate of plates with the same text in different themes, and leaves plates whose text is another by
// themselves. The order is that of the first of each.
func Join(plates ...Plate) []Plate {
	var out []Plate
	for _, p := range plates {
		i := slices.IndexFunc(out, func(o Plate) bool { return o.Text() == p.Text() })
		if i < 0 {
			out = append(out, p)
			continue
		}
		out[i] = out[i].with(p)
	}
	return out
}

// with adds the themes of another plate: where two cells look alike in one but not in the other, they part.
func (p Plate) with(o Plate) Plate {
	type pair struct{ a, b int }
	pairs := map[pair]int{{}: 0}
	kept := []pair{{}}
	cells := make([][]Cell, p.Height)
	for y := range cells {
		cells[y] = make([]Cell, p.Width)
		for x := range cells[y] {
			both := pair{p.Cells[y][x].Style, o.Cells[y][x].Style}
			style, known := pairs[both]
			if !known {
				style = len(kept)
				pairs[both], kept = style, append(kept, both)
			}
			cells[y][x] = Cell{p.Cells[y][x].Text, style}
		}
	}
	var themes []Theme
	for _, t := range p.Themes {
		themes = append(themes, t.pick(len(kept), func(i int) int { return kept[i].a }))
	}
	for _, t := range o.Themes {
		themes = append(themes, t.pick(len(kept), func(i int) int { return kept[i].b }))
	}
	return Plate{p.Width, p.Height, cells, themes}
}

// pick is the theme with n styles, each of them one that it had.
func (t Theme) pick(n int, of func(int) int) Theme {
	looks := make([]Look, n)
	for i := range looks {
		looks[i] = t.Looks[of(i)]
	}
	return Theme{t.Name, looks}
}

// Row is the text of a row, as wide as the plate.
func (p Plate) Row(y int) string {
	var b strings.Builder
	for _, c := range p.Cells[y] {
		b.WriteString(c.Text)
	}
	return b.String()
}

// Text is what stands on the plate, without blanks at the ends of rows.
func (p Plate) Text() string {
	var b strings.Builder
	for y := range p.Cells {
		b.WriteString(strings.TrimRight(p.Row(y), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// Theme finds one by its name.
func (p Plate) Theme(name string) (Theme, error) {
	for _, t := range p.Themes {
		if t.Name == name {
			return t, nil
		}
	}
	return Theme{}, fmt.Errorf("there is no theme %q on the plate", name)
}
