package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"reader/internal/config"
)

// What feeds and files try on the programs that reader starts, and on the files that it writes.
func hostilePrograms(t *testing.T) {
	for _, tc := range []struct {
		name string
		try  func(*testing.T)
	}{
		{"T13 addresses that another program could misread", handedAddresses},
		{"T13 links that are opened in the browser", openedLinks},
		{"T14 titles that a command is given", titlesForACommand},
		{"T15 names of files that belong to a story", enclosedNames},
		{"T16 a list of feeds with commands in it", listWithCommands},
		{"T39 commands of a configuration that others can write", commandsOfOthers},
		{"T39 what lies in a folder behind a link", filesOfTheOwner},
		{"T41 a mail about a story", mailAboutAStory},
	} {
		t.Run(tc.name, tc.try)
	}
}

// record is recorder, a program that notes what it was given, a line of JSON a call, and ends as it is told to.
func record(args []string) int {
	input, _ := io.ReadAll(os.Stdin)
	line, _ := json.Marshal(given{args, string(input)})
	f, err := os.OpenFile(os.Getenv("RECORD"), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err == nil {
		_, err = f.Write(append(line, '\n'))
	}
	if slices.Contains(args, "hang") {
		time.Sleep(20 * time.Second) // longer than anything waits for it
	}
	if err != nil || slices.Contains(args, "fail") {
		return 3
	}
	return 0
}

// given is what a program was given.
type given struct {
	Args  []string
	Input string
}

// visitor is a reader of a feed whose author means ill. The programs that his reader starts note what they are given.
type visitor struct {
	t       *testing.T
	dir     string // where he is; nothing but his library comes into it
	environ []string
	site    string

	mu    sync.Mutex
	asked []string // of the site
}

// item is an entry of the feed.
type item struct{ title, link, enclosure string }

// newVisitor subscribes to a feed of some items, the last of them first.
func newVisitor(t *testing.T, configuration string, items ...item) *visitor {
	t.Helper()
	dir, environ := programs(t, "reader", "recorder")
	v := &visitor{t: t, dir: dir}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.mu.Lock()
		v.asked = append(v.asked, r.URL.Path)
		v.mu.Unlock()
		if r.URL.Path == "/feed" {
			_, _ = io.WriteString(w, baitFeed(items, "http://"+r.Host))
			return
		}
		w.Header().Set("Content-Type", "audio/mpeg")
		w.Header().Set("Content-Disposition", `attachment; filename="../../.bashrc"`)
		_, _ = io.WriteString(w, "ID3")
	}))
	t.Cleanup(server.Close)
	v.site = server.URL
	v.environ = slices.Concat(environ, []string{
		"RECORD=" + filepath.Join(t.TempDir(), "record"), "BROWSER=recorder", "PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH"),
	})
	v.run("add", v.site+"/feed", "--section", "Bait")
	if configuration != "" {
		v.write("data/config.toml", configuration, 0o600)
	}
	return v
}

