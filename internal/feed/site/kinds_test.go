package site_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/fetch"
	"reader/internal/feed/site"
	"reader/internal/news"
)

// press is a newsroom on loopback, made in the manner of one kind of site: pages by their paths. It counts what is asked
// of it, and how much at a time.
type press struct {
	*httptest.Server
	mu          sync.Mutex
	asked       map[string]int
	now, atOnce int
	pages       map[string]string
}

func openPress(t *testing.T, pages map[string]string) *press {
	p := &press{asked: map[string]int{}, pages: pages}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.asked[r.URL.RequestURI()]++
	p.now++
	p.atOnce = max(p.atOnce, p.now)
	body, ok := p.pages[r.URL.RequestURI()]
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.now--
	}()
	to, moved := strings.CutPrefix(body, "MOVED ")
	switch {
	case !ok:
		http.NotFound(w, r)
	case moved:
		http.Redirect(w, r, to, http.StatusFound)
	case strings.HasPrefix(body, "<rss"):
		w.Header().Set("Content-Type", "application/rss+xml")
		fallthrough
	default:
		_, _ = w.Write([]byte(strings.ReplaceAll(body, "SITE", p.URL)))
	}
}

// rss is a feed with one story.
func rss(title, headline string) string {
	return `<rss version="2.0"><channel><title>` + title + `</title><link>SITE/</link><item><title>` + headline + `</title><link>SITE/` +
		strings.ReplaceAll(strings.ToLower(headline), " ", "-") + `</link></item></channel></rss>`
}

// tree writes what was found as lines: title, feed or what stands for it, the newest headline.
func tree(sections []news.SiteSection, base, indent string) string {
	var b strings.Builder
	for _, s := range sections {
		from := strings.TrimPrefix(s.Feed, base)
		switch {
		case s.Bare:
			from = "bare"
		case s.URL == "":
			from = "label"
		case s.Feed == "":
			from = "page"
		}
		b.WriteString(strings.TrimRight(fmt.Sprintf("%s%s | %s | %s", indent, s.Title, from, s.Newest), " |") + "\n" + tree(s.Children, base, indent+"  "))
	}
	return b.String()
}

// teaser is a headline as a section's page prints it.
func teaser(path, headline string) string {
	return `<article><h3><a href="` + path + `">` + headline + `</a></h3></article>`
}

// menuItem is an entry as WordPress prints it, with entries below it.
func menuItem(kind, title, href, below string) string {
	if below != "" {
		below = `<ul class="sub-menu">` + below + `</ul>`
	}
	return `<li class="menu-item menu-item-type-` + kind + ` menu-item-object-category"><a href="` + href + `">` + title + `</a>` + below + `</li>`
}

var wordPressMenu = menuItem("custom", "Home", "SITE/", "") +
	menuItem("taxonomy", "Town", "SITE/category/town/", menuItem("taxonomy", "Schools", "SITE/category/town/schools/", "")+menuItem("taxonomy", "Streets", "SITE/category/town/streets/", "")) +
	menuItem("taxonomy", "Sea", "SITE/category/sea/", "") +
	menuItem("custom", "More", "#", menuItem("post_type", "Recipes", "SITE/recipes/", "")+menuItem("post_type", "About us", "SITE/about-us/", "")+menuItem("post_type", "House rules", "SITE/rules/", ""))

const (
	alternateOf = `<link rel="alternate" type="application/rss+xml" title="`
	restLink    = `<link rel="https://api.w.org/" href="SITE/wp-json/">`
)

func wordPress(body string) map[string]string {
	return map[string]string{
		"/":      `<html lang="en"><head><title>Quay Times – All the news</title>` + restLink + alternateOf + `Quay Times » Feed" href="SITE/feed/">` + alternateOf + `Quay Times » Comments Feed" href="SITE/comments/feed/"></head><body>` + body,
		"/feed/": rss("Quay Times", "Fog over the quay"), "/category/town/feed/": rss("Town – Quay Times", "The clock stopped"),
		"/category/town/schools/feed/": rss("Schools – Quay Times", "A day without maths"), "/category/town/streets/feed/": rss("Streets – Quay Times", "A road goes nowhere"),
		"/category/sea/feed/": rss("Sea – Quay Times", "The tide came twice"),
		"/recipes/":           teaser("/2026/11/soup-of-the-day", "A soup for the sixth day"), "/recipes/feed/": rss("Comments on: Recipes", "By Ann"),
		"/rules/": "<h1>Rules</h1><p>Be kind.</p>",
	}
}

