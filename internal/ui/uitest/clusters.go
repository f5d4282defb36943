package uitest

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// put is a cluster that was drawn: it may go on in the next write.
type put struct {
	cluster string
	x, y    int
	before  string // what stood in the cell before it
	open    bool   // nothing has come since
}

// rejoin puts the cluster that was drawn last in front of a text that goes on with it: a write can end anywhere.
func (e *Emulator) rejoin(text string) string {
	if !e.last.open {
		return text
	}
	joined := e.last.cluster + text
	if cluster, _ := ansi.FirstGraphemeCluster(joined, ansi.GraphemeWidth); cluster == e.last.cluster {
		return text
	}
	e.x, e.y, e.wrap = e.last.x, e.last.y, false
	if e.x > 0 {
		e.cells[e.y][e.x-1] = e.last.before
	}
	return joined
}

// trailing is the length of a character that is cut off at the end of p.
func trailing(p []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(p); n++ {
		if utf8.RuneStart(p[len(p)-n]) {
			if !utf8.FullRune(p[len(p)-n:]) {
				return n
			}
			break
		}
	}
	return 0
}

func (e *Emulator) put(cluster string) {
	n := e.Width(cluster)
	if e.wrap && n > 0 {
		e.x, e.wrap = 0, false
		e.down()
	}
	row := e.cells[e.y]
	e.last = put{cluster: cluster, x: e.x, y: e.y, open: true}
	if e.x > 0 {
		e.last.before = row[e.x-1]
	}
	if n == 0 {
		if e.x > 0 {
			row[e.x-1] += cluster
		}
		return
	}
	n = min(n, len(row)-e.x)
	for i := range n {
		e.clear(e.x + i)
		row[e.x+i] = ""
	}
	row[e.x] = cluster
	if e.x += n; e.x >= len(row) {
		e.x, e.wrap = len(row)-1, true
	}
}

// clear blanks the cluster that reaches into a cell: half of it cannot stay.
func (e *Emulator) clear(x int) {
	row := e.cells[e.y]
	from := x
	for from > 0 && row[from] == "" {
		from--
	}
	for i := from + 1; i < len(row) && row[i] == ""; i++ {
		row[i] = " "
	}
	row[from] = " "
}
