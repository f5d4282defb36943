package article

import (
	"strings"
	"testing"

	"reader/internal/news"
)

func TestTheStandfirstIsWordForWordWhatTheTextOpensWith(t *testing.T) {
	const deck = "Nine of thirteen councillors vote for stone, and for an end to the Tuesday storms."
	described := func(s string) string { return `<meta name=description content="` + s + `">` }
	for _, c := range []struct {
		name, head, deck string
		want             string
		opens            bool // the text opens with it
	}{
		{"set apart above the text, and described", described(deck), deck, deck, true},
		{"described with its end cut", described("Nine of thirteen councillors vote for stone…"), deck, deck, true},
		{"described in other words", described("What the council did about the wall."), deck, deck, true},
		{"not described", "", deck, deck, true},
		{"described only", described(deck), "", deck, false},
		{"the first paragraph", described(strings.TrimSuffix(sentences[0], ".")), "", sentences[0], true},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := story(c.head, "", "")
			if c.deck != "" {
				page = strings.Replace(page, "</h1>", "</h1><h2>"+c.deck+"</h2>", 1)
			}
			a := extract(t, page)
			if a.Standfirst != c.want {
				t.Errorf("the standfirst is %q, want %q", a.Standfirst, c.want)
			}
			if opens := len(a.Blocks) > 0 && news.Plain(a.Blocks[0].Spans) == a.Standfirst; opens != c.opens {
				t.Errorf("the text opens with it: %v, want %v:\n%s", opens, c.opens, news.PlainText(a.Blocks))
			}
		})
	}
}
