package article

import (
	"regexp"
	"strings"

	"reader/internal/news"
)

// cleaner takes out of a text what belongs to the page around it.
type cleaner struct {
	title   string // as letters
	authors []string
}

func newCleaner(a *news.Article) cleaner {
	c := cleaner{title: letters(a.Title)}
	for _, l := range a.Authors {
		c.authors = append(c.authors, letters(l.Title))
	}
	return c
}

// clean drops the blocks that are no part of the story, and headings under which nothing is left.
func (c cleaner) clean(t candidate) candidate {
	var out candidate
	for i := range t.blocks {
		if !c.foreign(&t.blocks[i], len(out.blocks)) {
			out.blocks = append(out.blocks, t.blocks[i])
			out.orders = append(out.orders, t.orders[i])
		}
	}
	return out.trimmed()
}

// trimmed drops rules that part nothing, and headings at the end.
func (t candidate) trimmed() candidate {
	var out candidate
	for i, b := range t.blocks {
		if b.Kind == news.Rule && (len(out.blocks) == 0 || out.blocks[len(out.blocks)-1].Kind == news.Rule) {
			continue
		}
		out.blocks = append(out.blocks, b)
		out.orders = append(out.orders, t.orders[i])
	}
	for last := len(out.blocks) - 1; last >= 0 && (out.blocks[last].Kind == news.Rule || out.blocks[last].Kind == news.Heading); last-- {
		out.blocks, out.orders = out.blocks[:last], out.orders[:last]
	}
	return out
}

// foreign judges one block; before is how many blocks stand above it.
func (c cleaner) foreign(b *news.Block, before int) bool {
	switch b.Kind {
	case news.Paragraph, news.Heading:
		return c.foreignText(b, news.Plain(b.Spans), before)
	case news.List:
		return linksOnly(b)
	}
	return false
}

var (
	// noise is what a line says that is no part of a story, in the languages of most pages.
	noise = regexp.MustCompile(`(?i)^(?:advertisement|advertisment|advertising|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|реклама|reklama|reklam|iklan|` +
		`(?:article|story|post) continues (?:below|after).*|scroll (?:down )?to continue.*|continue reading(?: below)?.*|sign up (?:here|now|for|to) .*|subscribe (?:to|now|for|here)\b.*|` +
		`click here (?:to|for) .*|follow (?:us|me|him|her|@)\b.*|share this.*|share on .*|(?:share|tweet|email|print|copy link|loading\W*|comments?|\d+ comments?|save|listen)|` +
		`(?:file )?(?:photo|image|picture|foto|bild|video|credit|source|quelle)\s?(?:credit|by|courtesy)?\s?:.{0,120}|\(?(?:file )?photo by .{0,100}\)?|` +
		`(?:copyright|©|\(c\)) ?.{0,200}|all rights reserved.*|this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published) .*|` +
		`(?:published|updated|posted|last updated|first published|veröffentlicht|aktualisiert|publié le|mis à jour|publicado|actualizado)\b:?.{0,60}|` +
		`get .{0,60}newsletter.*|download (?:the|our) .{0,40}\bapp\b.*|reporting by .{0,200}editing by .*|read more:? .{0,20}|\d+ (?:min|minutes) read)$`)
	// credits are agencies that close a caption.
	credits = regexp.MustCompile(`(?i)(?:getty images|/ ?reuters|/ ?afp|\bap photo\b|shutterstock|picture alliance|istock|epa-efe|©)`)
	byLine  = regexp.MustCompile(`(?i)^(?:by|von|par|por|da|di|door|av|words:?|text:?)\s`)
)

func (c cleaner) foreignText(b *news.Block, text string, before int) bool {
	plain := letters(text)
	switch {
	case plain == c.title && c.title != "" && before < 6:
		return true
	case len(text) < 400 && noise.MatchString(strings.Trim(text, " *[]-–—|•")):
		return true
	case len(text) < 160 && credits.MatchString(text) && !strings.HasSuffix(text, ".") && !strings.Contains(text, ". "):
		return true
	case c.names(text, plain):
		return true
	case lead(text):
		return true
	case len(text) < 60 && onlyDate(text):
		return true
	}
	return linked(b.Spans)
}

// names reports a line that does no more than name who wrote the story.
func (c cleaner) names(text, plain string) bool {
	if len(text) > 120 {
		return false
	}
	rest := plain
	for _, a := range c.authors {
		if a != "" {
			rest = strings.ReplaceAll(rest, a, "")
		}
	}
	if rest == plain {
		return byLine.MatchString(text) && len(wordsOf(text)) < 5 && !strings.HasSuffix(text, ".") && len(c.authors) == 0
	}
	return len(rest) < 4 || byLine.MatchString(text) && len(rest) < 60
}

// onlyDate reports a line with a date and hardly a word beside it.
func onlyDate(text string) bool {
	return len(wordsOf(text)) < 9 && !strings.HasSuffix(text, ".") && !findDate(text).IsZero() && len(text) < 40
}

// linked reports that a paragraph is nothing but links.
func linked(spans []news.Span) bool {
	in, out := 0, 0
	for _, s := range spans {
		if s.URL != "" {
			in += visible(s.Text)
		} else {
			out += visible(s.Text)
		}
	}
	return in > 0 && out*20 < in
}

func linksOnly(b *news.Block) bool {
	for _, item := range b.Items {
		for i := range item {
			if item[i].Kind == news.Paragraph && !linked(item[i].Spans) || item[i].Kind == news.Figure {
				return false
			}
		}
	}
	return true
}
