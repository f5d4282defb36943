package session

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/feeds"
	"reader/internal/ui/page"
)

// feeds is how the feeds fare, in the order of the sections or the worst first.
func (s *session) feeds(ctx context.Context, d page.Feeds) (*list, error) {
	all, err := s.o.Desk.Health(ctx, 0)
	if err != nil {
		return nil, err
	}
	l := &list{to: d, title: "Feeds", empty: "No feeds yet. Press {add} to add a site or feed."}
	l.intro = text.Format("%d", len(all))
	if n := feeds.Troubled(all); n > 0 {
		l.intro = text.Join(", ", l.intro, text.Format("%d in trouble", n))
	}
	for _, part := range feeds.InOrder(all, d.Worst) {
		for _, h := range part.Feeds {
			l.rows = append(l.rows, s.feedRow(h, text.Line(part.Title)))
		}
	}
	return l, nil
}

func (s *session) feedRow(h *news.Health, head text.Safe) row {
	title := deed.NameOf(h.Feed)
	return row{
		head: head, feed: h, enter: page.Go{To: page.List{Title: title, Query: news.Query{Feed: h.Feed.ID}}},
		words: func() text.Safe {
			return text.Join(" ", ended(text.Line(title)), said(feeds.Row(h)))
		},
	}
}

// said is facts as sentences.
func said(facts []text.Safe) text.Safe {
	sentences := make([]text.Safe, len(facts))
	for i, f := range facts {
		sentences[i] = ended(text.Capital(f))
	}
	return text.Join(" ", sentences...)
}

// failed says what failed, and why.
func (*session) failed(d page.Failures) *list {
	l := &list{to: d, title: "What failed", intro: text.Format("%d", len(d.Failures)), empty: "Nothing failed in the last refresh."}
	if len(d.Failures) == 0 {
		l.intro = ""
	}
	for _, f := range d.Failures {
		r := row{words: func() text.Safe {
			return text.Join(" ", text.Join(": ", text.Line(f.Title), ended(text.Line(f.Reason))), text.Masked(f.URL))
		}}
		if f.Feed != 0 {
			r.enter = page.Go{To: page.List{Title: f.Title, Query: news.Query{Feed: f.Feed}}}
		}
		l.rows = append(l.rows, r)
	}
	return l
}
