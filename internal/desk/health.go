package desk

import (
	"context"
	"fmt"

	"reader/internal/news"
)

// Health says how the feeds of a section and of all below it fare, of the whole tree for zero, in the order of the tree.
func (d *Desk) Health(ctx context.Context, section news.SectionID) ([]news.Health, error) {
	tree, err := d.readTree(ctx)
	if err != nil {
		return nil, err
	}
	wanted, err := branch(tree, section)
	if err != nil {
		return nil, err
	}
	states, err := d.cache.States(ctx)
	if err != nil {
		return nil, err
	}
	var all []news.Health
	var ids []news.FeedID
	at := map[string]news.FeedID{} // by address, of the whole tree
	news.Walk(tree, func(path []string, s *news.Section) {
		for _, f := range s.Feeds {
			at[f.URL] = f.ID
			if wanted[s.ID] {
				all, ids = append(all, news.Health{Feed: f, Path: path}), append(ids, f.ID)
			}
		}
	})
	now := d.now()
	activities, err := d.cache.Activities(ctx, ids, now.Add(-rated))
	for i := range all {
		f := all[i].Feed
		examine(&all[i], states[f.ID], activities[f.ID], at, now)
	}
	return all, err
}

// branch is a section and all below it; all sections for zero.
func branch(tree []news.Section, id news.SectionID) (map[news.SectionID]bool, error) {
	if id != 0 {
		s := news.Find(tree, id)
		if s == nil {
			return nil, fmt.Errorf("section %s: %w", id, news.ErrNotFound)
		}
		tree = []news.Section{*s}
	}
	ids := map[news.SectionID]bool{}
	news.Walk(tree, func(_ []string, s *news.Section) { ids[s.ID] = true })
	return ids, nil
}

// pulseWeeks is how many weeks a pulse has at the most: a quarter of a year.
const pulseWeeks = 13

// Pulse tells what the page of feeds shows of one feed: its newest story, and how many came week by week.
func (d *Desk) Pulse(ctx context.Context, feed news.FeedID) (news.Pulse, error) {
	var p news.Pulse
	page, err := d.Page(ctx, news.Query{Feed: feed, Limit: 1})
	if err != nil {
		return p, err
	}
	if len(page.Stories) > 0 {
		p.Newest = &page.Stories[0]
	}
	p.Weeks, err = d.cache.Weeks(ctx, feed, pulseWeeks, d.now())
	return p, err
}

// RefreshFeed asks one feed though it may not be due.
func (d *Desk) RefreshFeed(ctx context.Context, id news.FeedID) <-chan news.Progress {
	return d.stream(ctx, func(ctx context.Context, _ func(news.Progress)) news.Progress {
		feed, err := d.library.Feed(ctx, id)
		if err != nil {
			return unable(ctx, err)
		}
		if d.Offline() {
			return news.Progress{Phase: news.Finished, Feeds: 1, Offline: true}
		}
		total := tally{feeds: 1}
		total.fail(ctx, d.VisitAll(ctx, []news.Feed{feed}, true, total.add))
		return total.progress(news.Finished)
	})
}