// baitFeed writes a feed in which AT stands for the site.
func baitFeed(items []item, at string) string {
	var b strings.Builder
	b.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Bait</title>`)
	for i, it := range items {
		escape := func(s string) string { return html.EscapeString(strings.ReplaceAll(s, "AT", at)) }
		fmt.Fprintf(&b, `<entry><id>%d</id><updated>2026-11-22T09:%02d:00Z</updated><title type="text">%s</title><link href="%s"/><content type="html">&lt;p>Words.&lt;/p></content>`,
			i, i, escape(it.title), escape(it.link))
		if it.enclosure != "" {
			fmt.Fprintf(&b, `<link rel="enclosure" type="audio/mpeg" href="%s"/>`, escape(it.enclosure))
		}
		b.WriteString("</entry>")
	}
	return b.String() + "</feed>"
}

func (v *visitor) write(name, content string, mode os.FileMode) {
	v.t.Helper()
	path := filepath.Join(v.dir, filepath.FromSlash(name))
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		v.t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		v.t.Fatal(err)
	}
}

// command is reader, started where the visitor is.
func (v *visitor) command(args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(v.dir, "reader"), args...)
	cmd.Env, cmd.Dir = v.environ, v.dir
	return cmd
}

// run runs reader, and returns what it said.
func (v *visitor) run(args ...string) string {
	v.t.Helper()
	out, err := v.command(args...).CombinedOutput()
	if err != nil && !strings.Contains(err.Error(), "exit status 3") {
		v.t.Fatalf("reader %v: %v: %s", args, err, out)
	}
	return string(out)
}

// type types lines into reader, and returns what it said.
func (v *visitor) types(lines ...string) string {
	v.t.Helper()
	cmd := v.command("--linear")
	cmd.Stdin = strings.NewReader(strings.Join(append(lines, "quit\n"), "\n"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		v.t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// records are what programs were given so far.
func (v *visitor) records() (all []given) {
	v.t.Helper()
	for _, e := range v.environ {
		path, ok := strings.CutPrefix(e, "RECORD=")
		if !ok {
			continue
		}
		data, _ := os.ReadFile(path)
		for line := range strings.Lines(string(data)) {
			var g given
			if err := json.Unmarshal([]byte(line), &g); err != nil {
				v.t.Fatal(err)
			}
			all = append(all, g)
		}
	}
	return all
}

// unharmed checks that nothing was made where the visitor is.
func (v *visitor) unharmed() {
	v.t.Helper()
	there, err := os.ReadDir(v.dir)
	if err != nil {
		v.t.Fatal(err)
	}
	for _, e := range there {
		if !slices.Contains([]string{"reader", "recorder", "data", "heard", "evil.opml"}, e.Name()) {
			v.t.Errorf("somebody made %s", e.Name())
		}
	}
}

func handedAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b?c=d#e":                                 "https://a.example/b?c=d#e",
		"http://a.example/a$(touch PWN)":                            "http://a.example/a$%28touch%20PWN%29",
		"http://a.example/`id`?q=`id`":                              "http://a.example/%60id%60?q=%60id%60",
		"http://a.example/?q=a b\"c<d>|e\\f^{g}":                    "http://a.example/?q=a%20b%22c%3Cd%3E%7Ce%5Cf%5E%7Bg%7D",
		"http://a.example/?q=käse":                                  "http://a.example/?q=k%C3%A4se",
		" http://a.example/-oX --help ":                             "http://a.example/-oX%20--help",
		"http://bank.example@evil.example/":                         "http://evil.example/",
		"https://ann:hunter2@a.example/":                            "https://a.example/",
		"http://аpple.com/":                                         "http://xn--pple-43d.com/",
		"mailto:a@b.example?subject=x&attach=/etc/pw":               "mailto:a@b.example?subject=x",
		"mailto:?ATTACHMENT=~/.ssh/id&body=a b&bcc=e@":              "mailto:?body=a%20b",
		"mailto:a@b.example%0D%0ABcc:x?subject=a%0aB&body=a%0D%0Ab": "mailto:a@b.example%20%20Bcc:x?subject=a%20B&body=a%0D%0Ab",
		"mailto:a%0%0DDb":                                           "mailto:a%0%20Db",
		"mailto:a@b.example` id`":                                   "mailto:a@b.example%60%20id%60",
		"-oX":                                                       "", "--help": "", "": "", "//a.example/": "", "http:a.example": "", "http:///x": "",
		"file:///etc/passwd": "", "javascript:alert(1)": "", "data:text/html,x": "", "smb://h/x": "", "ssh://-oProxyCommand=id/": "",
		" java\tscript:x": "", "http://a.example/\nb": "", "http://a.example/\x1b]0;x\x07": "", "tel:1": "", "ytdl://x": "", "HTTP:/x": "",
	} {
		got, err := handed(address)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is handed on as %q, %v; want %q", address, got, err, want)
		}
	}
	if err := browser(&config.Config{Browser: "true"})("file:///etc/passwd"); !errors.Is(err, errNotHanded) {
		t.Errorf("the browser gets a file: %v", err)
	}
	if _, err := player(&config.Config{Player: "true"}, nil)("--script=x"); !errors.Is(err, errNotHanded) {
		t.Errorf("the player gets an option: %v", err)
	}
}

func openedLinks(t *testing.T) {
	v := newVisitor(t, "",
		item{title: "a", link: "AT/a$(touch PWN)"}, item{title: "b", link: "AT/?q=`touch PWN`;touch PWN|x&y='z\""}, item{title: "c", link: "-oX"},
		item{title: "d", link: "AT/a\nb --help"}, item{title: "e", link: "AT/e' & touch PWN & '"}, item{title: "f", link: "file:///etc/passwd"},
		item{title: "g", link: "http://bank.example@evil.example/"})
	said := v.types("go Bait", "browser 1", "browser 2", "browser 3", "browser 4", "browser 5", "browser 6", "browser 7")
	var got []string
	for _, r := range v.records() {
		if len(r.Args) != 1 {
			t.Errorf("the opener got %q", r.Args)
		}
		got = append(got, strings.ReplaceAll(strings.Join(r.Args, "\n"), v.site, "AT"))
	}
	want := []string{
		"http://evil.example/", "AT/e%27%20&%20touch%20PWN%20&%20%27", "AT/ab%20--help", "AT/-oX", "AT/?q=%60touch%20PWN%60;touch%20PWN%7Cx&y='z%22", "AT/a$%28touch%20PWN%29",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the opener got\n%s\nwant\n%s\nsaid was\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), said)
	}
	v.unharmed()
}

// passOnToTool is the number of the first command of the configuration in the list of ways to pass a story on.
const passOnToTool = "11"

func titlesForACommand(t *testing.T) {
	titles := []string{
		`"; touch PWN #`, "%u %t %s %n", "{{.Env}} {url}", "$HOME $(touch PWN) `touch PWN`", "<b>bold</b>", "' | touch PWN '", "~ * ? [a-z]",
	}
	items := make([]item, len(titles))
	for i, title := range titles {
		items[i] = item{title: title, link: fmt.Sprint("AT/", i)}
	}
	v := newVisitor(t, "[[command]]\nname = \"Post\"\nrun = [\"recorder\", \"--title={title}\", \"{title}\", \"{url}\", \"{{url}}\"]\ninput = \"text\"\n", items...)
	var lines []string
	for i := range titles {
		lines = append(lines, "go Bait", fmt.Sprint("pass-on ", i+1), passOnToTool)
	}
	said := v.types(lines...)
	all := v.records()
	if len(all) != len(titles) {
		t.Fatalf("the command was started %d times; said was\n%s", len(all), said)
	}
	for i, r := range all {
		title := titles[len(titles)-1-i]
		want := []string{"--title=" + title, title, fmt.Sprintf("%s/%d", v.site, len(titles)-1-i), "{url}"}
		if !slices.Equal(r.Args, want) || !strings.Contains(r.Input, title) {
			t.Errorf("%q: it got %q, and to read %q", title, r.Args, r.Input)
		}
	}
	v.unharmed()
}

