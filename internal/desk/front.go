package desk

import (
	"context"
	"slices"

	"reader/internal/cache"
	"reader/internal/news"
)

// From how many stories a front page is made: the newest of all, of the unread ones where these have few of them, and of
// each section that has no part in them, but of so many sections at the most.
const (
	frontNewest  = 200
	frontUnread  = 40
	frontSection = 6
	frontAsked   = 12
)

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
	blocks := blocksOf(news.Shown(tree))
	stories := page.Stories
	if page.More {
		if stories, err = d.widen(ctx, l, blocks, stories); err != nil {
			return news.Front{}, err
		}
	}
	l.placeAll(stories)
	front := edit(stories, blocks, l.weight, d.now())
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

// widen adds to the newest stories what a busy source has driven out of them: unread ones, and some of each section.
func (d *Desk) widen(ctx context.Context, l *shelf, blocks []block, newest []news.Story) ([]news.Story, error) {
	asked := wanting(blocks, newest)
	pages := make([]news.Page, len(asked))
	reads := make([]func(context.Context) error, len(asked))
	for i := range asked {
		reads[i] = func(ctx context.Context) (err error) { pages[i], err = d.cache.Page(ctx, asked[i]); return err }
	}
	if err := atOnce(ctx, reads...); err != nil {
		return nil, err
	}
	have := make(map[news.StoryID]bool, len(newest))
	for i := range newest {
		have[newest[i].ID] = true
	}
	for _, p := range pages {
		for _, s := range p.Stories {
			if !have[s.ID] && !l.unseen(s) {
				have[s.ID] = true
				newest = append(newest, s)
			}
		}
	}
	return newest, nil
}

// wanting is what to ask for besides the newest stories. Sections that the reader wants to see more of come first.
func wanting(blocks []block, newest []news.Story) []cache.Filter {
	var asked []cache.Filter
	unread := 0
	found := make([]int, len(blocks))
	at := blockOfFeed(blocks)
	for i := range newest {
		if !newest[i].Read {
			unread++
		}
		for _, b := range at.of(&newest[i]) {
			found[b]++
		}
	}
	if unread < frontUnread {
		asked = append(asked, cache.Filter{All: true, Unread: true, Limit: frontUnread})
	}
	var short []int
	for i := range blocks {
		if found[i] < min(frontSection, blocks[i].total) {
			short = append(short, i)
		}
	}
	slices.SortStableFunc(short, func(a, b int) int { return blocks[b].weight - blocks[a].weight })
	for _, i := range short[:min(frontAsked, len(short))] {
		asked = append(asked, cache.Filter{Feeds: blocks[i].feeds, Limit: frontSection})
	}
	return asked
}

// bare reports that the picture of a lead cannot be shown.
func (d *Desk) bare(ctx context.Context, lead *news.Story) (bool, error) {
	if lead == nil || lead.Picture.URL == "" {
		return true, nil
	}
	absent, err := d.absences(ctx, &news.Reading{Story: *lead})
	return absent[lead.Picture.URL] != "", err
}

// Rows reads stories as lists have them now, by their identifiers; those that are gone are missing.
func (d *Desk) Rows(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]news.Story, error) {
	l, err := d.shelved(ctx)
	if err != nil {
		return nil, err
	}
	stories, err := d.cache.Stories(ctx, ids)
	if err != nil {
		return nil, err
	}
	l.placeAll(stories)
	rows := make(map[news.StoryID]news.Story, len(stories))
	for i := range stories {
		rows[stories[i].ID] = stories[i]
	}
	return rows, nil
}
