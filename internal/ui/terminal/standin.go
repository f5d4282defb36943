// Package terminal stands between Bubble Tea's renderer and the terminal. On the way out it draws what the renderer
// would measure otherwise than the terminal does; at the start it asks the terminal how it draws. It knows nothing of
// pages, and decides nothing: what the answers mean is said in text.Measure and in the interface's root.
package terminal

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"strings"

	"reader/internal/text"
)

// A stand-in is what the renderer is given in place of a cluster: for each of its cells a private character of one cell,
// which every measure agrees on, behind an application program command that tells which cluster it stands for, and which
// of its cells it is. The renderer carries commands of this kind along with the character behind them; Writer puts the
// cluster in their place.
//
//	ESC _ reader;cell;cells;held;cluster ESC \ U+F0000      the cluster in hexadecimal digits
//
// The cells of one cluster differ from each other and from those of all others, so that a renderer that draws what has
// changed draws all of them or none. Each moves the cursor by one cell exactly, whatever the terminal makes of the
// cluster.
const (
	begin = "\x1b_reader;"
	end   = "\x1b\\"
	cell  = "\U000F0000"
)

// StandIn is what is drawn in place of a cluster that is odd or held.
func StandIn(p text.Part) string {
	held := 0
	if p.Held {
		held = 1
	}
	of := ";" + strconv.Itoa(p.Cells) + ";" + strconv.Itoa(held) + ";" + hex.EncodeToString([]byte(p.Text)) + end + cell
	var b strings.Builder
	for i := range p.Cells {
		b.WriteString(begin + strconv.Itoa(i) + of)
	}
	return b.String()
}

// Leading is the stand-in that drawn begins with, all of it, and how many cells it has; zero when it begins with none.
func Leading(drawn string) (size, cells int) {
	rest := drawn
	for n := 1; cells < n && strings.HasPrefix(rest, begin); cells++ {
		_, after, ok := strings.Cut(rest, cell)
		if !ok {
			break
		}
		if cells == 0 {
			_, n, _, _ = parse([]byte(rest[len(begin) : len(rest)-len(after)-len(end)-len(cell)]))
		}
		rest = after
	}
	return len(drawn) - len(rest), cells
}

// parse reads what stands between begin and end.
func parse(words []byte) (at, cells int, held bool, cluster []byte) {
	parts := bytes.SplitN(words, []byte(";"), 4)
	if len(parts) < 4 {
		return 0, 0, false, nil
	}
	at, _ = strconv.Atoi(string(parts[0]))
	cells, _ = strconv.Atoi(string(parts[1]))
	cluster, _ = hex.AppendDecode(nil, parts[3]) // our own digits
	return at, cells, string(parts[2]) == "1", cluster
}

// restore appends p to out with clusters in the places of their stand-ins.
func restore(out, p []byte) []byte {
	for {
		before, rest, found := bytes.Cut(p, []byte(begin))
		out = append(out, before...)
		if !found {
			return out
		}
		words, after, _ := bytes.Cut(rest, []byte(end))
		out = draw(out, words)
		p = bytes.TrimPrefix(after, []byte(cell))
	}
}

// Moves of the cursor.
const (
	save    = "\x1b7"
	back    = "\x1b8"
	forward = "\x1b[C"
)

// draw draws one cell of a cluster: the first draws all of it and goes back to the second, the others only step over
// themselves. Where the width is unknown, the place is cleared first and left by the way that one came: columns behind
// it stay where they are, whatever the terminal does.
func draw(out, words []byte) []byte {
	at, cells, held, cluster := parse(words)
	switch {
	case at > 0 || cluster == nil:
		return append(out, forward...)
	case held:
		out = append(out, save...)
		out = append(out, bytes.Repeat([]byte(" "), cells)...)
		out = append(append(out, back...), cluster...)
		return append(append(out, back...), forward...)
	case cells == 1:
		return append(out, cluster...)
	}
	out = append(out, cluster...)
	return append(append(append(out, "\x1b["...), strconv.Itoa(cells-1)...), 'D')
}
