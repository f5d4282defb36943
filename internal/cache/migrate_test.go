package cache

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// TestACacheOfEarlierIsKept opens a file as version 4 left it.
func TestACacheOfEarlierIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache.db")
	old, err := sqlite.Open(t.Context(), sqlite.Options{
		Path: path, Synchronous: sqlite.Normal, Migrations: []string{schema, parcelSchema, sourceSchema, versionSchema},
	})
	if err != nil {
		t.Fatal(err)
	}
	var pack sqlite.Packer
	codec, data, err := pack.Pack(paragraph("The tide came in.", ""))
	if err != nil {
		t.Fatal(err)
	}
	err = old.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`
			INSERT INTO feedset (id, members, total, unread) VALUES (1, '["f0000000000004"]', 1, 1);
			INSERT INTO story (id, key, url, time, feedset, language, picture, stored, head)
				VALUES (1, 7, '', 1, 1, '', 0, 1, '{"Title":"Tide"}');
			INSERT INTO state VALUES (1, '{"Succeeded":"2026-11-23T12:00:00.5Z"}'), (2, '{"Succeeded":"0001-01-01T00:00:00Z"}'), (3, '{}')`)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT INTO body (story, stored, codec, data, made) VALUES (1, 1, ?, ?, '')`, codec, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, clock, paragraph)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if a, stored, err := s.Article(t.Context(), 7); err != nil || stored != news.StoredFeed || news.PlainText(a.Blocks) != "The tide came in." {
		t.Errorf("the text is %q, %v, %v", news.PlainText(a.Blocks), stored, err)
	}
	if at, err := s.LastSuccess(t.Context()); err != nil || !at.Equal(noon.Truncate(time.Second)) {
		t.Errorf("the last success was %v, %v", at, err)
	}
}
