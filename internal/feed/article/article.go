package article

import (
	"errors"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
)

// Edition is the extractor's own number. It is raised with every change after which a page that is kept would read
// better: such pages are then set anew from their sources. A test holds it to what the golden pages give.
const Edition = 3

// ErrNotPage is returned for bytes that are no text at all: a picture, an archive, a program.
var ErrNotPage = errors.New("not an HTML page")

// Hints are what is known of a story besides its sources. Every field may be empty.
type Hints struct {
	Title  string       // the story's title in its feed
	Feed   []news.Block // the story's text in its feed: one more candidate, which wins only when it is the Choice
	Rule   *Rule        // of the site; nil for none
	Choice string       // the name of the candidate that the reader prefers on this site
	// Explain asks for Extraction.Notes, and for the candidates that cannot win.
	Explain bool
}

// Extraction is an article and how it was come by.
type Extraction struct {
	Article    news.Article
	Candidates []Candidate // every text that was found
	Rule       string      // the host of the rule that was applied; empty for none
	Notes      []Note      // how it was come by, when that was asked for
	Wanted     []Wanted    // further sources that would complete the article, in the order of reading
}

// Extract makes an article of a story's page, of further pages and other forms of it. Each is read in the same steps:
// decode, note the script data, describe, obey the site's rule, take the related stories out, prune, let readability
// and a measure of our own each find the text, choose, clean, judge. Article.Sections stays empty: the
// site's menu is the business of package site. The only error is ErrNotPage; a page without a text is an Article
// with VerdictEmpty.
//
// Where the text opens with the standfirst, it stays among Blocks, for it is part of what was written, and
// Article.Standfirst is that paragraph word for word, white space folded: who shows both apart finds it by equality.
func Extract(sources []Source, h Hints) (Extraction, error) {
	main := slices.IndexFunc(sources, func(s Source) bool { return s.Role == Main })
	if main < 0 {
		return Extraction{}, ErrNotPage
	}
	e, err := read(&sources[main], h)
	if err != nil {
		return Extraction{}, err
	}
	e.complete(sources, h)
	return e.Extraction, nil
}

// read reads one source.
func read(s *Source, h Hints) (reading, error) {
	var e reading
	markup, charset, err := decode(s.Body, s.ContentType)
	if err != nil {
		return e, err
	}
	p := newPage(markup, s.URL, h)
	p.trace.note("charset", "%s", charset)
	e.links, e.promised = p.further(), p.promisedWords()
	a := &e.Article
	p.describe(a)
	p.obey(a)
	if len(p.rule.next) > 0 {
		e.links.pages = p.rule.next
	}
	keep(p.doc, p.base, p.schema.media)
	p.joinInitials()
	body := p.rule.within(p.densest())
	signs := p.signs(body, a.Site)
	lead, led := p.leadFigure(a.Picture, a.Title)
	related := p.takeRelated(body)
	found := p.contest(p.newCleaner(a), a)
	t := found.winner()
	e.Candidates, a.Way = found.report(), t.name
	a.Standfirst = t.standfirst(a.Standfirst)
	if led && len(t.blocks) > 0 {
		t = t.withLead(lead)
	}
	t.oneAddress(a.Picture)
	a.Blocks, a.Related = t.blocks, anchored(related, t)
	a.Words = text.Words(news.PlainText(a.Blocks))
	a.Verdict = p.verdict(a, signs)
	if p.rule.applied {
		e.Rule = h.Rule.Host
	}
	e.Notes = p.trace.list()
	return e, nil
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
