package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// FeedIDOf makes the identifier of a feed from the address it is first added under: the first 64 bits of its SHA-256.
func FeedIDOf(url string) news.FeedID {
	sum := sha256.Sum256([]byte(url))
	return news.FeedID(binary.BigEndian.Uint64(sum[:8]))
}

const feedColumns = `SELECT id, url, title, site, section, language, added, page, muted, weight FROM feed `

func scanFeed(scan sqlite.Scan) (f news.Feed, err error) {
	var id, added, muted int64
	err = scan(&id, &f.URL, &f.Title, &f.Site, &f.Section, &f.Language, &added, &f.Page, &muted, &f.Weight)
	f.ID, f.Added, f.Muted = news.FeedID(id), sqlite.Time(added), sqlite.Time(muted)
	return f, err
}

// Feeds lists all subscriptions, in the reader's order within each section.
func (s *Store) Feeds(ctx context.Context) ([]news.Feed, error) { return feedsOf(ctx, s.db.Read()) }

func feedsOf(ctx context.Context, q sqlite.Querier) ([]news.Feed, error) {
	feeds, err := sqlite.All(ctx, q, scanFeed, feedColumns+`ORDER BY position, added, id`)
	if err != nil {
		return nil, fmt.Errorf("read feeds: %w", err)
	}
	return feeds, nil
}

// Feed finds a subscription; the error wraps news.ErrNotFound when there is none.
func (s *Store) Feed(ctx context.Context, id news.FeedID) (news.Feed, error) {
	f, err := oneFeed(ctx, s.db.Read(), `WHERE id = ?`, int64(id))
	if err != nil {
		return f, fmt.Errorf("feed %s: %w", id, err)
	}
	return f, nil
}

// FeedByURL finds the subscription that is fetched at an address now, or was first added under it.
func (s *Store) FeedByURL(ctx context.Context, url string) (news.Feed, error) {
	f, err := feedByURL(ctx, s.db.Read(), url)
	if err != nil {
		return f, fmt.Errorf("feed %s: %w", news.Shared(url), err)
	}
	return f, nil
}

func feedByURL(ctx context.Context, q sqlite.Querier, url string) (news.Feed, error) {
	return oneFeed(ctx, q, `WHERE url = ?1 OR id = ?2 ORDER BY url = ?1 DESC LIMIT 1`, url, int64(FeedIDOf(url)))
}

func oneFeed(ctx context.Context, q sqlite.Querier, where string, args ...any) (news.Feed, error) {
	feeds, err := sqlite.All(ctx, q, scanFeed, feedColumns+where, args...)
	if err != nil || len(feeds) == 0 {
		return news.Feed{}, orNotFound(err)
	}
	return feeds[0], nil
}

func orNotFound(err error) error {
	if err == nil {
		return news.ErrNotFound
	}
	return err
}

// AddFeed subscribes. Without an ID it gets one that is made from the address; its Added is now when zero. A feed already
// there is returned as it is, with added false.
func (s *Store) AddFeed(ctx context.Context, f news.Feed) (feed news.Feed, added bool, err error) {
	err = s.Edit(ctx, "", func(e *Edit) error {
		feed, added, err = e.AddFeed(f)
		e.Title(quoted("added feed", NameOf(feed)))
		return err
	})
	return feed, added, err
}

// AddFeed is Store.AddFeed as a part of a change.
func (e *Edit) AddFeed(f news.Feed) (feed news.Feed, added bool, err error) {
	there, err := feedByURL(e.ctx, e.tx, f.URL)
	if !sqlite.NotFound(err) {
		return there, false, err
	}
	if f.URL == "" || f.Section == 0 {
		return f, false, fmt.Errorf("add feed %q: it needs an address and a section", news.Shared(f.URL))
	}
	if err := e.mustHold(f.Section); err != nil {
		return f, false, fmt.Errorf("add feed %s: %w", f.URL, err)
	}
	if f.ID == 0 {
		f.ID = FeedIDOf(f.URL)
	}
	if f.Added.IsZero() {
		f.Added = e.now
	}
	_, err = e.exec(`INSERT INTO feed (id, url, title, site, section, language, added, page, position)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(max(position), 0) + 1 FROM feed WHERE section = ?5`,
		int64(f.ID), storable(f.URL), storable(f.Title), storable(f.Site), f.Section, storable(f.Language),
		sqlite.Stamp(f.Added), f.Page)
	if err != nil {
		return f, false, fmt.Errorf("add feed %s: %w", f.URL, err)
	}
	f.Added = sqlite.Time(sqlite.Stamp(f.Added))
	return f, true, nil
}

// NameOf is a feed's title, or its address while it has none.
func NameOf(f news.Feed) string {
	if f.Title != "" {
		return f.Title
	}
	return news.Shared(f.URL)
}

// RemoveFeed unsubscribes. Bookmarks stay.
func (s *Store) RemoveFeed(ctx context.Context, id news.FeedID) error {
	return s.editFeed(ctx, "removed feed", id, func(e *Edit) error { return e.RemoveFeed(id) })
}

