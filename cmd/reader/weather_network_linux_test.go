package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// networks has the real program read over lines that are broken in every way, in networks of its own.
func (f *faults) networks(t *testing.T) {
	for _, c := range []struct {
		name string
		try  func(t *testing.T, program string)
	}{
		{"F15 a line of 32 kbit a second", narrowLine},
		{"F16 a name that no name server can say", unknownName},
		{"F16 F18 a line that swallows everything, and is back", swallowed},
		{"F17 IPv4 only, IPv6 only, and an IPv6 that is broken", families},
		{"F18 a cable that is pulled while a body comes, and is back", pulledInABody},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.try(t, f.program)
		})
	}
}

// papers is an errand that subscribes to feeds by their hosts, each with some seconds for an answer.
func papers(program, site string, patience time.Duration, hosts ...string) errand {
	var outlines strings.Builder
	for _, host := range hosts {
		fmt.Fprintf(&outlines, `<outline text="%s" xmlUrl="http://%[1]s/feed"/>`, host)
	}
	return errand{Program: program, Site: site, Commands: [][]string{
		{"write", "config.toml", fmt.Sprintf("[fetch]\ntimeout = %q\n", patience)},
		{"write", "list.opml", `<opml version="2.0"><body>` + outlines.String() + `</body></opml>`},
		{"import", "list.opml"},
	}}
}

// then adds commands to an errand.
func (e errand) then(commands ...[]string) errand {
	e.Commands = append(e.Commands, commands...)
	return e
}

// What is asked time and again: all feeds, how they fare, and what they brought.
var (
	refreshAll = []string{"refresh", "--force"}
	listFeeds  = []string{"list", "--feeds", "--json"}
	listNews   = []string{"list", "--limit", "0"}
)

// expect checks the code of a run and that it says all of some words.
func (r ran) expect(t *testing.T, code int, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(r.Printed, w) {
			t.Errorf("reader %q does not say %q:\n%s", r.Command, w, r.Printed)
		}
	}
	if r.Code != code {
		t.Errorf("reader %q ends with %d, not %d:\n%s", r.Command, r.Code, code, r.Printed)
	}
}

// blamed are the feeds of a list that failures are counted against, by their titles.
func (r ran) blamed(t *testing.T) map[string]int {
	t.Helper()
	blamed := map[string]int{}
	for d := json.NewDecoder(strings.NewReader(r.Printed)); d.More(); {
		var row struct {
			Title, URL string
			Failures   int
		}
		if err := d.Decode(&row); err != nil {
			t.Fatalf("%v in %s", err, r.Printed)
		}
		if row.Failures > 0 {
			blamed[row.URL] = row.Failures
		}
	}
	return blamed
}

// bodies are feeds as long as their hosts' names say, each with one story.
func bodies(w http.ResponseWriter, r *http.Request) {
	size := map[string]int{"small.example": 6 << 10, "large.example": 300 << 10}[r.Host]
	fmt.Fprint(w, feedOf("", fmt.Sprintf(`<item><title>News of %s</title><guid>1</guid><description>%s</description></item>`, r.Host, strings.Repeat("Boats. ", size/7))))
}

// narrowLine has a small feed come over a line of four kilobytes a second, and a large one not, at its time.
func narrowLine(t *testing.T, program string) {
	const patience = 8 * time.Second
	began := time.Now()
	o := inNetwork(t, papers(program, "bodies", patience, "large.example", "small.example").then(
		[]string{"ip", "link", "set", "lo", "mtu", "1500"},
		[]string{"tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", "32kbit", "burst", "4k", "latency", "400ms"},
		refreshAll, listNews, listFeeds,
	))
	o.Runs[1].expect(t, 3, "The server is too slow and was given up.", "1 new stories, 1 failed")
	o.Runs[2].expect(t, 0, "News of small.example")
	if blamed := o.Runs[3].blamed(t); len(blamed) != 1 || blamed["http://large.example/feed"] != 1 {
		t.Errorf("blamed are %v", blamed)
	}
	if took := time.Since(began); took > 4*patience {
		t.Errorf("it took %v", took)
	}
}

// unknownName has one name of four come into trouble for good: that is its feed's matter.
func unknownName(t *testing.T, program string) {
	o := inNetwork(t, papers(program, "bodies", 10*time.Second, "a.example", "b.example", "c.example", "lost.example").then(
		refreshAll, []string{"name", "lost.example", trouble}, refreshAll, refreshAll, listFeeds,
	))
	for _, r := range o.Runs[2:4] {
		r.expect(t, 3, "No name server can say where lost.example is.", "1 failed")
	}
	if blamed := o.Runs[4].blamed(t); len(blamed) != 1 || blamed["http://lost.example/feed"] != 2 {
		t.Errorf("blamed are %v", blamed)
	}
}

