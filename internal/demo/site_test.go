package demo

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// nodes finds every element that a test accepts.
func nodes(page string, accept func(*html.Node) bool) []*html.Node {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && accept(n) {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(attribute(n, "class")), class) }
}

// voidElements have no end tag.
var voidElements = map[string]bool{"meta": true, "link": true, "img": true, "input": true, "br": true, "hr": true}

// TestPagesAreWellFormed: every tag that is opened is closed in order, so that what a parser sees is what was meant.
func TestPagesAreWellFormed(t *testing.T) {
	site := newSite(printPaper(noon()))
	for path := range site.routes {
		page := body(t, site, escapePath(path))
		if !strings.HasPrefix(page, "<!doctype html>") {
			continue
		}
		var open []string
		z := html.NewTokenizer(strings.NewReader(page))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			name, _ := z.TagName()
			switch {
			case kind == html.StartTagToken && !voidElements[string(name)]:
				open = append(open, string(name))
			case kind == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != string(name) {
					t.Fatalf("GET %s: </%s> closes %v", path, name, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("GET %s: %v left open", path, open)
		}
	}
}

// TestNoDeadLink follows every link within the paper from every page.
func TestNoDeadLink(t *testing.T) {
	site := newSite(printPaper(noon()))
	const origin = "http://example.com"
	links := map[string]string{} // to, from
	for path := range site.routes {
		for _, n := range nodes(body(t, site, escapePath(path)), func(n *html.Node) bool { return true }) {
			for _, key := range []string{"href", "src"} {
				if to, ours := strings.CutPrefix(attribute(n, key), origin); ours {
					links[to] = path
				}
			}
		}
	}
	for to, from := range links {
		to, _, _ := strings.Cut(to, "#")
		if res := ask(t, site, to); res.Code != http.StatusOK && res.Code != http.StatusMovedPermanently && to != "/wp-json/" {
			t.Errorf("%s links to %s: %d", from, to, res.Code)
		}
	}
	if len(links) < 200 {
		t.Errorf("only %d links within the paper", len(links))
	}
}

func TestArticlePage(t *testing.T) {
	p := printPaper(noon())
	site := newSite(p)
	everyStory(p, func(_ *edition, s *story) {
		page := body(t, site, escapePath(s.Path))
		for class, want := range map[string]int{
			"jnews_inline_related_post_wrapper": min(1, len(s.Also)), "jnews_related_post_container": min(1, len(s.Related)),
			"jeg_prevnext_post": 1, "jeg_video_container": min(1, len(s.Watch)), "jeg_featured": 1, "jeg_authorbox": len(s.Authors), "jeg_post_tags": 1, "jeg_breadcrumbs": 1,
		} {
			if got := len(nodes(page, hasClass(class))); got != want {
				t.Errorf("%s: %d × %s, want %d", s.file, got, class, want)
			}
		}
		scripts := nodes(page, func(n *html.Node) bool { return attribute(n, "type") == "application/ld+json" })
		var data map[string]any
		if err := json.Unmarshal([]byte(scripts[0].FirstChild.Data), &data); err != nil || data["headline"] != s.Title {
			t.Errorf("%s: JSON-LD headline %v, %v", s.file, data["headline"], err)
		}
		canonical := nodes(page, func(n *html.Node) bool { return attribute(n, "rel") == "canonical" })
		if got := attribute(canonical[0], "href"); got != "http://example.com"+escapePath(s.Path) {
			t.Errorf("%s: canonical %s", s.file, got)
		}
	})
}

func TestMenuIsPrintedTwiceWithCanadaBelowTheAmericas(t *testing.T) {
	page := body(t, Handler(noon), "/")
	for _, class := range []string{"jeg_main_menu", "jeg_mobile_menu"} {
		menus := nodes(page, hasClass(class))
		if len(menus) != 1 {
			t.Fatalf("%d × %s", len(menus), class)
		}
		var titles []string
		for n := range menus[0].Descendants() {
			if n.Type == html.ElementNode && n.Data == "a" {
				titles = append(titles, n.FirstChild.Data)
			}
		}
		want := []string{"Home", "Indo-Pacific", "Americas", "Canada", "Indian Subcontinent", "West Asia", "Europe", "Africa", "The Caribbean"}
		if !slices.Equal(titles, want) {
			t.Errorf("%s: %v", class, titles)
		}
	}
	if got := len(nodes(page, hasClass("sub-menu"))); got != 2 {
		t.Errorf("%d sub-menus, want 2", got)
	}
}

func TestEveryFeedIsXML(t *testing.T) {
	site := newSite(printPaper(noon()))
	for path := range site.routes {
		if !strings.Contains(path, "/feed/") && !strings.HasSuffix(path, ".xml") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(body(t, site, escapePath(path))))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("GET %s: %v", path, err)
			}
		}
	}
}