// RemoveFeed is Store.RemoveFeed as a part of a change.
func (e *Edit) RemoveFeed(id news.FeedID) error {
	return e.feed("remove", id, `DELETE FROM feed WHERE id = ?1`)
}

// MoveFeed files a feed in another section.
func (s *Store) MoveFeed(ctx context.Context, id news.FeedID, section news.SectionID) error {
	return s.editFeed(ctx, "moved feed", id, func(e *Edit) error { return e.MoveFeed(id, section) })
}

// MoveFeed is Store.MoveFeed as a part of a change.
func (e *Edit) MoveFeed(id news.FeedID, section news.SectionID) error {
	if err := e.mustHold(section); err != nil || section == 0 {
		return fmt.Errorf("move feed %s: %w", id, orNotFound(err))
	}
	return e.feed("move", id, `UPDATE feed SET section = ?2,
		position = (SELECT coalesce(max(position), 0) + 1 FROM feed WHERE section = ?2) WHERE id = ?1`, section)
}

// FileFeed files a feed in the section at the end of a path below another, zero for the top. What is missing of the path
// is made, as a part of the same step of undo; an empty path is the section itself.
func (s *Store) FileFeed(ctx context.Context, id news.FeedID, into news.SectionID, path string) error {
	return s.editFeed(ctx, "moved feed", id, func(e *Edit) (err error) {
		if path != "" {
			if into, err = e.EnsurePath(into, path); err != nil {
				return err
			}
		}
		return e.MoveFeed(id, into)
	})
}

// RenameFeed gives a feed another title. Naming one that had no name yet is the first refresh's doing, not the
// reader's, and no step of undo.
func (s *Store) RenameFeed(ctx context.Context, id news.FeedID, title string) error {
	f, err := s.Feed(ctx, id)
	if err != nil {
		return err
	}
	if f.Title == "" {
		return s.rewriteFeed(ctx, id, `UPDATE feed SET title = ? WHERE id = ?`, title)
	}
	return s.Edit(ctx, fmt.Sprintf("%s to “%s”", quoted("renamed feed", f.Title), title), func(e *Edit) error { return e.RenameFeed(id, title) })
}

// RenameFeed is Store.RenameFeed as a part of a change, and always a step of undo.
func (e *Edit) RenameFeed(id news.FeedID, title string) error {
	return e.feed("rename", id, `UPDATE feed SET title = ?2 WHERE id = ?1`, storable(title))
}

// MuteFeeds has feeds rest, or be heard again, as one step of undo. Those that are so already stay as they are.
func (s *Store) MuteFeeds(ctx context.Context, mute bool, ids ...news.FeedID) error {
	action := map[bool]string{true: "muted", false: "unmuted"}[mute]
	if len(ids) == 1 {
		return s.editFeed(ctx, action+" feed", ids[0], func(e *Edit) error { return e.MuteFeed(ids[0], mute) })
	}
	return s.Edit(ctx, fmt.Sprintf("%s %d feeds", action, len(ids)), func(e *Edit) error {
		for _, id := range ids {
			if err := e.MuteFeed(id, mute); err != nil {
				return err
			}
		}
		return nil
	})
}

// MuteFeed is Store.MuteFeeds as a part of a change.
func (e *Edit) MuteFeed(id news.FeedID, mute bool) error {
	return e.feed("mute", id, `UPDATE feed SET muted = iif(?2, iif(muted, muted, ?3), 0) WHERE id = ?1`, mute, sqlite.Stamp(e.now))
}

// SetFeedURL follows a feed to the address where its server says it lives now. That is no choice of the reader's, and
// no step of undo. Its ID stays.
func (s *Store) SetFeedURL(ctx context.Context, id news.FeedID, url string) error {
	return s.rewriteFeed(ctx, id, `UPDATE feed SET url = ? WHERE id = ?`, url)
}

func (s *Store) rewriteFeed(ctx context.Context, id news.FeedID, statement, value string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return sqlite.Affected(tx.ExecContext(ctx, statement, storable(value), int64(id)))
	})
	if err != nil {
		return fmt.Errorf("change feed %s: %w", id, err)
	}
	return nil
}

// editFeed runs a step that is named after its feed.
func (s *Store) editFeed(ctx context.Context, action string, id news.FeedID, do func(*Edit) error) error {
	return s.Edit(ctx, action, func(e *Edit) error {
		if f, err := oneFeed(e.ctx, e.tx, `WHERE id = ?`, int64(id)); err == nil {
			e.Title(quoted(action, NameOf(f)))
		}
		return do(e)
	})
}

func (e *Edit) feed(action string, id news.FeedID, statement string, args ...any) error {
	if err := sqlite.Affected(e.exec(statement, append([]any{int64(id)}, args...)...)); err != nil {
		return fmt.Errorf("%s feed %s: %w", action, id, err)
	}
	return nil
}
