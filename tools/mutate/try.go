package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	root  string // of the module
	work  string // folder for the code that is laid over
	rooms map[string]*room
}

// room is the package that tests stand in. They are run together on the code as it is, once for all guards: building the
// program of a room's tests takes longer than most of them do.
type room struct {
	tests []test
	once  sync.Once
	ends  map[test]ending
	err   error
}

func newBench(root, work string, guards []guard) *bench {
	b := bench{root, work, map[string]*room{}}
	for _, g := range guards {
		for _, t := range g.tests {
			r := b.rooms[t.room]
			if r == nil {
				r = new(room)
				b.rooms[t.room] = r
			}
			if !slices.Contains(r.tests, t) {
				r.tests = append(r.tests, t)
			}
		}
	}
	return &b
}

// longest is how long one test may take before it counts as failed: without its guard it may well hang.
const longest = 5 * time.Minute

// try takes a guard away and runs its tests, those of a room together.
func (b *bench) try(ctx context.Context, g guard) result {
	overlay, err := b.overlay(&g)
	if err != nil {
		return result{g, broken, err.Error()}
	}
	apt, err := b.apt(ctx, g)
	if err != nil {
		return result{g, broken, err.Error()}
	}
	for _, name := range slices.Sorted(maps.Keys(apt)) {
		ends, err := b.run(ctx, name, apt[name], overlay)
		if err != nil {
			return result{g, broken, err.Error()}
		}
		for _, t := range apt[name] {
			if ends[t].state != "fail" {
				return result{g, survived, fmt.Sprintf("%s does not fail without it", t)}
			}
		}
	}
	if len(apt) == 0 {
		return result{g, skipped, "its tests do not run on this machine"}
	}
	return result{guard: g, verdict: killed}
}

// apt are the tests of a guard that run on this machine, by their rooms. All of these pass while the guard stands.
func (b *bench) apt(ctx context.Context, g guard) (map[string][]test, error) {
	apt := map[string][]test{}
	for _, t := range g.tests {
		r := b.rooms[t.room]
		r.once.Do(func() { r.ends, r.err = b.run(ctx, t.room, r.tests, "") })
		switch end := r.ends[t]; {
		case r.err != nil:
			return nil, r.err
		case end.state == "pass":
			apt[t.room] = append(apt[t.room], t)
		case end.state != "skip":
			return nil, fmt.Errorf("%s %s with the guard too%s", t, wordFor(end.state), indented(end.output))
		}
	}
	return apt, nil
}

func wordFor(state string) string {
	if state == "" {
		return "is no test"
	}
	return "fails"
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
