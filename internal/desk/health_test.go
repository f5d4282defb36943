package desk

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/cache"
	"reader/internal/news"
)

func TestExamine(t *testing.T) {
	const hour, day = time.Hour, 24 * time.Hour
	ago := func(d time.Duration) time.Time { return noon.Add(-d) }
	feed := news.Feed{ID: 1, URL: "https://paper.example/feed", Added: ago(400 * day)}
	muted := feed
	muted.Muted = ago(20 * day)
	young := feed
	young.Added = ago(day)
	well := news.FetchState{Checked: ago(hour), Succeeded: ago(hour), Next: noon.Add(hour)}
	with := func(change func(*news.FetchState)) news.FetchState {
		s := well
		change(&s)
		return s
	}
	failing := func(times int, succeeded time.Time) news.FetchState {
		return with(func(s *news.FetchState) { s.Error, s.Failures, s.Succeeded = "Too slow.", times, succeeded })
	}
	busy := cache.Activity{Newest: ago(hour), Oldest: ago(60 * day), Recent: 48, Rhythm: 2 * hour}
	last := func(newest, rhythm time.Duration) cache.Activity {
		return cache.Activity{Newest: ago(newest), Oldest: ago(900 * day), Rhythm: rhythm}
	}
	for name, row := range map[string]struct {
		feed     news.Feed
		state    news.FetchState
		activity cache.Activity
		status   news.FeedStatus
		words    string
		trouble  string
		since    time.Time
		pace     time.Duration
	}{
		"never asked":     {feed, news.FetchState{}, cache.Activity{}, news.FeedNew, "not asked yet", "", time.Time{}, 0},
		"well":            {feed, well, busy, news.FeedOK, "ok", "", time.Time{}, 2 * hour},
		"empty as yet":    {young, well, cache.Activity{}, news.FeedOK, "ok", "", time.Time{}, 2 * hour},
		"failed once":     {feed, failing(1, ago(5*day)), busy, news.FeedFailing, "failed once", "Too slow.", ago(5 * day), 2 * hour},
		"fails for days":  {feed, failing(4, ago(3*day)), busy, news.FeedFailing, "failed 4 times in 3 d", "Too slow.", ago(3 * day), 2 * hour},
		"fails for weeks": {feed, failing(9, ago(21*day)), busy, news.FeedFailing, "failed 9 times since 2 Nov", "Too slow.", ago(21 * day), 2 * hour},
		"was never read":  {feed, failing(2, time.Time{}), cache.Activity{}, news.FeedFailing, "failed 2 times, never read", "Too slow.", time.Time{}, 2 * hour},
		"gone": {feed, with(func(s *news.FetchState) { s.Gone, s.Error, s.Checked = true, "Gone.", ago(30*day) }), busy,
			news.FeedGone, "gone since 24 Oct", "Gone.", ago(30 * day), 0},
		"moving": {feed, with(func(s *news.FetchState) { s.Moved, s.MovedSeen = "https://new.example/feed", 2 }), busy,
			news.FeedMoved, "moving, seen 2 times",
			"Its server says that it lives at https://new.example/feed now. This is followed when it was said 3 times.", time.Time{}, 2 * hour},
		"moved to another subscription": {feed, with(func(s *news.FetchState) { s.Moved, s.MovedSeen = "https://paper.example/twin", 3 }), busy,
			news.FeedMoved, "moved",
			"Its server says that it lives at https://paper.example/twin now, where you are subscribed already.", time.Time{}, 2 * hour},
		"has just moved": {feed, with(func(s *news.FetchState) { s.Moved, s.MovedSeen = feed.URL, 3 }), busy, news.FeedOK, "ok", "", time.Time{}, 2 * hour},
		"silent": {feed, well, last(100*day, day), news.FeedSilent, "silent since 15 Aug",
			"It answers, but its newest story is of 15 Aug. Before, one came every 24 h.", ago(100 * day), 2 * hour},
		"silent, of no rhythm": {feed, well, last(400*day, 0), news.FeedSilent, "silent since 19 Oct 2025",
			"It answers, but its newest story is of 19 Oct 2025.", ago(400 * day), 2 * hour},
		"slow, but in its rhythm": {feed, well, last(200*day, 30*day), news.FeedOK, "ok", "", time.Time{}, 2 * hour},
		"quiet, but not for long": {feed, well, last(80*day, hour), news.FeedOK, "ok", "", time.Time{}, 2 * hour},
		"never carried a story": {feed, well, cache.Activity{}, news.FeedSilent, "silent",
			"It answers, but has never carried a story.", time.Time{}, 2 * hour},
		"failing counts before silent": {feed, failing(2, ago(2*hour)), last(100*day, day), news.FeedFailing, "failed 2 times in 2 h", "Too slow.", ago(2 * hour), 2 * hour},
		"muted, whatever else":         {muted, failing(2, ago(2*hour)), busy, news.FeedMuted, "muted since 3 Nov", "", ago(20 * day), 0},
	} {
		t.Run(name, func(t *testing.T) {
			h := news.Health{Feed: row.feed}
			examine(&h, row.state, row.activity, map[string]news.FeedID{feed.URL: 1, "https://paper.example/twin": 2}, noon)
			if h.Status != row.status || h.Words != row.words || h.Trouble != row.trouble || !h.Since.Equal(row.since) || h.Pace != row.pace {
				t.Errorf("%s, %q, %q, since %v, every %v", h.Status, h.Words, h.Trouble, h.Since, h.Pace)
			}
			if asked := row.status != news.FeedMuted && row.status != news.FeedGone; asked == h.Next.IsZero() && row.status != news.FeedNew {
				t.Errorf("next at %v", h.Next)
			}
		})
	}
}

