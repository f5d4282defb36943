package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// pullWords mark what is set off like a quotation without being marked up as one.
var pullWords = wordSet(`pullquote pull-quote pullquotes wp-block-pullquote`)

// pullTags are the elements that pullWords are looked for at.
var pullTags = atoms(atom.Div, atom.Aside, atom.P, atom.Section, atom.Figure)

// isPullQuote reports a pull quotation whose markup has no blockquote of its own.
func (b *builder) isPullQuote(tag atom.Atom, n *html.Node) bool {
	return pullTags[tag] && b.names.any(n, pullWords) && find(n, atom.Blockquote, atom.Figure, atom.Img) == nil
}

// quote takes the words of a trailing cite or footer for the attribution, or a last line that begins with a dash.
func (b *builder) quote(n *html.Node) {
	b.flush()
	block := news.Block{Kind: news.Quote}
	defer b.toPost(attr(n, embedKey))
	if by := attribution(n); by != nil {
		block.Spans = b.spansOf(by)
		remove(by)
	}
	block.Blocks = b.inside(n)
	if len(block.Spans) == 0 {
		block.Blocks, block.Spans = withSignature(block.Blocks)
	}
	if len(block.Blocks) > 0 {
		b.add(block)
	}
}

// toPost adds the address of a quoted post, unless the quotation has it already.
func (b *builder) toPost(address string) {
	if address == "" || len(b.blocks) == 0 {
		return
	}
	known := false
	news.EachLink(b.blocks[len(b.blocks)-1:], func(l news.Link) { known = known || l.URL == address })
	if !known {
		b.add(embedBlock(news.Link{Title: playerOf(address), URL: address}))
	}
}

// attribution is the element that names who is quoted: the last footer or cite, with nothing said after it.
func attribution(quote *html.Node) *html.Node {
	var by *html.Node
	for e := range elements(quote) {
		if is(e, atom.Footer) || is(e, atom.Cite) && closest(e, atom.Footer) == nil {
			by = e
		}
	}
	if by == nil {
		return nil
	}
	words, _ := weigh(quote)
	own, _ := weigh(by)
	text, tail := textOf(quote), textOf(by)
	if own == 0 || own >= words || !strings.HasSuffix(text, tail) {
		return nil
	}
	return by
}

// withSignature parts a quotation from a last line that names who said it: short, behind a dash, and no sentence.
func withSignature(blocks []news.Block) ([]news.Block, []news.Span) {
	last := len(blocks) - 1
	if last < 0 || blocks[last].Kind != news.Paragraph && blocks[last].Kind != news.Verse {
		return blocks, nil
	}
	before, line := lastLine(blocks[last].Spans)
	if words := news.Plain(line); !signature(words) || last == 0 && len(before) == 0 {
		return blocks, nil
	}
	if len(before) == 0 {
		return blocks[:last], line
	}
	blocks[last].Spans = before
	return blocks, line
}

// longestSignature is the longest name with an office, in characters, that is taken for an attribution.
const longestSignature = 120

func signature(words string) bool {
	rest := strings.TrimLeft(words, "—–―‒-~ ")
	dash := len(rest) < len(words) && (words[0] >= utf8.RuneSelf || strings.HasPrefix(words, "--") || strings.HasPrefix(words, "- "))
	return dash && rest != "" && utf8.RuneCountInString(rest) < longestSignature && !strings.ContainsAny(rest[len(rest)-1:], "!?”\"")
}

// lastLine parts spans at their last line break. Without one all is the last line.
func lastLine(spans []news.Span) (before, line []news.Span) {
	for i := len(spans) - 1; i >= 0; i-- {
		at := strings.LastIndexByte(spans[i].Text, '\n')
		if at < 0 {
			continue
		}
		head, tail := spans[i], spans[i]
		head.Text, tail.Text = head.Text[:at], tail.Text[at+1:]
		before = append(before, spans[:i]...)
		if head.Text != "" {
			before = append(before, head)
		}
		if tail.Text != "" {
			line = append(line, tail)
		}
		return before, append(line, spans[i+1:]...)
	}
	return nil, spans
}
