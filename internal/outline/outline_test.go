package outline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

// sample has two papers, five sections and six feeds.
func sample() []news.Section {
	feed := func(id news.FeedID, title, url string) news.Feed { return news.Feed{ID: id, Title: title, URL: url} }
	return []news.Section{
		{ID: 1, Title: "World", Site: "https://world.example/", Children: []news.Section{
			{ID: 2, Parent: 1, Title: "Asia", Feeds: []news.Feed{feed(12, "Lotus", "https://lotus.example/rss")}},
			{ID: 3, Parent: 1, Title: "Europe", Feeds: []news.Feed{feed(13, "Bells", "https://bells.example/rss")}},
		}, Feeds: []news.Feed{feed(10, "Globe", "https://globe.example/rss"), feed(11, "Atlas", "https://me:secret@atlas.example/a b")}},
		{ID: 4, Title: "#Tech", Feeds: []news.Feed{feed(14, "", "https://gears.example/rss"), {ID: 15, Title: "Page", URL: "https://gears.example/", Page: true}}},
	}
}

func id(n news.FeedID) string { return n.String() }

func TestWrite(t *testing.T) {
	got, _ := strings.CutPrefix(string(Write(Of(sample()))), manual)
	want := fmt.Sprintf(`World  [c1]
  Globe  https://globe.example/rss  [%s]
  Atlas  https://me:xxxxx@atlas.example/a%%20b  [%s]
  Asia  [c2]
    Lotus  https://lotus.example/rss  [%s]
  Europe  [c3]
    Bells  https://bells.example/rss  [%s]
\#Tech  [c4]
  https://gears.example/rss  [%s]
  Page  page:https://gears.example/  [%s]
`, id(10), id(11), id(12), id(13), id(14), id(15))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	for line := range strings.Lines(manual) {
		if !strings.HasPrefix(line, "#") && line != "\n" || len(line) > 81 {
			t.Errorf("the manual has a line %q", line)
		}
	}
}

// What was written and not touched reads as what was shown, whatever the titles and addresses are.
func TestUntouchedTextChangesNothing(t *testing.T) {
	odd := sample()
	for i, title := range []string{
		`\`, `\#x`, "#", "[c1]", "https://a.example/", "a [f0000000000000]", "  two   spaces ", "tab\there", "line\nbreak", "\x1b[31mred", "日本語のニュース",
		"page:https://x.example/", "exec:x", "a.example/feed", "عربي", "\u202egpj", "no\u00a0break", "|x", "\ufeffmark",
	} {
		odd = append(odd, news.Section{ID: news.SectionID(20 + i), Title: title, Feeds: []news.Feed{
			{ID: news.FeedID(100 + i), Title: title, URL: fmt.Sprintf("https://x.example/%d \t%s", i, title)},
		}})
	}
	shown := Of(odd)
	got, problems := Read(Write(shown), shown)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if diff := cmp.Diff(shown, got, cmpopts.IgnoreFields(Entry{}, "Line")); diff != "" {
		t.Errorf("shown -, read +:\n%s", diff)
	}
	m := Merge(shown, got, odd)
	if len(m.Changes)+len(m.Refused) > 0 {
		t.Errorf("changes %v, refused %v", m.Changes, m.Refused)
	}
	if diff := cmp.Diff(odd, m.Tree, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the tree changed:\n%s", diff)
	}
}

