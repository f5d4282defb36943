package cache

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"reader/internal/news"
)

// TestHostile is what feeds say of their entries to hide, flood or take over stories, by the numbers of the threat model.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		name string
		try  func(*testing.T)
	}{
		{"T35 dates in the future", datesInTheFuture},
		{"T35 one guid for two stories", oneGUIDForTwo},
		{"T35 guids that change at every answer", changingGUIDs},
		{"T35 a flood of new stories at every answer", floodOfStories},
		{"T36 a feed that names another's stories", feedThatNamesAnothers},
	} {
		t.Run(c.name, c.try)
	}
}

func datesInTheFuture(t *testing.T) {
	s := open(t)
	feed := feedAt("https://paper.example/feed")
	ages := map[string]time.Time{
		"from 1970": time.Unix(0, 0), "old": noon.Add(-5 * time.Minute), "from next year": noon.AddDate(1, 0, 0), "from 9999": time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
	}
	for title, published := range ages {
		e := story(title, "https://paper.example/"+title, title, 0)
		e.Story.Published = published
		put(t, s, feed, e)
	}
	later := story("3", "https://paper.example/c", "just now", -10)
	later.Story.Seen = noon.Add(10 * time.Minute)
	put(t, s, feed, later)
	got := titles(t, s, Filter{All: true})
	if len(got) != 5 || got[0] != "just now" || got[3] != "old" || got[4] != "from 1970" {
		t.Errorf("the list is %q", got)
	}
}

func oneGUIDForTwo(t *testing.T) {
	s := open(t)
	feed := feedAt("https://paper.example/feed")
	for range 2 {
		put(t, s, feed, story("1", "https://paper.example/a", "A", 1), story("1", "https://paper.example/b", "B", 2))
	}
	if got := titles(t, s, Filter{All: true}); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the list is %q", got)
	}
}

func changingGUIDs(t *testing.T) {
	s := open(t)
	feed := feedAt("https://paper.example/feed")
	for i := range 5 {
		fresh := put(t, s, feed, story(fmt.Sprint(i), "https://paper.example/a", "A", 1))
		if (fresh > 0) != (i == 0) {
			t.Errorf("answer %d: %d new", i, fresh)
		}
		if i == 0 {
			if err := s.SetRead(t.Context(), true, StoryIDOf(feed.URL, "https://paper.example/a")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if all, unread := titles(t, s, Filter{All: true}), titles(t, s, Filter{All: true, Unread: true}); len(all) != 1 || len(unread) != 0 {
		t.Errorf("the list is %q, %q of it unread", all, unread)
	}
}

// floodOfStories is held by the retention of a feed; other feeds keep theirs.
func floodOfStories(t *testing.T) {
	s := open(t)
	quiet := news.Feed{ID: 8, URL: "https://quiet.example/feed", Site: "https://quiet.example/"}
	paperOf(t, s, quiet, 3)
	const each, kept = 200, 20
	for answer := range 3 {
		put(t, s, paper, numbered(paper, answer*each+1, (answer+1)*each)...)
		readIn(t, s)
		tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: kept}, quiet.ID: {}}})
	}
	if got := len(titles(t, s, Filter{Feeds: []news.FeedID{paper.ID}, Limit: 2 * each})); got != kept {
		t.Errorf("%d stories of the flood are kept, want %d", got, kept)
	}
	if got := titles(t, s, Filter{Feeds: []news.FeedID{quiet.ID}}); len(got) != 3 {
		t.Errorf("of the other feed there are %q", got)
	}
}

func feedThatNamesAnothers(t *testing.T) {
	s := open(t)
	paper, thief := feedAt("https://paper.example/feed"), feedAt("https://thief.example/feed")
	put(t, s, paper, story("https://paper.example/a", "https://paper.example/a", "Honest", 1))
	put(t, s, thief, story("https://paper.example/a", "https://paper.example/a", "Stolen", 0))
	readIn(t, s)
	if got := titles(t, s, Filter{Feeds: []news.FeedID{paper.ID}}); !slices.Equal(got, []string{"Honest"}) {
		t.Errorf("the feed lists %q", got)
	}
	if got := titles(t, s, Filter{All: true}); len(got) != 2 {
		t.Errorf("in all there are %q: one passes for the other", got)
	}
	text, _, err := s.Article(context.Background(), StoryIDOf(paper.URL, "https://paper.example/a"))
	if err != nil || news.PlainText(text.Blocks) != "Text of Honest." {
		t.Errorf("its text is %q, %v", news.PlainText(text.Blocks), err)
	}
}
