package layout_test

import (
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func picture(news.Picture) (cols, rows int) { return 60, 4 }

// TestGolden sets an article with every kind of block in several ways and compares with what was looked at.
func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		o    layout.Options
	}{
		{"measure66", layout.Options{Width: 66, Numbers: true}},
		{"narrow30", layout.Options{Width: 30, Numbers: true}},
		{"ascii50", layout.Options{Width: 50, Numbers: true, ASCII: true}},
		{"pictures48", layout.Options{Width: 48, Pictures: picture, Measure: text.Grapheme()}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks, related := everything()
			got := drawn(layout.Set(blocks, related, tt.o))
			compare(t, filepath.Join("testdata", tt.name+".golden"), got)
		})
	}
}

// drawn is a set text as a person can look at it.
func drawn(set layout.Text) string {
	var b strings.Builder
	for _, l := range set.Lines {
		var line strings.Builder
		for _, r := range l.Runs {
			line.WriteString(string(r.Text))
		}
		if l.Picture >= 0 {
			line.WriteString(strings.Repeat("▒", set.Pictures[l.Picture].Cols))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

func TestLinesAreNeverTooWide(t *testing.T) {
	blocks, related := everything()
	for _, m := range []text.Measure{{}, text.Grapheme()} {
		for width := 2; width < 130; width++ {
			for _, ascii := range []bool{false, true} {
				checkWidth(t, layout.Set(blocks, related, layout.Options{Measure: m, Width: width, ASCII: ascii, Numbers: true, Pictures: picture}), m, width)
			}
		}
	}
}

func checkWidth(t *testing.T, set layout.Text, m text.Measure, width int) {
	t.Helper()
	for i, l := range set.Lines {
		cells := 0
		for _, r := range l.Runs {
			cells += m.Width(r.Text)
			// A joiner may end a line or a run, with a cell's padding behind it: its other neighbour stands in the next one.
			words := strings.Trim(strings.TrimRight(string(r.Text), " "), "\u200B\u200C\u200D")
			if again := string(text.Clean(words)); again != words {
				t.Fatalf("line %d has the unclean %q", i, r.Text)
			}
		}
		if l.Picture >= 0 {
			cells += set.Pictures[l.Picture].Cols
		}
		if cells > width || l.RTL && cells != width {
			t.Fatalf("line %d is %d cells wide, not %d: %v", i, cells, width, l.Runs)
		}
	}
}

func TestLinks(t *testing.T) {
	blocks, _ := everything()
	set := layout.Set(blocks, nil, layout.Options{Width: 66, Numbers: true})
	want := []news.Link{
		{Title: "Old Quay", URL: "https://news.example/quay"},
		{Title: "written statement", URL: "https://news.example/board"},
		{Title: "The gate closes", URL: "https://www.video.example/w/1"},
		{Title: "Harbour hour", URL: "https://open.spotify.com/episode/1"},
		{Title: "Stored long ago", URL: "https://www.video.example/w/2"},
	}
	if diff := cmp.Diff(want, set.Links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	linked := make([]string, len(want))
	for _, l := range set.Lines {
		for _, r := range l.Runs {
			if r.Role == layout.LinkText {
				linked[r.Link] += string(r.Text) + "|"
			} else if r.Link >= 0 && r.Role != layout.LinkNumber {
				t.Errorf("%q leads somewhere, and does not look it", r.Text)
			}
		}
	}
	wantText := []string{"Old Quay|the quay|", "written| statement|", "The gate closes|", "Harbour hour|", "Stored long ago|"}
	if diff := cmp.Diff(wantText, linked); diff != "" {
		t.Errorf("link text (-want +got):\n%s", diff)
	}
}

func TestRelatedStandAtTheirAnchor(t *testing.T) {
	blocks, related := everything()
	set := layout.Set(blocks, related, layout.Options{Width: 40})
	seen := map[int]int{}
	for _, l := range set.Lines {
		if l.Related >= 0 {
			seen[l.Related]++
			if l.Block != 1 {
				t.Errorf("%v counts as block %d, not as the one before its anchor", l.Runs, l.Block)
			}
		}
	}
	if diff := cmp.Diff(map[int]int{0: 2, 2: 1}, seen); diff != "" {
		t.Errorf("lines of each related story (-want +got):\n%s", diff)
	}
	top := set.Lines[set.LineOf(news.Place{Block: 2})]
	if got := top.Runs[0].Text; !strings.HasPrefix(string(got), "Fishers want") {
		t.Errorf("block 2 begins with %q", got)
	}
}

func TestRelatedWithOddAnchors(t *testing.T) {
	for _, anchor := range []int{-7, 0, 1, 2, 99} {
		related := []news.Related{{Link: news.Link{Title: "Tides"}, Anchor: anchor}}
		set := layout.Set([]news.Block{para("one"), para("two")}, related, layout.Options{Width: 30})
		if n := strings.Count(drawn(set), "Tides"); n != 1 {
			t.Errorf("anchor %d: set %d times", anchor, n)
		}
	}
}

func TestPlacesSurviveResizing(t *testing.T) {
	blocks, related := everything()
	wide := layout.Set(blocks, related, layout.Options{Width: 90, Numbers: true})
	slim := layout.Set(blocks, related, layout.Options{Width: 34, Pictures: picture})
	for i := range wide.Lines {
		place := wide.PlaceOf(i)
		if back := wide.PlaceOf(wide.LineOf(place)); back != place {
			t.Errorf("line %d: place %v is found at %v", i, place, back)
		}
		there := slim.PlaceOf(slim.LineOf(place))
		if there.Block != place.Block || there.Rune > place.Rune {
			t.Errorf("line %d: place %v became %v", i, place, there)
		}
	}
	if got := slim.LineOf(news.Place{Block: 99}); got != len(slim.Lines)-1 {
		t.Errorf("a place behind the text is line %d of %d", got, len(slim.Lines))
	}
	if got := (layout.Text{}).LineOf(news.Place{Block: 3}); got != 0 {
		t.Errorf("in an empty text a place is line %d", got)
	}
}

// TestPlaceIsTheSameWord follows a word through three widths.
func TestPlaceIsTheSameWord(t *testing.T) {
	blocks := feature()
	first := layout.Set(blocks, nil, layout.Options{Width: 66, Numbers: true})
	for _, width := range []int{20, 41, 120} {
		other := layout.Set(blocks, nil, layout.Options{Width: width})
		for i := range first.Lines {
			place := first.PlaceOf(i)
			line := other.LineOf(place)
			if next := other.PlaceOf(line + 1); line+1 < len(other.Lines) && next.Block == place.Block && next.Rune <= place.Rune && next != other.PlaceOf(line) {
				t.Fatalf("at width %d %v is on line %d, though line %d begins at %v", width, place, line, line+1, next)
			}
		}
	}
}

func TestPicturesAreReserved(t *testing.T) {
	blocks, _ := everything()
	blocks = append(blocks, news.Block{Kind: news.Quote, Blocks: []news.Block{blocks[7]}})
	set := layout.Set(blocks, nil, layout.Options{Width: 48, Pictures: picture})
	if len(set.Pictures) != 2 {
		t.Fatalf("%d pictures", len(set.Pictures))
	}
	for n, box := range set.Pictures {
		if box.Cols > 48 || box.Rows < 1 {
			t.Errorf("picture %d is %d by %d cells", n, box.Cols, box.Rows)
		}
		for i := range set.Lines {
			if in := i >= box.Line && i < box.Line+box.Rows; in != (set.Lines[i].Picture == n) {
				t.Errorf("line %d: picture %d stands on lines %d to %d", i, n, box.Line, box.Line+box.Rows-1)
			}
		}
	}
	if plain := set.Plain(); len(plain) != len(set.Lines)-set.Pictures[0].Rows-set.Pictures[1].Rows+2 {
		t.Errorf("%d plain lines of %d", len(plain), len(set.Lines))
	}
}

func TestPlainIsNotPadded(t *testing.T) {
	blocks, related := everything()
	for _, line := range layout.Set(blocks, related, layout.Options{Width: 66}).Plain() {
		if strings.HasSuffix(string(line), " ") || strings.HasPrefix(strings.TrimLeft(string(line), " "), "أ") && line[0] == ' ' {
			t.Errorf("%q", line)
		}
	}
}

func TestEmptyBlocksTakeNoRoom(t *testing.T) {
	blocks := []news.Block{
		{}, para(" \n "), para("one"), {Kind: news.List}, {Kind: news.List, Items: [][]news.Block{{}}}, {Kind: news.Quote}, {Kind: news.Code},
		{Kind: news.Table}, {Kind: news.Table, Rows: [][]news.Cell{{}}}, {Kind: news.Figure}, para("two"), {Kind: news.Heading},
	}
	set := layout.Set(blocks, nil, layout.Options{Width: 20})
	if got, want := drawn(set), "one\n\ntwo\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if set := layout.Set(nil, nil, layout.Options{}); len(set.Lines) != 0 {
		t.Errorf("nothing takes %d lines", len(set.Lines))
	}
}

func TestHostileText(t *testing.T) {
	evil := "a\x1b]52;c;x\x07\u202E\u009b\U0010EEEE" + strings.Repeat("\u0334", 5000) + strings.Repeat("W", 1<<16)
	blocks := []news.Block{
		{Kind: news.Paragraph, Spans: []news.Span{{Text: "a"}, {Text: "\u0301\u0301x", Style: news.Strong}, {Text: evil, URL: "https://h.example/" + evil}}},
		{Kind: news.Heading, Spans: words(evil)}, {Kind: news.Quote, Blocks: []news.Block{para(evil)}, Spans: words(evil)},
		{Kind: news.Code, Text: evil}, {Kind: news.Table, Rows: [][]news.Cell{cells(true, evil, evil), cells(false, evil, evil)}},
		{Kind: news.Figure, Picture: news.Picture{URL: evil, Alt: evil}, Spans: words(evil), Credit: evil},
		{Kind: news.Embed, Link: news.Link{Title: evil, URL: "http://" + evil}},
	}
	nested := para(evil[:200])
	for range 200 {
		nested = news.Block{Kind: news.Quote, Blocks: []news.Block{{Kind: news.List, Items: [][]news.Block{{nested}}}}}
	}
	related := []news.Related{{Link: news.Link{Title: evil, URL: evil}}}
	for _, width := range []int{2, 13, 66} {
		set := layout.Set(append(blocks, nested), related, layout.Options{Width: width, Numbers: true})
		checkWidth(t, set, text.Measure{}, width)
	}
}

func FuzzSet(f *testing.F) {
	f.Add("The harbour\nboard ", "東京で初雪、", "👨‍👩‍👧‍👦", 20, false)
	f.Add("Hafen\u00ADver\u00ADwaltung", "a\nb \u00ADc", "« קול »", 9, false)
	f.Add("क्षत्रिय", "\u0301x", "🇮", 7, true)
	f.Add("(7+7", "0cȿ\xa8\xac\xa5\xcf\\\xe1Л\u0601", "0(", -114, true)
	f.Fuzz(func(t *testing.T, a, b, c string, width int, graphemes bool) {
		width = 2 + (width&0x7fffffff)%120
		var m text.Measure
		if graphemes {
			m = text.Grapheme()
		}
		spans := []news.Span{{Text: a}, {Text: b, URL: "https://h.example/" + c}, {Text: c, Style: news.Strong}}
		inner := []news.Block{{Spans: spans}, {Kind: news.Code, Text: a + b}, {Kind: news.Table, Rows: [][]news.Cell{{{Spans: spans}, {Spans: words(c)}}}}}
		noted := append(slices.Clone(spans), news.Span{Text: b, Note: 1})
		inner = append(inner, news.Block{Kind: news.Verse, Spans: spans}, news.Block{Kind: news.Heading, Spans: noted}, news.Block{Kind: news.Table, Spans: words(a), Rows: [][]news.Cell{
			{{Spans: spans, Header: true, Rows: 2}, {Spans: words(b), Header: true, Columns: width % 5}}, {{Spans: words(c), Columns: 3, Rows: 9}, {Spans: words(a)}}, {{Spans: words(b)}},
		}})
		blocks := append([]news.Block{
			{Kind: news.List, Items: [][]news.Block{inner}, Markers: []string{c}}, {Kind: news.Quote, Blocks: inner, Spans: words(c)},
			{Kind: news.Definitions, Items: [][]news.Block{inner, {para(a), para(b)}}}, {Kind: news.Notes, Start: 1, Items: [][]news.Block{inner}, Markers: []string{b}},
		}, inner...)
		language := map[bool]string{true: "ar"}[width%2 == 0]
		checkWidth(t, layout.Set(blocks, nil, layout.Options{Width: width, Measure: m, Numbers: true, Language: language}), m, width)
		for _, block := range []news.Block{para(a), {Kind: news.Code, Text: b}, {Kind: news.Verse, Spans: words(c)}, {Kind: news.Heading, Spans: words(a)}} {
			set := layout.Set([]news.Block{block}, nil, layout.Options{Width: width, Measure: m})
			want := letters(string(text.Clean(block.Text + news.Plain(block.Spans))))
			if got := letters(drawn(set)); got != want {
				t.Errorf("set %q at %d cells as %q", want, width, got)
			}
		}
	})
}

// BenchmarkSet1500Words has a budget of 3 ms: a long read is set within a fifth of a frame at 60 Hz (16.7 ms), while its page opens.
func BenchmarkSet1500Words(b *testing.B) {
	blocks := feature()
	if n := text.Words(news.PlainText(blocks)); n < 1400 {
		b.Fatalf("only %d words", n)
	}
	for b.Loop() {
		layout.Set(blocks, nil, layout.Options{Width: 66, Numbers: true})
	}
}

// The words of each running text follow one another by their places, whatever stands between them on the lines.
func TestRunsKnowTheWordsTheyAre(t *testing.T) {
	words := func(s string) []news.Span { return []news.Span{{Text: s}} }
	blocks := []news.Block{
		{Spans: []news.Span{{Text: "Rain fell on the "}, {Text: "hills", URL: "https://a.example/"}, {Text: " and  on the coast", Mark: 3}, {Text: "1", Note: 1}, {Text: "."}}},
		{Kind: news.Quote, Blocks: []news.Block{{Spans: words("Never again.")}}, Spans: words("A pilot")},
		{Kind: news.List, Items: [][]news.Block{{{Spans: words("first thing")}}, {{Spans: words("second")}}}},
		{Kind: news.Table, Rows: [][]news.Cell{{{Spans: words("Port of call")}, {Spans: words("Ships there")}}}},
		{Kind: news.Code, Text: "x := 1"},
	}
	set := layout.Set(blocks, nil, layout.Options{Width: 14, Numbers: true})
	said, ends, marked := map[int]string{}, map[int]int{}, ""
	for _, l := range set.Lines {
		for _, r := range l.Runs {
			if r.Flow == 0 {
				continue
			}
			if end, begun := ends[r.Flow]; begun && r.Rune > end {
				said[r.Flow] += " "
			}
			said[r.Flow] += string(r.Text)
			ends[r.Flow] = r.Rune + len([]rune(string(r.Text)))
			if r.Mark == 3 {
				marked += string(r.Text) + "|"
			}
		}
	}
	var flows []string
	for n := 1; n <= 20; n++ {
		if said[n] != "" {
			flows = append(flows, strings.TrimSpace(said[n]))
		}
	}
	want := []string{"Rain fell on the hills and on the coast.", "Never again.", "A pilot", "first thing", "second", "Port of call", "Ships there"}
	if diff := cmp.Diff(want, flows); diff != "" {
		t.Error(diff)
	}
	if marked != "and|on the|coast|" {
		t.Errorf("marked are %q", marked)
	}
}
