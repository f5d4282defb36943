package site_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/site"
)

// teasers are headlines to stories at some paths, as a section's page prints them.
func teasers(paths ...string) string {
	var b strings.Builder
	for _, p := range paths {
		fmt.Fprintf(&b, `<div class="teaser"><h2><a href="%s">What is to be read at the quay today</a></h2></div>`, p)
	}
	return "<main>" + b.String() + "</main>"
}

const arts = "https://harbour.example/arts/"

// TestSources: a front page whose menu a script draws is no end. Each source is read as far as what it names is there.
func TestSources(t *testing.T) {
	robots := func(sitemaps ...string) string {
		return "User-agent: *\nDisallow:\n\nSitemap: " + strings.Join(sitemaps, "\nsitemap: ")
	}
	urls := func(addresses ...string) string {
		return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>` +
			strings.Join(addresses, `</loc><image:image><image:loc>`+home+`pictures/one/two.jpg</image:loc></image:image></url><url><loc>`) + "</loc></url></urlset>"
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(urls(home+"arts/first-night", home+"arts/last-night", home+"arts/theatre/late-night", home+"arts/theatre/long-night")))
	_ = z.Close()

	const index = `<sitemapindex><sitemap><loc>https://harbour.example/post-tag-sitemap.xml</loc></sitemap><sitemap><loc>https://harbour.example/category-sitemap.xml</loc></sitemap></sitemapindex>`
	sea := map[string]string{home + "sea/": `<title>Sea and shore | Harbour Gazette</title>` + teasers("/sea/the-tide-turns")}
	for _, c := range []struct {
		name, page, want string
		more             map[string]string
	}{
		{"navigation as JSON-LD lists", `<script type="application/ld+json">{"@context":"https://schema.org","@type":"SiteNavigationElement",
"name":["Home","Sea &amp; shore","Arts","Elsewhere"],"url":["https://harbour.example/","https://harbour.example/sea/","/arts/","https://elsewhere.example/x"]}</script>`,
			"Sea & shore /sea/\nArts /arts/\n", nil},
		{"navigation as a JSON-LD graph", `<script type="application/ld+json">{"@graph":[{"@type":"ItemList","itemListElement":[
{"@type":"SiteNavigationElement","name":"Arts","url":"` + arts + `"},{"@type":["SiteNavigationElement"],"name":"Theatre","url":"` + arts + `theatre/"}]}]}</script>`,
			"Arts /arts/\n  Theatre /arts/theatre/\n", nil},
		{"navigation as microdata", `<div><span itemscope itemtype="https://schema.org/SiteNavigationElement"><a itemprop="url" href="/sea/"><span itemprop="name">Sea</span></a></span>
<a itemscope itemtype="http://schema.org/SiteNavigationElement" href="/arts/">Arts</a></div>`,
			"Sea /sea/\nArts /arts/\n", nil},
		{"bread crumbs of stories", teasers("/sea/the-tide-turns-again", "/arts/a-long-night"), "Sea /sea/\n  Tides /sea/tides/\nArts /arts/\n", map[string]string{
			home + "sea/the-tide-turns-again": `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Home","item":"https://harbour.example/"},
{"@type":"ListItem","position":2,"item":{"@id":"https://harbour.example/sea/","name":"Sea"}},{"@type":"ListItem","position":3,"name":"Tides","item":"/sea/tides/"},{"@type":"ListItem","position":4,"name":"The tide turns again"}]}</script>`,
			arts + "a-long-night": `<nav aria-label="Breadcrumb"><a href="/">Home</a> › <a href="/arts/">Arts</a> › <a href="/arts/a-long-night">A long night</a></nav>`,
		}},
		{"the section a story names", teasers("/sea/the-tide-turns-again", "/lost/a-dog-is-lost"), "The Sea /sea/\n", map[string]string{
			home + "sea/the-tide-turns-again": `<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["Sea"]}</script>`,
			home + "lost/a-dog-is-lost":       `<meta property="article:section" content="Lost">`, // there is no page of that section
			home + "sea/":                     `<h1>The Sea</h1>` + teasers("/sea/the-tide-turns"),
		}},
		{"the news sitemap", "", "Sea and shore /sea/\n", map[string]string{
			home + "robots.txt":   robots("https://harbour.example/news.xml", "ftp://harbour.example/news.xml", "https://elsewhere.example/news.xml"),
			home + "news.xml":     urls(home+"sea/2026/11/tide-turns", home+"sea/2026/11/tide-turns-back", home+"gone/one-thing", home+"gone/another", home+"2026/11/no-section", home+"once/only"),
			home + "sea/":         sea[home+"sea/"],
			home + "once/":        teasers("/once/a-thing-of-its-own"),
			home + "pictures/one": teasers("/pictures/a-fine-one"),
		}},
		{"a packed sitemap", "", "Arts /arts/\n  Theatre /arts/theatre/\n", map[string]string{
			home + "robots.txt":     robots(home + "sitemap.xml.gz"),
			home + "sitemap.xml.gz": packed.String(), arts: teasers("/arts/one-night-only"), arts + "theatre/": `<h1>Theatre</h1>` + teasers("/arts/theatre/a-play"),
		}},
		{"a sitemap of sections", "", "Sea and shore /sea/\n", map[string]string{
			home + "robots.txt": robots(home + "sitemap_index.xml"), home + "sitemap_index.xml": index,
			home + "category-sitemap.xml": urls(home+"sea/", home+"category/uncategorised/"), home + "sea/": sea[home+"sea/"],
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &town{pages: map[string]string{home: wholeLink + c.page, home + "feed/": "FEED Harbour Gazette|Fog"}}
			for address, page := range c.more {
				w.pages[address] = page
			}
			found, err := site.Find(context.Background(), w.get, check, home)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outline(found.Sections, "")); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
			for address, n := range w.asked {
				if n > 1 || !strings.HasPrefix(address, home) {
					t.Errorf("%s was asked for %d times", address, n)
				}
			}
		})
	}
}

