package desk

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
)

func (w *world) paths() []string {
	w.t.Helper()
	tree, err := w.Sections(w.t.Context())
	w.ok(err)
	var paths []string
	news.Walk(tree, func(path []string, s *news.Section) {
		paths = append(paths, strings.Join(path, "/"))
		for _, f := range s.Feeds {
			paths = append(paths, strings.Join(path, "/")+" > "+f.URL)
		}
	})
	return paths
}

func TestImport(t *testing.T) {
	const opml = `<opml version="2.0"><body>
		<outline text="World"><outline text="Asia"><outline text="A" xmlUrl="http://127.0.0.1:9/a"/></outline>
			<outline text="B" xmlUrl="https://b.example/feed"/></outline>
		<outline text="C" xmlUrl="https://c.example/feed"/>
		<outline text="Bad" xmlUrl="file:///etc/passwd"/>
		<outline text="Twice" xmlUrl="https://b.example/feed"/>
		<outline text=""><outline text="D" xmlUrl="https://d.example/feed"/></outline>
	</body></opml>`
	w := newWorld(t)
	added, err := w.ImportFrom(t.Context(), "my.opml", strings.NewReader(opml))
	w.ok(err)
	want := []string{
		"World", "World > https://b.example/feed", "World/Asia", "World/Asia > http://127.0.0.1:9/a",
		"Feeds", "Feeds > https://c.example/feed", "Feeds > https://d.example/feed",
	}
	if got := w.paths(); !slices.Equal(got, want) {
		t.Errorf("the tree is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	counts := map[news.AddStatus]int{}
	for _, a := range added {
		counts[a.Status]++
		switch want := ""; a.Status {
		case news.AddedRefused:
			want = "line 5: a file on this computer, not a feed"
			fallthrough
		case news.AddedPresent:
			want = cmp.Or(want, "not filed in Feeds as well: a feed stands in one section")
			if a.Reason != want {
				t.Errorf("%s: %q, want %q", a.URL, a.Reason, want)
			}
		}
	}
	if counts[news.AddedNew] != 4 || counts[news.AddedPresent] != 1 || counts[news.AddedRefused] != 1 {
		t.Errorf("%v: %+v", counts, added)
	}
	if !w.trust.has("http://127.0.0.1:9") {
		t.Error("what stands in the reader's own file is not trusted")
	}
	if did, err := w.Undo(t.Context()); err != nil || did != "added 4 feeds" || len(w.paths()) != 0 {
		t.Errorf("undone %q: %v, left %q", did, err, w.paths())
	}
	if _, err := w.ImportFrom(t.Context(), "empty", strings.NewReader("")); err == nil {
		t.Error("an empty file is taken in without a word")
	}
}

// What a file says of feeds beside their addresses.
func TestImportKeepsWhatItCan(t *testing.T) {
	const opml = `<opml version="2.0"><body>
		<outline text="The Paper" htmlUrl="https://paper.example/" language="fr">
			<outline text="A" xmlUrl="https://feeds.paper.example/a" htmlUrl="https://www.paper.example/a" language="de"/>
			<outline text="B" xmlUrl="https://paper.example/b" htmlUrl="https://victim.example/" muted="yes"/>
		</outline>
		<outline text="C" xmlUrl="https://c.example/feed" category="/Arts/Film,/Other"/>
	</body></opml>`
	w := newWorld(t)
	_, err := w.ImportFrom(t.Context(), "my.opml", strings.NewReader(opml))
	w.ok(err)
	tree, err := w.Sections(t.Context())
	w.ok(err)
	paper, arts := tree[0], tree[1]
	if paper.Site != "https://paper.example/" || paper.Language != "fr" {
		t.Errorf("the paper is %+v", paper)
	}
	if a := paper.Feeds[0]; a.Site != "https://www.paper.example/a" || a.Language != "de" {
		t.Errorf("A is %+v", a)
	}
	if b := paper.Feeds[1]; b.Site != "" {
		t.Errorf("B may take over the stories of %s", b.Site)
	}
	if paper.Feeds[0].Muted.Equal(paper.Feeds[1].Muted) {
		t.Error("B is not muted")
	}
	if arts.Title != "Arts" || len(arts.Children) != 1 || arts.Children[0].Title != "Film" || len(arts.Children[0].Feeds) != 1 {
		t.Errorf("a category is %+v", arts)
	}
}

func TestASiteIsTakenInAsAWhole(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	sections := len(w.paths())
	if sections < 10 {
		t.Fatalf("%q", w.paths())
	}
	found, err := w.Find(t.Context(), n.URL+"/")
	w.ok(err)
	added, err := w.Subscribe(t.Context(), found, found.Sections)
	w.ok(err)
	for _, a := range added {
		if a.Status != news.AddedPresent {
			t.Errorf("taken in twice: %+v", a)
		}
	}
	if did, err := w.Undo(t.Context()); err != nil || !strings.HasPrefix(did, "added") || len(w.paths()) != 0 {
		t.Errorf("undone %q: %v, left %q", did, err, w.paths())
	}
}

func TestTwoSitesOfOneName(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	other := newNewsroom(t)
	home := func(feed string) string {
		return `<title>The Times</title><link rel="alternate" type="application/rss+xml" href="` + feed + `">`
	}
	for _, n := range []*newsroom{n, other} {
		n.answer("/", text200("text/html", home(n.URL+"/feed")))
		n.answer("/feed", rss(n.URL, "A"))
		w.subscribe(n.URL + "/")
	}
	tree, err := w.Sections(t.Context())
	w.ok(err)
	if got := len(w.stories(news.Query{})); got != 2 {
		t.Errorf("%d stories came with them", got)
	}
	if len(tree) != 2 || tree[0].Title != "The Times" || !strings.HasPrefix(tree[1].Title, "The Times (127.0.0.1") {
		t.Errorf("%+v", tree)
	}
}

func TestASiteWithNothingLeavesNothing(t *testing.T) {
	w := newWorld(t)
	if _, err := w.Subscribe(t.Context(), news.Found{URL: "https://a.example/", Title: "A"}, nil); err == nil {
		t.Error("nothing was taken in without a word")
	}
	for _, hollow := range []news.SiteSection{{Title: "Looked at", URL: "https://a.example/b", Bare: true}, {Title: "A mere label"}} {
		added, err := w.Subscribe(t.Context(), news.Found{URL: "https://a.example/", Title: "A"}, []news.SiteSection{hollow})
		if err != nil || len(added) != 1 || added[0].Status != news.AddedRefused {
			t.Errorf("%s: error %v, %+v", hollow.Title, err, added)
		}
	}
	if got := w.paths(); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
}

func TestSectionsWithoutATitle(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	_, err := w.Subscribe(t.Context(), news.Found{URL: n.URL + "/", Title: "P"}, []news.SiteSection{
		{URL: n.URL + "/x", Feed: n.URL + "/x/feed"}, {Title: "Bad", Feed: "javascript:alert(1)"},
	})
	w.ok(err)
	if got := w.paths(); len(got) != 4 || got[1] != "P/"+n.URL+"/x" {
		t.Errorf("%q", got)
	}
}

func TestOneFeedInOneSection(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", text200("application/rss+xml",
		`<rss version="2.0"><channel><title>TCP/IP Weekly</title><item><title>A</title><guid>a</guid></item></channel></rss>`))
	add := func(subscribe func(news.Found) ([]news.Added, error)) news.Added {
		t.Helper()
		found, err := w.Find(t.Context(), n.URL+"/feed")
		w.ok(err)
		added, err := subscribe(found)
		w.ok(err)
		return added[0]
	}
	add(func(f news.Found) ([]news.Added, error) { return w.Subscribe(t.Context(), f, nil) })
	want := []string{"TCP/IP Weekly", "TCP/IP Weekly > " + n.URL + "/feed"}
	if got := w.paths(); !slices.Equal(got, want) {
		t.Errorf("a title became a path: %q", got)
	}
	again := add(func(f news.Found) ([]news.Added, error) { return w.SubscribeIn(t.Context(), f, "Far/Away") })
	if again.Status != news.AddedPresent || again.Section != "TCP/IP Weekly" {
		t.Errorf("filed again: %+v", again)
	}
	if got := w.paths(); !slices.Equal(got, want) {
		t.Errorf("an empty section is left: %q", got)
	}
}
