package cache

import (
	"context"
	"testing"

	"reader/internal/sqlite"
)

// TestTheIndexIsMadeAnew as a migration of it asks for, without losing what the stories in it say.
func TestTheIndexIsMadeAnew(t *testing.T) {
	s := searchable(t)
	before := map[string]string{}
	for _, query := range []string{"storm", "经济", "author:smith", `tag:"harbour works"`} {
		before[query] = guids(t, s, query, everywhere)
	}
	err := s.db.Share(t.Context(), func(tx *sqlite.Tx) error {
		for _, statement := range []string{
			`INSERT INTO words(words) VALUES('delete-all')`, `INSERT INTO heads(heads) VALUES('delete-all')`,
			`UPDATE indexing SET below = (SELECT max(id) + 1 FROM story)`,
		} {
			if _, err := tx.ExecContext(t.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Waiting(context.Background()); n != 7 || err != nil {
		t.Errorf("%d stories wait, %v", n, err)
	}
	if got := guids(t, s, "storm", everywhere); got != "" {
		t.Errorf("without an index, storm finds %s", got)
	}
	readIn(t, s)
	for query, want := range before {
		if got := guids(t, s, query, everywhere); got != want {
			t.Errorf("%s finds %q, and found %q before", query, got, want)
		}
	}
}
