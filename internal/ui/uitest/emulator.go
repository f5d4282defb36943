package uitest

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Emulator is a small terminal with widths of its own: it draws what it is sent into cells, as wide as Width says, and
// answers as far as it is told to. It is written to by one goroutine and looked at by another.
type Emulator struct {
	Width  func(cluster string) int // of what is drawn as one
	Reply  func(answer string)      // where answers go; nil: it answers nothing
	Mode   bool                     // it knows mode 2027
	Kitty  bool                     // it draws pictures by kitty's protocol
	CellWH [2]int                   // pixels of a cell; zero: it does not tell
	News   chan struct{}            // says that something was written since it was read last

	mu          sync.Mutex
	cells       [][]string // "" is the rest of what stands before
	x, y        int
	wrap        bool // the cursor waits behind the last column
	savedX      int
	savedY      int
	top, bottom int // of the scrolling region
	rest        []byte
	graphics    []string
	last        put
}

// NewEmulator is a blank terminal.
func NewEmulator(width, height int, cells func(cluster string) int) *Emulator {
	e := &Emulator{Width: cells, bottom: height - 1, cells: make([][]string, height), News: make(chan struct{}, 1)}
	for y := range e.cells {
		e.cells[y] = blank(width)
	}
	return e
}

func blank(n int) []string { return slices.Repeat([]string{" "}, n) }

// Write takes what a program sends.
func (e *Emulator) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.rest = append(e.rest, p...)
	for len(e.rest) > 0 {
		n := e.step(e.rest)
		if n == 0 {
			break // the rest has not come yet
		}
		e.rest = e.rest[n:]
	}
	select {
	case e.News <- struct{}{}:
	default:
	}
	return len(p), nil
}

// step takes one sequence or cluster; zero when it is not complete.
func (e *Emulator) step(p []byte) int {
	switch c := p[0]; {
	case c == ansi.ESC:
		e.last.open = false
		return e.escape(p)
	case c < ' ':
		e.last.open = false
		e.control(c)
		return 1
	case !utf8.FullRune(p):
		return 0
	}
	end := bytes.IndexFunc(p, func(r rune) bool { return r < ' ' })
	if end < 0 {
		end = len(p) - trailing(p)
	}
	for rest := e.rejoin(string(p[:end])); rest != ""; {
		cluster, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		e.put(cluster)
		rest = rest[len(cluster):]
	}
	return end
}

func (e *Emulator) control(c byte) {
	switch c {
	case '\r':
		e.x, e.wrap = 0, false
	case '\n':
		e.down()
	case '\b':
		e.x, e.wrap = max(e.x-1, 0), false
	case '\t':
		e.x = min((e.x/8+1)*8, len(e.cells[0])-1)
	}
}

func (e *Emulator) down() {
	if e.y == e.bottom {
		e.scroll(e.top, 1)
		return
	}
	e.y = min(e.y+1, len(e.cells)-1)
}

// scroll moves the rows from one to the end of the region up by n, down when n is negative.
func (e *Emulator) scroll(from, n int) {
	region := e.cells[from : e.bottom+1]
	for range min(max(n, -n), len(region)) {
		if n > 0 {
			copy(region, region[1:])
			region[len(region)-1] = blank(len(e.cells[0]))
		} else {
			copy(region[1:], region)
			region[0] = blank(len(region[0]))
		}
	}
}

// escape takes a sequence.
func (e *Emulator) escape(p []byte) int {
	if len(p) < 2 {
		return 0
	}
	switch p[1] {
	case '[':
		i := bytes.IndexFunc(p[2:], func(r rune) bool { return r >= '@' && r <= '~' })
		if i < 0 {
			return 0
		}
		e.csi(string(p[2:2+i]), p[2+i])
		return i + 3
	case ']', 'P', '_', '^', 'X':
		st, bel := bytes.Index(p, []byte("\x1b\\")), bytes.IndexByte(p, 7)
		if p[1] == ']' && bel >= 0 && (st < 0 || bel < st) {
			return bel + 1
		}
		if st < 0 {
			return 0
		}
		if p[1] == '_' {
			e.apc(string(p[2:st]))
		}
		return st + 2
	case '7':
		e.savedX, e.savedY = e.x, e.y
	case '8':
		e.x, e.y, e.wrap = e.savedX, e.savedY, false
	case 'M':
		if e.y == e.top {
			e.scroll(e.top, -1)
		} else {
			e.y = max(e.y-1, 0)
		}
	}
	return 2
}

