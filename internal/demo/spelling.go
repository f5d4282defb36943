package demo

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// spelling is a way to write attacks down in a feed, and in the pages of its stories.
type spelling struct {
	Name    string // of the feed, in its address
	Charset string
	file    string                    // the feed's template
	kind    string                    // and its media type
	inner   func(words string) string // in HTML
	outer   func(words string) string // HTML, or words, in the document
	encode  func(document string) []byte
	attacks []Attack
	signs   bool // C1 characters are those of windows-1252 in its pages
}

// spellings are those by which attacks have come through: as they are, as references to be read once or twice, in each
// format, and in charsets where they are other bytes.
var spellings = []spelling{
	{"raw", "UTF-8", "rss.xml", "application/rss+xml", html.EscapeString, html.EscapeString, inUTF8, Attacks, false},
	{"sections", "UTF-8", "rss.xml", "application/rss+xml", html.EscapeString, cdata, inUTF8, Attacks, false},
	{"decimal", "UTF-8", "rss.xml", "application/rss+xml", html.EscapeString, references("&#%d;"), inUTF8, Attacks, false},
	{"hexadecimal", "UTF-8", "atom.xml", "application/atom+xml", html.EscapeString, references("&#x%x;"), inUTF8, Attacks, false},
	{"twice", "UTF-8", "rss.xml", "application/rss+xml", references("&#%d;"), html.EscapeString, inUTF8, Attacks, true},
	{"twice-in-atom", "UTF-8", "atom.xml", "application/atom+xml", references("&#x%X;"), html.EscapeString, inUTF8, Attacks, true},
	{"json", "UTF-8", "feed.json", "application/feed+json", html.EscapeString, inJSON, inUTF8, Attacks, false},
	{"utf-16", "UTF-16", "rss.xml", "application/rss+xml", html.EscapeString, html.EscapeString, inUTF16, Attacks, false},
	{"windows-1252", "windows-1252", "rss.xml", "application/rss+xml", html.EscapeString, html.EscapeString, inLatin, latin, true},
	{"iso-8859-1", "ISO-8859-1", "atom.xml", "application/atom+xml", html.EscapeString, html.EscapeString, inLatin, latin, true},
}

// latin are the attacks in bytes of their own: C1 characters are single bytes there, which stand for signs or for nothing.
var latin = []Attack{
	{"T3", "colours in a byte", "\u009b31m" + Canary, "›31m" + Canary},
	{"T3", "fills the clipboard in bytes", "\u009d52;c;" + canary64 + "\u009c", "\uFFFD52;c;" + canary64 + "œ"},
	{"T3", "asks in bytes", "\u0090$q\"q\u009c\u009b6n\u009bc", "\uFFFD$q\"qœ›6n›c"},
	{"T3", "names the window", "\x1b]0;" + Canary + "\x07", "]0;" + Canary},
}

// references writes what makes an attack as references to characters; form is that of fmt.
func references(form string) func(string) string {
	return func(words string) string {
		var b strings.Builder
		for _, r := range words {
			if dangerous(r) {
				fmt.Fprintf(&b, form, r)
			} else {
				b.WriteString(html.EscapeString(string(r)))
			}
		}
		return b.String()
	}
}

// inJSON writes words inside a string of JSON, what makes an attack in escapes.
func inJSON(words string) string {
	quoted, _ := json.Marshal(words) // a string
	var b strings.Builder
	for _, r := range string(quoted[1 : len(quoted)-1]) {
		if !dangerous(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

func inUTF8(document string) []byte { return []byte(document) }

// inUTF16 writes the low byte first, behind a mark that says so.
func inUTF16(document string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(document)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

// inLatin writes a byte for each character: what windows-1252 has, and C1 as it is. What stands for no sign is a byte that
// is none.
func inLatin(document string) []byte {
	var out []byte
	for _, r := range document {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case r == utf8.RuneError:
			b = 0x81
		case !ok:
			b = byte(r)
		}
		out = append(out, b)
	}
	return out
}
