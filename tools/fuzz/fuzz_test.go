package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestALineForEachTarget fuzzes a small module: one target holds, one does not and leaves its input behind.
func TestALineForEachTarget(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module sample\n\ngo 1.26\n",
		"sample_test.go": "package sample\n\nimport \"testing\"\n\n" +
			"func FuzzHolds(f *testing.F) { f.Add(\"\"); f.Fuzz(func(t *testing.T, s string) {}) }\n\n" +
			"func FuzzBreaks(f *testing.F) { f.Add(\"\"); f.Fuzz(func(t *testing.T, s string) { if len(s) > 2 { t.Error(\"too long\") } }) }\n",
		"sample.go": "package sample\n\nfunc FuzzNoTest() {}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := targets(t.Context(), dir, []string{"./..."})
	if err != nil || len(all) != 2 {
		t.Fatalf("%v: %v", all, err)
	}
	b, err := newBench(t.Context(), 2*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	b.kept = t.TempDir()
	defer b.close()
	var out strings.Builder
	passed, failed := b.runAll(t.Context(), all, 2, &out)
	if passed != 1 || failed != 1 {
		t.Errorf("%d passed and %d failed", passed, failed)
	}
	for _, want := range []string{"ok sample FuzzHolds: ", "FAIL sample FuzzBreaks\n", "too long\n", "Failing input written to testdata"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestTimeThatRanOutIsNoFailure(t *testing.T) {
	for said, want := range map[string]bool{
		"fuzz: elapsed: 8s, execs: 9 (0/sec)\n--- FAIL: FuzzLine (8.22s)\n    context deadline exceeded\nFAIL\n":                                                 true,
		"--- FAIL: FuzzLine (1.50s)\n    --- FAIL: FuzzLine (0.00s)\n        x_test.go:3: context deadline exceeded\n    \n    Failing input written to\nFAIL\n": false,
	} {
		if got := ranOut.MatchString(said); got != want {
			t.Errorf("%v for %q", got, said)
		}
	}
}
