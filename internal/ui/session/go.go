package session

import (
	"context"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// goTo goes to a place by its name, or the beginning of it.
func (s *session) goTo(ctx context.Context, name string) {
	if name == "" {
		s.visit(ctx, index{}, false)
		return
	}
	var near *section.Place
	want, all := text.Fold(name), section.Places(&s.env, s.owned, s.counts.Whole)
	for i := range all {
		title := text.Fold(all[i].Title)
		whole := text.Fold(all[i].Inside + "/" + all[i].Title)
		switch {
		case title == want || whole == want || strings.HasSuffix(whole, "/"+want):
			s.visit(ctx, all[i].To, false)
			return
		case near == nil && strings.HasPrefix(title, want):
			near = &all[i]
		}
	}
	if near == nil {
		s.print(text.Format("There is no section %q. sections lists them.", text.Line(name)))
		return
	}
	s.visit(ctx, near.To, false)
}

// sectionNumber goes to a section by its place in the order of the tabs.
func (s *session) sectionNumber(ctx context.Context, n int) {
	all := section.Sections(&s.env)
	if n < 1 || n > len(all) {
		s.print(text.Format("There is no section %d.", n))
		return
	}
	s.visit(ctx, all[n-1], false)
}

// beside goes to the section before or behind.
func (s *session) beside(ctx context.Context, by int) {
	l := s.source()
	if l == nil {
		return
	}
	to, ok := section.Beside(&s.env, l.to, by)
	if !ok {
		s.print([...]text.Safe{"This is the first section", "This is the last section"}[(by+1)/2])
		return
	}
	s.visit(ctx, to, s.top() == l)
}

// number opens what stands behind a number: an item of a list, a link of an article.
func (s *session) number(ctx context.Context, number string) {
	switch p := s.top().(type) {
	case *list:
		if n, _ := strconv.Atoi(number); p.choose(s, n) {
			s.act(ctx, p.under().enter)
		}
	case *reading:
		s.followNumber(ctx, p, number)
	default:
		s.nothingHere()
	}
}

// open opens what stands behind a number, else what was read last; at an article it reads on.
func (s *session) openNumber(ctx context.Context, argument string) {
	switch p := s.top().(type) {
	case *list:
		switch {
		case argument != "":
			s.number(ctx, argument)
		case p.under() == nil:
			s.nothingHere()
		default:
			s.act(ctx, p.under().enter)
		}
	case *reading:
		if argument != "" {
			s.followNumber(ctx, p, argument)
			return
		}
		p.turn(s, 1)
	default:
		s.nothingHere()
	}
}

// links lists what can be followed from the article.
func (s *session) links(ctx context.Context, argument string) {
	a, ok := s.top().(*reading)
	switch {
	case !ok:
		s.print("This is for articles.")
	case argument != "":
		s.followNumber(ctx, a, argument)
	case len(a.leads) == 0:
		s.print("Nothing can be followed from here.")
	default:
		for i := range a.leads {
			l := &a.leads[i]
			s.print(text.Join("", text.Format("%d. ", i+1), lead(l)))
		}
	}
}

// related lists the stories beside the article, by the numbers that they have in it.
func (s *session) related(_ context.Context, _ string) {
	a, ok := s.top().(*reading)
	if !ok {
		s.print("This is for articles.")
		return
	}
	said := false
	for i := range a.leads {
		if l := &a.leads[i]; l.Beside >= 0 {
			s.print(text.Join("", text.Format("%d. ", i+1), lead(l)))
			said = true
		}
	}
	if !said {
		s.print("No story stands beside this one.")
	}
}

// view changes how the reader looks at the list of a section, and remembers that; other lists keep it while they are there.
func (s *session) view(ctx context.Context, change func(v *news.View, ordered bool) text.Safe) {
	l, _ := s.top().(*list)
	if l == nil {
		s.nothingHere()
		return
	}
	to, ok := l.to.(page.List)
	if !ok {
		s.print("This is for the lists of sections.")
		return
	}
	of := news.Find(s.env.Sections, to.Query.Section)
	v := news.View{Show: shown(to.Query)}
	if of != nil {
		v = of.View
	}
	if said := change(&v, of != nil && of.Search == ""); said != "" {
		s.say(page.Notice{Text: said})
		return
	}
	if to.Query = section.Seen(to.Query, v, false); of != nil {
		if err := s.o.Desk.Viewed(ctx, of.ID, v); err != nil {
			s.trouble(err)
		}
		of.View = v
	}
	s.visit(ctx, to, true)
}

func shown(q news.Query) news.Show {
	switch {
	case q.Unread:
		return news.ShowUnread
	case q.Saved:
		return news.ShowSaved
	default:
		return news.ShowAll
	}
}

// narrow shows all stories, those unread, those saved, in turn, or the ones that are asked for.
func (s *session) narrow(ctx context.Context, argument string) {
	s.view(ctx, func(v *news.View, _ bool) (said text.Safe) {
		v.Show = v.Show.Next()
		if argument != "" {
			show, err := news.ParseShow(argument)
			if err != nil {
				return text.Capital(text.Line(err.Error()))
			}
			v.Show = show
		}
		return ""
	})
}

// order lists the feeds, or the stories of a section, in the other order.
func (s *session) order(ctx context.Context, _ string) {
	if l, ok := s.top().(*list); ok {
		if to, ok := l.to.(page.Feeds); ok {
			s.visit(ctx, page.Feeds{Worst: !to.Worst}, true)
			return
		}
	}
	s.view(ctx, func(v *news.View, ordered bool) text.Safe {
		if !ordered {
			return section.NewestFirst
		}
		v.BySource = !v.BySource
		return ""
	})
}

// goPast lists what was read, all of it or what says some words.
func (s *session) goPast(ctx context.Context, words string) {
	l, err := s.history(ctx, words)
	if err != nil {
		s.trouble(err)
		return
	}
	s.arrive(ctx, l)
}

// forgetAll forgets all of the history.
func (s *session) forgetAll(ctx context.Context, _ string) {
	s.act(ctx, page.Forgetting{All: news.Past{}})
}

// goTag lists what has a tag; without one it lists the tags.
func (s *session) goTag(ctx context.Context, tag string) {
	if tag == "" {
		s.visit(ctx, shelf{tab: "tags"}, false)
		return
	}
	s.visit(ctx, page.List{Title: tag, Query: news.Query{Tag: tag}}, false)
}

// goFeed lists the stories of a feed by its title, or the beginning of it; without one it lists the feeds.
func (s *session) goFeed(ctx context.Context, title string) {
	if title == "" {
		s.visit(ctx, page.Feeds{}, false)
		return
	}
	var to page.Destination
	news.Walk(s.env.Sections, func(_ []string, of *news.Section) {
		for _, f := range of.Feeds {
			if name := deed.NameOf(f); to == nil && strings.HasPrefix(text.Fold(name), text.Fold(title)) {
				to = page.List{Title: name, Query: news.Query{Feed: f.ID}}
			}
		}
	})
	if to == nil {
		s.print(text.Format("There is no feed %q. feeds lists them.", text.Line(title)))
		return
	}
	s.visit(ctx, to, false)
}
