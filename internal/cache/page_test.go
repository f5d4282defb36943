package cache

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// TestPagesListWhatTheFilterSays compares the pages of many filters, read by walking and by merging, with a plain list of
// everything.
func TestPagesListWhatTheFilterSays(t *testing.T) {
	const feeds, each = merged + 6, 12
	s, ctx := open(t), context.Background()
	var ids []news.FeedID
	for i := range feeds {
		feed := feedAt(fmt.Sprintf("https://paper%d.example/feed", i))
		ids = append(ids, feed.ID)
		var entries []Entry
		for k := range each {
			n := k*feeds + i
			if i < 3 {
				n = 10*feeds*each + k // the first feeds have only old stories
			}
			entries = append(entries, story(fmt.Sprint(k), fmt.Sprintf("https://paper%d.example/%d", i, k), fmt.Sprintf("%d of %d", k, i), n))
		}
		put(t, s, feed, entries...)
	}
	all, err := s.Page(ctx, Filter{All: true, Limit: feeds * each})
	if err != nil || len(all.Stories) != feeds*each {
		t.Fatal(len(all.Stories), err)
	}
	for i := range all.Stories {
		if all.Stories[i].Read = i%3 != 0 || i < 60; all.Stories[i].Read {
			err = s.SetRead(ctx, true, all.Stories[i].ID)
		}
		if all.Stories[i].Saved = i%7 == 0; err == nil && all.Stories[i].Saved {
			err = s.SetSaved(ctx, true, all.Stories[i].ID)
		}
		if all.Stories[i].Whole = i%5 == 0; err == nil && all.Stories[i].Whole {
			err = s.PutArticle(ctx, all.Stories[i].ID, Fetched{Article: news.Article{Title: all.Stories[i].Title, Verdict: news.VerdictFull}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	since, before := noon.Add(-200*time.Minute), noon.Add(-40*time.Minute)
	for _, s.walked = range []int{3, walkMost} { // few are found by the short walk, all by the long one
		for _, some := range [][]news.FeedID{ids[:1], ids[:3], ids[1:6], ids[4:6], ids[:12], ids} {
			for _, f := range []Filter{{}, {Unread: true}, {Saved: true}, {Stored: true}, {Since: since}, {Before: before}, {Unread: true, Since: since, Before: before}} {
				f.Feeds, f.Limit = some, 7
				if diff := cmp.Diff(kept(all.Stories, f), everyPage(t, s, f)); diff != "" {
					t.Errorf("%d feeds, %d walked, %+v (-want +got):\n%s", len(some), s.walked, f, diff)
				}
			}
		}
	}
}

// TestAStoryOfHundredsOfFeedsHidesNoOther has one story at the head of more lists than a merge takes.
func TestAStoryOfHundredsOfFeedsHidesNoOther(t *testing.T) {
	s := open(t)
	s.walked = 1
	var ids []news.FeedID
	var want []string
	for i := range mergeable + 10 {
		feed := feedAt(fmt.Sprintf("https://paper.example/%d/feed", i))
		ids = append(ids, feed.ID)
		entries := []Entry{story("all", "https://paper.example/all", "All", 0)}
		if i%100 == 0 {
			title := fmt.Sprint("Own ", i)
			want = append(want, title)
			entries = append(entries, story(title, fmt.Sprintf("https://paper.example/%d", i), title, 1+i))
		}
		put(t, s, feed, entries...)
	}
	for _, n := range []int{mergeable - 10, len(ids)} {
		if got := everyPage(t, s, Filter{Feeds: ids[:n], Limit: 3}); !slices.Equal(got, append([]string{"All"}, want[:(n+99)/100]...)) {
			t.Errorf("%d feeds list %q", n, got)
		}
	}
}

// kept is what a filter keeps of a list.
func kept(all []news.Story, f Filter) (titles []string) {
	for _, x := range all {
		carried := slices.ContainsFunc(x.Feeds, func(id news.FeedID) bool { return slices.Contains(f.Feeds, id) })
		if !carried || f.Unread && x.Read || f.Saved && !x.Saved || f.Stored && !x.Whole ||
			!f.Since.IsZero() && x.Published.Before(f.Since) || !f.Before.IsZero() && !x.Published.Before(f.Before) {
			continue
		}
		titles = append(titles, x.Title)
	}
	return titles
}

func everyPage(t *testing.T, s *Store, f Filter) (titles []string) {
	t.Helper()
	for {
		p, err := s.Page(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range p.Stories {
			titles = append(titles, x.Title)
		}
		if !p.More {
			return titles
		}
		f.After = p.Next
	}
}

func TestHundredsOfFeedsAreListed(t *testing.T) {
	s := open(t)
	var ids []news.FeedID
	for i := range 3 {
		feed := feedAt(fmt.Sprintf("https://paper%d.example/feed", i))
		put(t, s, feed, story("1", fmt.Sprintf("https://paper%d.example/1", i), fmt.Sprint(i), i))
		ids = append(ids, feed.ID)
	}
	for i := range 2000 {
		ids = append(ids, news.FeedID(i))
	}
	if got := titles(t, s, Filter{Feeds: ids}); fmt.Sprint(got) != "[0 1 2]" {
		t.Errorf("the list is %q", got)
	}
	if got := titles(t, s, Filter{Feeds: ids[3:]}); len(got) != 0 {
		t.Errorf("feeds without stories list %q", got)
	}
}

func TestStatsSayWhatIsHere(t *testing.T) {
	s, ctx := open(t), context.Background()
	feed := feedAt("https://paper.example/feed")
	put(t, s, feed, story("1", "https://paper.example/a", "A", 1), story("2", "https://paper.example/b", "B", 2))
	if err := s.PutArticle(ctx, StoryIDOf(feed.URL, "https://paper.example/a"), Fetched{Article: news.Article{Title: "A"}}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Stats(ctx)
	if err != nil || got.Stories != 2 || got.Pages != 1 || got.Bytes < 4096 {
		t.Errorf("stats are %+v, %v", got, err)
	}
	if err := s.Integrity(ctx); err != nil {
		t.Error(err)
	}
}
