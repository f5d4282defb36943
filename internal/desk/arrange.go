package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

// Unsubscribe takes out a feed, or a section with all below it, and returns what it was called. Bookmarks stay.
func (d *Desk) Unsubscribe(ctx context.Context, name string) (was string, err error) {
	return d.arrange(ctx, name, d.library.RemoveFeed, d.library.RemoveSection)
}

// Rename gives a feed or a section another title, and returns what it was called.
func (d *Desk) Rename(ctx context.Context, name, title string) (was string, err error) {
	if strings.TrimSpace(title) == "" {
		return "", fmt.Errorf("rename %s: the new title is empty", text.Line(name))
	}
	return d.arrange(ctx, name,
		func(ctx context.Context, id news.FeedID) error { return d.library.RenameFeed(ctx, id, title) },
		func(ctx context.Context, id news.SectionID) error { return d.library.RenameSection(ctx, id, title) })
}

// top is the path above all sections.
const top = "/"

var errFeedOnTop = errors.New("a feed stands in a section, not at the top: name one")

// Move files a feed or a section in the section at a path, "/" for the top, and returns what it is called.
func (d *Desk) Move(ctx context.Context, name, path string) (title string, err error) {
	var to news.SectionID
	if path != top {
		if to, err = d.library.SectionByPath(ctx, path); err != nil {
			return "", err
		}
	}
	return d.arrange(ctx, name,
		func(ctx context.Context, id news.FeedID) error {
			if to == 0 {
				return errFeedOnTop
			}
			return d.library.MoveFeed(ctx, id, to)
		},
		func(ctx context.Context, id news.SectionID) error { return d.library.MoveSection(ctx, id, to) })
}

// File files a feed in the section that a path leads to from another section, zero for the top. What is missing of the
// path is made; an empty one leads nowhere else.
func (d *Desk) File(ctx context.Context, feed news.FeedID, into news.SectionID, path string) error {
	if into == 0 && strings.Trim(path, top+" ") == "" {
		return errFeedOnTop
	}
	if err := d.library.FileFeed(ctx, feed, into, path); err != nil {
		return err
	}
	_, err := d.readTree(ctx)
	return err
}

// Mute has a feed, or all feeds in a section and below it, rest, or be heard again, and returns what it is called. A
// feed that is heard again is due at once, unless its server asked to be left alone.
func (d *Desk) Mute(ctx context.Context, name string, mute bool) (title string, err error) {
	var feeds []news.FeedID
	set := func(ctx context.Context, ids ...news.FeedID) error {
		feeds = ids
		return d.library.MuteFeeds(ctx, mute, ids...)
	}
	title, err = d.arrange(ctx, name,
		func(ctx context.Context, id news.FeedID) error { return set(ctx, id) },
		func(ctx context.Context, id news.SectionID) error {
			below, err := d.Feeds(ctx, id)
			if err != nil {
				return err
			}
			ids := make([]news.FeedID, len(below))
			for i, f := range below {
				ids[i] = f.ID
			}
			return set(ctx, ids...)
		})
	if err != nil || mute {
		return title, err
	}
	return title, d.wake(ctx, feeds)
}

// wake makes feeds due.
func (d *Desk) wake(ctx context.Context, feeds []news.FeedID) error {
	for _, id := range feeds {
		state, err := d.cache.State(ctx, id)
		if err != nil {
			return err
		}
		due := d.now()
		if state.Hold.After(due) {
			due = state.Hold
		}
		if !state.Next.After(due) {
			continue
		}
		state.Next = due
		if err := d.cache.SetState(ctx, id, state); err != nil {
			return err
		}
	}
	return nil
}

// arrange changes the feed with an identifier or an address, or else the section at a path, and returns what it was
// called before.
func (d *Desk) arrange(
	ctx context.Context, name string,
	feed func(context.Context, news.FeedID) error, section func(context.Context, news.SectionID) error,
) (was string, err error) {
	f, err := d.feedNamed(ctx, name)
	switch {
	case err == nil:
		was, err = library.NameOf(f), feed(ctx, f.ID)
	case errors.Is(err, errNoFeedName):
		var id news.SectionID
		if id, err = d.library.SectionByPath(ctx, name); err == nil {
			was, err = strings.Trim(name, top), section(ctx, id)
		}
	}
	if err != nil {
		return "", err
	}
	_, err = d.readTree(ctx)
	return was, err
}

// errNoFeedName is a name that is neither the identifier nor the address of any feed.
var errNoFeedName = errors.New("not the name of a feed")

func (d *Desk) feedNamed(ctx context.Context, name string) (news.Feed, error) {
	if id, err := news.ParseFeedID(name); err == nil {
		return d.library.Feed(ctx, id)
	}
	if !strings.Contains(name, "://") {
		return news.Feed{}, errNoFeedName
	}
	feed, err := d.library.FeedByURL(ctx, name)
	if errors.Is(err, news.ErrNotFound) {
		return d.feedShownAs(ctx, name)
	}
	return feed, err
}

// feedShownAs finds a feed by its address as it is printed, without a password.
func (d *Desk) feedShownAs(ctx context.Context, address string) (news.Feed, error) {
	feeds, err := d.Feeds(ctx, 0)
	if err != nil {
		return news.Feed{}, err
	}
	i := slices.IndexFunc(feeds, func(f news.Feed) bool { return news.Shared(f.URL) == address })
	if i < 0 {
		return news.Feed{}, fmt.Errorf("a subscription to %s is %w", text.URL(address), news.ErrNotFound)
	}
	return feeds[i], nil
}
