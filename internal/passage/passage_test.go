package passage

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// paragraphs are blocks, one a line; "- " begins an item of a list, "| " a row of a table, "> " a quotation.
func paragraphs(text string) []news.Block {
	spans := func(s string) []news.Span { return []news.Span{{Text: s}} }
	var out []news.Block
	for line := range strings.SplitSeq(text, "\n") {
		kind, rest, ok := strings.Cut(line, " ")
		switch {
		case ok && kind == "-":
			out = append(out, news.Block{Kind: news.List, Items: [][]news.Block{{{Spans: spans(rest)}}}})
		case ok && kind == "|":
			b := news.Block{Kind: news.Table, Rows: [][]news.Cell{nil}}
			for cell := range strings.SplitSeq(rest, " | ") {
				b.Rows[0] = append(b.Rows[0], news.Cell{Spans: spans(cell)})
			}
			out = append(out, b)
		case ok && kind == ">":
			said, who, _ := strings.Cut(rest, " -- ")
			out = append(out, news.Block{Kind: news.Quote, Blocks: []news.Block{{Spans: spans(said)}}, Spans: spans(who)})
		default:
			out = append(out, news.Block{Spans: spans(line)})
		}
	}
	return out
}

// quote marks the words in a text that stand between brackets.
func quote(t *testing.T, marked string) news.Passage {
	t.Helper()
	before, rest, _ := strings.Cut(marked, "[")
	exact, _, ok := strings.Cut(rest, "]")
	if !ok {
		t.Fatalf("nothing is marked in %q", marked)
	}
	text := Of(paragraphs(strings.NewReplacer("[", "", "]", "").Replace(marked)))
	from := len(keys(before))
	return text.Quote(Extent{from, from + len(keys(exact))})
}

const reservoir = `The government will pump water from the reservoir to the coast from Monday under an emergency plan.
Municipalities will be told on Friday how much they may draw. Golf courses and car washes close at once.
“We have eleven weeks of water, not eleven months,” the minister told reporters on the steps.
Farmers in the Alentejo, who hold two thirds of the licences, want 0.38 euros for each cubic metre.`

func TestAPassageIsFoundAgain(t *testing.T) {
	for _, tt := range []struct {
		name, marked, text, want string // want: what stands there now; "": it is gone
	}{
		{"nothing changed", "A plan [was made at] night.", "A plan was made at night.", "was made at"},
		{"the same words twice: by what stands around them",
			"Rain fell on the hills. It was cold. [Rain fell] on the coast.",
			"Rain fell on the hills. It was cold. Rain fell on the coast.", "Rain fell"},
		{"the same words twice, with another sentence before them",
			"Rain fell on hills. Then [rain fell] on coasts.",
			"In spring nobody came. Rain fell on hills. Then rain fell on coasts.", "rain fell"},
		{"a changed word in the middle", "The pump takes [water from the great reservoir to the coast] by day.",
			"The pump takes water from the old reservoir to the coast by day.", "water from the old reservoir to the coast"},
		{"a short passage, half changed, between its old neighbours",
			"We have enough for now, [eleven weeks] of water in all tanks here.",
			"We have enough for now, twelve weeks of water in all tanks here.", "twelve weeks"},
		{"words put in", "He said [the plan agreed at night will hold] until spring.",
			"He said the plan agreed at three in the morning will hold until spring.", "the plan agreed at three in the morning will hold"},
		{"words taken out", "He said [the emergency plan that was agreed last night will hold] until spring.",
			"He said the plan that was agreed will hold until spring.", "the plan that was agreed will hold"},
		{"a moved paragraph", reservoirMarked("Golf courses and car washes"),
			lines(reservoir, 1, 2, 3, 0), "Golf courses and car washes"},
		{"a moved and changed paragraph", reservoirMarked("Farmers in the Alentejo, who hold two thirds of the licences, want"),
			strings.Replace(lines(reservoir, 3, 0, 1, 2), "two thirds", "most", 1), "Farmers in the Alentejo, who hold most of the licences, want"},
		{"a removed paragraph", reservoirMarked("Golf courses and car washes close at once."), lines(reservoir, 0, 2, 3), ""},
		{"one word, that stands elsewhere only", reservoirMarked("draw."), lines(reservoir, 0, 2, 3) + "\nThe talks end in a draw again.", ""},
		{"another word in its place", "A plan was made [tonight] in the old town hall.", "A plan was made tomorrow in the old town hall.", ""},
		{"quotes, dashes and blanks written otherwise", `He said “[we won’t wait – not now]” and left.`,
			"He said \"we  won't\u00a0wait—not now\" and left.", "\"we won't wait—not now\""},
		{"accents and case", "At the [CAFÉ in Sao Tome] they wait.", "At the cafe\u0301 in São Tomé they wait.", "cafe\u0301 in São Tomé"},
		{"soft hyphens and joined words", "The [Donaudampf\u00adschifffahrt ends] here.", "The Donaudampfschifffahrt ends here.", "Donaudampfschifffahrt ends"},
		{"Chinese, without blanks", "昨天，[政府宣布了新的]经济计划。", "据报道，昨天政府宣布了新的经济计划。", "政府宣布了新的"},
		{"Chinese, a character changed", "昨天，[政府宣布了新的经济计划]。", "昨天，政府公布了新的经济计划。", "政府公布了新的经济计划。"},
		{"Thai", "นี่คือ[ข่าวใหม่]ของวันนี้", "นี่คือข่าวใหม่ของวันนี้ครับ", "ข่าวใหม่"},
		{"Hindi", "आज [दिल्ली में वायु गुणवत्ता] गंभीर है।", "आज सुबह दिल्ली में वायु गुणवत्ता गंभीर है।", "दिल्ली में वायु गुणवत्ता"},
		{"Arabic, with and without its vowel signs", "قال إن [المَدْرَسَة مفتوحة] اليوم", "قال إن المدرسة مفتوحة اليوم", "المدرسة مفتوحة"},
		{"across paragraphs", reservoirMarked("close at once.\n“We have eleven weeks"), reservoir, "close at once.\n“We have eleven weeks"},
		{"across paragraphs that became one", "It was [late.\nNobody came] home.", "It was late. Nobody came home.", "late. Nobody came"},
		{"across items, cells and who said it", "- One [thing\n| a | b\n> Never. -- A] pilot",
			"- One thing\n| a | b\n> Never. -- A pilot", "thing\na\nb\nNever.\nA"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := quote(t, tt.marked)
			text := Of(paragraphs(tt.text))
			e, ok := text.Find(p)
			if got := text.Say(e); ok != (tt.want != "") || ok && got != tt.want {
				t.Errorf("%q is found as %q (%v), want %q", p.Exact, got, ok, tt.want)
			}
		})
	}
}

