package article

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// doneKey tells of an item of a list of tasks whether it is ticked: its box is a control of a form, which pruning takes
// out. See orderKey.
const doneKey = "reader done"

// The boxes of tasks.
const (
	boxOpen   = "☐"
	boxTicked = "☑"
)

// list sets a list; one that holds nothing but pictures is a gallery, and its pictures stand for themselves.
func (b *builder) list(n *html.Node) {
	b.flush()
	if b.contents(n) {
		return
	}
	block := news.Block{Kind: news.List, Ordered: n.Data == "ol"}
	var items []*html.Node
	pictures := true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || hidden(c) {
			continue
		}
		if item := b.inside(c); len(item) > 0 {
			block.Items, items = append(block.Items, item), append(items, c)
			pictures = pictures && onlyFigures(item)
		}
	}
	switch {
	case len(items) == 0:
	case pictures && !block.Ordered:
		for _, item := range block.Items {
			for _, figure := range item {
				b.add(figure)
			}
		}
	default:
		count(&block, n, items)
		b.add(block)
	}
}

// contents reports a table of contents: a list of nothing but links within the page, which lead nowhere here.
func (b *builder) contents(list *html.Node) bool {
	links := all(list, atom.A)
	for _, a := range links {
		if within(a, b.base) == "" {
			return false
		}
	}
	chars, linked := weigh(list)
	return len(links) > 1 && linked*10 > chars*9
}

func onlyFigures(blocks []news.Block) bool {
	for i := range blocks {
		if blocks[i].Kind != news.Figure && blocks[i].Kind != news.Embed {
			return false
		}
	}
	return true
}

// most is the largest number in front of an item that is believed.
const most = 1_000_000

// count gives a list its first number, and its items markers where numbers counted up from that will not do: letters,
// numbers counted down or given to single items, boxes of tasks.
func count(block *news.Block, n *html.Node, items []*html.Node) {
	number, step := 1, 1
	if hasAttr(n, "reversed") {
		number, step = len(items), -1
	}
	number = integer(attr(n, "start"), number)
	if block.Ordered && number > 1 && step > 0 {
		block.Start = number
	}
	style := attr(n, "type")
	plain := true
	markers := make([]string, len(items))
	for i, item := range items {
		number = integer(attr(item, "value"), number)
		switch done := attr(item, doneKey); {
		case done != "":
			markers[i], plain = done, false
		case block.Ordered:
			markers[i] = numeral(number, style) + "."
			plain = plain && number == max(block.Start, 1)+i && (style == "" || style == "1")
		}
		number += step
	}
	if !plain {
		block.Markers = markers
	}
}

// integer reads an attribute; otherwise is what it says when it is missing or nonsense.
func integer(s string, otherwise int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n < most {
		return n
	}
	return otherwise
}

// numeral writes a number as the type attribute of a list asks: a, A, i, I, else in figures.
func numeral(n int, style string) string {
	switch {
	case n < 1:
	case style == "a":
		return letter(n)
	case style == "A":
		return strings.ToUpper(letter(n))
	case style == "i":
		return roman(n)
	case style == "I":
		return strings.ToUpper(roman(n))
	}
	return strconv.Itoa(n)
}

// letter counts a, b, …, z, aa, ab.
func letter(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

var romans = []struct {
	value int
	sign  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

// roman counts in Roman numerals as far as they go.
func roman(n int) string {
	if n >= 4000 {
		return strconv.Itoa(n)
	}
	var s strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			s.WriteString(r.sign)
		}
	}
	return s.String()
}

// definitions sets a list of terms and what they mean. Several terms of one meaning are lines of one term.
func (b *builder) definitions(n *html.Node) {
	b.flush()
	block := news.Block{Kind: news.Definitions}
	open := false // the last item has no meaning yet
	for e := range elements(n) {
		switch {
		case closest(e.Parent, atom.Dl) != n:
		case is(e, atom.Dt):
			term := b.spansOf(e)
			if len(term) == 0 {
				continue
			}
			if last := len(block.Items) - 1; open {
				block.Items[last][0].Spans = append(append(block.Items[last][0].Spans, news.Span{Text: "\n"}), term...)
			} else {
				block.Items = append(block.Items, []news.Block{{Kind: news.Paragraph, Spans: term}})
			}
			open = true
		case is(e, atom.Dd):
			meaning := b.inside(e)
			if last := len(block.Items) - 1; last >= 0 {
				block.Items[last] = append(block.Items[last], meaning...)
			} else {
				for i := range meaning {
					b.add(meaning[i])
				}
			}
			open = open && len(meaning) == 0
		}
	}
	if len(block.Items) > 0 {
		b.add(block)
	}
}
