package parse

import (
	"cmp"
	"html"
	"strings"
)

// element writes an element that belongs to an entry or to the feed.
func (c *canonicaliser) element(t token, name string, s *scope) {
	c.closeForeign(name)
	name, f := c.formOf(name)
	switch {
	case f == unknownForm, len(c.stack) > maxDepth, c.full():
		c.skip(t)
	case f == containerForm:
		c.push(t, c.frame(t, name, s))
	case f == pictureForm:
		c.picture(t, name)
	case f == emptyForm:
		c.write("<" + name + c.attributes(t) + "/>")
		c.skip(t)
	default:
		c.leaf(t, name, f)
	}
}

// closeForeign ends native containers that cannot hold the element: their end tags are missing.
func (c *canonicaliser) closeForeign(name string) {
	for strings.IndexByte(name, ':') < 0 {
		allowed := members[c.top().canon]
		if allowed == nil || allowed[name] {
			return
		}
		c.pop()
	}
}

// longestWords bounds, in bytes, what is neither a title nor a text: an identifier, an address, a name, a date.
const longestWords = 16 << 10

// leaf writes an element with its text.
func (c *canonicaliser) leaf(t token, name string, f form) {
	base := c.rebase(t, c.top().base)
	content := c.content(t)
	var text string
	switch f {
	case addressForm:
		text = resolve(base, content.words(&c.entities))
		if text == "" {
			text = resolve(base, c.entities.decode(attr(t, "href")))
		}
	case markupForm:
		text = content.markup(&c.entities, c.kindOf(t, name))
		if base != nil {
			text, _ = absolute(text, base)
		}
		if text != "" {
			text = c.result.texts.leave(text)
		}
	default:
		text = content.named(&c.entities)
	}
	if text == "" && !strings.HasPrefix(name, "content") || len(text) > longestWords {
		return
	}
	attrs := c.attributes(t)
	if f == markupForm { // gofeed would act on the type once more
		attrs = c.source(t)
	}
	c.write("<" + name + attrs + ">" + html.EscapeString(text) + "</" + name + ">")
}

// pictureName tells a picture from its small copy, by what publishers call their own elements in an item: fullimage,
// StoryImage, thumbimage.
func pictureName(name string) string {
	if strings.Contains(name, "thumb") || strings.Contains(name, "small") {
		return "item:thumbnail"
	}
	return "item:picture"
}

// picture writes an element of a publisher's own making, when all that it says is where a picture is.
func (c *canonicaliser) picture(t token, name string) {
	base := c.rebase(t, c.top().base)
	address := cmp.Or(c.content(t).firstWords(&c.entities), c.entities.decode(attr(t, "url", "href", "src")))
	if address == "" {
		return
	}
	if address = web(resolve(base, address)); isPicture(address) {
		c.write("<" + name + ">" + html.EscapeString(address) + "</" + name + ">")
	}
}

// source is where Atom keeps a content that is not in the feed (RFC 4287 §4.1.3.2).
func (c *canonicaliser) source(t token) string {
	src := attr(t, "src")
	if src == "" {
		return ""
	}
	return ` src="` + html.EscapeString(resolve(c.top().base, c.entities.decode(src))) + `"`
}

func (c *canonicaliser) openItem(t token, f frame) {
	f.item = true
	c.inItem = true
	c.item.Reset()
	c.item.Grow(1 << 10) // most hold no more, since their texts travel apart
	c.push(t, f)
	if lang := attr(t, "xml:lang"); lang != "" && len(c.stack) > 1 {
		c.write("<dc:language>" + html.EscapeString(lang) + "</dc:language>")
	}
	if about := attr(t, "rdf:about"); about != "" {
		c.write("<dc:identifier>" + html.EscapeString(resolve(f.base, c.entities.decode(about))) + "</dc:identifier>")
	}
}

// relations begins the full names of the relations that are registered, which are as good as the short ones (RFC 4287
// §4.2.7.2).
const relations = "http://www.iana.org/assignments/relation/"

// attributes are the kept ones in canonical spelling.
func (c *canonicaliser) attributes(t token) string {
	var b strings.Builder
	written := map[string]bool{}
	for _, a := range t.attrs {
		name, ok := kept[strings.ToLower(a.name)]
		if !ok || written[name] {
			continue
		}
		written[name] = true
		value := c.entities.decode(a.value)
		if name == "rel" {
			value = strings.TrimPrefix(value, relations)
		}
		if addresses[name] {
			value = resolve(c.rebase(t, c.top().base), value)
		}
		b.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
	}
	return b.String()
}

// attr is the first of the named attributes that is there, as written.
func attr(t token, names ...string) string {
	for _, n := range names {
		for _, a := range t.attrs {
			if strings.EqualFold(a.name, n) {
				return a.value
			}
		}
	}
	return ""
}
