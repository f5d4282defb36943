package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// cleaner takes out of a text what belongs to the page around it.
type cleaner struct {
	title    string // as letters
	heading  string // what the page's only h1 says, as letters: another title than the one it gives itself
	site     string
	authors  []string
	captions map[string]bool // what pictures of the page are said to show, as letters
	judged   map[string]bool // of lines that were met before, whether the page speaks in them: candidates share most of theirs
}

func (p *page) newCleaner(a *news.Article) cleaner {
	c := cleaner{title: letters(a.Title), site: a.Site, captions: p.captions(a.Site), judged: map[string]bool{}}
	delete(c.captions, letters(a.Standfirst)) // some say of the picture what they say of the story
	if heads := all(p.body, atom.H1); len(heads) == 1 {
		c.heading = letters(textOf(heads[0]))
	}
	for _, l := range a.Authors {
		c.authors = append(c.authors, letters(l.Title))
	}
	return c
}

// clean drops the blocks that are no part of the story, and headings under which nothing is left.
func (c cleaner) clean(t candidate) candidate {
	out := roomy(len(t.blocks))
	c.quieten(t.blocks)
	for i := range t.blocks {
		if t.blocks[i].Kind == news.Paragraph && c.captions[letters(news.Plain(t.blocks[i].Spans))] {
			continue
		}
		if !c.foreign(&t.blocks[i], len(out.blocks)) {
			out.blocks = append(out.blocks, t.blocks[i])
			out.orders = append(out.orders, t.orders[i])
		}
	}
	return c.withoutTail(out.trimmed())
}

// roomy is a candidate with room for n blocks.
func roomy(n int) candidate {
	return candidate{blocks: make([]news.Block, 0, n), orders: make([]int, 0, n)}
}

// captions are the words that stand for pictures, with and without the site's name behind them: a paragraph that repeats
// them is a caption.
func (p *page) captions(site string) map[string]bool {
	set := map[string]bool{}
	add := func(words string) {
		if words = letters(words); words != "" {
			set[words] = true
			if short := strings.TrimSuffix(words, letters(site)); short != "" {
				set[short] = true
			}
		}
	}
	for _, img := range all(p.body, atom.Img) {
		add(attr(img, "alt"))
	}
	for _, image := range p.schema.story.things("image", p.schema.byID) {
		add(image.str("caption"))
	}
	return set
}

// quieten takes from pictures the words that the title, or the heading beside them, says again.
func (c cleaner) quieten(blocks []news.Block) {
	for i := range blocks {
		if blocks[i].Kind == news.Figure && c.title != "" && letters(news.Plain(blocks[i].Spans)) == c.title {
			blocks[i].Spans = nil
		}
		alt := letters(blocks[i].Picture.Alt)
		if alt == "" || blocks[i].Kind != news.Figure {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(blocks) && blocks[j].Kind == news.Heading && letters(news.Plain(blocks[j].Spans)) == alt {
				blocks[i].Picture.Alt = ""
			}
		}
		if alt == c.title {
			blocks[i].Picture.Alt = ""
		}
	}
}

// trimmed drops rules that part nothing, and headings at the end.
func (t candidate) trimmed() candidate {
	out := roomy(len(t.blocks))
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
	case news.List, news.Definitions:
		return linksOnly(b) || c.foreignList(b)
	case news.Figure: // a portrait of who wrote the story
		return len(b.Spans) == 0 && b.Picture.Alt != "" && slices.Contains(c.authors, letters(b.Picture.Alt))
	}
	return false
}

// longTitle is how many bytes of letters a title has that no line ends with by chance.
const longTitle = 20

// maxForeign is the longest text that may be foreign, in bytes: pages do not speak of themselves at such length.
const maxForeign = 2000

func (c cleaner) foreignText(b *news.Block, text string, before int) bool {
	if len(text) > maxForeign {
		return false
	}
	if before < 6 {
		plain := letters(text)
		kicked := len(c.title) > longTitle && strings.HasSuffix(plain, c.title) && len(plain) < 2*len(c.title) // a label before the title
		if plain != "" && (plain == c.title || b.Kind == news.Heading && plain == c.heading) || kicked {
			return true
		}
	}
	if _, known := c.judged[text]; !known {
		c.judged[text] = c.speaks(text)
	}
	return c.judged[text] || linked(b.Spans)
}

// speaks reports a line in which the page speaks, and not its story.
func (c cleaner) speaks(text string) bool {
	if noisy(text) || credited(text) || len(text) < maxLabel && pageMark().MatchString(text) || c.names(text) || lead(text) || onlyDate(text) || c.ofSite(text) {
		return true
	}
	_, introduced := afterLead(text)
	return introduced && len(text) < 300
}

// ofSite reports a line of the site's name with the date behind it, or with who made the picture.
func (c cleaner) ofSite(text string) bool {
	rest, ok := strings.CutPrefix(text, c.site)
	if !ok || c.site == "" || len(rest) > maxLabel {
		return false
	}
	return onlyDate(rest) || strings.HasPrefix(rest, "/") && len(wordsOf(rest)) < 5 && !strings.HasSuffix(rest, ".")
}

// names reports a line that does no more than name who wrote the story.
func (c cleaner) names(text string) bool {
	if len(text) > 120 {
		return false
	}
	plain := letters(addresses().ReplaceAllString(text, " "))
	rest := plain
	for _, a := range c.authors {
		if a != "" {
			rest = strings.ReplaceAll(rest, a, "")
		}
	}
	if rest == plain {
		return byLine().MatchString(text) && len(wordsOf(text)) < 5 && !strings.HasSuffix(text, ".") && len(c.authors) == 0
	}
	by := byLine().MatchString(text) || byPrefix().MatchString(text) || !findDate(text).IsZero() && !strings.HasSuffix(text, ".")
	return len(rest) < 8 || by && len(rest) < 60
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

// foreignList takes from the items of a list what stands in them beside a picture without being its caption, and reports
// a list in which every item is of the page.
func (c cleaner) foreignList(b *news.Block) bool {
	all := len(b.Items) > 0
	for i, item := range b.Items {
		foreign := func(p news.Block) bool {
			words := news.Plain(p.Spans)
			return p.Kind == news.Paragraph && len(words) < maxForeign && (c.captions[letters(words)] || c.speaks(words))
		}
		if pictured := slices.ContainsFunc(item, func(p news.Block) bool { return p.Kind == news.Figure }); pictured {
			b.Items[i] = slices.DeleteFunc(item, foreign)
		}
		all = all && !slices.ContainsFunc(b.Items[i], func(p news.Block) bool { return !foreign(p) })
	}
	return all
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
