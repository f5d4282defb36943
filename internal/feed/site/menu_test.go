package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/site"
	"reader/internal/news"
)

// outline writes a menu as lines: title, path, children indented.
func outline(sections []news.SiteSection, indent string) string {
	var b strings.Builder
	for _, s := range sections {
		_, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(s.URL, "https://"), "http://"), "/")
		b.WriteString(indent + s.Title)
		if s.URL != "" {
			b.WriteString(" /" + path)
		}
		b.WriteString("\n" + outline(s.Children, indent+"  "))
	}
	return b.String()
}

func page(body string) string {
	return `<!DOCTYPE html><html lang="en-GB"><head><title>Front page | Harbour Gazette</title></head><body class="single no-sidebar author-ann">` + body + `</body></html>`
}

const mainMenu = `<nav><ul class="menu"><li><a href="/">Home</a></li>
 <li><a href="/news/">News</a><ul class="sub-menu"><li><a href="/news/harbour/">Harbour</a></li><li><a href="/news/town/">Town</a>
   <ul><li><a href="/news/town/council/">Council</a></li></ul></li></ul></li>
 <li><a href="/sport/">Sport</a></li><li><a href="/culture/">Culture</a></li><li><a href="https://facebook.example/x">Facebook</a></li>
 <li><a href="/login">Sign in</a></li><li><a href="https://shop.harbour.example/cups">Cups</a></li></ul></nav>`

const mainOutline = "News /news/\n  Harbour /news/harbour/\n  Town /news/town/\n  Council /news/town/council/\nSport /sport/\nCulture /culture/\n"

