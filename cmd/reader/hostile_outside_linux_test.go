package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// What servers try on the real program, in a network with public and private addresses.

func hostileOutside(t *testing.T) {
	program := binary(t)
	for _, a := range []struct {
		name string
		try  func(t *testing.T, program string)
	}{
		{"T19 T20 redirects to files and to private addresses", outsideRedirects},
		{"T19 T21 files and private addresses in feeds, pages and lists", outsideContents},
		{"T22 a name that is private later", outsideRebinding},
		{"T23 servers at home", outsideHome},
		{"T24 a key along redirects", outsideKeys},
		{"T25 T26 a password and a key in addresses", outsidePasswords},
		{"T30 cookies and tags", outsideCookies},
	} {
		t.Run(a.name, func(t *testing.T) { a.try(t, program) })
	}
}

// sites are what the servers of a network say, at every address.
var sites = map[string]http.HandlerFunc{
	"redirects": redirects, "contents": contents, "cookies": cookies, "bodies": bodies, "cutting": cutting(),
}

// feedOf is a feed with one story.
func feedOf(channel, item string) string {
	return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
		xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Paper</title>` + channel + item + `</channel></rss>`
}

// redirects leads where its address says; everything else is a feed.
func redirects(w http.ResponseWriter, r *http.Request) {
	if to := r.URL.Query().Get("to"); to != "" {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
		return
	}
	fmt.Fprint(w, feedOf("", `<item><title>Boats</title><guid>1</guid><description>Forty boats.</description></item>`))
}

// checkGuest holds the requests of an errand to what is true of all: no cookie, no Referer.
func checkGuest(t *testing.T, o outcome) {
	t.Helper()
	for _, a := range o.Asked {
		if a.Cookie != "" || a.Referer != "" {
			t.Errorf("%s was asked with the cookie %q and the referrer %q", a.URL, a.Cookie, a.Referer)
		}
	}
}

// checkPublic checks that nothing private was asked, and that as much as expected was: of nobody nothing is to be feared.
func checkPublic(t *testing.T, o outcome, least int) {
	t.Helper()
	checkGuest(t, o)
	public := 0
	for _, a := range o.Asked {
		if a.private() {
			t.Errorf("%s was reached, for %s", a.At, a.URL)
		} else {
			public++
		}
	}
	if public < least {
		t.Errorf("only %d requests were made, less than %d: %+v", public, least, o.Runs)
	}
}

func outsideRedirects(t *testing.T, program string) {
	e := errand{Program: program, Site: "redirects", Commands: [][]string{{"name", "inside.example", "192.168.7.1"}}}
	targets := []string{
		"http://127.0.0.1/secret", "http://127.0.0.1:8080/", "http://127.9.9.9/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://[::]/",
		"http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://192.168.7.1/", "http://10.1.2.3/", "http://[fd00::1]/",
		"http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::1]/", "http://[::ffff:127.0.0.1]/", "http://inside.example/", "//192.168.7.1/",
		"http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://１２７.0.0.1/", "http://me:pw@192.168.7.1/",
		"file:///etc/passwd", "ftp://public.example/", "gopher://public.example/",
		"http://second.example/?to=http://192.168.7.1/",
	}
	for _, to := range targets {
		e.Commands = append(e.Commands, []string{"inspect", "feed", "http://public.example/?to=" + url.QueryEscape(to)})
	}
	e.Commands = append(e.Commands, []string{"add", "http://public.example/?to=http://192.168.7.1/"})
	o := inNetwork(t, e)
	checkPublic(t, o, len(targets)+2)
	for _, r := range o.Runs {
		refused := slices.ContainsFunc([]string{"private network", "not a web address", "Only http and https"}, func(s string) bool { return strings.Contains(r.Printed, s) })
		if r.Code != 1 || !refused {
			t.Errorf("reader %q: %d, %s", r.Command, r.Code, r.Printed)
		}
	}
}

// contents is a paper that leads into the reader's network wherever it can.
func contents(w http.ResponseWriter, r *http.Request) {
	const inside = "http://192.168.7.1"
	story := strings.Repeat("<p>The harbour office counted forty boats that evening, and the clerk wrote every name into the long green book.</p>", 12)
	switch r.URL.Path {
	case "/feed":
		fmt.Fprint(w, feedOf(`<link>`+inside+`/home</link><atom:link rel="self" href="`+inside+`/self"/><atom:link rel="hub" href="`+inside+`/hub"/>
			<atom:link rel="next" href="`+inside+`/next"/><image><url>`+inside+`/icon.png</url></image><itunes:image href="`+inside+`/cover.png"/>
			<itunes:new-feed-url>`+inside+`/moved</itunes:new-feed-url><cloud domain="192.168.7.1" port="80" path="/rpc" registerProcedure="p" protocol="http-post"/>`,
			`<item><title>Inside</title><guid>1</guid><link>`+inside+`/page</link><description>&lt;img src="`+inside+`/in.png"&gt; Words.</description>
				<enclosure url="`+inside+`/sound.mp3" type="audio/mpeg" length="9"/><media:thumbnail url="`+inside+`/thumb.png"/></item>
			<item><title>Outside</title><guid>2</guid><link>http://public.example/story</link><description>Words.</description>
				<enclosure url="`+inside+`/sound.mp3" type="audio/mpeg" length="9"/></item>`))
	case "/story":
		fmt.Fprint(w, `<html lang="en"><head><title>Outside</title><link rel="next" href="`+inside+`/story/2"><link rel="amphtml" href="`+inside+`/amp">
			<link rel="canonical" href="`+inside+`/canonical"><link rel="icon" href="`+inside+`/favicon.ico"><link rel="stylesheet" href="`+inside+`/s.css">
			<link rel="prefetch" href="`+inside+`/soon"><link rel="alternate" type="application/rss+xml" href="`+inside+`/feed">
			<meta http-equiv="refresh" content="0;url=`+inside+`/refreshed"><meta property="og:image" content="`+inside+`/og.png">
			<script src="`+inside+`/s.js"></script></head><body><article><h1>Outside</h1>`+story+`<figure><img src="`+inside+`/figure.png" width="800" height="600"></figure>
			<iframe src="`+inside+`/frame"></iframe><a href="`+inside+`/story?page=2">2</a></article>
			<aside><h2>Related</h2><a href="`+inside+`/2026/11/20/related-story-inside/">A related story that lies inside of the network</a></aside></body></html>`)
	case "/":
		fmt.Fprint(w, `<html lang="en"><head><title>Paper</title><link rel="alternate" type="application/rss+xml" href="`+inside+`/feed" title="Feed">
			<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd" title="File">
			<link rel="alternate" type="application/rss+xml" href="/feed" title="Paper"></head><body><nav><a href="`+inside+`/world/">World</a><a href="`+inside+`/sport/">Sport</a><a href="/culture/">Culture</a></nav></body></html>`)
	case "/robots.txt":
		fmt.Fprint(w, "Sitemap: "+inside+"/sitemap.xml\n")
	default:
		fmt.Fprint(w, `<html lang="en"><title>Inside</title><article><h1>Inside</h1>`+story+`</article>`)
	}
}

func outsideContents(t *testing.T, program string) {
	o := inNetwork(t, errand{Program: program, Site: "contents", Commands: [][]string{
		{"write", "list.opml", `<opml version="2.0"><body><outline type="include" text="more" url="http://192.168.7.1/more.opml"/>
			<outline text="Paper" xmlUrl="http://public.example/feed" htmlUrl="http://192.168.7.1/"/></body></opml>`},
		{"import", "list.opml"},
		{"add", "http://public.example/", "--all"},
		{"inspect", "site", "http://public.example/"},
		{"refresh", "--force"},
		{"prefetch", "--depth", "2"},
		{"read", "http://public.example/story"},
		{"save", "http://public.example/story"},
		{"export", "--enclosed", "http://public.example/story"},
		{"refresh", "--force"},
	}})
	checkPublic(t, o, 8)
	if read := o.Runs[5]; read.Code != 0 || !strings.Contains(read.Printed, "forty boats") {
		t.Errorf("the story itself is not read: %s", read.Printed)
	}
}

func outsideRebinding(t *testing.T, program string) {
	for _, private := range []string{"127.0.0.1", "192.168.7.1", "fd00::1"} {
		o := inNetwork(t, errand{Program: program, Site: "redirects", Commands: [][]string{
			{"add", "http://rebind.example/feed"},
			{"name", "rebind.example", private},
			{"refresh", "--force"},
			{"refresh", "--force"},
			{"name", "twice.example", "198.51.100.1 " + private},
			{"inspect", "feed", "http://public.example/?to=http://twice.example/"},
			{"inspect", "feed", "http://public.example/?to=http://twice.example/"},
		}})
		checkPublic(t, o, 3)
		if said := o.Runs[1]; said.Code != 3 || !strings.Contains(said.Printed, "private network") {
			t.Errorf("%s: reader refresh: %d, %s", private, said.Code, said.Printed)
		}
	}
}

// What the reader types may lie at home, and goes on to be read there.
func outsideHome(t *testing.T, program string) {
	for _, home := range []string{"http://192.168.7.1/feed", "http://127.0.0.1:8080/feed", "http://[fd00::1]/feed", "http://nas.example/feed"} {
		o := inNetwork(t, errand{Program: program, Site: "redirects", Commands: [][]string{
			{"name", "nas.example", "192.168.7.1"}, {"add", home}, {"refresh", "--force"},
		}})
		for _, r := range o.Runs {
			if r.Code != 0 {
				t.Errorf("reader %q: %d, %s", r.Command, r.Code, r.Printed)
			}
		}
		if len(o.Asked) != 2 || !o.Asked[1].private() {
			t.Errorf("%s: asked %+v", home, o.Asked)
		}
	}
}

func outsideKeys(t *testing.T, program string) {
	const key = "hunter2"
	o := inNetwork(t, errand{Program: program, Site: "redirects", Commands: [][]string{
		{"name", "other.example", "198.51.100.2"},
		{"write", "key", key + "\n"},
		{"write", "config.toml", "[[secret]]\norigin = \"http://key.example\"\nheader = \"X-Api-Key\"\nvalue_file = \"key\"\ninsecure = true\n" +
			"[[secret]]\norigin = \"http://key.example\"\nuser = \"ann\"\npassword_file = \"key\"\ninsecure = true\n"},
		{"inspect", "feed", "http://key.example/feed"},
		{"inspect", "feed", "http://key.example/?to=/feed"},
		{"inspect", "feed", "http://key.example/?to=http://other.example/stolen"},
		{"inspect", "feed", "http://key.example/?to=http://key.example:8080/stolen"},
		{"inspect", "feed", "http://key.example/?to=" + url.QueryEscape("http://other.example/?to=http://key.example/back")},
		{"inspect", "feed", "http://other.example/?to=http://key.example/back"},
	}})
	sent := 0
	for _, a := range o.Asked {
		carries := a.Key != "" || a.Authorization != ""
		home := strings.HasPrefix(a.URL, "http://key.example/") && a.URL != "http://key.example/back"
		if carries != home {
			t.Errorf("%s was asked with the keys: %v", a.URL, carries)
		}
		if carries {
			sent++
		}
	}
	if sent != 6 || len(o.Asked) != 12 {
		t.Errorf("%d of %d requests carried the keys", sent, len(o.Asked))
	}
	for _, r := range o.Runs {
		if strings.Contains(r.Printed, key) {
			t.Errorf("reader %q says the key: %s", r.Command, r.Printed)
		}
	}
}

// A password in a feed's address goes to its server alone, and neither it nor a key is said anywhere.
func outsidePasswords(t *testing.T, program string) {
	o := inNetwork(t, errand{Program: program, Site: "contents", Commands: [][]string{
		{"name", "paper.example", "198.51.100.2"},
		{"write", "list.opml", `<opml version="2.0"><body><outline text="Paper" xmlUrl="http://ann:hunter2@paper.example/feed"/>
			<outline text="Keyed" xmlUrl="http://paper.example:81/feed?api_key=hunter3"/></body></opml>`},
		{"import", "list.opml"},
		{"refresh", "--force", "-v"},
		{"refresh", "--force", "--json"},
		{"prefetch", "-v"},
		{"list", "--json"}, {"doctor"}, {"doctor", "--json"}, {"inspect", "feed", "http://ann:hunter2@paper.example:81/feed?api_key=hunter3"},
		{"add", "http://paper.example:81/feed?api_key=hunter3"}, {"read", "http://ann:hunter2@paper.example:81/page?token=hunter3"},
	}})
	sent := 0
	for _, a := range o.Asked {
		if strings.HasPrefix(a.URL, "http://paper.example/feed") {
			sent++
		} else if a.Authorization != "" {
			t.Errorf("%s was asked with the password", a.URL)
		}
	}
	if sent == 0 {
		t.Errorf("the feed was not asked: %+v", o.Asked)
	}
	for _, r := range o.Runs {
		if strings.Contains(r.Printed, "hunter") {
			t.Errorf("reader %q says it: %s", r.Command, r.Printed)
		}
	}
}

// cookies tries to know its visitors again.
func cookies(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "visitor", Domain: "example", Path: "/"})
	w.Header().Set("ETag", fmt.Sprintf(`"%s"`, r.URL.Path))
	contents(w, r)
}

func outsideCookies(t *testing.T, program string) {
	for _, setting := range []string{"true", "false"} {
		o := inNetwork(t, errand{Program: program, Site: "cookies", Commands: [][]string{
			{"write", "config.toml", "[fetch]\ntags = " + setting + "\n"},
			{"add", "http://public.example/feed"}, {"refresh", "--force"}, {"prefetch"}, {"refresh", "--force"},
		}})
		checkPublic(t, o, 4)
		tags := 0
		for _, a := range o.Asked {
			if u, _ := url.Parse(a.URL); a.IfNoneMatch != "" && a.IfNoneMatch != `"`+u.Path+`"` {
				t.Errorf("%s was told the tag %s", a.URL, a.IfNoneMatch)
			} else if a.IfNoneMatch != "" {
				tags++
			}
		}
		if want := map[string]int{"true": 2, "false": 0}[setting]; tags != want {
			t.Errorf("tags = %s: %d were sent back, not %d", setting, tags, want)
		}
	}
}
