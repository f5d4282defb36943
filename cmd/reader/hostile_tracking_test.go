package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What publishers do to learn who reads what.

func hostileTracking(t *testing.T) {
	for name, try := range map[string]func(*testing.T){
		"T29 a stored article in the interface": openedWithoutARequest,
		"T29 trackers in what is handed on":     handedUntracked,
	} {
		t.Run(name, try)
	}
}

// spying is a paper that counts its readers in every way that a page knows.
type spying struct {
	mu    sync.Mutex
	asked []string
}

func (s *spying) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.Path)
	s.mu.Unlock()
	switch r.URL.Path {
	case "/feed":
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Spying Paper</title><item><title>Boats in the harbour</title><guid>1</guid>
			<link>http://%[1]s/story?utm_source=feed</link><description>Forty boats.&lt;img src="http://%[1]s/feedpixel.gif" width="1" height="1"&gt;</description>
			<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>`, r.Host)
	case "/story":
		fmt.Fprintf(w, `<html lang="en"><head><title>Boats in the harbour</title><link rel="prefetch" href="/soon"><link rel="preconnect" href="/soon">
			<link rel="stylesheet" href="/style.css"><link rel="icon" href="/favicon.ico"><script src="/count.js"></script>
			<style>body { background: url(/background.png) }</style></head><body><article><h1>Boats in the harbour</h1>
			<img src="/pixel.gif" width="1" height="1"><img src="/beacon?id=7" style="width:1px;height:1px"><iframe src="/frame"></iframe>
			%s<video src="/film.mp4" poster="/poster.png"></video><a ping="/ping" href="/on?utm_medium=x&amp;id=7">On</a>
			<object data="/object"></object><embed src="/embedded"></article><script>navigator.sendBeacon("/sent")</script></body></html>`,
			strings.Repeat("<p>The harbour office counted forty boats that evening, and the clerk wrote every name into the long green book.</p>", 12))
	default:
		http.NotFound(w, r)
	}
}

// since is what was asked since the last time.
func (s *spying) since() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	slices.Sort(asked)
	return asked
}

// A story is fetched with its page alone, and once it is stored nobody learns that it is opened.
func openedWithoutARequest(t *testing.T) {
	paper := &spying{}
	server := httptest.NewServer(paper)
	defer server.Close()
	program, environ := binary(t), append(emptyHome(t), "READER_DATA="+t.TempDir())
	for _, args := range [][]string{{"add", server.URL + "/feed"}, {"prefetch"}} {
		cmd := exec.Command(program, args...)
		cmd.Env = environ
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("reader %q: %v: %s", args, err, out)
		}
	}
	if diff := cmp.Diff([]string{"/feed", "/story"}, paper.since()); diff != "" {
		t.Errorf("fetching the story asked for, want -, got +:\n%s", diff)
	}
	x := startTerminal(t, 120, 40, environ, program)
	x.expect("T H E   R E A D E R", "Boats in the harbour")
	x.press("enter")
	x.expect("long green book", "min read")
	x.press("G", "g", "tab", "tab")
	x.press("q", "q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("reader ended with %v", err)
	}
	if asked := paper.since(); len(asked) != 0 {
		t.Errorf("opening it asked for %q", asked)
	}
}

// A browser is not told what only tells its owner where the reader came from.
func handedUntracked(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/a?utm_source=feed&id=7&fbclid=x#part": "https://news.example/a?id=7#part",
		"https://news.example/a?mc_eid=x":                           "https://news.example/a",
		"https://news.example/a?b=2&a=1":                            "https://news.example/a?b=2&a=1",
	} {
		got, err := handed(address)
		if err != nil || got != want {
			t.Errorf("%s is handed on as %s, %v", address, got, err)
		}
	}
}
