package layout_test

import (
	"strings"

	"reader/internal/news"
)

func words(s string) []news.Span { return []news.Span{{Text: s}} }

func para(s string) news.Block { return news.Block{Kind: news.Paragraph, Spans: words(s)} }

func cells(header bool, texts ...string) []news.Cell {
	row := make([]news.Cell, len(texts))
	for i, s := range texts {
		row[i] = news.Cell{Spans: words(s), Header: header}
	}
	return row
}

// everything is an article with every kind of block.
func everything() ([]news.Block, []news.Related) {
	blocks := []news.Block{
		{Kind: news.Paragraph, Spans: []news.Span{
			{Text: "The harbour board will close the "},
			{Text: "Old Quay", URL: "https://news.example/quay"},
			{Text: " from Monday,\n it said in a "},
			{Text: "written ", URL: "https://news.example/board"},
			{Text: "statement ", URL: "https://news.example/board", Style: news.Emphasis},
			{Text: "— the first in years. Water rose 24 cm; the hall covers 300 m"},
			{Text: "2", Style: news.Superscript},
			{Text: ". See "},
			{Text: "the quay", URL: "https://news.example/quay"},
			{Text: " or "},
			{Text: "run this", URL: "javascript:alert(1)"},
			{Text: "."},
		}},
		{Kind: news.Heading, Level: 2, Spans: words("Who pays")},
		para("Fishers want half of the levy back, and the ferry company the rest of it."),
		{Kind: news.Quote, Blocks: []news.Block{para("We have eleven weeks of water, not eleven months, and nobody told the islands.")}, Spans: words("the harbour master, on Sunday")},
		{Kind: news.List, Items: [][]news.Block{
			{para("Boats under nine metres move to the northern basin by Friday evening.")},
			{para("Nets stay."), {Kind: news.List, Ordered: true, Start: 9, Items: [][]news.Block{
				{para("Salted ones go first.")}, {para("Dry ones may wait for a week or even longer than that.")},
			}}},
		}},
		{Kind: news.Code, Text: "\nif tide > 3.2 {\n\tclose(gate) // the gate takes some four minutes to close completely\n}\n"},
		{Kind: news.Table, Rows: [][]news.Cell{
			cells(true, "Basin", "Boats", "Notes"), cells(false, "North", "214", "deepest, dredged last spring"), cells(false, "South", "9", ""),
		}},
		{Kind: news.Figure, Picture: news.Picture{URL: "https://news.example/p.jpg", Alt: "A crane at dusk", Width: 720, Height: 400},
			Spans: words("The crane on Sunday"), Credit: "Photo: Agency"},
		{Kind: news.Rule},
		{Kind: news.Embed, Medium: news.Video, Link: news.Link{Title: "The gate closes", URL: "https://www.video.example/w/1"}},
		{Kind: news.Embed, Medium: news.Sound, Link: news.Link{Title: "Harbour hour", URL: "https://open.spotify.com/episode/1"}},
		{Kind: news.Embed, Link: news.Link{Title: "Stored long ago", URL: "https://www.video.example/w/2"}},
		{Kind: news.Verse, Spans: words("The tide that brought the barley in\ntakes nothing out again but salt and the names of those who stayed behind to count it")},
		{Kind: news.Definitions, Items: [][]news.Block{
			{para("neap\nneap tide"), para("the smaller of the tides, between the moon's quarters, when the quay can be reached on foot")},
			{para("spring"), para("the larger one"), para("nothing to do with the season")},
		}},
		{Kind: news.List, Ordered: true, Markers: []string{"iii.", "iv."}, Items: [][]news.Block{{para("Third, they sound the horn.")}, {para("Fourth, they wait.")}}},
		{Kind: news.List, Markers: []string{"☑", "☐"}, Items: [][]news.Block{{para("Sandbags")}, {para("Lamp oil")}}},
		{Kind: news.Table, Spans: words("Levels by basin, in metres"), Rows: [][]news.Cell{
			{{Spans: words("Basin"), Header: true, Rows: 2}, {Spans: words("Tide"), Header: true, Columns: 2}, {Spans: words("Warden"), Header: true, Rows: 2}},
			cells(true, "low", "high"),
			{{Spans: words("North"), Rows: 2}, {Spans: words("0.4")}, {Spans: words("3.2")}, {Spans: words("Odile Amsel")}},
			cells(false, "0.5", "11.9", "Per Ivarsson, since the spring"),
			cells(false, "South", "1.1", "2.0", ""),
		}},
		{Kind: news.Paragraph, Spans: []news.Span{
			{Text: "The board"}, {Text: "1", Style: news.Superscript, Note: 1}, {Text: " met by lamp"}, {Text: "*", Style: news.Superscript, Note: 2},
			{Text: " in the Hafen\u00ADver\u00ADwal\u00ADtungs\u00ADge\u00ADbäude on 12 March, and J. K. Ohm paid € 5 or 1 250 crowns."},
		}},
		{Kind: news.Heading, Level: 3, Spans: words("A heading that is a little longer than one line of the text is wide")},
		para("أعلنت إدارة الميناء إغلاق الرصيف القديم من يوم الاثنين."),
		para("東京で初雪が観測されました。平年より12日早く、昨年より3日遅い観測です。"),
		{Kind: news.Notes, Start: 1, Markers: []string{"1", "*"}, Items: [][]news.Block{
			{para("It has nine members, of whom five are fishers and one is the harbour master.")}, {para("Whale oil.")},
		}},
	}
	related := []news.Related{
		{Link: news.Link{Title: "Ferries carry bread to the outer islands for a third week", URL: "https://news.example/ferries"}, Kind: news.RelatedInline, Anchor: 2},
		{Link: news.Link{Title: "The last net mender", URL: "https://news.example/nets"}, Kind: news.RelatedEnd, Anchor: -1},
		{Link: news.Link{Title: "Tide tables", URL: "https://news.example/tides"}, Kind: news.RelatedInline, Anchor: 2},
	}
	return blocks, related
}

// feature is an article of 1,500 words in 30 paragraphs, some of them with links, as long reads are.
func feature() []news.Block {
	sentence := "Twelve cities face rationing from Monday; farmers promise a blockade unless the “compensation” is settled. "
	blocks := make([]news.Block, 0, 40)
	for i := range 30 {
		spans := []news.Span{{Text: strings.Repeat(sentence, 3)}, {Text: "the old mill", URL: "https://news.example/mill"}}
		blocks = append(blocks, news.Block{Kind: news.Paragraph, Spans: spans})
		if i%6 == 5 {
			blocks = append(blocks, news.Block{Kind: news.Heading, Level: 2, Spans: words("Who pays")},
				news.Block{Kind: news.Quote, Blocks: []news.Block{para(sentence)}, Spans: words("a farmer")})
		}
	}
	return blocks
}
