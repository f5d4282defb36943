package text

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Rule is how a terminal comes to the width of a cluster.
type Rule uint8

// The rules. The zero Rule is that of the renderer: nothing is known that is better.
const (
	AsRendered Rule = iota
	Added           // the widths of all code points together, as wcwidth(3) has them: xterm, tmux, Alacritty
	Capped          // likewise, but two cells at the most: foot
	Lettered        // the widths of the letters; vowel signs have none
	Whole           // the cluster is one character: mode 2027
	Headed          // as Added, and a cell for each sign before a number, which has none there
	Single          // one cell
	Double          // two cells
	Unsure          // the terminal does something else, or never said: as many as Added, which is the most
)

// habits are the rules of one terminal, by Kind.
type habits [kinds]Rule

// cells is the width of a cluster by a rule, whatever the renderer's.
func (r Rule) cells(cluster string) int {
	switch r {
	case Capped:
		return min(ansi.WcWidth.StringWidth(cluster), 2)
	case Lettered:
		return lettered(cluster)
	case Whole:
		return ansi.GraphemeWidth.StringWidth(cluster)
	case Headed:
		return len([]rune(cluster)) - len([]rune(strings.TrimLeftFunc(cluster, sign))) + ansi.WcWidth.StringWidth(cluster)
	case Single:
		return 1
	case Double:
		return 2
	default:
		return ansi.WcWidth.StringWidth(cluster)
	}
}

func lettered(cluster string) int {
	n := 0
	for _, r := range cluster {
		if !unicode.IsMark(r) {
			n += ansi.WcWidth.StringWidth(string(r))
		}
	}
	return n
}

// Sample is what a terminal is asked to draw, so that one sees where its cursor ends.
type Sample struct {
	kind  Kind
	Words Safe
	rules []Rule // of which one may explain what is seen; their widths differ, and of equal ones the first counts
}

// Samples are the words that show how a terminal draws the kinds. None is wider than 20 cells.
func Samples() []Sample {
	emoji := []Rule{Whole, Added}
	return []Sample{
		{Complex, "क्षत्रि மொழி", []Rule{Added, Whole, Lettered, Capped}},
		{Sign, "\u06001", []Rule{Headed, Added}},
		{Ambiguous, "·“Ω─", []Rule{Single, Double}},
		{Pictured, "❤️", []Rule{Whole, Single}},
		{Keycap, "1️⃣", []Rule{Whole, Single}},
		{Toned, "👍🏽", emoji},
		{Joined, "👨‍👩‍👧‍👦", emoji},
		{Flag, "🇮🇳", emoji},
		{Region, "🏴󠁧󠁢󠁳󠁣󠁴󠁿", emoji},
		{Recent, "🫠", []Rule{Double, Single}},
		{Newer, "🫨", []Rule{Double, Single}},
		{Newest, "🫩", []Rule{Double, Single}},
	}
}

// Told is the measure of a terminal that drew the Samples, each on so many cells, in front of the renderer that m
// measures by.
func (m Measure) Told(cells []int) Measure {
	for i, s := range Samples() {
		m.habits[s.kind] = Unsure
		for _, r := range s.rules {
			if i < len(cells) && s.width(r) == cells[i] {
				m.habits[s.kind] = r
				break
			}
		}
	}
	return m
}

// width is that of the sample by a rule.
func (s Sample) width(r Rule) int {
	n, state := 0, string(s.Words)
	for state != "" {
		cluster, cells := ansi.FirstGraphemeCluster(state, ansi.WcWidth)
		if kindOf(cluster) == s.kind {
			cells = r.cells(cluster)
		}
		n += cells
		state = state[len(cluster):]
	}
	return n
}

// Silent is the measure of a terminal that never said how it draws.
func (m Measure) Silent() Measure {
	m = m.Told(nil)
	m.habits[Ambiguous] = Single // nearly all are set so, and without these marks there is no page
	m.habits[Flag] = Whole       // every table agrees on them
	return m
}

// WideSigns reports a terminal that draws the ambiguous characters, lines and blocks among them, two cells wide, or some
// of them.
func (m Measure) WideSigns() bool {
	return m.habits[Ambiguous] == Double || m.habits[Ambiguous] == Unsure
}
