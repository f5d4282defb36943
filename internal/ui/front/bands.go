package front

import (
	"slices"

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

// band is a strip across the page: columns side by side. Bands are parted by rules. The first story of each column of a
// level band begins on one line, and so does the second.
type band struct {
	level   bool
	columns []column
}

// gutter is what parts two columns, besides the two cells in which each of them has its cursor.
const gutter = 2

// layout shares a front page out over a number of columns.
type layout struct {
	front  *news.Front
	n      int // columns
	width  int // of the page
	briefs []*news.Story
	longs  []*news.Story
	more   []*news.Story // of the lead's section, that do not stand below it
	alone  bool          // the lead has the whole width
}

func (p *Page) layout(env *page.Env) *layout {
	l := layout{
		front: &p.front, n: env.Frame.Columns, width: env.Area.Width, briefs: pointers(p.front.Briefs), longs: pointers(p.front.LongReads),
	}
	l.alone = l.n < 3 || l.n == 3 && p.plate(env, l.width) != (plate{})
	return &l
}

// How many further stories of its section stand below the lead at the least, and how many are worth a block of their own.
const (
	asides = 3
	fewest = 2
)

// bands divides the front page into strips for the columns that there is room for.
func (p *Page) bands(env *page.Env) []band {
	l := p.layout(env)
	out := []band{l.opening(p.asides(env, l))}
	if l.alone {
		out = append(out, l.seconds()...)
	}
	out = append(out, l.blocks()...)
	return append(out, l.closing()...)
}

// of is the width of a column when k stand side by side.
func (l *layout) of(k int) int { return (l.width - gutter*(k-1)) / k }

// leadWidth is that of the lead's column: the whole page, or what the columns beside it leave.
func (l *layout) leadWidth() int {
	if l.alone {
		return l.width
	}
	return l.width - l.besides()*(l.of(l.n)+gutter)
}

// besides is how many columns stand beside the lead: one, and from four on as many as leave it two.
func (l *layout) besides() int { return max(1, l.n-2) }

// opening is the lead with further stories of its section below it and, unless it stands alone, the seconds beside it, then
// the briefs, then the long reads, as far as there are columns.
func (l *layout) opening(below int) band {
	more := pointers(l.front.More.Stories)
	below = min(below, len(more))
	l.more = more[below:]
	out := band{columns: []column{{l.leadWidth(), []part{{kind: lead, stories: []*news.Story{l.front.Lead}}}}}}
	if below > 0 {
		out.columns[0].parts = append(out.columns[0].parts, part{kind: aside, head: l.front.More.Title, stories: more[:below]})
	}
	if !l.alone {
		out.columns = append(out.columns, l.beside()...)
	}
	return out
}

// beside are the columns beside the lead. What has no column of its own stands below the briefs, or at the end of the page.
func (l *layout) beside() []column {
	width := l.of(l.n)
	seconds := part{kind: second, stories: pointers(l.front.Seconds)}
	briefs := part{label: "IN BRIEF", kind: brief, stories: l.briefs}
	longs := part{label: "LONG READS", kind: longRead, stories: l.longs}
	out := []column{{width, []part{seconds}}}
	switch {
	case l.besides() > 2:
		out = append(out, column{width, []part{briefs}}, column{width, []part{longs}})
		l.briefs, l.longs = nil, nil
	case l.besides() == 2 && len(l.briefs) < fewBriefs:
		out = append(out, column{width, []part{briefs, longs}})
		l.briefs, l.longs = nil, nil
	case l.besides() == 2:
		out, l.briefs = append(out, column{width, []part{briefs}}), nil
	}
	for i := range out {
		out[i].parts = slices.DeleteFunc(out[i].parts, func(t part) bool { return len(t.stories) == 0 })
	}
	return out
}

// fewBriefs are too few to fill a column beside the lead.
const fewBriefs = 4

// seconds are a row of their own below the lead. Those that would leave a row half empty lead the briefs.
func (l *layout) seconds() []band {
	all := pointers(l.front.Seconds)
	full := len(all) - len(all)%l.n
	l.briefs = append(all[full:len(all):len(all)], l.briefs...)
	return l.rows(part{kind: second, stories: all[:full]})
}

// blocks are the sections, at most as many beside each other as there are columns.
func (l *layout) blocks() []band {
	all := l.front.Blocks
	if len(l.more) > 0 {
		own := l.front.More
		own.Stories = own.Stories[len(own.Stories)-len(l.more):]
		all = append([]news.FrontBlock{own}, all...)
	}
	var out []band
	piles := l.piles(all)
	rows := (len(piles) + l.n - 1) / l.n
	for ; len(piles) > 0; rows-- {
		k := (len(piles) + rows - 1) / rows // rows are filled evenly
		b := band{level: true}
		for _, parts := range piles[:k] {
			b.columns = append(b.columns, column{l.of(k), parts})
		}
		out, piles = append(out, b), piles[k:]
	}
	return out
}

// pile is how many stories of blocks that stand below each other, those of blocks by themselves apart.
const pile = 2

// piles are the blocks, one a column; where there are several columns, those of few stories stand below each other.
func (l *layout) piles(blocks []news.FrontBlock) [][]part {
	var out [][]part
	room := 0 // below the last
	for i := range blocks {
		n := len(blocks[i].Stories)
		t := part{head: blocks[i].Title, kind: plain, stories: pointers(blocks[i].Stories)}
		if l.n > 1 && n <= room {
			out[len(out)-1] = append(out[len(out)-1], t)
			room -= n
			continue
		}
		out, room = append(out, []part{t}), pile-n
	}
	return out
}

// closing are the briefs and the long reads, as far as they do not stand at the top: side by side where there is room.
func (l *layout) closing() []band {
	longs := part{label: "LONG READS", kind: longRead, stories: l.longs}
	briefs := part{label: "IN BRIEF", kind: brief, stories: l.briefs}
	if l.n > 2 && len(l.briefs) > 0 && len(l.longs) > 0 {
		half := l.of(2)
		return []band{{columns: []column{{l.width - gutter - half, []part{briefs}}, {half, []part{longs}}}}}
	}
	var out []band
	if len(l.briefs) > 0 {
		out = append(out, band{columns: []column{{l.width, []part{briefs}}}})
	}
	return append(out, l.rows(longs)...)
}

// rows sets stories beside each other, as many as there are columns, the first row under the name of the part.
func (l *layout) rows(p part) []band {
	var out []band
	for rest := p.stories; len(rest) > 0; {
		n := min(l.n, len(rest))
		b := band{level: true}
		for i, s := range rest[:n] {
			one := part{kind: p.kind, stories: []*news.Story{s}}
			if len(out) == 0 && i == 0 {
				one.label = p.label
			}
			b.columns = append(b.columns, column{l.of(n), []part{one}})
		}
		out, rest = append(out, b), rest[n:]
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
