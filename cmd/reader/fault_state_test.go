package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// views are the commands that show, between them, all that a library and a cache hold.
var views = map[string][]string{
	"sections": {"sections", "--json"},
	"stories":  {"list", "--json", "--limit", "1000"},
	"saved":    {"saved", "--json"},
	"history":  {"history", "--json"},
	"trash":    {"trash", "--json"},
	"export":   {"export", "--credentials"},
	"copy":     {"export", "--format", "json"},
}

// state is what the views print.
type state map[string]string

// look reads the state of a library. What cannot be shown is found to be wrong.
func (f *faults) look(data string) (state, []string) {
	s := state{}
	var wrong []string
	for name, args := range views {
		out, err := f.reader(data, args...)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("reader %s fails: %v: %s", name, err, out))
		}
		s[name] = stamps.ReplaceAllString(out, "T")
	}
	return s, append(wrong, s.agree()...)
}

// stamps are the times at which something was done, and what is made of them: two runs differ by them.
var stamps = regexp.MustCompile(`"h[0-9a-v]{13}"|2026-11-23T09:\d\d:\d\d(\.\d+)?Z|<dateCreated>[^<]*</dateCreated>`)

// reader runs a command and returns what it prints.
func (f *faults) reader(data string, args ...string) (string, error) {
	cmd := exec.Command(f.program, args...)
	cmd.Env = environ(data)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return complaint.String(), err
	}
	return string(out), nil
}

// row is what the checks read of a story, or of a section.
type row struct {
	ID            string
	Read, Saved   bool
	Stored, Title string
	Section       string
	Unread, Total int
	Children      []row
	Feeds         []row
}

func rowsOf(printed string) (rows []row) {
	decoder := json.NewDecoder(strings.NewReader(printed))
	for {
		var r row
		if decoder.Decode(&r) != nil {
			return rows
		}
		rows = append(rows, r)
	}
}

// agree finds where the library and the cache, or the cache and its counters, do not say the same.
func (s state) agree() (wrong []string) {
	saved := map[string]bool{}
	for _, r := range rowsOf(s["saved"]) {
		saved[r.ID] = true
	}
	stories, unread := rowsOf(s["stories"]), 0
	for _, r := range stories {
		if r.Saved != saved[r.ID] {
			wrong = append(wrong, fmt.Sprintf("the list says of %s that saved is %v, the bookmarks %v", r.ID, r.Saved, saved[r.ID]))
		}
		if !r.Read {
			unread++
		}
	}
	papers := rowsOf(s["sections"])
	if len(papers) == 1 && (papers[0].Total != len(stories) || papers[0].Unread != unread) {
		wrong = append(wrong, fmt.Sprintf("%d of %d are counted as unread, the list has %d of %d",
			papers[0].Unread, papers[0].Total, unread, len(stories)))
	}
	return wrong
}

// is reports whether a state is another one, in some of the views.
func (s state) is(other state, in []string) bool {
	for _, view := range in {
		if s[view] != other[view] {
			return false
		}
	}
	return true
}

// intact checks that SQLite finds nothing wrong with both files, as they are when everybody has left them.
func intact(t *testing.T, data string) (wrong []string) {
	t.Helper()
	for _, name := range []string{"library.db", "cache.db"} {
		path := filepath.Join(data, name)
		if _, err := os.Stat(path); err != nil {
			continue // killed before it was made
		}
		if verdict := integrity(t.Context(), path); verdict != "ok" {
			wrong = append(wrong, name+": "+verdict)
		}
	}
	return wrong
}

func integrity(ctx context.Context, path string) (verdict string) {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check`).Scan(&verdict); err != nil {
		return err.Error()
	}
	return verdict
}

// restart is how long a start may take after a kill.
const restart = time.Second

// starts begins anew after a kill. What took too long is tried again on a copy: the machine may be busy.
func (f *faults) starts(t *testing.T, data string) (wrong []string) {
	t.Helper()
	var took time.Duration
	for range 5 {
		twin := copyTree(t, data)
		began := time.Now()
		out, err := f.reader(twin, "sections")
		took = time.Since(began)
		wrong = intact(t, twin)
		if err := errors.Join(err, os.RemoveAll(twin)); err != nil {
			return append(wrong, fmt.Sprintf("the next start fails: %v: %s", err, out))
		}
		if took <= restart {
			return wrong
		}
	}
	return append(wrong, fmt.Sprintf("the next start takes %v", took))
}

// promises are the words with which a command says what is done, and what must hold from then on.
var promises = []struct {
	said *regexp.Regexp
	kept func(s state, id string) bool
}{
	{regexp.MustCompile(`(?m)^added +(f\w+)`), func(s state, id string) bool { return strings.Contains(s["sections"], id) }},
	{regexp.MustCompile(`(?m)^ *\d+ new +(f\w+)`), func(s state, id string) bool { return total(rowsOf(s["sections"]), id) > 0 }},
	{regexp.MustCompile(`(?m)^saved (s\w+)`), func(s state, id string) bool { return strings.Contains(s["saved"], id) }},
	{regexp.MustCompile(`(?m)^unsaved (s\w+)`), func(s state, id string) bool { return !strings.Contains(s["saved"], id) }},
	{regexp.MustCompile(`(?m)^read (s\w+)`), func(s state, id string) bool { return s.story(id).Read }},
	{regexp.MustCompile(`(?m)^unread (s\w+)`), func(s state, id string) bool { return !s.story(id).Read }},
}

// broken lists what a command had said before it was killed, and what does not hold.
func (s state) broken(said string) (wrong []string) {
	for _, p := range promises {
		for _, m := range p.said.FindAllStringSubmatch(said, -1) {
			if !p.kept(s, m[1]) {
				wrong = append(wrong, fmt.Sprintf("it had said %q, which is lost", m[0]))
			}
		}
	}
	return wrong
}

func (s state) story(id string) row {
	for _, r := range rowsOf(s["stories"]) {
		if r.ID == id {
			return r
		}
	}
	return row{}
}

// total is how many stories the section of a feed has.
func total(sections []row, feed string) (n int) {
	for _, s := range sections {
		for _, f := range s.Feeds {
			if f.ID == feed {
				return s.Total
			}
		}
		n = max(n, total(s.Children, feed))
	}
	return n
}
