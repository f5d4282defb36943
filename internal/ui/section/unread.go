package section

import (
	"context"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// Behind lists the sections that follow a place, and then those before it: where the next unread story is looked for.
func Behind(env *page.Env, from page.Destination) []page.List {
	all := Sections(env)
	start := 0
	for i, l := range all {
		if here, ok := from.(page.List); ok && l.Query == here.Query {
			start = i + 1
		}
	}
	return append(append([]page.List{}, all[start:]...), all[:start]...)
}

// FirstUnread is the newest unread story of the first section that has one; nil when everything has been read.
func FirstUnread(ctx context.Context, shelf Shelf, order []page.List) (in page.List, story *news.Story, err error) {
	for _, l := range order {
		q := l.Query
		q.Unread, q.Limit = true, 1
		p, err := shelf.Page(ctx, q)
		if err != nil {
			return l, nil, err
		}
		if len(p.Stories) > 0 {
			return l, &p.Stories[0], nil
		}
	}
	return page.List{}, nil, nil
}