// reservoirMarked marks words of that text.
func reservoirMarked(words string) string { return strings.Replace(reservoir, words, "["+words+"]", 1) }

// lines are those of a text, in another order.
func lines(text string, order ...int) string {
	all := strings.Split(text, "\n")
	out := make([]string, len(order))
	for i, n := range order {
		out[i] = all[n]
	}
	return strings.Join(out, "\n")
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"a “quoted” word—joined, 3.5 % (more)": "a|“quoted”|word—|joined,|3.5 %|(more)",
		"Tokyo東京の「天気」。":                        "Tokyo|東|京|の|「天|気」。",
		"— Who? — me":                          "— Who? —|me",
		"a👍 b":                                 "a👍|b",
		"...":                                  "",
	} {
		text := OfRuns([][]news.Span{{{Text: s}}})
		var got []string
		for i := range text.Words() {
			got = append(got, text.Say(Extent{i, i + 1}))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q has the words %q, want %q", s, got, want)
		}
	}
}

func TestOneWordAThousandTimes(t *testing.T) {
	text := OfRuns([][]news.Span{{{Text: strings.Repeat("no ", 40000) + "yes"}}})
	if got := text.All(strings.Repeat("no ", 20000)); len(got) != 20001 {
		t.Errorf("found %d times", len(got))
	}
	if e, ok := text.Find(text.Quote(Extent{700, 30700})); !ok || e != (Extent{700, 30700}) {
		t.Errorf("found at %v, %v", e, ok)
	}
}

func TestSentencesAndParagraphs(t *testing.T) {
	text := Of(paragraphs(reservoir))
	at := text.All("car washes")[0].From
	if got := text.Say(text.Sentence(at)); got != "Golf courses and car washes close at once." {
		t.Errorf("the sentence is %q", got)
	}
	if got := text.Say(text.Paragraph(at)); got != lines(reservoir, 1) {
		t.Errorf("the paragraph is %q", got)
	}
}

func TestMarkingKeepsTheText(t *testing.T) {
	blocks := []news.Block{
		{Spans: []news.Span{{Text: "Rain "}, {Text: "fell", Style: news.Strong}, {Text: "1", Note: 1}, {Text: " on the hills."}}},
		{Kind: news.List, Items: [][]news.Block{{{Spans: []news.Span{{Text: "Then it stopped."}}}}}},
	}
	text := Of(blocks)
	marked := Anchor(blocks, []news.Highlight{
		{Passage: text.Quote(Extent{0, 7})}, {Passage: text.Quote(Extent{1, 3})}, {Passage: news.Passage{Exact: "no such words at all"}},
	})
	if !marked.Found(0) || !marked.Found(1) || marked.Found(2) {
		t.Errorf("found %v", marked.places)
	}
	got := marked.Mark(blocks)
	want := []news.Span{
		{Text: "Rain", Mark: 1}, {Text: " ", Mark: 1}, {Text: "fell", Style: news.Strong, Mark: 2}, {Text: "1", Note: 1},
		{Text: " on", Mark: 2}, {Text: " the hills.", Mark: 1},
	}
	joined := []news.Span{{Text: "Rain ", Mark: 1}, want[2], want[3], want[4], want[5]}
	if diff := cmp.Diff(joined, got[0].Spans); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]news.Span{{Text: "Then it", Mark: 1}, {Text: " stopped."}}, got[1].Items[0][0].Spans); diff != "" {
		t.Error(diff)
	}
	if blocks[1].Items[0][0].Spans[0].Mark != 0 || news.PlainText(got) != news.PlainText(blocks) {
		t.Error("marking changed the text")
	}
}

func BenchmarkFind(b *testing.B) { // budget 20 ms for what is no longer in a text of 20,000 words
	text := Of(paragraphs(strings.Repeat(reservoir+"\n", 280)))
	p := Of(paragraphs(strings.Repeat("words that stand nowhere else ", 12))).Quote(Extent{8, 48})
	for b.Loop() {
		if _, ok := text.Find(p); ok {
			b.Fatal("it was found")
		}
	}
}
