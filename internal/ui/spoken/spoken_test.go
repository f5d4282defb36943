package spoken_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/ui/layout"
	"reader/internal/ui/spoken"
)

func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

func words(s string) []news.Span { return []news.Span{{Text: s}} }

func said(s string) news.Block { return news.Block{Spans: words(s)} }

func cells(header bool, texts ...string) []news.Cell {
	out := make([]news.Cell, len(texts))
	for i, t := range texts {
		out[i] = news.Cell{Spans: words(t), Header: header}
	}
	return out
}

// blocks are of every kind.
func blocks() []news.Block {
	link := func(words, url string) news.Span { return news.Span{Text: words, URL: url} }
	return []news.Block{
		{Spans: []news.Span{{Text: "The plan "}, link("agreed ", "https://paper.example/plan"), link("last night", "https://paper.example/plan"), {Text: ", 10"}, {Text: "6", Style: news.Superscript}, {Text: " litres"}, {Text: "1", Note: 1}, {Text: "."}}},
		{Kind: news.Heading, Level: 2, Spans: words("Who pays")},
		{Kind: news.Heading, Level: 2, Time: now().Add(-time.Hour), Spans: words("Rain")},
		{Kind: news.Quote, Blocks: []news.Block{said("One."), said("Two.")}, Spans: words("— a farmer")},
		{Kind: news.Quote, Blocks: []news.Block{said("It holds.")}},
		{Kind: news.List, Items: [][]news.Block{{said("bread")}, {said("water"), {Kind: news.List, Ordered: true, Items: [][]news.Block{{said("still")}, {said("sparkling")}}}}}},
		{Kind: news.List, Markers: []string{"☑", "☐"}, Items: [][]news.Block{{said("sow")}, {said("reap")}}},
		{Kind: news.Code, Text: "if dry {\n\tpray()\n}\n"},
		{Kind: news.Table, Spans: words("Levels"), Rows: [][]news.Cell{cells(true, "Lake", "Level"), cells(false, "Upper", "11 %"), cells(false, "Lower", "")}},
		{Kind: news.Figure, Picture: news.Picture{URL: "https://paper.example/a.jpg", Alt: "A dam"}, Spans: words("The dam on Monday"), Credit: "A. Lens"},
		{Kind: news.Figure, Picture: news.Picture{URL: "https://paper.example/b.jpg"}},
		{Kind: news.Rule},
		{Kind: news.Embed, Medium: news.Video, Link: news.Link{Title: "The gates open", URL: "https://films.example/1"}},
		{Kind: news.Verse, Spans: words("Rain, rain,\ngo away")},
		{Kind: news.Definitions, Items: [][]news.Block{{said("Weir"), said("a low dam")}}},
		{Kind: news.Notes, Items: [][]news.Block{{said("As of Sunday.")}}},
		{Spans: []news.Span{{Text: "It "}, {Text: "will", Style: news.Deleted}, {Text: "may", Style: news.Inserted}, {Text: " rain."}}},
	}
}

func TestEveryBlockSaysWhatItIs(t *testing.T) {
	set := spoken.Set(blocks(), []news.Related{{Link: news.Link{Title: "The other dam"}, Kind: news.RelatedInline, Anchor: 1}}, spoken.Options{Now: now(), ASCII: true})
	var got []string
	for _, p := range set.Passages {
		got = append(got, string(p.Text))
	}
	want := []string{
		"The plan agreed last night [1], 10^6 litres [note 1].", "Also read: The other dam", "Heading: Who pays", "Update 08:00: Rain",
		"Quote: One.", "Two.", "End of quote, from: a farmer", "Quote: It holds.",
		"List, 2 items.", "- bread", "- water", "List, 2 items, level 2.", "1. still", "2. sparkling", "List, 2 items.", "Done: sow", "To do: reap",
		"Code, 3 lines.\nif dry {\n    pray()\n}", "Table, 2 rows, 2 columns: Levels.", "Row 1: Lake: Upper; Level: 11 %.", "Row 2: Lake: Lower.",
		"Picture: A dam. The dam on Monday. A. Lens.", "Break.", "Video: The gates open, films.example [2]", "Rain, rain,\ngo away",
		"Weir: a low dam", "Notes, 1 item.", "1. As of Sunday.", "It [removed: will][added: may] rain.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A link has the same number for who sees it and for who hears it.
func TestNumbersAreThoseOfThePage(t *testing.T) {
	heard := spoken.Set(blocks(), nil, spoken.Options{Now: now()}).Links
	seen := layout.Set(blocks(), nil, layout.Options{Width: 60, Numbers: true, Now: now()}).Links
	address := func(links []news.Link) (all []string) {
		for _, l := range links {
			all = append(all, l.URL)
		}
		return all
	}
	if diff := cmp.Diff(address(seen), address(heard)); diff != "" {
		t.Error(diff)
	}
}

func FuzzSet(f *testing.F) {
	f.Add("words", "https://paper.example/", uint8(3))
	f.Add("\x1b[31m│⠿ ▌\u202e", "javascript:x", uint8(9))
	f.Fuzz(func(t *testing.T, words, address string, kind uint8) {
		span := []news.Span{{Text: words, URL: address}}
		b := news.Block{Kind: news.BlockKind(kind % 13), Spans: span, Text: words, Credit: words, Link: news.Link{Title: words, URL: address},
			Items: [][]news.Block{{{Spans: span}}}, Blocks: []news.Block{{Spans: span}}, Rows: [][]news.Cell{{{Spans: span, Header: true}}, {{Spans: span}}}}
		for _, p := range spoken.Set([]news.Block{b}, nil, spoken.Options{Now: now()}).Passages {
			if strings.ContainsFunc(string(p.Text), func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 }) {
				t.Errorf("%q", p.Text)
			}
		}
	})
}
