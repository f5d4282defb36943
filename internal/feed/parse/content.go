package parse

import (
	"encoding/base64"
	"html"
	"strings"
	"unicode/utf8"
)

// content is the inside of an element that holds text.
type content struct {
	tokens []token
	tags   bool // elements among the text
	weight int
}

// mostWeight bounds the pieces of one text, attributes counted too, at some 80 bytes each. The longest article in XHTML has
// a few thousand tags.
const mostWeight = 1 << 16

// add takes a piece; false when there are too many.
func (c *content) add(t token) bool {
	if c.weight += 1 + len(t.attrs); c.weight > mostWeight {
		return false
	}
	c.tags = c.tags || t.kind == startToken
	c.tokens = append(c.tokens, t)
	return true
}

// enders end any text: the structure around it goes on here.
var enders = set("item", "entry", "channel", "rss", "feed")

// content reads up to the end tag of t. Where the end tag is missing, the text ends at the next tag.
func (c *canonicaliser) content(t token) content {
	if t.empty {
		return content{}
	}
	start := c.scan.pos
	if c.unclosed[t.name] <= start {
		var inside content
		if c.inside(t.name, func(t token) bool { return !c.ends(t) && inside.add(t) }) {
			return inside
		}
		c.unclosed[t.name] = c.scan.pos
		c.scan.pos = start
	}
	var inside content
	for {
		before := c.scan.pos
		next, ok := c.scan.next()
		if !ok {
			return inside
		}
		if next.kind == startToken || next.kind == endToken {
			if next.kind != endToken || !strings.EqualFold(next.name, t.name) {
				c.scan.pos = before
			}
			return inside
		}
		inside.add(next)
	}
}

// inside hands out the tokens up to the balancing end tag; false, with the position at the obstacle, when the document
// ends first or take refuses a token.
//
// Searches in vain are paid from a budget that grows with the document, so that a flood of elements without end tags
// cannot make the time grow with its square; once it is spent, end tags count as missing.
func (c *canonicaliser) inside(name string, take func(token) bool) bool {
	const rescans = 4 // times the document
	if c.wasted > rescans*len(c.scan.src) {
		return false
	}
	start, depth := c.scan.pos, 0
	for {
		before := c.scan.pos
		t, ok := c.scan.next()
		if !ok {
			c.wasted += c.scan.pos - start
			return false
		}
		switch same := strings.EqualFold(t.name, name); {
		case same && t.kind == endToken && depth == 0:
			return true
		case same && t.kind == endToken:
			depth--
		case same && t.kind == startToken && !t.empty:
			depth++
		}
		if !take(t) {
			c.scan.pos = before
			c.wasted += before - start
			return false
		}
	}
}

// ends says whether the token belongs to the structure of the feed rather than to a text.
func (c *canonicaliser) ends(t token) bool {
	if t.kind != startToken && t.kind != endToken {
		return false
	}
	prefix, local := splitName(t.name)
	if !enders[local] {
		return false
	}
	v, known := c.top().scope.vocabulary(prefix, c.home)
	return known && (v == native || v == "rss" || v == "atom")
}

// skip passes over an element and all it holds, items of other vocabularies' making included. An element without
// an end tag hides nothing.
func (c *canonicaliser) skip(t token) {
	if t.empty || c.endless[t.name] {
		return
	}
	start := c.scan.pos
	if !c.inside(t.name, func(token) bool { return true }) {
		c.endless[t.name] = true
		c.scan.pos = start
	}
}

// words is the text with every reference resolved and, should there be tags, without them. A text in one piece, as
// most are, is not copied.
func (c content) words(e *entities) string {
	tokens := c.tokens
	for len(tokens) > 0 && tokens[0].blank() {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].blank() {
		tokens = tokens[:len(tokens)-1]
	}
	if len(tokens) == 1 {
		return strings.TrimSpace(tokens[0].words(e))
	}
	var b strings.Builder
	for i := range tokens {
		b.WriteString(tokens[i].words(e))
	}
	return strings.TrimSpace(b.String())
}

// blank says that a token is white space around a text, or nothing for a reader.
func (t *token) blank() bool {
	return t.kind == skippedToken || t.kind == textToken && strings.TrimSpace(t.text) == ""
}

