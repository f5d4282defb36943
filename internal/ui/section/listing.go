package section

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Lister asks sites for their lists.
type Lister interface {
	List(ctx context.Context, l news.Listing, insist bool) (news.Listed, error)
}

// listing is what a list of a site's has beside its stories: who asks for them, and what came of it. A list of
// sections and feeds has the zero listing.
type listing struct {
	lister Lister
	trail  []text.Safe // the names of the pages behind, the last one last
	asking bool        // the site was asked and has not answered
	asked  bool        // it has answered
	insist bool        // the reader wants it asked
	away   bool        // the page was left; what it asked for may have been dropped
	listed news.Listed
}

// Follow makes the list of a tag, an author or a section of a site: what is stored of it at once, and then what the
// site says.
func Follow(shelf Shelf, lister Lister, to page.List, trail []text.Safe) *List {
	l := New(shelf, to)
	l.listing = listing{lister: lister, trail: trail}
	return l
}

// followed says that this is a list of a site's.
func (l *List) followed() bool { return l.listing.lister != nil }

// listed is the answer of the site.
type listed struct {
	news.Listed
	err error
}

// askSite asks the site.
func (l *List) askSite(insist bool) page.Action {
	l.listing.asking, l.listing.insist = true, insist
	l.redraw()
	lister, of := l.listing.lister, l.query.Listing
	return page.Ask{Topic: "site", Do: func(ctx context.Context) any {
		told, err := lister.List(ctx, of, insist)
		return listed{told, err}
	}}
}

// answered shows what came.
func (l *List) answered(a listed) []page.Action {
	s := &l.listing
	s.asking, s.asked, s.listed = false, true, a.Listed
	if a.err != nil {
		s.listed.Trouble = a.err.Error()
	}
	l.redraw()
	actions := []page.Action{l.ask(news.Cursor{}, max(piece, len(l.Stories)))}
	switch {
	case !s.insist || s.listed.Trouble != "":
		return actions
	case a.New == 0:
		return append(actions, page.Notice{Text: "Nothing new"})
	default:
		return append(actions, page.Notice{Text: text.Format("%d new", a.New)})
	}
}

// Leave implements page.Leaver.
func (l *List) Leave(*page.Env) []page.Action {
	l.listing.away = true
	return nil
}

// Enter implements page.Enterer: what was still asked for when the page was left is asked again.
func (l *List) Enter(*page.Env) []page.Action {
	again := l.listing.away && l.listing.asking
	if l.listing.away = false; !again {
		return nil
	}
	return []page.Action{l.askSite(l.listing.insist)}
}

// doListing does what the keys for news mean on a list of a site's.
func (l *List) doListing(c page.Command) ([]page.Action, bool) {
	if !l.followed() {
		return nil, false
	}
	switch {
	case c == page.Refresh:
		return page.Do(l.askSite(true))
	case c == page.AddSite:
		return page.Do(page.Subscribe{Listing: l.query.Listing})
	case c == page.OpenBrowse && len(l.Stories) == 0 && l.query.Listing.URL != "":
		return page.Do(page.Browse{URL: l.query.Listing.URL})
	}
	return nil, false
}

// Footer implements page.Footer: a list of a site's can be followed. Of one without stories only itself is left.
func (l *List) Footer(*page.Env) (hints []page.Hint, right []surface.Run) {
	switch {
	case !l.followed():
		return nil, nil
	case len(l.Stories) == 0 && l.query.Listing.URL == "":
		return page.Hints(page.Refresh, page.Close, page.ShowHelp), nil
	case len(l.Stories) == 0:
		browse := page.Hint{Command: page.OpenBrowse, Word: "browser"} // the list itself, for want of a story
		return append(append(page.Hints(page.Refresh), browse), page.Hints(page.Close, page.ShowHelp)...), nil
	}
	return append([]page.Hint{{Command: page.Open}, {Command: page.AddSite, Word: "follow it"}},
		page.Hints(page.ToggleRead, page.ToggleSave, page.OpenBrowse, page.Refresh, page.Close, page.ShowHelp)...), nil
}

// source is the one paper that all stories are of; empty when there are several.
func source(stories []news.Story) string {
	for i := range stories {
		if stories[i].Source != stories[0].Source {
			return ""
		}
	}
	if len(stories) == 0 {
		return ""
	}
	return stories[0].Source
}

// listingHead is the way here, the list's name, and a line on where its stories come from.
func (l *List) listingHead(env *page.Env, width int) []surface.Line {
	muted := theme.Style{Fore: theme.Muted}
	name := surface.Run{Text: text.Line(l.title), Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}
	right := []surface.Run{{Text: l.state(env), Style: muted}, {Text: " "}}
	left := []surface.Run{{Text: " "}}
	room := width - env.Wide(right...) - env.Wide(name) - 5
	if way := page.Crumbs(env, l.listing.trail, room, muted); len(way) > 0 && env.Wide(way...) <= room {
		left = append(append(left, way...), surface.Run{Text: " "})
	}
	left = append(left, surface.Run{Text: text.Join("", env.Glyphs.Back, " "), Style: muted}, name)
	lines := []surface.Line{
		env.Ends(width, theme.Style{}, left, right),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1)),
		env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: cut(env, env.Glyphs.Own(l.told()), max(width-4, 1)), Style: muted}),
	}
	if env.Frame.Entry.Gap {
		lines = append(lines, surface.Blank(width))
	}
	return lines
}

// told says in a line where the stories come from, or why they do not.
func (l *List) told() text.Safe {
	s, host := &l.listing, text.Host(l.query.Listing.URL)
	switch {
	case s.asking && host != "":
		return text.Format("Asking %s for its stories…", host)
	case s.listed.Trouble != "" || host == "":
		return text.Line(s.listed.Trouble)
	case s.listed.Feed != "":
		return text.Format("From its feed at %s", host)
	default:
		return text.Format("From its page at %s", host)
	}
}

// listingSentence is what a list of a site's says while there is nothing on it.
func (l *List) listingSentence(env *page.Env) []surface.Line {
	s, name := &l.listing, text.Line(l.title)
	switch {
	case s.asking:
		return page.Sentence(env, name, env.Glyphs.Own(l.told()), "Press {close} to go back.")
	case l.query.Unread && s.listed.Trouble == "":
		return page.Sentence(env, "All read", "Everything here has been read. Press {unread-only} to see it all again.")
	case s.listed.Trouble != "" && l.query.Listing.URL != "":
		return page.Sentence(env, name, l.told(), "Press {refresh} to try again, or {browser} to open the page in the browser.")
	default:
		return page.Sentence(env, name, l.told())
	}
}
