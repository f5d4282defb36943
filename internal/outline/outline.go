// Package outline is the subscriptions as an indented text for an editor: written, read, and compared with what has
// become of the subscriptions meanwhile. It is pure; it knows nothing of editors, files or databases.
//
// The text has a line for each section and each feed. What is indented below a section stands in it; a tab reaches to
// the next column that is a multiple of 8, or of 4 where only that makes sense of the text. A line is
//
//	Title                              [c12]     a section
//	Title   https://example.org/feed   [f…]      a feed; the title may be left out
//	Title   page:https://example.org/  [f…]      a page whose headlines are read
//
// and ends with the identifier in brackets that news.SectionID and news.FeedID print. What is new has none. A line
// without one that says the same as one that was shown is that one. Lines that begin with # and empty lines say
// nothing; a backslash before a title takes its first character as it is.
package outline

import (
	"net/url"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// maxDepth of sections, from 1. maxBytes and maxEntries bound a text.
const (
	maxDepth   = 64
	maxBytes   = 32 << 20
	maxEntries = 100_000
)

// Entry is a line for a section or a feed.
type Entry struct {
	Name  string // the identifier, "c12" or "f…"; empty for what is new
	Feed  bool   // else a section
	Title string // as text.Line shows it
	URL   string // of a feed, as shown: without its password
	Page  bool   // of a feed: a page whose headlines are read
	Line  int    // from 1; 0 of what no text shows
	Above int    // the place in the Outline of the section it stands in, -1 at the top
}

// Outline is the lines of a text, each section before what stands in it.
type Outline []Entry

// Of is what Write shows of a tree: in each section first its feeds, then the sections below it.
func Of(tree []news.Section) Outline {
	var o Outline
	o.add(-1, tree)
	return o
}

func (o *Outline) add(above int, list []news.Section) {
	for i := range list {
		s := &list[i]
		at := len(*o)
		*o = append(*o, Entry{Name: s.ID.String(), Title: string(text.Line(s.Title)), Above: above})
		for j := range s.Feeds {
			f := &s.Feeds[j]
			*o = append(*o, Entry{
				Name: f.ID.String(), Feed: true, Title: string(text.Line(f.Title)), URL: shown(f.URL), Page: f.Page, Above: at,
			})
		}
		o.add(at, s.Children)
	}
}

// hidden stands in for a password in an address, as net/url writes it.
const hidden = "xxxxx"

// shown is an address on one line without spaces, and with its password hidden.
func shown(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		address = u.Redacted()
	}
	return strings.Join(strings.Fields(string(text.Line(address))), "%20")
}

// unhide puts the password of an address back into another one that names the same user at the same host.
func unhide(address, was string) string {
	a, err := url.Parse(address)
	if err != nil || a.User == nil {
		return address
	}
	b, err := url.Parse(was)
	if password, _ := a.User.Password(); err != nil || password != hidden || b.User == nil {
		return address
	}
	if a.User.Username() != b.User.Username() || a.Host != b.Host {
		return address
	}
	a.User = b.User
	return a.String()
}

// path is the titles from the top down to an entry.
func (o Outline) path(i int) string {
	if o[i].Above < 0 {
		return o[i].Title
	}
	return o.path(o[i].Above) + "/" + o[i].Title
}
