package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// chosen dumps all that undo must bring back, row by row.
func chosen(t *testing.T, s *Store) []string {
	t.Helper()
	var rows []string
	for _, query := range []string{
		`SELECT 'section', id, parent, title, folded, site, language, position, search, weight, hidden FROM section`,
		`SELECT 'feed', id, url, title, site, section, language, added, page, position, muted, weight FROM feed`,
		`SELECT 'bookmark', story, head, saved, note FROM bookmark`,
		`SELECT 'copy', story, stored, codec, hex(data) FROM copy`,
		`SELECT 'list', name, folded, position FROM list`,
		`SELECT 'listed', list, story FROM listed`,
		`SELECT 'tagged', tag, story FROM tagged`,
		`SELECT 'highlight', id, story, exact, prefix, suffix, start, note, made FROM highlight`,
		`SELECT 'mark', story FROM mark WHERE read = 1`,
		`SELECT 'choice', site, candidate FROM choice`,
		`SELECT 'visit', id, at, story, title, url, came, seen, way, place, folded FROM visit`,
	} {
		rows = append(rows, rowsOf(t, s, query)...)
	}
	slices.Sort(rows)
	return rows
}

// rowsOf writes each row of a query as a line.
func rowsOf(t *testing.T, s *Store, query string) (rows []string) {
	t.Helper()
	r, err := s.db.Read().QueryContext(t.Context(), query)
	ok(t, err)
	defer r.Close()
	columns, err := r.Columns()
	ok(t, err)
	for r.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		ok(t, r.Scan(values...))
		var row strings.Builder
		for _, v := range values {
			fmt.Fprintf(&row, "%v|", *v.(*any))
		}
		rows = append(rows, row.String())
	}
	ok(t, r.Err())
	return rows
}

func stepsOf(t *testing.T, s *Store) (n int) {
	t.Helper()
	ok(t, sqlite.One(t.Context(), s.db.Read(), `SELECT count(*) FROM undo_step`, nil, &n))
	return n
}

func TestUndoSaysWhatItDidAndWhomItTouched(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Mark(ctx, true, 7, 8, 9))
	ok(t, s.Mark(ctx, true, 7)) // read already: no step
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	annotated := bookmark(7, "Rain", 1)
	annotated.Note = "once more"
	ok(t, s.Save(ctx, annotated))
	for _, want := range []struct {
		did string
		on  Touched
	}{
		{"changed bookmark “Rain\x00 — “title””", Touched{Kept: []news.StoryID{7}}},
		{"saved “Rain\x00 — “title””", Touched{Kept: []news.StoryID{7}}},
		{"marked 3 stories read", Touched{Marked: []news.StoryID{7, 8, 9}}},
		{"", Touched{}},
	} {
		did, on, err := s.Undo(ctx)
		if err != nil || did != want.did || !cmp.Equal(on, want.on) {
			t.Errorf("undid %q %v %v, want %q %v", did, on, err, want.did, want.on)
		}
	}
}

func TestManyMarksAreOneStep(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ids := make([]news.StoryID, 2*marksAtOnce+10)
	for i := range ids {
		ids[i] = news.StoryID(i + 1)
	}
	ok(t, s.Mark(ctx, true, ids...))
	did, on, err := s.Undo(ctx)
	if err != nil || did != "marked 10010 stories read" || len(on.Marked) != len(ids) {
		t.Fatalf("undid %q of %d, %v", did, len(on.Marked), err)
	}
	if read := must[map[news.StoryID]bool](t)(s.IsRead(ctx, ids...)); len(read) != 0 {
		t.Errorf("%d stories are still read", len(read))
	}
}

func TestTheLogIsBounded(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i := range undoSteps + 5 {
		ok(t, s.Mark(ctx, true, news.StoryID(i+1)))
	}
	if n := stepsOf(t, s); n != undoSteps {
		t.Errorf("%d steps are kept, want %d", n, undoSteps)
	}
}
