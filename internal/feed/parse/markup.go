package parse

import "iter"

// Text decodes a file of text or XML as Parse decodes a feed, without what a server says of it. Its lines stay as many
// as the file has, each ended by a line feed.
func Text(body []byte) string {
	return repair(decode(body, ""))
}

// Tag is a start or an end tag.
type Tag struct {
	Name       string // as written, prefix included
	Attributes []Attribute
	End        bool // </name>
	Empty      bool // <name/>
	From, To   int  // where it stands in the document, in bytes
}

// Attribute is an attribute of a tag. Name is as written; in Value every reference is resolved, once.
type Attribute struct{ Name, Value string }

// Tags reads the tags of a document by the scanner and the entities of feeds, so it takes any damage as they do: what
// cannot be a tag is text, and passed over.
func Tags(doc string) iter.Seq[Tag] {
	return func(yield func(Tag) bool) {
		scan, entities := scanner{src: doc}, entities{}
		for {
			from := scan.pos
			t, ok := scan.next()
			if !ok {
				return
			}
			switch t.kind {
			case doctypeToken:
				entities.declare(t.text)
			case startToken, endToken:
				tag := Tag{Name: t.name, End: t.kind == endToken, Empty: t.empty, From: from, To: scan.pos}
				for _, a := range t.attrs {
					tag.Attributes = append(tag.Attributes, Attribute{a.name, entities.decode(a.value)})
				}
				if !yield(tag) {
					return
				}
			}
		}
	}
}