// TestUsualPlaces: a few sections try wherever sites keep feeds; the others only where these had theirs.
func TestUsualPlaces(t *testing.T) {
	w := &town{pages: map[string]string{home: "<nav>"}}
	for i := range 12 {
		section := fmt.Sprintf("%spart%d", home, i)
		w.pages[home] += fmt.Sprintf(`<a href="/part%d">Part %d</a>`, i, i)
		w.pages[section] = teasers("/a-b-c-d")
		w.pages[section+"/rss"] = fmt.Sprintf("FEED Part %d|Story %d", i, i)
	}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range found.Sections {
		if s.Feed != s.URL+"/rss" || s.Newest != fmt.Sprintf("Story %d", i) {
			t.Errorf("%s has the feed %q, the newest %q", s.URL, s.Feed, s.Newest)
		}
	}
	if n := len(w.asked); n > 1+12*2+3 {
		t.Errorf("%d requests: %v", n, w.asked)
	}
}

// TestFeedOfAll: one feed that every section announces is the site's, and no section's.
func TestFeedOfAll(t *testing.T) {
	const all = feedLink + `/all.xml">`
	w := &town{pages: map[string]string{
		home:          `<nav><a href="/sea/">Sea</a><a href="/arts/">Arts</a><a href="/town/">Town</a></nav>`,
		home + "sea/": all + teasers("/sea/the-tide-turns"), arts: all + teasers("/arts/a-long-night"), home + "town/": all,
		home + "all.xml": "FEED Harbour|Fog",
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found.Sections {
		if s.Feed != "" || s.Bare != (s.Title == "Town") || (s.Newest == "") != s.Bare {
			t.Errorf("%+v", s)
		}
	}
	if len(found.Feeds) != 1 || found.Feeds[0].URL != home+"all.xml" || w.asked[home+"all.xml"] != 1 {
		t.Errorf("feeds %v, asked for %d times", found.Feeds, w.asked[home+"all.xml"])
	}
}

func TestAnnouncedWithoutMenu(t *testing.T) {
	w := &town{pages: map[string]string{
		home:           `<title>Harbour Gazette</title>` + wholeLink + feedLink + `/sea.xml" title="Harbour Gazette » Sea">` + feedLink + `/arts.xml" title="Arts">` + feedLink + `/lost.xml" title="Lost">`,
		home + "feed/": "FEED Harbour Gazette|Fog", home + "sea.xml": "FEED Sea|Waves", home + "arts.xml": "FEED Arts|Curtain",
	}}
	found, err := site.Find(context.Background(), w.get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("Sea /sea.xml\nArts /arts.xml\nLost /lost.xml\n", outline(found.Sections, "")); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if s := found.Sections[0]; s.Feed != home+"sea.xml" || s.Newest != "Waves" {
		t.Errorf("%+v", s)
	}
}
