package desk

import (
	"testing"
	"time"

	"reader/internal/cache"
	"reader/internal/news"
)

const day = 24 * time.Hour

// TestTheRoomOfOldStoriesIsGivenBack keeps one story of each feed, and later one in all: what was saved or opened a moment ago
// stays.
func TestTheRoomOfOldStoriesIsGivenBack(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.retain = Retention{Keep: cache.Keep{Stories: 1}}
	w.subscribe(n.URL + "/")
	saved := w.find("Merrow")
	w.ok(w.Save(t.Context(), saved.ID, news.Bookmark{}))
	w.Wait(t.Context())
	before := w.stories(news.Query{})
	w.TidyBriefly(t.Context()) // in a new cache it does nothing
	w.pass(40 * day)           // no mark can be undone any more
	var opened news.Story
	for _, s := range before {
		if s.ID != saved.ID {
			opened = s // the oldest
		}
	}
	w.ok(w.Visited(t.Context(), opened, news.Way{}))
	w.TidyBriefly(t.Context())
	after := map[news.StoryID]bool{}
	for _, s := range w.stories(news.Query{}) {
		after[s.ID] = true
	}
	if len(after) >= len(before) || !after[saved.ID] || !after[opened.ID] {
		t.Errorf("of %d stories %d stayed; saved %v, opened %v", len(before), len(after), after[saved.ID], after[opened.ID])
	}
	w.retain.Keep.Stories, w.retain.Stories = 0, 1
	w.pass(12 * time.Hour)
	w.TidyBriefly(t.Context())
	if got := len(w.stories(news.Query{})); got != len(after) {
		t.Errorf("half a day later %d of %d are left", got, len(after))
	}
	w.pass(12 * time.Hour)
	w.TidyBriefly(t.Context())
	if got := w.stories(news.Query{}); len(got) != 2 {
		t.Errorf("a day later there are %q", titlesOf(got))
	}
}

func TestSomeFeedsHaveBoundsOfTheirOwn(t *testing.T) {
	r := Retention{Keep: cache.Keep{Stories: 1}, For: []KeepFor{
		{"https://a.example/", cache.Keep{Stories: 2}}, {"https://a.example/wire/", cache.Keep{Stories: 3}}, {"https://a.", cache.Keep{Stories: 4}},
	}}
	for address, want := range map[string]int{
		"https://a.example/feed": 2, "https://a.example/wire/feed": 3, "https://a.b/": 4, "https://b.example/": 1,
	} {
		if got := r.of(news.Feed{URL: address}).Stories; got != want {
			t.Errorf("%s keeps %d stories, want %d", address, got, want)
		}
	}
}

// TestAFeedThatIsSubscribedAgainHasAllThatItLists comes back to a feed whose stories have gone meanwhile.
func TestAFeedThatIsSubscribedAgainHasAllThatItLists(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A", "B", "C"))
	w.subscribeFeed(n.URL + "/feed")
	_, err := w.Unsubscribe(t.Context(), n.URL+"/feed")
	w.ok(err)
	for range 2 { // the first notes that nobody lists them any more
		_, err = w.Tidy(t.Context())
		w.ok(err)
		w.pass(31 * day)
	}
	w.subscribeFeed(n.URL + "/feed")
	if got := titlesOf(w.stories(news.Query{})); len(got) != 3 {
		t.Errorf("after a new subscription there are %q", got)
	}
}
