package front

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// part is a piece of a column: stories one below the other, under the name of a section, one of our own, or none.
type part struct {
	head    string // a section's title, set in its colour
	label   string // a name of our own, such as IN BRIEF
	kind    kind
	stories []*news.Story
}

// column is a column of a band.
type column struct {
	width int
	parts []part
}

// band is a strip across the page: columns side by side. Bands are parted by rules.
type band []column

// gutter is what parts two columns, besides the two cells in which each of them has its cursor.
const gutter = 2

// layout shares a front page out over a number of columns.
type layout struct {
	front  *news.Front
	n      int // columns
	width  int // of the page
	briefs []*news.Story
	alone  bool // the lead has the whole width, for its picture
}

// bands divides the front page into strips for the columns that there is room for.
func (p *Page) bands(env *page.Env) []band {
	l := layout{front: &p.front, n: env.Frame.Columns, width: env.Area.Width, briefs: pointers(p.front.Briefs)}
	l.alone = l.n < 3 || l.n == 3 && p.plate(env, l.width) != (plate{})
	out := []band{l.opening()}
	if l.alone {
		out = append(out, l.seconds()...)
	}
	out = append(out, l.blocks()...)
	return append(out, l.closing()...)
}

// of is the width of a column when k stand side by side.
func (l *layout) of(k int) int { return (l.width - gutter*(k-1)) / k }

// opening is the lead; from three columns on, unless it has a picture, with the seconds beside it, and the briefs below
// it or, from four columns on, beside it too.
func (l *layout) opening() band {
	lead := part{kind: lead, stories: []*news.Story{l.front.Lead}}
	if l.alone {
		return band{{l.width, []part{lead}}}
	}
	briefs := part{label: "IN BRIEF", kind: brief, stories: l.briefs}
	out := band{{0, []part{lead}}, {l.of(l.n), []part{{kind: second, stories: pointers(l.front.Seconds)}}}}
	if len(l.briefs) > 0 && l.n > 3 {
		out = append(out, column{l.of(l.n), []part{briefs}})
	} else if len(l.briefs) > 0 {
		out[0].parts = append(out[0].parts, briefs)
	}
	l.briefs = nil
	out[0].width = l.width - (len(out)-1)*(l.of(l.n)+gutter)
	return out
}

// seconds are a row of their own below the lead. Those that would leave a row half empty lead the briefs.
func (l *layout) seconds() []band {
	all := pointers(l.front.Seconds)
	full := len(all) - len(all)%l.n
	l.briefs = append(all[full:len(all):len(all)], l.briefs...)
	return l.rows(second, all[:full])
}

// blocks are the sections, at most as many beside each other as there are columns.
func (l *layout) blocks() []band {
	var out []band
	rows := (len(l.front.Blocks) + l.n - 1) / l.n
	for rest := l.front.Blocks; len(rest) > 0; rows-- {
		k := (len(rest) + rows - 1) / rows // rows are filled evenly
		var b band
		for i := range rest[:k] {
			b = append(b, column{l.of(k), []part{{head: rest[i].Title, kind: plain, stories: pointers(rest[i].Stories)}}})
		}
		out, rest = append(out, b), rest[k:]
	}
	return out
}

// closing are the long reads, and the briefs unless they stand at the top.
func (l *layout) closing() []band {
	long := part{label: "LONG READS", kind: longRead, stories: pointers(l.front.LongReads)}
	briefs := part{label: "IN BRIEF", kind: brief, stories: l.briefs}
	switch {
	case len(l.briefs) == 0 && len(long.stories) == 0:
		return nil
	case len(l.briefs) == 0:
		return l.labelled(long)
	case len(long.stories) == 0:
		return []band{{{l.width, []part{briefs}}}}
	case l.n == 1:
		return []band{{{l.width, []part{briefs}}}, {{l.width, []part{long}}}}
	}
	half := l.of(2)
	return []band{{{l.width - gutter - half, []part{briefs}}, {half, []part{long}}}}
}

// labelled sets stories in rows, the first under the name of the part.
func (l *layout) labelled(p part) []band {
	out := l.rows(p.kind, p.stories)
	for i := range out[0] {
		out[0][i].parts[0].label = " " // keeps the columns level
	}
	out[0][0].parts[0].label = p.label
	return out
}

// rows sets stories beside each other, as many as there are columns.
func (l *layout) rows(k kind, stories []*news.Story) []band {
	var out []band
	for len(stories) > 0 {
		n := min(l.n, len(stories))
		var b band
		for _, s := range stories[:n] {
			b = append(b, column{l.of(n), []part{{kind: k, stories: []*news.Story{s}}}})
		}
		out, stories = append(out, b), stories[n:]
	}
	return out
}

func pointers(stories []news.Story) []*news.Story {
	out := make([]*news.Story, len(stories))
	for i := range stories {
		out[i] = &stories[i]
	}
	return out
}
