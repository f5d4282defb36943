package main

import (
	"context"
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

// bench runs targets. Each package is built once, by whoever needs it first.
type bench struct {
	lasts time.Duration
	built string // the folder of the test programs
	kept  string // the folder where go keeps the inputs that reached new code

	mu       sync.Mutex
	programs map[*pkg]func() (string, error)
}

func newBench(ctx context.Context, lasts time.Duration) (*bench, error) {
	cache, err := exec.CommandContext(ctx, "go", "env", "GOCACHE").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", said(err))
	}
	built, err := os.MkdirTemp("", "fuzz")
	if err != nil {
		return nil, err
	}
	return &bench{
		lasts: lasts, built: built, kept: filepath.Join(strings.TrimSpace(string(cache)), "fuzz"), programs: map[*pkg]func() (string, error){},
	}, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.built) } // a temporary folder

// runAll runs targets, some at once, and prints the line of each when it has ended.
func (b *bench) runAll(ctx context.Context, all []target, atOnce int, out io.Writer) (passed, failed int) {
	queue := make(chan target)
	var group sync.WaitGroup
	var mu sync.Mutex
	for range max(1, atOnce) {
		group.Go(func() {
			for t := range queue {
				line, ok := b.run(ctx, t)
				mu.Lock()
				if fmt.Fprint(out, line); ok {
					passed++
				} else {
					failed++
				}
				mu.Unlock()
			}
		})
	}
	for _, t := range all {
		if ctx.Err() != nil {
			break
		}
		queue <- t
	}
	close(queue)
	group.Wait()
	return passed, failed
}

// counted is the last that a run says about itself.
var counted = regexp.MustCompile(`execs: (\d+) .*new interesting: (\d+)`)

// ranOut is what a run says whose time was over while it wrote to its worker (go.dev/issue/75804, until Go 1.27). It found nothing, else it
// would name the input.
var ranOut = regexp.MustCompile(`(?m)^--- FAIL: \w+ \([\d.]+s\)\n    context deadline exceeded\nFAIL$`)

// run runs a target and says what came of it.
func (b *bench) run(ctx context.Context, t target) (line string, ok bool) {
	program, err := b.program(ctx, t.pkg)
	if err != nil {
		return failure(t, err.Error()), false
	}
	fuzzing := exec.CommandContext(ctx, program,
		"-test.run", "^$", "-test.fuzz", "^"+t.name+"$", "-test.fuzztime", b.lasts.String(), "-test.parallel", "1",
		"-test.fuzzminimizetime", "200x", // tries to make an input small: more would take most of the time
		"-test.fuzzcachedir", filepath.Join(b.kept, filepath.FromSlash(t.pkg.ImportPath)))
	fuzzing.Dir = t.pkg.Dir
	fuzzing.Cancel = func() error { return fuzzing.Process.Signal(os.Interrupt) }
	fuzzing.WaitDelay = 10 * time.Second
	out, err := fuzzing.CombinedOutput()
	if err != nil && !ranOut.Match(out) {
		return failure(t, string(out)+err.Error()), false
	}
	runs := counted.FindAllSubmatch(out, -1)
	if len(runs) == 0 { // a slow target may need all of its time for them
		return fmt.Sprintf("ok %v: only inputs that were there\n", t), true
	}
	last := runs[len(runs)-1]
	return fmt.Sprintf("ok %v: %s runs, %s of them new\n", t, last[1], last[2]), true
}

func failure(t target, said string) string {
	return fmt.Sprintf("FAIL %v\n    %s\n", t, strings.ReplaceAll(strings.TrimSpace(said), "\n", "\n    "))
}

// program builds the tests of a package, once.
func (b *bench) program(ctx context.Context, p *pkg) (path string, err error) {
	b.mu.Lock()
	build, known := b.programs[p]
	if !known {
		path := filepath.Join(b.built, fmt.Sprintf("%d.test", len(b.programs)))
		build = sync.OnceValues(func() (string, error) {
			compile := exec.CommandContext(ctx, "go", "test", "-c", "-fuzz", ".", "-o", path, p.ImportPath)
			compile.Dir = p.Dir
			if out, err := compile.CombinedOutput(); err != nil {
				return "", errors.Join(errors.New(string(out)), err)
			}
			return path, nil
		})
		b.programs[p] = build
	}
	b.mu.Unlock()
	return build()
}
