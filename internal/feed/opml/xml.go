package opml

import (
	"fmt"
	"slices"
	"strings"

	"reader/internal/feed/parse"
	"reader/internal/text"
)

// xmlReader builds the tree of outlines from the tags of a document. It never recurses, so depth costs nothing.
type xmlReader struct {
	doc     string
	open    []*folder // under way, from the top; open[0] stands for the body
	deeper  int       // of <outline>, begun below the deepest folder that is kept
	count   int
	refused refusals
	root    string // name of the document's element, empty before it
	found   bool   // there is an element of OPML
	ended   bool   // </opml> or </body> was there
	at      lines
}

// folder is an outline that is not closed yet.
type folder struct {
	Outline
	lacks string // why it is refused if nothing stands in it
}

// readXML reads OPML of any version, with elements and attributes in any case.
func readXML(text string) ([]Outline, []Refusal, error) {
	r := &xmlReader{doc: text, open: []*folder{{}}, at: lines{text: text, line: 1}}
	for from := 0; from < len(text) && r.count <= maxOutlines; {
		from = r.tags(from)
	}
	if !r.found {
		return nil, nil, r.notOPML()
	}
	if !r.ended && r.count <= maxOutlines {
		r.refuse(len(text), "what follows", "the file breaks off here")
	}
	r.closeAll()
	return r.open[0].Children, r.refused, nil
}

func (r *xmlReader) notOPML() error {
	if r.root == "" {
		return ErrFormat
	}
	const longest = 40
	return fmt.Errorf("%w: its first element is <%s>", ErrFormat, cut(r.root, longest))
}

// tags reads the document from a place on, and returns where to go on: behind its end, or in the midst of a tag that has
// swallowed another one for want of a quotation mark.
func (r *xmlReader) tags(from int) (next int) {
	for tag := range parse.Tags(r.doc[from:]) {
		tag.From, tag.To = tag.From+from, tag.To+from
		if r.root == "" {
			r.root = tag.Name
		}
		switch local(tag.Name) {
		case "opml", "body":
			r.found = r.found || local(tag.Name) == "opml" // pages have a body too
			if tag.End {
				r.ended = true
				r.closeAll()
			}
		case "outline":
			r.found = true
			if next := r.outline(tag); next > 0 {
				return next
			}
		}
	}
	return len(r.doc)
}

// local is a name without its prefix, in lower case.
func local(name string) string { return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:]) }

// swallowed is what an attribute's value ends with, or holds, when a quotation mark is missing before it.
var swallowed = text.Pattern(`(?i)<outline\b|\s(?:text|title|type|xmlurl|htmlurl|url)=\s*$`)

// nextOutline finds the tag that another one has swallowed.
var nextOutline = text.Pattern(`(?i)</?outline\b`)

// outline takes in a tag; next is where to read on if it is damaged, 0 if that is behind it.
func (r *xmlReader) outline(tag parse.Tag) (next int) {
	if tag.End {
		r.end()
		return 0
	}
	if r.count++; r.count > maxOutlines {
		r.refuse(tag.From, "the rest of the file", "it has more than 100,000 outlines")
		return len(r.doc)
	}
	whole := r.doc[tag.From:tag.To]
	switch {
	case slices.ContainsFunc(tag.Attributes, func(a parse.Attribute) bool { return swallowed().MatchString(a.Value) }):
		r.refuse(tag.From, whole, "a quotation mark is missing")
		if at := nextOutline().FindStringIndex(whole[1:]); at != nil {
			next = tag.From + 1 + at[0]
			tag.Empty = strings.HasSuffix(strings.TrimSpace(r.doc[tag.From:next]), "/>")
		}
		r.begin(folder{}, tag.Empty)
	case tag.To == len(r.doc) && !strings.HasSuffix(whole, ">"):
		r.refuse(tag.From, whole, "it breaks off")
	default:
		// Before a tag that begins in another one, an end is missing; most outlines have nothing in them.
		empty := tag.Empty || !strings.HasSuffix(whole, ">")
		r.begin(r.read(tag), empty)
	}
	return next
}

func (r *xmlReader) refuse(at int, what, why string) { r.refused.add(r.at.of(at), what, why) }

// read makes an outline of a tag. What is refused is a folder without a title: what hangs below it moves up.
func (r *xmlReader) read(tag parse.Tag) folder {
	a := attributes(tag.Attributes)
	o, why, lacks := a.outline()
	if why != "" {
		r.refuse(tag.From, a.name(), why)
		return folder{}
	}
	o.Line = r.at.of(tag.From)
	return folder{o, lacks}
}

// begin opens an outline. Below the deepest folder that is kept, feeds stand in that one.
func (r *xmlReader) begin(f folder, empty bool) {
	if len(r.open) > maxDepth {
		if r.deeper == 0 && !empty {
			r.refused.add(f.Line, f.Title, "folders more than 64 deep; what is in them stands in the last one")
		}
		if f.URL != "" {
			r.open = append(r.open, &f)
			r.close()
		}
		if !empty {
			r.deeper++
		}
		return
	}
	r.open = append(r.open, &f)
	if empty {
		r.close()
	}
}

func (r *xmlReader) end() {
	switch {
	case r.deeper > 0:
		r.deeper--
	case len(r.open) > 1:
		r.close()
	}
}

// close hangs the innermost outline into its parent.
func (r *xmlReader) close() {
	last := len(r.open) - 1
	o, parent := r.open[last], r.open[last-1]
	r.open = r.open[:last]
	switch {
	case o.URL != "" && len(o.Children) > 0: // a feed with something below it: a folder that begins with it
		feed := o.Outline
		feed.Children = nil
		children := slices.Insert(o.Children, 0, feed)
		parent.Children = append(parent.Children, Outline{Title: o.Title, Line: o.Line, Children: children})
	case o.lacks != "" && len(o.Children) == 0:
		r.refused.add(o.Line, o.Title, o.lacks)
	case o.URL == "" && o.Title == "":
		parent.Children = append(parent.Children, o.Children...)
	default:
		parent.Children = append(parent.Children, o.Outline)
	}
}

func (r *xmlReader) closeAll() {
	r.deeper = 0
	for len(r.open) > 1 {
		r.close()
	}
}

// lines counts lines up to places that are asked for in ascending order; one that is asked for late costs no more.
type lines struct {
	text string
	pos  int
	line int // of pos, from 1
}

func (l *lines) of(pos int) int {
	if pos > l.pos {
		l.line += strings.Count(l.text[l.pos:pos], "\n")
		l.pos = pos
	}
	return l.line
}
