package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"
)

// letters are what may not be lost.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func TestTablesOfAnySize(t *testing.T) {
	for columns := 1; columns <= 30; columns++ {
		var rows [][]news.Cell
		var names, figures, sentences []string
		for i := range columns {
			names = append(names, fmt.Sprintf("name%d", i))
			figures = append(figures, fmt.Sprint(i*1000))
			sentences = append(sentences, fmt.Sprintf("a longer cell, the %dth, Verwaltungsgerichtshofsentscheidung %d", i, i))
		}
		rows = append(rows, cells(true, names...), cells(false, figures...), cells(false, sentences...))
		for width := 20; width <= 100; width++ {
			set := layout.Set([]news.Block{{Kind: news.Table, Rows: rows}}, nil, layout.Options{Width: width})
			checkWidth(t, set, text.Measure{}, width)
			got := drawn(set)
			for _, word := range slices.Concat(names[1:], figures) { // a list does not name its first column
				if !strings.Contains(got, word) {
					t.Fatalf("%d columns on %d cells: %s is lost in\n%s", columns, width, word, got)
				}
			}
		}
	}
}

func TestDeepLists(t *testing.T) {
	nested := para("the innermost words")
	for i := range 500 {
		items := [][]news.Block{{para(fmt.Sprintf("word%d", i)), nested}}
		nested = news.Block{Kind: news.List, Ordered: i%2 == 0, Items: items}
	}
	for _, width := range []int{2, 20, 66} {
		set := layout.Set([]news.Block{nested}, nil, layout.Options{Width: width})
		checkWidth(t, set, text.Measure{}, width)
		if got := letters(drawn(set)); !strings.Contains(got, "theinnermostwords") {
			t.Errorf("at %d cells the innermost words are lost", width)
		}
	}
}

// What a page can hold at the worst must not stop the reader: a word and a line of code of a megabyte, a table of
// thousands of wide columns, 100,000 lines.
func TestHugeBlocksAreQuick(t *testing.T) {
	wide := make([]string, 3000)
	for i := range wide {
		wide[i] = strings.Repeat("wide ", 200)
	}
	for name, block := range map[string]news.Block{
		"word":      para(strings.Repeat("x", 1<<20)),
		"code":      {Kind: news.Code, Text: strings.Repeat("x", 1<<20)},
		"code, é":   {Kind: news.Code, Text: strings.Repeat("é", 1<<19)},
		"code, é ":  {Kind: news.Code, Text: strings.Repeat("é ", 1<<18)},
		"blanks":    {Kind: news.Code, Text: "a" + strings.Repeat(" ", 1<<19) + "b"},
		"lines":     {Kind: news.Code, Text: strings.Repeat("if x {\n", 100_000)},
		"breaks":    para(strings.Repeat("a line\n", 100_000)),
		"columns":   {Kind: news.Table, Rows: [][]news.Cell{cells(false, wide...)}},
		"head":      {Kind: news.Table, Rows: append([][]news.Cell{cells(true, wide[:2]...)}, slices.Repeat([][]news.Cell{cells(false, "a", "b")}, 10_000)...)},
		"indent":    {Kind: news.Code, Text: strings.Repeat(" ", 300) + "end"},
		"two words": {Kind: news.Code, Text: strings.Repeat("x", 50) + " " + strings.Repeat("y", 50)},
	} {
		start := time.Now()
		set := layout.Set([]news.Block{block}, nil, layout.Options{Width: 66})
		took := time.Since(start)
		checkWidth(t, set, text.Measure{}, 66)
		t.Logf("%s: %d lines in %v", name, len(set.Lines), took)
		if took > time.Minute { // milliseconds on an idle machine; this is for what grows with the square
			t.Errorf("%s took %v", name, took)
		}
		if block.Kind == news.Code && letters(drawn(set)) != letters(block.Text) {
			t.Errorf("%s: text is lost", name)
		}
	}
}

