package uitest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// update renews golden screens: go test ./internal/ui/... -update. Look at them before you commit.
var update = flag.Bool("update", false, "renew the golden screens")

// Golden compares the screen with testdata/name.golden: its text, and how each cell looks.
func (a *App) Golden(name string) *App {
	a.t.Helper()
	Match(a.t, name, a.Screen().styled())
	return a
}

// Match compares a text with testdata/name.golden.
func Match(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
