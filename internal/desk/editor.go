package desk

import (
	"cmp"
	"math"
	"slices"
	"time"

	"reader/internal/news"
	"reader/internal/text"
)

// The shape of a front page: how many stories each part takes at the most, and how many sections have a block.
const (
	frontSeconds   = 3
	frontMore      = 6 // of the lead's own section
	frontPerBlock  = 3
	frontBlocks    = 12
	frontBriefs    = 6
	frontLongReads = 3
	longRead       = 600 // words from which a story is a long read: about three minutes

	// Below so many sections with a block, a page would end in the middle of a large screen: for each that is missing the
	// lead's own section and the briefs have so many more.
	frontWide     = 4
	frontMoreFor  = 3
	frontBriefFor = 2
)

// What a story is worth. Its worth halves with each half-life: the morning's lead is an evening's brief. A step of weight
// is worth a half-life, more or less of it. What stands on the page already holds back what is of the same source or the
// same section, so that none of them fills it however busy it is; next to the lead, far more.
const (
	halfLife    = 8 * time.Hour
	mostWeight  = 4
	ofRead      = 0.3
	ofBare      = 0.5 // a lead or a second without a sentence
	ofPictured  = 1.2 // one with a picture
	ofEachFeed  = 0.2 // more for each further feed that carries it
	ofCrowded   = 0.7
	ofLeadsKind = 0.3 // a second of the section of the lead, or of another second
)

// block is a section that the front page may give a block, with all its feeds.
type block struct {
	section news.SectionID
	title   string
	feeds   []news.FeedID
	total   int // stories there are
	weight  int
}

// blocksOf takes the first level below each paper, or the paper itself when it has no sections. A saved search has none:
// what it finds stands in the sections that it comes from.
func blocksOf(tree []news.Section) []block {
	var blocks []block
	add := func(s *news.Section, weight news.Weight) {
		blocks = append(blocks, block{s.ID, s.Title, feedsBelow(s), s.Counts.Total, int(weight)})
	}
	for i := range tree {
		s := &tree[i]
		below := slices.DeleteFunc(slices.Clone(s.Children), func(s news.Section) bool { return s.Search != "" })
		if len(below) == 0 && s.Search == "" {
			add(s, s.Weight)
		}
		for j := range below {
			add(&below[j], s.Weight+below[j].Weight)
		}
	}
	return blocks
}

// feedBlocks says in which block a feed stands.
type feedBlocks map[news.FeedID]int

func blockOfFeed(blocks []block) feedBlocks {
	at := feedBlocks{}
	for i := range blocks {
		for _, f := range blocks[i].feeds {
			at[f] = i
		}
	}
	return at
}

// of lists the blocks that carry a story.
func (at feedBlocks) of(s *news.Story) []int {
	var in []int
	for _, f := range s.Feeds {
		if b, known := at[f]; known && !slices.Contains(in, b) {
			in = append(in, b)
		}
	}
	return in
}

// candidate is a story that may come onto the page.
type candidate struct {
	*news.Story
	score  float64
	blocks []int
	used   bool
}

// editor puts a page together. It remembers what stands there already.
type editor struct {
	all      []*candidate
	in       [][]*candidate  // by block
	titles   map[string]bool // folded
	sources  map[string]int
	sections map[string]int
}

// edit is the editor at work: pure, so that a table can test it. Weight says how many steps more or less than usual the
// reader wants to see of a story's source and sections.
func edit(stories []news.Story, blocks []block, weight func(*news.Story) int, now time.Time) news.Front {
	e := editor{titles: map[string]bool{}, sources: map[string]int{}, sections: map[string]int{}, in: make([][]*candidate, len(blocks))}
	at := blockOfFeed(blocks)
	for i := range stories {
		s := &stories[i]
		c := &candidate{Story: s, score: score(s, weight(s), now), blocks: at.of(s)}
		e.all = append(e.all, c)
		for _, b := range c.blocks {
			e.in[b] = append(e.in[b], c)
		}
	}
	return e.page(blocks)
}

func (e *editor) page(blocks []block) (front news.Front) {
	lead := e.take(1, e.all, leading)
	if len(lead) == 0 {
		return front
	}
	front.Lead = lead[0].Story
	front.Seconds = storiesOf(e.take(frontSeconds, e.all, e.second))
	missing := max(0, frontWide-e.others(lead[0]))
	var own int
	front.More, own = e.more(blocks, lead[0], frontMore+missing*frontMoreFor)
	front.LongReads = storiesOf(e.take(frontLongReads, e.all, func(c *candidate) float64 {
		if c.Words < longRead {
			return 0
		}
		return e.uncrowded(c)
	}))
	front.Briefs = inOrder(e.take(frontBriefs+missing*frontBriefFor, e.all, e.uncrowded))
	for _, i := range e.chosen(own) {
		if taken := e.take(frontPerBlock, e.in[i], e.unsourced); len(taken) > 0 {
			front.Blocks = append(front.Blocks, news.FrontBlock{Section: blocks[i].section, Title: blocks[i].title, Stories: inOrder(taken)})
		}
	}
	return front
}

