package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// arrange does the actions that change the subscriptions.
func (r *root) arrange(a page.Action) tea.Cmd {
	switch a := a.(type) {
	case page.Rename:
		return r.steward(false, text.Format("%s is now called %s", nameOf(a.Feed), a.Title), func(ctx context.Context) error {
			_, err := r.o.Desk.Rename(ctx, a.Feed.ID.String(), a.Title)
			return err
		})
	case page.File:
		return r.steward(false, text.Format("Moved %s to %s", nameOf(a.Feed), a.Name), func(ctx context.Context) error {
			return r.o.Desk.File(ctx, a.Feed.ID, a.Into, a.Path)
		})
	case page.Mute:
		said := text.Format("%s is heard again", nameOf(a.Feed))
		if a.Mute {
			said = text.Format("Muted %s", nameOf(a.Feed))
		}
		return r.steward(!a.Mute, said, func(ctx context.Context) error {
			_, err := r.o.Desk.Mute(ctx, a.Feed.ID.String(), a.Mute)
			return err
		})
	case page.Remove:
		return r.steward(false, text.Format("Removed %s", nameOf(a.Feed)), func(ctx context.Context) error {
			_, err := r.o.Desk.Unsubscribe(ctx, a.Feed.ID.String())
			return err
		})
	case page.KeepSearch:
		return r.keepSearch(a)
	case page.Subscribe:
		return r.subscribe(a.Listing)
	case page.RefreshFeed:
		return r.refreshFeed(a.Feed.ID)
	default:
		return nil
	}
}

// steward writes a change of the subscriptions down and says so; the pages ask again. Due says that feeds are due then.
func (r *root) steward(due bool, said text.Safe, do func(context.Context) error) tea.Cmd {
	return r.write(job{fresh: true, due: due, do: then(page.Notice{Text: said, Undo: true}, do)})
}

// subscribe follows a list of a site's as a section. The site is asked when nobody has yet.
func (r *root) subscribe(l news.Listing) tea.Cmd {
	return r.write(job{fresh: true, do: func(ctx context.Context) (page.Notice, error) {
		added, err := r.o.Desk.SubscribeListing(ctx, l)
		switch {
		case err != nil:
			return page.Notice{}, err
		case added.Status == news.AddedRefused:
			return page.Notice{Text: text.Line(added.Reason), Trouble: true}, nil
		case added.Status == news.AddedPresent:
			return page.Notice{Text: text.Format("You follow it already: %s", added.Section)}, nil
		}
		return page.Notice{Text: text.Format("%s is now a section: %s", l.Name(), added.Section), Undo: true}, nil
	}})
}

// keepSearch keeps, changes or removes a search that is a section.
func (r *root) keepSearch(a page.KeepSearch) tea.Cmd {
	said := text.Format("The search is a section now: %s", a.Path)
	switch {
	case a.Section != 0 && a.Query == "":
		said = text.Format("Removed %s", a.Path)
	case a.Section != 0:
		said = text.Format("Changed %s", a.Path)
	}
	return r.steward(false, said, func(ctx context.Context) error { return r.o.Desk.KeepSearch(ctx, a.Section, a.Path, a.Query) })
}

// changeSearch changes the saved search under the rail's cursor, or that is listed.
func (r *root) changeSearch() tea.Cmd {
	to := r.trail.base().to
	if r.inRail {
		to = r.rail.Under()
	}
	list, _ := to.(page.List)
	var at page.KeptSearch
	news.Walk(r.world.Sections, func(path []string, s *news.Section) {
		if s.ID == list.Query.Section && s.Search != "" {
			at = page.KeptSearch{Section: s.ID, Path: strings.Join(path, "/"), Query: s.Search}
		}
	})
	if at.Section == 0 {
		return r.say(page.Notice{Text: "This is no saved search: {search} searches, {keep-search} keeps it"})
	}
	return r.visit(at, false)
}

// nameOf is a feed's title, or its address while it has none.
func nameOf(f news.Feed) string {
	if f.Title != "" {
		return f.Title
	}
	return string(text.URL(f.URL))
}
