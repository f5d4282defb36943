package article

import (
	"slices"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// part is one of the three parts of a sheet.
type part uint8

const (
	head part = iota
	body
	tail
)

// anchor is a row of the sheet in terms that survive setting it anew at another width.
type anchor struct {
	part  part
	rows  int        // from the beginning of head or tail
	place news.Place // in the body
}

// anchorOf names a row.
func (s *sheet) anchorOf(row int) anchor {
	switch {
	case row < s.bodyAt:
		return anchor{part: head, rows: row}
	case row < s.tailAt:
		return anchor{part: body, place: s.placeOf(row)}
	default:
		return anchor{part: tail, rows: row - s.tailAt}
	}
}

// find is the row of an anchor.
func (s *sheet) find(a anchor) int {
	switch a.part {
	case head:
		return min(a.rows, s.bodyAt)
	case body:
		return s.rowOf(a.place)
	default:
		return s.tailAt + a.rows
	}
}

// rowOf is the row in which a place of the text stands.
func (s *sheet) rowOf(place news.Place) int {
	return s.rowOfLine(s.set.LineOf(place))
}

// rowOfLine is the row of a line of the set text.
func (s *sheet) rowOfLine(line int) int {
	if line >= s.insetAt {
		line += s.insetRows
	}
	return s.bodyAt + line
}

// placeOf is the place of a row of the text. The inset picture belongs to the line below it.
func (s *sheet) placeOf(row int) news.Place {
	line := row - s.bodyAt
	if line >= s.insetAt {
		line = max(line-s.insetRows, s.insetAt)
	}
	return s.set.PlaceOf(max(0, min(line, len(s.set.Lines)-1)))
}

// pauses is how long the text rests before the place is written down.
const pauses = 2 * time.Second

// scrollTo puts a row at the top, as far as the sheet reaches, and remembers to write the place down.
func (p *Page) scrollTo(env *page.Env, row int) []page.Action {
	p.set(env)
	top := max(0, min(row, p.lastTop(env)))
	if p.short > 0 {
		p.cache.Drop()
	}
	p.short, p.turned = 0, nil
	if top == p.top {
		return nil
	}
	p.top, p.anchor = top, p.sheet.anchorOf(top)
	p.cache.Drop()
	p.collapse(env)
	if p.preview {
		return nil
	}
	return []page.Action{page.After{Topic: topicSettle, Wait: pauses, Message: settled{}}}
}

// place is where the reader is: the top of the text while any of the head is seen.
func (p *Page) place() news.Place {
	if p.changes.shown() {
		return p.told // the article is as it was left
	}
	switch p.anchor.part {
	case body:
		return p.anchor.place
	case tail:
		return p.sheet.placeOf(p.sheet.tailAt - 1)
	default:
		return news.Place{}
	}
}

// tell writes the place down when it is another than what is written.
func (p *Page) tell() []page.Action {
	id := p.reading.Story.ID
	if p.preview || id == 0 || p.sheet == nil || !p.opened {
		return nil
	}
	place := p.place()
	if place == p.told {
		return nil
	}
	p.told = place
	return []page.Action{page.Place{Story: id, Place: place}}
}

// line is the first line of text on the screen.
type line struct {
	place news.Place
	below int // rows between the top of the screen and it
}

// readingLine is the line that must not move when an edition of the text takes the place of the old one; false when no
// text is on the screen. It is the first one there, or the first of the next paragraph that both texts have: what
// changed may be longer now.
func (p *Page) readingLine(old, edition []news.Block) (line, bool) {
	if p.sheet == nil || p.sheet.bodyAt == p.sheet.tailAt || p.top >= p.sheet.tailAt {
		return line{}, false
	}
	row := max(p.top, p.sheet.bodyAt)
	at := p.sheet.placeOf(row)
	if i, _, ok := common(old, at.Block, edition); ok && i != at.Block {
		at = news.Place{Block: i}
		row = p.sheet.rowOf(at)
	}
	return line{place: at, below: row - p.top}, true
}

// keep scrolls so that the line stands where it stood, in the text that replaced the old blocks. When the line is
// not in the new text, the page begins at its top.
func (p *Page) keep(env *page.Env, l line, old []news.Block) {
	place, ok := relocate(old, l.place, p.reading.Article.Blocks)
	if !ok {
		p.scrollTo(env, 0)
		return
	}
	p.scrollTo(env, p.sheet.rowOf(place)-l.below)
}

// alike is how many letters at the beginning of a paragraph make it the same paragraph: feeds cut them short.
const alike = 40

// relocate finds the paragraph of a place in another edition of the text, or the next one after it that both have.
func relocate(old []news.Block, at news.Place, edition []news.Block) (news.Place, bool) {
	i, j, ok := common(old, at.Block, edition)
	switch {
	case !ok:
		return news.Place{}, false
	case i == at.Block:
		return news.Place{Block: j, Rune: at.Rune}, true
	default:
		return news.Place{Block: j}, true
	}
}

// common finds the first paragraph from one on that an edition has too: its index in the old text, and in the edition.
func common(old []news.Block, from int, edition []news.Block) (i, j int, ok bool) {
	words := make([]string, len(edition))
	for j := range edition {
		words[j] = essence(edition[j : j+1])
	}
	for i = max(from, 0); i < len(old); i++ {
		want := essence(old[i : i+1])
		if want == "" {
			continue
		}
		if j = slices.IndexFunc(words, func(have string) bool { return same(want, have) }); j >= 0 {
			return i, j, true
		}
	}
	return 0, 0, false
}

// lastCommon is the block of an edition behind the last one that the old text has too; 1 when there is none.
func lastCommon(old, edition []news.Block) int {
	for i := len(old) - 1; i >= 0; i-- {
		if at, ok := relocate(old[i:i+1], news.Place{}, edition); ok {
			return at.Block + 1
		}
	}
	return 1
}

// essence is the text of blocks without what two editions may write differently.
func essence(blocks []news.Block) string {
	return strings.Join(strings.Fields(text.Fold(news.PlainText(blocks))), " ")
}

// same says whether two paragraphs begin with the same words.
func same(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	return n >= alike && a[:min(n, 2*alike)] == b[:min(n, 2*alike)]
}
