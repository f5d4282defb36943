package desk

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"reader/internal/cache"
	"reader/internal/news"
)

// The shape of a front page: how many stories each part takes at the most, and from how many of the newest it is made.
const (
	frontNewest    = 200
	frontSeconds   = 3
	frontPerBlock  = 3
	frontBriefs    = 6
	frontLongReads = 3
	longRead       = 600 // words from which a story is a long read: about three minutes
)

// halfLife is how long it takes a story to lose half its weight: the morning's lead is an evening's brief.
const halfLife = 8 * time.Hour

// Front edits a front page out of the newest stories. A story stands in one place; the same store gives the same page
// within the hour.
func (d *Desk) Front(ctx context.Context) (news.Front, error) {
	var tree []news.Section
	var counts news.Counts
	var page news.Page
	newest := cache.Filter{All: true, Limit: frontNewest}
	err := atOnce(ctx,
		func(ctx context.Context) (err error) { tree, counts, err = d.counted(ctx); return err },
		func(ctx context.Context) (err error) { page, err = d.cache.Page(ctx, newest); return err })
	if err != nil {
		return news.Front{}, err
	}
	l := d.shelf.Load()
	if page, err = filled(ctx, newest, page, d.cache.Page, l.unseen); err != nil {
		return news.Front{}, err
	}
	l.placeAll(page.Stories)
	front := editFront(page.Stories, blocksOf(tree), d.now())
	front.Sections, front.Counts = tree, counts
	if len(page.Stories) > 0 {
		front.Newest = page.Stories[0].When()
	}
	if front.Bare, err = d.bare(ctx, front.Lead); err != nil {
		return front, err
	}
	front.Updated, err = d.cache.LastSuccess(ctx)
	return front, err
}

// bare reports that the picture of a lead cannot be shown.
func (d *Desk) bare(ctx context.Context, lead *news.Story) (bool, error) {
	if lead == nil || lead.Picture.URL == "" {
		return true, nil
	}
	absent, err := d.absences(ctx, &news.Reading{Story: *lead})
	return absent[lead.Picture.URL] != "", err
}

// block is a section that the front page may give a block, with all its feeds.
type block struct {
	section news.SectionID
	title   string
	feeds   map[news.FeedID]bool
}

// blocksOf takes the first level below each paper, or the paper itself when it has no sections. A saved search has none:
// what it finds stands in the sections that it comes from.
func blocksOf(tree []news.Section) []block {
	var blocks []block
	add := func(s *news.Section) {
		b := block{section: s.ID, title: s.Title, feeds: map[news.FeedID]bool{}}
		for _, f := range feedsBelow(s) {
			b.feeds[f] = true
		}
		blocks = append(blocks, b)
	}
	for i := range tree {
		below := slices.DeleteFunc(slices.Clone(tree[i].Children), func(s news.Section) bool { return s.Search != "" })
		if len(below) == 0 {
			add(&tree[i])
		}
		for j := range below {
			add(&below[j])
		}
	}
	return blocks
}

// editFront is the editor: pure, so that a table can test it.
func editFront(stories []news.Story, blocks []block, now time.Time) news.Front {
	ranked, newest := slices.Clone(stories), slices.Clone(stories)
	slices.SortStableFunc(ranked, func(a, b news.Story) int { return cmp.Compare(weight(&b, now), weight(&a, now)) })
	e := editor{used: map[news.StoryID]bool{}}
	// Within a part the newest stand first, those already read behind the others.
	slices.SortStableFunc(newest, func(a, b news.Story) int { return compareBool(a.Read, b.Read) })
	var front news.Front
	if lead := e.take(ranked, 1, nil); len(lead) > 0 {
		front.Lead = &lead[0]
		front.Seconds = e.seconds(ranked, lead[0].Kicker)
	}
	front.LongReads = e.take(ranked, frontLongReads, func(s *news.Story) bool { return s.Words >= longRead })
	front.Briefs = e.take(newest, frontBriefs, nil)
	for _, b := range blocks {
		if taken := e.take(newest, frontPerBlock, b.carries); len(taken) > 0 {
			front.Blocks = append(front.Blocks, news.FrontBlock{Section: b.section, Title: b.title, Stories: taken})
		}
	}
	return front
}

func (b *block) carries(s *news.Story) bool {
	return slices.ContainsFunc(s.Feeds, func(f news.FeedID) bool { return b.feeds[f] })
}

// editor remembers which stories have found their place.
type editor struct{ used map[news.StoryID]bool }

// take takes the first n stories that are free and fit; a nil fits takes any.
func (e *editor) take(stories []news.Story, n int, fits func(*news.Story) bool) []news.Story {
	var taken []news.Story
	for i := range stories {
		s := &stories[i]
		if len(taken) == n {
			break
		}
		if e.used[s.ID] || fits != nil && !fits(s) {
			continue
		}
		e.used[s.ID] = true
		taken = append(taken, *s)
	}
	return taken
}

// seconds takes the stories beside the lead, each of another section as long as there are some.
func (e *editor) seconds(ranked []news.Story, lead string) []news.Story {
	seen := map[string]bool{lead: true}
	taken := e.take(ranked, frontSeconds, func(s *news.Story) bool {
		other := !seen[s.Kicker]
		seen[s.Kicker] = true
		return other
	})
	return append(taken, e.take(ranked, frontSeconds-len(taken), nil)...)
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

// weight scores a story: freshness, how many feeds carry it, whether it can stand as a lead, whether it was read.
// Ages count in whole hours so that the page does not shuffle under the reader's eye.
func weight(s *news.Story, now time.Time) float64 {
	age := max(now.Sub(s.When()), 0).Truncate(time.Hour)
	w := math.Exp2(-float64(age) / float64(halfLife))
	w *= 1 + 0.2*float64(min(len(s.Feeds)-1, 3))
	if s.Picture.URL != "" {
		w *= 1.2
	}
	if s.Summary == "" {
		w *= 0.5
	}
	if s.Read {
		w *= 0.3
	}
	return w
}