func TestCodeFoldsAtBlanks(t *testing.T) {
	code := news.Block{Kind: news.Code, Text: "  close(gate, slowly) // four minutes\nverylongwordwithoutanyblank\n" + strings.Repeat(" ", 30) + "end"}
	set := layout.Set([]news.Block{code}, nil, layout.Options{Width: 20})
	want := "  close(gate,\nslowly) // four\nminutes\nverylongwordwithouta\nnyblank\n\nend\n"
	if got := drawn(set); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Rows that read from right to left are flush right; what stands before their words, the bar of a quotation or the marker
// of an item, stands at the right too. In print nothing pads them, and it comes first.
func TestRightToLeftRows(t *testing.T) {
	arabic := "أعلنت إدارة الميناء إغلاق الرصيف القديم من يوم الاثنين."
	list := news.Block{Kind: news.List, Items: [][]news.Block{{para(arabic), {Kind: news.List, Ordered: true, Items: [][]news.Block{{para(arabic)}}}}}}
	blocks := []news.Block{para(arabic), list, {Kind: news.Quote, Blocks: []news.Block{para(arabic), list}}}
	related := []news.Related{{Link: news.Link{Title: arabic}, Anchor: 1}}
	for _, width := range []int{12, 24, 30, 66} {
		set := layout.Set(blocks, related, layout.Options{Width: width})
		checkWidth(t, set, text.Measure{}, width)
		for i, line := range set.Plain() {
			if words := strings.TrimLeft(string(line), "▎ "); len(line)-len(words) > 12 {
				t.Errorf("at %d cells line %d is padded: %q", width, i, line)
			}
		}
	}
	set := layout.Set(blocks, related, layout.Options{Width: 66})
	if got := drawn(set); !strings.Contains(got, " الاثنين. ·\n") || !strings.Contains(got, " الاثنين.\u200E 1.\n") || !strings.Contains(got, " الاثنين. ▎\n") {
		t.Errorf("what begins a line does not stand at its right:\n%s", got)
	}
	for _, want := range []string{"· ", "1. ", "   ▎ ", "   ▎ · "} {
		if !slices.ContainsFunc(set.Plain(), func(line text.Safe) bool { return strings.HasSuffix(string(line), want+arabic) }) {
			t.Errorf("in print no line begins with %q:\n%q", want, set.Plain())
		}
	}
}

// The lines of a stanza hang on their right side where they read from right to left.
func TestRightToLeftVerse(t *testing.T) {
	verse := news.Block{Kind: news.Verse, Spans: words("قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل")}
	set := layout.Set([]news.Block{verse}, nil, layout.Options{Width: 40, Language: "ar"})
	checkWidth(t, set, text.Measure{}, 40)
	for i := range set.Lines {
		runs := set.Lines[i].Runs
		if last := runs[len(runs)-1].Text; last != "  " {
			t.Errorf("line %d of the stanza ends with %q, not with the indent", i, last)
		}
	}
}

func TestPicturesOfWhichNothingIsSaid(t *testing.T) {
	bare := news.Picture{URL: "https://news.example/p.jpg"}
	for _, tc := range []struct {
		figure news.Block
		want   string
	}{
		{news.Block{Kind: news.Figure, Picture: bare}, "one\n\ntwo\n"},
		{news.Block{Kind: news.Figure, Picture: news.Picture{URL: bare.URL, Alt: " \n", Width: 9}}, "one\n\ntwo\n"},
		{news.Block{Kind: news.Figure, Picture: bare, Credit: "Agency"}, "one\n\n[picture]\nAgency\n\ntwo\n"},
		{news.Block{Kind: news.Figure, Picture: bare, Spans: words("A crane")}, "one\n\n[picture]\nA crane\n\ntwo\n"},
		{news.Block{Kind: news.Figure, Picture: news.Picture{URL: bare.URL, Alt: "A crane"}, Spans: words("A crane (Agency)")}, "one\n\n[picture]\nA crane (Agency)\n\ntwo\n"},
		{news.Block{Kind: news.Figure, Picture: news.Picture{URL: bare.URL, Alt: "A crane"}}, "one\n\n[picture: A crane]\n\ntwo\n"},
	} {
		set := layout.Set([]news.Block{para("one"), tc.figure, para("two")}, nil, layout.Options{Width: 30})
		if got := drawn(set); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}
