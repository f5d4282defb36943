package uitest

import (
	"fmt"
	"image"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/uitest/plate"
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

// Plate is the screen as it is kept in a file, in a theme of this name.
func (s *Screen) Plate(theme string) plate.Plate {
	return plate.Of(theme, s.width, s.height, func(x, y int) (string, plate.Look) {
		c := s.buffer.CellAt(x, y)
		if c == nil {
			return " ", plate.Look{}
		}
		if c.Width == 0 { // behind a wide character, whose look it shares
			for c.Width == 0 && x > 0 {
				x--
				c = s.buffer.CellAt(x, y)
			}
			return "", look(c)
		}
		return c.Content, look(c)
	})
}

// look says how a cell looks. Of a blank only what is seen of it counts.
func look(c *uv.Cell) plate.Look {
	has := func(bit uint8) bool { return c.Style.Attrs&bit != 0 }
	l := plate.Look{Reverse: has(uv.AttrReverse), Struck: has(uv.AttrStrikethrough), Underline: c.Style.Underline != 0, Link: c.Link.URL}
	if c.Style.Bg != nil {
		l.Ground = hex(c.Style.Bg)
	}
	if strings.TrimSpace(c.Content) == "" {
		return l
	}
	l.Bold, l.Faint, l.Italic = has(uv.AttrBold), has(uv.AttrFaint), has(uv.AttrItalic)
	if c.Style.Fg != nil {
		l.Ink = hex(c.Style.Fg)
	}
	return l
}

// hex writes a colour; those of the terminal's palette by their numbers.
func hex(c interface{ RGBA() (r, g, b, a uint32) }) string {
	if n, ok := c.(ansi.BasicColor); ok {
		return fmt.Sprint(n)
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
