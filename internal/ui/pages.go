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

// build makes the page of a destination; instead says that it takes the place of the page on top.
func (r *root) build(to page.Destination, instead bool) page.Page {
	desk := r.o.Desk
	switch d := to.(type) {
	case page.List:
		return section.New(desk, d)
	case page.Story:
		return article.New(desk, d.Story, r.from(instead))
	case page.Address:
		return article.Follow(desk, d.Link, d.From, r.from(instead))
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

// from is the page that an article is opened from: a list, with the story's place in it, or another article.
func (r *root) from(instead bool) article.From {
	i := r.trail.baseAt()
	if instead && i > 0 {
		i--
	}
	s := r.trail.steps[i]
	f := article.From{Name: s.page.Name()}
	if p, ok := s.page.(page.Positioned); ok && !s.reading() {
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
