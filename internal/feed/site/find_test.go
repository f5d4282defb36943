package site_test

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/site"
	"reader/internal/news"
)

// town is a network of pages by address; what is missing is not found. It notes what was asked for.
type town struct {
	pages map[string]string
	mu    sync.Mutex
	asked map[string]int
}

func (w *town) get(_ context.Context, url string) (site.Page, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.asked == nil {
		w.asked = map[string]int{}
	}
	w.asked[url]++
	body, ok := w.pages[url]
	if !ok {
		return site.Page{}, errors.New("404 Not Found")
	}
	return site.Page{URL: url, ContentType: "text/html", Body: []byte(body)}, nil
}

// check takes "FEED title|newest" for a feed.
func check(body []byte, _, _ string) (site.Feed, bool) {
	rest, ok := strings.CutPrefix(string(body), "FEED ")
	title, newest, _ := strings.Cut(rest, "|")
	return site.Feed{Title: title, Newest: newest, Sum: uint64(crc32.ChecksumIEEE([]byte(newest)))}, ok
}

const (
	home      = "https://harbour.example/"
	feedLink  = `<link rel="alternate" type="application/rss+xml" href="`
	wholeLink = feedLink + `/feed/">`
)

func TestFindSections(t *testing.T) {
	w := &town{pages: map[string]string{
		home:                                         wholeLink + mainMenu,
		"https://harbour.example/feed/":              "FEED Harbour Gazette|Fog",
		"https://harbour.example/news/":              wholeLink + feedLink + `/news/rss">`,
		"https://harbour.example/news/rss":           "FEED News|Council meets",
		"https://harbour.example/news/harbour/":      wholeLink,
		"https://harbour.example/news/harbour/feed/": "FEED Harbour|Ferry stays",
		"https://harbour.example/news/town/":         wholeLink,
		"https://harbour.example/news/town/feed/":    "FEED Harbour Gazette|Fog", // the whole site's under another address
		"https://harbour.example/sport/":             "FEED Sport|Gulls win",
		"https://harbour.example/culture/":           wholeLink + `<main><h2><a href="/culture/a-long-night">A long night at the quay</a></h2></main>`,
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	want := []news.SiteSection{
		{Title: "News", URL: home + "news/", Feed: home + "news/rss", Newest: "Council meets", Children: []news.SiteSection{
			{Title: "Harbour", URL: home + "news/harbour/", Feed: home + "news/harbour/feed/", Newest: "Ferry stays"},
			{Title: "Town", URL: home + "news/town/", Bare: true},
			{Title: "Council", URL: home + "news/town/council/"},
		}},
		{Title: "Sport", URL: home + "sport/", Feed: home + "sport/", Newest: "Gulls win"},
		{Title: "Culture", URL: home + "culture/", Newest: "A long night at the quay"},
	}
	if diff := cmp.Diff(want, found.Sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if len(found.Feeds) != 1 || found.Feeds[0].URL != home+"feed/" {
		t.Errorf("feeds %v", found.Feeds)
	}
	for url, n := range w.asked {
		if n > 1 {
			t.Errorf("%s was asked for %d times", url, n)
		}
	}
}

func TestFindFeed(t *testing.T) {
	w := &town{pages: map[string]string{"http://harbour.example/rss": "FEED Harbour Gazette|Fog"}}
	for _, typed := range []string{"harbour.example/rss", "http://harbour.example/rss", "feed://harbour.example/rss", " feed:http://harbour.example/rss"} {
		found, err := site.Find(context.Background(), w.get, check, typed)
		want := news.Found{URL: "http://harbour.example/rss", Title: "Harbour Gazette", Feed: true}
		if diff := cmp.Diff(want, found); err != nil || diff != "" {
			t.Errorf("%q: error %v (-want +got):\n%s", typed, err, diff)
		}
	}
	if w.asked["https://harbour.example/rss"] == 0 {
		t.Error("https was not tried")
	}
}

func TestFindCategories(t *testing.T) {
	w := &town{pages: map[string]string{
		home: `<link rel="stylesheet" href="/wp-content/themes/quay/style.css?v=2">`, // which is how it is known
		home + "wp-json/wp/v2/categories?per_page=100&orderby=count&order=desc": `[{"id":1,"count":9,"link":"https://harbour.example/category/uncategorized/","name":"Uncategorized","slug":"uncategorized"},
{"id":2,"count":5,"link":"https://harbour.example/category/sea/","name":"Sea &amp; shore","slug":"sea"},
{"id":3,"count":7,"link":"https://harbour.example/category/sea/tides/","name":"Tides","slug":"tides","parent":2},
{"id":5,"count":3,"link":"https://harbour.example/category/land/mud/","name":"Mud","slug":"mud","parent":77},
{"id":6,"count":2,"link":"https://harbour.example/category/sea/tides/spring/","name":"Spring","slug":"spring","parent":3},
{"id":7,"count":1,"link":"https://harbour.example/category/round/","name":"Round","slug":"round","parent":7},
{"id":4,"count":0,"link":"https://harbour.example/category/empty/","name":"Empty","slug":"empty"}]`,
		home + "category/sea/feed/": "FEED Sea|Waves",
		home + "category/sea/":      "<html>",
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	want := []news.SiteSection{{Title: "Sea & shore", URL: home + "category/sea/", Feed: home + "category/sea/feed/", Newest: "Waves",
		Children: []news.SiteSection{{Title: "Tides", URL: home + "category/sea/tides/"}, {Title: "Spring", URL: home + "category/sea/tides/spring/"}}},
		{Title: "Mud", URL: home + "category/land/mud/"}, {Title: "Round", URL: home + "category/round/"}}
	if diff := cmp.Diff(want, found.Sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

// TestFindWordPress: the feed of a category is where WordPress keeps it, and its page is not fetched. Below a page that
// is no category WordPress serves readers' comments, which are no section.
func TestFindWordPress(t *testing.T) {
	w := &town{pages: map[string]string{
		home: `<link rel="https://api.w.org/" href="/wp-json/">` + wholeLink + `<nav><a href="/category/sea/">Sea</a>
<a href="/category/land/">Land</a><a href="/specials/">Specials</a><a href="/quizzes/">Quizzes</a></nav>`,
		home + "feed/":              "FEED Harbour Gazette|Fog",
		home + "category/sea/feed/": "FEED Sea|Waves",
		home + "category/land/":     feedLink + `/land.xml">`, // moved by a plugin
		home + "land.xml":           "FEED Land|Mud",
		home + "specials/":          `<main><h2><a href="/specials/the-long-pier">The story of the pier</a></h2></main>`,
		home + "specials/feed/":     "FEED Comments on: Specials|By: Ann",
		home + "quizzes/":           "<html>",
		home + "quizzes/feed/":      "FEED Harbour Gazette|",
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	want := []news.SiteSection{
		{Title: "Sea", URL: home + "category/sea/", Feed: home + "category/sea/feed/", Newest: "Waves"},
		{Title: "Land", URL: home + "category/land/", Feed: home + "land.xml", Newest: "Mud"},
		{Title: "Specials", URL: home + "specials/", Newest: "The story of the pier"},
		{Title: "Quizzes", URL: home + "quizzes/", Bare: true},
	}
	if diff := cmp.Diff(want, found.Sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	for url, n := range w.asked {
		if n > 1 || url == home+"category/sea/" {
			t.Errorf("%s was asked for %d times", url, n)
		}
	}
}

// TestFindAnnouncedSections: a front page that announces the feeds of its sections does not keep them from these.
func TestFindAnnouncedSections(t *testing.T) {
	w := &town{pages: map[string]string{
		home: wholeLink + feedLink + `/town.xml" title="Town News">` + feedLink + `/news.xml" title="News">` + feedLink + `/sport.xml">` + feedLink + `/arts.xml">` +
			`<nav><a href="/news/">News</a><a href="/sport/">Sport</a><a href="/arts/">Arts</a></nav>`,
		home + "feed/":     "FEED Harbour Gazette|Fog",
		home + "news.xml":  "FEED News|Council meets", // its page is not needed
		home + "town.xml":  "FEED Town News|Mud",
		home + "sport/":    feedLink + `/sport.xml">`,
		home + "sport.xml": "FEED Sport|Gulls win",
		home + "arts/":     feedLink + `/arts.xml">`,
		home + "arts.xml":  "FEED Arts|Curtain",
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	var feeds []string
	for _, s := range found.Sections {
		feeds = append(feeds, s.Feed)
	}
	if diff := cmp.Diff([]string{home + "news.xml", home + "sport.xml", home + "arts.xml"}, feeds); diff != "" {
		t.Errorf("feeds of the sections (-want +got):\n%s", diff)
	}
}

func TestFindNothing(t *testing.T) {
	w := &town{pages: map[string]string{home: "<p>Hello"}}
	if _, err := site.Find(context.Background(), w.get, check, "harbour.example/"); !errors.Is(err, site.ErrNothing) {
		t.Errorf("error %v; want ErrNothing", err)
	}
	if _, err := site.Find(context.Background(), w.get, check, "else.example"); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("error %v; want the Getter's", err)
	}
	if _, err := site.Find(context.Background(), w.get, check, "  "); err == nil {
		t.Error("no error without an address")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w.pages[home] = mainMenu
	if _, err := site.Find(ctx, w.get, check, home); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v; want that of the context", err)
	}
}

// TestFindWithoutFeeds: where three sections have no feed at any usual place, the others are not asked for one.
func TestFindWithoutFeeds(t *testing.T) {
	w := &town{pages: map[string]string{}}
	var menu strings.Builder
	for _, name := range strings.Fields("arts books crime dance energy film golf health india japan law music") {
		menu.WriteString(`<li><a href="/` + name + `/">` + strings.ToUpper(name) + `</a>`)
		w.pages[home+name+"/"] = teasers("/"+name+"/one-of-the-stories", "/"+name+"/one-more-of-them", "/"+name+"/and-a-third-one")
	}
	w.pages[home] = "<nav><ul>" + menu.String() + "</ul></nav>"
	found, err := site.Find(t.Context(), w.get, check, home)
	if err != nil || len(found.Sections) != 12 {
		t.Fatalf("error %v, sections %v", err, found.Sections)
	}
	tried := 0
	for url := range w.asked {
		if strings.HasSuffix(url, "/feed/") {
			tried++
		}
	}
	if tried != 3 {
		t.Errorf("%d sections were asked for a feed", tried)
	}
}

// TestFindAbsent: an announced feed that is none, or is gone, is not offered, nor a section that is gone; what only failed
// today is.
func TestFindAbsent(t *testing.T) {
	w := &town{pages: map[string]string{home: feedLink + `/none.xml">` + feedLink + `/gone.xml">` + feedLink + `/busy.xml">` +
		`<nav><a href="/gone/">News</a><a href="/busy/">Sport</a><a href="/sea/">Sea</a></nav>`, home + "none.xml": "<p>Not here"}}
	found, err := site.Find(t.Context(), func(ctx context.Context, url string) (site.Page, error) {
		if strings.Contains(url, "gone") {
			return site.Page{}, fmt.Errorf("404: %w", site.ErrAbsent)
		}
		return w.get(ctx, url)
	}, check, home)
	if diff := cmp.Diff([]news.Link{{URL: home + "busy.xml"}}, found.Feeds); err != nil || diff != "" {
		t.Errorf("error %v, feeds (-want +got):\n%s", err, diff)
	}
	for _, s := range found.Sections {
		if s.Bare != (s.Title == "News") {
			t.Errorf("%+v", s)
		}
	}
}

// TestFindLinkedFeed: a page that announces its feed by nothing but a link has one all the same.
func TestFindLinkedFeed(t *testing.T) {
	w := &town{pages: map[string]string{home: `<p>Hello. <a href="/blog.rss">RSS feed</a> <a href="/feed.html">How feeds work</a>`, home + "blog.rss": "FEED Ann's log|Fog"}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if diff := cmp.Diff([]news.Link{{Title: "Ann's log", URL: home + "blog.rss"}}, found.Feeds); err != nil || diff != "" {
		t.Errorf("error %v, feeds (-want +got):\n%s", err, diff)
	}
}

// TestFindFromASection: the address of a section's page leads to the whole site under its name, and that section is read
// from the page that is there already.
func TestFindFromASection(t *testing.T) {
	const sport = home + "sport/"
	w := &town{pages: map[string]string{sport: "<title>Sport – The Harbour Gazette</title>" + mainMenu + teasers("/sport/gulls-win-again"), home + "culture/": teasers("/culture/a-long-night")}}
	found, err := site.Find(context.Background(), w.get, check, sport)
	if err != nil || found.Title != "The Harbour Gazette" || len(found.Sections) != 3 {
		t.Fatalf("error %v, found %+v", err, found)
	}
	if s := found.Sections[1]; s.Title != "Sport" || s.Bare || s.Newest == "" || w.asked[sport] != 1 {
		t.Errorf("%+v, asked for %d times", s, w.asked[sport])
	}
}