// words is the text of a token, without that of markup.
func (t *token) words(e *entities) string {
	switch t.kind {
	case textToken:
		return e.decode(t.text)
	case cdataToken:
		return t.text
	}
	return ""
}

// named is the text of an element that holds plain words; should there be elements in it, that of the first called
// "name", as persons have one, else all texts.
func (c content) named(e *entities) string {
	if !c.tags {
		return c.words(e)
	}
	var all []string
	inName := false
	for i, t := range c.tokens {
		switch t.kind {
		case startToken:
			_, local := splitName(t.name)
			inName = local == "name"
		case textToken, cdataToken:
			words := (content{tokens: c.tokens[i : i+1]}).words(e)
			if inName && words != "" {
				return words
			}
			if words != "" {
				all = append(all, words)
			}
		}
	}
	return strings.Join(all, " ")
}

// firstWords is the first text that is not blank.
func (c content) firstWords(e *entities) string {
	for i := range c.tokens {
		if words := (content{tokens: c.tokens[i : i+1]}).words(e); words != "" {
			return words
		}
	}
	return ""
}

// markup is the content as an HTML fragment.
func (c content) markup(e *entities, kind textKind) string {
	switch kind {
	case foreignData:
		return ""
	case plainText:
		if !c.tags {
			return html.EscapeString(c.words(e))
		}
	case claimedText:
		if words := c.words(e); !c.tags && !looksHTML(words) {
			return html.EscapeString(words)
		} else if !c.tags {
			return words
		}
	case base64HTML, base64Text:
		return c.fromBase64(e, kind)
	case escapedHTML:
		if !c.tags {
			return c.words(e)
		}
	}
	return unwrap(c.elements(e, kind == escapedHTML && c.escaped()))
}

func (c content) fromBase64(e *entities, kind textKind) string {
	words := strings.Join(strings.Fields(c.words(e)), "")
	data, err := base64.StdEncoding.DecodeString(words)
	switch {
	case err != nil:
		return c.words(e)
	case !utf8.Valid(data):
		return ""
	case kind == base64Text:
		return html.EscapeString(repair(string(data)))
	}
	return repair(string(data))
}

// escaped says whether the text between the tags hides more tags: some publishers escape their HTML and put an
// element around it all the same.
func (c content) escaped() bool {
	for _, t := range c.tokens {
		if t.kind == textToken && strings.Contains(t.text, "&lt;") && strings.Contains(t.text, "&gt;") {
			return true
		}
	}
	return false
}

// elements writes inline markup as HTML: prefixes go, references stay unless they are to be decoded.
func (c content) elements(e *entities, decode bool) string {
	var b strings.Builder
	for _, t := range c.tokens {
		switch t.kind {
		case textToken:
			if decode {
				b.WriteString(e.decode(t.text))
			} else {
				b.WriteString(html.EscapeString(e.decode(t.text)))
			}
		case cdataToken:
			b.WriteString(t.text)
		case startToken:
			writeTag(&b, t, e)
		case endToken:
			_, local := splitName(t.name)
			b.WriteString("</" + local + ">")
		}
	}
	return strings.TrimSpace(b.String())
}

// void elements have no end tag in HTML (§13.1.2); any other empty element needs one.
var void = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")

func writeTag(b *strings.Builder, t token, e *entities) {
	_, local := splitName(t.name)
	b.WriteString("<" + local)
	for _, a := range t.attrs {
		if strings.HasPrefix(a.name, "xmlns") {
			continue
		}
		_, name := splitName(a.name)
		b.WriteString(" " + name + `="` + html.EscapeString(e.decode(a.value)) + `"`)
	}
	b.WriteString(">")
	if t.empty && !void[local] {
		b.WriteString("</" + local + ">")
	}
}

// unwrap removes the div that Atom demands around XHTML (RFC 4287 §3.1.1.3).
func unwrap(fragment string) string {
	if !strings.HasPrefix(fragment, "<div>") || !strings.HasSuffix(fragment, "</div>") ||
		strings.Count(fragment, "<div") != 1 {
		return fragment
	}
	return strings.TrimSpace(fragment[len("<div>") : len(fragment)-len("</div>")])
}