// others counts the sections beside the lead's that have a story left.
func (e *editor) others(lead *candidate) (n int) {
	for i, list := range e.in {
		if !slices.Contains(lead.blocks, i) && slices.ContainsFunc(list, func(c *candidate) bool { return !c.used }) {
			n++
		}
	}
	return n
}

// more takes further stories of the lead's section, most at the most, and says which that is; -1 for none.
func (e *editor) more(blocks []block, lead *candidate, most int) (news.FrontBlock, int) {
	for _, i := range lead.blocks {
		taken := inOrder(e.take(most, e.in[i], e.unsourced))
		return news.FrontBlock{Section: blocks[i].section, Title: blocks[i].title, Stories: taken}, i
	}
	return news.FrontBlock{}, -1
}

// chosen are the sections that get a block, in the order of the tree: of too many those with the worthiest stories.
func (e *editor) chosen(but int) []int {
	var all []int
	best := make([]float64, len(e.in))
	for i, list := range e.in {
		for _, c := range list {
			if !c.used {
				best[i] = max(best[i], c.score)
			}
		}
		if i != but && best[i] > 0 {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(best[b], best[a]) })
	all = all[:min(frontBlocks, len(all))]
	slices.Sort(all)
	return all
}

// take takes up to n candidates that are free, each time the worthiest among those left; one that is worth nothing is
// never taken, nor one under a headline that stands on the page already.
func (e *editor) take(n int, from []*candidate, worth func(*candidate) float64) []*candidate {
	var taken []*candidate
	for len(taken) < n {
		var best *candidate
		most := 0.0
		for _, c := range from {
			if c.used {
				continue
			}
			if w := worth(c); w > most || w == most && best != nil && c.When().After(best.When()) {
				best, most = c, w
			}
		}
		if best == nil {
			break
		}
		best.used = true
		if title := text.Fold(best.Title); title == "" || !e.titles[title] {
			e.titles[title] = true
			e.sources[best.Source]++
			e.sections[best.Kicker]++
			taken = append(taken, best)
		}
	}
	return taken
}

// leading is what a candidate is worth on top of the page.
func leading(c *candidate) float64 {
	w := c.score
	if c.Picture.URL != "" {
		w *= ofPictured
	}
	if c.Summary == "" {
		w *= ofBare
	}
	return w
}

// second is what a candidate is worth beside the lead.
func (e *editor) second(c *candidate) float64 {
	return leading(c) * math.Pow(ofLeadsKind, float64(e.sections[c.Kicker])) * math.Pow(ofCrowded, float64(e.sources[c.Source]))
}

// uncrowded is what a candidate is worth among those of all sections.
func (e *editor) uncrowded(c *candidate) float64 {
	return e.unsourced(c) * math.Pow(ofCrowded, float64(e.sections[c.Kicker]))
}

// unsourced is what a candidate is worth among those of its section.
func (e *editor) unsourced(c *candidate) float64 {
	return c.score * math.Pow(ofCrowded, float64(e.sources[c.Source]))
}

// score is what a story is worth by itself: how fresh it is, how much the reader wants of its kind, how many feeds carry
// it, whether it was read. Ages count in whole hours so that the page does not shuffle under the reader's eye.
func score(s *news.Story, weight int, now time.Time) float64 {
	age := max(now.Sub(s.When()), 0).Truncate(time.Hour)
	w := math.Exp2(-float64(age)/float64(halfLife) + float64(max(-mostWeight, min(weight, mostWeight))))
	w *= 1 + ofEachFeed*float64(min(max(len(s.Feeds)-1, 0), 3))
	if s.Read {
		w *= ofRead
	}
	return max(w, math.SmallestNonzeroFloat64) // a story of ten years ago is better than none
}

func storiesOf(taken []*candidate) []news.Story {
	var out []news.Story
	for _, c := range taken {
		out = append(out, *c.Story)
	}
	return out
}

// inOrder are the stories of a part as they stand in it: the newest first, those already read behind the others.
func inOrder(taken []*candidate) []news.Story {
	slices.SortStableFunc(taken, func(a, b *candidate) int {
		return cmp.Or(compareBool(a.Read, b.Read), b.When().Compare(a.When()))
	})
	return storiesOf(taken)
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
