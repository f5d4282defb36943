package uitest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/ui/uitest/plate"
)

// update renews golden screens: go test ./internal/ui/... -update. Look at them before you commit.
var update = flag.Bool("update", false, "renew the golden screens")

// Golden compares the screen with golden files, after each of the looks in turn. What is the same screen but for its
// colours is one file, testdata/NAME_120x40.golden (as large as the screen); a look whose text is another has a file of
// its own, NAME_120x40_LOOK.golden.
func (a *App) Golden(name string, looks ...Appearance) *App {
	a.t.Helper()
	plates := make([]plate.Plate, len(looks))
	for i, l := range looks {
		l.Change(a)
		plates[i] = a.Advance(0).Screen().Plate(l.Name)
	}
	for i, p := range plate.Join(plates...) {
		file := fmt.Sprintf("%s_%dx%d", name, a.width, a.height)
		if i > 0 {
			file += "_" + p.Themes[0].Name
		}
		Match(a.t, file, p.String())
	}
	return a
}

// Appearance is a way in which a terminal draws.
type Appearance struct {
	Name   string // of the theme in golden files
	Change func(*App)
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
