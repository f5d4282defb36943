package article

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// maxRendered bounds what is written of data, in bytes: references may lead round in circles.
const maxRendered = 1 << 20

// render writes a tree of parts as HTML, from where it goes the way of every other text.
func render(v any, refs map[string]map[string]any) string {
	w := nodeWriter{refs: refs}
	w.parts(v, 0, false)
	return w.out.String()
}

type nodeWriter struct {
	out   strings.Builder
	refs  map[string]map[string]any
	links map[string]string // addresses by the names that the marks of this paragraph give them
}

// parts writes a value in its place: inline tells that it stands among the words of a paragraph.
func (w *nodeWriter) parts(v any, depth int, inline bool) {
	if depth > maxJSON || w.out.Len() > maxRendered {
		return
	}
	switch v := v.(type) {
	case string:
		w.words(v, inline)
	case []any:
		w.list(v, depth, inline)
	case map[string]any:
		w.node(w.resolved(v), depth, inline)
	}
}

// list writes parts one after the other; items that stand in no list get one.
func (w *nodeWriter) list(parts []any, depth int, inline bool) {
	open := ""
	for _, e := range parts {
		tag := ""
		if n, ok := e.(map[string]any); ok && !inline && (kindOf(n) == nodeItem || blockTag(n) == "li") {
			tag = listTag(n)
		}
		if tag != open {
			w.close(open)
			w.open(tag)
			open = tag
		}
		w.parts(e, depth+1, inline)
	}
	w.close(open)
}

func (w *nodeWriter) open(tag string) {
	if tag != "" {
		w.out.WriteString("<" + tag + ">")
	}
}

func (w *nodeWriter) close(tag string) {
	if tag, _, _ = strings.Cut(tag, " "); tag != "" {
		w.out.WriteString("</" + tag + ">")
	}
}

func (w *nodeWriter) element(tag string, inside func()) {
	w.open(tag)
	inside()
	w.close(tag)
}

// resolved follows a reference into the store.
func (w *nodeWriter) resolved(n thing) thing {
	for _, k := range []string{"__ref", "id"} {
		if name, ok := n[k].(string); ok && w.refs[name] != nil && len(n) <= 4 {
			return w.refs[name]
		}
	}
	return n
}

// words writes a string, which may be markup itself.
func (w *nodeWriter) words(s string, inline bool) {
	if !strings.ContainsAny(s, "<&") {
		s = html.EscapeString(s)
	}
	if inline || strings.Contains(s, "<p") || strings.Contains(s, "<li") {
		w.out.WriteString(s)
		return
	}
	w.element("p", func() { w.out.WriteString(s) })
}

func (w *nodeWriter) node(n thing, depth int, inline bool) {
	if n["markDefs"] != nil {
		w.links = linksOf(n)
	}
	inner := func() { w.inside(n, depth, true) }
	switch kindOf(n) {
	case nodeImage:
		w.image(n)
	case nodeEmbed:
		w.embed(n)
	case nodeRule:
		w.open("hr")
	case nodeBreak:
		w.open("br")
	case nodeTable:
		w.table(n, depth)
	case nodeText:
		w.run(n, depth, inline)
	case nodeHTML:
		w.inside(n, depth, true)
	case nodeHeading:
		w.element(fmt.Sprintf("h%d", levelOf(n)), inner)
	case nodeList:
		w.element(listTag(n), func() { w.items(n, depth) })
	case nodeItem:
		w.element("li", inner)
	case nodeCode:
		w.element("pre", inner)
	case nodeQuote:
		w.element("blockquote", func() { w.inside(n, depth, false); w.attribution(n) })
	case nodeParagraph:
		w.element(blockTag(n), inner)
	default:
		w.wrapper(n, depth, inline)
	}
}

func listTag(n thing) string {
	if ordered(n) {
		return "ol"
	}
	return "ul"
}

// wrapper writes what stands inside a part of no known kind, when that is more parts: its words may be a caption, an
// advertisement or the name of a file. Among the words of a paragraph they are words.
func (w *nodeWriter) wrapper(n thing, depth int, inline bool) {
	if words, ok := n["text"].(string); ok && inline {
		w.marked(n, func() { w.words(words, true) })
		return
	}
	w.parts(partsOf(n), depth+1, inline)
}

// inside writes what a part holds: its parts, else its words.
func (w *nodeWriter) inside(n thing, depth int, inline bool) {
	before := w.out.Len()
	w.parts(partsOf(n), depth+1, inline)
	if w.out.Len() == before {
		w.words(wordsIn(n), inline)
	}
}

