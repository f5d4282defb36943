// Package deed is what the reader does to stories, passages, lists and subscriptions: what is written down for an action
// of a page, what the lists show of it, and the sentence that is said. It knows nothing of where that is shown, so that
// the screen and the lines of package session say and do the same.
package deed

import (
	"context"
	"time"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// Desk is where it is written down. What each method means is said in package ui.
type Desk interface {
	Save(context.Context, news.StoryID, news.Bookmark) error
	Unsave(context.Context, news.StoryID) error
	Mark(ctx context.Context, read bool, stories ...news.StoryID) error
	MarkAll(context.Context, news.Query) (news.Effect, error)
	Place(context.Context, news.StoryID, news.Place) error
	Viewed(context.Context, news.SectionID, news.View) error
	Seen(ctx context.Context, story news.StoryID, asOf time.Time) error
	Visited(ctx context.Context, story news.Story, way news.Way) error

	Highlight(context.Context, news.Highlight) error
	Annotate(ctx context.Context, id news.HighlightID, note string) error
	RemoveHighlight(context.Context, news.HighlightID) error

	Librarian
	Steward
	SubscribeListing(context.Context, news.Listing) (news.Added, error)

	Undo(context.Context) (news.Effect, error)
	Redo(context.Context) (news.Effect, error)
	Restore(context.Context, ...news.TrashID) (news.Effect, error)
	EmptyTrash(context.Context, ...news.TrashID) (int, error)
	ForgetVisits(context.Context, ...news.VisitID) error
	ForgetHistory(context.Context, news.Past) (int, error)
}

// Librarian keeps reading lists and tags in order. Each change can be undone.
type Librarian interface {
	Archive(context.Context, news.StoryID) error
	AddList(ctx context.Context, name string) error
	RenameList(ctx context.Context, name, to string) error
	RemoveList(ctx context.Context, name string) error
	MoveList(ctx context.Context, name string, by int) error
	RenameTag(ctx context.Context, tag, to string) error
	RemoveTag(ctx context.Context, tag string) error
}

// Steward keeps the subscriptions in order. A feed is named by its identifier as printed; each returns what it was
// called, and can be undone.
type Steward interface {
	Rename(ctx context.Context, feed, title string) (was string, err error)
	// File files a feed in the section that a path leads to from another, zero for the top; what is missing of it is made.
	File(ctx context.Context, feed news.FeedID, into news.SectionID, path string) error
	Mute(ctx context.Context, feed string, mute bool) (title string, err error)
	Unsubscribe(ctx context.Context, feed string) (was string, err error)
	// Weigh says how much the reader wants to see of a feed or a section; the front page follows when it is edited anew.
	Weigh(ctx context.Context, name string, w news.Weight) (title string, err error)
	// Hide takes a section out of sight, or shows it again; Shift moves it by so many places among its siblings. Both
	// take its identifier as printed.
	Hide(ctx context.Context, section string, hide bool) (title string, err error)
	Shift(ctx context.Context, section string, by int) (title string, err error)
	// KeepSearch keeps a search as a section, under a path of titles: a new one for zero, else it gets the path and the
	// query, and an empty query removes it.
	KeepSearch(ctx context.Context, section news.SectionID, path, query string) error
}

// Deed is one thing to write down.
type Deed struct {
	// Do writes it down and says what is to be said about it, if anything.
	Do     func(context.Context) (page.Notice, error)
	Shown  page.Changed // what the lists show at once
	Revert page.Changed // what they show when it could not be written
	Fresh  bool         // the lists are asked for again afterwards
	Due    bool         // feeds are due afterwards
	Quiet  bool         // nobody asked for it
	// Effect is what Do found to be touched, which is for the desk to Reflect; nil when Shown says it all.
	Effect *news.Effect
}

// said writes and then says a sentence.
func said(n page.Notice, write func(context.Context) error) func(context.Context) (page.Notice, error) {
	return func(ctx context.Context) (page.Notice, error) { return n, write(ctx) }
}

// Of is what an action of a page writes down; false for an action that writes nothing, and for those that have a function
// of their own here.
func Of(desk Desk, a page.Action) (Deed, bool) {
	switch a := a.(type) {
	case page.Unsave:
		return unsave(desk, a.Story), true
	case page.Archive:
		return archive(desk, a.Story), true
	case page.Relabel:
		return relabel(desk, a), true
	case page.Annotate:
		return annotate(desk, a), true
	case page.Unmark:
		return unmark(desk, a), true
	case page.Place:
		return place(desk, a), true
	case page.Seen:
		return seen(desk, a), true
	case page.Viewed:
		return viewed(desk, a), true
	case page.Restore:
		return restore(desk, a.Entry), true
	case page.EmptyTrash:
		return emptyTrash(desk), true
	case page.Forgetting:
		return forget(desk, a), true
	default:
		return arrange(desk, a)
	}
}
