package desk

import (
	"context"
	"errors"

	"reader/internal/news"
)

// Weigh says how much the reader wants to see of a feed or a section on the front page, and returns what it is called.
func (d *Desk) Weigh(ctx context.Context, name string, w news.Weight) (title string, err error) {
	return d.arrange(ctx, name,
		func(ctx context.Context, id news.FeedID) error { return d.library.WeighFeed(ctx, id, w) },
		func(ctx context.Context, id news.SectionID) error { return d.library.WeighSection(ctx, id, w) })
}

var errFeedSeen = errors.New("a feed is not hidden by itself: mute it, or hide the section that it stands in")

// Hide takes a section, with all below it, out of sight, or shows it again, and returns what it is called. Hidden, it
// stands neither in the tree that is shown nor on the front page, nor in a list or a count of everything or of what is
// above it; its feeds are asked as before, its own list has its stories, and a search finds them.
func (d *Desk) Hide(ctx context.Context, name string, hide bool) (title string, err error) {
	return d.arrange(ctx, name, refuse(errFeedSeen),
		func(ctx context.Context, id news.SectionID) error { return d.library.HideSection(ctx, id, hide) })
}

var errFeedShifted = errors.New("only sections are moved up and down: edit puts feeds in another order")

// Shift moves a section by so many places among its siblings, less than zero up, and returns what it is called.
func (d *Desk) Shift(ctx context.Context, name string, by int) (title string, err error) {
	return d.arrange(ctx, name, refuse(errFeedShifted),
		func(ctx context.Context, id news.SectionID) error { return d.library.ShiftSection(ctx, id, by) })
}

// refuse is what arrange does to feeds where it is for sections only.
func refuse(why error) func(context.Context, news.FeedID) error {
	return func(context.Context, news.FeedID) error { return why }
}
