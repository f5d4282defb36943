package cache

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"reader/internal/news"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// paragraph stands for the room that sets the texts of feeds.
func paragraph(markup, _ string) []news.Block {
	if markup == "" {
		return nil
	}
	return []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: markup}}}}
}

// readIn has the store read in all that waits.
func readIn(t testing.TB, s *Store) {
	t.Helper()
	for {
		n, err := s.ReadIn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
}

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "cache.db"), clock, paragraph)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func feedAt(url string) news.Feed { return news.Feed{ID: news.FeedID(hash(url)), URL: url} }

// story is an entry that is some minutes old.
func story(guid, url, title string, minutes int) Entry {
	at := noon.Add(-time.Duration(minutes) * time.Minute)
	return Entry{
		Story: news.Story{GUID: guid, URL: url, Title: title, Published: at, Seen: noon},
		Text:  "Text of " + title + ".",
	}
}

func put(t testing.TB, s *Store, feed news.Feed, entries ...Entry) (fresh int) {
	t.Helper()
	fresh, _, err := s.Put(context.Background(), feed, entries)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

func titles(t testing.TB, s *Store, f Filter) (titles []string) {
	t.Helper()
	p, err := s.Page(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range p.Stories {
		titles = append(titles, x.Title)
	}
	return titles
}

func TestAStoryIsListedInEachFeedAndCountedOnce(t *testing.T) {
	s, ctx := open(t), context.Background()
	europe, front := feedAt("https://paper.example/europe/feed"), feedAt("https://paper.example/feed")
	put(t, s, europe, story("1", "https://paper.example/a", "A", 1), story("2", "https://paper.example/b", "B", 2))
	if fresh := put(t, s, front, story("9", "https://paper.example/a", "A", 1), story("3", "https://paper.example/c", "C", 3)); fresh != 1 {
		t.Errorf("the second feed brought %d new stories, want 1", fresh)
	}
	both := []news.FeedID{europe.ID, front.ID}
	if got := titles(t, s, Filter{Feeds: both}); fmt.Sprint(got) != "[A B C]" {
		t.Errorf("both feeds list %q", got)
	}
	p, err := s.Page(ctx, Filter{Feeds: []news.FeedID{front.ID}})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Stories) != 2 || len(p.Stories[0].Feeds) != 2 || p.Stories[0].Feeds[0] != europe.ID {
		t.Errorf("the front feed lists %+v", p.Stories)
	}
	if err := s.SetRead(ctx, true, p.Stories[0].ID); err != nil {
		t.Fatal(err)
	}
	tally, err := s.Tally(ctx)
	if err != nil {
		t.Fatal(err)
	}
	counts := tally.Of([][]news.FeedID{{europe.ID}, {front.ID}, both, {}})
	want := []news.Counts{{Unread: 1, Total: 2}, {Unread: 1, Total: 2}, {Unread: 2, Total: 3}, {}}
	if fmt.Sprint(counts) != fmt.Sprint(want) {
		t.Errorf("counts are %v, want %v", counts, want)
	}
}

func TestPagesStayRightWhileStoriesArrive(t *testing.T) {
	s, ctx := open(t), context.Background()
	feed := feedAt("https://paper.example/feed")
	var entries []Entry
	for i := range 25 {
		entries = append(entries, story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d", i), fmt.Sprint(i), i))
	}
	put(t, s, feed, entries...)
	for _, f := range []Filter{{All: true}, {Feeds: []news.FeedID{feed.ID}}, {Feeds: []news.FeedID{feed.ID}, Unread: true}} {
		f.Limit = 10
		var got []string
		for {
			p, err := s.Page(ctx, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range p.Stories {
				got = append(got, x.Title)
			}
			if !p.More {
				break
			}
			f.After = p.Next
			n := len(got)
			put(t, s, feed, story(fmt.Sprintf("late %v %d", f.Unread, n), fmt.Sprintf("https://paper.example/late-%v-%d", f.Unread, n), "late", 0))
		}
		for i := range 25 {
			want := fmt.Sprint(i)
			if at := len(got) - 25 + i; at < 0 || got[at] != want {
				t.Fatalf("%+v lists %q", f, got)
			}
		}
	}
}

func TestWhatDidNotChangeIsNotNew(t *testing.T) {
	s, ctx := open(t), context.Background()
	feed := feedAt("https://paper.example/feed")
	e := story("1", "https://paper.example/a", "A", 1)
	put(t, s, feed, e)
	_, touched, err := s.Put(ctx, feed, []Entry{e})
	if err != nil || len(touched) != 0 {
		t.Errorf("the same entry again touched %v, %v", touched, err)
	}
	e.Story.Title = "A, corrected"
	fresh, touched, err := s.Put(ctx, feed, []Entry{e})
	if err != nil || fresh != 0 || len(touched) != 1 {
		t.Errorf("a corrected entry: %d new, touched %v, %v", fresh, touched, err)
	}
	if got := titles(t, s, Filter{All: true}); fmt.Sprint(got) != "[A, corrected]" {
		t.Errorf("titles are %q", got)
	}
}

func TestThePageReplacesTheFeedsText(t *testing.T) {
	s, ctx := open(t), context.Background()
	feed := feedAt("https://paper.example/feed")
	put(t, s, feed, story("1", "https://paper.example/a", "A", 1))
	id := StoryIDOf(feed.URL, "https://paper.example/a")
	a, stored, err := s.Article(ctx, id)
	if err != nil || stored != news.StoredFeed || news.PlainText(a.Blocks) != "Text of A." {
		t.Fatalf("from the feed: %q, %v, %v", news.PlainText(a.Blocks), stored, err)
	}
	page := news.Article{Title: "A", Words: 3, Verdict: news.VerdictFull, Blocks: []news.Block{
		{Kind: news.Paragraph, Spans: []news.Span{{Text: "The whole zephyr."}}},
	}}
	if err := s.PutArticle(ctx, id, Fetched{Article: page}); err != nil {
		t.Fatal(err)
	}
	// The feed speaks again: the page stays.
	again := story("1", "https://paper.example/a", "A, corrected", 1)
	put(t, s, feed, again)
	a, stored, err = s.Article(ctx, id)
	if err != nil || stored != news.StoredFull || news.PlainText(a.Blocks) != "The whole zephyr." {
		t.Errorf("from the page: %q, %v, %v", news.PlainText(a.Blocks), stored, err)
	}
	found, err := s.Search(ctx, "zephyr", Filter{All: true})
	if err != nil || len(found.Stories) != 1 || found.Stories[0].Title != "A, corrected" {
		t.Errorf("the page's words find %+v, %v", found.Stories, err)
	}
	if err := s.PutArticle(ctx, 7, Fetched{Article: page}); err == nil {
		t.Error("a page for an unknown story was stored")
	}
}

func TestAPageWithoutAFeedIsAStoryButInNoList(t *testing.T) {
	s, ctx := open(t), context.Background()
	id, err := s.PutPage(ctx, news.Story{URL: "https://paper.example/x", Title: "X", Seen: noon}, Fetched{Article: news.Article{Verdict: news.VerdictFull}})
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, s, Filter{All: true}); len(got) != 0 {
		t.Errorf("lists show %q", got)
	}
	known, err := s.StoriesByURL(ctx, []string{"https://paper.example/x", "https://paper.example/none"})
	if err != nil || len(known) != 1 || known["https://paper.example/x"].ID != id {
		t.Errorf("by address: %v, %v", known, err)
	}
	// A feed that carries it later makes it a story of that feed.
	feed := feedAt("https://paper.example/feed")
	put(t, s, feed, story("1", "https://paper.example/x", "X", 1))
	if got := titles(t, s, Filter{Feeds: []news.FeedID{feed.ID}}); fmt.Sprint(got) != "[X]" {
		t.Errorf("the feed lists %q", got)
	}
}

func TestByPrefix(t *testing.T) {
	s, ctx := open(t), context.Background()
	put(t, s, feedAt("https://paper.example/feed"), story("1", "https://paper.example/a", "A", 1))
	id := StoryIDOf("https://paper.example/", "https://paper.example/a").String()
	for n := shortestPrefix; n <= len(id); n++ {
		if got, err := s.ByPrefix(ctx, id[:n]); err != nil || got.Title != "A" {
			t.Errorf("%s: %v, %v", id[:n], got.Title, err)
		}
	}
	for _, bad := range []string{"s", "szzzz", "f" + id[1:], id + "0"} {
		if _, err := s.ByPrefix(ctx, bad); err == nil {
			t.Errorf("%q found a story", bad)
		}
	}
}

func TestTwoProcessesShareAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache.db")
	ctx := context.Background()
	done := make(chan error, 2)
	for p := range 2 {
		go func() {
			s, err := Open(ctx, path, clock, paragraph)
			if err != nil {
				done <- err
				return
			}
			feed := feedAt(fmt.Sprintf("https://paper%d.example/feed", p))
			for i := range 30 {
				_, _, err = s.Put(ctx, feed, []Entry{story(fmt.Sprint(i), fmt.Sprintf("https://paper%d.example/%d", p, i), "T", i)})
				if err != nil {
					break
				}
			}
			if e := s.Close(); err == nil {
				err = e
			}
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	s, err := Open(ctx, path, clock, paragraph)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := titles(t, s, Filter{All: true, Limit: 100}); len(got) != 60 {
		t.Errorf("%d stories of 60 are there", len(got))
	}
	if err := s.Integrity(ctx); err != nil {
		t.Error(err)
	}
}

func TestStatesAreRemembered(t *testing.T) {
	s, ctx := open(t), context.Background()
	if at, err := s.LastSuccess(ctx); err != nil || !at.IsZero() {
		t.Errorf("before any success: %v, %v", at, err)
	}
	want := news.FetchState{ETag: `W/"x"`, Succeeded: noon, Next: noon.Add(time.Hour)}
	if err := s.SetState(ctx, 7, want); err != nil {
		t.Fatal(err)
	}
	got, err := s.State(ctx, 7)
	if err != nil || got != want {
		t.Errorf("state is %+v, %v", got, err)
	}
	if at, err := s.LastSuccess(ctx); err != nil || !at.Equal(noon) {
		t.Errorf("last success is %v, %v", at, err)
	}
}
