package article

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// joint puts the pages of a story together without what each page repeats: its head, standfirst, pictures and boxes.
type joint struct {
	article *news.Article
	seen    map[string]bool // prints of the blocks that stand in the article
	related map[string]bool // keys of its related stories
}

// What of a page counts as new text, and what is long enough for two to be the same only when one repeats the other, in words.
const (
	minNew    = 15
	minRepeat = 6
)

func newJoint(a *news.Article) *joint {
	j := &joint{article: a, seen: map[string]bool{}, related: map[string]bool{}}
	for i := range a.Blocks {
		j.repeated(&a.Blocks[i], true)
	}
	j.seen[letters(a.Title)], j.seen[letters(a.Standfirst)] = true, true
	for _, r := range a.Related {
		j.related[key(r.URL)] = true
	}
	return j
}

// pageMark is a line that only says which page this is.
var pageMark = text.Pattern(`(?i)^\W*(?:page|seite|página|pagina|strona|sida|side|sayfa|страница|पृष्ठ)\s+\d+(?:\s*(?:of|/|von|de|sur|di|van|z|av|из)\s*\d+)?\W*$|^\W*continued from page \d+\W*$|^\d+\s*/\s*\d+$`)

// add appends a page's new blocks and related stories. It reports false when the page says nothing new, and then adds nothing.
func (j *joint) add(page *news.Article) bool {
	var fresh []news.Block
	places := make([]int, len(page.Blocks)+1) // where each block of the page stands in the whole
	begun := false
	for i := range page.Blocks {
		b := &page.Blocks[i]
		places[i] = len(j.article.Blocks) + len(fresh)
		if j.repeated(b, begun) {
			continue
		}
		begun = begun || b.Kind == news.Paragraph
		fresh = append(fresh, *b)
	}
	places[len(page.Blocks)] = len(j.article.Blocks) + len(fresh)
	if text.Words(news.PlainText(fresh)) < minNew {
		return false
	}
	j.article.Blocks = append(j.article.Blocks, fresh...)
	j.relate(page.Related, places)
	return true
}

func (j *joint) relate(list []news.Related, places []int) {
	for _, r := range list {
		if j.related[key(r.URL)] || key(r.URL) == key(j.article.URL) {
			continue
		}
		j.related[key(r.URL)] = true
		if r.Anchor >= 0 {
			r.Anchor = places[r.Anchor]
		}
		j.article.Related = append(j.article.Related, r)
	}
}

// repeated reports a block that stands in the article already, in the same words or nearly, and notes it otherwise. A
// short line may be said twice, but not before the page's text has begun.
func (j *joint) repeated(b *news.Block, begun bool) bool {
	again := false
	for _, p := range prints(b, begun) {
		again = again || j.seen[p]
		j.seen[p] = true
	}
	return again
}

// nearly is how many letters at the beginning of two long texts are the same when one repeats the other: near repeats
// differ in an ellipsis, a date or a credit at their end.
const nearly = 120

// prints are what a block is known by.
func prints(b *news.Block, begun bool) []string {
	if b.Kind == news.Figure && b.Picture.URL != "" {
		return []string{"figure " + picturePath(b.Picture.URL)}
	}
	if b.Kind == news.Embed {
		return []string{"embed " + b.Link.URL}
	}
	plain := news.PlainText([]news.Block{*b})
	said := letters(plain)
	if said == "" || begun && b.Kind == news.Paragraph && text.Words(plain) < minRepeat {
		return nil
	}
	if len(said) > nearly {
		return []string{said[:nearly]}
	}
	return []string{said}
}

// picturePath is a picture's address without what only says how large it is.
func picturePath(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return key(path)
}
