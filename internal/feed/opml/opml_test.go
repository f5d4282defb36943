package opml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

func read(t *testing.T, file string) ([]Outline, []Refusal) {
	t.Helper()
	outlines, refused, err := Read(strings.NewReader(file))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return outlines, refused
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

const body = `<opml version="2.0"><head><title>x</title></head><body>%s</body></opml>`

func TestOPML(t *testing.T) {
	a := Outline{Title: "A", URL: "http://a.example/feed"}
	b := Outline{Title: "B", URL: "https://b.example/feed"}
	for _, tc := range []struct {
		name, body string
		want       []Outline
	}{
		{"a feed", `<outline type="rss" text="A" xmlUrl="http://a.example/feed"/>`, []Outline{a}},
		{"all it can say", `<outline text="A" title="ignored" xmlUrl="http://a.example/feed" htmlUrl="http://a.example/" category="/news/world, local"/>`,
			[]Outline{{Title: "A", URL: a.URL, Site: "http://a.example/", Tags: []string{"news/world", "local"}}}},
		{"title for text", `<outline text="" title="A" xmlUrl="http://a.example/feed"/>`, []Outline{a}},
		{"no title", `<outline xmlUrl="http://a.example/feed"/>`, []Outline{{URL: a.URL}}},
		{"any case", `<OUTLINE TEXT="A" XMLURL="http://a.example/feed"></OUTLINE>`, []Outline{a}},
		{"lower case", `<outline text="A" xmlurl="http://a.example/feed"/>`, []Outline{a}},
		{"url for xmlUrl", `<outline text="A" url="http://a.example/feed"/>`, []Outline{a}},
		{"feed scheme", `<outline text="A" xmlUrl="feed://a.example/feed"/><outline text="B" xmlUrl="feed:https://b.example/feed"/>`, []Outline{a, b}},
		{"folders", `<outline text="F"><outline text="G"><outline text="A" xmlUrl="http://a.example/feed"/></outline><outline text="B" xmlUrl="https://b.example/feed"/></outline>`,
			[]Outline{{Title: "F", Children: []Outline{{Title: "G", Children: []Outline{a}}, b}}}},
		{"one feed in two folders", `<outline text="F"><outline text="A" xmlUrl="http://a.example/feed"/></outline><outline text="G"><outline text="A" xmlUrl="http://a.example/feed"/></outline>`,
			[]Outline{{Title: "F", Children: []Outline{a}}, {Title: "G", Children: []Outline{a}}}},
		{"an empty folder", `<outline text="F"/>`, []Outline{{Title: "F"}}},
		{"a folder without a name", `<outline><outline text="A" xmlUrl="http://a.example/feed"/></outline>`, []Outline{a}},
		{"a feed with feeds below", `<outline text="A" xmlUrl="http://a.example/feed"><outline text="B" xmlUrl="https://b.example/feed"/></outline>`,
			[]Outline{{Title: "A", Children: []Outline{a, b}}}},
		{"bare ampersand", `<outline text="A & B" xmlUrl="http://a.example/?x=1&y=2"/>`, []Outline{{Title: "A & B", URL: "http://a.example/?x=1&y=2"}}},
		{"entities", `<outline text="&lt;A&gt; &eacute;&#2325;" xmlUrl="http://a.example/?x=1&amp;y=2"/>`, []Outline{{Title: "<A> éक", URL: "http://a.example/?x=1&y=2"}}},
		{"white space", "<outline text=' A\n\t A ' xmlUrl='\n http://a.example/feed '/>", []Outline{{Title: "A A", URL: a.URL}}},
		{"a site that is no address", `<outline text="A" xmlUrl="http://a.example/feed" htmlUrl="javascript:x"/>`, []Outline{a}},
		{"commands of other programs", `<outline text="A" xmlUrl="http://a.example/feed" filtercmd="touch PWN" filter="x"/>`, []Outline{a}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, refused := read(t, fmt.Sprintf(body, tc.body))
			same(t, got, tc.want)
			same(t, refused, []Refusal(nil))
		})
	}
}

