package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// usualBudget is what an errand may spend that does not say, in bytes: some 1,500 pages with their pictures.
const usualBudget = 200_000_000

const (
	keepers  = 8   // stories fetched ahead at once; the client allows two to a host
	keepMost = 300 // stories of one Keep: a week of a large section
)

// Ahead is how far stories are fetched ahead where nobody says.
type Ahead struct {
	Depth    int      // steps that related stories are followed
	Budget   int64    // bytes that may come over the line
	Sections []string // paths of the sections that are fetched ahead after every refresh
}

// Keep fetches ahead what a query finds, for reading offline: as many stories as its Limit, or keepMost. What is stored
// already is passed over. Stories count where a refresh counts feeds.
func (d *Desk) Keep(ctx context.Context, q news.Query) <-chan news.Progress {
	return d.keep(ctx, news.Errand{
		Queries: []news.Query{q}, Limit: cmp.Or(q.Limit, keepMost), Depth: d.ahead.Depth, Budget: d.ahead.Budget,
	})
}

// KeepStory fetches one story ahead, and what is related to it.
func (d *Desk) KeepStory(ctx context.Context, id news.StoryID) <-chan news.Progress {
	return d.keep(ctx, news.Errand{Story: id, Depth: d.ahead.Depth, Budget: d.ahead.Budget})
}

// KeepChosen fetches ahead what is unread in the sections that are chosen for it.
func (d *Desk) KeepChosen(ctx context.Context) <-chan news.Progress {
	e, err := d.Chosen(ctx)
	if err != nil {
		return d.stream(ctx, func(ctx context.Context, _ func(news.Progress)) news.Progress { return unable(ctx, err) })
	}
	return d.keep(ctx, e)
}

// Chosen is the errand for the sections that are fetched ahead after every refresh.
func (d *Desk) Chosen(ctx context.Context) (news.Errand, error) {
	e := news.Errand{Limit: keepMost, Depth: d.ahead.Depth, Budget: d.ahead.Budget}
	for _, path := range d.ahead.Sections {
		id, err := d.library.SectionByPath(ctx, path)
		if err != nil {
			return e, fmt.Errorf("offline.sections: %w", err)
		}
		e.Queries = append(e.Queries, news.Query{Section: id, Unread: true})
	}
	return e, nil
}

// keep is Prefetch with its progress on a channel.
func (d *Desk) keep(ctx context.Context, e news.Errand) <-chan news.Progress {
	return d.stream(ctx, func(ctx context.Context, tell func(news.Progress)) news.Progress {
		var p news.Progress
		total, err := d.Prefetch(ctx, e, func(k news.Kept, all news.Errands) {
			p.Done, p.Feeds, p.New, p.Bytes = all.Stories, all.Stories+all.Left, all.Stored, all.Bytes
			if k.Status == news.KeptFailed {
				p.Failures = append(p.Failures, news.Failure{Title: k.Title, URL: k.URL, Reason: k.Reason})
			}
			q := p
			q.Failures = slices.Clone(p.Failures)
			tell(q)
		})
		if err != nil && ctx.Err() == nil {
			p.Failures = append(p.Failures, news.Failure{Title: "The rest was not fetched", Reason: Reason(err)})
		}
		p.Phase, p.Offline, p.Exhausted = news.Finished, total.Offline, total.Exhausted
		return p
	})
}

// Prefetch does an errand: the stories asked for first, then what is related to them, step by step. It calls report for
// each story, one call at a time, with the sums so far. The error is why the rest was given up; that the budget is used
// up, or that there is no network, is none.
func (d *Desk) Prefetch(ctx context.Context, e news.Errand, report func(news.Kept, news.Errands)) (news.Errands, error) {
	if d.Offline() {
		return news.Errands{Offline: true}, nil
	}
	if err := d.cache.SettlePictures(ctx); err != nil { // what is passed over must be there
		return news.Errands{}, err
	}
	r, err := d.begin(ctx, e, report)
	if err != nil {
		return news.Errands{}, err
	}
	defer r.stop(nil)
	d.recall(ctx)
	level, err := d.wants(r.ctx, &e)
	for depth := 0; err == nil && len(level) > 0 && r.ctx.Err() == nil; depth++ {
		r.follow = depth < e.Depth
		level = r.walk(level)
	}
	return r.end(ctx, err)
}

// want is a story to be fetched ahead.
type want struct {
	id    news.StoryID // zero when none is known at the address
	url   string
	title string
	from  news.StoryID // whose page led to it
	depth int
	whole bool  // all of it is stored, and not outdated
	when  int64 // what it is sorted by
}

func wanted(s *news.Story) want {
	return want{id: s.ID, url: s.URL, title: s.Title, whole: s.Whole && !s.Stale, when: s.When().UnixMilli()}
}

// key is by what a story is known to have been taken up.
func (w *want) key() string { return cmp.Or(fetch.Canonical(w.url), w.id.String()) }

// wants lists the stories that an errand asks for: those that nobody read, the newest first, then the others likewise.
func (d *Desk) wants(ctx context.Context, e *news.Errand) ([]want, error) {
	if e.Story != 0 {
		r, err := d.stored(ctx, e.Story)
		return []want{wanted(&r.Story)}, err
	}
	unread, err := d.newest(ctx, e, true, e.Limit)
	if err != nil || e.Limit > 0 && len(unread) >= e.Limit {
		return unread, err
	}
	rest, err := d.newest(ctx, e, false, max(0, e.Limit-len(unread)))
	return append(unread, rest...), err
}

var errEnough = errors.New("enough")

// newest lists the newest stories that the queries of an errand find, read or unread; all of them for a limit of zero.
func (d *Desk) newest(ctx context.Context, e *news.Errand, unread bool, limit int) ([]want, error) {
	var found []want
	known := map[news.StoryID]bool{}
	for _, q := range e.Queries {
		if q.Unread && !unread {
			continue
		}
		q.Unread, q.Limit = unread, 0
		most := limit
		err := d.each(ctx, q, func(s *news.Story) error {
			if s.Read != unread && !known[s.ID] {
				known[s.ID] = true
				found = append(found, wanted(s))
				most--
			}
			if most == 0 && limit > 0 {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return nil, err
		}
	}
	slices.SortStableFunc(found, func(a, b want) int { return cmp.Compare(b.when, a.when) })
	if limit > 0 {
		found = found[:min(limit, len(found))]
	}
	return found, nil
}
