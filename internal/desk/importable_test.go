package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/desk"
	"reader/internal/news"
)

func TestImportable(t *testing.T) {
	dir := t.TempDir()
	write := func(name, words string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	urls := write("urls", "https://paper.example/a.xml \"World\"\nhttps://paper.example/b.xml\n")
	opml := write("all.opml", `<opml version="2.0"><body><outline text="W"><outline text="a" xmlUrl="https://x.example/f"/></outline></body></opml>`)
	files := []string{filepath.Join(dir, "none"), urls, write("empty.opml", `<opml version="2.0"><body/></opml>`), dir, opml, write("page.opml", "<html>no")}
	want := []news.Importable{{File: urls, Kind: "Newsboat", Feeds: 2}, {File: opml, Kind: "OPML", Feeds: 1}}
	if diff := cmp.Diff(want, new(desk.Desk).Importable(t.Context(), files)); diff != "" {
		t.Error(diff)
	}
}
