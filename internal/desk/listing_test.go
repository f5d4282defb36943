package desk

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// topic is a link on the page of a story of the sample paper.
func (w *world) topic(story string, kind news.ListingKind) news.Listing {
	w.t.Helper()
	r, err := w.Fetch(w.t.Context(), w.find(story).ID)
	w.ok(err)
	l := news.Listing{Kind: kind, From: r.Article.URL}
	link := map[news.ListingKind][]news.Link{
		news.Tagged: r.Article.Tags, news.ByAuthor: r.Article.Authors, news.InSection: {r.Article.Section},
	}[kind]
	if len(link) == 0 || link[0].URL == "" {
		w.t.Fatalf("the page of %q links to no %v: %+v", story, kind, link)
	}
	l.Title, l.URL = link[0].Title, link[0].URL
	return l
}

func TestATagIsListedFromItsFeed(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	before, tag := w.section("The Lantern Courier").Counts, w.topic("Merrow", news.Tagged)
	query := news.Query{Listing: tag}
	stored := w.stories(query)
	if len(stored) == 0 {
		t.Fatal("what is stored with the tag is not shown at once")
	}
	n.answer(pathOf(tag.URL)+"feed/", rss(n.URL, "brought", "more"))
	n.requests()
	listed, err := w.List(t.Context(), tag, false)
	w.ok(err)
	if total, paths := n.requests(); listed.New != 2 || listed.Feed == "" || listed.Trouble != "" || total != 2 {
		t.Errorf("%+v after asking for %q", listed, paths)
	}
	if titles := titlesOf(w.stories(query)); len(titles) != len(stored)+2 || titles[0] != "brought" {
		t.Errorf("the list is %q", titles)
	}
	if after := w.section("The Lantern Courier").Counts; after != before {
		t.Errorf("the paper counts %+v, before %+v", after, before)
	}
	if slices.Contains(titlesOf(w.stories(news.Query{})), "brought") {
		t.Error("a story of a list stands among those of the subscriptions")
	}
	listed, err = w.List(t.Context(), tag, false)
	w.ok(err)
	if total, paths := n.requests(); total != 0 || listed.Feed == "" {
		t.Errorf("opened again, it asked for %q", paths)
	}
	_, err = w.List(t.Context(), tag, true)
	w.ok(err)
	if total, paths := n.requests(); total != 1 {
		t.Errorf("asked again, it asked for %q", paths)
	}
}

func TestAnAuthorWithoutAFeedIsListedFromThePage(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	author := w.topic("Merrow", news.ByAuthor)
	n.answer(pathOf(author.URL), text200("text/html", `<html><head><title>Pen – Plain</title></head><body><h1>Pen</h1>
		<h2><a href="/2026/11/20/first-of-the-page/">The first story on the page of a pen</a></h2>
		<h2><a href="/2026/11/21/second-of-the-page/">The second story on the page of a pen</a></h2>
		<h2><a href="http://127.0.0.1:1/2026/11/21/of-another-site/">A story that stands on another site</a></h2></body></html>`))
	listed, err := w.List(t.Context(), author, false)
	w.ok(err)
	if listed.New != 2 || listed.Feed != "" || listed.Trouble != "" {
		t.Errorf("%+v", listed)
	}
	n.requests()
	_, err = w.List(t.Context(), author, true)
	w.ok(err)
	if total, paths := n.requests(); total != 1 {
		t.Errorf("asked again, it looked for a feed again: %q", paths)
	}
	got := w.stories(news.Query{Listing: author})
	if titles := titlesOf(got); !strings.HasPrefix(titles[0], "The first") || !strings.HasPrefix(titles[1], "The second") {
		t.Errorf("the list is %q", titles)
	}
	if len(got[0].Feeds) != 0 || got[0].Source == "" {
		t.Errorf("a listed story is carried by %v, of %q", got[0].Feeds, got[0].Source)
	}
	n.answer("/2026/11/20/first-of-the-page/", page("The first story on the page of a pen", 12))
	if r, err := w.Fetch(t.Context(), got[0].ID); err != nil || r.Story.Stored != news.StoredFull {
		t.Errorf("it does not open: %v, %q", err, r.Trouble)
	}
}

