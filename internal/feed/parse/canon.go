package parse

import (
	"html"
	"net/url"
	"strings"
)

// family is the kind of a root element.
type family uint8

const (
	rssFamily family = iota + 1
	atomFamily
)

// canonical is a feed rewritten as well-formed XML with a settled vocabulary: every end tag there, every namespace
// with its usual prefix, every text an HTML fragment, every address resolved where xml:base says so. gofeed reads
// such a document without loss, whatever the original looked like. Prefixes are not declared: gofeed takes the usual
// ones for what they are, and would copy its table of declarations for every element.
type canonical struct {
	family  family
	format  string // "rss2.0", "atom1.0", …
	attrs   string // of the root
	head    string // the elements that belong to the feed itself
	entries []string
	texts   cloakroom // what the tickets in head and entries stand for
	cut     int       // entries left out: the document breaks off inside them, or has more than is read
	closed  bool      // the end tag of the root is there: nothing was cut off
}

// document is the canonical text of the feed with the given entries.
func (c *canonical) document(entries ...string) string {
	var b strings.Builder
	open, shut := `<rss version="2.0"><channel>`, `</channel></rss>`
	if c.family == atomFamily {
		open, shut = `<feed`+c.attrs+`>`, `</feed>`
	}
	size := len(open) + len(c.head) + len(shut)
	for _, e := range entries {
		size += len(e)
	}
	b.Grow(size)
	b.WriteString(open)
	b.WriteString(c.head)
	for _, e := range entries {
		b.WriteString(e)
	}
	b.WriteString(shut)
	return b.String()
}

// frame is an open element of the original.
type frame struct {
	name  string // as written, in lower case
	canon string // canonical name of a container; "" for elements that hold the structure and are not written
	item  bool
	scope *scope
	base  *url.URL // from xml:base; nil when none is in force
}

// mostElements bounds those that are read of a document, texts and what is skipped not counted: a hundred for each of
// mostEntries. A hostile document of 20 MB has seven million.
const mostElements = 100 * mostEntries

// What is written of a feed beside its texts, in bytes: gofeed makes up to thirty times as much of it. Beyond the first, the
// rest of an entry's elements are left out, and beyond the other the rest of the entries. An entry has a kilobyte, or some
// ten with many enclosures.
const (
	mostOfEntry = 128 << 10
	mostOfAll   = 8 << 20
)

// maxDepth of structure; deeper containers are left out. Real feeds use six levels.
const maxDepth = 24

// canonicaliser walks over a damaged document and writes the canonical one.
type canonicaliser struct {
	scan     scanner
	entities entities
	document *url.URL // where the document stands; never nil
	home     string   // namespace of the root
	result   canonical
	stack    []frame
	head     strings.Builder
	item     strings.Builder
	inItem   bool
	written  int             // bytes of head and all entries
	unclosed map[string]int  // leaves without an end tag before the position, by name
	endless  map[string]bool // elements to skip that have no end at all
	wasted   int             // bytes read in vain, looking for end tags
}

// canonicalise returns false when there is no root element of a feed.
func canonicalise(text string, document *url.URL) (canonical, bool) {
	c := canonicaliser{scan: scanner{src: text}, document: document, unclosed: map[string]int{},
		endless: map[string]bool{}}
	if !c.findRoot() {
		return canonical{}, false
	}
	opened := 0
	for opened < mostElements {
		t, ok := c.scan.next()
		if !ok {
			break
		}
		switch t.kind {
		case startToken:
			opened++
			c.open(t)
		case endToken:
			c.close(strings.ToLower(t.name))
		}
	}
	c.finish(opened < mostElements)
	c.result.head = c.head.String()
	return c.result, true
}

// roots are the elements that a feed can start with. A bare entry is a feed of one (RFC 4287 §2).
var roots = map[string]family{"rss": rssFamily, "rdf": rssFamily, "channel": rssFamily, "feed": atomFamily, "entry": atomFamily}

// findRoot skips whatever stands before the root: comments, stylesheets, the warnings of PHP. A web page ends the
// search: what looks like a feed inside one is an example or an icon.
func (c *canonicaliser) findRoot() bool {
	for {
		t, ok := c.scan.next()
		if !ok {
			return false
		}
		switch t.kind {
		case doctypeToken:
			c.entities.declare(t.text)
		case startToken:
			_, local := splitName(t.name)
			if local == "html" || local == "opml" {
				return false
			}
			if f, ok := roots[local]; ok {
				c.root(t, f, local)
				return true
			}
		}
	}
}

func (c *canonicaliser) root(t token, f family, local string) {
	prefix, _ := splitName(t.name)
	s := (*scope)(nil).enter(t.attrs)
	c.home = s.uri(prefix)
	c.result.family = f
	c.result.format = format(t, local, s)
	if local == "rdf" { // RSS 1.0 is at home in its own namespace, not in RDF's
		c.home = s.uri("")
	}
	f0 := c.frame(t, "", s)
	c.stack = append(c.stack, f0)
	if lang := attr(t, "xml:lang", "lang"); lang != "" && len(lang) <= longestInherited {
		c.language(lang)
	}
	if local == "entry" {
		c.openItem(t, f0)
	}
}