const wordPressTree = `Town | /category/town/feed/ | The clock stopped
  Schools | /category/town/schools/feed/ | A day without maths
  Streets | /category/town/streets/feed/ | A road goes nowhere
Sea | /category/sea/feed/ | The tide came twice
Recipes | page | A soup for the sixth day
House rules | bare
`

// kinds are newsrooms, and what is to be found in them.
var kinds = map[string]struct {
	pages    map[string]string
	want     string
	feeds    int
	editions []string
	requests int
}{
	"WordPress": {
		pages: wordPress(`<header><nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu">` + wordPressMenu + `</ul></nav></header>` + teaser("/2026/11/fog", "Fog over the quay once more")),
		want:  wordPressTree, feeds: 1, requests: 2 + 4 + 4,
	},
	"JNews": { // the menu stands three times: bar, sticky bar, drawer; a tile of the newest beside it
		pages: wordPress(`<div class="jeg_header"><div class="jeg_nav_item jeg_mainmenu_wrap"><ul class="jeg_menu jeg_main_menu jeg_menu_style_1">` + wordPressMenu + `</ul></div><div class="jeg_nav_item"><ul class="jeg_menu jeg_top_menu">` +
			menuItem("post_type", "Advertise", "SITE/advertise/", "") + menuItem("post_type", "Careers", "SITE/careers/", "") + menuItem("post_type", "Contact", "SITE/contact/", "") + `</ul></div></div><div class="jeg_header_sticky"><ul class="jeg_menu jeg_main_menu">` + wordPressMenu +
			`</ul></div><div id="jeg_off_canvas"><ul class="jeg_mobile_menu">` + wordPressMenu + `</ul></div>` + teaser("/2026/11/fog", "Fog over the quay once more")),
		want: wordPressTree, feeds: 1, requests: 2 + 4 + 4,
	},
	"tagDiv": { // a menu of divs, its words in divs inside the links, a mega menu of stories under one
		pages: wordPress(`<div class="td-header-menu-wrap"><div class="tdb-block-menu"><ul class="tdb-menu">` + strings.ReplaceAll(strings.ReplaceAll(wordPressMenu, `">Sea</a>`, `"><div class="tdb-menu-item-text">Sea</div><i class="tdb-sub-menu-icon"></i></a><div class="tdb-mega">`+
			teaser("/2026/11/tide", "The tide came twice in one day")+`</div>`), "menu-item ", "menu-item tdb-menu-item ") + `</ul></div></div><div id="td-mobile-nav"><div class="td-mobile-content"><ul class="td-mobile-main-menu">` + wordPressMenu + `</ul></div></div>`),
		want: wordPressTree, feeds: 1, requests: 2 + 4 + 4,
	},
	"a broadcaster": { // no names but generated ones; feeds at section/rss.xml, announced nowhere; two services in other languages
		pages: map[string]string{
			"/": `<html lang="en-GB"><title>CBS – Home</title><body><header><nav class="sc-1a2b3c" aria-label="Main"><ul><li><a href="/world">World</a></li><li><a href="/uk">Home nation</a></li><li><a href="/business">Business</a></li><li><a href="/culture">Culture</a></li><li><a href="/hindi">हिन्दी</a></li><li><a href="/arabic">عربي</a></li></ul></nav></header>` +
				teaser("/world/articles/c1x2y3", "Ships wait before the strait") + `<footer><nav><ul><li><a href="/terms">Terms of Use</a></li><li><a href="/accessibility">Accessibility</a></li></ul></nav></footer>`,
			"/world": teaser("/world/articles/c1x2y3", "Ships wait before the strait"), "/world/rss.xml": rss("World", "Ships wait"), "/uk": teaser("/uk/articles/d9", "A county votes on its name"), "/uk/rss.xml": rss("Home", "A county votes"),
			"/business": teaser("/business/a/d9", "Rates stay where they are"), "/business/rss.xml": rss("Business", "Rates stay"), "/culture": teaser("/culture/a/e7", "A play of nine hours ends"), "/culture/rss.xml": rss("Culture", "A play ends"),
		},
		want:     "World | /world/rss.xml | Ships wait\nHome nation | /uk/rss.xml | A county votes\nBusiness | /business/rss.xml | Rates stay\nCulture | /culture/rss.xml | A play ends\n",
		editions: []string{"हिन्दी", "عربي"}, requests: 1 + 4*2 + 3*2,
	},
	"a daily with pillars": { // two rows of navigation, the second nested; each page announces its own feed
		pages: map[string]string{
			"/": `<html lang="en"><head><meta property="og:site_name" content="The Warden"><link rel="alternate" hreflang="en-GB" href="SITE/uk"><link rel="alternate" hreflang="en-AU" href="SITE/au">` + alternateOf + `Latest" href="SITE/rss"></head><body><nav data-component="nav2"><ul class="pillars"><li><a href="/news">News</a></li><li><a href="/opinion">Opinion</a></li><li><a href="/sport">Sport</a></li></ul>
<div class="expanded-menu"><ul><li><button>News</button><ul><li><a href="/world">World news</a></li><li><a href="/environment">Environment</a></li></ul></li><li><a href="/sport">Sport</a><ul><li><a href="/sport/rowing">Rowing</a></li></ul></li><li><a href="/newsletters">Newsletters</a></li></ul></div></nav>`,
			"/rss": rss("The Warden", "Everything at once"), "/news": alternateOf + `News" href="SITE/news/rss">`, "/news/rss": rss("News", "A bill is read"), "/opinion": alternateOf + `Opinion" href="SITE/opinion/rss">`, "/opinion/rss": rss("Opinion", "We disagree"),
			"/sport": alternateOf + `Sport" href="SITE/sport/rss">`, "/sport/rss": rss("Sport", "Gulls win"), "/world": alternateOf + `World" href="SITE/world/rss">`, "/world/rss": rss("World", "Far away"),
			"/environment": alternateOf + `Environment" href="SITE/environment/rss">`, "/environment/rss": rss("Environment", "Warmer"), "/sport/rowing": alternateOf + `Rowing" href="SITE/sport/rowing/rss">`, "/sport/rowing/rss": rss("Rowing", "Eight oars"),
		},
		want:  "News | /news/rss | A bill is read\n  World news | /world/rss | Far away\n  Environment | /environment/rss | Warmer\nOpinion | /opinion/rss | We disagree\nSport | /sport/rss | Gulls win\n  Rowing | /sport/rowing/rss | Eight oars\n",
		feeds: 1, editions: []string{"English (GB)", "English (AU)"}, requests: 2 + 2*6,
	},
	"made at home": { // a table of queries, no feed at all, one address that leads away and one back home
		pages: map[string]string{
			"/":               `<title>The Village Sheet</title><table id="nav"><tr><td><a href="list.php?cat=1">News</a></td><td><a href="list.php?cat=2">Farming</a></td><td><a href="list.php?cat=3">Letters</a></td><td><a href="go.php?to=tickets">Tickets</a></td><td><a href="go.php?to=us">Start here</a></td></tr></table>`,
			"/list.php?cat=1": `<table>` + strings.Repeat(`<tr><td><a href="show.php?id=17">A cow is on the road again</a></td></tr>`, 1) + `<tr><td><a href="show.php?id=16">The road was closed for a cow</a></td></tr><tr><td><a href="show.php?id=15">A cow looks at the new road</a></td></tr></table>`,
			"/list.php?cat=2": `<h2><a href="show.php?id=9">Hay is in before the rain</a></h2>`, "/list.php?cat=3": `<p>No letters came this week.</p>`,
			"/go.php?to=tickets": "MOVED http://127.0.0.1:1/", "/go.php?to=us": "MOVED /",
		},
		want: "News | page | A cow is on the road again\nFarming | page | Hay is in before the rain\nLetters | bare\nTickets | page\nStart here | bare\n", requests: 1 + 5 + 1,
	},
	"a list of feeds": { // which nothing but a link in the footer leads to; a link to the site's own feed beside it
		pages: map[string]string{
			"/":                `<title>The Meadow</title><nav><a href="/hay">Hay</a><a href="/milk">Milk and cheese</a><a href="/wool">Wool</a></nav><footer><a href="/help/feeds.html">RSS Feeds</a> <a href="/all.xml">RSS</a></footer>`,
			"/help/feeds.html": `<table><tr><td>Hay</td><td><a href="/x/hay.rss">RSS</a></td></tr><tr><td>Milk and cheese:</td><td><a href="/x/milk.rss">SITE/x/milk.rss</a></td></tr></table><ul><li><a href="/x/wool.rss">Wool</a></li></ul>`,
			"/all.xml":         rss("The Meadow", "Dew"), "/x/hay.rss": rss("Hay", "It is in"), "/x/milk.rss": rss("Milk", "It is sour"), "/wool": teaser("/wool/a-sheep-in-two-coats", "A sheep in two coats"),
		},
		want: "Hay | /x/hay.rss | It is in\nMilk and cheese | /x/milk.rss | It is sour\nWool | page | A sheep in two coats\n", feeds: 1, requests: 3 + 2 + 2 + 6,
	},
	"drawn by a script": {
		pages: map[string]string{
			"/": `<title>Glass Post</title><div id="root"></div>`, "/robots.txt": "User-agent: *\nSitemap: SITE/news-sitemap.xml\n",
			"/news-sitemap.xml": `<urlset><url><loc>SITE/science/a-new-moth</loc></url><url><loc>SITE/science/an-old-moth</loc></url><url><loc>SITE/law/one-judge</loc></url><url><loc>SITE/law/two-judges</loc></url></urlset>`,
			"/science/":         `<h1>Science</h1>` + teaser("/science/a-new-moth", "A moth that nobody knew"), "/science/feed/": rss("Science", "A moth"), "/law/": `<title>Law and order | Glass Post</title>` + teaser("/law/two-judges", "Two judges, one robe left"),
		},
		want: "Law and order | page | Two judges, one robe left\nScience | /science/feed/ | A moth\n", requests: 3 + 2*7,
	},
}

