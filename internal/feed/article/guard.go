package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page may ask of the parser. Real pages stay below a quarter of each; beyond, tags are dropped and their text
// is kept, so that a hostile page costs no more than a long one and still shows its words.
const (
	maxDepth    = 96      // open elements; the parser refuses 512, and some of its steps are quadratic in the depth
	maxElements = 40_000  // of about 200 bytes each
	maxText     = 1 << 20 // bytes of text
	maxTag      = 16 << 10
	maxScripts  = 2 << 20 // bytes of JSON kept, and as many of programs that hold some
)

// slimmed is a page made fit for the parser, and the data that its scripts carried.
type slimmed struct {
	html    string
	scripts []script
}

// script is a script element that holds data.
type script struct {
	kind string // its type attribute, lower case
	id   string
	text string
}

// implied are elements whose end the parser adds by itself: left open they do not nest.
var implied = atoms(atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot,
	atom.Option, atom.Optgroup, atom.Colgroup, atom.Html, atom.Head, atom.Body)

var void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link,
	atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)

// mute are elements whose content is never text for a reader.
var mute = atoms(atom.Script, atom.Style)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// harmless reports that a piece of HTML stays within every limit whatever its tags are, as a feed's entry mostly does.
func harmless(page string) bool {
	return len(page) <= maxTag && strings.Count(page, "<")-strings.Count(page, "</") <= maxDepth
}

// parse builds the tree of a page of any shape.
func parse(page string) (*html.Node, []script) {
	for _, depth := range []int{maxDepth, 4} {
		src := slim(page, depth)
		if doc, err := html.Parse(strings.NewReader(src.html)); err == nil {
			return doc, src.scripts
		}
	}
	doc, err := html.Parse(strings.NewReader(html.EscapeString(page[:min(len(page), maxText)])))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}, nil
	}
	return doc, nil
}

// slim copies a page without comments, scripts and styles, and without the tags beyond the limits.
func slim(page string, depth int) slimmed {
	g := guard{tokens: html.NewTokenizer(strings.NewReader(page)), depth: depth, open: map[atom.Atom]int{}, dropped: map[atom.Atom]int{}}
	g.tokens.SetMaxBuf(maxPage)
	g.out.Grow(len(page) / 2)
	for {
		kind := g.tokens.Next()
		if kind == html.ErrorToken {
			return slimmed{g.out.String(), g.scripts}
		}
		g.token(kind)
	}
}

type guard struct {
	tokens   *html.Tokenizer
	out      strings.Builder
	scripts  []script
	depth    int // limit
	nested   int
	elements int
	text     int
	json     int
	state    int
	open     map[atom.Atom]int
	dropped  map[atom.Atom]int // start tags left out, whose end tags must go too
}

func (g *guard) token(kind html.TokenType) {
	raw := g.tokens.Raw()
	switch kind {
	case html.TextToken:
		raw = raw[:min(len(raw), maxText-g.text)]
		g.text += len(raw)
		g.out.Write(raw)
	case html.StartTagToken, html.SelfClosingTagToken:
		g.start(string(raw), kind == html.SelfClosingTagToken && g.open[atom.Svg]+g.open[atom.Math] > 0)
	case html.EndTagToken:
		g.end(string(raw))
	case html.DoctypeToken:
		g.out.Write(raw)
	}
}

// start copies a start tag; closed tells that it is an end tag too, which only SVG and MathML know.
func (g *guard) start(raw string, closed bool) {
	name, more := g.tokens.TagName()
	tag := atom.Lookup(name)
	if mute[tag] {
		g.mute(tag, more)
		return
	}
	nests := !closed && !void[tag] && !implied[tag]
	g.elements++
	switch {
	case g.elements > maxElements, nests && g.nested >= g.depth:
		if nests {
			g.dropped[tag]++
		} else {
			g.out.WriteByte(' ')
		}
		return
	case len(raw) > maxTag && void[tag]:
		return
	case len(raw) > maxTag:
		raw = "<" + string(name) + ">"
	}
	if nests {
		g.open[tag]++
		g.nested++
	}
	g.out.WriteString(raw)
}

func (g *guard) end(raw string) {
	name, _ := g.tokens.TagName()
	tag := atom.Lookup(name)
	switch {
	case mute[tag]:
		return
	case g.dropped[tag] > 0:
		g.dropped[tag]--
		return
	case g.open[tag] > 0:
		g.open[tag]--
		g.nested--
	}
	g.out.WriteString(raw)
}

// mute swallows a script or style and notes it when it is data.
func (g *guard) mute(tag atom.Atom, more bool) {
	var s script
	for more {
		var key, value []byte
		key, value, more = g.tokens.TagAttr()
		switch string(key) {
		case "type":
			s.kind = strings.ToLower(strings.TrimSpace(string(value)))
		case "id":
			s.id = string(value)
		}
	}
	if g.tokens.Next() != html.TextToken {
		return
	}
	raw := g.tokens.Raw()
	if tag != atom.Script || !holdsData(s.kind, raw) {
		return
	}
	room := &g.json
	if !strings.Contains(s.kind, "json") {
		room = &g.state
	}
	if *room+len(raw) > maxScripts {
		return
	}
	*room += len(raw)
	s.text = string(raw)
	g.scripts = append(g.scripts, s)
}
