package help

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// row is a key and what it does.
type row struct{ keys, says text.Safe }

// group is a part of the table under a title.
type group struct {
	title text.Safe
	rows  []row
}

// mouse is what the mouse does.
var mouse = []row{
	{"click", "choose; once more: open"},
	{"right button", "back"},
	{"wheel", "scroll what is under it"},
	{"drag a line", "wider, narrower columns"},
	{"drag words", "mark a passage"},
	{"last line", "its keys can be clicked"},
}

// groups divides the key table: what has something to do at a place first, then the rest, then the mouse. Only what has the
// words is listed.
func groups(env *page.Env, at page.When, words string) []group {
	want := strings.Fields(text.Fold(words))
	here := group{title: text.Clean(strings.ToUpper(string(at.Where())))}
	var rest []group
	last := page.Group(0)
	for _, b := range env.Keys.Listed() {
		if !has(want, b.Title, b.AllKeys(), b.Also()) {
			continue
		}
		r := row{env.Glyphs.Own(b.KeysWithin(env.Measure, keyColumn-1)), b.Title}
		if b.When&at != 0 && b.When != page.Anywhere {
			here.rows = append(here.rows, r)
			continue
		}
		if len(rest) == 0 || last != b.Group {
			rest, last = append(rest, group{title: b.Group.Title()}), b.Group
		}
		g := &rest[len(rest)-1]
		g.rows = append(g.rows, r)
	}
	pointing := group{title: "MOUSE"}
	for _, r := range mouse {
		if has(want, r.keys, r.says, "mouse pointer") {
			pointing.rows = append(pointing.rows, r)
		}
	}
	return filled(append(append([]group{here}, rest...), pointing))
}

// has says that each of the words is in one of the texts.
func has(want []string, in ...text.Safe) bool {
	all := text.Fold(string(text.Join(" ", in...)))
	for _, w := range want {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

func filled(groups []group) []group {
	var out []group
	for _, g := range groups {
		if len(g.rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// The widths of a column of keys.
const (
	keyColumn  = 14
	leastWords = 24
	mostOf     = 3 // columns
	apart      = 2
)

// set sets the groups in as many columns as there is room for, each group whole and in the shortest column so far.
func set(env *page.Env, groups []group, width int) []surface.Line {
	n := max(1, min((width+apart)/(keyColumn+leastWords+apart), mostOf))
	one := max(1, (width-apart*(n-1))/n)
	columns := make([][]surface.Line, n)
	for _, g := range groups {
		i := shortest(columns)
		if len(columns[i]) > 0 {
			columns[i] = append(columns[i], surface.Blank(one))
		}
		columns[i] = append(columns[i], g.set(env, one)...)
	}
	return join(columns, one, width)
}

func join(columns [][]surface.Line, one, width int) []surface.Line {
	height := 0
	for _, c := range columns {
		height = max(height, len(c))
	}
	parts := make([][]surface.Line, 0, 2*len(columns))
	for i, c := range columns {
		if i > 0 {
			parts = append(parts, surface.Fit(nil, apart, height))
		}
		parts = append(parts, surface.Fit(c, one, height))
	}
	rest := width - one*len(columns) - apart*(len(columns)-1)
	return surface.Columns(append(parts, surface.Fit(nil, rest, height))...)
}

func shortest(columns [][]surface.Line) int {
	best := 0
	for i, c := range columns {
		if len(c) < len(columns[best]) {
			best = i
		}
	}
	return best
}

func (g *group) set(env *page.Env, width int) []surface.Line {
	out := []surface.Line{env.Line(width, surface.Run{Text: g.title, Style: title})}
	for _, r := range g.rows {
		keys := surface.Run{Text: env.Measure.Pad(r.keys, min(keyColumn-1, width)), Style: strong}
		for i, words := range env.Measure.Wrap(r.says, max(1, width-keyColumn)) {
			if i > 0 {
				keys.Text = env.Measure.Pad("", min(keyColumn-1, width))
			}
			out = append(out, env.Line(width, keys, surface.Run{Text: text.Join("", " ", words)}))
		}
	}
	return out
}
