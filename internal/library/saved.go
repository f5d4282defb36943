package library

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// savedRow is a bookmark as a list shows it.
type savedRow struct {
	story news.Story
	saved int64
	note  string
}

const savedColumns = `SELECT b.story, b.head, b.saved, b.note, coalesce(c.stored, 0), coalesce(m.read, 0)
	FROM bookmark b LEFT JOIN copy c ON c.story = b.story LEFT JOIN mark m ON m.story = b.story `

func scanSaved(scan sqlite.Scan) (r savedRow, err error) {
	var id int64
	var head string
	var stored news.Stored
	var read bool
	if err := scan(&id, &head, &r.saved, &r.note, &stored, &read); err != nil {
		return r, err
	}
	err = sqlite.Decode(head, &r.story)
	r.story.ID, r.story.Stored, r.story.Read, r.story.Saved = news.StoryID(id), stored, read, true
	return r, err
}

// savedLimit is how many rows a page has when the query does not say.
const savedLimit = 50

// Saved lists bookmarks, the last saved first unless the query asks for the oldest. Since and Before speak of the story's own time; Text asks for all its
// words, in title, byline, source, summary and note.
func (s *Store) Saved(ctx context.Context, q news.Query) (news.Page, error) {
	fits, err := s.savedFilter(ctx, q)
	if err != nil {
		return news.Page{}, fmt.Errorf("list bookmarks: %w", err)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = savedLimit
	}
	where, args := savedWhere(q)
	var rows []savedRow
	err = sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		r, err := scanSaved(scan)
		if err != nil || !fits(&r) {
			return err
		}
		if rows = append(rows, r); len(rows) > limit {
			return sqlite.ErrStop
		}
		return nil
	}, savedColumns+where, args...)
	if err != nil {
		return news.Page{}, fmt.Errorf("list bookmarks: %w", err)
	}
	return savedPage(rows, limit), nil
}

func savedPage(rows []savedRow, limit int) (p news.Page) {
	if p.More = len(rows) > limit; p.More {
		rows = rows[:limit]
	}
	for _, r := range rows {
		p.Stories = append(p.Stories, r.story)
		p.Next = news.Cursor{When: r.saved, Row: int64(r.story.ID)}
	}
	return p
}

// savedWhere is the part of a query that SQL answers, and the order.
func savedWhere(q news.Query) (string, []any) {
	after := q.After
	if after == (news.Cursor{}) && !q.Oldest {
		after = news.Cursor{When: math.MaxInt64, Row: math.MaxInt64}
	}
	where, order, args := `WHERE (b.saved, b.story) < (?, ?)`, ` ORDER BY b.saved DESC, b.story DESC`, []any{after.When, after.Row}
	if q.Oldest {
		where, order = `WHERE (b.saved, b.story) > (?, ?)`, ` ORDER BY b.saved, b.story`
	}
	if q.Unread {
		where += ` AND coalesce(m.read, 0) = 0`
	}
	if q.Stored {
		where += ` AND c.stored > 0`
	}
	if q.List != "" {
		where, args = where+` AND b.story IN (SELECT story FROM listed WHERE list = `+namedList+`)`, append(args, fold(q.List), q.List)
	}
	if condition, more := wordsIn(strings.Fields(text.Fold(q.Text + " " + q.Words))); condition != "" {
		where, args = where+condition, append(args, more...)
	}
	if q.Tag != "" {
		where, args = where+` AND b.story IN (SELECT story FROM tagged WHERE tag = ?)`, append(args, q.Tag)
	}
	return where + order, args
}

// savedFilter is the rest: bookmarks are few, so what stands inside a row is looked at in Go.
func (s *Store) savedFilter(ctx context.Context, q news.Query) (func(*savedRow) bool, error) {
	feeds, err := s.feedsOf(ctx, q)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(text.Fold(q.Text + " " + q.Words))
	return func(r *savedRow) bool {
		when := r.story.When()
		switch {
		case !q.Since.IsZero() && when.Before(q.Since), !q.Before.IsZero() && !when.Before(q.Before):
			return false
		case feeds != nil && !slices.ContainsFunc(r.story.Feeds, func(f news.FeedID) bool { return feeds[f] }):
			return false
		default:
			return saysAll(words, wordsOf(&r.story, r.note))
		}
	}, nil
}

// feedsOf gathers the feeds that a query speaks of, nil for all.
func (s *Store) feedsOf(ctx context.Context, q news.Query) (map[news.FeedID]bool, error) {
	if q.Feed != 0 {
		return map[news.FeedID]bool{q.Feed: true}, nil
	}
	if q.Section == 0 {
		return nil, nil
	}
	ids, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[int64],
		subtree+`SELECT id FROM feed WHERE section IN tree`, q.Section)
	feeds := make(map[news.FeedID]bool, len(ids))
	for _, id := range ids {
		feeds[news.FeedID(id)] = true
	}
	return feeds, err
}

// SavedIDs lists every bookmark, for a cache that was lost.
func (s *Store) SavedIDs(ctx context.Context) ([]news.StoryID, error) {
	return sqlite.All(ctx, s.db.Read(), storyID, `SELECT story FROM bookmark ORDER BY saved`)
}