func TestAListThatCannotBeHad(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	tag := w.topic("Merrow", news.Tagged)
	stored := len(w.stories(news.Query{Listing: tag}))
	for name, trouble := range map[string]struct {
		answer http.HandlerFunc
		says   string
	}{
		"it is gone":                 {http.NotFound, "404"},
		"it leads to the front page": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, "front page"},
		"there are no stories on it": {text200("text/html", "<html><body><p>Nothing here.</p></body></html>"), "No stories"},
	} {
		n.answer(pathOf(tag.URL), trouble.answer)
		listed, err := w.List(t.Context(), tag, true)
		if err != nil || !strings.Contains(listed.Trouble, trouble.says) {
			t.Errorf("%s: %q, %v", name, listed.Trouble, err)
		}
	}
	w.ok(w.SetOffline(true))
	listed, err := w.List(t.Context(), tag, true)
	if err != nil || listed.Trouble == "" {
		t.Errorf("offline: %+v, %v", listed, err)
	}
	if got := len(w.stories(news.Query{Listing: tag})); got != stored {
		t.Errorf("%d stories are left of %d", got, stored)
	}
	loose := news.Listing{Kind: news.Tagged, Title: tag.Title, From: tag.From}
	if listed, err = w.List(t.Context(), loose, true); err != nil || listed.Trouble == "" || len(w.stories(news.Query{Listing: loose})) != stored {
		t.Errorf("a tag without a page: %+v, %v", listed, err)
	}
}

func TestAListIsFollowedAsASection(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	tag := w.topic("Merrow", news.Tagged)
	added, err := w.SubscribeListing(t.Context(), tag)
	w.ok(err)
	if added.Status != news.AddedNew || added.Section != "The Lantern Courier/"+tag.Name() {
		t.Errorf("%+v", added)
	}
	s := w.section(tag.Name())
	if s.Counts.Total == 0 || s.Feeds[0].Page {
		t.Errorf("the section counts %+v, from %+v", s.Counts, s.Feeds)
	}
	if again, err := w.SubscribeListing(t.Context(), tag); err != nil || again.Status != news.AddedPresent {
		t.Errorf("again: %+v, %v", again, err)
	}
	if did, err := w.Undo(t.Context()); err != nil || !strings.Contains(did, tag.Name()) {
		t.Errorf("undid %q, %v", did, err)
	}
	tree, err := w.Sections(t.Context())
	w.ok(err)
	news.Walk(tree, func(path []string, s *news.Section) {
		if s.Title == tag.Name() {
			t.Errorf("%v is still there", path)
		}
	})
}

func TestWhatNobodyOpenedOfAListGoes(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	tag := w.topic("Merrow", news.Tagged)
	stored := titlesOf(w.stories(news.Query{Listing: tag}))
	n.answer(pathOf(tag.URL)+"feed/", rss(n.URL, "left", "saved", "read"))
	_, err := w.List(t.Context(), tag, true)
	w.ok(err)
	for _, s := range w.stories(news.Query{Listing: tag}) {
		switch s.Title {
		case "saved":
			w.ok(w.Save(t.Context(), s.ID, news.Bookmark{}))
		case "read":
			w.ok(w.Mark(t.Context(), true, s.ID))
		}
	}
	for range 2 { // first it is noted that no feed lists it, and from then on it grows old
		_, err := w.Tidy(t.Context())
		w.ok(err)
		w.pass(40 * 24 * time.Hour)
	}
	_, err = w.Tidy(t.Context())
	w.ok(err)
	got := titlesOf(w.stories(news.Query{Listing: tag}))
	if slices.Contains(got, "left") || !slices.Contains(got, "saved") || !slices.Contains(got, "read") || len(got) != len(stored)+2 {
		t.Errorf("left are %q of %q and three", got, stored)
	}
	if found := w.stories(news.Query{Text: "left"}); slices.Contains(titlesOf(found), "left") {
		t.Error("it is still found by its words")
	}
}

func pathOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	return rest[strings.IndexByte(rest, '/'):]
}
