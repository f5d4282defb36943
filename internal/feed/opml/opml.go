// Package opml reads and writes subscriptions: OPML 1.0 to 2.0, and the urls file of Newsboat. It takes in names and
// addresses only; whatever else such a file would have us do, it refuses and says so. It knows nothing of the network
// and of what becomes of the addresses.
package opml

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"reader/internal/feed/parse"
	"reader/internal/text"
)

// Bounds of what is read. The largest honest collections have some 5,000 feeds and folders three deep. A file is held as a
// whole, and what is read of it are pieces of it.
const (
	maxBytes    = 20 << 20
	maxOutlines = 100_000
	maxDepth    = 64
	maxRefusals = 1_000
	maxTitle    = 500 // runes
)

// The errors of Read.
var (
	ErrTooLarge = errors.New("larger than 20 MB")
	ErrFormat   = errors.New("neither OPML nor a list of addresses")
)

// Outline is a folder or a feed.
type Outline struct {
	Title    string
	URL      string   // of the feed, http or https; empty for a folder
	Site     string   // the home page; http or https, or empty
	Language string   // as the file spells it
	Place    []string // of a feed outside all folders: the folders that its first category or tag stands for
	Page     bool     // no feed but a page whose headlines are read, as Write marks it
	Muted    bool     // of a feed: the reader lets it rest, as Write marks it
	Line     int      // where it stands in the file, from 1
	Lost     string   // what of a feed was left behind, a sentence without its full stop; mostly empty
	Children []Outline
}

// Refusal is an entry that was not taken in. What is at most 200 characters of the file, as they stand there.
type Refusal struct {
	Line int // from 1
	What string
	Why  string // a sentence without its full stop
}

// root is the first tag of OPML; warnings of the program that wrote it may stand before.
var root = text.Pattern(`(?i)^[^<]{0,1000}<(?:[?!]|[\w:]*opml\b|[\w:]*outline\b)`)

// Read takes in a file, telling OPML from a Newsboat urls file by its first tag. A file that is damaged gives
// what can be read of it, and a refusal for each damage. The error is ErrTooLarge, ErrFormat or the reader's.
func Read(r io.Reader) ([]Outline, []Refusal, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read subscriptions: %w", err)
	}
	if len(raw) > maxBytes {
		return nil, nil, fmt.Errorf("read subscriptions: %w", ErrTooLarge)
	}
	text := parse.Text(raw)
	start := strings.TrimSpace(text)
	if start == "" {
		return nil, nil, nil
	}
	read := readURLs
	if start[0] == '<' || root().MatchString(start) {
		read = readXML
	}
	outlines, refused, err := read(text)
	if err != nil {
		return nil, nil, fmt.Errorf("read subscriptions: %w", err)
	}
	return outlines, refused, nil
}

// refusals is the list of what was left out; it does not grow for ever.
type refusals []Refusal

func (l *refusals) add(line int, what, why string) {
	const most = 200
	switch {
	case len(*l) < maxRefusals:
		*l = append(*l, Refusal{Line: line, What: cut(what, most), Why: why})
	case len(*l) == maxRefusals:
		*l = append(*l, Refusal{Line: line, What: "what follows", Why: "more than 1,000 entries were refused; the others are not named"})
	}
}

// cut shortens s to a number of runes.
func cut(s string, most int) string {
	s = strings.TrimSpace(s)
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
