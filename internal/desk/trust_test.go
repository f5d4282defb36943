package desk

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"reader/internal/demo"
	"reader/internal/news"
	"reader/internal/text"
)

// private is a second server on loopback that has not been typed, and must not be reached.
func private(t *testing.T, w *world) *newsroom {
	t.Helper()
	n := newNewsroom(t)
	n.answer("/feed", rss(n.URL, "Secret"))
	n.answer("/", rss(n.URL, "Secret"))
	t.Cleanup(func() {
		w.Wait(context.WithoutCancel(t.Context()))
		if total, paths := n.requests(); total != 0 {
			t.Errorf("the private server was asked for %q", paths)
		}
	})
	return n
}

func trustIsForWhatWasTyped(t *testing.T) {
	for _, tc := range []struct {
		name string
		try  func(t *testing.T, w *world, open, hidden *newsroom)
	}{
		{"a feed that redirects", func(t *testing.T, w *world, open, hidden *newsroom) {
			open.answer("/feed", redirect(hidden.URL+"/feed"))
			if _, err := w.Find(t.Context(), open.URL+"/feed"); err == nil {
				t.Error("found")
			}
		}},
		{"a feed that redirects later", func(t *testing.T, w *world, open, hidden *newsroom) {
			w.importURLs(open.URL + "/feed")
			open.answer("/feed", redirect(hidden.URL+"/feed"))
			if p := last(t, w.Refresh(t.Context(), 0)); len(p.Failures) != 1 || !strings.Contains(p.Failures[0].Reason, "private network") {
				t.Errorf("%+v", p)
			}
		}},
		{"a site that announces a feed elsewhere", func(t *testing.T, w *world, open, hidden *newsroom) {
			open.answer("/", text200("text/html", `<title>S</title><link rel="alternate" type="application/rss+xml" href="`+hidden.URL+`/feed">`))
			found, err := w.Find(t.Context(), open.URL+"/")
			if err != nil {
				return
			}
			_, err = w.Subscribe(t.Context(), found, nil)
			w.ok(err)
			if p := last(t, w.Refresh(t.Context(), 0)); p.New != 0 {
				t.Errorf("%+v", p)
			}
		}},
		{"a story's page, picture and links", func(t *testing.T, w *world, open, hidden *newsroom) {
			open.answer("/feed", text200("application/rss+xml", `<rss version="2.0"><channel><title>P</title><item><title>A</title>
				<guid>a</guid><link>`+hidden.URL+`/page</link><description>Words.</description></item></channel></rss>`))
			w.subscribeFeed(open.URL + "/feed")
			s := w.find("A")
			if r, err := w.Fetch(t.Context(), s.ID); err != nil || !sentence(r.Trouble) {
				t.Errorf("page: %v, %q", err, r.Trouble)
			}
			if _, err := w.Picture(t.Context(), hidden.URL+"/picture.png", s.ID); err == nil {
				t.Error("picture")
			}
			if _, err := w.Follow(t.Context(), hidden.URL+"/link", s.ID); err == nil {
				t.Error("link")
			}
			w.ok(w.Save(t.Context(), s.ID, news.Bookmark{}))
			w.Wait(t.Context())
		}},
		{"a story whose feed is gone", func(t *testing.T, w *world, open, hidden *newsroom) {
			open.answer("/feed", text200("application/rss+xml", `<rss version="2.0"><channel><title>P</title><item><title>A</title>
				<guid>a</guid><link>`+hidden.URL+`/page</link><description>Words.</description></item></channel></rss>`))
			w.subscribeFeed(open.URL + "/feed")
			s := w.find("A")
			w.ok(w.Save(t.Context(), s.ID, news.Bookmark{}))
			w.Wait(t.Context())
			_, err := w.Unsubscribe(t.Context(), open.URL+"/feed")
			w.ok(err)
			w.pass(40 * 24 * time.Hour)
			_, err = w.Tidy(t.Context())
			w.ok(err)
			if r, err := w.Fetch(t.Context(), s.ID); err != nil || !sentence(r.Trouble) {
				t.Errorf("page: %v, %q", err, r.Trouble)
			}
		}},
	} {
		for _, typed := range []bool{false, true} {
			name := tc.name
			if typed {
				name += ", though that server was typed too"
			}
			t.Run(name, func(t *testing.T) {
				w, open := newWorld(t), newNewsroom(t)
				hidden := private(t, w)
				open.answer("/feed", rss(open.URL, "A"))
				if typed {
					w.trustTyped(hidden.URL)
				}
				tc.try(t, w, open, hidden)
			})
		}
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

func TestAnAddressIsTypedWithoutAScheme(t *testing.T) {
	w, n := newWorld(t), newNewsroom(t)
	n.answer("/feed", rss(n.URL, "A"))
	found, err := w.Find(t.Context(), strings.TrimPrefix(n.URL, "http://")+"/feed")
	if err != nil || !found.Feed || found.URL != n.URL+"/feed" {
		t.Errorf("%v, %+v", err, found)
	}
	if w.trust.has("") {
		t.Error("no origin is trusted")
	}
}

func TestTrustIsRemembered(t *testing.T) {
	w, n := newWorld(t), newNewsroom(t)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/other", rss(n.URL, "B"))
	w.subscribeFeed(n.URL + "/feed")
	later := w.desk()
	defer later.Close()
	if !later.trust.has(n.URL) {
		t.Error("the origin of a subscription is forgotten")
	}
	fetched := w.desk() // what was typed and not subscribed to
	defer fetched.Close()
	fetched.trustTyped("http://127.0.0.1:9/x")
	if again := w.desk(); again.trust.has("http://127.0.0.1:9") {
		t.Error("what was only typed is remembered")
	} else {
		again.Close()
	}
}

func TestAHostileNewsroomComesOutClean(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.paper = demo.Hostile(w.clock)
	w.subscribe(n.URL + "/")
	last(t, w.Keep(t.Context(), news.Query{Limit: 20}))
	tree, err := w.Sections(t.Context())
	w.ok(err)
	words := []string{}
	news.Walk(tree, func(path []string, s *news.Section) {
		words = append(words, path...)
		for _, f := range s.Feeds {
			words = append(words, f.Title, f.URL)
		}
	})
	stories := w.stories(news.Query{})
	if len(stories) < 20 {
		t.Fatalf("%d stories only", len(stories))
	}
	for i := range stories {
		r, err := w.Open(t.Context(), stories[i].ID)
		w.ok(err)
		words = append(words, wordsIn(&r)...)
		news.EachLink(r.Article.Blocks, func(l news.Link) {
			scheme, _, _ := strings.Cut(l.URL, ":")
			if !slices.Contains([]string{"http", "https", "mailto"}, scheme) {
				t.Errorf("%q links to %q", stories[i].Title, l.URL)
			}
		})
	}
	for _, s := range words {
		for _, r := range string(text.Clean(s)) {
			if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Cf, r) && strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff", r) {
				t.Fatalf("%q has %U in it", s, r)
			}
		}
	}
}

// wordsIn are the texts of a reading that a screen shows.
func wordsIn(r *news.Reading) []string {
	s, a := &r.Story, &r.Article
	words := []string{s.Title, s.Byline, s.Source, s.Kicker, s.Summary, s.URL, a.Title, a.Standfirst, a.Byline, a.Site, a.Picture.Alt, a.Picture.URL,
		a.Section.Title, r.Trouble, news.PlainText(a.Blocks)}
	words = append(words, s.Tags...)
	for _, rel := range r.Related {
		words = append(words, rel.Title, rel.URL, rel.Story.Title)
	}
	news.EachLink(a.Blocks, func(l news.Link) { words = append(words, l.Title, l.URL) })
	return words
}
