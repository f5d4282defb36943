package desk

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"reader/internal/cache"
	"reader/internal/demo"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/news"
)

// noon is when the tests begin.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// world is a desk with its stores in a folder of its own, and a clock that moves when it is told to.
type world struct {
	*Desk
	t         testing.TB
	folder    string
	cachePath string
	library   *library.Store
	cache     *cache.Store

	mu  sync.Mutex
	now time.Time
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, folder: t.TempDir(), now: noon}
	w.open()
	t.Cleanup(w.close)
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func (w *world) open() {
	w.t.Helper()
	var err error
	if w.library, err = library.Open(w.t.Context(), filepath.Join(w.folder, "library.db"), w.clock); err != nil {
		w.t.Fatal(err)
	}
	w.openCache()
}

func (w *world) openCache() {
	w.t.Helper()
	var err error
	w.cachePath = filepath.Join(w.t.TempDir(), "cache.db")
	if w.cache, err = cache.Open(w.t.Context(), w.cachePath, w.clock, article.Fragment); err != nil {
		w.t.Fatal(err)
	}
	w.Desk = w.desk()
}

// desk is one more desk on the same stores.
func (w *world) desk() *Desk {
	w.t.Helper()
	d, err := New(w.t.Context(), Options{
		Library: w.library, Cache: w.cache, Now: w.clock,
		Fetch: fetch.Options{Jitter: func() float64 { return 0 }, Timeout: 5 * time.Second},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func (w *world) close() {
	w.Close()
	if err := w.cache.Close(); err != nil {
		w.t.Error(err)
	}
	if err := w.library.Close(); err != nil {
		w.t.Error(err)
	}
}

// neighbour is another process on the same files.
func (w *world) neighbour() *world {
	w.t.Helper()
	n := &world{t: w.t, folder: w.folder, cachePath: w.cachePath, now: w.clock()}
	var err error
	n.library, err = library.Open(w.t.Context(), filepath.Join(w.folder, "library.db"), n.clock)
	w.ok(err)
	n.cache, err = cache.Open(w.t.Context(), w.cachePath, n.clock, article.Fragment)
	w.ok(err)
	n.Desk = n.desk()
	w.t.Cleanup(n.close)
	return n
}

// loseCache goes on with a cache that is new.
func (w *world) loseCache() {
	w.t.Helper()
	w.Close()
	if err := w.cache.Close(); err != nil {
		w.t.Error(err)
	}
	w.openCache()
}

// ok ends the test at an error.
func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// subscribe takes a whole site in.
func (w *world) subscribe(home string) {
	w.t.Helper()
	w.ok(w.SubscribeSites(w.t.Context(), []string{home}))
}

// subscribeFeed subscribes to a feed's own address.
func (w *world) subscribeFeed(address string) news.Added {
	w.t.Helper()
	found, err := w.Find(w.t.Context(), address)
	w.ok(err)
	added, err := w.SubscribeIn(w.t.Context(), found, "Feeds")
	w.ok(err)
	return added[0]
}

func (w *world) stories(q news.Query) []news.Story {
	w.t.Helper()
	var all []news.Story
	w.ok(w.each(w.t.Context(), q, func(s *news.Story) error { all = append(all, *s); return nil }))
	return all
}

func titlesOf(stories []news.Story) []string {
	var titles []string
	for i := range stories {
		titles = append(titles, stories[i].Title)
	}
	return titles
}

// find is the first story of a query whose title holds some words.
func (w *world) find(words string) news.Story {
	w.t.Helper()
	for _, s := range w.stories(news.Query{}) {
		if strings.Contains(s.Title, words) {
			return s
		}
	}
	w.t.Fatalf("no story with %q in its title", words)
	return news.Story{}
}

// Undo takes the newest change back as the interface does: the lists follow.
func (w *world) Undo(ctx context.Context) (did string, err error) {
	e, err := w.Desk.Undo(ctx)
	return e.Did, errors.Join(err, w.Reflect(ctx, e))
}

// history is what was read, the last first.
func (w *world) history() []news.Visit {
	w.t.Helper()
	visits, _, err := w.library.History(w.t.Context(), news.Past{})
	w.ok(err)
	return visits
}

// section finds a section by its title.
func (w *world) section(title string) news.Section {
	w.t.Helper()
	tree, err := w.Sections(w.t.Context())
	w.ok(err)
	var found news.Section
	news.Walk(tree, func(_ []string, s *news.Section) {
		if s.Title == title {
			found = *s
		}
	})
	if found.ID == 0 {
		w.t.Fatalf("no section %q", title)
	}
	return found
}

// last waits for the end of a stream and returns its last message.
func last(t testing.TB, stream <-chan news.Progress) news.Progress {
	t.Helper()
	var p news.Progress
	for p = range stream {
	}
	if p.Phase != news.Finished {
		t.Fatalf("the last message is %+v", p)
	}
	return p
}

// newsroom is the sample paper behind a handler that can be changed, with a count of what was asked.
type newsroom struct {
	*httptest.Server
	paper http.Handler

	mu    sync.Mutex
	asked map[string]int
	seen  http.Header // of the last request
	rules map[string]http.HandlerFunc
}

func newNewsroom(t testing.TB) *newsroom {
	t.Helper()
	n := &newsroom{
		paper: demo.Handler(func() time.Time { return noon }), asked: map[string]int{}, rules: map[string]http.HandlerFunc{},
	}
	n.Server = httptest.NewServer(n)
	t.Cleanup(n.Close)
	return n
}

func (n *newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	n.asked[r.URL.Path]++
	n.seen = r.Header.Clone()
	rule := n.rules[r.URL.Path]
	n.mu.Unlock()
	if rule != nil {
		rule(w, r)
		return
	}
	n.paper.ServeHTTP(w, r)
}

// answer sets what is served at a path in place of the paper.
func (n *newsroom) answer(path string, rule http.HandlerFunc) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.rules[path] = rule
}

// requests counts what was asked since the last call.
func (n *newsroom) requests() (total int, paths []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for path, times := range n.asked {
		total += times
		paths = append(paths, path)
	}
	clear(n.asked)
	slices.Sort(paths)
	return total, paths
}

// text answers with a document of a type.
func text200(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write([]byte(body))
	}
}

// rss is a feed whose items have these titles, with the title as guid and a link below base.
func rss(base string, items ...string) http.HandlerFunc {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Plain</title><link>` + base + `/</link>`)
	for i, title := range items {
		b.WriteString(`<item><title>` + title + `</title><guid isPermaLink="false">` + title + `</guid><link>` + base + `/a/` + title +
			`</link><description>What ` + title + ` says.</description><pubDate>` +
			noon.Add(-time.Duration(i)*time.Hour).Format(time.RFC1123Z) + `</pubDate></item>`)
	}
	b.WriteString(`</channel></rss>`)
	return text200("application/rss+xml", b.String())
}

// page is an article's page with a number of paragraphs.
func page(title string, paragraphs int) http.HandlerFunc {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><title>` + title + `</title></head><body><article><h1>` + title + `</h1>`)
	for range paragraphs {
		b.WriteString(`<p>The harbour office counted forty boats that evening, and the clerk wrote every name into the long green book
			that nobody had opened since the flood, because the mayor had asked for it, and because it was raining.</p>`)
	}
	b.WriteString(`</article></body></html>`)
	return text200("text/html; charset=utf-8", b.String())
}

