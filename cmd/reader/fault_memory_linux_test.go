package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// mostFlooded is what a refresh, or fetching ahead, of a newsroom of floods has of memory at the most, in bytes, as the system
// counts it.
const mostFlooded = 256 << 20

// floods are feeds larger than anyone should send, and one that is only large.
var floods = []func(w http.ResponseWriter, r *http.Request){
	func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		pour(gzip.NewWriter(w))
	},
	func(w http.ResponseWriter, _ *http.Request) { pour(w) },
	func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Tags</title><item><description>`+strings.Repeat("<b>", 19<<20/3))
	},
	func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Words</title><item><title>`+strings.Repeat("word ", 19<<20/5))
	},
	func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Large</title>`)
		for i := range 20 {
			fmt.Fprintf(w, `<item><title>%[1]s, long story %[2]d</title><link>http://%[4]s%[1]s/%[2]d</link><guid>%[1]s/%[2]d</guid>`+
				`<pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate><description>%[3]s</description></item>`,
				r.URL.Path, i, strings.Repeat("All day long nothing happened. ", 10_000), r.Host)
		}
	},
}

// flooded is the site of a herd of which every fourth feed is a flood, and the page of every second story of the others.
func flooded(w http.ResponseWriter, r *http.Request) {
	var feed, story int
	parts, _ := fmt.Sscanf(r.URL.Path, "/feed/%d/%d", &feed, &story)
	switch {
	case parts == 1 && feed%4 == 3:
		floods[feed/4%len(floods)](w, r)
	case parts == 1:
		herded(w, r)
	case story == 1:
		_, _ = io.WriteString(w, `<html><title>Tags</title><article>`+strings.Repeat("<p a b c>some words <b>", 9<<20/23))
	default:
		fmt.Fprintf(w, `<html><title>%s</title><article>%s</article>`, r.URL.Path, strings.Repeat("<p>It rained all day over the harbour, and nobody said so.</p>", 20))
	}
}

// starved refreshes feeds that are floods with little memory: it stays within a bound, and whoever ends it for want of memory
// ends nothing else.
func (f *faults) starved(t *testing.T) {
	feeds, kills := 4*len(floods), []int64{80 << 20}
	deeds := [][]string{{"refresh", "--force"}}
	if long() {
		feeds, kills = herdSize, append(kills, 40<<20, 120<<20)
		deeds = append(deeds, []string{"prefetch", "--limit", "40", "--depth", "0", "--budget", "1GB"})
	}
	site := httptest.NewServer(http.HandlerFunc(flooded))
	t.Cleanup(site.Close)
	herd := f.herdOf(t, site.URL, feeds)
	for _, args := range deeds {
		t.Run(fmt.Sprintf("F26 %s of %d feeds and their floods, within %d MB", args[0], feeds, mostFlooded>>20), func(t *testing.T) {
			g := f.on(t)
			w := g.watch(herd, 0, args...)
			if t.Logf("it had %d MB", w.peak>>20); w.peak > mostFlooded || w.code != exitDone && w.code != exitSomeFailed {
				t.Errorf("it ends with %d: %s", w.code, w.said)
			}
			g.foundHerd(herd, feeds)
		})
	}
	for _, most := range kills {
		t.Run(fmt.Sprintf("F26 a kill for want of memory, at %d MB", most>>20), func(t *testing.T) { f.on(t).endedAt(site.URL, feeds, most) })
	}
}

// endedAt kills a refresh in the midst of its floods, when it has so much memory.
func (f *faults) endedAt(site string, feeds int, most int64) {
	data := f.herdOf(f.t, site, feeds)
	w := f.watch(data, most, "refresh", "--force")
	if !w.killed {
		f.t.Fatalf("it had %d MB only, and ends with %d: %s", w.peak>>20, w.code, w.said)
	}
	f.found(f.starts(f.t, data))
	s, wrong := f.look(data)
	f.found(append(append(wrong, s.broken(w.said)...), s.once()...))
	if w := f.watch(data, 0, "refresh", "--force"); w.code != exitSomeFailed {
		f.t.Errorf("then it ends with %d: %s", w.code, w.said)
	}
	f.foundHerd(data, feeds)
}

// foundHerd looks whether all is there that is no flood, once.
func (f *faults) foundHerd(data string, feeds int) {
	f.t.Helper()
	s, wrong := f.look(data)
	f.found(append(append(wrong, s.once()...), intact(f.t, data)...))
	for n := range feeds {
		if title := fmt.Sprintf("/feed/%d, story 0", n); n%4 != 3 && !strings.Contains(s["stories"], title) {
			f.t.Errorf("%s is not there", title)
		}
	}
	if n := strings.Count(s["export"], "xmlUrl="); n != feeds {
		f.t.Errorf("%d feeds are left", n)
	}
}

// watched is what came of a command.
type watched struct {
	peak   int64 // the most memory it had at once, in bytes
	killed bool  // for having more than it should
	code   int
	said   string
}

// watch runs a command, looks how much memory it has, and kills it when that is too much; most is 0 for no bound.
func (f *faults) watch(data string, most int64, args ...string) (w watched) {
	f.t.Helper()
	cmd := exec.Command(f.program, args...)
	var out bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = environ(data), &out, &out
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	status := filepath.Join("/proc", strconv.Itoa(cmd.Process.Pid), "status")
	for tick := time.NewTicker(5 * time.Millisecond); ; {
		select {
		case <-ended: // how, its code says
			tick.Stop()
			w.code, w.said = cmd.ProcessState.ExitCode(), out.String()
			return w
		case <-tick.C:
			w.peak = max(w.peak, highWater(status))
			if most > 0 && w.peak > most && !w.killed {
				w.killed = cmd.Process.Kill() == nil
			}
		}
	}
}

// highWater is the most memory that a process had so far, in bytes; 0 when it has ended.
func highWater(status string) (most int64) {
	said, err := os.ReadFile(status)
	if err != nil {
		return 0
	}
	_, peak, _ := strings.Cut(string(said), "VmHWM:")
	_, _ = fmt.Sscan(peak, &most) // of one that ends there is none
	return most << 10             // kilobytes: proc_pid_status(5)
}
