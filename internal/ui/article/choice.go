package article

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

const topicChoice = "choice"

// chosen is a page shown by another of its texts.
type chosen struct {
	reading news.Reading
	choice  news.Choice
	err     error
}

// otherText asks for the next of the texts that were found on the page.
func (p *Page) otherText() ([]page.Action, bool) {
	id := p.reading.Story.ID
	if id == 0 || p.preview {
		return nil, false
	}
	opener := p.opener
	return page.Do(page.Ask{Topic: topicChoice, Do: func(ctx context.Context) any {
		r, c, err := opener.NextText(ctx, id)
		return chosen{r, c, err}
	}})
}

// chose shows the text, with the same words on the same line where both have them, and says which it is.
func (p *Page) chose(env *page.Env, c chosen) []page.Action {
	switch {
	case c.err != nil:
		return []page.Action{page.Notice{Text: text.Line(c.err.Error()), Trouble: true}}
	case c.choice.Of == 0 && c.reading.Story.Stored < news.StoredFull:
		return []page.Action{page.Notice{Text: "Only the feed's text is stored; {refresh} asks for the page"}}
	case c.choice.Of == 0:
		return []page.Action{page.Notice{Text: "Only the text of this page is kept; {refresh} asks for the page again"}}
	case c.choice.Of == 1:
		return []page.Action{page.Notice{Text: text.Format("All ways lead to the same text: %d words", c.choice.Words)}}
	}
	fromTop := p.top == 0
	p.take(env, c.reading)
	if fromTop { // what is new there is what the reader wants to see
		p.scrollTo(env, 0)
	}
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	said := text.Join(dot, text.Format("%d of %d", c.choice.At, c.choice.Of), text.Line(c.choice.Name), text.Format("%d words", c.choice.Words))
	if c.choice.Usual {
		said = text.Join(dot, said, "the usual one")
	}
	return append(p.askPictures(env), page.Notice{Text: said, Undo: true})
}

// reopen looks whether the text is another now, or what the reader wrote to it: a choice may have been taken back.
func (p *Page) reopen(f page.Fresh) []page.Action {
	if !f.Marks || !p.opened || p.fetching || p.reading.Story.ID == 0 {
		return nil
	}
	return p.askMarks()
}

// askMarks asks the store again.
func (p *Page) askMarks() []page.Action {
	id := p.reading.Story.ID
	return []page.Action{p.ask(topicMarks, func(ctx context.Context) (news.Reading, error) { return p.opener.Open(ctx, id) })}
}

// choiceLine says that the text is shown as the reader chose for this site; empty when that was left to reader.
func (p *Page) choiceLine(env *page.Env) text.Safe {
	r := &p.reading
	if r.Choice == "" {
		return ""
	}
	site := strings.TrimPrefix(string(text.Host(r.Article.URL)), "www.")
	if r.Choice != r.Article.Way {
		return text.Format("No text by %s here, your choice for %s", r.Choice, site)
	}
	shown := text.Format("Text by %s", r.Choice)
	if r.FeedChosen() {
		shown = "The feed's own text"
	}
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), text.Join(", ", shown, text.Format("your choice for %s", site)), "c for another")
}
