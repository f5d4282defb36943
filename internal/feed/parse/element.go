package parse

import (
	"cmp"
	"strings"
)

// form is how the canonical document writes an element.
type form uint8

const (
	unknownForm   form = iota // left out with everything in it
	wordsForm                 // plain text
	addressForm               // an address, resolved against xml:base
	markupForm                // a text construct: its type is worked out and it is written as HTML
	emptyForm                 // attributes only
	containerForm             // other elements
	pictureForm               // the address of a picture, in the text or an attribute
)

// elements are what is worth keeping of the vocabularies. Keys are canonical names in lower case; the native
// vocabulary of RSS and that of Atom share a table, since neither uses a name of the other for another thing, but
// for those in atomElements.
var elements = map[string]form{
	"title": markupForm, "description": markupForm, "link": addressForm, "language": wordsForm,
	"managingeditor": wordsForm, "webmaster": wordsForm, "pubdate": wordsForm, "lastbuilddate": wordsForm,
	"ttl": wordsForm, "author": wordsForm, "comments": addressForm, "guid": wordsForm, "category": wordsForm,
	"source": wordsForm, "enclosure": emptyForm, "image": containerForm, "textinput": containerForm, "skiphours": containerForm,
	"skipdays": containerForm, "hour": wordsForm, "day": wordsForm, "url": addressForm, "width": wordsForm,
	"height": wordsForm, "name": wordsForm,

	"dc:title": markupForm, "dc:description": markupForm, "dc:creator": wordsForm, "dc:author": wordsForm,
	"dc:date": wordsForm, "dc:subject": wordsForm, "dc:language": wordsForm, "dc:identifier": wordsForm,
	"dcterms:created": wordsForm, "dcterms:issued": wordsForm, "dcterms:modified": wordsForm,
	"content:encoded": markupForm, "sy:updateperiod": wordsForm, "sy:updatefrequency": wordsForm,
	"itunes:author": wordsForm, "itunes:summary": markupForm, "itunes:subtitle": markupForm,
	"itunes:duration": wordsForm, "itunes:keywords": wordsForm, "itunes:image": emptyForm, "itunes:link": emptyForm,
	"itunes:category": containerForm, "itunes:title": markupForm, "itunes:owner": containerForm,
	"itunes:name": wordsForm, "googleplay:image": emptyForm, "googleplay:author": wordsForm,
	"googleplay:description": markupForm,
	"media:group":            containerForm, "media:content": containerForm, "media:thumbnail": emptyForm,
	"media:title": markupForm, "media:description": markupForm, "media:category": wordsForm,
	"media:keywords": wordsForm, "media:credit": wordsForm,
	"podcast:person": wordsForm, "podcast:transcript": emptyForm,
	"feedburner:origlink": addressForm,
}

// atomElements are those of Atom 0.3 and 1.0, native in an Atom feed and with the prefix atom: in others.
var atomElements = map[string]form{
	"title": markupForm, "subtitle": markupForm, "tagline": markupForm, "summary": markupForm, "content": markupForm,
	"id": wordsForm, "updated": wordsForm, "modified": wordsForm, "published": wordsForm, "issued": wordsForm,
	"created": wordsForm, "link": emptyForm, "category": emptyForm, "icon": addressForm, "logo": addressForm,
	"author": containerForm, "contributor": containerForm, "source": containerForm,
	"name": wordsForm, "email": wordsForm, "uri": addressForm, "url": addressForm, "homepage": addressForm,
}

// renamed are elements with another name for what the canonical document has already: full texts by those who did
// not know content:encoded, and the capitals that gofeed expects in extensions.
var renamed = map[string]string{
	"xhtml:body": "content:encoded", "xhtml:div": "content:encoded", "fullitem": "content:encoded",
	"body": "content:encoded", "content": "content:encoded", "encoded": "content:encoded", "textinput": "textinput",
	"date": "pubdate", "summary": "atom:summary", "dc:pubdate": "dc:date", "published": "pubdate",
	"sy:updateperiod": "sy:updatePeriod", "sy:updatefrequency": "sy:updateFrequency",
	"feedburner:origlink": "feedburner:origLink", "creator": "author",
}

// renamedInChannel: gofeed knows no author of a channel by that name.
var renamedInChannel = map[string]string{"author": "managingeditor"}

// renamedInItem: gofeed would try its ninety layouts on a date, only for complete to read it again.
var renamedInItem = map[string]string{"pubdate": "item:pubDate"}

// renamedInAtom are elements that gofeed passes over (created, of Atom 0.3) or rewrites: it takes an id for an address
// and resolves it, but RFC 4287 §4.2.6.1 wants it compared letter by letter.
var renamedInAtom = map[string]string{"created": "dcterms:created", "id": "dc:identifier"}

// members are the children that a container of the native vocabulary may have. Any other native element means that
// the container's end tag is missing.
var members = map[string]map[string]bool{
	"image":       set("url", "title", "link", "width", "height", "description"),
	"textinput":   set("title", "description", "name", "link"),
	"skiphours":   set("hour"),
	"skipdays":    set("day"),
	"author":      set("name", "email", "uri", "url", "homepage"),
	"contributor": set("name", "email", "uri", "url", "homepage"),
	"source": set("title", "subtitle", "id", "updated", "link", "author", "contributor", "category", "icon", "logo",
		"rights", "generator", "name", "email", "uri"),
}

// kept are the attributes that mean something to gofeed or to complete, by their names in lower case.
var kept = map[string]string{
	"href": "href", "url": "url", "src": "src", "rel": "rel", "type": "type", "length": "length",
	"hreflang": "hreflang", "ispermalink": "isPermaLink", "term": "term", "label": "label", "text": "text",
	"medium": "medium", "width": "width", "height": "height", "filesize": "fileSize", "duration": "duration",
	"role": "role", "title": "title", "isdefault": "isDefault",
}

// addresses are the kept attributes to resolve against xml:base.
var addresses = set("href", "url", "src")

// nameOf is the canonical name: native elements without prefix, also when the document gives them one.
func (c *canonicaliser) nameOf(v, local string) string {
	switch {
	case v == native, v == "rss" && c.result.family == rssFamily, v == "rdf", v == "atom" && c.result.family == atomFamily:
		return local
	}
	return v + ":" + local
}

// formOf looks an element up, by the tables of the family.
func (c *canonicaliser) formOf(name string) (string, form) {
	if c.result.family == atomFamily {
		if f, ok := atomElements[name]; ok {
			return cmp.Or(renamedInAtom[name], name), f
		}
		if !strings.Contains(name, ":") {
			return name, unknownForm
		}
	}
	f := formIn(name)
	if to, ok := renamed[name]; ok {
		if f == unknownForm {
			f = formIn(to)
		}
		name = to
	}
	if !c.inItem {
		return cmp.Or(renamedInChannel[name], name), f
	}
	if f == unknownForm && !strings.Contains(name, ":") || name == "image" {
		return pictureName(name), pictureForm
	}
	return cmp.Or(renamedInItem[name], name), f
}

// formIn looks a canonical name up in the vocabularies of RSS.
func formIn(name string) form {
	if rest, ok := strings.CutPrefix(name, "atom:"); ok {
		return atomElements[rest]
	}
	return elements[name]
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
