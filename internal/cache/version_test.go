package cache

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// at is a text of a page, with a word that tells it from others.
func at(word string) Fetched {
	return Fetched{
		Article: news.Article{Title: "A", Verdict: news.VerdictFull, Blocks: paragraph("The text is "+word+".", "")},
		Sources: []Source{{URL: "https://paper.example/a", ETag: word, Fetched: noon, Body: []byte(word)}},
	}
}

func TestTheLatestThreeTextsAreKept(t *testing.T) {
	s := open(t)
	now := noon
	s.now = func() time.Time { return now }
	id := storePage(t, s, "a")
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.PutArticle(t.Context(), id, at("one")))
	check(s.SetRead(t.Context(), true, id))
	for _, word := range []string{"two", "three", "four", "five"} {
		now = now.Add(time.Hour)
		f := at(word)
		f.Revises = true
		check(s.PutArticle(t.Context(), id, f))
		check(s.PutArticle(t.Context(), id, f)) // another process was as fast: the same text is no earlier one
	}
	check(s.PutArticle(t.Context(), id, at("five, set otherwise"))) // no revision
	_, err := s.RemakeArticle(t.Context(), id, at("five, made anew").Article, "today")
	check(err)
	versions, err := s.Versions(t.Context(), id)
	check(err)
	got := ""
	for _, v := range versions {
		got += fmt.Sprintf("%s until %s; ", news.PlainText(v.Article.Blocks), v.Until.UTC().Format("15:04"))
	}
	if want := "The text is four. until 16:00; The text is three. until 15:00; The text is two. until 14:00; "; got != want {
		t.Errorf("earlier texts: %s", got)
	}
	for since, want := range map[time.Time]time.Time{
		noon: noon.Add(2 * time.Hour), noon.Add(3 * time.Hour): noon.Add(4 * time.Hour), noon.Add(4 * time.Hour): {},
	} {
		if at, err := s.ReplacedSince(t.Context(), id, since); !at.Equal(want) || err != nil {
			t.Errorf("since %s: replaced %s, %v", since, at, err)
		}
	}
	if story, err := s.Story(t.Context(), id); !story.Revised || err != nil {
		t.Errorf("what was read is not revised: %+v, %v", story, err)
	}
	check(s.SetRevised(t.Context(), false, id))
	if story, err := s.Story(t.Context(), id); story.Revised || err != nil {
		t.Errorf("what was read again is revised: %v", err)
	}
	var left int
	check(s.db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `DELETE FROM story`)
		return err
	}))
	check(sqlite.One(t.Context(), s.db.Read(), `SELECT count(*) FROM version`, nil, &left))
	if left != 0 {
		t.Errorf("%d earlier texts of stories that are gone", left)
	}
}

func TestAFeedThatChangesItsWordsMakesThePageStale(t *testing.T) {
	s := open(t)
	one, two := feedAt("https://paper.example/one"), feedAt("https://paper.example/two")
	first := story("a", "https://paper.example/a", "A", 9)
	put(t, s, one, first)
	known, err := s.StoriesByURL(t.Context(), []string{"https://paper.example/a"})
	if err != nil {
		t.Fatal(err)
	}
	id := known["https://paper.example/a"].ID
	stale := func() bool {
		t.Helper()
		r, err := s.Story(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		return r.Stale
	}
	updated := first
	updated.Text = "Another text."
	put(t, s, one, updated)
	if stale() {
		t.Error("without a page there is none to be stale")
	}
	if err := s.PutArticle(t.Context(), id, at("one")); err != nil {
		t.Fatal(err)
	}
	put(t, s, one, updated)
	put(t, s, two, story("a", "https://paper.example/a", "A, told otherwise", 9))
	if stale() {
		t.Error("stale when nothing was updated")
	}
	again := story("a", "https://paper.example/a", "A, told otherwise", 9)
	again.Story.Updated = noon
	put(t, s, two, again)
	if !stale() {
		t.Error("not stale when the second feed says that it was updated")
	}
	if err := s.Confirm(t.Context(), id); err != nil || stale() {
		t.Errorf("still stale when the server says that nothing has changed: %v", err)
	}
	put(t, s, one, first)
	if err := s.PutArticle(t.Context(), id, at("two")); err != nil || stale() {
		t.Errorf("still stale when the page was fetched anew: %v", err)
	}
	if src, parts, err := s.Asked(t.Context(), id); src.ETag != "two" || parts != 1 || err != nil {
		t.Errorf("asked for %+v, %v", src, err)
	}
}
