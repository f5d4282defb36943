package article

import (
	"strings"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// Some links lead to another place of the same text: to a note and back, to a cross-head. A leap is a step within the
// page: back and forward on the trail take it back and repeat it before they leave the page.
type leaps struct {
	behind, ahead []anchor
}

// leapMargin is how many rows are shown above what a leap leads to.
const leapMargin = 2

// leap scrolls to a note, or back to where the text refers to it.
func (p *Page) leap(note int) []page.Action {
	line, ok := p.sheet.set.Leap(note)
	if !ok {
		return nil
	}
	return p.leapTo(p.sheet.rowOfLine(line))
}

// leapToMark scrolls to a passage that the reader marked.
func (p *Page) leapToMark(mark int) []page.Action {
	row, ok := p.sheet.markRow(mark)
	if !ok {
		return nil
	}
	return p.leapTo(row)
}

// leapTo scrolls to a row and remembers where the reader was.
func (p *Page) leapTo(row int) []page.Action {
	p.leaps.behind, p.leaps.ahead = append(p.leaps.behind, p.anchor), nil
	return p.land(p.sheet.anchorOf(max(0, row-leapMargin)))
}

// land scrolls to a place, as far as the sheet reaches.
func (p *Page) land(at anchor) []page.Action {
	p.anchor = at
	p.listing = false
	p.reset()
	return nil
}

// doLeaps takes leaps back, or repeats them.
func (p *Page) doLeaps(c page.Command) ([]page.Action, bool) {
	from, to := &p.leaps.behind, &p.leaps.ahead
	switch c {
	case page.GoBack:
	case page.GoForward:
		from, to = to, from
	default:
		return nil, false
	}
	n := len(*from)
	if n == 0 {
		return nil, false
	}
	*to = append(*to, p.anchor)
	at := (*from)[n-1]
	*from = (*from)[:n-1]
	return p.land(at), true
}

// toPart leaps to a cross-head that a link on the page leads to.
func (p *Page) toPart(t *target) []page.Action {
	i := news.PartOf(p.reading.Article.Blocks, t.link)
	if i < 0 {
		return []page.Action{page.Notice{Text: "That part of the page is not in this text. {browse-link} opens it in the browser"}}
	}
	return p.leapTo(p.sheet.rowOf(news.Place{Block: i}))
}

// ownPart says that an address is a part of this very page.
func (p *Page) ownPart(address string) bool {
	page, fragment, ok := strings.Cut(address, "#")
	if !ok || fragment == "" {
		return false
	}
	a := &p.reading.Article
	for _, own := range []string{a.URL, a.Canonical, p.reading.Story.URL} {
		if own, _, _ = strings.Cut(own, "#"); own != "" && bare(own) == bare(page) {
			return true
		}
	}
	return false
}

// bare is an address without its scheme and the slash at its end.
func bare(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	return strings.TrimSuffix(rest, "/")
}