// rssFeed is as much of RSS as the tests look at.
type rssFeed struct {
	Items []struct {
		Link    string `xml:"link"`
		GUID    string `xml:"guid"`
		Creator string `xml:"creator"`
		Content string `xml:"encoded"`
	} `xml:"channel>item"`
}

func TestOneStoryOneAddressInEveryFeed(t *testing.T) {
	site := newSite(printPaper(noon()))
	links := func(path string) (all []string) {
		var f rssFeed
		if err := xml.Unmarshal([]byte(body(t, site, path)), &f); err != nil {
			t.Fatal(path, err)
		}
		for _, item := range f.Items {
			if item.GUID == "" || item.Creator == "" || item.Content == "" {
				t.Errorf("%s: incomplete item %+v", path, item)
			}
			all = append(all, item.Link)
		}
		return all
	}
	canada, americas := links("/category/americas/canada/feed/"), links("/category/americas/feed/")
	if len(canada) == 0 {
		t.Fatal("no story from Canada")
	}
	for _, link := range canada {
		if !slices.Contains(americas, link) {
			t.Errorf("%s is in Canada's feed and not in that of the Americas", link)
		}
	}
	if front := links("/feed/"); len(front) != feedLength {
		t.Errorf("%d stories in the front feed", len(front))
	}
}

func TestAutodiscoveryDiffers(t *testing.T) {
	site := Handler(noon)
	feeds := func(path string) (all []string) {
		for _, n := range nodes(body(t, site, path), func(n *html.Node) bool {
			return n.Data == "link" && attribute(n, "rel") == "alternate" && attribute(n, "type") != ""
		}) {
			all = append(all, strings.TrimPrefix(attribute(n, "href"), "http://example.com"))
		}
		return all
	}
	for path, want := range map[string][]string{
		"/":                 {"/feed/", "/comments/feed/"},
		"/category/africa/": {"/feed/", "/comments/feed/", "/category/africa/feed/"},
		"/category/europe/": {"/feed/", "/comments/feed/", "/category/europe/feed/atom/"},
		"/hi/":              {"/hi/feed/", "/hi/comments/feed/"},
	} {
		if got := feeds(path); !slices.Equal(got, want) {
			t.Errorf("%s announces %v, want %v", path, got, want)
		}
	}
}

func TestSearchAndErrors(t *testing.T) {
	site := Handler(noon)
	if page := body(t, site, "/?s=zyzzyva+quux"); len(nodes(page, hasClass("jeg_empty_module"))) != 1 {
		t.Error("no “No Result” for a word that is nowhere")
	}
	if page := body(t, site, "/?s=the"); len(nodes(page, hasClass("jeg_pl_md_2"))) < 20 {
		t.Error("few results for “the”")
	}
	if res := ask(t, site, "/no-such-page/"); res.Code != http.StatusNotFound {
		t.Errorf("a page that is not there: %d", res.Code)
	}
	if res := ask(t, site, "/category/africa"); res.Code != http.StatusMovedPermanently || res.Header().Get("Location") != "/category/africa/" {
		t.Errorf("without the last slash: %d %s", res.Code, res.Header().Get("Location"))
	}
	if res := ask(t, site, "/?p=1"); res.Code != http.StatusNotFound {
		t.Errorf("a post that is not there: %d", res.Code)
	}
}

func TestConditionalAndCompressed(t *testing.T) {
	site := Handler(noon)
	for _, path := range []string{"/", "/feed/", "/category/europe/feed/atom/", "/hi/feed/"} {
		for _, coding := range []string{"", "gzip"} {
			first := ask(t, site, path, "Accept-Encoding", coding)
			if got := first.Header().Get("Content-Encoding"); got != coding {
				t.Errorf("%s in %q came in %q", path, coding, got)
			}
			tag, modified := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
			for header, value := range map[string]string{"If-None-Match": tag, "If-Modified-Since": modified} {
				if again := ask(t, site, path, "Accept-Encoding", coding, header, value); again.Code != http.StatusNotModified {
					t.Errorf("%s with %s %q: %d", path, header, value, again.Code)
				}
			}
		}
	}
}
