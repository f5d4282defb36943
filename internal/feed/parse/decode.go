package parse

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"reader/internal/text"
)

// xmlLabel finds the encoding that an XML declaration names.
var xmlLabel = text.Pattern(`<\?xml[^>]{0,200}?\bencoding\s*=\s*["']?([A-Za-z0-9._:-]+)`)

// labelWindow is where an XML declaration may stand; PHP warnings before it are rarely longer.
const labelWindow = 4 << 10

// byteOrderMarks in the order of their length, since the mark of UTF-16LE begins that of UTF-32LE.
var byteOrderMarks = []struct {
	mark string
	enc  encoding.Encoding
}{
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xef\xbb\xbf", nil},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// widePatterns are how "<" or "{", the first character of a feed, looks in the wide encodings without a mark
// (XML 1.0, appendix F).
var widePatterns = []struct {
	pattern func() *regexp.Regexp
	enc     encoding.Encoding
}{
	{text.Pattern(`^[<{\s]\x00\x00\x00`), utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{text.Pattern(`^\x00\x00\x00[<{\s]`), utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{text.Pattern(`^[<{\s]\x00[^\x00]\x00`), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{text.Pattern(`^\x00[<{\s]\x00[^\x00]`), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// iso2022 are the escapes that make valid ASCII mean Japanese.
var iso2022 = text.Pattern(`\x1b(?:\$[@B]|\([BJI])`)

// decode turns bytes into UTF-8. It believes, in this order: a byte order mark; the pattern of the wide encodings;
// bytes that are valid UTF-8 throughout; whichever of the XML label and the HTTP charset leaves fewer holes; the
// statistics of the bytes; windows-1252. Labels are wrong about as often as they are right where they disagree.
func decode(body []byte, contentType string) string {
	for _, b := range byteOrderMarks {
		if rest, ok := bytes.CutPrefix(body, []byte(b.mark)); ok {
			return decodeAs(rest, b.enc)
		}
	}
	for _, w := range widePatterns {
		if w.pattern().Match(body) {
			return decodeAs(body, w.enc)
		}
	}
	if utf8.Valid(body) && !iso2022().Match(body) {
		return string(body)
	}
	return decodeByLabel(body, contentType)
}

func decodeByLabel(body []byte, contentType string) string {
	labels := labelsOf(body, contentType)
	best, holes, utf8Claimed := "", -1, false
	for _, label := range labels {
		enc := lookup(label)
		if enc == nil {
			continue
		}
		if enc == unicode.UTF8 {
			utf8Claimed = true
			continue
		}
		text := decodeAs(body, enc)
		if n := strings.Count(text, "\uFFFD") + strayControls(text); holes < 0 || n < holes {
			best, holes = text, n
		}
	}
	switch {
	case holes >= 0 && (holes == 0 || !mostlyUTF8(body)):
		return best
	case utf8Claimed || mostlyUTF8(body):
		return patch(body)
	}
	return decodeAs(body, guess(body))
}

// labelsOf lists the charsets that the document and the server name, the document's first.
func labelsOf(body []byte, contentType string) []string {
	var labels []string
	if m := xmlLabel().FindSubmatch(body[:min(len(body), labelWindow)]); m != nil {
		labels = append(labels, string(m[1]))
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		labels = append(labels, params["charset"])
	}
	return labels
}

// lookup knows every label of the WHATWG encoding standard. GB 2312 is read as its superset GB 18030, which is what
// its users mean; wide encodings are out of the question here, their patterns were looked for before.
func lookup(label string) encoding.Encoding {
	enc, name := charset.Lookup(label)
	if enc == nil {
		enc, name = charset.Lookup("x-" + label) // mac-cyrillic
	}
	if enc == nil { // the code pages of old systems, which the web standard leaves out
		enc, _ = ianaindex.IANA.Encoding(label)
	}
	switch {
	case enc == nil, strings.HasPrefix(name, "utf-16"):
		return nil
	case name == "utf-8":
		return unicode.UTF8
	case name == "gbk":
		return simplifiedchinese.GB18030
	}
	return enc
}

func decodeAs(body []byte, enc encoding.Encoding) string {
	if enc == nil || enc == unicode.UTF8 {
		return patch(body)
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return patch(body)
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// strayControls counts C1 controls: text read with the wrong single-byte table is full of them.
func strayControls(text string) (n int) {
	for _, r := range text {
		if r >= 0x80 && r < 0xA0 {
			n++
		}
	}
	return n
}

// mostlyUTF8 says whether the bytes are UTF-8 with a few accidents: at least as many good sequences as bad bytes.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

// patch keeps what is UTF-8 and reads the other bytes as windows-1252: one pasted letter must not cost the feed.
func patch(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	var b strings.Builder
	b.Grow(len(body) + len(body)/16)
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(body[i])
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}

// guess asks the statistics of the bytes: of single letters first, then the detector, which is weak in short texts but
// knows the encodings of several bytes; windows-1252 when neither has an answer.
func guess(body []byte) encoding.Encoding {
	const sample = 64 << 10 // enough for letter frequencies; the detector is slow
	body = body[:min(len(body), sample)]
	if enc := guessCodePage(body); enc != nil {
		return enc
	}
	result, err := chardet.NewTextDetector().DetectBest(body)
	if err == nil {
		if enc := lookup(result.Charset); enc != nil && enc != unicode.UTF8 {
			return enc
		}
	}
	return charmap.Windows1252
}
