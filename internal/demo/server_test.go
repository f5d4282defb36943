package demo

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// get asks a running server on a connection of its own; an answer other than 200 is an error.
func get(t *testing.T, url string) (page string, err error) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return "", errors.New(res.Status)
	}
	raw, err := io.ReadAll(res.Body)
	return string(raw), err
}

func TestCable(t *testing.T) {
	s, err := Start(Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	home := s.URL()
	if len(s.Editions()) != 2 || s.Editions()[0] != home || s.Editions()[1] != home+"hi/" {
		t.Errorf("editions %v", s.Editions())
	}
	for _, edition := range s.Editions() {
		if page, err := get(t, edition); err != nil || !strings.Contains(page, edition+"feed/") {
			t.Errorf("%s: %v", edition, err)
		}
	}
	if err := s.Stop(); err != nil || s.Running() {
		t.Fatalf("stop: %v, running %v", err, s.Running())
	}
	if _, err := get(t, home); err == nil {
		t.Error("answered with the cable pulled")
	}
	if err := s.Resume(); err != nil || !s.Running() || s.URL() != home {
		t.Fatalf("resume: %v, running %v, at %s", err, s.Running(), s.URL())
	}
	if _, err := get(t, home); err != nil {
		t.Errorf("after resuming: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Resume(); err == nil {
		t.Error("resumed after being closed")
	}
}

func TestSlowWaitsAndGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := Slow(Handler(noon), time.Minute)
		began := time.Now()
		if res := ask(t, slow, "/"); res.Code != http.StatusOK || time.Since(began) != time.Minute {
			t.Errorf("%d after %s", res.Code, time.Since(began))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began = time.Now()
		req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
		slow.ServeHTTP(nil, req)
		if time.Since(began) != time.Second {
			t.Errorf("gave up after %s", time.Since(began))
		}
	})
}

func TestBroken(t *testing.T) {
	sound := Handler(noon)
	whole := body(t, sound, "/feed/")
	for fault, want := range map[Fault]int{
		Sound: 200, Truncated: 200, NotAFeed: 200, Empty: 200, Missing: 404, Gone: 410, Failing: 500, Overloaded: 503, LoginWanted: 302,
	} {
		broken := Broken(sound, func(path string) Fault {
			if path == "/feed/" {
				return fault
			}
			return Sound
		})
		if res := ask(t, broken, "/feed/"); res.Code != want {
			t.Errorf("fault %d: %d, want %d", fault, res.Code, want)
		}
		if res := ask(t, broken, "/hi/feed/"); res.Code != http.StatusOK {
			t.Errorf("fault %d elsewhere: %d", fault, res.Code)
		}
	}
	cut := body(t, Broken(sound, func(string) Fault { return Truncated }), "/feed/")
	if !strings.HasPrefix(whole, cut) || strings.Count(cut, "</item>") != feedLength-2 {
		t.Errorf("cut after %d items of %d", strings.Count(cut, "</item>"), feedLength)
	}
}

// TestTwoOriginsAtOnce: what is rendered for one host must not carry the addresses of another.
func TestTwoOriginsAtOnce(t *testing.T) {
	site := newSite(printPaper(noon()))
	var asking sync.WaitGroup
	for i := range 8 {
		host := "host" + strconv.Itoa(i) + ".example"
		for _, path := range []string{"/", "/feed/"} {
			asking.Go(func() {
				page := body(t, site, "http://"+host+path)
				if n := strings.Count(page, ".example/"); n == 0 || strings.Count(page, "//"+host+"/") < n-1 { // the social icon is elsewhere
					t.Errorf("%s%s: %d of %d addresses are its own", host, path, strings.Count(page, "//"+host+"/"), n)
				}
			})
		}
	}
	asking.Wait()
}

func TestHostileSpoilsEveryKindOfField(t *testing.T) {
	plain, hostile := printPaper(noon()), Hostile(noon)
	s := plain.Editions[0].Stories[0]
	for path, sound := range map[string]string{s.Path: "entry-content", "/feed/": "<item>", "/category/europe/feed/atom/": "<entry", s.Section.Path: "jeg_posts"} {
		page := body(t, hostile, escapePath(path))
		if !strings.Contains(page, Canary) || !strings.Contains(page, sound) {
			t.Errorf("%s: no canary", path)
		}
	}
	for _, s := range []struct{ path, raw string }{
		{"/feed/", "\x1b]0;"}, {"/feed/", "\u202e"}, {"/feeds/raw", "\u009b31m"}, {"/feeds/sections", "<![CDATA[Author \x1b["},
		{"/feeds/decimal", "&#27;[6n"}, {"/feeds/hexadecimal", "&#x1b;[6n"}, {"/feeds/twice", "&amp;#27;[6n"}, {"/feeds/json", `\u001b[6n`},
		{"/feeds/windows-1252", "\x9b31m"}, {"/stories/twice/0", "&#27;]52"}, {"/stories/raw/0", "\x1b]52"}, {"/pictures/0.jpg", "\x1b]52"},
	} {
		if !strings.Contains(body(t, hostile, s.path), s.raw) {
			t.Errorf("%s has no %q", s.path, s.raw)
		}
	}
}

// TestDisarmedSaysTheSame: the two newsrooms differ by the attacks alone.
func TestDisarmedSaysTheSame(t *testing.T) {
	hostile, disarmed := Hostile(noon), Disarmed(noon)
	paths := append(Feeds(), "/", "/feed/")
	for _, feed := range Feeds() {
		paths = append(paths, strings.Replace(feed, "/feeds/", "/stories/", 1)+"/1")
	}
	for _, path := range paths {
		attacked, clean := body(t, hostile, path), body(t, disarmed, path)
		if strings.Contains(path, "utf-16") {
			attacked, clean = strings.ReplaceAll(attacked, "\x00", ""), strings.ReplaceAll(clean, "\x00", "")
		}
		if attacked == clean || strings.Count(attacked, "<") != strings.Count(clean, "<") || strings.ContainsAny(clean, "\x1b\a\u009b\u202e\U0010eeee") {
			t.Errorf("%s: the attacks are not the difference", path)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		s, err := Start(Options{Now: noon})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirst measures pages that nobody has asked for yet, Kept one that somebody has.
func BenchmarkFirst(b *testing.B) {
	p := printPaper(noon())
	site := newSite(p)
	for name, path := range map[string]string{"front": "/", "feed": "/feed/", "article": p.Editions[0].Stories[0].Path, "section": "/category/africa/"} {
		site.routes[path]("http://example.com") // the templates
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				site.routes[path]("http://example.com").zipped()
			}
		})
	}
}

func BenchmarkKept(b *testing.B) {
	site := Handler(noon)
	for b.Loop() {
		ask(b, site, "/", "Accept-Encoding", "gzip")
	}
}
