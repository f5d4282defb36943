package layout_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"

	"github.com/google/go-cmp/cmp"
)

// pages are the articles that package article made of its own pages in several scripts: what it reads there is set here.
const pages = "../../feed/article/testdata/scripts"

// TestScripts sets a page in each of several scripts, wide and narrow, and compares with what was looked at.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(pages, "*.golden"))
	if err != nil || len(files) < 8 {
		t.Fatalf("%d articles in %s: %v", len(files), pages, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			a := readArticle(t, file)
			var b strings.Builder
			for _, width := range []int{66, 28} {
				set := layout.Set(a.Blocks, a.Related, layout.Options{Width: width, Numbers: true, Language: a.Language})
				checkWidth(t, set, text.Measure{}, width)
				checkLetters(t, a, set)
				fmt.Fprintf(&b, "=== %d columns\n\n", width)
				for _, line := range (text.Measure{}).Balance(text.Line(a.Title), width, 9) {
					b.WriteString(string(line) + "\n")
				}
				b.WriteString("\n" + drawn(set) + "\n")
			}
			compare(t, filepath.Join("testdata", "scripts", name), b.String())
		})
	}
}

func readArticle(t *testing.T, file string) news.Article {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var a news.Article
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return a
}

// checkLetters asserts that every word of the text stands on some line.
func checkLetters(t *testing.T, a news.Article, set layout.Text) {
	t.Helper()
	got := letters(drawn(set))
	for _, paragraph := range strings.Split(news.PlainText(a.Blocks), "\n") {
		for _, word := range strings.Fields(string(text.Clean(paragraph))) {
			if want := letters(word); !strings.Contains(got, want) {
				t.Errorf("%q is lost", word)
			}
		}
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