func TestReadNamesEachProblem(t *testing.T) {
	shown := Of(sample())
	for _, tc := range []struct {
		name, text string
		want       []Problem
	}{
		{"a feed at the top", "https://a.example/", []Problem{{1, "a feed stands in a section: indent it below one"}}},
		{"below a feed", "A\n  https://a.example/\n    B\n", []Problem{{3, "it stands below a feed; only sections have something below them"}}},
		{"a file", "A\n  B file:///etc/passwd", []Problem{{2, "a file on this computer, not a feed"}}},
		{"a command", "A\n  exec:touch /x y", []Problem{{2, "it would run a command"}}},
		{"a pipe", "A\n  |touch x", []Problem{{2, "it would run a command"}}},
		{"no server", "A\n  B http:///x", []Problem{{2, "the address names no server"}}},
		{"no scheme", "A\n  B www.example.org/feed.xml", []Problem{{2, "an address begins with http:// or https://"}}},
		{"no address", "A\n  B [" + id(10) + "]", []Problem{{2, "a feed needs its address"}}},
		{"an identifier alone", "[c1]", []Problem{{1, "there is nothing but an identifier; to remove what it names, delete the line"}}},
		{"an unknown identifier", "A [c9]", []Problem{{1, "[c9] was not among the identifiers shown; a new line has none"}}},
		{"a copy", "World [c1]\n\n# x\nWorld 2 [c1]", []Problem{{4, "[c1] stands on line 1 already; a new line has no identifier"}}},
		{"an address twice", "A\n  https://a.example/\nB\n  X https://a.example/", []Problem{{4, "this address stands on line 2 already; a feed stands in one section"}}},
		{"a title twice", "A\n B\n C\n b", []Problem{{4, "a section of this title stands beside it, on line 2"}}},
		{"in the order of the lines", "A\nA\n  http:///x", []Problem{
			{2, "a section of this title stands beside it, on line 1"}, {3, "the address names no server"},
		}},
		{"a page from a feed", "A\n  page:https://globe.example/rss [" + id(10) + "]",
			[]Problem{{2, "a feed and a page (page:) are two things; take [" + id(10) + "] away to have the other instead"}}},
		{"tabs that can mean two things", "A\n    B\n\tC\n", []Problem{{3, "a tab can mean 4 or 8 columns here; indent with spaces"}}},
		{"too deep", strings.Join(deep(66), "\n"), []Problem{{65, "sections more than 64 deep"}, {66, "sections more than 64 deep"}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, problems := Read([]byte(tc.text), shown)
			if diff := cmp.Diff(tc.want, problems); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

func deep(n int) (lines []string) {
	for i := range n {
		lines = append(lines, strings.Repeat(" ", i)+"S")
	}
	return lines
}

func TestIndentationMaySayTheSameInManyWays(t *testing.T) {
	want := "A\nA/B\nA/B/https://b.example/\nA/C\nA/C/https://c.example/\n"
	for name, text := range map[string]string{
		"spaces":                "A\n  B\n    https://b.example/\n  C\n    https://c.example/",
		"uneven":                "A\n   B\n    https://b.example/\n  C\n         https://c.example/",
		"tabs":                  "A\n\tB\n\t\thttps://b.example/\n\tC\n\t\thttps://c.example/",
		"a tab for 8 spaces":    "A\n  B\n\thttps://b.example/\n  C\n        https://c.example/",
		"a tab for 4 spaces":    "A\n  B\n    https://b.example/\n  C\n\thttps://c.example/",
		"a tab among feeds":     "A\n  B\n    https://b.example/\n    #\n  C\n   https://c.example/\n\t#",
		"all indented":          "  A\n    B\n      https://b.example/\n    C\n      https://c.example/",
		"ends of other systems": "\ufeffA\r\n  B\r\n\r\n    <https://b.example/>\r\n # x\r\n  C   \r\n    https://c.example/ \r\n",
	} {
		o, problems := Read([]byte(text), nil)
		got := ""
		for i := range o {
			got += o.path(i) + o[i].URL + "\n"
		}
		if got != want || len(problems) > 0 {
			t.Errorf("%s: %s %v", name, got, problems)
		}
	}
}

func TestAnnotate(t *testing.T) {
	text := "#! old\nA\n    #! old too\n    bad\n# stays\n"
	first := string(Annotate([]byte(text), []Problem{{4, "it is bad"}, {0, "all of it"}, {4, "very"}}))
	if want := "#! all of it\nA\n    #! it is bad\n    #! very\n    bad\n# stays\n"; first != want {
		t.Errorf("%q, want %q", first, want)
	}
	if got, want := string(Annotate([]byte(first), nil)), "A\n    bad\n# stays\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// number gives what is new an identifier, as the library does, and returns the next one.
func number(list []news.Section, next news.SectionID) news.SectionID {
	for i := range list {
		s := &list[i]
		if next++; s.ID == 0 {
			s.ID = next
		}
		for j := range s.Feeds {
			if next++; s.Feeds[j].ID == 0 {
				s.Feeds[j].ID = news.FeedID(next)
			}
		}
		next = number(s.Children, next)
	}
	return next
}

// FuzzRead holds that any text is either understood or has problems on lines that are there, and that what is
// understood can be merged.
func FuzzRead(f *testing.F) {
	shown := Of(sample())
	f.Add(Write(shown))
	for _, s := range []string{"A\n\thttps://a.example/", "A [c1]\n B [c2]\n  C [c1]", "\\#\n page:x", "a\n\tb\n    c\n", "World\n Asia\n  https://globe.example/rss"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, edited []byte) {
		o, problems := Read(edited, shown)
		for _, p := range problems {
			if p.Why == "" || p.Line < 0 {
				t.Fatalf("%+v", p)
			}
		}
		if len(problems) > 0 {
			return
		}
		m := Merge(shown, o, sample())
		if len(m.Refused) > 0 {
			t.Fatalf("refused with nobody else there: %+v", m.Refused)
		}
		number(m.Tree, news.SectionID(100))
		again, problems := Read(Write(Of(m.Tree)), Of(m.Tree))
		if len(problems) > 0 {
			t.Fatalf("what was made cannot be shown: %v", problems)
		}
		if diff := cmp.Diff(Of(m.Tree), again, cmpopts.IgnoreFields(Entry{}, "Line")); diff != "" {
			t.Fatalf("%s", diff)
		}
	})
}
