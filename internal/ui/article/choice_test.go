package article_test

import (
	"errors"
	"slices"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

func TestAnotherTextKeepsTheLineBeingRead(t *testing.T) {
	d := &desk{stored: whole(), choice: news.Choice{Name: "density", At: 2, Of: 3, Words: 812}}
	d.stored.Article.Blocks = numbered(12)
	d.fetched = whole()
	d.fetched.Choice, d.fetched.Article.Way = "density", "density"
	d.fetched.Article.URL = "https://www.paper.example/water"
	d.fetched.Article.Blocks = append([]news.Block{paragraph("A box that is no part of the story."), paragraph("And another one.")}, numbered(14)[2:]...)
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 24)).answer()
	for r.row("Paragraph 5 of") != 4 {
		r.press("j")
	}
	if !r.press("c") {
		t.Fatal("c does nothing")
	}
	r.held = r.held[len(r.held)-1:] // the place is written down later
	r.answer()
	if got := r.row("Paragraph 5 of"); got != 4 {
		t.Errorf("the line being read moved from row 4 to %d", got)
	}
	if n, _ := last[page.Notice](r); n.Text != "2 of 3 · density · 812 words" || !n.Undo || n.Trouble {
		t.Errorf("it says %+v", n)
	}
	r.press("g")
	r.sees("Text by density, your choice for paper.example · c for another")
}

func TestTheHeadIsThatOfTheTextThatIsShown(t *testing.T) {
	const standfirst = "The government will pump water from the upper reservoir to the coast from Monday."
	d := &desk{stored: whole(), choice: news.Choice{Name: news.WayFeed, At: 2, Of: 2, Words: 14}}
	d.stored.Article.Standfirst = standfirst
	d.fetched = d.stored
	d.fetched.Choice, d.fetched.Article.Way, d.fetched.Article.Verdict = news.WayFeed, news.WayFeed, news.VerdictTeaser
	d.fetched.Article.Blocks = []news.Block{paragraph(standfirst + " And more of the feed.")}
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 24)).answer()
	before := r.row(standfirst[:40])
	r.press("c")
	r.answer().sees("And more of the feed")
	if r.row("only the beginning") >= 0 {
		t.Error("the page is blamed for the text that the reader chose")
	}
	d.fetched = d.stored
	r.press("c")
	r.answer()
	if got := r.row(standfirst[:40]); got != before || before < 0 {
		t.Errorf("the standfirst went from row %d to %d", before, got)
	}
}

func TestAnotherTextIsShownFromItsTopAtTheTop(t *testing.T) {
	d := &desk{stored: whole(), fetched: whole(), choice: news.Choice{Name: "density", At: 2, Of: 2, Words: 812}}
	d.fetched.Article.Blocks = slices.Concat(numbered(2)[1:], d.stored.Article.Blocks)
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 24)).answer()
	before := r.row("Ministers agree")
	r.press("c")
	r.answer()
	if got := r.row("Ministers agree"); got != before || before < 0 {
		t.Errorf("the headline moved from row %d to %d", before, got)
	}
	r.sees("Paragraph 1 of")
}

func TestWhyThereIsNoOtherText(t *testing.T) {
	feed := water()
	for _, c := range []struct {
		name    string
		reading news.Reading
		choice  news.Choice
		err     error
		says    string
	}{
		{"only one", whole(), news.Choice{Name: "readability", At: 1, Of: 1, Words: 90}, nil, "All ways lead to the same text: 90 words"},
		{"no page", feed, news.Choice{}, nil, "Only the feed's text is stored; r asks for the page"},
		{"no source", whole(), news.Choice{}, nil, "Only the text of this page is kept; r asks for the page again"},
		{"trouble", whole(), news.Choice{}, errors.New("the library is locked"), "the library is locked"},
	} {
		d := &desk{stored: c.reading, fetched: c.reading, choice: c.choice}
		env := screen(80, 24)
		env.Offline = true
		r := read(t, article.New(d, c.reading.Story, 0, article.From{}), env).answer()
		before := r.rows()
		d.err = c.err
		r.press("c")
		r.answer()
		if n, _ := last[page.Notice](r); string(env.Keys.In(n.Text)) != c.says || n.Undo || n.Trouble != (c.err != nil) {
			t.Errorf("%s: it says %+v", c.name, n)
		}
		for i, l := range r.rows() {
			if l != before[i] {
				t.Errorf("%s: row %d is %q, was %q", c.name, i, l, before[i])
			}
		}
	}
}

func TestAPreviewHasNoOtherText(t *testing.T) {
	d := &desk{stored: whole()}
	r := read(t, article.Preview(d, d.stored.Story), screen(80, 24)).answer()
	if r.press("c") {
		t.Error("c is used")
	}
}