// swallowed has a line take everything and give nothing back, name servers included: that is one fact, and no feed's
// fault.
func swallowed(t *testing.T, program string) {
	hosts := []string{"198.51.100.1", "198.51.100.2"}
	for i := range 20 {
		hosts = append(hosts, fmt.Sprintf("paper%d.example", i))
	}
	o := inNetwork(t, papers(program, "bodies", 4*time.Second, hosts...).then(
		refreshAll, []string{"ip", "link", "set", "lo", "down"}, refreshAll, listNews, listFeeds,
		[]string{"ip", "link", "set", "lo", "up"}, refreshAll, listFeeds,
	))
	o.Runs[1].expect(t, 0, "0 failed")
	o.Runs[2].expect(t, 3, "There is no network, or nothing answers on it.")
	if lines := strings.Count(o.Runs[2].Printed, "\n"); lines != 2 {
		t.Errorf("one fact is said in %d lines:\n%s", lines-1, o.Runs[2].Printed)
	}
	o.Runs[3].expect(t, 0, "News of paper7.example")
	o.Runs[5].expect(t, 0, "0 failed")
	for _, at := range []int{4, 6} {
		if blamed := o.Runs[at].blamed(t); len(blamed) != 0 {
			t.Errorf("blamed are %v", blamed)
		}
	}
}

// families has reader be where one of the two kinds of addresses is missing or broken. What a broken one costs is the 300
// milliseconds until the other is tried; a busy machine has the rest.
func families(t *testing.T, program string) {
	const both, half = "198.51.100.1/2001:db8::1", "198.51.100.1/2001:db8:dead::1"
	for _, c := range []struct {
		name, lies string
		broken     []string
		at         string
	}{
		{"both", both, nil, "2001:db8::1"},
		{"IPv4 only", both, []string{"ip", "-6", "addr", "flush", "dev", "lo"}, "198.51.100.1"},
		{"IPv6 only", both, []string{"ip", "-4", "addr", "flush", "dev", "lo"}, "2001:db8::1"},
		{"an IPv6 that swallows everything", half, []string{"ip", "-6", "route", "add", "2001:db8:dead::/48", "dev", "lo"}, "198.51.100.1"},
	} {
		e := errand{Program: program, Site: "bodies", Commands: [][]string{{"name", "both.example", c.lies}}}
		if c.broken != nil {
			e = e.then(c.broken)
		}
		o := inNetwork(t, e.then([]string{"add", "http://both.example/feed"}, refreshAll))
		for _, r := range o.Runs {
			r.expect(t, 0)
		}
		if len(o.Asked) != 2 {
			t.Fatalf("%s: asked %+v", c.name, o.Asked)
		}
		for _, a := range o.Asked {
			t.Logf("%s: the request came to %s %v after its name was asked for", c.name, a.At, a.After)
			if a.At != c.at || a.After > 4*time.Second { // who tries one after the other waits for five
				t.Errorf("%s: the request came to %s after %v", c.name, a.At, a.After)
			}
		}
	}
}

// cutting is a paper of several feeds, the second answer of one of which breaks the line in its midst. Each answer has one
// story more than the one before.
func cutting() http.HandlerFunc {
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		n := int32(1)
		if r.Host == "cut.example" {
			n = asked.Add(1)
		}
		var items strings.Builder
		for i := n; i > 0; i-- {
			fmt.Fprintf(&items, `<item><title>Story %d of %s</title><guid>%[1]d</guid></item>`, i, r.Host)
		}
		body := feedOf("", items.String())
		if n != 2 {
			fmt.Fprint(w, body)
			return
		}
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		half, _, _ := strings.Cut(body, "</title><guid>1")
		fmt.Fprint(w, half)
		_ = http.NewResponseController(w).Flush() // on a loopback it has arrived with that
		_ = exec.Command("ip", "link", "set", "lo", "down").Run()
		<-r.Context().Done()
	}
}

// pulledInABody has the cable be pulled while half of a feed is here: nothing of it is stored and no feed is to blame, and
// with the cable back all of it comes.
func pulledInABody(t *testing.T, program string) {
	o := inNetwork(t, papers(program, "cutting", 4*time.Second, "cut.example", "b.example", "c.example").then(
		refreshAll, refreshAll, listNews, listFeeds, []string{"ip", "link", "set", "lo", "up"}, refreshAll, listNews, listFeeds,
	))
	o.Runs[1].expect(t, 0, "3 new stories, 0 failed")
	o.Runs[2].expect(t, 3, "There is no network, or nothing answers on it.", " 0 new stories")
	if o.Runs[3].expect(t, 0, "Story 1 of cut.example"); strings.Contains(o.Runs[3].Printed, "Story 2") {
		t.Errorf("half a feed is stored:\n%s", o.Runs[3].Printed)
	}
	o.Runs[5].expect(t, 0, "2 new stories, 0 failed")
	o.Runs[6].expect(t, 0, "Story 3 of cut.example", "Story 2 of cut.example")
	for _, at := range []int{4, 7} {
		if blamed := o.Runs[at].blamed(t); len(blamed) != 0 {
			t.Errorf("blamed are %v", blamed)
		}
	}
}
