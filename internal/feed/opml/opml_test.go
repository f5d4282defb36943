package opml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

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
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(Outline{}, "Line")); diff != "" {
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
			[]Outline{{Title: "A", URL: a.URL, Site: "http://a.example/", Place: []string{"news", "world"}}}},
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
	a, b := Outline{Title: "A", URL: "http://a.example/feed"}, Outline{Title: "B", URL: "https://b.example/feed"}
	const feedA, feedB = `<outline text="A" xmlUrl="http://a.example/feed"/>`, `<outline text="B" xmlUrl="https://b.example/feed"/>`
	const breaksOff = "the file breaks off here"
	quote := func(what string) Refusal { return Refusal{2, what, "a quotation mark is missing"} }
	for _, tc := range []struct {
		name, file string
		want       []Outline
		refused    []Refusal
	}{
		{"cut in a tag", "<opml><body><outline text='F'>" + feedA + "\n<outline text='B' xmlUrl='http",
			[]Outline{{Title: "F", Children: []Outline{a}}},
			[]Refusal{{2, "<outline text='B' xmlUrl='http", "it breaks off"}, {2, "what follows", breaksOff}}},
		{"cut behind a tag", "<opml><body><outline text='F'>" + feedA, []Outline{{Title: "F", Children: []Outline{a}}},
			[]Refusal{{1, "what follows", breaksOff}}},
		{"no opening quote", "<opml><body>\n<outline text=A B\" xmlUrl=\"http://a.example/feed\"/>" + feedB + "</body></opml>",
			[]Outline{a, b}, nil},
		{"no closing quote", "<opml><body>\n<outline text=\"A xmlUrl=\"http://a.example/feed\"/>" + feedB + "</body></opml>",
			[]Outline{b}, []Refusal{quote(`<outline text="A xmlUrl="http://a.example/feed"/>`)}},
		{"no closing quote at the end", "<opml><body>\n<outline text=\"A\" xmlUrl=\"http://a.example/feed/>\n" + feedB + "</body></opml>",
			[]Outline{b}, []Refusal{quote("<outline text=\"A\" xmlUrl=\"http://a.example/feed/>\n" + feedB)}},
		{"a bare <", `<opml><body><outline text="A < <b>B</b>" xmlUrl="http://a.example/feed"/></body></opml>`,
			[]Outline{{Title: "A < <b>B</b>", URL: a.URL}}, nil},
		{"no >", "<opml><body><outline text='A' xmlUrl='http://a.example/feed'\n" + feedB + "</body></opml>", []Outline{a, b}, nil},
		{"no quotes", "<opml><body><outline text=A xmlUrl=http://a.example/feed></outline>" + feedB + "</body></opml>", []Outline{a, b}, nil},
		{"an end too many", "<opml><body></outline></outline>" + feedA + "</outline>" + feedB + "</body></opml>", []Outline{a, b}, nil},
		{"an end missing", "<opml><body><outline text='F'>" + feedA + "</body></opml>", []Outline{{Title: "F", Children: []Outline{a}}}, nil},
		{"ends of others", "<opml><body><outline text='F'></b>" + feedA + "</p></outline>" + feedB + "</body></opml>",
			[]Outline{{Title: "F", Children: []Outline{a}}, b}, nil},
		{"words before it", "Warning: oops\n<?xml version='1.0'?><opml><body>" + feedA + "</body></opml>", []Outline{a}, nil},
		{"no root", feedA + feedB + "</opml>", []Outline{a, b}, nil},
		{"no end of the head", "<opml><head><title>x</head><body>" + feedA + "</body></opml>", []Outline{a}, nil},
		{"a comment", "<opml><body><!-- " + feedA + " -->" + feedB + "</body></opml>", []Outline{b}, nil},
		{"prefixes", `<o:opml xmlns:o="x"><o:body><o:outline o:text="A" o:xmlUrl="http://a.example/feed"/></o:body></o:opml>`, []Outline{a}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, refused := read(t, tc.file)
			same(t, got, tc.want)
			same(t, refused, tc.refused)
		})
	}
}

// Other programs' names for the attributes of OPML 2.0, and what they leave out.
func TestMisspeltAttributes(t *testing.T) {
	a := []Outline{{Title: "A", URL: "http://a.example/feed"}}
	for _, outline := range []string{
		`text="A" XMLURL="http://a.example/feed"`, `text="A" xml_url="http://a.example/feed"`, `title="A" feedUrl="http://a.example/feed"`,
		`name="A" rss-url="http://a.example/feed"`, `text="A" type="folder" xmlUrl="http://a.example/feed"`,
		`text="A" type="" url="http://a.example/feed"`, `text="A" type="RSS" url="http://a.example/feed"`,
		`text="" title="A" htmlUrl="a" xmlUrl="" XMLUrl="http://a.example/feed"`,
	} {
		got, refused := read(t, fmt.Sprintf(body, "<outline "+outline+"/>"))
		same(t, got, a)
		same(t, refused, []Refusal(nil))
	}
	got, refused := read(t, fmt.Sprintf(body, `<outline type="rss" text="F"><outline text="A" xmlUrl="http://a.example/feed"/></outline>`))
	same(t, got, []Outline{{Title: "F", Children: a}})
	same(t, refused, []Refusal(nil))
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		file := strings.Join([]string{"<opml>", "<body>", `<outline text="x"`, `type="rss"/>`, "", `<outline text="A" xmlUrl="http://a.example/"/>`,
			`<outline text="B" xmlUrl="exec:x"/>`, "</body>", "</opml>"}, end)
		got, refused := read(t, file)
		if len(got) != 1 || got[0].Line != 6 {
			t.Errorf("%q: %+v", end, got)
		}
		same(t, refused, []Refusal{{3, "x", "a feed without an address"}, {7, "exec:x", "it would run a command"}})
	}
}

