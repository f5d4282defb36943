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

// Highlight marks a passage of a story, which becomes a bookmark with it when it is none yet: b is what would be saved.
// It returns the highlight as it is kept. The same words at the same place are marked once.
func (s *Store) Highlight(ctx context.Context, b news.Bookmark, h news.Highlight) (news.Highlight, error) {
	h.Story = b.Story.ID
	err := s.Edit(ctx, quoted("marked a passage in", b.Story.Title), func(e *Edit) error {
		if h.Made.IsZero() {
			h.Made = e.now
		}
		var there int64
		err := e.one(`SELECT id FROM highlight WHERE story = ? AND exact = ? AND start = ?`,
			sqlite.Args(int64(h.Story), storable(h.Exact), h.Start), &there)
		if !sqlite.NotFound(err) {
			h.ID = news.HighlightID(there)
			return err
		}
		switch err := bookmarked(e.ctx, e.tx, h.Story); {
		case sqlite.NotFound(err):
			b.Highlights = append(slices.Clone(b.Highlights), h.Identify())
			return e.save(&s.packer, b)
		case err != nil:
			return err
		default:
			return e.highlight(h)
		}
	})
	if err != nil {
		return h, fmt.Errorf("mark a passage in story %s: %w", b.Story.ID, err)
	}
	return h.Identify(), nil
}

// highlight adds a passage, unless it is there.
func (e *Edit) highlight(h news.Highlight) error {
	if strings.TrimSpace(h.Exact) == "" {
		return fmt.Errorf("it has no words")
	}
	if h.Made.IsZero() {
		h.Made = e.now
	}
	h = h.Identify()
	_, err := e.exec(`INSERT INTO highlight (id, story, exact, prefix, suffix, start, note, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`, int64(h.ID), int64(h.Story), storable(h.Exact), storable(h.Prefix), storable(h.Suffix),
		h.Start, storable(h.Note), sqlite.Stamp(h.Made))
	return err
}

// AnnotateHighlight gives a highlight another note; an empty one takes it away. The error wraps news.ErrNotFound when
// there is no such highlight.
func (s *Store) AnnotateHighlight(ctx context.Context, id news.HighlightID, note string) error {
	err := s.Edit(ctx, "changed the note on a passage", func(e *Edit) error {
		return sqlite.Affected(e.exec(`UPDATE highlight SET note = ? WHERE id = ?`, storable(note), int64(id)))
	})
	if err != nil {
		return fmt.Errorf("annotate highlight %s: %w", id, err)
	}
	return nil
}

// RemoveHighlight takes a highlight away; its story stays a bookmark. The error wraps news.ErrNotFound when there is no
// such highlight.
func (s *Store) RemoveHighlight(ctx context.Context, id news.HighlightID) error {
	err := s.Edit(ctx, "removed the mark from a passage", func(e *Edit) error {
		return sqlite.Affected(e.exec(`DELETE FROM highlight WHERE id = ?`, int64(id)))
	})
	if err != nil {
		return fmt.Errorf("remove highlight %s: %w", id, err)
	}
	return nil
}

const highlightColumns = `h.id, h.story, h.exact, h.prefix, h.suffix, h.start, h.note, h.made`

// scanHighlight reads highlightColumns, and what stands behind them.
func scanHighlight(scan sqlite.Scan, more ...any) (h news.Highlight, err error) {
	var id, story, made int64
	err = scan(append([]any{&id, &story, &h.Exact, &h.Prefix, &h.Suffix, &h.Start, &h.Note, &made}, more...)...)
	h.ID, h.Story, h.Made = news.HighlightID(id), news.StoryID(story), sqlite.Time(made)
	return h, err
}

// Highlights lists the passages marked in a story, in the order of its text as it was then.
func (s *Store) Highlights(ctx context.Context, id news.StoryID) ([]news.Highlight, error) {
	return highlightsOf(ctx, s.db.Read(), id)
}

func highlightsOf(ctx context.Context, q sqlite.Querier, id news.StoryID) ([]news.Highlight, error) {
	found, err := sqlite.All(ctx, q, func(scan sqlite.Scan) (news.Highlight, error) { return scanHighlight(scan) },
		`SELECT `+highlightColumns+` FROM highlight h WHERE h.story = ? ORDER BY h.start, h.made, h.id`, int64(id))
	if err != nil {
		return nil, fmt.Errorf("highlights of story %s: %w", id, err)
	}
	return found, nil
}

// HighlightByID reads one highlight; the error wraps news.ErrNotFound when it is not there.
func (s *Store) HighlightByID(ctx context.Context, id news.HighlightID) (news.Highlight, error) {
	found, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (news.Highlight, error) { return scanHighlight(scan) },
		`SELECT `+highlightColumns+` FROM highlight h WHERE h.id = ?`, int64(id))
	if err != nil || len(found) == 0 {
		return news.Highlight{}, fmt.Errorf("highlight %s: %w", id, orNotFound(err))
	}
	return found[0], nil
}

// Marked lists highlights with their stories, the last made first.
func (s *Store) Marked(ctx context.Context, q news.HighlightQuery) (p news.HighlightPage, err error) {
	limit := q.Limit
	if limit <= 0 {
		limit = savedLimit
	}
	words := strings.Fields(text.Fold(q.Text))
	where, args := markedWhere(&q)
	err = sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		m, err := scanMarked(scan)
		if err != nil || !saysAll(words, m.Exact, m.Note, m.In.Title) {
			return err
		}
		if p.More = len(p.Highlights) == limit; p.More {
			return sqlite.ErrStop
		}
		p.Highlights = append(p.Highlights, m)
		p.Next = news.Cursor{When: sqlite.Stamp(m.Made), Row: int64(m.ID)}
		return nil
	}, `SELECT `+highlightColumns+`, b.head, coalesce(c.stored, 0), coalesce(r.read, 0) FROM highlight h
		JOIN bookmark b ON b.story = h.story LEFT JOIN copy c ON c.story = h.story LEFT JOIN mark r ON r.story = h.story
		WHERE `+where+` ORDER BY h.made DESC, h.id DESC`, args...)
	if err != nil {
		return p, fmt.Errorf("list highlights: %w", err)
	}
	return p, nil
}

func markedWhere(q *news.HighlightQuery) (string, []any) {
	after := q.After
	if after == (news.Cursor{}) {
		after = news.Cursor{When: math.MaxInt64, Row: math.MaxInt64}
	}
	where, args := `(h.made, h.id) < (?, ?)`, []any{after.When, after.Row}
	if q.List != "" {
		where, args = where+` AND h.story IN (SELECT story FROM listed WHERE list = `+namedList+`)`, append(args, fold(q.List), q.List)
	}
	if q.Tag != "" {
		where, args = where+` AND h.story IN (SELECT story FROM tagged WHERE tag = ?)`, append(args, q.Tag)
	}
	return where, args
}

func scanMarked(scan sqlite.Scan) (m news.MarkedStory, err error) {
	var head string
	var stored news.Stored
	var read bool
	if m.Highlight, err = scanHighlight(scan, &head, &stored, &read); err != nil {
		return m, err
	}
	err = sqlite.Decode(head, &m.In)
	m.In.ID, m.In.Stored, m.In.Read, m.In.Saved = m.Story, stored, read, true
	return m, err
}

// saysAll reports whether each of the folded words stands in one of the texts.
func saysAll(words []string, texts ...string) bool {
	if len(words) == 0 {
		return true
	}
	told := text.Fold(strings.Join(texts, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(told, w) })
}
