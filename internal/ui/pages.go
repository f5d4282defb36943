package ui

import (
	"reader/internal/ui/article"
	"reader/internal/ui/front"
	"reader/internal/ui/help"
	"reader/internal/ui/page"
	"reader/internal/ui/palette"
	"reader/internal/ui/saved"
	"reader/internal/ui/search"
	"reader/internal/ui/section"
	"reader/internal/ui/status"
	"reader/internal/ui/welcome"
)

// build makes the page of a destination.
func (r *root) build(to page.Destination) page.Page {
	desk := r.o.Desk
	switch d := to.(type) {
	case page.List:
		return section.New(desk, d)
	case page.Story:
		return article.New(desk, d.Story, r.from())
	case page.Address:
		return article.Follow(desk, d.Link, d.From, r.from())
	case page.Search:
		return search.New(desk, d.Text)
	case page.Saved:
		return saved.New(desk, desk, d.List)
	case page.Palette:
		return palette.New(r.place())
	case page.Help:
		return help.New()
	case page.Failures:
		return status.NewFailures(d.Failures)
	case page.Add:
		return welcome.Add(desk, d.Address)
	case page.Welcome:
		return welcome.New(desk)
	case page.Lists:
		return saved.Lists(desk, desk, d.Story)
	case page.Tags:
		return saved.Tags(desk, d.Story)
	case page.Note:
		return saved.Note(desk, d.Story)
	default:
		known := r.front
		r.front = nil // stale the next time
		return front.New(desk, known)
	}
}

// from is where an article is opened from: the nearest list or article below.
func (r *root) from() article.From {
	s := r.trail.base()
	f := article.From{Name: s.page.Name()}
	if l := r.trail.beneath(); l != nil {
		s = l
	}
	if p, ok := s.page.(page.Positioned); ok {
		f.At, f.Total = p.Position(r.env(s))
	}
	return f
}

// place is where the reader is, in the terms of the key table.
func (r *root) place() page.When {
	switch s := r.trail.base(); {
	case r.inRail:
		return page.AtRail
	case s.reading():
		return page.AtArticle
	case s.lists():
		return page.AtList
	default:
		return page.AtFront
	}
}
