package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

func TestAnArticleIsWrittenIntoANewFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there yet")
	f, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := Draft{
		Ending: ".md",
		Write: func(w io.Writer, r *news.Reading) error {
			_, err := io.WriteString(w, Markdown(&r.Article))
			return err
		},
		Picture: func(address string) ([]byte, error) {
			if strings.HasSuffix(address, "gone.png") {
				return nil, errors.New("gone")
			}
			return []byte("\x89PNG\r\n\x1a\n"), nil
		},
	}
	d.Reading.Story = news.Story{ID: 1, Title: "../../etc/passwd: Fog", Published: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	d.Reading.Article = news.Article{
		Title: "Fog", Picture: news.Picture{URL: "https://example.org/lead.png", Alt: "A pier"},
		Blocks: []news.Block{{Kind: news.Figure, Picture: news.Picture{URL: "https://example.org/gone.png", Alt: "A boat"}}},
	}
	for n, want := range []string{"2026-11-23-etc-passwd-fog-" + d.Reading.Story.ID.String(), "2026-11-23-etc-passwd-fog-" + d.Reading.Story.ID.String() + "-2"} {
		path, err := f.Article(d)
		if err != nil || path != filepath.Join(dir, want+".md") {
			t.Fatalf("file %d is %s, %v; want %s", n, path, err, want)
		}
		written, _ := os.ReadFile(path)
		for _, link := range []string{fmt.Sprintf("![A pier](<%s-pictures/1.png>)", want), "![A boat](<https://example.org/gone.png>)"} {
			if !strings.Contains(string(written), link) {
				t.Errorf("no %s in\n%s", link, written)
			}
		}
		if _, err := os.Stat(filepath.Join(dir, want+"-pictures", "1.png")); err != nil {
			t.Error(err)
		}
	}
}

func TestAnArticleThatCannotBeWrittenLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	f, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	full := errors.New("the disk is full")
	_, err = f.Article(Draft{Ending: ".txt", Write: func(io.Writer, *news.Reading) error { return full }})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), dir) {
		t.Errorf("the error is %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}
