package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/uitest"
)

// sized finds the size of the screen in the name of a golden file.
var sized = regexp.MustCompile(`_(\d+)x(\d+)(_[a-z]+)?\.golden$`)

// TestGoldenRowsFillTheScreen measures the rows of every golden file: none is wider or narrower than its screen as
// terminals without mode 2027 count.
func TestGoldenRowsFillTheScreen(t *testing.T) {
	files, err := filepath.Glob("testdata/*.golden")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no golden files: %v", err)
	}
	for _, path := range files {
		size := sized.FindStringSubmatch(path)
		if size == nil {
			t.Errorf("%s does not name the size of its screen", path)
			continue
		}
		width, _ := strconv.Atoi(size[1])
		height, _ := strconv.Atoi(size[2])
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		screen, _, _ := strings.Cut(string(file), "-- style --\n")
		rows := strings.Split(strings.TrimSuffix(screen, "\n"), "\n")
		if len(rows) != height {
			t.Errorf("%s has %d rows", path, len(rows))
		}
		for y, row := range rows {
			if w := ansi.WcWidth.StringWidth(row); w != width {
				t.Errorf("%s: row %d is %d cells wide: %q", path, y, w, row)
			}
		}
	}
}

// TestGoldenRowsFillTheScreenByGraphemes draws every golden screen as terminals with mode 2027 count: reached so, and
// when the terminal tells it of itself on the way.
func TestGoldenRowsFillTheScreenByGraphemes(t *testing.T) {
	for _, size := range sizes {
		for _, s := range goldens {
			t.Run(fmt.Sprintf("%s_%dx%d", s.name, size.w, size.h), func(t *testing.T) {
				a := s.open(t, size.w, size.h).Graphemes()
				lead(a, s.keys)
				a.Screen()
			})
		}
		for _, language := range languages {
			for _, e := range editions {
				t.Run(fmt.Sprintf("%s_%s_%dx%d", language.name, e.name, size.w, size.h), func(t *testing.T) {
					a := uitest.Start(t, uitest.Edition(language.code), size.w, size.h)
					lead(a, e.keys)
					a.Graphemes().Screen()
				})
			}
		}
	}
}
