package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/diff"
	"reader/internal/news"
)

// paragraphs is a text of plain paragraphs.
func paragraphs(texts ...string) []news.Block {
	var out []news.Block
	for _, t := range texts {
		out = append(out, news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: t}}})
	}
	return out
}

// between is the difference of two texts, its marks as signs.
func between(older, newer []news.Block) string {
	return news.PlainText(diff.Signs(diff.Between(&news.Article{Blocks: older}, &news.Article{Blocks: newer})))
}

func TestWordsAreMarkedWhereTheyChanged(t *testing.T) {
	for _, tc := range []struct{ name, older, newer, want string }{
		{"nothing", "The ferry sails at noon.", "The ferry sails at noon.", "The ferry sails at noon."},
		{"a word", "The ferry sails at noon.", "The ferry sails at one.", "The ferry sails at [-noon-] {+one+}."},
		{"a number with its sign", "It costs €5, or 4%.", "It costs £5, or 6%.", "It costs [-€5-] {+£5+}, or [-4%-] {+6%+}."},
		{"an added word", "Captains will sail.", "Captains will not sail.", "Captains will {+not+} sail."},
		{"a removed word", "Captains will not sail.", "Captains will sail.", "Captains will [-not-] sail."},
		{"an added sentence", "It rained.", "It rained. Nobody came.", "It rained. {+Nobody came.+}"},
		{"an inner full stop", "He left the U.S. today.", "He left the U.K. today.", "He left the [-U.S-] {+U.K+}. today."},
		{"quotes and dashes", `He said "no" - twice.`, "He said “no” – twice.", "He said “no” – twice."},
		{"close changes are one", "The red boat sank off Merrow at dawn.", "The blue ship sank off Merrow at dawn.",
			"The [-red boat-] {+blue ship+} sank off Merrow at dawn."},
		{"a word between long changes",
			"The harbour council of Port Merrow met on Monday and then voted for the ferry to the islands, by nine to two.",
			"The harbour council of Port Merrow met and a lawyer spoke for the owners of all four boats to the islands, by nine to two.",
			"The harbour council of Port Merrow met [-on Monday and then voted for the ferry-] {+and a lawyer spoke for the owners of all four boats+} to the islands, by nine to two."},
		{"Chinese by characters", "今年的第一场雪在星期一落下。", "今年的第二场雪在星期天落下。", "今年的第[-一-]{+二+}场雪在星期[-一-]{+天+}落下。"},
		{"Hindi by words", "विद्यालय शुक्रवार तक बंद रहेंगे।", "विद्यालय सोमवार तक बंद रहेंगे।", "विद्यालय [-शुक्रवार-] {+सोमवार+} तक बंद रहेंगे।"},
		{"no grapheme is cut", "Eine Woche: ä̃ 👩‍🚀 da.", "Eine Woche: ä 👩‍🚒 da.", "Eine Woche: [-ä̃ 👩‍🚀-] {+ä 👩‍🚒+} da."},
		{"nothing in common", "All the boats stayed in.", "Seven geese crossed over.", "[-All the boats stayed in.-]\n\n{+Seven geese crossed over.+}"},
	} {
		if got := between(paragraphs(tc.older), paragraphs(tc.newer)); got != tc.want {
			t.Errorf("%s:\n%s", tc.name, cmp.Diff(tc.want, got))
		}
	}
}

func TestBlocksAreAlignedBeforeWords(t *testing.T) {
	const a, b, c = "The ferry from Merrow to the islands sails at noon every day of the week.",
		"Nobody on the pier had heard of the plan until the posters went up.", "Tickets are sold at the office by the lighthouse."
	spans := func(texts ...string) (out []news.Span) {
		for _, s := range texts {
			out = append(out, news.Span{Text: s})
		}
		return out
	}
	heading := func(s string) news.Block { return news.Block{Kind: news.Heading, Level: 2, Spans: spans(s)} }
	list := func(items ...string) news.Block {
		l := news.Block{Kind: news.List}
		for _, s := range items {
			l.Items = append(l.Items, paragraphs(s))
		}
		return l
	}
	table := func(rows ...[]string) news.Block {
		b := news.Block{Kind: news.Table}
		for _, r := range rows {
			var cells []news.Cell
			for _, s := range r {
				cells = append(cells, news.Cell{Spans: spans(s)})
			}
			b.Rows = append(b.Rows, cells)
		}
		return b
	}
	code := func(s string) news.Block { return news.Block{Kind: news.Code, Text: s} }
	figure := func(url, caption string) news.Block {
		return news.Block{Kind: news.Figure, Picture: news.Picture{URL: url}, Spans: spans(caption)}
	}
	for _, tc := range []struct {
		name         string
		older, newer []news.Block
		want         []string
	}{
		{"one inserted", paragraphs(a, c), paragraphs(a, b, c), []string{a, "{+" + b + "+}", c}},
		{"one removed", paragraphs(a, b, c), paragraphs(a, c), []string{a, "[-" + b + "-]", c}},
		{"one inserted before one that changed", paragraphs(a), paragraphs(b, strings.Replace(a, "noon", "one", 1)),
			[]string{"{+" + b + "+}", strings.Replace(a, "noon", "[-noon-] {+one+}", 1)}},
		{"a paragraph became a heading", paragraphs("Who pays"), []news.Block{heading("Who pays")}, []string{"Who pays"}},
		{"an item", []news.Block{list("lined gloves for all", "a second rope", "hot soup")}, []news.Block{list("lined gloves for most", "hot soup")},
			[]string{"lined gloves for [-all-] {+most+}\n[-a second rope-]\nhot soup"}},
		{"a cell", []news.Block{table([]string{"Pier", "Boats"}, []string{"North pier", "12"})}, []news.Block{table([]string{"Pier", "Boats"}, []string{"North pier", "15"})},
			[]string{"Pier\tBoats\nNorth pier\t[-12-] {+15+}"}},
		{"a row", []news.Block{table([]string{"Pier", "12"})}, []news.Block{table([]string{"Pier", "12"}, []string{"Quay", "4"})},
			[]string{"Pier\t12\n{+Quay+}\t{+4+}"}},
		{"code", []news.Block{code("go test ./...")}, []news.Block{code("go vet ./...")}, []string{"go [-test-] {+vet+} ./..."}},
		{"a quotation", []news.Block{{Kind: news.Quote, Blocks: paragraphs("We will not sail today."), Spans: spans("A captain")}},
			[]news.Block{{Kind: news.Quote, Blocks: paragraphs("We will not sail at all."), Spans: spans("A captain")}},
			[]string{"We will not sail [-today-] {+at all+}.\n\nA captain"}},
		{"a picture is no word", []news.Block{figure("https://a.example/1", "The pier")}, []news.Block{figure("https://a.example/2", "The pier")}, []string{""}},
	} {
		if got := between(tc.older, tc.newer); got != strings.Join(tc.want, "\n\n") {
			t.Errorf("%s:\n%s", tc.name, cmp.Diff(strings.Join(tc.want, "\n\n"), got))
		}
	}
}