// ourName is the name of a file that belongs to a story.
var ourName = regexp.MustCompile(`^2026-11-22-[a-z0-9-]*s[0-9a-v]{13}(-\d+)?\.[a-z0-9]{1,5}$`)

func enclosedNames(t *testing.T) {
	names := []string{
		`x";touch PWN;".mp3`, "../../.bashrc", "..%2f..%2f.bashrc", "CON", "a.mp3%00.sh", "-rf", "trailing.", strings.Repeat("n", 300) + ".mp3", "a.$(id)", "a.mp3/.", "%2e%2e",
	}
	items := make([]item, len(names))
	for i, name := range names {
		items[i] = item{title: name, link: fmt.Sprint("AT/story/", i), enclosure: "AT/files/" + name}
	}
	v := newVisitor(t, "", items...)
	for i := range names {
		v.run("export", "--enclosed", "-o", "heard", fmt.Sprint(v.site, "/story/", i))
	}
	there, err := os.ReadDir(filepath.Join(v.dir, "heard"))
	if err != nil || len(there) < len(names)-1 { // one of them has an address that no file can be asked for by
		t.Errorf("%d files were saved of %d, %v", len(there), len(names), err)
	}
	for _, e := range there {
		if info, err := e.Info(); err != nil || !ourName.MatchString(e.Name()) || !info.Mode().IsRegular() || info.Mode().Perm() != 0o600 {
			t.Errorf("%s was written: %v, %v", e.Name(), info, err)
		}
	}
	v.unharmed()
}

