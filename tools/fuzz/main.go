// Fuzz runs every fuzz target of a module for some time each, several at once, and prints a line for each:
//
//	ok text FuzzClean: 120384 runs, 3 of them new
//
// It closes with "N passed, N failed", and exits 1 when a target failed or none was found. What go test says of a failure,
// among it the file with the input, stands under its line. Inputs that reached new code are kept where go test -fuzz
// keeps them, so that the next run goes on from there.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"
	"time"
)

func main() {
	lasts := flag.Duration("time", time.Minute, "how long each target runs")
	atOnce := flag.Int("at-once", 2, "how many targets run at a time")
	match := flag.String("match", "", "of the targets, in the form \"text FuzzClean\", only those that this regular expression matches")
	anew := flag.Bool("anew", false, "begin with the inputs in the tree alone, and keep none")
	dir := flag.String("module", ".", "the folder of the module")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "fuzz [flags] [package ...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	patterns := flag.Args()
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	wanted, err := regexp.Compile(*match)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fuzz: -match:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := fuzz(ctx, *dir, patterns, wanted, *lasts, *atOnce, *anew); err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(1)
	}
}

func fuzz(ctx context.Context, dir string, patterns []string, wanted *regexp.Regexp, lasts time.Duration, atOnce int, anew bool) error {
	all, err := targets(ctx, dir, patterns)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(t target) bool { return !wanted.MatchString(t.String()) })
	bench, err := newBench(ctx, lasts)
	if err != nil {
		return err
	}
	defer bench.close()
	if anew { // a short run needs its time for others than those that were kept
		bench.kept = filepath.Join(bench.built, "kept")
	}
	passed, failed := bench.runAll(ctx, all, atOnce, os.Stdout)
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case failed > 0 || passed == 0:
		return fmt.Errorf("%d of %d targets held", passed, len(all))
	}
	return nil
}
