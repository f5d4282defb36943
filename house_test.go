// Package reader_test checks the house as a whole: who may import whom, and that the documents say what the code does.
package reader_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/ui/page"
)

// mayImport is the direction of imports between our rooms. A room may import those named and, under its own name,
// itself. A trailing /* stands for everything below.
var mayImport = map[string][]string{
	"cmd/reader":               {"internal/*"},
	"internal/news":            {},
	"internal/text":            {},
	"internal/diff":            {"internal/news"},
	"internal/passage":         {"internal/news", "internal/text"},
	"internal/mishap":          {"internal/text"}, // addresses without their secrets
	"internal/sqlite":          {"internal/news"},
	"internal/config":          {"internal/text"}, // what a misspelt setting may mean
	"internal/demo":            {},
	"internal/demo/draw":       {},
	"internal/feed/fetch":      {"internal/mishap", "internal/news", "internal/text"},
	"internal/feed/parse":      {"internal/news", "internal/text"},
	"internal/feed/markup":     {"internal/text"},
	"internal/feed/article":    {"internal/feed/markup", "internal/news", "internal/text"},
	"internal/feed/site":       {"internal/feed/markup", "internal/mishap", "internal/news", "internal/text"},
	"internal/feed/opml":       {"internal/feed/parse", "internal/news", "internal/text"}, // parse: damaged XML
	"internal/outline":         {"internal/feed/opml", "internal/feed/parse", "internal/news", "internal/text"},
	"internal/library":         {"internal/news", "internal/text", "internal/sqlite"},
	"internal/cache":           {"internal/news", "internal/text", "internal/sqlite"},
	"internal/desk":            {"internal/feed/*", "internal/outline", "internal/export/*", "internal/library", "internal/cache", "internal/diff", "internal/passage", "internal/mishap", "internal/news", "internal/text"},
	"internal/export/netscape": {"internal/feed/parse", "internal/news", "internal/text"},
	"internal/export/portable": {"internal/news", "internal/text"},
	"internal/export":          {"internal/feed/article", "internal/feed/parse", "internal/diff", "internal/passage", "internal/news", "internal/text"},
	"internal/ui":              {"internal/ui/*", "internal/diff", "internal/passage", "internal/mishap", "internal/news", "internal/text"},
	"internal/ui/*":            {"internal/ui/*", "internal/diff", "internal/passage", "internal/mishap", "internal/news", "internal/text"},
	"internal/ui/session":      {"internal/ui", "internal/ui/*", "internal/diff", "internal/passage", "internal/mishap", "internal/news", "internal/text"}, // the other interface, with its ports and options
	"internal/ui/uitest":       {"internal/ui", "internal/ui/*", "internal/passage", "internal/mishap", "internal/news", "internal/text"},
}

// onlyIn names the rooms that may use a package from outside, because it opens connections, draws, or writes SQL.
var onlyIn = map[string][]string{
	"charm.land/bubbletea/v2": {"internal/ui", "cmd/reader"},
	"charm.land/lipgloss/v2":  {"internal/ui", "cmd/reader"},
	"database/sql":            {"internal/sqlite", "internal/library", "internal/cache"},
	"modernc.org/sqlite":      {"internal/sqlite", "internal/library", "internal/cache"},
	"log":                     {"cmd/reader"}, // to shut it
	"log/slog":                {},
	"unsafe":                  {},
	"net/http":                {"internal/feed/fetch", "internal/demo", "internal/feed/parse"}, // parse: DetectContentType
	"os/exec":                 {"cmd/reader"},
}

// source is a Go file of ours.
type source struct {
	path string // slashes, from the root
	room string
	test bool
	file *ast.File
}

// sources parses every Go file of the module.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "tools" || entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".git")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all = append(all, source{
			path: filepath.ToSlash(path), room: filepath.ToSlash(filepath.Dir(path)),
			test: strings.HasSuffix(path, "_test.go"), file: file,
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestImportsGoOneWay(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue // tests may use the demo newsroom and each other's helpers
		}
		allowed, known := ruleFor(s.room)
		if !known {
			t.Errorf("%s: there is no rule for the room %s; say in mayImport whom it may import", s.path, s.room)
			continue
		}
		for _, spec := range s.file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(path, "reader/"); ok {
				if ours != s.room && !slices.ContainsFunc(allowed, func(rule string) bool { return covers(rule, ours) }) {
					t.Errorf("%s imports %s, which is not the direction of imports", s.path, ours)
				}
				continue
			}
			for outside, rooms := range onlyIn {
				if within(outside, path) && !slices.ContainsFunc(rooms, func(r string) bool { return within(r, s.room) }) {
					t.Errorf("%s imports %s, which only %s may", s.path, path, strings.Join(rooms, ", "))
				}
			}
		}
	}
}

func ruleFor(room string) (allowed []string, known bool) {
	if allowed, known = mayImport[room]; known {
		return allowed, true
	}
	for rule, allowed := range mayImport {
		if covers(rule, room) {
			return allowed, true
		}
	}
	return nil, false
}

// covers reports whether a rule, which may end in /*, names a room.
func covers(rule, room string) bool {
	if above, ok := strings.CutSuffix(rule, "/*"); ok {
		return strings.HasPrefix(room, above+"/")
	}
	return rule == room
}

func within(above, path string) bool { return path == above || strings.HasPrefix(path, above+"/") }

// TestFilesHoldOneIdea keeps every file of code under 400 lines.
func TestFilesHoldOneIdea(t *testing.T) {
	const most = 400
	for _, s := range sources(t) {
		data, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(data), "\n"); lines > most && !s.test {
			t.Errorf("%s has %d lines, more than %d: find the two ideas in it", s.path, lines, most)
		}
	}
}

// TestEveryRoomIsInTheMap checks that ARCHITECTURE.md names every package, and names none that is not there.
func TestEveryRoomIsInTheMap(t *testing.T) {
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms := map[string]bool{}
	for _, s := range sources(t) {
		if s.room != "." {
			rooms[s.room] = true
		}
	}
	for room := range rooms {
		if !strings.Contains(string(data), "`"+room+"`") {
			t.Errorf("ARCHITECTURE.md does not name `%s`", room)
		}
	}
	for _, line := range strings.Split(string(data), "\n") {
		room, ok := strings.CutPrefix(line, "| `")
		if !ok {
			continue
		}
		room, _, _ = strings.Cut(room, "`")
		if strings.Contains(room, "/") && !rooms[room] {
			t.Errorf("ARCHITECTURE.md names `%s`, which is not there", room)
		}
	}
}

var update = flag.Bool("update", false, "write what README.md quotes of the code anew")

// trailing are blanks at the ends of rows.
var trailing = regexp.MustCompile(` +\n`)

// TestReadmeQuotesTheCode holds README.md to the one key table, and its picture to a golden screen.
func TestReadmeQuotesTheCode(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("internal/ui/testdata/front_80x24.golden")
	if err != nil {
		t.Fatal(err)
	}
	screen, _, _ := strings.Cut(string(golden), "-- style --")
	screen = trailing.ReplaceAllString(screen, "\n")
	want := string(data)
	for name, text := range map[string]string{
		"keys": page.NewKeys().Markdown(), "screen": "```text\n" + strings.Trim(screen, "\n") + "\n```\n",
	} {
		begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
		before, rest, ok := strings.Cut(want, begin)
		_, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			t.Fatalf("README.md has no place for %s", name)
		}
		want = before + begin + text + end + after
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("README.md is not what the code says (go test . -update mends it):\n%s", diff)
	}
}
