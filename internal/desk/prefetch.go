package desk

import (
	"cmp"
	"context"
	"errors"

	"reader/internal/news"
)

const (
	keepers  = 4   // pages fetched at once; the client allows two to a host
	keepMost = 300 // pages of one Keep when the query sets no limit: a week of a large section
)

// Keep fetches the pages of the stories that a query finds, the newest first, for reading offline: as many as its
// Limit, or keepMost; what is stored already is passed over. Pages count where a refresh counts feeds.
func (d *Desk) Keep(ctx context.Context, q news.Query) <-chan news.Progress {
	return d.stream(ctx, func(ctx context.Context, tell func(news.Progress)) news.Progress {
		stories, err := d.missing(ctx, q)
		if err != nil {
			return unable(ctx, err)
		}
		if d.Offline() {
			return news.Progress{Phase: news.Finished, Feeds: len(stories), Offline: true}
		}
		total := tally{feeds: len(stories)}
		together(ctx, keepers, stories, func(s news.Story) (Visit, bool) {
			v := d.keepOne(ctx, &s)
			return v, v.Status != StatusFailed || ctx.Err() == nil
		}, func(v Visit) {
			total.add(v)
			tell(total.progress(news.Running))
		})
		return total.progress(news.Finished)
	})
}

var errEnough = errors.New("enough")

// missing lists the stories of a query whose pages are not stored, or outdated.
func (d *Desk) missing(ctx context.Context, q news.Query) ([]news.Story, error) {
	most := q.Limit
	if most <= 0 {
		most = keepMost
	}
	var stories []news.Story
	err := d.each(ctx, q, func(s *news.Story) error {
		if most--; most < 0 {
			return errEnough
		}
		if s.Stored < news.StoredFull || s.Stale {
			stories = append(stories, *s)
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return stories, err
}

// keepOne gets a story's page and its lead picture. Without the picture the story can be read all the same.
func (d *Desk) keepOne(ctx context.Context, s *news.Story) Visit {
	v := Visit{Feed: news.Feed{Title: s.Title, URL: s.URL}, Status: StatusNew, New: 1}
	r, missed, err := d.fetch(ctx, s.ID)
	if err = cmp.Or(err, missed); err != nil {
		v.Status, v.New, v.Err = StatusFailed, 0, err
		return v
	}
	if r.Article.Picture.URL != "" {
		_, _ = d.Picture(ctx, r.Article.Picture.URL, s.ID)
	}
	return v
}
