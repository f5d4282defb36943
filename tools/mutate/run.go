package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
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

// endsOf reads how tests ended that were run together: a test fails when any test in it does; else it passes when one in
// it did, and is skipped when none was run. When the run broke off, only those that failed before are known, unless there
// is but one: it is what broke off.
func endsOf(r io.Reader, tests []test) (map[test]ending, error) {
	states := map[test]string{}
	running := map[string]bool{}
	failed := false
	var output strings.Builder // of all
	outputs := map[test]string{}
	for d := json.NewDecoder(r); ; {
		var e event
		if err := d.Decode(&e); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read what go test says: %w", err)
		}
		output.WriteString(e.Output)
		for _, t := range tests {
			if len(tests) == 1 || t.is(e.Test) {
				outputs[t] += e.Output
			}
		}
		if e.FailedBuild != "" {
			return nil, fmt.Errorf("does not build without the guard%s", indented(output.String()))
		}
		switch e.Action {
		case "run":
			running[e.Test] = true
		case "fail", "pass", "skip":
			delete(running, e.Test)
			failed = failed || e.Action == "fail"
			note(states, tests, e)
		}
	}
	if failed && len(tests) == 1 {
		states[tests[0]] = "fail"
	}
	ends := map[test]ending{}
	for _, t := range tests {
		if state, ended := states[t]; ended && (state == "fail" || len(running) == 0) {
			ends[t] = ending{state, outputs[t]}
		}
	}
	return ends, nil
}

// note writes down for each test that an event is about how it stands now.
func note(states map[test]string, tests []test, e event) {
	for _, t := range tests {
		if !t.is(e.Test) {
			continue
		}
		if was := states[t]; e.Action == "fail" || e.Action == "pass" && was != "fail" || was == "" {
			states[t] = e.Action
		}
	}
}

// indented sets what a program said under the line that is about it.
func indented(output string) string {
	output = strings.TrimRight(output, "\n")
	if output == "" {
		return ""
	}
	return "\n\t" + strings.ReplaceAll(output, "\n", "\n\t")
}
