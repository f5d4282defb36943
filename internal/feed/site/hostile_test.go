package site_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/feed/site"
)

// hostile is a site that answers everything as it likes, and counts.
func hostile(answer func(ctx context.Context, url string) (site.Page, error)) (site.Getter, *atomic.Int64) {
	var asked atomic.Int64
	return func(ctx context.Context, url string) (site.Page, error) {
		asked.Add(1)
		page, err := answer(ctx, url)
		page.URL = url
		return page, err
	}, &asked
}

// most is what finding a site may cost it, its front page included.
const most = 161

// TestHostileMenu: ten thousand entries, each with a thousand feeds, cost no more than any large paper.
func TestHostileMenu(t *testing.T) {
	var menu, feeds strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&menu, `<li><a href="/part/%da">Part %d</a></li>`, i, i)
		if i >= 1000 {
			continue
		}
		fmt.Fprintf(&feeds, `<link rel="alternate" type="application/rss+xml" title="Part" href="/part/%d.xml">`, i)
	}
	get, asked := hostile(func(_ context.Context, url string) (site.Page, error) {
		if url == home {
			return site.Page{Body: []byte("<nav><ul>" + menu.String() + "</ul></nav>")}, nil
		}
		return site.Page{Body: []byte(feeds.String())}, nil
	})
	found, err := site.Find(context.Background(), get, check, home)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(found.Sections); n == 0 || n > 120 {
		t.Errorf("%d sections", n)
	}
	if n := asked.Load(); n > most {
		t.Errorf("%d requests", n)
	}
}

// TestHostileCircles: sections that all lead back to the front page are none, and stories that lead to each other end.
func TestHostileCircles(t *testing.T) {
	front := `<nav><a href="/a">Arts</a><a href="/b">Sea</a><a href="/c">Town</a></nav>`
	w := &town{pages: map[string]string{home: front}}
	found, err := site.Find(context.Background(), func(ctx context.Context, url string) (site.Page, error) {
		page, err := w.get(ctx, home)
		return page, err
	}, check, home)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found.Sections {
		if !s.Bare {
			t.Errorf("%+v is the front page", s)
		}
	}
}

// TestHostileSitemaps: a million entries, indexes of indexes of themselves, and robots.txt that points into a private
// network or to another scheme cost a handful of requests, all to the site.
func TestHostileSitemaps(t *testing.T) {
	million := "<urlset>" + strings.Repeat("<url><loc>"+home+"sea/x</loc></url>", 1_000_000) + "</urlset>"
	var circle strings.Builder
	circle.WriteString("<sitemapindex>")
	for i := range 5000 {
		fmt.Fprintf(&circle, "<sitemap><loc>%snews%d.xml</loc></sitemap><sitemap><loc>http://169.254.169.254/%d</loc></sitemap>", home, i, i)
	}
	for name, sitemap := range map[string]string{"a million": million, "circles": circle.String(), "torn": million[:1<<20], "deep": strings.Repeat("<url>", 1<<20)} {
		t.Run(name, func(t *testing.T) {
			get, asked := hostile(func(_ context.Context, url string) (site.Page, error) {
				switch {
				case !strings.HasPrefix(url, home):
					t.Errorf("%s was asked for", url)
				case url == home+"robots.txt":
					return site.Page{Body: []byte("Sitemap: http://10.0.0.1/news.xml\nSitemap: file:///etc/passwd\nSitemap: http://localhost/\n" +
						strings.Repeat("Sitemap: /news.xml\n", 100_000))}, nil
				case url == home+"feed/":
					return site.Page{Body: []byte("FEED The Harbour|Fog")}, nil
				case strings.HasPrefix(url, home+"news"):
					return site.Page{Body: []byte(sitemap)}, nil
				}
				return site.Page{Body: []byte(wholeLink)}, nil
			})
			start := time.Now()
			if _, err := site.Find(context.Background(), get, check, home); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 30*time.Second || asked.Load() > 15 {
				t.Errorf("%d requests, %v", asked.Load(), took)
			}
		})
	}
}

// TestSlowSections: a site whose sections never answer is given up after a while, and what its front page said stays.
func TestSlowSections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		get, _ := hostile(func(ctx context.Context, url string) (site.Page, error) {
			if url == home {
				return site.Page{Body: []byte(mainMenu)}, nil
			}
			<-ctx.Done()
			return site.Page{}, ctx.Err()
		})
		start := time.Now()
		found, err := site.Find(t.Context(), get, check, home)
		if err != nil || outline(found.Sections, "") != mainOutline {
			t.Errorf("error %v, sections %v", err, found.Sections)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("took %v", took)
		}
	})
}

// TestSlowSources: neither stories nor sitemaps that never come keep the feed of a site from its reader.
func TestSlowSources(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		get, _ := hostile(func(ctx context.Context, url string) (site.Page, error) {
			if url == home {
				return site.Page{Body: []byte(wholeLink + teasers("/sea/the-tide-turns", "/arts/a-long-night") + `<a href="/rss.html">RSS</a>`)}, nil
			}
			<-ctx.Done()
			return site.Page{}, ctx.Err()
		})
		start := time.Now()
		found, err := site.Find(t.Context(), get, check, home)
		if took := time.Since(start); err != nil || len(found.Feeds) != 1 || took > time.Minute {
			t.Errorf("error %v, feeds %v, took %v", err, found.Feeds, took)
		}
	})
}

// FuzzFind answers every request with the same bytes: whatever they are, finding ends within its bounds.
func FuzzFind(f *testing.F) {
	f.Add([]byte(page(mainMenu)))
	f.Add([]byte("Sitemap: /news.xml\n<urlset><url><loc>/sea/a</loc></url><url><loc>/sea/b</loc></url></urlset>"))
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"@type":"BreadcrumbList","itemListElement":[{"name":"Sea","item":"/sea/"}]}]}</script>` + teasers("/sea/a-b-c", "/sea/d-e-f")))
	f.Add([]byte(`<option value="/hi/">हिन्दी</option><span typeof="schema:SiteNavigationElement"><a href="/x">X`))
	f.Fuzz(func(t *testing.T, body []byte) {
		get, asked := hostile(func(context.Context, string) (site.Page, error) { return site.Page{Body: body}, nil })
		found, _ := site.Find(t.Context(), get, check, home)
		if asked.Load() > most {
			t.Fatalf("%d requests", asked.Load())
		}
		for _, s := range found.Sections {
			if s.Title == "" || s.URL == "" && len(s.Children) == 0 {
				t.Fatalf("section %+v has neither words nor a place", s)
			}
		}
	})
}
