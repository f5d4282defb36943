// Package article turns the page of a story into a news.Article: its text in blocks, its facts, and the related
// stories it offers. It knows nothing of networks, storage or screens: bytes go in, values come out, and the same
// bytes always give the same value.
package article

import (
	"errors"
	"html"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// ErrNotPage is returned for bytes that are no text at all: a picture, an archive, a program.
var ErrNotPage = errors.New("not an HTML page")

// Hints are what is known of a page besides its bytes. Every field may be empty.
type Hints struct {
	URL         string // where the page was fetched, after redirects; relative links resolve against it
	ContentType string // the Content-Type header as sent
	Title       string // the story's title in its feed
}

// Extract reads a whole page: decode, note the script data, describe, take the related stories out, prune, let
// readability and a measure of our own each find the text, choose, clean, judge. Article.Sections stays empty: the
// site's menu is the business of package site. The only error is ErrNotPage; a page without a text is an Article
// with VerdictEmpty.
//
// Where the text opens with the standfirst, it stays among Blocks, for it is part of what was written, and
// Article.Standfirst is that paragraph word for word, white space folded: who shows both apart finds it by equality.
func Extract(page []byte, h Hints) (news.Article, error) {
	markup, err := decode(page, h.ContentType)
	if err != nil {
		return news.Article{}, err
	}
	p := newPage(markup, h)
	var a news.Article
	p.describe(&a)
	keepEmbeds(p.doc, p.base)
	body := p.densest()
	walled := p.walled(body)
	lead, led := p.leadFigure(a.Picture)
	related := p.takeRelated(body)
	t := p.text(newCleaner(&a))
	a.Standfirst = t.standfirst(a.Standfirst)
	if led && len(t.blocks) > 0 {
		t = t.withLead(lead)
	}
	a.Blocks, a.Related = t.blocks, anchored(related, t)
	a.Words = text.Words(news.PlainText(a.Blocks))
	a.Verdict = p.verdict(&a, walled)
	return a, nil
}

// muchLess is the share of the script's text below which the page's own markup is taken for an empty shell.
const muchLess = 0.5

// text finds the story's own text.
func (p *page) text(c cleaner) candidate {
	p.prune(p.densest())
	body := p.densest()
	lede := c.clean(p.lede(body))
	ours := c.clean(p.dense(body))
	theirs := c.clean(p.readable())
	chosen := choose(theirs, ours).withLede(lede)
	if data := scriptBody(p.scripts); data != "" {
		fromData := c.clean(fromScript(data, p.hints.URL))
		if fromData.proseful() && float64(chosen.words()) < muchLess*float64(fromData.words()) {
			return fromData
		}
	}
	return chosen
}

// fromScript makes blocks of a text that a script carried, as HTML or plain.
func fromScript(data, base string) candidate {
	if !strings.Contains(data, "<p") {
		data = strings.ReplaceAll(html.EscapeString(data), "\n", "<br>\n<br>")
	}
	blocks := Fragment(data, base)
	return candidate{blocks: blocks, orders: make([]int, len(blocks))}
}

// proseful reports a text of paragraphs, as against a menu or a form: most of its words stand in sentences' length.
func (t candidate) proseful() bool {
	long, all := 0, 0
	for i := range t.blocks {
		n := text.Words(news.PlainText(t.blocks[i : i+1]))
		all += n
		if n > 12 {
			long += n
		}
	}
	return all > 0 && long*4 > all*3
}

// anchored turns places in the page into indexes of blocks.
func anchored(list []news.Related, t candidate) []news.Related {
	for i := range list {
		place := list[i].Anchor
		list[i].Anchor = -1
		if list[i].Kind != news.RelatedInline {
			continue
		}
		at := slices.IndexFunc(t.orders, func(o int) bool { return o >= place })
		if at < 0 {
			list[i].Kind = news.RelatedEnd
			continue
		}
		list[i].Anchor = at
	}
	return list
}