func TestWeekly(t *testing.T) {
	const day = 24 * time.Hour
	for name, row := range map[string]struct {
		oldest time.Duration // before now
		recent int
		want   float64
	}{
		"known for long":            {400 * day, 48, 12},
		"known for two weeks":       {14 * day, 48, 24},
		"fifty stories of one hour": {time.Hour, 50, 50},
	} {
		if got := weekly(cache.Activity{Oldest: noon.Add(-row.oldest), Recent: row.recent}, noon); got != row.want {
			t.Errorf("%s: %v a week, want %v", name, got, row.want)
		}
	}
	for want, week := range map[string]float64{"0": 0, "0.5": 0.46, "9.9": 9.94, "12": 12.4, "350": 350} {
		if got := (&news.Health{Week: week}).Weekly(); got != want {
			t.Errorf("%v is written %q, want %q", week, got, want)
		}
	}
}

func TestHealthGoesWithTheTree(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	broken := feeds[len(feeds)-1]
	n.answer(strings.TrimPrefix(broken.URL, n.URL), func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusInternalServerError) })
	w.pass(25 * time.Hour)
	last(t, w.RefreshDue(t.Context()))
	all, err := w.Health(t.Context(), 0)
	w.ok(err)
	for i, h := range all {
		if h.Feed.ID != feeds[i].ID || h.Path[len(h.Path)-1] == "" {
			t.Errorf("row %d is %s in %q, want %s", i, h.Feed.Title, h.Path, feeds[i].Title)
		}
		want := news.FeedOK
		if h.Feed.ID == broken.ID {
			want = news.FeedFailing
		}
		if h.Status != want || h.Newest.IsZero() || h.Week == 0 || h.Next.Before(w.clock()) {
			t.Errorf("%s: %+v", h.Feed.Title, h)
		}
	}
	canada, err := w.Health(t.Context(), w.section("Canada").ID)
	w.ok(err)
	if len(canada) != 1 || !slices.Equal(canada[0].Path[1:], []string{"Americas", "Canada"}) {
		t.Errorf("Canada has %+v", canada)
	}
	if _, err := w.Health(t.Context(), 99); err == nil {
		t.Error("a section that is not there has no feeds")
	}
}

func TestPulse(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A", "B"))
	feed := w.subscribeFeed(n.URL + "/feed").Feed
	w.pass(8 * 24 * time.Hour)
	p, err := w.Pulse(t.Context(), feed)
	w.ok(err)
	if p.Newest == nil || p.Newest.Title != "A" || !cmp.Equal(p.Weeks, []int{2, 0}) {
		t.Errorf("%+v", p)
	}
	if p, err := w.Pulse(t.Context(), 1); err != nil || p.Newest != nil || len(p.Weeks) != 0 {
		t.Errorf("of a feed that is not there: %+v, %v", p, err)
	}
}

func TestOneFeedIsRefreshed(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/one", rss(n.URL+"/1", "A"))
	n.answer("/two", rss(n.URL+"/2", "B"))
	one := w.subscribeFeed(n.URL + "/one").Feed
	w.subscribeFeed(n.URL + "/two")
	n.answer("/one", rss(n.URL+"/1", "A", "C"))
	w.pass(2 * time.Minute)
	n.requests()
	p := last(t, w.RefreshFeed(t.Context(), one))
	if _, paths := n.requests(); p.New != 1 || p.Feeds != 1 || !slices.Equal(paths, []string{"/one"}) {
		t.Errorf("%+v; asked %q", p, paths)
	}
	if p := last(t, w.RefreshFeed(t.Context(), 1)); len(p.Failures) != 1 {
		t.Errorf("a feed that is not there: %+v", p)
	}
	w.ok(w.SetOffline(true))
	if p := last(t, w.RefreshFeed(t.Context(), one)); !p.Offline {
		t.Errorf("offline: %+v", p)
	}
}