func TestTheSamplePaperComesIn(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.ok(w.SubscribeSites(t.Context(), []string{n.URL + "/", n.URL + "/hi/"}))
	var paths []string
	tree, err := w.Sections(t.Context())
	w.ok(err)
	news.Walk(tree, func(path []string, _ *news.Section) { paths = append(paths, strings.Join(path, "/")) })
	for _, want := range []string{
		"The Lantern Courier/Americas/Canada", "The Lantern Courier/Europe", "लालटेन संदेश/खेल", "लालटेन संदेश/देश",
	} {
		if !slices.Contains(paths, want) {
			t.Errorf("no section %s among %q", want, paths)
		}
	}
	canada := w.stories(news.Query{Section: w.section("Canada").ID})
	if len(canada) == 0 || canada[0].Kicker != "Canada" || canada[0].Section != "Americas/Canada" || canada[0].Source != "The Lantern Courier" {
		t.Errorf("Canada's first story of %d stands in %+v", len(canada), canada)
	}
	if hindi := w.stories(news.Query{Section: w.section("खेल").ID}); len(hindi) == 0 || hindi[0].Language != "hi" {
		t.Errorf("the Hindi edition has %+v", hindi)
	}
}

func TestAStoryOfSeveralFeedsIsOne(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	americas, canada := w.section("Americas"), w.section("Canada")
	all := w.stories(news.Query{})
	ids := map[news.StoryID]bool{}
	for _, s := range all {
		ids[s.ID] = true
	}
	if len(ids) != len(all) {
		t.Errorf("%d rows, %d stories", len(all), len(ids))
	}
	shared := w.stories(news.Query{Section: canada.ID})[0]
	if len(shared.Feeds) != 2 {
		t.Fatalf("%q is carried by %d feeds, want 2: those of Americas and Canada", shared.Title, len(shared.Feeds))
	}
	if got := len(w.stories(news.Query{Section: americas.ID})); got != americas.Counts.Total || got <= canada.Counts.Total {
		t.Errorf("Americas lists %d, counts %d; Canada counts %d", got, americas.Counts.Total, canada.Counts.Total)
	}
	w.ok(w.Mark(t.Context(), true, shared.ID))
	w.ok(w.Save(t.Context(), shared.ID, news.Bookmark{}))
	w.Wait(t.Context())
	for _, before := range []news.Section{americas, canada} {
		after := w.section(before.Title)
		if after.Counts.Unread != before.Counts.Unread-1 || after.Counts.Total != before.Counts.Total {
			t.Errorf("%s: %+v, before %+v", before.Title, after.Counts, before.Counts)
		}
		for _, s := range w.stories(news.Query{Section: before.ID}) {
			if s.ID == shared.ID && (!s.Read || !s.Saved) {
				t.Errorf("in %s it is read %v and saved %v", before.Title, s.Read, s.Saved)
			}
		}
	}
	front, err := w.Front(t.Context())
	w.ok(err)
	if front.Counts.Total != len(all) || front.Counts.Unread != len(all)-1 {
		t.Errorf("the front page counts %+v of %d stories", front.Counts, len(all))
	}
}