// TestKinds finds the sections of each kind of newsroom over the real client: each address once, two at a time.
func TestKinds(t *testing.T) {
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			p := openPress(t, kind.pages)
			client := fetch.New(fetch.Options{Trusted: func(origin string) bool { return origin == p.URL }})
			defer client.Close()
			get := func(ctx context.Context, url string) (site.Page, error) {
				answer, err := client.Get(ctx, fetch.Request{URL: url, Kind: fetch.Feed})
				return site.Page{URL: answer.URL, ContentType: answer.ContentType, Body: answer.Body}, err
			}
			found, err := site.Find(t.Context(), get, checkFeed, p.URL+"/")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(kind.want, tree(found.Sections, p.URL, "")); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
			var editions []string
			for _, e := range found.Editions {
				editions = append(editions, e.Title)
			}
			if diff := cmp.Diff(kind.editions, editions); diff != "" || len(found.Feeds) != kind.feeds {
				t.Errorf("feeds %v, editions (-want +got):\n%s", found.Feeds, diff)
			}
			p.mu.Lock()
			defer p.mu.Unlock()
			total := 0
			for path, n := range p.asked {
				total += n
				if n > 1 && path != "/" {
					t.Errorf("%s was asked for %d times", path, n)
				}
			}
			if total > kind.requests || p.atOnce > 2 {
				t.Errorf("%d requests, want %d at the most; %d at a time: %v", total, kind.requests, p.atOnce, p.asked)
			}
		})
	}
}
