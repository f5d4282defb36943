package main

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"reader/internal/cache"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/sqlite"
)

// migrations are the starts that bring a library and a cache of each earlier version up to date.
func migrations() (all []deed) {
	caches := len(cache.Schema())
	for version := 1; version < len(library.Schema()); version++ {
		cached := 1 + (version-1)%(caches-1)
		all = append(all, deed{
			id: "F9", name: fmt.Sprintf("migrate from library %d and cache %d", version, cached), do: "sections", whole: everything,
			make:  func(t *testing.T, data string) { makeOld(t, data, version, cached) },
			again: []string{"sections"}, agreed: everything,
		})
	}
	return all
}

// makeOld makes the files of earlier versions: what stands in them was there since the first.
func makeOld(t *testing.T, data string, version, cached int) {
	t.Helper()
	makeFile(t, filepath.Join(data, "library.db"), library.Schema()[:version], oldLibrary)
	makeFile(t, filepath.Join(data, "cache.db"), cache.Schema()[:cached], oldCache)
}

// makeDropped makes files of this version with stories that their feed has long dropped: those that are not saved go.
func makeDropped(t *testing.T, data string) {
	t.Helper()
	makeOld(t, data, len(library.Schema()), len(cache.Schema()))
	if err := execute(filepath.Join(data, "cache.db"), `UPDATE entry SET dropped = 1`); err != nil {
		t.Fatal(err)
	}
}

// makeFile makes a file of the first version, fills it and brings it to the last of some versions.
func makeFile(t *testing.T, path string, scripts []string, fill func(exec func(query string, args ...any))) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec := func(query string, args ...any) {
		if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	exec(`PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL`)
	for i, script := range scripts {
		exec(script)
		if i == 0 {
			exec(`BEGIN`)
			fill(exec)
			exec(`COMMIT`)
		}
	}
	exec(`PRAGMA user_version=` + strconv.Itoa(len(scripts)))
}

// oldStories is how many stories an old cache holds.
const oldStories = 120

// oldTime is when the old files were written, in Unix milliseconds: a day before the scripts' now.
const oldTime = 1795338000000

func oldLibrary(exec func(string, ...any)) {
	exec(`INSERT INTO section VALUES (1, 0, 'Old', 'old', '', 'en', 1)`)
	exec(`INSERT INTO feed VALUES (77, 'http://old.example/feed', 'Old feed', '', 1, 'en', ?, 0, 1)`, oldTime)
	var pack sqlite.Packer
	for i := range 10 {
		codec, text, _ := pack.Pack(news.Article{Title: "Kept", Blocks: []news.Block{{Spans: []news.Span{{Text: "Kept words."}}}}, Words: 2})
		exec(`INSERT INTO bookmark VALUES (?, ?, ?, 'A note')`, 1000+i, oldHead(i), oldTime+i)
		exec(`INSERT INTO copy VALUES (?, 2, ?, ?)`, 1000+i, codec, text)
		exec(`INSERT INTO listed VALUES (?, ?)`, []string{"Later", "later", "Sea"}[i%3], 1000+i)
		exec(`INSERT INTO tagged VALUES ('old', ?)`, 1000+i)
		exec(`INSERT INTO visit (at, story, title, url, came) VALUES (?, ?, 'Old story', 'http://old.example/s', 0)`, oldTime+i, 1000+i)
	}
	for i := range 40 {
		exec(`INSERT INTO mark VALUES (?, 1, ?)`, 1000+2*i, oldTime+i)
	}
}

func oldCache(exec func(string, ...any)) {
	exec(`INSERT INTO feedset (id, members) VALUES (1, ?)`, fmt.Sprintf(`["%s"]`, news.FeedID(77)))
	var pack sqlite.Packer
	for i := range oldStories {
		codec, text, _ := pack.Pack([]news.Block{{Spans: []news.Span{{Text: "What the feed said."}}}})
		exec(`INSERT INTO story (id, key, url, time, feedset, language, picture, stored, read, saved, head) VALUES (?, ?, ?, ?, 1, 'en', 0, 1, ?, ?, ?)`,
			i+1, 1000+i, fmt.Sprintf("http://old.example/%d", i), oldTime-int64(i)*60000, i%2 == 0 && i < 80, i < 10, oldHead(i))
		exec(`INSERT INTO body (story, stored, codec, data) VALUES (?, 1, ?, ?)`, i+1, codec, text)
		exec(`INSERT INTO entry VALUES (77, ?, ?, 1)`, i, i+1)
		exec(`INSERT INTO place VALUES (77, ?, ?)`, oldTime-int64(i)*60000, i+1)
		exec(`INSERT INTO words (rowid, title, author, tag, body) VALUES (?, 'old story', '', '', 'what the feed said')`, i+1)
	}
}

func oldHead(i int) string { return fmt.Sprintf(`{"Title":"Old story %d"}`, i) }
