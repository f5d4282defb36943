package library

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// historyYears is how long a visit is remembered. Twenty stories a day are some 4 MB in that time.
const historyYears = 2

// Visited writes down that a story was opened, and how it was reached.
func (s *Store) Visited(ctx context.Context, story news.Story, way news.Way) error {
	title, url, place := storable(story.Title), storable(story.URL), storable(way.Name)
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO visit (at, story, title, url, came, way, place, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			sqlite.Stamp(s.now()), int64(story.ID), title, url, int64(way.From), way.Kind, place, foldVisit(title, url, place))
		return err
	})
	if err != nil {
		return fmt.Errorf("note visit to story %s: %w", story.ID, err)
	}
	return nil
}

// foldVisit is what a visit is found by.
func foldVisit(parts ...string) string { return storable(text.Fold(strings.Join(parts, "\n"))) }

// Seen writes down that the text which was read in the last visit to a story was that as of a time.
func (s *Store) Seen(ctx context.Context, story news.StoryID, asOf time.Time) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE visit SET seen = max(seen, ?1)
			WHERE id = (SELECT max(id) FROM visit WHERE story = ?2)`, sqlite.Stamp(asOf), int64(story))
		return err
	})
	if err != nil {
		return fmt.Errorf("note what was read of story %s: %w", story, err)
	}
	return nil
}

// LastRead is as of when the text of a story was that was read last; zero when it was never opened.
func (s *Store) LastRead(ctx context.Context, story news.StoryID) (time.Time, error) {
	var at sql.NullInt64
	err := sqlite.One(ctx, s.db.Read(), `SELECT max(max(at, seen)) FROM visit WHERE story = ?`, sqlite.Args(int64(story)), &at)
	if err != nil {
		return time.Time{}, fmt.Errorf("last visit to story %s: %w", story, err)
	}
	return sqlite.Time(at.Int64), nil
}

// pastLimit is how many visits are listed when nobody says.
const pastLimit = 50

const visitColumns = `SELECT id, at, story, title, url, way, place, came FROM visit `

func scanVisit(scan sqlite.Scan) (v news.Visit, err error) {
	var at, story, from int64
	err = scan(&v.ID, &at, &story, &v.Title, &v.URL, &v.Way.Kind, &v.Way.Name, &from)
	v.At, v.Story, v.Way.From = sqlite.Time(at), news.StoryID(story), news.StoryID(from)
	return v, err
}

// History lists visits, the last first; more says that there are others behind them.
func (s *Store) History(ctx context.Context, q news.Past) (visits []news.Visit, more bool, err error) {
	limit := q.Limit
	if limit <= 0 {
		limit = pastLimit
	}
	where, args := pastWhere(q)
	visits, err = sqlite.All(ctx, s.db.Read(), scanVisit, visitColumns+where+` ORDER BY id DESC LIMIT ?`, append(args, limit+1)...)
	if err != nil {
		return nil, false, fmt.Errorf("read history: %w", err)
	}
	if len(visits) > limit {
		return visits[:limit], true, nil
	}
	return visits, false, nil
}

// pastWhere is a question as a condition. A visit is never changed, so its row is found by where it stands: no page costs
// more than another.
func pastWhere(q news.Past) (where string, args []any) {
	before := int64(q.After)
	if before == 0 {
		before = math.MaxInt64
	}
	where, args = `WHERE id < ?`, []any{before}
	if !q.Since.IsZero() {
		where, args = where+` AND at >= ?`, append(args, sqlite.Stamp(q.Since))
	}
	for _, word := range strings.Fields(text.Fold(q.Text)) {
		where, args = where+` AND instr(folded, ?) > 0`, append(args, word)
	}
	return where, args
}

// ForgetVisits takes lines out of the history. It is a step of undo.
func (s *Store) ForgetVisits(ctx context.Context, ids ...news.VisitID) error {
	if _, err := s.forgetVisits(ctx, `WHERE id IN (SELECT value FROM json_each(?))`, sqlite.Integers(ids)); err != nil {
		return fmt.Errorf("forget what was read: %w", err)
	}
	return nil
}

// ForgetHistory takes out all that a question finds, whatever its Limit, and says how much that was. It is a step of undo.
func (s *Store) ForgetHistory(ctx context.Context, q news.Past) (int, error) {
	where, args := pastWhere(q)
	n, err := s.forgetVisits(ctx, where, args...)
	if err != nil {
		return 0, fmt.Errorf("forget the history: %w", err)
	}
	return n, nil
}

func (s *Store) forgetVisits(ctx context.Context, where string, args ...any) (n int, err error) {
	err = s.Edit(ctx, "", func(e *Edit) error {
		var title string
		if err := e.one(`SELECT count(*), coalesce(max(title), '') FROM visit `+where, args, &n, &title); err != nil {
			return err
		}
		e.Title(fmt.Sprintf("forgot %d stories of the history", n))
		if n == 1 {
			e.Title(quoted("forgot having read", title))
		}
		_, err := e.exec(`DELETE FROM visit `+where, args...)
		return err
	})
	return n, err
}
