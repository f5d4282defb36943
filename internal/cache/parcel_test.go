package cache

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"reader/internal/news"
)

const harbour = "https://paper.example/harbour"

// harbourFeed is a cache with one story whose text waits.
func harbourFeed(t *testing.T) (*Store, news.Feed, news.StoryID) {
	t.Helper()
	s, feed := open(t), feedAt("https://paper.example/feed")
	put(t, s, feed, story("1", harbour, "Harbour", 1))
	return s, feed, StoryIDOf(feed.URL, harbour)
}

func found(t *testing.T, s *Store, query string) int {
	t.Helper()
	p, err := s.Search(context.Background(), query, Filter{All: true})
	if err != nil {
		t.Fatal(err)
	}
	return len(p.Stories)
}

func plainOf(t *testing.T, s *Store, id news.StoryID) string {
	t.Helper()
	a, _, err := s.Article(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return news.PlainText(a.Blocks)
}

func TestATextOpensBeforeItIsReadInAndIsFoundAfter(t *testing.T) {
	s, _, id := harbourFeed(t)
	if got := plainOf(t, s, id); got != "Text of Harbour." {
		t.Errorf("before: %q", got)
	}
	if n, err := s.Waiting(t.Context()); n != 1 || err != nil {
		t.Errorf("%d wait, %v", n, err)
	}
	readIn(t, s)
	if got := plainOf(t, s, id); got != "Text of Harbour." || found(t, s, "text harbour") != 1 {
		t.Errorf("after: %q, found %d times", got, found(t, s, "text harbour"))
	}
	if x, err := s.Story(t.Context(), id); err != nil || x.Words != 3 || x.Stored != news.StoredFeed {
		t.Errorf("%d words, stored %v, %v", x.Words, x.Stored, err)
	}
	if n, err := s.Waiting(t.Context()); n != 0 || err != nil {
		t.Errorf("%d wait at the end, %v", n, err)
	}
}

func TestTheNewestTextCounts(t *testing.T) {
	s, feed, id := harbourFeed(t)
	again := story("1", harbour, "Harbour", 1)
	again.Text = "A seal came in."
	put(t, s, feed, again)
	if got := plainOf(t, s, id); got != again.Text {
		t.Errorf("before it is read in: %q", got)
	}
	readIn(t, s)
	if got := plainOf(t, s, id); got != again.Text || found(t, s, "seal") != 1 || found(t, s, "text") != 0 {
		t.Errorf("after: %q; seal is found %d times, the old word %d times", got, found(t, s, "seal"), found(t, s, "text"))
	}
	again.Text = ""
	put(t, s, feed, again)
	readIn(t, s)
	if got := plainOf(t, s, id); got != "A seal came in." {
		t.Errorf("the feed leaves its text out, and there is %q", got)
	}
}

func TestAPageStaysWhenAFeedsTextIsReadIn(t *testing.T) {
	s, _, id := harbourFeed(t)
	page := news.Article{Words: 2, Blocks: paragraph("Whole zephyr.", ""), Verdict: news.VerdictFull}
	if err := s.PutArticle(t.Context(), id, Fetched{Article: page}); err != nil {
		t.Fatal(err)
	}
	readIn(t, s)
	if got := plainOf(t, s, id); got != "Whole zephyr." || found(t, s, "zephyr") != 1 {
		t.Errorf("%q, found %d times", got, found(t, s, "zephyr"))
	}
}

func TestWhatWaitsSurvivesARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache.db")
	s, err := Open(t.Context(), path, clock, paragraph)
	if err != nil {
		t.Fatal(err)
	}
	feed := feedAt("https://paper.example/feed")
	for i := range 3 {
		put(t, s, feed, story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d", i), fmt.Sprintf("Title%d", i), i))
	}
	if _, err := s.ReadIn(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), path, clock, paragraph); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := found(t, s, "text"); n != 1 {
		t.Errorf("%d are found of the one that was read in", n)
	}
	readIn(t, s)
	if n := found(t, s, "text"); n != 3 {
		t.Errorf("%d of 3 are found", n)
	}
}

func TestADamagedParcelCostsItsTextsOnly(t *testing.T) {
	s, feed, id := harbourFeed(t)
	err := s.db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`UPDATE parcel SET data = x'ff'`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := plainOf(t, s, id); got != "" {
		t.Errorf("the damaged one says %q", got)
	}
	put(t, s, feed, story("2", "https://paper.example/2", "Sound", 2))
	readIn(t, s)
	if n, m := found(t, s, "sound"), found(t, s, "harbour"); n != 1 || m != 1 {
		t.Errorf("the sound one is found %d times, the damaged one by its headline %d times", n, m)
	}
	if got := plainOf(t, s, id); got != "" {
		t.Errorf("the damaged one says %q", got)
	}
	if got := titles(t, s, Filter{All: true}); fmt.Sprint(got) != "[Harbour Sound]" {
		t.Errorf("listed are %q", got)
	}
}

func FuzzUnwrap(f *testing.F) {
	f.Add(wrap([]item{{entry: &Entry{Text: "<p>a</p>", Base: "https://paper.example/"}, id: 7}}))
	f.Add([]byte{0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		texts, err := unwrap(data)
		if err != nil && texts != nil {
			t.Error("texts came with an error")
		}
	})
}

// BenchmarkPut stores 50 new stories with texts of 4 KB; at 1,000 feeds this is what a first refresh waits for. The
// budget is 60 µs a story.
func BenchmarkPut(b *testing.B) {
	s := open(b)
	for n := 1; b.Loop(); n++ {
		b.StopTimer()
		feed, entries := longFeed(n)
		b.StartTimer()
		put(b, s, feed, entries...)
	}
}

// BenchmarkReadIn reads in 50 texts of 4 KB, which happens in the background.
func BenchmarkReadIn(b *testing.B) {
	s := open(b)
	for n := 1; b.Loop(); n++ {
		b.StopTimer()
		feed, entries := longFeed(n)
		put(b, s, feed, entries...)
		b.StartTimer()
		readIn(b, s)
	}
}

// longFeed is the nth feed of the benchmarks.
func longFeed(n int) (news.Feed, []Entry) {
	entries := make([]Entry, 50)
	for i := range entries {
		entries[i] = story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d/%d", n, i), "Rain in the harbour", i*n%9973)
		entries[i].Text = longText
	}
	return feedAt(fmt.Sprintf("https://paper.example/%d/feed", n)), entries
}

var longText = func() (text string) {
	for i := 0; len(text) < 4<<10; i++ {
		text += fmt.Sprintf("The %dth wave came over the %dth stone of the pier. ", i*7919%1013, i*6271%997)
	}
	return text
}()

func TestTheTextOfAStoryWithANewAddressIsKept(t *testing.T) {
	s, feed, id := harbourFeed(t)
	readIn(t, s)
	moved := story("1", "https://paper.example/harbour-corrected", "Harbour", 1)
	moved.Text = "A seal came in."
	put(t, s, feed, moved)
	if got := plainOf(t, s, id); got != moved.Text {
		t.Errorf("before it is read in: %q", got)
	}
	if x, err := s.Story(t.Context(), id); err != nil || x.URL != moved.Story.URL {
		t.Errorf("it opens at %s, %v", x.URL, err)
	}
	readIn(t, s)
	if got := plainOf(t, s, id); got != moved.Text || found(t, s, "seal") != 1 {
		t.Errorf("after: %q, found %d times", got, found(t, s, "seal"))
	}
}
