package session

import (
	"context"
	"errors"

	"reader/internal/news"
	"reader/internal/passage"
	"reader/internal/text"
	"reader/internal/ui/article"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// answer is what the desk knows of a story.
type answer struct {
	news.Reading
	err error
}

// open opens a story from a list, or found in another one, and fetches its page when only the feed's text is stored.
func (s *session) open(ctx context.Context, to page.Story) place {
	r, err := s.o.Desk.Open(ctx, to.Story.ID)
	switch {
	case errors.Is(err, news.ErrNotFound) && to.Story.URL != "":
		return s.follow(ctx, page.Address{Link: news.Link{Title: to.Story.Title, URL: to.Story.URL}, From: to.From})
	case err != nil:
		s.trouble(err)
		return nil
	}
	if s.wanted(&r) {
		r = s.fetch(ctx, r, s.o.Desk.Fetch)
	}
	return s.opened(ctx, r, to.From, to)
}

// wanted says whether the network should be asked for the page.
func (s *session) wanted(r *news.Reading) bool {
	return article.Wanted(&r.Story, s.env.Offline)
}

// fetch asks the network for a story; what is stored stays when it does not answer, or the reader will not wait.
func (s *session) fetch(ctx context.Context, r news.Reading, get func(context.Context, news.StoryID) (news.Reading, error)) news.Reading {
	what := text.Format("Fetching the whole story from %s...", text.Host(r.Story.URL))
	a, ok := await(ctx, s, what, func(ctx context.Context) answer {
		got, err := get(ctx, r.Story.ID)
		return answer{got, err}
	})
	switch {
	case !ok:
		return r
	case a.err != nil:
		r.Trouble = string(s.o.Explain(a.err))
		return r
	}
	return a.Reading
}

// follow opens an address that was found in a story. Where a list stands there in place of an article, the list is read.
func (s *session) follow(ctx context.Context, to page.Address) place {
	what := text.Format("Fetching the whole story from %s...", text.Host(to.Link.URL))
	a, ok := await(ctx, s, what, func(ctx context.Context) answer {
		r, err := s.o.Desk.Follow(ctx, to.Link.URL, to.From)
		return answer{r, err}
	})
	var other *news.NoArticleError
	switch {
	case !ok:
		return nil
	case errors.As(a.err, &other) && other.List != (news.Listing{}):
		return s.build(ctx, page.ListOf(other.List))
	case a.err != nil:
		s.print(article.Failed(a.err))
		s.print(text.Join(" ", "The address is", text.URL(to.Link.URL)))
		return nil
	}
	if a.Story.Title == "" {
		a.Story.Title = to.Link.Title
	}
	return s.opened(ctx, a.Reading, to.From, to)
}

// opened marks the story read, notes the visit, and goes on where the reader was.
func (s *session) opened(ctx context.Context, r news.Reading, from news.StoryID, to page.Destination) place {
	if r.Story.ID != 0 {
		if d, any := deed.Mark(s.o.Desk, page.Mark{Stories: []news.Story{r.Story}, Read: true, Quiet: true}); any {
			s.do(ctx, d, "")
			s.counts.Unread = max(0, s.counts.Unread-1)
		}
		s.do(ctx, deed.Visit(s.o.Desk, r.Story, s.wayTo(from)), "")
		r.Story.Read = true
	}
	a := s.newReading(r, to)
	a.from = a.find(r.Place)
	if d, ok := to.(page.Story); ok {
		a.begin(d)
	}
	return a
}

// begin begins at a marked passage, or where what was searched for stands.
func (a *reading) begin(d page.Story) {
	for _, h := range a.r.Highlights {
		if h.ID != d.At {
			continue
		}
		if at := passage.Of(a.r.Article.Blocks).All(h.Exact); len(at) > 0 {
			a.seek(string(text.Line(h.Exact)))
		}
	}
	if len(d.Marks) > 0 {
		m := text.NewMatcher(d.Marks)
		for i, p := range a.passages {
			if p.Block != outside && len(m.Find(string(p.Text))) > 0 {
				a.from = i
				return
			}
		}
	}
}

// seek begins at the passage in which words stand.
func (a *reading) seek(words string) {
	if i, ok := a.findWords(words, 0); ok {
		a.from = i
	}
}
