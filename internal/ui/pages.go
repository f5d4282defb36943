package ui

import (
	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/feeds"
	"reader/internal/ui/help"
	"reader/internal/ui/page"
	"reader/internal/ui/palette"
	"reader/internal/ui/passing"
	"reader/internal/ui/past"
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
		if d.Query.Listing != (news.Listing{}) {
			return section.Follow(desk, desk, d, r.from(instead).Trail)
		}
		return section.New(desk, d)
	case page.Story:
		return article.New(desk, d.Story, d.From, r.from(instead)).At(d.At).Found(d.Marks)
	case page.Address:
		return article.Follow(desk, d.Link, d.From, r.from(instead))
	case page.Search:
		return search.New(desk, d.Text)
	case page.KeptSearch:
		return search.Keep(d)
	case page.Saved:
		return saved.New(desk, d)
	case page.Sections:
		return section.NewDrawer(r.rail)
	case page.Palette:
		return palette.New(r.offers(), r.known(), r.recent, r.sought)
	case page.Help:
		return help.New(r.o.Version, r.place())
	case page.Failures:
		return status.NewFailures(d.Failures)
	case page.Feeds:
		return feeds.New(desk, d.Worst)
	case page.History:
		return past.NewHistory(desk, d.At)
	case page.Trash:
		return past.NewTrash(desk)
	case page.Empty:
		return &past.Empty{}
	case page.Retitle:
		return feeds.Retitle(d.Feed)
	case page.Refile:
		return feeds.Refile(d.Feed)
	case page.Add:
		return welcome.Add(desk, d.Address)
	case page.Tour:
		return &welcome.Tour{}
	case page.Welcome:
		return welcome.New(desk)
	case page.Lists:
		return saved.Lists(desk, desk, d.Story)
	case page.Tags:
		return saved.Tags(desk, desk, d.Story)
	case page.Note:
		return saved.Note(desk, d.Story)
	case page.PassOn:
		return passing.NewMenu(d.Story, r.o.Tools)
	case page.PipeTo:
		return passing.NewPipe(d.Story, r.piped)
	case page.Enclosed:
		return passing.NewFiles(d.Story)
	case page.Printed:
		return passing.NewPrinted(d.By, d.Text)
	case page.Remark:
		return saved.Remark(d.Story, d.Highlight)
	default:
		return r.front
	}
}

// crumbs is how many pages of the trail an article may name, and onward how many of the stories behind it in its list.
const (
	crumbs = 4
	onward = 3
)

// from tells an article, or a list found in one, of the trail that it is opened on, and an article of its place in the
// list it comes from.
func (r *root) from(instead bool) article.From {
	below := len(r.trail.steps)
	if instead {
		below--
	}
	var f article.From
	list := r.trail.opener(below)
	var last *step
	for _, s := range r.trail.steps[:below] {
		if s == list || !s.overlay() {
			f.Trail, last = append(f.Trail, s.page.Name()), s
		}
	}
	f.Trail = f.Trail[max(0, len(f.Trail)-crumbs):]
	if list == nil {
		return f
	}
	f.List = list.page.Name()
	if p, ok := list.page.(page.Onward); ok {
		f.Next = p.Onward(onward)
	}
	if p, ok := list.page.(page.Positioned); ok && list == last {
		f.At, f.Total = p.Position(r.env(list))
	}
	return f
}

// place is where the reader is, in the terms of the key table.
func (r *root) place() page.When {
	s := r.trail.base()
	if r.inRail {
		return page.AtRail
	}
	switch s.to.(type) {
	case page.Feeds:
		return page.AtFeeds
	case page.History, page.Trash:
		return page.AtPast
	}
	switch {
	case s.reading():
		return page.AtArticle
	case s.lists():
		return page.AtList
	default:
		return page.AtFront
	}
}