func listWithCommands(t *testing.T) {
	v := newVisitor(t, "", item{title: "a", link: "AT/a"})
	v.write("evil.opml", strings.ReplaceAll(`<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "AT/entity"><!ENTITY % y SYSTEM "AT/dtd"> %y;]>
		<opml><body><outline text="&x;" xmlUrl="|recorder pipe"/><outline text="b" xmlUrl="exec:recorder exec"/><outline text="c" xmlUrl="filter:recorder filter:AT/c"/>
		<outline text="d" xmlUrl="file:///etc/passwd"/><outline text="e" type="include" url="AT/include.opml"/><outline text="f" xmlUrl="AT/feed?f" filtercmd="recorder cmd" browser="recorder x"/>
		<outline text="g" xmlUrl="exec:touch&#x20;PWN"/></body></opml>`, "AT", v.site), 0o600)
	v.mu.Lock()
	v.asked = nil
	v.mu.Unlock()
	said := v.run("import", "evil.opml")
	v.run("refresh", "--force")
	for _, why := range []string{"1 added", "6 refused", "it would run a command", "a file on this computer", "it includes another file"} {
		if !strings.Contains(said, why) {
			t.Errorf("it does not say %q:\n%s", why, said)
		}
	}
	if all := v.records(); len(all) > 0 {
		t.Errorf("the list started %q", all)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, path := range v.asked {
		if path != "/feed" {
			t.Errorf("the list had %s asked for", path)
		}
	}
	v.unharmed()
}

func commandsOfOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("who may write a file does not stand in its mode here")
	}
	const all = "browser = \"recorder browser\"\nmail = \"recorder mail\"\nplayer = \"recorder player\"\n[[command]]\nname = \"Post\"\nrun = [\"recorder\", \"post\"]\n"
	try := []string{"go Bait", "browser 1", "pass-on 1", passOnToTool, "pass-on 1", "3"}
	v := newVisitor(t, all, item{title: "a", link: "AT/a"})
	if v.types(try...); len(v.records()) != 3 {
		t.Fatalf("the reader's own programs were started %d times", len(v.records()))
	}
	v.write("data/config.toml", all, 0o666)
	said := v.types(try...)
	if n := strings.Count(said, "thers can write"); n != 3 || !strings.Contains(said, "chmod go-w") {
		t.Errorf("it is said %d times that others can write the file:\n%s", n, said)
	}
	if all := v.records(); len(all) != 3 {
		t.Errorf("others had %q started", all[3:])
	}
}

// filesOfTheOwner has everything written that reader writes, into a folder behind a link, while new files are for all.
func filesOfTheOwner(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("who may read a file does not stand in its mode here")
	}
	v := newVisitor(t, "", item{title: "a", link: "AT/a", enclosure: "AT/a.mp3"})
	real := filepath.Join(t.TempDir(), "elsewhere")
	data := filepath.Join(v.dir, "data")
	if err := os.RemoveAll(data); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.Mkdir(real, 0o700), os.Symlink(real, data)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	v.environ = append(v.environ, "EDITOR=true")
	for _, line := range []string{
		"add SITE/feed --section Bait", "save SITE/a --note Words", "export SITE/a --pictures -o data/out", "export --enclosed -o data/heard SITE/a", "export -o data/all.opml",
		"export --format json -o data/copy.ndjson", "export --format markdown -o data/notes/", "config edit", "edit", "doctor",
	} {
		cmd := exec.Command("sh", append([]string{"-c", `umask 0; exec reader "$@"`, "sh"}, strings.Fields(strings.ReplaceAll(line, "SITE", v.site))...)...)
		cmd.Env, cmd.Dir = v.environ, v.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", line, err, out)
		}
	}
	files := 0
	err := filepath.WalkDir(real, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others have a say in %s: %v", path, info.Mode())
		}
		files++
		return err
	})
	if err != nil || files < 8 {
		t.Errorf("%d files are there, %v", files, err)
	}
}

func mailAboutAStory(t *testing.T) {
	v := newVisitor(t, "mail = \"recorder --compose\"\n",
		item{title: "Fog\r\nBcc: all@evil.example", link: "AT/1"}, item{title: "Fog&bcc=all@evil.example&attach=/etc/passwd", link: "AT/2"}, item{title: "--attach=/etc/passwd", link: "AT/3"})
	v.types("go Bait", "pass-on 1", "3", "pass-on 2", "3", "pass-on 3", "3")
	all := v.records()
	if len(all) != 3 {
		t.Fatalf("%d mails were begun", len(all))
	}
	for _, r := range all {
		if len(r.Args) != 2 || r.Args[0] != "--compose" || !strings.HasPrefix(r.Args[1], "mailto:?subject=") || strings.Count(r.Args[1], "&") != 1 || strings.ContainsAny(r.Args[1], "\r\n @") {
			t.Errorf("the mail program got %q", r.Args)
		}
	}
	v.unharmed()
}
