package parse

import (
	"strings"

	"reader/internal/text"
)

// textKind is how the text of a construct encodes what it means.
type textKind uint8

const (
	escapedHTML textKind = iota // HTML, escaped as character data; what RSS always means
	plainText                   // no markup at all
	claimedText                 // said to be plain, but in a place where many publishers put HTML
	inlineXML                   // XHTML as elements
	base64HTML
	base64Text
	foreignData // pictures and other things that are no text
)

// kindOf reads the type and mode of a text construct: Atom 1.0 (RFC 4287 §3.1.1, §4.1.3), Atom 0.3 (§4.13), and
// the type of Media RSS. RSS has neither and means HTML.
func (c *canonicaliser) kindOf(t token, name string) textKind {
	atom := c.result.family == atomFamily && !strings.Contains(name, ":") || strings.HasPrefix(name, "atom:")
	if !atom {
		if strings.HasPrefix(name, "media:") && attr(t, "type") == "plain" {
			return plainText
		}
		return escapedHTML
	}
	kind, mode := strings.ToLower(attr(t, "type")), strings.ToLower(attr(t, "mode"))
	markup := strings.Contains(kind, "html")
	switch {
	case mode == "base64" && markup:
		return base64HTML
	case mode == "base64":
		return base64Text
	case mode == "escaped" && markup, kind == "html", kind == "text/html" && mode == "":
		return escapedHTML
	case strings.Contains(kind, "xhtml"), mode == "xml" && markup, strings.HasSuffix(kind, "xml"):
		return inlineXML
	case kind == "" || kind == "text" || kind == "plain" || mode != "" || strings.HasPrefix(kind, "text"):
		if titles[name] {
			return plainText
		}
		return claimedText
	}
	if kind := binaryKind(kind); kind != base64HTML || !titles[name] {
		return kind
	}
	return base64Text
}

// titles may speak of tags ("Use <b>"), so their type is believed.
var titles = set("title", "atom:title")

// closing is what plain text hardly ever contains.
var closing = text.Pattern(`(?i)</(?:a|b|p|i|em|li|h[1-6]|div|span|strong|table|figure|blockquote)>|<(?:br|img|hr)\b[^<]*>|&(?:nbsp|amp|quot|#\d+|[lr]squo|[lr]dquo);`)

func looksHTML(words string) bool { return closing().MatchString(words) }

// binaryKind is for media types that are no text: Atom carries those as base64 (RFC 4287 §4.1.3.3). Pictures, sound
// and film are left out; from any other type a text may come to light.
func binaryKind(kind string) textKind {
	major, _, binary := strings.Cut(kind, "/")
	switch {
	case major == "image" || major == "audio" || major == "video":
		return foreignData
	case binary:
		return base64HTML
	}
	return escapedHTML
}
