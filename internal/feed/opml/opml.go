// Package opml reads and writes subscriptions: OPML 1.0 to 2.0, and the urls file of Newsboat. It takes in names and
// addresses only; whatever else such a file would have us do, it refuses and says so. It knows nothing of the network
// and of what becomes of the addresses.
package opml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Bounds of what is read. The largest honest collections have some 5,000 feeds and folders three deep.
const (
	maxBytes    = 64 << 20
	maxOutlines = 100_000
	maxDepth    = 64
	maxRefusals = 1_000
)

// The errors of Read.
var (
	ErrTooLarge = errors.New("larger than 64 MB")
	ErrFormat   = errors.New("neither OPML nor a list of addresses")
)

// Outline is a folder or a feed.
type Outline struct {
	Title    string
	URL      string // of the feed, http or https; empty for a folder
	Site     string // the home page; http or https, or empty
	Tags     []string
	Page     bool // no feed but a page whose headlines are read, as Write marks it
	Children []Outline
}

// Refusal is an entry that was not taken in. What is at most 200 characters of the file, as they stand there.
type Refusal struct {
	Line int // from 1
	What string
	Why  string // a sentence without its full stop
}

// Read takes in a file, telling OPML from a Newsboat urls file by its first character. A file that breaks off gives
// what it holds up to there, and a refusal. The error is ErrTooLarge, ErrFormat or the reader's.
func Read(r io.Reader) ([]Outline, []Refusal, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read subscriptions: %w", err)
	}
	if len(raw) > maxBytes {
		return nil, nil, fmt.Errorf("read subscriptions: %w", ErrTooLarge)
	}
	text := decode(raw)
	start := bytes.TrimLeftFunc(text, unicode.IsSpace)
	if len(start) == 0 {
		return nil, nil, nil
	}
	read := readURLs
	if start[0] == '<' {
		read = readXML
	}
	outlines, refused, err := read(text)
	if err != nil {
		return nil, nil, fmt.Errorf("read subscriptions: %w", err)
	}
	return outlines, refused, nil
}

// decode makes valid UTF-8 without the characters XML forbids, of which one would end the reading. What is valid as
// UTF-8 throughout is taken for it, whatever its label says: labels are wrong more often.
func decode(raw []byte) []byte {
	if !plainUTF8(raw) {
		// The label is looked for in the first 1,024 bytes, which is where an XML declaration must stand; without one
		// windows-1252 is assumed.
		encoding, _, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], "text/xml"+labelOf(raw))
		if decoded, err := encoding.NewDecoder().Bytes(raw); err == nil {
			raw = decoded
		}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if utf8.Valid(raw) && bytes.IndexFunc(raw, forbidden) < 0 {
		return raw
	}
	return bytes.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, raw)
}

// plainUTF8 is false for UTF-16 and for the escapes of ISO-2022-JP, both of which may look like UTF-8.
func plainUTF8(raw []byte) bool { return utf8.Valid(raw) && !bytes.ContainsAny(raw, "\x00\x1b") }

// labelOf is the encoding of the XML declaration as the parameter of a media type, empty when there is none.
func labelOf(raw []byte) string {
	head, _, ok := bytes.Cut(raw[:min(len(raw), 1024)], []byte("?>"))
	_, label, found := bytes.Cut(head, []byte("encoding="))
	if !ok || !found || len(label) < 2 {
		return ""
	}
	label, _, _ = bytes.Cut(label[1:], label[:1])
	return "; charset=" + string(label)
}

// forbidden reports what XML 1.0, 2.2 does not allow in a document.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || 0xD800 <= r && r <= 0xDFFF
}

// refusals is the list of what was left out; it does not grow for ever.
type refusals []Refusal

func (l *refusals) add(line int, what, why string) {
	if len(*l) < maxRefusals {
		*l = append(*l, Refusal{Line: line, What: cut(what), Why: why})
	}
}

func cut(s string) string {
	const most = 200
	s = strings.TrimSpace(s)
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
