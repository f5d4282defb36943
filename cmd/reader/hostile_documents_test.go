package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// attack is in every text that a hostile publisher writes here: a clipboard sequence in C0, another in C1, a text that is
// turned around, kitty's place of a picture, and a line of its own.
const attack = "Rain\x1b]52;c;Q0FOQVJZ\a \u009d52;c;Q0FOQVJZ\u009c \u202Egpj.exe \U0010EEEE\u2028http://evil.example/feed"

// hostileDocuments are the forms that reader writes for other programs, each of which may be looked at in a terminal.
func hostileDocuments(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(attacking))
	defer site.Close()
	data := filepath.Join(t.TempDir(), "data")
	for _, args := range [][]string{
		{"add", site.URL + "/feed.json"}, {"refresh", "--force"}, {"save", site.URL + "/story"},
		{"tag", site.URL + "/story", "+weather\u009b31m"}, {"note", site.URL + "/story", "mine\x1b[2J \u202E"},
	} {
		if said, code := runReader(data, args...); code != exitDone {
			t.Fatalf("reader %s ends with %d: %s", strings.Join(args, " "), code, said)
		}
	}
	files := filepath.Join(t.TempDir(), "files")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"T1 subscriptions as OPML", []string{"export"}},
		{"T1 bookmarks as Markdown", []string{"export", "--format", "markdown"}},
		{"T1 bookmarks for browsers", []string{"export", "--format", "bookmarks-html"}},
		{"T2 a copy of the library", []string{"export", "--format", "json"}},
		{"T1 bookmarks in a folder", []string{"export", "--format", "markdown", "--output", files + "/bookmarks/"}},
		{"T1 an article in a file", []string{"export", site.URL + "/story", "--output", files}},
		{"T1 an article as a page", []string{"read", site.URL + "/story", "--html"}},
		{"T1 an article as Markdown", []string{"read", site.URL + "/story", "--markdown"}},
		{"T2 an article as JSON", []string{"read", site.URL + "/story", "--json"}},
		{"T2 a list as JSON", []string{"list", "--json"}},
		{"T2 bookmarks as JSON", []string{"saved", "--articles", "--json"}},
		{"T1 what may be completed", []string{"__complete", "list", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			said, code := runReader(data, c.args...)
			if code != exitDone || c.args[0] != "__complete" && !strings.Contains(said, "Rain") && !strings.Contains(said, files) {
				t.Fatalf("ends with %d: %s", code, said)
			}
			showable(t, said)
		})
	}
	t.Run("T1 no file that was written holds a control", func(t *testing.T) {
		written := 0
		err := filepath.WalkDir(files, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			written++
			showable(t, string(content))
			return err
		})
		if err != nil || written != 2 {
			t.Errorf("%d files were written: %v", written, err)
		}
	})
}

// attacking serves a feed and a story of it that attack wherever there is a place for words.
func attacking(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/story" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html lang=en><head><title>%[1]s</title><meta name=author content=%[1]q></head><body><article><h1>%[1]s</h1>%[2]s</article></body></html>",
			attack, strings.Repeat("<p>It rained all day over the harbour, and "+attack+" was all that anybody said of it.</p>", 8))
		return
	}
	w.Header().Set("Content-Type", "application/feed+json")
	story := "http://" + r.Host + "/story"
	_ = json.NewEncoder(w).Encode(map[string]any{
		"version": "https://jsonfeed.org/version/1.1", "title": attack, "home_page_url": "http://" + r.Host + "/",
		"items": []map[string]any{{
			"id": "1" + attack, "url": story, "title": attack, "content_text": attack, "tags": []string{attack},
			"authors": []map[string]string{{"name": attack}}, "date_published": "2026-11-23T08:00:00Z",
		}},
	})
}

// runReader runs reader and gathers all that it writes.
func runReader(data string, args ...string) (said string, code int) {
	var out strings.Builder
	code = run(append([]string{"--data", data}, args...), streams{strings.NewReader(""), &out, &out})
	return out.String(), code
}

// showable fails for a text that a terminal could take for anything but a text. It says by itself what that is, not with
// the help of what it tests.
func showable(t *testing.T, said string) {
	t.Helper()
	for i, r := range said {
		switch {
		case r == '\n' || r == '\t':
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfeff, r == 0x2028, r == 0x2029,
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, unicode.Is(unicode.Co, r):
			t.Fatalf("%U stands in %q", r, said[max(0, i-60):min(len(said), i+60)])
		}
	}
}
