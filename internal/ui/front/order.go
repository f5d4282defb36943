package front

import "reader/internal/news"

// Part is a piece of the front page in the order of reading: stories under the name of a section, under one of our own, or
// under none.
type Part struct {
	Title   string // of a section
	Label   string // a name of our own, such as IN BRIEF
	Stories []*news.Story
}

// InOrder is a front page from its lead to its last story, as it stands in a single column.
func InOrder(f *news.Front) []Part {
	if f.Lead == nil {
		return nil
	}
	l := layout{front: f, n: 1, briefs: pointers(f.Briefs), longs: pointers(f.LongReads), alone: true}
	bands := append([]band{l.opening(len(f.More.Stories))}, l.seconds()...)
	bands = append(append(bands, l.blocks()...), l.closing()...)
	var out []Part
	for _, b := range bands {
		for _, c := range b.columns {
			for _, p := range c.parts {
				out = append(out, Part{p.head, p.label, p.stories})
			}
		}
	}
	return out
}

// House is the paper that most stories of a front page are from, which need not be said of each; empty when none is.
func House(f *news.Front) string {
	p := Page{front: *f}
	return p.chooseHouse()
}
