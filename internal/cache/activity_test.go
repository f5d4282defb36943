package cache

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// minutesIn is how many minutes a day and a week have.
const (
	minutesInDay  = 24 * 60
	minutesInWeek = 7 * minutesInDay
)

// carry stores a story of each age in minutes.
func carry(t testing.TB, s *Store, feed news.Feed, ages ...int) {
	t.Helper()
	var entries []Entry
	for _, age := range ages {
		name := fmt.Sprint(feed.URL, age)
		entries = append(entries, story(name, "https://paper.example/"+name, name, age))
	}
	put(t, s, feed, entries...)
}

func TestActivities(t *testing.T) {
	s, ctx := open(t), context.Background()
	daily, shared, empty := feedAt("https://paper.example/daily"), feedAt("https://paper.example/two"), feedAt("https://paper.example/none")
	carry(t, s, daily, 0, minutesInDay, 2*minutesInDay, 3*minutesInDay, 40*minutesInDay)
	carry(t, s, shared, 5, 10)
	got, err := s.Activities(ctx, []news.FeedID{daily.ID, shared.ID, empty.ID, daily.ID}, noon.Add(-72*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	want := map[news.FeedID]Activity{
		daily.ID:  {Newest: noon, Oldest: noon.AddDate(0, 0, -40), Recent: 4, Rhythm: 24 * time.Hour},
		shared.ID: {Newest: noon.Add(-5 * time.Minute), Oldest: noon.Add(-10 * time.Minute), Recent: 2}, // too few for a rhythm
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}

func TestWeeksReachBackAsFarAsIsKnown(t *testing.T) {
	s, ctx := open(t), context.Background()
	young, old, quiet := feedAt("https://paper.example/young"), feedAt("https://paper.example/old"), feedAt("https://paper.example/quiet")
	carry(t, s, young, 5, 10, minutesInWeek+5, 3*minutesInWeek+5)
	carry(t, s, old, 5, 20*minutesInWeek)
	carry(t, s, quiet, 20*minutesInWeek)
	for feed, want := range map[news.FeedID][]int{
		young.ID: {1, 0, 1, 2},
		old.ID:   {0, 0, 0, 0, 0, 1},
		quiet.ID: {0, 0, 0, 0, 0, 0},
		1:        {},
	} {
		got, err := s.Weeks(ctx, feed, 6, noon)
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("%v: %v, %v; want %v", feed, got, err, want)
		}
	}
}

// The page of feeds asks for all of them at once, away from the screen: 100 ms for 1,000 feeds that have brought some 800
// stories each in these four weeks.
func BenchmarkActivities(b *testing.B) {
	s := openLarge(b)
	feeds := make([]news.FeedID, benchFeeds)
	for i := range feeds {
		feeds[i] = benchFeed(i).ID
	}
	for _, known := range []int{1, 20} {
		var asked []news.FeedID
		for range known {
			asked = append(asked, feeds...)
		}
		b.Run(fmt.Sprintf("%d feeds", len(asked)), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Activities(context.Background(), asked, noon.AddDate(0, 0, -28)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
