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
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// verdict is what came of a guard.
type verdict string

const (
	killed   verdict = "killed"
	survived verdict = "SURVIVED"
	skipped  verdict = "skipped" // its tests cannot run here
	broken   verdict = "BROKEN"  // the table is wrong, or a test fails with the guard too
)

// result is the verdict on a guard and, where it was not killed, why.
type result struct {
	guard   guard
	verdict verdict
	why     string
}

// bench is where guards are tried.
type bench struct {
	root string // of the module
	work string // folder for the code that is laid over

	mu    sync.Mutex
	sound map[test]*soundness
}

// soundness is how a test ends on the code as it is; it is run once for all guards.
type soundness struct {
	once sync.Once
	end  ending
	err  error
}

// ending is how a test ended.
type ending struct {
	state  string // as go test says: "pass", "fail", "skip"; "" when no test has that name
	output string // what it said
}

// longest is how long one test may take before it counts as failed: without its guard it may well hang.
const longest = 5 * time.Minute

// try takes a guard away and runs its tests.
func (b *bench) try(ctx context.Context, g guard) result {
	overlay, err := b.overlay(&g)
	if err != nil {
		return result{g, broken, err.Error()}
	}
	ran := false
	for _, t := range g.tests {
		switch end, err := b.whole(ctx, t); {
		case err != nil:
			return result{g, broken, err.Error()}
		case end.state == "skip":
			continue
		case end.state != "pass":
			return result{g, broken, fmt.Sprintf("%s %s with the guard too%s", t, wordFor(end.state), indented(end.output))}
		}
		ran = true
		switch end, err := b.test(ctx, t, overlay); {
		case err != nil:
			return result{g, broken, err.Error()}
		case end.state != "fail":
			return result{g, survived, fmt.Sprintf("%s does not fail without it", t)}
		}
	}
	if !ran {
		return result{g, skipped, "its tests do not run on this machine"}
	}
	return result{guard: g, verdict: killed}
}

func wordFor(state string) string {
	if state == "" {
		return "is no test"
	}
	return "fails"
}

// String is a test as the table has it.
func (t test) String() string { return t.room + " " + t.name }

// whole is how a test ends with all guards.
func (b *bench) whole(ctx context.Context, t test) (ending, error) {
	b.mu.Lock()
	s := b.sound[t]
	if s == nil {
		s = new(soundness)
		b.sound[t] = s
	}
	b.mu.Unlock()
	s.once.Do(func() { s.end, s.err = b.test(ctx, t, "") })
	return s.end, s.err
}

// overlay writes the code without a guard, and the file that lays it over the tree.
func (b *bench) overlay(g *guard) (string, error) {
	files, err := g.without(b.root)
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(b.work, "guard-*")
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for name, code := range files {
		to := filepath.Join(folder, fmt.Sprintf("%d.go", len(replace)))
		if err := os.WriteFile(to, []byte(code), 0o600); err != nil {
			return "", err
		}
		replace[filepath.Join(b.root, filepath.FromSlash(name))] = to
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(folder, "overlay.json")
	return overlay, os.WriteFile(overlay, data, 0o600)
}

// test runs a test, with code laid over the tree unless overlay is empty. The overlay goes by GOFLAGS, so that a test
// that builds reader and runs it runs the same code.
func (b *bench) test(ctx context.Context, t test, overlay string) (ending, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-json", "-vet=off", "-timeout", longest.String(), "-run", t.pattern(), "./"+t.room)
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
		return ending{}, ctx.Err()
	}
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		return ending{}, err
	}
	end, err := endOf(bytes.NewReader(out), strings.Count(t.name, "/"))
	if err != nil {
		return ending{}, fmt.Errorf("%s: %w%s", t, err, indented(stderr.String()))
	}
	return end, nil
}

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

// event is a line of go test -json (go doc test2json).
type event struct {
	Action, Test, Output, FailedBuild string
}

// endOf reads how a run of a test ended that stands so deep within others. The run fails when any test in it does, or
// when it breaks off. Else it passes when one of the tests did that were asked for, and is skipped when none was run.
func endOf(r io.Reader, depth int) (end ending, err error) {
	var output strings.Builder
	for d := json.NewDecoder(r); ; {
		var e event
		switch err := d.Decode(&e); {
		case errors.Is(err, io.EOF):
			end.output = output.String()
			return end, nil
		case err != nil:
			return end, fmt.Errorf("read what go test says: %w", err)
		}
		output.WriteString(e.Output)
		asked := e.Test != "" && strings.Count(e.Test, "/") >= depth
		switch {
		case e.FailedBuild != "":
			return end, fmt.Errorf("does not build without the guard%s", indented(output.String()))
		case e.Action == "fail",
			e.Action == "pass" && asked && end.state != "fail",
			e.Action == "skip" && asked && end.state == "":
			end.state = e.Action
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
