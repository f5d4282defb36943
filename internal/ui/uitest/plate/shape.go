package plate

import (
	"fmt"
	"strings"
)

// The lines through the middle of a cell.
const (
	middleX = cellWidth / 2
	middleY = cellHeight / 2
)

// blocks are the shares of a cell that block characters fill, in eighths: from the left, from the top, width, height.
var blocks = map[string][4]int{
	"▌": {0, 0, 4, 8}, "▎": {0, 0, 2, 8}, "▀": {0, 0, 8, 4}, "▄": {0, 4, 8, 4}, "█": {0, 0, 8, 8}, "▐": {4, 0, 4, 8},
	"▁": {0, 7, 8, 1}, "▂": {0, 6, 8, 2}, "▃": {0, 5, 8, 3}, "▅": {0, 3, 8, 5}, "▆": {0, 2, 8, 6}, "▇": {0, 1, 8, 7},
}

// strokes are the paths of line characters, from the cell's upper left corner.
var strokes = map[string]string{
	"╭": fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", middleX, cellHeight, middleY+4, middleX, middleY, middleX+4, middleY, cellWidth),
	"╮": fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", middleX, cellHeight, middleY+4, middleX, middleY, middleX-4, middleY, 0),
	"╰": fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", middleX, 0, middleY-4, middleX, middleY, middleX+4, middleY, cellWidth),
	"╯": fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", middleX, 0, middleY-4, middleX, middleY, middleX-4, middleY, 0),
	"├": fmt.Sprintf("M%d 0V%dM%[1]d %dH%d", middleX, cellHeight, middleY, cellWidth),
	"┤": fmt.Sprintf("M%d 0V%dM%[1]d %dH0", middleX, cellHeight, middleY),
	"┼": fmt.Sprintf("M%d 0V%dM0 %dH%d", middleX, cellHeight, middleY, cellWidth),
	"┬": fmt.Sprintf("M%d %dV%dM0 %[3]dH%d", middleX, cellHeight, middleY, cellWidth),
	"┴": fmt.Sprintf("M%d 0V%dM0 %[2]dH%d", middleX, middleY, cellWidth),
}

// shapes draws lines and blocks; equal ones side by side as one.
func (d *drawing) shapes(cells []Cell, l Look, x, y int) {
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && cells[to].Text == cells[from].Text {
			to++
		}
		d.shape(cells[from].Text, l, x+from, y, to-from)
		from = to
	}
}

func (d *drawing) shape(s string, l Look, x, y, n int) {
	left, top, width := x*cellWidth, y*cellHeight, n*cellWidth
	switch s {
	case "─":
		d.rect(left, top+middleY, width, 1, l.Ink)
	case "━":
		d.rect(left, top+middleY-1, width, 3, l.Ink)
	case "│":
		for i := range n {
			d.rect(left+i*cellWidth+middleX, top, 1, cellHeight, l.Ink)
		}
	case "┄":
		d.path(strings.Repeat("h2m1 0", n*cellWidth/3), l, left, top+middleY)
	default:
		d.box(s, l, x, y, n)
	}
}

// box draws n characters that are not lines from side to side.
func (d *drawing) box(s string, l Look, x, y, n int) {
	for i := range n {
		left, top := (x+i)*cellWidth, y*cellHeight
		if share, ok := blocks[s]; ok {
			x0, y0 := left+share[0]*cellWidth/8, top+share[1]*cellHeight/8
			x1, y1 := left+(share[0]+share[2])*cellWidth/8, top+(share[1]+share[3])*cellHeight/8
			if share[2] == 8 { // those that fill the width may be joined
				d.rect(x0, y0, n*cellWidth, y1-y0, l.Ink)
				return
			}
			d.rect(x0, y0, x1-x0, y1-y0, l.Ink)
			continue
		}
		if stroke, ok := strokes[s]; ok {
			d.path(stroke, l, left, top)
			continue
		}
		d.words([]Cell{{Text: s}}, l, x+i, y)
	}
}

// path strokes lines in the middle of pixels.
func (d *drawing) path(path string, l Look, x, y int) {
	ink := l.Ink
	if ink == "" {
		ink = d.paper.Ink
	}
	if !strings.HasPrefix(path, "M") {
		path = "M0 0" + path
	}
	fmt.Fprintf(&d.b, `<path transform="translate(%d.5 %d.5)" d="%s" fill="none" stroke="%s"/>`+"\n", x, y, path, ink)
}