// items writes a list's items, each of which may be a string, a part, or parts.
func (w *nodeWriter) items(n thing, depth int) {
	parts := partsOf(n)
	if len(parts) == 0 {
		w.words(wordsIn(n), true)
	}
	for _, e := range parts {
		if item, ok := e.(map[string]any); ok && kindOf(w.resolved(item)) == nodeItem {
			w.parts(e, depth+1, false)
			continue
		}
		w.element("li", func() { w.parts(e, depth+1, true) })
	}
}

func (w *nodeWriter) table(n thing, depth int) {
	w.open("table")
	for _, row := range partsOf(n) {
		cells, ok := row.([]any)
		if r, isPart := row.(map[string]any); isPart {
			cells, ok = partsOf(r), true
		}
		if !ok {
			continue
		}
		w.open("tr")
		for _, c := range cells {
			w.element("td", func() { w.cell(c, depth) })
		}
		w.close("tr")
	}
	w.close("table")
}

func (w *nodeWriter) cell(v any, depth int) {
	if n, ok := v.(map[string]any); ok {
		w.inside(n, depth+2, true)
		return
	}
	w.parts(v, depth+2, true)
}

// run writes words inside a paragraph, with their marks and their link; standing alone it is a paragraph.
func (w *nodeWriter) run(n thing, depth int, inline bool) {
	if !inline {
		if strings.Contains(wordsIn(n), "<p") {
			w.inside(n, depth, false)
			return
		}
		w.element("p", func() { w.inside(n, depth, true) })
		return
	}
	w.marked(n, func() { w.inside(n, depth, true) })
}

// runTags are the elements for the ways in which a run can be set off.
var runTags = map[string]string{
	"bold": "b", "strong": "b", "boldformat": "b", "italic": "i", "em": "i", "emphasis": "i", "italicformat": "i", "code": "code",
	"strike": "s", "strikethrough": "s", "superscript": "sup", "subscript": "sub",
}

// marked writes a run within its link and its marks.
func (w *nodeWriter) marked(n thing, words func()) {
	var tags []string
	address := sourceOf(n)
	for _, m := range marksOf(n) {
		name := strings.ToLower(m.str("type") + m.str("__typename") + m.str("name"))
		if tag := runTags[name]; tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
		if to := sourceOf(m); to != "" {
			address = to
		} else if to := w.links[m.str("name")]; to != "" {
			address = to
		}
	}
	if address != "" {
		w.open(`a href="` + html.EscapeString(address) + `"`)
		defer w.close("a")
	}
	for _, tag := range tags {
		w.open(tag)
	}
	words()
	for _, tag := range slices.Backward(tags) {
		w.close(tag)
	}
}

// marksOf are the marks of a run: as a list of names or objects, or as properties that are true.
func marksOf(n thing) []thing {
	var marks []thing
	for _, k := range []string{"marks", "formats", "attributes"} {
		if _, ok := n[k].([]any); ok {
			marks = append(marks, n.things(k, nil)...)
		}
	}
	for _, k := range sortedKeys(n) {
		if on, ok := n[k].(bool); ok && on {
			marks = append(marks, thing{"name": k})
		}
	}
	return marks
}

// linksOf are the addresses that a paragraph's marks refer to by name.
func linksOf(n thing) map[string]string {
	links := map[string]string{}
	for _, def := range n.things("markDefs", nil) {
		links[def.str("_key")] = sourceOf(def)
	}
	return links
}

func (w *nodeWriter) attribution(n thing) {
	if by := heldText(n, byKeys); by != "" {
		w.element("footer", func() { w.words(by, true) })
		return
	}
	for _, k := range byKeys {
		if o, ok := n[k].(map[string]any); ok && wordsIn(o) != "" {
			w.element("footer", func() { w.words(wordsIn(o), true) })
			return
		}
	}
}

func (w *nodeWriter) image(n thing) {
	address := sourceOf(n)
	if address == "" {
		return
	}
	alt := heldText(n, []string{"alt", "altText", "alt_text"})
	w.element("figure", func() {
		w.open(fmt.Sprintf(`img src="%s" alt="%s"`, html.EscapeString(address), html.EscapeString(alt)))
		caption, credit := heldText(n, []string{"caption", "description"}), heldText(n, []string{"credit", "copyright", "photographer"})
		if caption+credit == "" {
			return
		}
		w.element("figcaption", func() {
			w.words(caption, true)
			w.out.WriteString(` <span class="credit">` + html.EscapeString(credit) + `</span>`)
		})
	})
}

func (w *nodeWriter) embed(n thing) {
	if markup := heldText(n, []string{"html"}); markup != "" {
		w.out.WriteString(markup)
		return
	}
	if address := sourceOf(n); address != "" {
		w.element(`iframe src="`+html.EscapeString(address)+`"`, func() {})
	}
}
