package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
)

// cracks are places of the program that break when what is read there says "CRACK" and their name: such faults as a parser
// has that nobody knows of. A call stands behind the line with which the function begins.
var cracks = []struct{ name, file, behind, words string }{
	{"parse", "internal/feed/parse/parse.go", "func Parse(body []byte, h Hints) (Document, error) {", "string(body)"},
	{"article", "internal/feed/article/article.go", "func Extract(sources []Source, h Hints) (Extraction, error) {", "string(sources[0].Body)"},
	{"text", "internal/feed/article/fragment.go", "func Fragment(piece, base string) []news.Block {", "piece"},
	{"site", "internal/feed/site/document.go", "func parse(body []byte, address, contentType string) (*document, error) {", "string(body)"},
	{"inflate", "internal/feed/fetch/body.go", "func ungzip(r *bufio.Reader) (io.Reader, func(), error) {", "peeked(r)"},
	{"picture", "internal/ui/picture/decode.go", "func decode(ctx context.Context, raw []byte) (image.Image, error) {", "string(raw)"},
	{"desk", "internal/desk/visit.go", "func (d *Desk) absorb(ctx context.Context, feed news.Feed, state news.FetchState, a fetch.Response, err error) Visit {", "string(a.Body)"},
	{"command", "cmd/reader/search.go", "func (a *app) search(ctx context.Context, h *house, f listFlags, words string) error {", "words"},
}

// cracker is what each room with a crack gets beside its own files.
const cracker = `package %s

import (
	"bufio"
	"strings"
)

func crack(words, where string) {
	if strings.Contains(words, "CRACK "+where) {
		panic("\x1b]0;PWNED\x07\x1b[2Jbroken by a title")
	}
}

func peeked(r *bufio.Reader) string {
	head, _ := r.Peek(100)
	return string(head)
}
`

