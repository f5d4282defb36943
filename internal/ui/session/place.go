package session

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// place is where the reader is: a list or an article.
type place interface {
	name() text.Safe
	// tell reads it from its beginning, or from where the reader was.
	tell(*session)
	// again says where the reader is, who comes back to it.
	again(*session)
	// subject is the story that commands for stories mean; nil for none.
	subject() *news.Story
	// show takes over what became of stories.
	show(page.Changed)
	// renew reads again what may have changed, and says nothing.
	renew(context.Context, *session)
	// leave writes down where the reader was.
	leave(context.Context, *session)
	// turn reads on by pages; step by items or paragraphs; far goes to the beginning or the end.
	turn(s *session, by int)
	step(s *session, by int)
	far(s *session, end bool)
}

func (s *session) top() place {
	if len(s.trail) == 0 {
		return nil
	}
	return s.trail[len(s.trail)-1]
}

// arrive goes on to a place and tells it.
func (s *session) arrive(ctx context.Context, p place) {
	s.leave(ctx)
	s.trail, s.ahead = append(s.trail, p), nil
	p.tell(s)
}

// replace is arrive in place of where the reader is.
func (s *session) replace(ctx context.Context, p place) {
	s.leave(ctx)
	if n := len(s.trail); n > 0 {
		s.trail = s.trail[:n-1]
	}
	s.trail, s.ahead = append(s.trail, p), nil
	p.tell(s)
}

func (s *session) leave(ctx context.Context) {
	if p := s.top(); p != nil {
		p.leave(ctx, s)
	}
}

// visit goes to a destination. Where one is already, that is said again.
func (s *session) visit(ctx context.Context, to page.Destination, instead bool) {
	p := s.build(ctx, to)
	switch {
	case p == nil:
	case instead:
		s.replace(ctx, p)
	default:
		s.arrive(ctx, p)
	}
}

// back goes one step back.
func (s *session) back(ctx context.Context) {
	n := len(s.trail)
	if n < 2 {
		s.print("This is the beginning of the trail.")
		return
	}
	s.leave(ctx)
	s.trail, s.ahead = s.trail[:n-1], append(s.ahead, s.trail[n-1])
	s.top().again(s)
}

// forward takes a step back back.
func (s *session) forward(ctx context.Context) {
	n := len(s.ahead)
	if n == 0 {
		s.print("This is the end of the trail.")
		return
	}
	s.leave(ctx)
	s.trail, s.ahead = append(s.trail, s.ahead[n-1]), s.ahead[:n-1]
	s.top().again(s)
}

// source is the last list on the trail; nil for none.
func (s *session) source() *list {
	for i := len(s.trail) - 1; i >= 0; i-- {
		if l, ok := s.trail[i].(*list); ok {
			return l
		}
	}
	return nil
}

// wayTo is how a story is reached that is opened now: from another one, or from a list.
func (s *session) wayTo(from news.StoryID) news.Way {
	if from != 0 {
		way := news.Way{Kind: news.WayLink, From: from}
		if a, ok := s.top().(*reading); ok {
			way.Name = string(a.name())
		}
		return way
	}
	if l := s.source(); l != nil {
		return l.way
	}
	return news.Way{}
}
