package article

import (
	"strconv"
	"strings"

	"reader/internal/text"
)

// Editors and content stores write a text as a tree of typed parts. They agree on neither names nor places, but on the
// shape: a part says what it is (type "paragraph", "core/heading", "ImageBlock", "header-two"), and holds words or
// parts under one of a few names, perhaps in an object of attributes. This file reads that shape.

// nodeKind is what a part is.
type nodeKind int

const (
	nodeOther nodeKind = iota // a wrapper, or nothing to read
	nodeParagraph
	nodeText // words: a run inside a paragraph, a paragraph where it stands alone
	nodeHTML
	nodeHeading
	nodeList
	nodeItem
	nodeQuote
	nodeImage
	nodeEmbed
	nodeTable
	nodeCode
	nodeRule
	nodeBreak
)

// nodeNames are what parts of a kind call themselves: lower case, letters only, without "block" and the like at the end.
var nodeNames = map[nodeKind]string{
	nodeParagraph: `paragraph p para unstyled bodytext textparagraph block articleparagraph lead intro normal`,
	nodeText:      `text span fragment richtext string link a hyperlink urllink`,
	nodeHTML:      `html rawhtml freeform markup articlehtml`,
	nodeHeading:   `heading header h subheading subhead subheadline crosshead crossheading headerone headertwo headerthree headerfour headerfive headersix intertitle subtitle`,
	nodeList:      `list ul ol bulletlist unorderedlist orderedlist numberedlist`,
	nodeItem:      `listitem li unorderedlistitem orderedlistitem`,
	nodeQuote:     `quote blockquote pullquote citation`,
	nodeImage:     `image img photo picture figure`,
	nodeEmbed:     `embed video youtube iframe oembed oembedresponse socialmedia tweet audio`,
	nodeTable:     `table`,
	nodeCode:      `code codeblock pre preformatted`,
	nodeRule:      `divider hr horizontalrule separator delimiter thematicbreak`,
	nodeBreak:     `br hardbreak linebreak`,
}

var nodeKinds = kindsByName(nodeNames)

func kindsByName(names map[nodeKind]string) map[string]nodeKind {
	kinds := map[string]nodeKind{}
	for kind, list := range names {
		for name := range strings.FieldsSeq(list) {
			kinds[name] = kind
		}
	}
	return kinds
}

// Where a part keeps what it is and what it holds, the better places first.
var (
	typeKeys   = []string{"type", "_type", "nodeType", "blockType", "kind", "__typename", "tagName", "tag", "component", "blockName", "name"}
	boxKeys    = []string{"attributes", "attrs", "data", "model", "fields", "props", "properties", "value", "content"}
	listKeys   = []string{"content", "children", "blocks", "items", "content_elements", "contentElements", "paragraphs", "nodes", "elements", "innerBlocks", "text", "value", "rows"}
	wordKeys   = []string{"html", "innerHTML", "content", "text", "value", "body", "bodyText", "markup", "raw", "rendered", "code"}
	sourceKeys = []string{"url", "src", "source", "originUrl", "href", "uri", "embed", "file", "image", "asset", "media"}
	byKeys     = []string{"citation", "attribution", "cite", "author", "caption", "by"}
)

var notLetters = text.Pattern(`[^a-z]+`)

// kindOf reads what a part is from its type.
func kindOf(n thing) nodeKind {
	for _, k := range typeKeys {
		if s, ok := n[k].(string); ok {
			if kind := kindNamed(s); kind != nodeOther {
				return kind
			}
		}
	}
	return nodeOther
}

func kindNamed(name string) nodeKind {
	if len(name) > 40 {
		return nodeOther
	}
	name = strings.ToLower(name)
	name = notLetters().ReplaceAllString(name[strings.LastIndexByte(name, '/')+1:], "")
	if kind, ok := nodeKinds[name]; ok {
		return kind
	}
	for _, suffix := range []string{"block", "node", "element", "component"} {
		if short, cut := strings.CutSuffix(name, suffix); cut {
			return nodeKinds[short]
		}
	}
	return nodeOther
}

// maxBoxes bounds how deep attributes are looked for in attributes.
const maxBoxes = 3

// held is the first value under one of the names that take accepts, in a part or in the objects of its attributes.
func held[T any](n thing, keys []string, boxes int, take func(any) (T, bool)) (T, bool) {
	for _, k := range keys {
		if v, ok := take(n[k]); ok {
			return v, true
		}
	}
	if boxes > 0 {
		for _, k := range boxKeys {
			if box, ok := n[k].(map[string]any); ok {
				if v, ok := held(box, keys, boxes-1, take); ok {
					return v, true
				}
			}
		}
	}
	var none T
	return none, false
}

// partsOf are the parts that a part holds.
func partsOf(n thing) []any {
	list, _ := held(n, listKeys, maxBoxes, func(v any) ([]any, bool) {
		list, ok := v.([]any)
		return list, ok && len(list) > 0
	})
	return list
}

// wordsIn are the words that a part holds, as text or as markup.
func wordsIn(n thing) string { return heldText(n, wordKeys) }

func heldText(n thing, keys []string) string {
	s, _ := held(n, keys, maxBoxes, func(v any) (string, bool) {
		s, ok := v.(string)
		return s, ok && strings.TrimSpace(s) != ""
	})
	return s
}

// sourceOf is the address that a part shows or leads to; "" when it has none.
func sourceOf(n thing) string {
	address, _ := held(n, sourceKeys, maxBoxes, func(v any) (string, bool) {
		if o, ok := v.(map[string]any); ok {
			v = heldText(o, sourceKeys)
		}
		s, ok := v.(string)
		return s, ok && (strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/")) && !strings.ContainsAny(s, " <")
	})
	return address
}

// numerals are the numbers that types of headings spell out.
var numerals = []string{"one", "two", "three", "four", "five", "six"}

// levelOf is the level of a heading, from 2 to 6.
func levelOf(n thing) int {
	level, found := held(n, []string{"level", "headingLevel"}, maxBoxes, func(v any) (int, bool) {
		f, ok := v.(float64)
		return int(f), ok && f >= 1 && f <= 6
	})
	for _, k := range append([]string{"style"}, typeKeys...) {
		s, ok := n[k].(string)
		if !ok || found {
			continue
		}
		if at := strings.IndexAny(s, "123456"); at >= 0 && len(s) < 40 {
			level, found = int(s[at]-'0'), true
		}
		for i, numeral := range numerals {
			if strings.HasSuffix(s, numeral) {
				level, found = i+1, true
			}
		}
	}
	return max(2, min(6, level))
}

// ordered reports a list, or an item of one, that is numbered.
func ordered(n thing) bool {
	for _, k := range append([]string{"list_type", "listType", "style", "format", "listItem"}, typeKeys...) {
		s := strings.ToLower(heldText(n, []string{k}))
		if strings.HasPrefix(s, "ordered") || strings.HasPrefix(s, "number") || s == "ol" {
			return true
		}
	}
	is, _ := held(n, []string{"ordered"}, maxBoxes, func(v any) (bool, bool) { b, ok := v.(bool); return b, ok })
	return is
}

// blockTag is the element that a paragraph becomes: some editors keep headings, quotations and items as paragraphs of
// another style.
func blockTag(n thing) string {
	style := strings.ToLower(n.str("style"))
	switch {
	case len(style) == 2 && style[0] == 'h' && style[1] >= '1' && style[1] <= '6':
		return "h" + strconv.Itoa(max(2, int(style[1]-'0')))
	case style == "blockquote":
		return "blockquote"
	case n.str("listItem") != "":
		return "li"
	}
	return "p"
}
