package picture

import (
	"bytes"
	"fmt"
	"image"
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"

	"reader/internal/ui/surface"
)

// The pixels of a cell where the terminal does not tell them: those of a usual font on a usual screen.
const (
	usualCellWidth  = 10
	usualCellHeight = 20
)

// MostIDs is how many pictures a real canvas has numbers for: so many colours name a placeholder's picture in a palette
// of 256, which survives where 24 bits do not.
const MostIDs = 255

// real sends the picture's pixels, and draws the places into which the terminal puts them.
func (o Options) real(img image.Image, piece image.Rectangle, cols, rows int) (Drawing, error) {
	cw, ch := o.CellWidth, o.CellHeight
	if cw <= 0 || ch <= 0 {
		cw, ch = usualCellWidth, usualCellHeight
	}
	px := scale(img, piece, cols*cw, rows*ch, o.Back)
	if o.Pale {
		px.fade()
	}
	var b bytes.Buffer
	err := kitty.EncodeGraphics(&b, px.rgba(), &kitty.Options{
		Action: kitty.TransmitAndPut, Transmission: kitty.Direct, Format: kitty.PNG, Quiet: 2, Chunk: true,
		ID: o.ID, VirtualPlacement: true, Columns: cols, Rows: rows,
	})
	if err != nil {
		return Drawing{}, fmt.Errorf("send picture: %w", err)
	}
	lines := make([]surface.Line, rows)
	for y := range lines {
		lines[y] = surface.Places(o.ID, cols, y)
	}
	return Drawing{Lines: o.centred(lines, cols), Sequence: Sequence(b.String())}, nil
}

// Forget is the sequence that has the terminal forget pictures.
func Forget(ids ...int) Sequence {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "\x1b_Ga=d,d=I,i=%d,q=2\x1b\\", id)
	}
	return Sequence(b.String())
}
