package deed

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// arrange does the actions that change the subscriptions.
func arrange(desk Desk, a page.Action) (Deed, bool) {
	switch a := a.(type) {
	case page.Rename:
		if a.Title == NameOf(a.Feed) {
			return called(a.Title), true
		}
		return steward(false, text.Format("%s is now called %s", NameOf(a.Feed), a.Title), func(ctx context.Context) error {
			_, err := desk.Rename(ctx, a.Feed.ID.String(), a.Title)
			return err
		}), true
	case page.File:
		return steward(false, text.Format("Moved %s to %s", NameOf(a.Feed), a.Name), func(ctx context.Context) error {
			return desk.File(ctx, a.Feed.ID, a.Into, a.Path)
		}), true
	case page.Mute:
		sentence := text.Format("%s is heard again", NameOf(a.Feed))
		if a.Mute {
			sentence = text.Format("Muted %s", NameOf(a.Feed))
		}
		return steward(!a.Mute, sentence, func(ctx context.Context) error {
			_, err := desk.Mute(ctx, a.Feed.ID.String(), a.Mute)
			return err
		}), true
	case page.Remove:
		return steward(false, text.Format("Removed %s", NameOf(a.Feed)), func(ctx context.Context) error {
			_, err := desk.Unsubscribe(ctx, a.Feed.ID.String())
			return err
		}), true
	case page.Weigh:
		return weigh(desk, a), true
	case page.Hide:
		return hide(desk, a), true
	case page.Shift:
		return shift(desk, a), true
	case page.KeepSearch:
		return keepSearch(desk, a), true
	case page.Subscribe:
		return subscribe(desk, a.Listing), true
	default:
		return Deed{}, false
	}
}

// steward is a change of the subscriptions. Due says that feeds are due then.
func steward(due bool, sentence text.Safe, do func(context.Context) error) Deed {
	return Deed{Fresh: true, Due: due, Do: said(page.Notice{Text: sentence, Undo: true}, do)}
}

// called says that something has this name already: nothing is written, and there is nothing to take back.
func called(name string) Deed {
	return Deed{Do: said(page.Notice{Text: text.Format("It is called %s already", name)}, func(context.Context) error { return nil })}
}

// subscribe follows a list of a site's as a section. The site is asked when nobody has yet.
func subscribe(desk Desk, l news.Listing) Deed {
	return Deed{Fresh: true, Do: func(ctx context.Context) (page.Notice, error) {
		added, err := desk.SubscribeListing(ctx, l)
		switch {
		case err != nil:
			return page.Notice{}, err
		case added.Status == news.AddedRefused:
			return page.Notice{Text: text.Line(added.Reason), Trouble: true}, nil
		case added.Status == news.AddedPresent:
			return page.Notice{Text: text.Format("You follow it already: %s", added.Section)}, nil
		}
		return page.Notice{Text: text.Format("%s is now a section: %s", l.Name(), added.Section), Undo: true}, nil
	}}
}

// keepSearch keeps, changes or removes a search that is a section.
func keepSearch(desk Desk, a page.KeepSearch) Deed {
	sentence := text.Format("The search is a section now: %s", a.Path)
	switch {
	case a.Section != 0 && a.Query == "":
		sentence = text.Format("Removed %s", a.Path)
	case a.Section != 0:
		sentence = text.Format("Changed %s", a.Path)
	}
	return steward(false, sentence, func(ctx context.Context) error { return desk.KeepSearch(ctx, a.Section, a.Path, a.Query) })
}

// NameOf is a feed's title, or its address while it has none.
func NameOf(f news.Feed) string {
	if f.Title != "" {
		return f.Title
	}
	return string(text.URL(f.URL))
}