// format names dialect and version as in "rss0.92".
func format(t token, local string, s *scope) string {
	version := attr(t, "version")
	switch {
	case local == "rdf" && strings.Contains(s.uri(""), "netscape"):
		return "rss0.90"
	case local == "rdf":
		return "rss1.0"
	case local == "rss" || local == "channel":
		if version == "" || len(version) > 8 {
			version = "2.0"
		}
		return "rss" + version
	case version == "0.3" || strings.Contains(s.uri(""), "purl.org/atom"):
		return "atom0.3"
	}
	return "atom1.0"
}

// language notes the language of the feed's root, in the way each family has for it.
func (c *canonicaliser) language(lang string) {
	if c.result.family == atomFamily {
		c.result.attrs = ` xml:lang="` + html.EscapeString(lang) + `"`
		return
	}
	c.head.WriteString("<dc:language>" + html.EscapeString(lang) + "</dc:language>")
}

// frame is what holds inside the element t, which stands in scope s.
func (c *canonicaliser) frame(t token, canon string, s *scope) frame {
	f := frame{name: strings.ToLower(t.name), canon: canon, scope: s}
	if n := len(c.stack); n > 0 {
		f.base = c.stack[n-1].base
	}
	f.base = c.rebase(t, f.base)
	return f
}

// rebase applies the element's xml:base to the one around it.
func (c *canonicaliser) rebase(t token, outer *url.URL) *url.URL {
	raw := attr(t, "xml:base")
	if raw == "" || len(raw) > longestInherited {
		return outer
	}
	around := outer
	if around == nil {
		around = c.document
	}
	if u, err := around.Parse(strings.TrimSpace(c.entities.decode(raw))); err == nil && len(u.Path) <= longestInherited {
		return u
	}
	return outer
}

// open handles a start tag.
func (c *canonicaliser) open(t token) {
	prefix, local := splitName(t.name)
	s := c.top().scope.enter(t.attrs)
	v, known := s.vocabulary(prefix, c.home)
	if !known {
		c.skip(t)
		return
	}
	name := c.nameOf(v, local)
	switch name {
	case "item", "entry":
		if t.empty && c.inItem { // one without words inside another says nothing
			return
		}
		c.unwind(func(f *frame) bool { return f.item })
		c.openItem(t, c.frame(t, "", s))
	case "channel", "feed", "rss":
		c.push(t, c.frame(t, "", s))
	default:
		c.element(t, name, s)
	}
}

// push opens a frame; an element that is empty by its syntax is closed at once.
func (c *canonicaliser) push(t token, f frame) {
	if f.canon != "" {
		c.write("<" + f.canon + c.attributes(t) + ">")
	}
	c.stack = append(c.stack, f)
	if t.empty {
		c.pop()
	}
}

// pop closes the innermost frame. The root stays, so that items behind its end tag still find their place.
func (c *canonicaliser) pop() {
	f := c.top()
	if f.canon != "" {
		c.write("</" + f.canon + ">")
	}
	if f.item {
		c.inItem = false
		if len(c.result.entries) < mostEntries && c.written < mostOfAll {
			c.result.entries = append(c.result.entries, c.wrap(c.item.String()))
		} else {
			c.result.cut++
		}
	}
	if len(c.stack) > 1 {
		c.stack = c.stack[:len(c.stack)-1]
	}
}

func (c *canonicaliser) wrap(entry string) string {
	if c.result.family == atomFamily {
		return "<entry>" + entry + "</entry>"
	}
	return "<item>" + entry + "</item>"
}

// close handles an end tag: everything opened since its start tag ends with it. An end tag without a start tag is
// ignored.
func (c *canonicaliser) close(name string) {
	c.result.closed = c.result.closed || name == c.stack[0].name
	c.unwind(func(f *frame) bool { return f.name == name })
}

// unwind pops to and including the innermost frame that is wanted, if there is one.
func (c *canonicaliser) unwind(wanted func(*frame) bool) {
	for i := len(c.stack) - 1; i > 0; i-- {
		if wanted(&c.stack[i]) {
			for len(c.stack) > i {
				c.pop()
			}
			return
		}
	}
}

// finish ends a document, at its last byte or where enough of it was read. An entry that is still open in one that was cut
// off is left out: its half would overwrite the whole one that a reader may have stored or, where its name was cut, stand
// beside it for ever.
func (c *canonicaliser) finish(last bool) {
	if c.inItem && last && !c.result.closed {
		c.result.cut++
		return
	}
	for len(c.stack) > 1 {
		c.pop()
	}
}

func (c *canonicaliser) top() *frame { return &c.stack[len(c.stack)-1] }

func (c *canonicaliser) write(s string) {
	c.written += len(s)
	c.part().WriteString(s)
}

// part is the entry that is open, else the head.
func (c *canonicaliser) part() *strings.Builder {
	if c.inItem {
		return &c.item
	}
	return &c.head
}

// full says that the entry, or the head, has as much as it may have.
func (c *canonicaliser) full() bool { return c.part().Len() > mostOfEntry || c.written > mostOfAll }
