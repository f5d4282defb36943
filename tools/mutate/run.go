package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// ending is how a test ended.
type ending struct {
	state  string // as go test says: "pass", "fail", "skip"; "" when no test has that name
	output string // what it said
}

// run runs tests of a room, with code laid over the tree unless overlay is empty. Those of which a run together does not
// tell how they end, since one of them took the others down, are run again, each by itself.
func (b *bench) run(ctx context.Context, room string, tests []test, overlay string) (map[test]ending, error) {
	ends, err := b.together(ctx, room, tests, overlay)
	if err != nil {
		return nil, err
	}
	for _, t := range tests {
		if _, known := ends[t]; known {
			continue
		}
		alone, err := b.together(ctx, room, []test{t}, overlay)
		if err != nil {
			return nil, err
		}
		ends[t] = alone[t]
	}
	return ends, nil
}

// together runs tests of a room in one process. The overlay goes by GOFLAGS, so that a test that builds reader and runs it
// runs the same code.
func (b *bench) together(ctx context.Context, room string, tests []test, overlay string) (map[test]ending, error) {
	patterns := make([]string, len(tests))
	for i, t := range tests {
		patterns[i] = t.pattern()
	}
	limit := longest * time.Duration(len(tests))
	cmd := exec.CommandContext(ctx, "go", "test", "-json", "-vet=off", "-timeout", limit.String(), "-run", strings.Join(patterns, "|"), "./"+room)
	cmd.Dir = b.root
	cmd.Env = append(os.Environ(), "READER_E2E=")
	if overlay != "" {
		cmd.Args = append(cmd.Args, "-count=1")
		cmd.Env = append(cmd.Env, strings.TrimSpace("GOFLAGS="+os.Getenv("GOFLAGS")+" -overlay="+overlay))
	}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		return nil, err
	}
	ends, err := endsOf(bytes.NewReader(out), tests)
	if err != nil {
		return nil, fmt.Errorf("%s: %w%s", room, err, indented(stderr.String()))
	}
	return ends, nil
}

// String is a test as the table has it.
func (t test) String() string { return t.room + " " + t.name }

// pattern is what go test finds a test by: its name, and of the cases within those that begin with the words. It knows
// cases by names without blanks.
func (t test) pattern() string {
	parts := strings.Split(t.name, "/")
	for i, part := range parts {
		part = "^" + regexp.QuoteMeta(strings.ReplaceAll(part, " ", "_"))
		if i == 0 {
			parts[i] = part + "$"
			continue
		}
		parts[i] = part + "(_|$)"
	}
	return strings.Join(parts, "/")
}

// is reports whether name, as go test writes it, is the test or stands in it.
func (t test) is(name string) bool {
	names := strings.Split(name, "/")
	parts := strings.Split(strings.ReplaceAll(t.name, " ", "_"), "/")
	if len(names) < len(parts) || names[0] != parts[0] {
		return false
	}
	for i := 1; i < len(parts); i++ {
		if rest, ok := strings.CutPrefix(names[i], parts[i]); !ok || rest != "" && rest[0] != '_' {
			return false
		}
	}
	return true
}

// event is a line of go test -json (go doc test2json).
type event struct {
	Action, Test, Output, FailedBuild string
}

// trial is what a run says of one test.
type trial struct {
	test
	state string
	said  strings.Builder
}

// hear takes in an event about the test, or about one within it. It fails when any of these does; else it passes when one
// of them did, and is skipped when none was run.
func (t *trial) hear(e *event) {
	t.said.WriteString(e.Output)
	switch e.Action {
	case "fail":
		t.state = e.Action
	case "pass":
		if t.state != "fail" {
			t.state = e.Action
		}
	case "skip":
		t.state = cmp.Or(t.state, e.Action)
	}
}

// endsOf reads how tests ended that were run together. When the run broke off, only those that failed before are known,
// unless there is but one: it is what broke off.
func endsOf(r io.Reader, tests []test) (map[test]ending, error) {
	trials := make([]*trial, len(tests))
	for i, t := range tests {
		trials[i] = &trial{test: t}
	}
	about := map[string][]*trial{} // by the names of tests in the run, of which there are many and say much
	running := map[string]bool{}
	var others strings.Builder // what is said of no test
	failed := false
	for d := json.NewDecoder(r); ; {
		var e event
		if err := d.Decode(&e); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read what go test says: %w", err)
		}
		switch e.Action {
		case "run":
			running[e.Test] = true
			about[e.Test] = slices.DeleteFunc(slices.Clone(trials), func(t *trial) bool { return !t.is(e.Test) })
		case "fail", "pass", "skip":
			delete(running, e.Test)
			failed = failed || e.Action == "fail"
		}
		if e.Test == "" || len(tests) == 1 {
			others.WriteString(e.Output)
		}
		for _, t := range about[e.Test] {
			t.hear(&e)
		}
		if e.FailedBuild != "" {
			return nil, fmt.Errorf("does not build without the guard%s", indented(others.String()))
		}
	}
	if len(trials) == 1 && failed {
		return map[test]ending{tests[0]: {"fail", others.String()}}, nil
	}
	ends := map[test]ending{}
	for _, t := range trials {
		if t.state == "fail" || t.state != "" && len(running) == 0 {
			ends[t.test] = ending{t.state, t.said.String()}
		}
	}
	return ends, nil
}

// indented sets what a program said under the line that is about it.
func indented(output string) string {
	output = strings.TrimRight(output, "\n")
	if output == "" {
		return ""
	}
	return "\n\t" + strings.ReplaceAll(output, "\n", "\n\t")
}
