// Mutate shows that the tests of the guards are tests: it takes one guard at a time out of the code and runs the tests
// that must fail without it. Nothing in the tree changes: the code without the guard is laid over it (go help build,
// -overlay), for the test as for the programs that the test builds.
//
// The guards stand in guards/*.txt, which guards.go describes. A line is printed for each, and at the end how many were
// killed, as a test that fails kills the mutant it is shown, and how many survived. It ends with 1 unless every guard
// was found in the code and every mutant killed.
//
//	go run -C tools ./mutate            all guards
//	go run -C tools ./mutate redirect   those whose line matches a pattern
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"syscall"
)

func main() {
	root := flag.String("root", "..", "the module that the guards are taken from")
	table := flag.String("guards", "mutate/guards", "the folder of the guards")
	at := flag.Int("at", max(1, runtime.NumCPU()/2), "guards to try at a time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *root, *table, flag.Arg(0), *at); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// run tries the guards that match a pattern, and prints what came of each in the order of the table.
func run(ctx context.Context, root, table, pattern string, at int) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	guards, err := readGuards(table)
	if err != nil {
		return err
	}
	wanted, err := regexp.Compile("(?i)" + pattern)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "mutate-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	guards = slices.DeleteFunc(guards, func(g guard) bool { return !wanted.MatchString(g.name) })
	b := newBench(root, work, guards)
	var results []chan result
	places := make(chan struct{}, at)
	for _, g := range guards {
		came := make(chan result, 1)
		results = append(results, came)
		go func() {
			places <- struct{}{}
			defer func() { <-places }()
			came <- b.try(ctx, g)
		}()
	}
	return tell(results)
}

// tell prints the results as they come, and their sum.
func tell(results []chan result) error {
	count := map[verdict]int{}
	for _, came := range results {
		r := <-came
		count[r.verdict]++
		fmt.Printf("%-8s %s\n", r.verdict, r.guard.name)
		if r.why != "" {
			fmt.Printf("         %s\n", r.why)
		}
	}
	fmt.Printf("%d killed, %d survived, %d skipped, %d broken\n", count[killed], count[survived], count[skipped], count[broken])
	if count[survived]+count[broken] > 0 || len(results) == 0 {
		return fmt.Errorf("%d of %d guards are not shown to be guarded", count[survived]+count[broken], len(results))
	}
	return nil
}
