package uitest

import (
	"fmt"
	"image"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Screen is a drawn screen of cells.
type Screen struct {
	buffer uv.ScreenBuffer
	method ansi.Method
	width  int
	height int
}

func draw(content string, method ansi.Method, width, height int) *Screen {
	b := uv.NewScreenBuffer(width, height)
	b.Method = method
	uv.NewStyledString(content).Draw(b, image.Rect(0, 0, width, height))
	return &Screen{b, method, width, height}
}

// Row is the text of a row without the blanks at its end.
func (s *Screen) Row(y int) string {
	var b strings.Builder
	for x := 0; x < s.width; {
		c := s.buffer.CellAt(x, y)
		if c == nil || c.Content == "" {
			b.WriteByte(' ')
			x++
			continue
		}
		b.WriteString(c.Content)
		x += max(1, c.Width)
	}
	return strings.TrimRight(b.String(), " ")
}

// String is the text of the screen.
func (s *Screen) String() string {
	rows := make([]string, s.height)
	for y := range rows {
		rows[y] = s.Row(y)
	}
	return strings.Join(rows, "\n")
}

// Find is the cell where a text begins.
func (s *Screen) Find(text string) (x, y int, ok bool) {
	for y := range s.height {
		if before, _, found := strings.Cut(s.Row(y), text); found {
			return s.method.StringWidth(before), y, true
		}
	}
	return 0, 0, false
}

// styled is the screen with a layer of letters that say how each cell looks, and what the letters mean.
func (s *Screen) styled() string {
	var layer, legend strings.Builder
	letters := map[string]byte{"": ' '}
	for y := range s.height {
		row := make([]byte, s.width)
		for x := range row {
			look := ""
			if c := s.buffer.CellAt(x, y); c != nil {
				look = describe(c)
			}
			if _, ok := letters[look]; !ok {
				letters[look] = letter(len(letters) - 1)
				fmt.Fprintf(&legend, "%c %s\n", letters[look], look)
			}
			row[x] = letters[look]
		}
		layer.WriteString(strings.TrimRight(string(row), " "))
		layer.WriteByte('\n')
	}
	return s.String() + "\n\n-- style --\n" + layer.String() + "-- legend --\n" + legend.String()
}

func letter(n int) byte {
	const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return alphabet[n%len(alphabet)]
}

// describe says how a cell looks: attributes, ink, ground.
func describe(c *uv.Cell) string {
	var out []string
	for _, a := range []struct {
		bit  uint8
		name string
	}{{uv.AttrBold, "bold"}, {uv.AttrFaint, "faint"}, {uv.AttrItalic, "italic"}, {uv.AttrReverse, "reverse"}, {uv.AttrStrikethrough, "struck"}} {
		if c.Style.Attrs&a.bit != 0 {
			out = append(out, a.name)
		}
	}
	if c.Style.Underline != 0 {
		out = append(out, "underline")
	}
	if c.Style.Fg != nil && strings.TrimSpace(c.Content) != "" {
		out = append(out, "ink "+hex(c.Style.Fg))
	}
	if c.Style.Bg != nil {
		out = append(out, "on "+hex(c.Style.Bg))
	}
	if c.Link.URL != "" {
		out = append(out, "link "+c.Link.URL)
	}
	return strings.Join(out, ", ")
}

// hex writes a colour; those of the terminal's palette by their numbers.
func hex(c interface{ RGBA() (r, g, b, a uint32) }) string {
	if n, ok := c.(ansi.BasicColor); ok {
		return fmt.Sprint(n)
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
