package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page may ask of the parser. Real pages stay below a quarter of each; beyond, tags or their attributes are
// dropped and the text is kept, so that a hostile page costs no more than a long one and still shows its words.
const (
	maxDepth      = 96      // open elements; the parser refuses 512, and some of its steps are quadratic in the depth
	maxElements   = 24_000  // of about 200 bytes each
	maxAttributes = 60_000  // of about 100 bytes each
	maxReopened   = 50_000  // see formatting
	maxText       = 1 << 20 // bytes of text
	maxTag        = 16 << 10
	maxScripts    = 2 << 20 // bytes of JSON kept, and as many of programs that hold some
)

// implied are elements whose end the parser adds by itself: left open they do not nest.
var implied = atoms(atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot,
	atom.Option, atom.Optgroup, atom.Colgroup, atom.Html, atom.Head, atom.Body)

var void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link,
	atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)

// formatting are elements that the parser opens again in every block behind the one in which they were left open: a
// page of nothing but such tags would make elements by the square of its length. See "the list of active formatting
// elements" in https://html.spec.whatwg.org/multipage/parsing.html.
var formatting = atoms(atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U)

// mute are elements whose content is never text for a reader.
var mute = atoms(atom.Script, atom.Style)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// slim copies a page without comments, scripts and styles, and without the tags beyond the limits. It returns the scripts
// that are data.
func slim(page string, depth int, data func(kind string, text []byte) bool) (slimmed string, scripts []Script) {
	g := guard{tokens: html.NewTokenizer(strings.NewReader(cutTags(page))), data: data, depth: depth, open: map[atom.Atom]int{}, dropped: map[atom.Atom]int{}}
	g.out.Grow(len(page))
	for {
		kind := g.tokens.Next()
		if kind == html.ErrorToken {
			return g.out.String(), g.scripts
		}
		g.token(kind)
	}
}

type guard struct {
	tokens   *html.Tokenizer
	data     func(kind string, text []byte) bool
	out      strings.Builder
	scripts  []Script
	depth    int // limit
	nested   int
	elements int
	given    int // attributes
	styled   int // open formatting elements
	reopened int
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
		raw = beginning(raw, maxText-g.text)
		g.text += len(raw)
		g.out.Write(raw)
	case html.StartTagToken, html.SelfClosingTagToken:
		g.start(raw, kind == html.SelfClosingTagToken && g.open[atom.Svg]+g.open[atom.Math] > 0)
	case html.EndTagToken:
		g.end(string(raw))
	case html.DoctypeToken:
		g.out.Write(raw)
	}
}

// beginning is as much of a text as fits into so many bytes, in whole runes.
func beginning(text []byte, most int) []byte {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// start copies a start tag; closed tells that it is an end tag too, which only SVG and MathML know.
func (g *guard) start(raw []byte, closed bool) {
	given := 0
	if len(raw) <= maxTag { // the names of tag and attributes are made lower case in place: count first
		given = attributes(raw)
	}
	name, more := g.tokens.TagName()
	tag := atom.Lookup(name)
	if mute[tag] {
		g.mute(tag, more)
		return
	}
	nests := !closed && !void[tag] && !implied[tag]
	g.elements++
	g.given += given
	switch {
	case g.elements > maxElements, nests && g.nested >= g.depth, formatting[tag] && g.reopened > maxReopened:
		if nests {
			g.dropped[tag]++
		} else {
			g.out.WriteByte(' ')
		}
		return
	case len(raw) > maxTag && void[tag]:
		return
	}
	if nests {
		g.open[tag]++
		g.nested++
	}
	g.style(tag)
	if len(raw) > maxTag || g.given > maxAttributes {
		g.out.WriteString("<" + string(name) + ">")
		return
	}
	g.out.Write(raw)
}

// style counts what the parser opens again for a tag, and closes it for good when it is too much.
func (g *guard) style(tag atom.Atom) {
	switch {
	case formatting[tag]:
		g.styled++
	case !void[tag]:
		g.reopened += g.styled
	}
	if g.reopened <= maxReopened || g.styled == 0 {
		return
	}
	for f := range formatting {
		for ; g.open[f] > 0; g.open[f]-- {
			g.out.WriteString("</" + f.String() + ">")
			g.nested--
		}
	}
	g.styled = 0
}

// attributes counts those of a tag: the white space outside quotes.
func attributes(raw []byte) int {
	n, quote := 0, byte(0)
	for _, c := range raw {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == ' ', c == '\n', c == '\t', c == '/':
			n++
		}
	}
	return n
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
		if formatting[tag] {
			g.styled--
		}
	case tag == atom.P, tag == atom.Br: // which the parser makes elements of
		if g.elements++; g.elements > maxElements {
			return
		}
	}
	g.out.WriteString(raw)
}

// mute swallows a script or style and notes it when it is data.
func (g *guard) mute(tag atom.Atom, more bool) {
	var s Script
	for more {
		var key, value []byte
		key, value, more = g.tokens.TagAttr()
		switch string(key) {
		case "type":
			s.Kind = strings.ToLower(strings.TrimSpace(string(value)))
		case "id":
			s.ID = string(value)
		}
	}
	if g.tokens.Next() != html.TextToken {
		return
	}
	raw := g.tokens.Raw()
	if tag != atom.Script || !g.data(s.Kind, raw) {
		return
	}
	room := &g.json
	if !strings.Contains(s.Kind, "json") {
		room = &g.state
	}
	if *room+len(raw) > maxScripts {
		return
	}
	*room += len(raw)
	s.Text = string(raw)
	g.scripts = append(g.scripts, s)
}
