package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"reader/internal/demo"
	"reader/internal/export"
)

// pressroom is the sample paper, which counts what it is asked for, and can hold an answer back.
type pressroom struct {
	*httptest.Server
	paper http.Handler

	mu    sync.Mutex
	asked map[string]int
	hold  func(path string) // called before an answer is given; nil for none
}

func newPressroom(t *testing.T) *pressroom {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	p := &pressroom{paper: demo.Handler(func() time.Time { return now }), asked: map[string]int{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *pressroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.asked[r.URL.Path]++
	hold := p.hold
	p.mu.Unlock()
	if hold != nil {
		hold(r.URL.Path)
	}
	p.paper.ServeHTTP(w, r)
}

// times are how often each path was asked for since the last call.
func (p *pressroom) times() map[string]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := p.asked
	p.asked = map[string]int{}
	return asked
}

// rows runs reader and reads the lines it prints; the last one is of another kind.
func rows[Row, Last any](t *testing.T, cmd *exec.Cmd) (all []Row, last Last) {
	t.Helper()
	var messages bytes.Buffer
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, messages.Bytes())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for _, line := range lines[:len(lines)-1] {
		var row Row
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, row)
	}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
		t.Fatalf("%s: %v", lines[len(lines)-1], err)
	}
	return all, last
}

// TestEndToEndPrefetchAfterAKill kills a prefetch at its tenth story, and runs it again.
func TestEndToEndPrefetchAfterAKill(t *testing.T) {
	t.Parallel()
	paper, program, environ := newPressroom(t), binary(t), emptyHome(t)
	reader := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program, args...)
		cmd.Env = environ
		return cmd
	}
	if out, err := reader("add", paper.URL, "--all").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	paper.times()
	order := []string{"prefetch", "--depth", "0", "--json"}
	killed := reader(order...)
	out, err := killed.StdoutPipe()
	if err == nil {
		err = killed.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var before []prefetched
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var row prefetched
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if before = append(before, row); len(before) == 10 {
			_ = killed.Process.Kill()
		}
	}
	if err := killed.Wait(); err == nil {
		t.Fatal("it was done before it was killed")
	}
	first := paper.times()

	all, total := rows[prefetched, prefetchTotal](t, reader(order...))
	second := paper.times()
	status := map[string]string{}
	for _, row := range all {
		status[row.URL] = row.Status
	}
	for _, row := range before {
		path := strings.TrimPrefix(row.URL, paper.URL)
		if row.Status != "stored" || status[row.URL] != "skipped" || first[path] != 1 || second[path] != 0 {
			t.Errorf("%s was %s, then %s; asked for %d times, then %d", path, row.Status, status[row.URL], first[path], second[path])
		}
	}
	if total.Failed != 0 || total.Left != 0 || total.Spent <= total.Bytes {
		t.Errorf("the second run: %+v", total)
	}
	stories, last := rows[export.Story, export.Story](t, reader("list", "--limit", "0", "--json"))
	for _, s := range append(stories, last) {
		if !s.Whole {
			t.Errorf("%s is not stored whole", s.Title)
		}
	}
}
