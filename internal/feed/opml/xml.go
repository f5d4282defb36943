package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// xmlReader builds the tree of outlines from a stream of tokens. It never recurses, so depth costs nothing.
type xmlReader struct {
	decoder *xml.Decoder
	open    []*Outline // under way, from the top; open[0] stands for the body
	depth   int        // of <outline>, also of those left out
	count   int
	refused refusals
}

// readXML reads OPML of any version, with elements and attributes in any case. Entities beyond XML's own and HTML's
// stay as they are written: a DOCTYPE is passed over.
func readXML(text []byte) ([]Outline, []Refusal, error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decode has done it
	r := &xmlReader{decoder: d, open: []*Outline{{}}}
	if err := r.root(); err != nil {
		return nil, nil, err
	}
	r.read()
	for len(r.open) > 1 {
		r.close() // of a file that breaks off
	}
	return r.open[0].Children, r.refused, nil
}

// root passes over what stands before the document's element, which must be opml.
func (r *xmlReader) root() error {
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return ErrFormat
		}
		if start, ok := token.(xml.StartElement); ok {
			if strings.EqualFold(start.Name.Local, "opml") {
				return nil
			}
			return fmt.Errorf("%w: its first element is <%s>", ErrFormat, cut(start.Name.Local))
		}
	}
}

func (r *xmlReader) read() {
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.refuse("the rest of the file", "the file breaks off or is damaged here")
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !strings.EqualFold(token.Name.Local, "outline") {
				continue
			}
			if r.count++; r.count > maxOutlines {
				r.refuse("the rest of the file", "it has more than 100,000 outlines")
				return
			}
			r.begin(attributes(token.Attr))
		case xml.EndElement:
			if strings.EqualFold(token.Name.Local, "outline") {
				r.end()
			}
		}
	}
}

func (r *xmlReader) refuse(what, why string) {
	line, _ := r.decoder.InputPos()
	r.refused.add(line, what, why)
}

func (r *xmlReader) begin(a attrs) {
	if r.depth++; r.depth > maxDepth {
		if r.depth == maxDepth+1 {
			r.refuse(a.title(), "nested more than 64 deep")
		}
		return
	}
	outline, why := a.outline()
	if why != "" {
		r.refuse(a.name(), why)
		outline = Outline{} // what hangs below moves up
	}
	r.open = append(r.open, &outline)
}

func (r *xmlReader) end() {
	if r.depth == 0 {
		return
	}
	if r.depth--; r.depth < maxDepth {
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
		feed := *o
		feed.Children = nil
		parent.Children = append(parent.Children, Outline{Title: o.Title, Children: slices.Insert(o.Children, 0, feed)})
	case o.URL == "" && o.Title == "":
		parent.Children = append(parent.Children, o.Children...)
	default:
		parent.Children = append(parent.Children, *o)
	}
}

// attrs are the attributes of an outline, by their names in lower case, without their name spaces.
type attrs map[string]string

func attributes(list []xml.Attr) attrs {
	a := make(attrs, len(list))
	for _, x := range list {
		name := strings.ToLower(x.Name.Local)
		if a[name] == "" {
			a[name] = strings.TrimSpace(x.Value)
		}
	}
	a["type"] = strings.ToLower(a["type"])
	return a
}

// title prefers text, which OPML 2.0 requires, to title.
func (a attrs) title() string {
	for _, name := range []string{"text", "title"} {
		if words := strings.Fields(a[name]); len(words) > 0 {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// name is what a refusal calls the outline: its address, else its title.
func (a attrs) name() string {
	for _, name := range []string{"xmlurl", "url"} {
		if a[name] != "" {
			return a[name]
		}
	}
	return a.title()
}

// outline reads a feed or a folder; why says what speaks against it. filtercmd and whatever else other programs run is
// not read at all.
func (a attrs) outline() (o Outline, why string) {
	o = Outline{Title: a.title(), Site: site(a["htmlurl"]), Tags: tags(a["category"])}
	raw := a["xmlurl"]
	switch kind := a["type"]; {
	case kind == "include":
		return o, "it includes another file, which is not followed"
	case raw != "":
	case kind == "link" && a["page"] == "":
		if a["url"] == "" {
			return o, "a link without an address"
		}
		return o, "a link to a page, not a feed"
	case a["url"] != "":
		raw, o.Page = a["url"], kind == "link"
	case feedTypes[kind]:
		return o, "a feed without an address"
	default:
		return o, ""
	}
	o.URL, why = address(raw)
	return o, why
}

// feedTypes are the types that name a feed; OPML 2.0 knows rss alone.
var feedTypes = map[string]bool{"rss": true, "atom": true, "feed": true, "rss1": true, "rss2": true, "json": true}

// tags reads category: names between commas, whose leading slash marks a path.
func tags(category string) []string {
	var list []string
	for _, tag := range strings.Split(category, ",") {
		if tag = strings.Trim(strings.TrimSpace(tag), "/"); tag != "" {
			list = append(list, tag)
		}
	}
	return list
}
