package desk

import (
	"context"
	"errors"
	"time"

	"reader/internal/news"
)

// Keep fetches the pages of the stories that a query finds, for reading offline; what is stored already is passed over.
// Pages count where a refresh counts feeds.
func (d *Desk) Keep(ctx context.Context, q news.Query) <-chan news.Progress {
	out := make(chan news.Progress, 1)
	go func() {
		defer close(out)
		total := tally{}
		pace := throttle{every: messages}
		err := d.each(ctx, q, func(s *news.Story) error {
			total.feeds++
			v := Visit{Feed: news.Feed{Title: s.Title, URL: s.URL}, Status: StatusUnchanged}
			if s.Stored < news.StoredFull {
				v = d.keepOne(ctx, s)
			}
			total.add(v)
			if pace.ready(time.Now()) {
				offer(out, total.progress(news.Running))
			}
			return ctx.Err()
		})
		p := total.progress(news.Finished)
		if err != nil && ctx.Err() == nil {
			p.Failures = append(p.Failures, news.Failure{Reason: err.Error()})
		}
		send(ctx, out, p)
	}()
	return out
}

func (d *Desk) keepOne(ctx context.Context, s *news.Story) Visit {
	v := Visit{Feed: news.Feed{Title: s.Title, URL: s.URL}, Status: StatusNew, New: 1}
	r, err := d.Fetch(ctx, s.ID)
	if err == nil && r.Trouble != "" {
		err = errors.New(r.Trouble)
	}
	if err != nil {
		v.Status, v.New, v.Err = StatusFailed, 0, err
	}
	return v
}

// each calls visit for every story that a query finds, page by page.
func (d *Desk) each(ctx context.Context, q news.Query, visit func(*news.Story) error) error {
	q.After = news.Cursor{}
	for {
		page, err := d.Page(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Stories {
			if err := visit(&page.Stories[i]); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		q.After = page.Next
	}
}
