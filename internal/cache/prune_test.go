package cache

import (
	"fmt"
	"testing"
	"time"

	"reader/internal/news"
)

func TestPruneForgetsWhatNobodyOpened(t *testing.T) {
	s := open(t)
	list := news.Listing{Kind: news.Tagged, Title: "boats", URL: "https://paper.example/tag/boats"}
	const many = prunedAtOnce + 20
	entries := make([]Entry, many)
	for i := range entries {
		address := fmt.Sprintf("https://paper.example/a/%d", i)
		entries[i] = story(address, address, fmt.Sprint("Boat ", i), i)
	}
	fresh, ids, err := s.PutListed(t.Context(), list, entries)
	if err != nil || fresh != many {
		t.Fatal(fresh, err)
	}
	readIn(t, s)
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.SetRead(t.Context(), true, ids[0]))
	check(s.SetSaved(t.Context(), true, ids[1]))
	check(s.PutArticle(t.Context(), ids[2], Fetched{Article: news.Article{Blocks: paragraph("page", "")}}))
	if _, _, err = s.Put(t.Context(), feedAt("https://paper.example/feed"), entries[3:4]); err != nil { // a feed carries it now
		t.Fatal(err)
	}
	for _, step := range []struct {
		after      time.Duration
		gone, left int
	}{{pruned - time.Hour, 0, many}, {pruned + time.Hour, many - 4, 4}, {pruned + time.Hour, 0, 4}} {
		s.now = func() time.Time { return noon.Add(step.after) }
		gone, err := s.Prune(t.Context())
		stats, bad := s.Stats(t.Context())
		if err != nil || bad != nil || gone != step.gone || stats.Stories != step.left {
			t.Errorf("after %v: %d went, %d are left, %v, %v", step.after, gone, stats.Stories, err, bad)
		}
	}
	if found, err := s.Search(t.Context(), "boat", Filter{All: true}); err != nil || len(found.Stories) != 4 {
		t.Errorf("the words find %d stories, %v", len(found.Stories), err)
	}
	if page, err := s.Page(t.Context(), Filter{Listing: list, Limit: many}); err != nil || len(page.Stories) != 4 {
		t.Errorf("the list has %d stories, %v", len(page.Stories), err)
	}
}