func TestEqualGuidsOfTwoFeedsStayTwo(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	guid := func(channel string) http.HandlerFunc {
		return text200("application/rss+xml", `<rss version="2.0"><channel><title>`+channel+`</title>
			<item><guid isPermaLink="false">1</guid><title>`+channel+`</title></item></channel></rss>`)
	}
	n.answer("/one", guid("One"))
	n.answer("/two", guid("Two"))
	w.subscribeFeed(n.URL + "/one")
	w.subscribeFeed(n.URL + "/two")
	got := titlesOf(w.stories(news.Query{}))
	slices.Sort(got)
	if !slices.Equal(got, []string{"One", "Two"}) {
		t.Errorf("%q", got)
	}
}

func TestNamed(t *testing.T) {
	l := newShelf([]news.Section{
		{ID: 1, Title: "The Paper", Children: []news.Section{
			{ID: 2, Title: "India", Feeds: []news.Feed{{ID: 20, Title: "Paper » India"}}},
			{ID: 3, Title: "Indian Ocean", Feeds: []news.Feed{{ID: 30}}},
			{ID: 4, Title: "Americas", Feeds: []news.Feed{{ID: 40}}, Children: []news.Section{
				{ID: 5, Title: "Canada", Feeds: []news.Feed{{ID: 50}}}}},
		}},
		{ID: 6, Title: "Tech", Feeds: []news.Feed{{ID: 60, Title: "Café Notes"}}},
	})
	for _, tc := range []struct {
		field, name string
		want        []news.FeedID
	}{
		{"section", "india", []news.FeedID{20}},
		{"section", "indian", []news.FeedID{30}},
		{"section", "americas", []news.FeedID{40, 50}},
		{"section", "Americas/Canada", []news.FeedID{50}},
		{"section", "tech", []news.FeedID{60}},
		{"section", "nothing", nil},
		{"section", "", nil},
		{"source", "the paper", []news.FeedID{20, 30, 40, 50}},
		{"source", "cafe", []news.FeedID{60}},
	} {
		got, _ := l.named(tc.field, tc.name)
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, tc.want) {
			t.Errorf("%s:%s finds %v, want %v", tc.field, tc.name, got, tc.want)
		}
	}
}