func TestOPMLRefuses(t *testing.T) {
	for _, tc := range []struct{ name, outline, what, why string }{
		{"a command", `text="x" xmlUrl="|touch PWN"`, "|touch PWN", "it would run a command"},
		{"exec", `text="x" xmlUrl="exec:touch PWN"`, "exec:touch PWN", "it would run a command"},
		{"EXEC", `text="x" xmlUrl="EXEC:touch PWN"`, "EXEC:touch PWN", "it would run a command"},
		{"filter", `text="x" xmlUrl="filter:cat:http://a.example/"`, "filter:cat:http://a.example/", "it would run a command"},
		{"a command in feed:", `text="x" xmlUrl="feed:exec:touch PWN"`, "feed:exec:touch PWN", "it would run a command"},
		{"file", `text="x" xmlUrl="file:///etc/passwd"`, "file:///etc/passwd", "a file on this computer, not a feed"},
		{"script", `text="x" xmlUrl="javascript:alert(1)"`, "javascript:alert(1)", "a script, not an address"},
		{"ftp", `text="x" xmlUrl="ftp://a.example/"`, "ftp://a.example/", "only http and https addresses are fetched"},
		{"relative", `text="x" xmlUrl="feed.xml"`, "feed.xml", "only http and https addresses are fetched"},
		{"no server", `text="x" xmlUrl="http:///feed"`, "http:///feed", "the address names no server"},
		{"line break", "text=\"x\" xmlUrl=\"http://a.example/&#10;exec:x\"", "http://a.example/\nexec:x", "the address cannot be read"},
		{"include", `text="x" type="include" url="http://a.example/more.opml"`, "http://a.example/more.opml", "it includes another file, which is not followed"},
		{"Include with a feed", `text="x" type="Include" xmlUrl="http://a.example/more.opml"`, "http://a.example/more.opml", "it includes another file, which is not followed"},
		{"link", `text="x" type="link" url="http://a.example/"`, "http://a.example/", "a link to a page, not a feed"},
		{"no address", `text="x" type="rss"`, "x", "a feed without an address"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, refused := read(t, fmt.Sprintf(body, "\n<outline "+tc.outline+`/><outline text="A" xmlUrl="http://a.example/feed"/>`))
			same(t, got, []Outline{{Title: "A", URL: "http://a.example/feed"}})
			line := 2 + strings.Count(tc.outline, "\n")
			same(t, refused, []Refusal{{Line: line, What: tc.what, Why: tc.why}})
		})
	}
}

func TestDamagedOPMLGivesWhatItHolds(t *testing.T) {
	got, refused := read(t, `<?xml version="1.0"?>
<opml><body><outline text="F"><outline text="A" xmlUrl="http://a.example/feed"/>
<outline text="B" xmlUrl="http`)
	same(t, got, []Outline{{Title: "F", Children: []Outline{{Title: "A", URL: "http://a.example/feed"}}}})
	same(t, refused, []Refusal{{Line: 3, What: "the rest of the file", Why: "the file breaks off or is damaged here"}})
}

// A DOCTYPE is passed over: what it declares is neither read from elsewhere nor put in.
func TestDoctype(t *testing.T) {
	got, _ := read(t, `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<opml><body><outline text="&b;&f;" xmlUrl="http://a.example/feed"/></body></opml>`)
	same(t, got, []Outline{{Title: "&b;&f;", URL: "http://a.example/feed"}})
}

func TestEncodings(t *testing.T) {
	file := `<?xml version="1.0" encoding="%s"?><opml><body><outline text="%s" xmlUrl="http://a.example/feed"/></body></opml>`
	wide := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	for _, tc := range []struct{ name, file, title string }{
		{"Latin-1", fmt.Sprintf(file, "ISO-8859-1", "caf\xe9"), "café"},
		{"windows-1251", fmt.Sprintf(file, "windows-1251", "\xcd\xee\xe2\xee\xf1\xf2\xe8"), "Новости"},
		{"Shift JIS", fmt.Sprintf(file, "Shift_JIS", "\x93\xfa\x96\x7b"), "日本"},
		{"no label", strings.Replace(fmt.Sprintf(file, "", "caf\xe9"), ` encoding=""`, "", 1), "café"},
		{"unknown label", fmt.Sprintf(file, "x-nobody", "caf\xe9"), "café"},
		{"wrong label", fmt.Sprintf(file, "ISO-8859-1", "café"), "café"},
		{"byte order mark", "\ufeff" + fmt.Sprintf(file, "utf-8", "café"), "café"},
		{"UTF-16", wide(fmt.Sprintf(file, "utf-16", "café")), "café"},
		{"control characters", fmt.Sprintf(file, "utf-8", "ca\x00f\x1b\x07é"), "café"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, refused := read(t, tc.file)
			same(t, got, []Outline{{Title: tc.title, URL: "http://a.example/feed"}})
			same(t, refused, []Refusal(nil))
		})
	}
}

