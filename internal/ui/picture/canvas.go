package picture

import "math"

// Canvas is what a terminal can draw pictures on. The zero Canvas draws half-blocks in cells twice as high as wide.
type Canvas struct {
	CellWidth, CellHeight int   // pixels of a cell; zero when the terminal has not told
	Real                  bool  // it draws pixels: kitty's protocol with Unicode placeholders
	Palette               bool  // it has 256 colours and no more
	Room                  *Room // that the pictures on it share while they are decoded
}

// aspect is how much higher than wide a cell is.
func (c Canvas) aspect() float64 {
	if c.CellWidth <= 0 || c.CellHeight <= 0 {
		return 2
	}
	return min(max(float64(c.CellHeight)/float64(c.CellWidth), 1), 4) // others are no fonts, but wrong answers
}

// usual is the shape of a press photograph, for pictures whose size nobody announced.
const usual = 3.0 / 2

// mostCrop is how much of a picture may be cut off so that it fills its place: a third. Beyond that it stands whole
// between margins.
const mostCrop = 1.5

// Fit is how many cells a picture of width×height pixels gets in a column: as wide as the column, cut to so many rows
// where it would be a little higher, and narrower where it would be much higher. Zero pixels mean unknown.
func (c Canvas) Fit(width, height, cols, rows int) (wide, high int) {
	if cols <= 0 || rows <= 0 {
		return 0, 0
	}
	shape := usual
	if width > 0 && height > 0 {
		shape = float64(width) / float64(height)
	}
	full := float64(cols) / shape / c.aspect()
	if full > float64(rows)*mostCrop {
		return max(1, min(cols, int(math.Round(float64(rows)*c.aspect()*shape)))), rows
	}
	return cols, max(1, min(rows, int(math.Round(full))))
}
