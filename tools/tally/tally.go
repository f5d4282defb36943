package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// event is a line of go test -json, as cmd/test2json documents it.
type event struct {
	Action      string
	Package     string
	Test        string
	Output      string
	ImportPath  string // of a build, in place of Package
	FailedBuild string // the ImportPath of the build for which a package failed
}

// tally counts cases as their results come in.
type tally struct {
	out                     *bufio.Writer
	packages                map[string]*suite
	builds                  map[string][]string // what the compiler said, by import path
	passed, failed, skipped int
}

// suite is the tests of one package that have begun. The test without a name is the package itself.
type suite struct {
	tests map[string]*test
	ended bool
}

// test is one test that has begun.
type test struct {
	said   []string // its output, but for what go test says about it
	parent bool     // it has subtests, so it is no case
	failed bool     // it, or a test within it
	ended  bool
}

func newTally(out *bufio.Writer) *tally {
	return &tally{out: out, packages: map[string]*suite{}, builds: map[string][]string{}}
}

// read takes in events up to the end of the stream. Every line is written out at once: a run takes minutes.
func (t *tally) read(stream io.Reader) error {
	for decoder := json.NewDecoder(stream); ; {
		var e event
		switch err := decoder.Decode(&e); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading what go test -json says: %w", err)
		}
		t.take(e)
		if err := t.out.Flush(); err != nil {
			return err
		}
	}
}

func (t *tally) take(e event) {
	if e.ImportPath != "" {
		t.builds[e.ImportPath] = append(t.builds[e.ImportPath], e.Output)
		return
	}
	s := t.suite(e.Package)
	switch e.Action {
	case "run":
		s.begin(e.Test)
	case "output":
		if !framing.MatchString(e.Output) {
			at := s.begin(e.Test)
			at.said = append(at.said, e.Output)
		}
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.end(e, s)
		} else {
			t.result(e, s)
		}
	}
}

// framing is what go test says about a test, as opposed to what the test says.
var framing = regexp.MustCompile(`^ *(=== |--- (PASS|FAIL|SKIP): |(PASS|FAIL)(\s|$)|ok\s|coverage:|exit status )`)

func (t *tally) suite(name string) *suite {
	s, known := t.packages[name]
	if !known {
		s = &suite{tests: map[string]*test{"": {}}}
		t.packages[name] = s
	}
	return s
}

// begin finds a test, or begins it and makes the test around it a parent.
func (s *suite) begin(name string) *test {
	at, known := s.tests[name]
	if !known {
		at = &test{}
		s.tests[name] = at
		s.tests[s.around(name)].parent = true
	}
	return at
}

// around is the test that a test is a subtest of. A slash may also stand in a subtest's own name.
func (s *suite) around(name string) string {
	for name != "" {
		name = name[:max(strings.LastIndexByte(name, '/'), 0)]
		if _, known := s.tests[name]; known {
			break
		}
	}
	return name
}

// result counts a test that has ended, when it is a case or failed of itself.
func (t *tally) result(e event, s *suite) {
	at := s.begin(e.Test)
	at.ended = true
	switch name := s.title(e.Test); {
	case e.Action == "fail":
		t.fail(e.Package, name, s, at)
		s.tests[s.around(e.Test)].failed = true
	case at.parent:
	case e.Action == "skip":
		t.skipped++
		fmt.Fprintf(t.out, "skip %s: %s\n", name, reason(at.said))
	default:
		t.passed++
		fmt.Fprintln(t.out, "ok", name)
	}
}

// fail counts a failure, but not once more for a test in which only others failed. What it said is printed anyway:
// the stack of a panic comes under the name of the outermost test.
func (t *tally) fail(pkg, name string, s *suite, at *test) {
	if !at.failed {
		t.failed++
		fmt.Fprintf(t.out, "FAIL %s (%s)\n", name, pkg)
	}
	for _, line := range strings.SplitAfter(strings.Join(at.said, ""), "\n") {
		if strings.TrimSpace(line) != "" {
			fmt.Fprintf(t.out, "    %s\n", strings.TrimRight(line, "\n"))
		}
	}
}

// end looks at a package that has ended: what had not ended in it failed, and so did a package that did not build or
// run.
func (t *tally) end(e event, s *suite) {
	s.ended = true
	all := s.tests[""]
	for _, name := range slices.Sorted(maps.Keys(s.tests)) {
		if at := s.tests[name]; name != "" && !at.ended && !at.parent {
			t.fail(e.Package, s.title(name)+" did not end", s, at)
			all.failed = true
		}
	}
	if e.Action == "fail" {
		all.said = append(t.builds[e.FailedBuild], all.said...)
		t.fail(e.Package, "the package", s, all)
	}
}

// close says what a stream that broke off left open, and the counts.
func (t *tally) close() error {
	for _, name := range slices.Sorted(maps.Keys(t.packages)) {
		if s := t.packages[name]; !s.ended {
			t.end(event{Action: "fail", Package: name}, s)
		}
	}
	fmt.Fprintf(t.out, "%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped)
	switch {
	case t.failed > 0:
		return errors.New("not everything held")
	case t.passed+t.skipped == 0:
		return errors.New("no case ran")
	}
	return nil
}

var id = regexp.MustCompile(`^[TF]\d+(_|$)`)

// title is the name of a case in words, from its id on: go test puts low lines in place of blanks.
func (s *suite) title(name string) string {
	var parts []string
	for name != "" && (len(parts) == 0 || s.around(name) != "") {
		above := s.around(name)
		part := strings.TrimPrefix(name[len(above):], "/")
		parts = append(parts, strings.ReplaceAll(part, "_", " "))
		if name = above; id.MatchString(part) {
			break
		}
	}
	slices.Reverse(parts)
	return strings.Join(parts, ", ")
}

var place = regexp.MustCompile(`^\s*\S+\.go:\d+: `)

// reason is why a test skipped itself: the last that it said, without the place in the code.
func reason(said []string) string {
	if len(said) == 0 {
		return "it does not say why"
	}
	return strings.TrimSpace(place.ReplaceAllString(said[len(said)-1], ""))
}