func TestURLs(t *testing.T) {
	got, refused := read(t, `# my feeds
http://a.example/feed
https://b.example/feed news "long reads" "~The B \"Times\"" !

"http://c.example/a b" x
"query:Unread:unread = \"yes\""
exec:~/bin/feed.sh
filter:~/bin/f:http://d.example/
|touch PWN
file:///etc/passwd
`)
	same(t, got, []Outline{
		{URL: "http://a.example/feed"},
		{Title: `The B "Times"`, URL: "https://b.example/feed", Tags: []string{"news", "long reads"}},
		{URL: "http://c.example/a b", Tags: []string{"x"}},
	})
	same(t, refused, []Refusal{
		{6, `"query:Unread:unread = \"yes\""`, "a saved search, not a feed"},
		{7, "exec:~/bin/feed.sh", "it would run a command"},
		{8, "filter:~/bin/f:http://d.example/", "it would run a command"},
		{9, "|touch PWN", "it would run a command"},
		{10, "file:///etc/passwd", "a file on this computer, not a feed"},
	})
}

func TestNotSubscriptions(t *testing.T) {
	for name, file := range map[string]string{
		"a feed":  `<?xml version="1.0"?><rss version="2.0"><channel/></rss>`,
		"a page":  `<!DOCTYPE html><html><body>no</body></html>`,
		"a story": "It was a dark night\nand stormy.\n",
		"JSON":    `{"feeds": ["http://a.example/"]}`,
		"angle":   "<",
	} {
		if _, _, err := Read(strings.NewReader(file)); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", name, err)
		}
	}
	if outlines, _, err := Read(strings.NewReader(" \n")); err != nil || len(outlines) > 0 {
		t.Errorf("an empty file: %v, %v", outlines, err)
	}
}