// csi does a control sequence.
func (e *Emulator) csi(params string, final byte) {
	if strings.HasPrefix(params, "?") || strings.HasPrefix(params, ">") || strings.HasPrefix(params, "<") || strings.HasPrefix(params, "=") {
		e.private(params, final)
		return
	}
	n := numbers(params)
	one := max(n[0], 1)
	row := e.cells[e.y]
	w, h := len(row), len(e.cells)
	if final != 'm' {
		e.wrap = e.wrap && final == 'n'
	}
	switch final {
	case 'A':
		e.y = max(e.y-one, 0)
	case 'B':
		e.y = min(e.y+one, h-1)
	case 'C':
		e.x = min(e.x+one, w-1)
	case 'D':
		e.x = max(e.x-one, 0)
	case 'G', '`':
		e.x = min(one, w) - 1
	case 'd':
		e.y = min(one, h) - 1
	case 'H', 'f':
		e.y, e.x = min(one, h)-1, min(max(n[1], 1), w)-1
	case 'J', 'K', 'X':
		e.erase(final, n[0])
	case '@':
		copy(row[min(e.x+one, w):], row[e.x:])
		copy(row[e.x:], blank(min(one, w-e.x)))
	case 'P':
		copy(row[e.x:], row[min(e.x+one, w):])
		copy(row[w-min(one, w-e.x):], blank(one))
	case 'L':
		e.scroll(e.y, -one)
	case 'M':
		e.scroll(e.y, one)
	case 'S':
		e.scroll(e.top, one)
	case 'T':
		e.scroll(e.top, -one)
	case 'b':
		for range one {
			e.put(e.last.cluster)
		}
	case 'r':
		e.top, e.bottom = one-1, h-1
		if n[1] > 0 {
			e.bottom = n[1] - 1
		}
		e.x, e.y = 0, 0
	case 'n':
		e.answer(fmt.Sprintf("\x1b[%d;%dR", e.y+1, e.x+1))
	case 't':
		if n[0] == 16 && e.CellWH[0] > 0 {
			e.answer(fmt.Sprintf("\x1b[6;%d;%dt", e.CellWH[1], e.CellWH[0]))
		}
	}
}

// erase blanks parts of the screen: J of the screen, K of the row, X so many cells.
func (e *Emulator) erase(final byte, n int) {
	row := e.cells[e.y]
	from, to := e.x, len(row)
	switch {
	case final == 'X':
		to = min(e.x+max(n, 1), len(row))
	case n == 1:
		from, to = 0, e.x+1
	case n == 2:
		from = 0
	}
	for x := from; x < to; x++ {
		e.clear(x)
	}
	for y := range e.cells {
		if final == 'J' && (n == 2 || n == 0 && y > e.y || n == 1 && y < e.y) {
			e.cells[y] = blank(len(row))
		}
	}
}

func (e *Emulator) private(params string, final byte) {
	if e.Mode && final == 'p' && params == "?2027$" {
		e.answer("\x1b[?2027;2$y")
	}
	if params == "?1049" {
		for y := range e.cells {
			e.cells[y] = blank(len(e.cells[y]))
		}
	}
}

// apc takes a command of kitty's protocol.
func (e *Emulator) apc(command string) {
	if !e.Kitty || !strings.HasPrefix(command, "G") {
		return
	}
	e.graphics = append(e.graphics, command)
	if strings.Contains(command, "a=q") {
		e.answer("\x1b_Gi=31;OK\x1b\\")
	}
}

func (e *Emulator) answer(s string) {
	if e.Reply != nil {
		e.Reply(s)
	}
}

func numbers(params string) [2]int {
	var n [2]int
	for i, p := range strings.SplitN(params, ";", 3) {
		if i < 2 {
			n[i], _ = strconv.Atoi(p)
		}
	}
	return n
}

// Columns are the columns, row by row, in which one of some signs stands.
func (e *Emulator) Columns(signs ...string) [][]int {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := make([][]int, len(e.cells))
	for y, row := range e.cells {
		for x, c := range row {
			if slices.Contains(signs, c) {
				out[y] = append(out[y], x)
			}
		}
	}
	return out
}

// Commands are those of kitty's protocol that came, in their order.
func (e *Emulator) Commands() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.graphics)
}

// String is the text of the screen.
func (e *Emulator) String() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	rows := make([]string, len(e.cells))
	for y := range rows {
		rows[y] = strings.TrimRight(strings.Join(e.cells[y], ""), " ")
	}
	return strings.Join(rows, "\n")
}