func TestWhatIsDeletedLeadsNowhereAndWhatIsKeptStaysAsItIs(t *testing.T) {
	older := []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: "The plan "}, {Text: "of May", URL: "https://a.example/may"}, {Text: " stands."}}}}
	newer := []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: "The "}, {Text: "plan", Style: news.Emphasis, URL: "https://a.example/plan"}, {Text: " of June stands."}}}}
	got := diff.Between(&news.Article{Blocks: older}, &news.Article{Blocks: newer})[0].Spans
	want := []news.Span{
		{Text: "The "}, {Text: "plan", Style: news.Emphasis, URL: "https://a.example/plan"}, {Text: " of "},
		{Text: "May", Style: news.Deleted}, {Text: " "}, {Text: "June", Style: news.Inserted}, {Text: " stands."},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestHeadlineAndStandfirst(t *testing.T) {
	older := news.Article{Title: "Strike ends", Standfirst: "Boats sail again.", Blocks: paragraphs("One.", "Two.")}
	newer := older
	newer.Title, newer.Standfirst = "Strike goes on", "Boats sail again tomorrow."
	got := diff.Between(&older, &newer)
	if got[0].Kind != news.Heading || news.PlainText(diff.Signs(got[:2])) != "Strike [-ends-] {+goes on+}\n\nBoats sail again {+tomorrow+}." {
		t.Errorf("%q", news.PlainText(diff.Signs(got)))
	}
	if added, removed := diff.Count(got); added != 3 || removed != 1 {
		t.Errorf("%d added, %d removed", added, removed)
	}
}

func TestSame(t *testing.T) {
	base := news.Article{Title: "A strike", Standfirst: "In short.", Blocks: paragraphs("The boats stay in.", "214 comments")}
	for _, tc := range []struct {
		name   string
		change func(*news.Article)
		want   bool
	}{
		{"nothing", func(*news.Article) {}, true},
		{"related stories", func(a *news.Article) { a.Related = []news.Related{{Link: news.Link{Title: "Soup"}}} }, true},
		{"punctuation", func(a *news.Article) { a.Blocks = paragraphs("The boats stay in!", "214 comments") }, true},
		{"markup", func(a *news.Article) { a.Blocks = paragraphs("The boats", "stay in.", "214 comments") }, true},
		{"a counter", func(a *news.Article) { a.Blocks = paragraphs("The boats stay in.", "215 comments") }, true},
		{"a number in a sentence", func(a *news.Article) { a.Blocks = paragraphs("The 3 boats stay in.", "214 comments") }, false},
		{"a word", func(a *news.Article) { a.Blocks = paragraphs("The boats stay out.", "214 comments") }, false},
		{"a currency", func(a *news.Article) { a.Blocks = paragraphs("The boats stay in.", "€214 comments") }, false},
		{"the headline", func(a *news.Article) { a.Title = "No strike" }, false},
		{"the standfirst", func(a *news.Article) { a.Standfirst = "At length." }, false},
	} {
		changed := base
		tc.change(&changed)
		if got := diff.Same(&base, &changed); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
	few, more := news.Article{Blocks: paragraphs("12 dead in the storm.")}, news.Article{Blocks: paragraphs("15 dead in the storm.")}
	if diff.Same(&few, &more) {
		t.Error("a number that matters was taken for a counter")
	}
}

func TestFold(t *testing.T) {
	var older []string
	for i := range 20 {
		older = append(older, fmt.Sprintf("This is paragraph number %d of a long text.", i))
	}
	newer := slices.Clone(older)
	newer[9] = "This is paragraph number nine of a long text."
	a, b := news.Article{Blocks: paragraphs(older...)}, news.Article{Blocks: paragraphs(newer...)}
	got := news.PlainText(diff.Signs(diff.Fold(diff.Between(&a, &b))))
	want := strings.Join([]string{
		"… 8 paragraphs unchanged …", older[8], "This is paragraph number [-9-] {+nine+} of a long text.", older[10], "… 9 paragraphs unchanged …",
	}, "\n\n")
	if got != want {
		t.Error(cmp.Diff(want, got))
	}
	if got := diff.Fold(diff.Between(&a, &a)); len(got) != 20 {
		t.Errorf("where nothing changed, %d paragraphs are left", len(got))
	}
}