// cracked builds the program with its cracks. Nothing in the tree changes: Go lays the files over it.
func cracked(t *testing.T) (program string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir, over, laid := t.TempDir(), laidOver(t), 0
	lay := func(file, code string) {
		laid++
		to := filepath.Join(dir, fmt.Sprintf("%d.go", laid))
		if err := os.WriteFile(to, []byte(code), 0o600); err != nil {
			t.Fatal(err)
		}
		over[file] = to
	}
	for _, c := range cracks {
		file := filepath.Join(root, filepath.FromSlash(c.file))
		from := file
		if to := over[file]; to != "" {
			from = to
		}
		code, err := os.ReadFile(from)
		if err != nil || strings.Count(string(code), c.behind+"\n") != 1 {
			t.Fatalf("%s has not the line %q once: %v", c.file, c.behind, err)
		}
		lay(file, strings.Replace(string(code), c.behind, fmt.Sprintf("%s\n\tcrack(%s, %q)", c.behind, c.words, c.name), 1))
		room := filepath.Base(filepath.Dir(file))
		if room == "reader" {
			room = "main"
		}
		lay(filepath.Join(filepath.Dir(file), "crack.go"), fmt.Sprintf(cracker, room))
	}
	overlay := filepath.Join(dir, "overlay.json")
	data, err := json.Marshal(map[string]any{"Replace": over})
	if err == nil {
		err = os.WriteFile(overlay, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(dir, "reader")
	if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// laidOver is what is laid over the tree already, as when a guard is taken away.
func laidOver(t *testing.T) map[string]string {
	t.Helper()
	over := struct{ Replace map[string]string }{map[string]string{}}
	for _, flag := range strings.Fields(os.Getenv("GOFLAGS")) {
		if file, ok := strings.CutPrefix(flag, "-overlay="); ok {
			data, err := os.ReadFile(file)
			if err == nil {
				err = json.Unmarshal(data, &over)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return over.Replace
}

// ledger is a paper with one feed for each crack, and a sound one.
func ledger(w http.ResponseWriter, r *http.Request) {
	name := strings.Trim(r.URL.Path, "/")
	of, _, isPage := strings.Cut(name, "/")
	if strings.HasSuffix(name, ".png") {
		w.Header().Set("Content-Type", "image/png")
		_ = png.Encode(w, image.NewGray(image.Rect(0, 0, 300, 200)))
		_, _ = fmt.Fprintf(w, "CRACK %s", of)
		return
	}
	if isPage {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<title>The ledger</title><!-- CRACK %s --><article><h1>Tide of %s</h1><figure><img src=/%s/tide.png width=300 height=200></figure>%s</article>", of, of, of, strings.Repeat("<p>The water rose by a hand, and fell by another.</p>", 9))
		return
	}
	cracks := map[string]string{"parse": "CRACK parse", "desk": "CRACK desk"}[of]
	var body bytes.Buffer
	fmt.Fprintf(&body, `<rss version="2.0"><!-- %s --><channel><title>The %s ledger</title><link>http://%s/</link>`, cracks, of, r.Host)
	fmt.Fprintf(&body, `<item><title>Tide of %[1]s</title><link>http://%[2]s/%[1]s/tide</link><guid>%[1]s</guid>`, of, r.Host)
	words := map[string]string{"text": strings.Repeat("<p>It rose.</p>", 500) + "CRACK text."}[of] // beyond what a list shows
	fmt.Fprintf(&body, `<description><![CDATA[<p>Water.</p>%s]]></description>`, words)
	body.WriteString("</item></channel></rss>")
	if of == "inflate" {
		body.Reset()
		w.Header().Set("Content-Encoding", "gzip")
		body.WriteString("\x1f\x8b CRACK inflate")
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	_, _ = w.Write(body.Bytes())
}

// brokenOver are the words for whatever breaks our code and ends nothing.
const brokenOver = "It broke reader's own code, which is no fault of yours; please report it with ~/crash-"

// contained lets what strangers wrote find faults in our code. It costs the one thing in which they lie; the rest goes on,
// now and at the next start, and what broke is written down once.
func (f *faults) contained(t *testing.T) {
	if !long() {
		t.Skip("the program is built once more for it, with READER_LONG")
	}
	paper := httptest.NewServer(http.HandlerFunc(ledger))
	defer paper.Close()
	f.program = cracked(t)
	for _, c := range []struct {
		name, crack string
		try         func(g *faults, data, feed string)
	}{
		{"a feed that breaks the parser", "parse", breaksItsFeed},
		{"a feed that breaks what unpacks it", "inflate", breaksItsFeed},
		{"a page that breaks the extractor", "article", breaksItsPage},
		{"a text that breaks what sets it in blocks", "text", breaksItsText},
		{"a page that breaks the search for sections", "site", breaksItsSite},
		{"a picture that breaks its decoder", "picture", breaksItsPicture},
	} {
		t.Run("F13 "+c.name, func(t *testing.T) {
			g, data := f.on(t), t.TempDir()
			g.subscribe(data, paper.URL+"/good")
			c.try(g, data, paper.URL+"/"+c.crack)
			reports := reportsIn(data)
			if len(reports) != 1 {
				t.Fatalf("there are the reports %q", reports)
			}
			report, err := os.ReadFile(reports[0])
			if err != nil || !strings.Contains(string(report), ".crack(") || !strings.Contains(string(report), paper.URL+"/"+c.crack) ||
				strings.Contains(string(report), "\x1b") {
				t.Errorf("the report, %v, is\n%s", err, report)
			}
			if out, err := g.reader(data, "list"); err != nil || !strings.Contains(out, "Tide of good") {
				t.Errorf("then reader list fails: %v: %s", err, out)
			}
			g.found(intact(t, data))
		})
	}
	for _, c := range []struct {
		name string
		args func(data string) []string
		told string // in the report
	}{
		{"a panic in the goroutine of a visit", func(data string) []string {
			_, _ = f.reader(data, "import", f.list(data, paper.URL+"/desk"))
			return []string{"refresh"}
		}, "desk.crack("},
		{"a panic in a command", func(string) []string { return []string{"search", "CRACK command"} }, "main.crack("},
	} {
		t.Run("F13 "+c.name, func(t *testing.T) {
			g, data := f.on(t), t.TempDir()
			g.subscribe(data, paper.URL+"/good")
			g.breaksDown(data, c.told, c.args(data)...)
		})
	}
}

// subscribe takes a feed into a library, as far as it can be read.
func (f *faults) subscribe(data, feed string) {
	f.t.Helper()
	if out, err := f.reader(data, "import", f.list(data, feed)); err != nil {
		f.t.Fatalf("%v: %s", err, out)
	}
	_, _ = f.reader(data, "refresh") // what cannot be read of it is the matter
}

// list is a file that names a feed.
func (f *faults) list(data, feed string) string {
	f.t.Helper()
	list := filepath.Join(data, "urls")
	if err := os.WriteFile(list, []byte(feed+"\n"), 0o600); err != nil {
		f.t.Fatal(err)
	}
	return list
}

// says runs a command that ends with a code, and checks that it says some words and no stack.
func (f *faults) says(data string, want int, words string, args ...string) string {
	f.t.Helper()
	cmd := exec.Command(f.program, args...)
	cmd.Env = environ(data)
	out, err := cmd.CombinedOutput()
	if got := code(f.t, err); got != want || !strings.Contains(string(out), words) {
		f.t.Errorf("reader %v ends with %d and says %q", args, got, out)
	}
	for _, w := range []string{"PWNED", "goroutine ", "panic:", ".go:"} {
		if strings.Contains(string(out), w) {
			f.t.Errorf("reader %v says %q: %q", args, w, out)
		}
	}
	return string(out)
}

// breaksItsFeed asks for a feed over and over, and looks at it.
func breaksItsFeed(f *faults, data, feed string) {
	f.subscribe(data, feed)
	for _, hour := range []string{"11", "13"} {
		cmd := exec.Command(f.program, "refresh", "--force")
		cmd.Env = append(environ(data), "READER_NOW=2026-11-23T"+hour+":00:00Z")
		out, err := cmd.CombinedOutput()
		if got := code(f.t, err); got != exitSomeFailed || !strings.Contains(string(out), brokenOver) || !strings.Contains(string(out), feed) {
			f.t.Errorf("reader refresh ends with %d and says %q", got, out)
		}
	}
	f.says(data, exitBroken, "it broke reader's own code", "inspect", "feed", feed)
	f.says(data, exitDone, brokenOver, "doctor")
	x := f.opened(data)
	x.leave()
}

// reading subscribes to a feed, and opens a story of it in the interface.
func (f *faults) reading(data, feed, title string) *terminal {
	f.subscribe(data, feed)
	x := f.opened(data)
	x.press("/")
	x.expect("›")
	x.press(title)
	x.expect("1 story")
	x.press("enter")
	return x
}

// breaksItsPage opens a story whose text in the feed can be read.
func breaksItsPage(f *faults, data, feed string) {
	x := f.reading(data, feed, "Tide of article")
	x.expect("Water.", "broke reader's own code")
	x.leave()
	f.says(data, exitBroken, "it broke reader's own code", "inspect", "article", feed+"/tide")
}

// breaksItsText reads a feed whose text cannot be set.
func breaksItsText(f *faults, data, feed string) {
	f.subscribe(data, feed)
	f.says(data, exitDone, "Tide of text", "list")
	f.says(data, exitDone, "Tide of text", "search", "tide")
	x := f.opened(data)
	x.leave()
}

// breaksItsSite looks for a site's sections.
func breaksItsSite(f *faults, data, site string) {
	f.says(data, exitBroken, "It broke reader's own code", "add", site+"/front")
	f.says(data, exitBroken, "It broke reader's own code", "inspect", "site", site+"/front")
}

// breaksItsPicture shows a story with a picture, and leaves it.
func breaksItsPicture(f *faults, data, feed string) {
	x := f.reading(data, feed, "Tide of picture")
	x.expect("The water rose", "[picture]")
	for began := time.Now(); len(reportsIn(data)) == 0 && time.Since(began) < patience; {
		x.press("j", "k")
		x.expect("The water rose")
	}
	x.leave()
}

// opened opens the interface at its front page.
func (f *faults) opened(data string) *terminal {
	f.t.Helper()
	x := startTerminal(f.t, 120, 40, environ(data), f.program)
	var err error
	if x.before, err = term.GetState(x.pty.Fd()); err != nil {
		f.t.Fatal(err)
	}
	x.expect("T H E   R E A D E R", "Tide of good")
	return x
}

// leave ends the interface, which has nothing to complain about.
func (x *terminal) leave() {
	x.t.Helper()
	x.press("ctrl+c")
	if err := x.waitEnd(); err != nil {
		x.t.Errorf("the interface ends with %v: %q", err, x.bytes[max(0, len(x.bytes)-500):])
	}
	x.checkGivenBack()
}

// breaksDown runs a command at which the program ends: in a sentence, with the stack in a file.
func (f *faults) breaksDown(data, told string, args ...string) {
	f.t.Helper()
	checkBroken(f.t, data, f.says(data, exitBroken, "broke down", args...), told)
	if out, err := f.reader(data, "list"); err != nil || !strings.Contains(out, "Tide of good") {
		f.t.Errorf("then reader list fails: %v: %s", err, out)
	}
	f.found(intact(f.t, data))
}