// A DOCTYPE puts in what it declares itself, one level deep; nothing is read from elsewhere.
func TestDoctype(t *testing.T) {
	got, _ := read(t, `<!DOCTYPE opml [<!ENTITY n "News"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<opml><body><outline text="&n; &b; &f;" xmlUrl="http://a.example/feed"/></body></opml>`)
	same(t, got, []Outline{{Title: "News &a;&a;&a; &f;", URL: "http://a.example/feed"}})
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
https://b.example/feed "long reads" news "~The B \"Times\"" !

"http://c.example/a b" x
"query:Unread:unread = \"yes\""
exec:~/bin/feed.sh
filter:~/bin/f:http://d.example/
|touch PWN
file:///etc/passwd
`)
	same(t, got, []Outline{
		{URL: "http://a.example/feed"},
		{Title: `The B "Times"`, URL: "https://b.example/feed", Place: []string{"long reads"},
			Lost: "hidden in the file, but shown here; not filed under news as well"},
		{URL: "http://c.example/a b", Place: []string{"x"}},
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
		got, refused := read(t, `<opml><body>`+strings.Repeat(`<outline text="F">`, deep)+
			`<outline text="B" xmlUrl="http://b.example/"/>`+strings.Repeat(`</outline>`, deep)+
			`<outline text="A" xmlUrl="http://a.example/"/></body></opml>`)
		depth, last := 0, Outline{}
		for list := got; len(list) > 0; list = list[0].Children {
			depth, last = depth+1, list[0]
		}
		if depth != maxDepth+1 || last.Title != "B" || len(got) != 2 {
			t.Errorf("%q %d deep and %d wide, want B, %d and 2", last.Title, depth, len(got), maxDepth+1)
		}
		same(t, refused, []Refusal{{1, "F", "folders more than 64 deep; what is in them stands in the last one"}})
	})
	t.Run("refusals", func(t *testing.T) {
		_, refused := read(t, strings.Repeat("exec:x\n", maxRefusals*2))
		if len(refused) != maxRefusals+1 || refused[maxRefusals].What != "what follows" {
			t.Errorf("%d refusals, want %d", len(refused), maxRefusals+1)
		}
	})
	t.Run("titles", func(t *testing.T) {
		got, _ := read(t, fmt.Sprintf(body, `<outline text="`+strings.Repeat("é", 1e6)+`" xmlUrl="http://a.example/"/>`))
		if n := utf8.RuneCountInString(got[0].Title); n != maxTitle+1 {
			t.Errorf("a title of %d characters", n)
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
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	same(t, b.String(), `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:reader="urn:reader:opml">
  <head>
    <title>R &amp; &#34;D&#34;</title>
  </head>
  <body>
    <outline text="The &lt;Paper&gt;" title="The &lt;Paper&gt;" htmlUrl="https://a.example/">
      <outline text="World" title="World">
        <outline type="rss" text="A &amp; B" title="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/" language="en"/>
      </outline>
      <outline text="Page" title="Page">
        <outline type="link" text="P" url="https://a.example/p" reader:page="yes"/>
      </outline>
      <outline text="Empty" title="Empty"/>
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
				{Title: "Asia", Feeds: []news.Feed{{Title: "Twice", URL: "https://b.example/w"}, {Title: "Page", URL: "https://b.example/asia", Language: "en", Page: true, Muted: time.Unix(1, 0)}}},
			}},
			{Title: "Empty"},
		}},
	}
	if err := Write(&b, "all", sections, false); err != nil {
		t.Fatal(err)
	}
	got, refused := read(t, b.String())
	same(t, refused, []Refusal(nil))
	same(t, got, []Outline{
		{Title: "Ünïcode \"<&>' \uFFFD]0;x\uFFFD", Children: []Outline{{Title: "क\u202eख", URL: "https://a.example/feed?a=1&b=%20", Site: "https://a.example/"}}},
		{Title: "Paper", Site: "https://b.example/", Children: []Outline{
			{Title: "World", Children: []Outline{
				{Title: "Twice", URL: "https://b.example/w"},
				{Title: "Asia", Children: []Outline{{Title: "Twice", URL: "https://b.example/w"}, {Title: "Page", URL: "https://b.example/asia", Language: "en", Page: true, Muted: true}}},
			}},
			{Title: "Empty"},
		}},
	})
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsAFullDisk(t *testing.T) {
	if err := Write(full{}, "x", nil, false); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

// FuzzRead holds that whatever a file says, only http and https addresses come out of it, within the bounds.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		fmt.Sprintf(body, `<outline text="F"><outline text="A" xmlUrl="http://a.example/"/></outline>`), "exec:x\n",
		"http://a.example/ \"~T\" tag", "<opml><outline url='feed:feed:|x'>", "\xff\xfe<\x00", "<?xml encoding='shift_jis'?><opml/>", "<opml><outline text=\"a><outline a='b\"</outline", "http://a.example/ ! \"a b\" c",
		"<!DOCTYPE opml [<!ENTITY a \"b\">]><opml><body><outline category='/a/b,c' text='&a;' xmlUrl='http://a.example/'",
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
				if o.URL == "" && strings.TrimSpace(o.Title) == "" || utf8.RuneCountInString(o.Title) > maxTitle+1 {
					t.Fatalf("a folder called %q", o.Title)
				}
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
	if err := Write(&b, "x", []news.Section{{Title: "S", Feeds: feeds}}, false); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "hunter2") {
		t.Errorf("wrote %s", b.String())
	}
}
