package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// FuzzCreate: whatever a story is called, its file lies in the folder, under a name that every system takes.
func FuzzCreate(f *testing.F) {
	for i, title := range []string{
		`x"; touch PWN;".mp3`, "../../.bashrc", "CON", strings.Repeat("é", 300), "a\x00b", "-rf", "dot.", "", "\u202e", "\xff",
	} {
		f.Add(title, uint64(i))
	}
	f.Fuzz(func(t *testing.T, title string, id uint64) {
		dir := t.TempDir()
		files, err := OpenFiles(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer files.Close()
		file, name, err := files.Create(&news.Story{Title: title, ID: news.StoryID(id), Published: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}, ".md")
		if err != nil {
			t.Fatalf("%q: %v", title, err)
		}
		file.Close()
		if info, err := os.Lstat(filepath.Join(dir, name+".md")); err != nil || info.Mode().Perm() != 0o600 || filepath.Base(name) != name {
			t.Fatalf("%q is called %q: %v", title, name, err)
		}
		if len(name) > 200 || strings.HasPrefix(name, "-") || strings.HasPrefix(name, ".") || strings.ContainsAny(name, "/\\:*?\"<>|\x00\x1b\n") {
			t.Fatalf("%q is called %q", title, name)
		}
	})
}

// FuzzMarkdown: whatever a paragraph says, Markdown reads back as that paragraph and makes nothing else of it.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range nasty {
		f.Add(seed)
	}
	f.Add("<script>x</script>[a](javascript:x)\n\n# b")
	f.Fuzz(func(t *testing.T, s string) {
		markdown := markdownBlocks([]news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: s}}}})
		_, elements := readBack(t, markdown)
		for _, e := range elements {
			if e != "p" && e != "br" {
				t.Fatalf("%q reads back with %q:\n%s", s, e, markdown)
			}
		}
	})
}
