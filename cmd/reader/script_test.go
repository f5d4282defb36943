package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"reader/internal/demo"
)

// The commands are tested as their users see them: each file in testdata/script runs reader against the sample paper's
// newsroom, with a library of its own under $WORK/data.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"reader":   func() { os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})) },
		"editor":   func() { os.Exit(fakeEditor(os.Args[1:])) },
		"soaked":   func() { os.Exit(soaked(os.Args[1:])) },
		"recorder": func() { os.Exit(record(os.Args[1:])) },
		"weighed":  weighed,
		"network":  network, "breakable": breakable, "breaking": breaking, "unwound": unwinding,
	})
}

// scriptNow is the moment at which every script begins.
const scriptNow = "2026-11-23T09:00:00Z"

func TestScripts(t *testing.T) {
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return now }
	sites := map[string]http.Handler{
		"SITE": demo.Handler(clock), "HOSTILE": demo.Hostile(clock), "LOCKED": http.HandlerFunc(locked),
		"EDITED": &edited{}, "SOUNDS": http.HandlerFunc(sounds),
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			for name, handler := range sites {
				site := httptest.NewServer(handler)
				env.Defer(site.Close)
				env.Setenv(name, site.URL)
			}
			env.Setenv("READER_NOW", scriptNow)
			env.Setenv("READER_DATA", env.WorkDir+"/data")
			env.Setenv("TZ", "UTC")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits, "lines": lines},
	})
}

// sounds is a feed with a sound, and with one that is not there.
func sounds(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/feed":
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Sounds</title>
			<item><title>The tide</title><guid>tide</guid><link>http://%[1]s/tide</link><description>Waves, for an hour.</description>
				<enclosure url="http://%[1]s/tide.MP3?a=1" type="audio/mpeg" length="9"/></item>
			<item><title>The ebb</title><guid>ebb</guid><link>http://%[1]s/ebb</link><description>Gone.</description>
				<enclosure url="http://%[1]s/ebb.mp3" type="audio/mpeg" length="9"/></item></channel></rss>`, r.Host)
	case "/tide.MP3":
		_, _ = io.WriteString(w, "ID3 waves")
	default:
		fmt.Fprint(w, "<!doctype html><title>Not here</title>")
	}
}

// edited is a paper with one story, which is told otherwise from the second time on that its feed or page is asked for.
type edited struct{ feeds, pages atomic.Int32 }

func (e *edited) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/feed" {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Edited</title><item><title>Boats</title><guid>1</guid>
			<link>http://%s/boats</link><description>Boats, told %d times.</description></item></channel></rss>`, r.Host, min(e.feeds.Add(1), 2))
		return
	}
	boats := []string{"forty", "fifty"}[min(e.pages.Add(1), 2)-1]
	fmt.Fprintf(w, `<html lang="en"><title>Boats</title><article><h1>Boats</h1><p>The harbour office counted %s boats that evening.</p>%s</article>`,
		boats, strings.Repeat("<p>The clerk wrote every name into the long green book that nobody had opened since the flood.</p>", 9))
}

// locked is a server that hands out a feed to who knows a password or a key.
func locked(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	switch {
	case strings.HasPrefix(r.URL.Path, "/basic/") && (user != "ann" || password != "hunter2"):
		w.Header().Set("WWW-Authenticate", `Basic realm="hunters"`)
		w.WriteHeader(http.StatusUnauthorized)
	case strings.HasPrefix(r.URL.Path, "/key/") && r.Header.Get("X-Api-Key") != "k-4711":
		w.WriteHeader(http.StatusForbidden)
	case strings.HasSuffix(r.URL.Path, "/untitled.xml"):
		fmt.Fprint(w, `<rss version="2.0"><channel><item><title>Two</title><guid>2</guid></item></channel></rss>`)
	default:
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Locked</title><item><title>One</title><guid>1</guid></item></channel></rss>`)
	}
}

// exits runs a command and checks its exit code: exits 3 reader refresh.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("the exit code is %d, not %d", got, want)
	}
}
