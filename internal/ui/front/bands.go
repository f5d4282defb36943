package front

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// column is a column of a band: stories one below the other, under the name of a section or none.
type column struct {
	width   int
	head    string // a section's title, set in its colour
	label   string // a name of our own, such as IN BRIEF
	kind    kind
	stories []*news.Story
}

// band is a strip across the page: columns side by side. Bands are parted by rules.
type band []column

// gutter is what parts two columns, besides the two cells in which each of them has its cursor.
const gutter = 2

// bands divides the front page into strips for the columns that there is room for.
func (p *Page) bands(env *page.Env) []band {
	n, width := env.Frame.Columns, env.Area.Width
	one := (width - gutter*(n-1)) / n
	out := []band{p.opening(n, one, width)}
	if n < 3 {
		out = append(out, row(plain, one, n, pointers(p.front.Seconds))...)
	}
	out = append(out, p.blocks(n, one)...)
	return append(out, p.closing(n, one, width)...)
}

// opening is the lead, with the seconds beside it from three columns and the briefs from four.
func (p *Page) opening(n, one, width int) band {
	lead := column{width: width, kind: lead, stories: []*news.Story{p.front.Lead}}
	if n < 3 {
		return band{lead}
	}
	out := band{lead, {width: one, kind: second, stories: pointers(p.front.Seconds)}}
	if n > 3 && len(p.front.Briefs) > 0 {
		out = append(out, column{width: one, label: "IN BRIEF", kind: brief, stories: pointers(p.front.Briefs)})
	}
	out[0].width = width - (len(out)-1)*(one+gutter)
	return out
}

// blocks are the sections, as many beside each other as there are columns.
func (p *Page) blocks(n, one int) []band {
	var out []band
	var strip band
	for i := range p.front.Blocks {
		b := &p.front.Blocks[i]
		strip = append(strip, column{width: one, head: b.Title, kind: plain, stories: pointers(b.Stories)})
		if len(strip) == n || i == len(p.front.Blocks)-1 {
			out, strip = append(out, strip), nil
		}
	}
	return out
}

// closing are the briefs, unless they stand beside the lead, and the long reads.
func (p *Page) closing(n, one, width int) []band {
	briefs := column{width: width, label: "IN BRIEF", kind: brief, stories: pointers(p.front.Briefs)}
	long := column{width: width, label: "LONG READS", kind: longRead, stories: pointers(p.front.LongReads)}
	if n > 3 {
		return labelled(row(longRead, one, n, long.stories), "LONG READS")
	}
	if n == 1 || len(briefs.stories) == 0 || len(long.stories) == 0 {
		return nonEmpty(band{briefs}, band{long})
	}
	half := (width - gutter) / 2
	briefs.width, long.width = width-gutter-half, half
	return []band{{briefs, long}}
}

func nonEmpty(bands ...band) []band {
	var out []band
	for _, b := range bands {
		if len(b[0].stories) > 0 {
			out = append(out, b)
		}
	}
	return out
}

func labelled(bands []band, label string) []band {
	if len(bands) > 0 {
		bands[0][0].label = label
		for i := 1; i < len(bands[0]); i++ {
			bands[0][i].label = " " // keeps the columns level
		}
	}
	return bands
}

// row sets stories n beside each other.
func row(k kind, one, n int, stories []*news.Story) []band {
	var out []band
	for len(stories) > 0 {
		var b band
		for _, s := range stories[:min(n, len(stories))] {
			b = append(b, column{width: one, kind: k, stories: []*news.Story{s}})
		}
		out, stories = append(out, b), stories[len(b):]
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