func TestBounds(t *testing.T) {
	t.Run("outlines", func(t *testing.T) {
		file := `<opml><body>` + strings.Repeat(`<outline text="A" xmlUrl="http://a.example/"/>`, maxOutlines+10)
		got, refused := read(t, file)
		if len(got) != maxOutlines {
			t.Errorf("%d outlines, want %d", len(got), maxOutlines)
		}
		same(t, refused, []Refusal{{1, "the rest of the file", "it has more than 100,000 outlines"}})
	})
	t.Run("depth", func(t *testing.T) {
		const deep = 90_000
		got, refused := read(t, `<opml><body>`+strings.Repeat(`<outline text="F">`, deep)+strings.Repeat(`</outline>`, deep)+
			`<outline text="A" xmlUrl="http://a.example/"/></body></opml>`)
		depth := 0
		for list := got; len(list) > 0; list = list[0].Children {
			depth++
		}
		if depth != maxDepth || len(got) != 2 {
			t.Errorf("%d deep and %d wide, want %d and 2", depth, len(got), maxDepth)
		}
		same(t, refused, []Refusal{{1, "F", "nested more than 64 deep"}})
	})
	t.Run("refusals", func(t *testing.T) {
		_, refused := read(t, strings.Repeat("exec:x\n", maxRefusals*2))
		if len(refused) != maxRefusals {
			t.Errorf("%d refusals, want %d", len(refused), maxRefusals)
		}
	})
	t.Run("bytes", func(t *testing.T) {
		if _, _, err := Read(endless{}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("error %v, want ErrTooLarge", err)
		}
	})
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '#'
	}
	return len(p), nil
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, `R & "D"`, []news.Section{
		{Title: "The <Paper>", Site: "https://a.example/", Children: []news.Section{
			{Title: "World", Feeds: []news.Feed{{Title: "A & B", URL: "https://me:pw@a.example/feed?x=1&y=2", Site: "https://a.example/", Language: "en"}}},
			{Title: "Page", Feeds: []news.Feed{{Title: "P", URL: "https://a.example/p", Page: true}}},
			{Title: "Empty"},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, b.String(), `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:reader="urn:reader:opml">
  <head>
    <title>R &amp; &#34;D&#34;</title>
  </head>
  <body>
    <outline text="The &lt;Paper&gt;" htmlUrl="https://a.example/">
      <outline text="World">
        <outline type="rss" text="A &amp; B" title="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/" language="en"/>
      </outline>
      <outline text="Page">
        <outline type="link" text="P" url="https://a.example/p" reader:page="yes"/>
      </outline>
      <outline text="Empty"/>
    </outline>
  </body>
</opml>
`)
}

func TestRoundTrip(t *testing.T) {
	var b bytes.Buffer
	sections := []news.Section{
		{Title: "Ünïcode \"<&>' \x1b]0;x\x07", Feeds: []news.Feed{{Title: "क\u202eख", URL: "https://a.example/feed?a=1&b=%20", Site: "https://a.example/"}}},
		{Title: "Paper", Site: "https://b.example/", Children: []news.Section{
			{Title: "World", Feeds: []news.Feed{{Title: "Twice", URL: "https://b.example/w"}}, Children: []news.Section{
				{Title: "Asia", Feeds: []news.Feed{{Title: "Twice", URL: "https://b.example/w"}, {Title: "Page", URL: "https://b.example/asia", Page: true}}},
			}},
			{Title: "Empty"},
		}},
	}
	if err := Write(&b, "all", sections); err != nil {
		t.Fatal(err)
	}
	got, refused := read(t, b.String())
	same(t, refused, []Refusal(nil))
	same(t, got, []Outline{
		{Title: "Ünïcode \"<&>' \uFFFD]0;x\uFFFD", Children: []Outline{{Title: "क\u202eख", URL: "https://a.example/feed?a=1&b=%20", Site: "https://a.example/"}}},
		{Title: "Paper", Site: "https://b.example/", Children: []Outline{
			{Title: "World", Children: []Outline{
				{Title: "Twice", URL: "https://b.example/w"},
				{Title: "Asia", Children: []Outline{{Title: "Twice", URL: "https://b.example/w"}, {Title: "Page", URL: "https://b.example/asia", Page: true}}},
			}},
			{Title: "Empty"},
		}},
	})
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsAFullDisk(t *testing.T) {
	if err := Write(full{}, "x", nil); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

// FuzzRead holds that whatever a file says, only http and https addresses come out of it, within the bounds.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		fmt.Sprintf(body, `<outline text="F"><outline text="A" xmlUrl="http://a.example/"/></outline>`), "exec:x\n",
		"http://a.example/ \"~T\" tag", "<opml><outline url='feed:feed:|x'>", "\xff\xfe<\x00", "<?xml encoding='shift_jis'?><opml/>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		outlines, _, err := Read(bytes.NewReader(file))
		if err != nil && len(outlines) > 0 {
			t.Fatal("outlines beside an error")
		}
		var check func([]Outline, int)
		check = func(list []Outline, depth int) {
			if depth > maxDepth+1 {
				t.Fatal("too deep")
			}
			for _, o := range list {
				if o.URL != "" && !strings.HasPrefix(strings.ToLower(o.URL), "http") {
					t.Fatalf("address %q", o.URL)
				}
				check(o.Children, depth+1)
			}
		}
		check(outlines, 0)
	})
}

// A password must not leave with an export because the rest of its address is broken.
func TestWriteKeepsPasswordsOfBrokenAddresses(t *testing.T) {
	var b strings.Builder
	feeds := []news.Feed{{Title: "A", URL: "http://me:hunter2@a.example/%zz", Site: "http://me:hunter2@a.example:port/"}}
	if err := Write(&b, "x", []news.Section{{Title: "S", Feeds: feeds}}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "hunter2") {
		t.Errorf("wrote %s", b.String())
	}
}