func TestMenu(t *testing.T) {
	const story = `<main><article><h1>Fog</h1><p>Text <a href="/2026/11/22/fog-again">fog again</a></p></article></main>`
	for _, c := range []struct{ name, body, want string }{
		{"navigation", page(mainMenu + story), mainOutline},
		{"printed three times", page(mainMenu + story + strings.ReplaceAll(mainMenu, "</ul></nav>", `<li><a href="/weather/">Weather</a></li></ul></nav>`) + mainMenu),
			mainOutline + "Weather /weather/\n"},
		{"role", page(`<div role="navigation"><a href="/politics">Politics</a> <a href="/economy">Economy</a> <a href="/science">Science</a></div>` + story),
			"Politics /politics\nEconomy /economy\nScience /science\n"},
		{"made at home", page(`<table id="topnav"><tr><td><a href="list.php?c=3">World</a></td><td><a href="list.php?c=4">Business</a></td><td><a href="list.php?c=5">Arts</a></td></tr></table>` + story),
			"World /list.php?c=3\nBusiness /list.php?c=4\nArts /list.php?c=5\n"},
		{"levels by address", page(`<nav><a href="/world">World</a><a href="/world/asia">Asia</a><a href="/world/africa">Africa</a><a href="/money">Money</a></nav>`),
			"World /world\n  Asia /world/asia\n  Africa /world/africa\nMoney /money\n"},
		{"parent without a page", page(`<nav><ul><li><span>Regions</span><ul><li><a href="/north">North</a></li><li><a href="/south">South</a></li></ul></li><li><a href="/opinion">Opinion</a></li></ul></nav>`),
			"Regions\n  North /north\n  South /south\nOpinion /opinion\n"},
		{"before the list of stories", page(`<nav><a href="/world">World</a><a href="/asia">Asia</a><a href="/arts">Arts</a></nav><h1>x</h1><ul>` +
			strings.Repeat(`<li><a href="/2026/11/22/ferry-stays-in-harbour-for-days">Ferry stays</a></li>`, 30) + `</ul>`),
			"World /world\nAsia /asia\nArts /arts\n"},
		{"not the footer", page(`<nav><a href="/world">World</a><a href="/asia">Asia</a><a href="/arts">Arts</a></nav><footer><ul><li><a href="/a">Staff</a></li><li><a href="/b">Prizes</a></li><li><a href="/c">Press</a></li><li><a href="/d">Ethos</a></li></ul></footer>`),
			"World /world\nAsia /asia\nArts /arts\n"},
		{"Hindi", page(`<nav><a href="/">होम</a><a href="/desh">देश</a><a href="/khel">खेल</a><a href="/rajniti">राजनीति</a></nav>`),
			"देश /desh\nखेल /khel\nराजनीति /rajniti\n"},
		{"a label that says nothing", page(`<nav><ul><li><a href="#">Categories</a><ul><li><a href="/north">North</a></li><li><a href="/south">South</a></li></ul></li><li><a href="/opinion">Opinion</a></li></ul></nav>`),
			"North /north\nSouth /south\nOpinion /opinion\n"},
		{"twice in a menu, once with its own", page(`<nav><ul><li><a href="/sport">Sport</a><ul><li><a href="/sport/rowing">Rowing</a></li><li><a href="/sport/sailing">Sailing</a></li></ul></li>
<li><a href="/sport/sailing">The Regatta</a><ul><li><a href="/sport/sailing/yachts">Yachts</a></li></ul></li></ul></nav>`),
			"Sport /sport\n  Rowing /sport/rowing\nThe Regatta /sport/sailing\n  Yachts /sport/sailing/yachts\n"},
		{"what stands around the menu is no copy", page(`<div class="site-menu">` + mainMenu + `<ul><li><a href="/reprints">Reprints</a></li><li><a href="/2026/11/22/fog">Fog</a></li><li><a href="/2026/11/21/rain">Rain</a></li></ul></div>`), mainOutline},
		{"topics below a story are no copy", page(mainMenu + `<main><article><h1>Fog</h1><ul class="story__tags"><li><a href="/news/">News</a></li><li><a href="/sport/">Sport</a></li><li><a href="/culture/">Culture</a></li><li><a href="/fog">Fog</a></li></ul></article></main>`), mainOutline},
		{"services", page(`<nav><a href="/world">World</a><a href="/asia">Asia</a><a href="/arts">Arts</a><a href="/get">Our News App</a><a href="/my-alerts">Alerts</a><a href="/d">Death notices &amp; obituaries</a><a href="https://epaper.harbour.example/today">Today</a></nav>`),
			"World /world\nAsia /asia\nArts /arts\n"},
		{"long names", page(`<nav><a href="/category/science-of-the-sea-and-the-shore/">Sea</a><a href="/town/f-o-g-in-harbour/">Fog</a><a href="/arts">Arts</a><a href="/town/ferry-stays-in-the-harbour">Ferry stays</a></nav>`),
			"Sea /category/science-of-the-sea-and-the-shore/\nFog /town/f-o-g-in-harbour/\nArts /arts\n"},
		{"none", page(story), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			sections, _, _, _, err := site.Menu([]byte(c.body), "https://harbour.example/", "text/html")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outline(sections, "")); diff != "" {
				t.Errorf("menu (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMenuOfASection: a second bar in the head of a section's page names the parts of that section; at the front page it
// names what is talked of today.
func TestMenuOfASection(t *testing.T) {
	body := page(`<header>` + mainMenu + `<nav class="second"><a href="/news/quay/">Quay</a><a href="/topic/ferry">The ferry</a><a href="/fish">Fish</a></nav></header><main><h1>Harbour</h1>
<nav><a href="/x">Xylophones</a><a href="/y">Yachts</a><a href="/z">Zithers</a></nav></main>`)
	for address, want := range map[string]string{
		"https://harbour.example/":                 mainOutline,
		"https://harbour.example/news/ferry-stays": strings.Replace(mainOutline, "Sport", "  Quay /news/quay/\n  The ferry /topic/ferry\n  Fish /fish\nSport", 1),
	} {
		sections, _, _, _, err := site.Menu([]byte(body), address, "text/html")
		if diff := cmp.Diff(want, outline(sections, "")); err != nil || diff != "" {
			t.Errorf("%s: error %v, menu (-want +got):\n%s", address, err, diff)
		}
	}
}

func TestMenuOnLoopback(t *testing.T) {
	sections, _, _, _, err := site.Menu([]byte(page(`<nav><a href="/world/">World</a><a href="/arts/">Arts</a><a href="/sea/">Sea</a>`+
		`<a href="http://127.0.0.1:9/other/">Other</a></nav>`)), "http://127.0.0.1:8123/", "text/html")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("World /world/\nArts /arts/\nSea /sea/\n", outline(sections, "")); diff != "" {
		t.Errorf("menu (-want +got):\n%s", diff)
	}
}

func TestHead(t *testing.T) {
	const head = `<html lang="de"><head><base href="https://kai.example/de/"><title>Nebel am Kai und sonst nichts heute Abend – Kaiblatt</title>
<link rel="alternate" type="application/rss+xml" title="Kaiblatt" href="feed"><link rel="alternate" type="application/rss+xml" title="Kaiblatt Kommentare" href="comments/feed">
<link rel="alternate" type="application/atom+xml; charset=utf-8" href="//kai.example/atom"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd"></head>`
	_, feeds, title, language, err := site.Menu([]byte(head), "https://kai.example/", "text/html")
	if err != nil {
		t.Fatal(err)
	}
	want := []news.Link{{Title: "Kaiblatt", URL: "https://kai.example/de/feed"}, {URL: "https://kai.example/atom"}}
	if diff := cmp.Diff(want, feeds); diff != "" {
		t.Errorf("feeds (-want +got):\n%s", diff)
	}
	if title != "Kaiblatt" || language != "de" {
		t.Errorf("title %q, language %q; want Kaiblatt, de", title, language)
	}
}

func TestHeadlines(t *testing.T) {
	body := page(mainMenu + `<h1>Harbour</h1><main>
<div class="lead"><a href="/news/harbour/ferry-stays"><img src="x.jpg"></a><h2><a href="/news/harbour/ferry-stays">Ferry  stays in
 harbour</a></h2><a href="/news/harbour/ferry-stays">Read the whole story here</a></div>
<ul class="stories"><li class="category-share"><a href="/news/harbour/fog-warning">Fog warning for the whole coast</a></li>
<li><a href="/news/harbour/gulls-return">Gulls return to the old pier</a></li><li><a href="/news/harbour/new-crane">New crane arrives from the north</a></li>
<li><a href="https://elsewhere.example/a-b-c-d">An advertisement for something else</a></li><li><a href="/news/harbour/more">More</a></li></ul>
<h2><a href="/news/town/">Town news</a></h2><h3><a href="/2026/11/22/gulls-win">Gulls win</a></h3>
<div class="teaser"><a href="/news/harbour/tides"><h3>Tides higher than expected</h3><p>The water rose.</p></a></div></main>
<aside><ul><li><a href="/news/town/popular-1">What others read this week</a></li><li><a href="/news/town/popular-2">Another that others read</a></li><li><a href="/news/town/popular-3">A third that others read</a></li></ul></aside>
<footer><p><a href="/house/our-long-history">Our long history in words</a></p></footer>`)
	got := site.Headlines([]byte(body), "https://harbour.example/news/harbour/", "text/html")
	want := []news.Link{
		{Title: "Ferry stays in harbour", URL: "https://harbour.example/news/harbour/ferry-stays"},
		{Title: "Fog warning for the whole coast", URL: "https://harbour.example/news/harbour/fog-warning"},
		{Title: "Gulls return to the old pier", URL: "https://harbour.example/news/harbour/gulls-return"},
		{Title: "New crane arrives from the north", URL: "https://harbour.example/news/harbour/new-crane"},
		{Title: "Gulls win", URL: "https://harbour.example/2026/11/22/gulls-win"},
		{Title: "Tides higher than expected", URL: "https://harbour.example/news/harbour/tides"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headlines (-want +got):\n%s", diff)
	}
}

func FuzzMenu(f *testing.F) {
	f.Add([]byte(page(mainMenu)))
	f.Add([]byte(`<ul><li><ul><li><a href="//h:x">a</a></ul><a href="?q">b`))
	f.Fuzz(func(t *testing.T, body []byte) {
		sections, _, _, _, err := site.Menu(body, "https://h.example/x", "text/html")
		if err != nil {
			return
		}
		for _, s := range sections {
			if s.Title == "" || s.URL == "" && len(s.Children) == 0 {
				t.Fatalf("section %+v has neither words nor a place", s)
			}
		}
		site.Headlines(body, "https://h.example/x", "text/html")
	})
}

// TestHostilePages: time grows with the page, not with its square.
func TestHostilePages(t *testing.T) {
	const n = 50_000
	var copies strings.Builder // each of which has something new
	for i := range n / 2 {
		fmt.Fprintf(&copies, `<ul class="menu"><li><a href="/a">Arts</a><li><a href="/b">Sea</a><li><a href="/c">Town</a><li><a href="/p%da">Part %d</a></ul>`, i, i)
	}
	for name, body := range map[string]string{
		"deep lists":    strings.Repeat(`<ul class="menu"><li><a href="/a">Arts</a>`, 250) + strings.Repeat(`<li><a href="/b">Sea</a>`, n),
		"deep menus":    strings.Repeat(`<div class="menu">`, 400) + strings.Repeat(`<a href="/b">Sea</a>`, n),
		"many lists":    strings.Repeat(`<ul class="menu"><li><a href="/a">Arts</a></ul>`, n),
		"many headings": strings.Repeat(`<h2><a href="/a-b-c-d">One two three four</a></h2>`, n),
		"empty lists":   strings.Repeat("<ul><li>", 200) + strings.Repeat("<a href=/x></a>", n),
		"deep items":    "<ul>" + strings.Repeat("<li><section>", 200) + strings.Repeat("<a href=/x></a>", n),
		"many copies":   copies.String(),
		"many tags":     "<nav>" + strings.Repeat("<a>", 20*n),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, _, _, _, _ = site.Menu([]byte(body), "https://h.example/", "text/html")
			site.Headlines([]byte(body), "https://h.example/", "text/html")
			if took := time.Since(start); took > 30*time.Second { // a second at most on an idle machine; with its square it would be an hour
				t.Errorf("took %v", took)
			}
		})
	}
}
