package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

func TestAFileForEachBookmark(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "here")
	f, err := NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	picture := func(address string) ([]byte, error) {
		if address == "https://example.org/p.jpg" {
			return []byte("\xff\xd8\xff\xe0"), nil
		}
		return nil, errors.New("not here")
	}
	saved := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	pictures := []news.Block{
		{Kind: news.Figure, Picture: news.Picture{URL: "https://example.org/p.jpg", Alt: "A pier"}},
		{Kind: news.Quote, Blocks: []news.Block{{Kind: news.Figure, Picture: news.Picture{URL: "https://example.org/q.png", Alt: "Gone"}}}},
		{Kind: news.List, Items: [][]news.Block{{{Kind: news.Figure, Picture: news.Picture{URL: "https://example.org/p.jpg", Alt: "Again"}}}}},
	}
	for _, b := range []news.Bookmark{
		{
			Story: news.Story{ID: 1, Title: "../../etc/passwd\x00: \"Fog\" -- rm -rf", URL: "https://example.org/fog"}, Saved: saved, Tags: []string{"a: b"},
			Article: news.Article{Title: "Fog", Picture: pictures[0].Picture, Blocks: pictures},
		},
		{Story: news.Story{ID: 2, Title: "बारिश"}, Saved: saved},
	} {
		if err := f.Write(&b, picture); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	fog, err := os.ReadFile(filepath.Join(dir, "2026-11-23-etc-passwd-fog-rm-rf-s0000000000002.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"---\nid: \"s0000000000002\"\ntitle: \"../../etc/passwd\\u0000: \\\"Fog\\\" -- rm -rf\"\n", "\ntags: [\"a: b\"]\nimage: \"pictures/s0000000000002-1.jpg\"\n---\n\n# Fog\n",
		"![A pier](<pictures/s0000000000002-1.jpg>)", "![Gone](<https://example.org/q.png>)", "![Again](<pictures/s0000000000002-1.jpg>)",
	} {
		if !strings.Contains(string(fog), want) {
			t.Errorf("there is no %q in\n%s", want, fog)
		}
	}
	var names []string
	_ = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		info, err := entry.Info()
		if want := map[bool]os.FileMode{true: 0o700, false: 0o600}[entry.IsDir()]; err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
		names = append(names, entry.Name())
		return nil
	})
	if want := "here 2026-11-23-etc-passwd-fog-rm-rf-s0000000000002.md 2026-11-23-s0000000000004.md pictures s0000000000002-1.jpg"; strings.Join(names, " ") != want {
		t.Errorf("written are %q", names)
	}
	if _, err := NewFolder(dir); err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("a second time: %v", err)
	}
}
