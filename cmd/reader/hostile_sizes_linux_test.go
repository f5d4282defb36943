package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// What an attack may take of memory beyond what a small feed does, in bytes, as the system counts it: one that is refused,
// and one that is read.
const (
	mostRefused = 64 << 20
	mostRead    = 96 << 20
)

// hostileSizes looks at the whole program from outside while it is sent more than it should take.
func hostileSizes(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(oversized))
	defer site.Close()
	least, _ := memoryOf(t, "add", site.URL+"/small")
	const tooLarge = "larger than 20 MB"
	for _, c := range []struct {
		name, do, what string
		most           int64
		said           string
	}{
		{"T16 a list of 200 MB", "import", listOf(t, "", 200<<20), mostRead, tooLarge},
		{"T16 a list of a million outlines", "import", listOf(t, strings.Repeat("<outline/>", 1e6), 0), mostRead, "more than 100,000 outlines"},
		{"T16 a list of outlines 100,000 deep", "import", listOf(t, strings.Repeat("<outline text='F'>", 1e5), 0), mostRead, "more than 64 deep"},
		{"T16 a list of nine million tags", "import", listOf(t, "\nhttp://a.example/"+strings.Repeat(" x", 9e6), 0), mostRead, "1 added"},
		{"T16 bookmarks of 200 MB", "import", listOf(t, bookmarkFile, 200<<20), mostRead, tooLarge},
		{"T16 a million bookmarks", "import", listOf(t, bookmarkFile+strings.Repeat("<a href=x>", 1e6), 0), mostRead, "more than 100,000 bookmarks"},
		{"T16 bookmarks with notes of 19 MB", "import", listOf(t, bookmarkFile+notedBookmarks(), 0), mostRead, "1000 added"},
		{"T16 folders of bookmarks five million deep", "import", listOf(t, bookmarkFile+strings.Repeat("<dl>", 4.9e6)+"<a href=http://a.example/>A", 0), mostRead, "1 added"},
		{"T16 a bookmark whose title has five million parts", "import", listOf(t, bookmarkFile+"<a href=http://a.example/>"+strings.Repeat("x<b>", 4.9e6), 0), mostRead, "1 added"},
		{"T16 a bookmark of nine million attributes", "import", listOf(t, bookmarkFile+"<a href=http://a.example/ "+strings.Repeat("a ", 9e6), 0), mostRead, "longer than 1 MB"},
		{"T31 a bomb of gzip", "add", site.URL + "/gzip", mostRefused, tooLarge},
		{"T31 a bomb of brotli", "add", site.URL + "/br", mostRefused, tooLarge},
		{"T31 a bomb of zstd", "add", site.URL + "/zstd", mostRefused, tooLarge},
		{"T31 a body without end", "add", site.URL + "/endless", mostRefused, tooLarge},
		{"T32 a feed of tags without end", "add", site.URL + "/tags", mostRead, "Tags"},
		{"T33 a page of tags without end", "add", site.URL + "/page", mostRead, "no page with sections"},
	} {
		t.Run(c.name, func(t *testing.T) {
			most, said := memoryOf(t, c.do, c.what)
			if more := most - least; more > c.most || !strings.Contains(said, c.said) {
				t.Errorf("it took %d MB more than a small feed, and said %.200q", more>>20, said)
			}
		})
	}
	t.Run("T16 an import that is told to end while it reads", func(t *testing.T) { endsWhileReading(t, "import", "-") })
	t.Run("T31 a command that is told to end while it reads", func(t *testing.T) { endsWhileReading(t, "inspect", "feed", "-") })
}

// bookmarkFile begins a browser's file of them.
const bookmarkFile = "\n<!doctype netscape-bookmark-file-1>\n<dl>"

// notedBookmarks is a thousand of them, with notes of 19 MB in all.
func notedBookmarks() string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "<dt><a href=\"http://a.example/%d\">A title</a><dd>%s\n", i, strings.Repeat("Why it was kept. ", 19<<10/17))
	}
	return b.String()
}

// listOf is a file of subscriptions, of a size where that is more than its words have: OPML, unless they begin a line.
func listOf(t *testing.T, words string, size int64) string {
	t.Helper()
	if !strings.HasPrefix(words, "\n") {
		words = "<opml><body>" + words
	}
	name := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	if size > 0 {
		if err := os.Truncate(name, size); err != nil {
			t.Fatal(err)
		}
	}
	return name
}

// oversized is a site that sends too much, in several ways.
func oversized(w http.ResponseWriter, r *http.Request) {
	const tags = 19 << 20 / len("<b>")
	switch r.URL.Path {
	case "/small":
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Small</title><item><title>One</title></item></channel></rss>`)
	case "/gzip":
		w.Header().Set("Content-Encoding", "gzip")
		pour(gzip.NewWriter(w))
	case "/br":
		w.Header().Set("Content-Encoding", "br")
		pour(brotli.NewWriterLevel(w, brotli.BestSpeed))
	case "/zstd":
		w.Header().Set("Content-Encoding", "zstd")
		z, _ := zstd.NewWriter(w) // fails for wrong options only
		pour(z)
	case "/endless":
		pour(w)
	case "/tags":
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Tags</title><item><description>`+strings.Repeat("<b>", tags))
	case "/page":
		_, _ = io.WriteString(w, `<html><title>Tags</title><nav>`+strings.Repeat("<b a b c>", tags/3))
	default:
		http.NotFound(w, r)
	}
}

// pour writes a gigabyte, or until nobody takes more.
func pour(w io.Writer) {
	for range 1 << 10 {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return
		}
	}
}

// child is reader as a program of its own, with a library of its own.
func child(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{
		Path: self, Args: append([]string{"weighed"}, args...),
		Env: environ(filepath.Join(t.TempDir(), "data")),
	}
}

// memoryOf is the most memory that a command had at once, in bytes, and what it said.
func memoryOf(t *testing.T, args ...string) (most int64, said string) {
	t.Helper()
	cmd := child(t, args...)
	account := filepath.Join(t.TempDir(), "account")
	cmd.Env = append(cmd.Env, weighing+"="+account)
	start := time.Now()
	out, _ := cmd.CombinedOutput() // most of these fail, as they should
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("it took %v", took)
	}
	status, err := os.ReadFile(account)
	if err != nil {
		t.Fatalf("reader %s: %v: %s", strings.Join(args, " "), err, out)
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	if _, err := fmt.Sscan(peak, &most); err != nil {
		t.Fatalf("%v in %s", err, status)
	}
	return most << 10, string(out) // kilobytes: proc_pid_status(5)
}

// endsWhileReading tells a command that waits for its input to end: nothing of it is worth waiting for.
func endsWhileReading(t *testing.T, args ...string) {
	t.Helper()
	cmd := child(t, args...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, strings.Repeat(" ", 1<<20)); err != nil { // more than a pipe holds: it is reading
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	told, late := time.Now(), time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	_ = cmd.Wait() // a signal is no success
	if took := time.Since(told); took > longestEnd/2 {
		t.Errorf("it went on for %v", took)
	}
}
