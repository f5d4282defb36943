package news

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// TrashID names an entry of the trash. It prints as "t" and a number.
type TrashID int64

func (id TrashID) String() string { return "t" + strconv.FormatInt(int64(id), 10) }

// ParseTrashID reads what TrashID.String printed.
func ParseTrashID(s string) (TrashID, error) {
	n, err := parseNumbered(s, "t")
	return TrashID(n), err
}

// VisitID names a line of the history. It prints as "v" and a number.
type VisitID int64

func (id VisitID) String() string { return "v" + strconv.FormatInt(int64(id), 10) }

// ParseVisitID reads what VisitID.String printed.
func ParseVisitID(s string) (VisitID, error) {
	n, err := parseNumbered(s, "v")
	return VisitID(n), err
}

func parseNumbered(s, prefix string) (int64, error) {
	rest, ok := strings.CutPrefix(s, prefix)
	n, err := strconv.ParseInt(rest, 10, 64)
	if !ok || err != nil || n <= 0 {
		return 0, fmt.Errorf("%q is no identifier of the form %s12", s, prefix)
	}
	return n, nil
}

// Kind says what a thing in the trash was.
type Kind string

// The kinds.
const (
	KindFeed      Kind = "feed"
	KindSection   Kind = "section"
	KindSearch    Kind = "search" // a saved search
	KindBookmark  Kind = "bookmark"
	KindHighlight Kind = "highlight"
	KindList      Kind = "list"  // a reading list
	KindVisit     Kind = "visit" // a line of the history
)

// Thing is something that was taken away, by the name it had.
type Thing struct {
	Kind Kind
	Name string
}

// Trashed is an entry of the trash: what one change of the reader's took away.
type Trashed struct {
	ID     TrashID
	Did    string    // what the change did, such as "removed feed “Rain”"
	Taken  time.Time // when
	Until  time.Time // how long it stays
	Things []Thing   // the first of them
	Of     int       // how many there are
}

// Effect is what a change came to that was made, taken back, done again, or brought back from the trash.
type Effect struct {
	Did string // what the change does, or had done; empty when there was none
	// The stories whose marks or bookmarks it touched, by what they are now.
	Read, Unread, Saved, Unsaved []StoryID
}

// WayKind says where the reader came from to a story.
type WayKind string

// The ways.
const (
	WayUnknown WayKind = "" // nobody noted it
	WayFront   WayKind = "front"
	WaySection WayKind = "section" // a section, a saved search or a feed
	WayListing WayKind = "listing" // a list of a site's: a tag, an author
	WaySaved   WayKind = "saved"   // the bookmarks, or a reading list
	WayStored  WayKind = "stored"  // what can be read without the network
	WaySearch  WayKind = "search"
	WayHistory WayKind = "history"
	WayLink    WayKind = "link"    // a link or a related story
	WayCommand WayKind = "command" // the command line
)

// Way is how a story was reached.
type Way struct {
	Kind WayKind
	Name string  // of the section, list or story that led there; the words that were searched for
	From StoryID // the story that led there, zero for none
}

// String says the way in a word or two, as it stands behind a headline; empty when nobody noted it.
func (w Way) String() string {
	switch w.Kind {
	case WayFront:
		return "front page"
	case WaySaved:
		return strings.TrimSuffix("saved: "+w.Name, ": ")
	case WaySearch:
		return strings.TrimSuffix("search: "+w.Name, ": ")
	case WayStored, WayHistory:
		return string(w.Kind)
	case WayCommand:
		return "command line"
	case WayLink:
		return cmp.Or(w.Name, w.From.String())
	default:
		return w.Name
	}
}

// Visit is a line of the history: a story that was opened, and how it was reached.
type Visit struct {
	ID    VisitID
	At    time.Time
	Story StoryID
	Title string
	URL   string
	Way   Way
}

// Past asks for a piece of the history, the last visit first.
type Past struct {
	Text  string    // all these words stand in the title, the address, or the name of the way
	Since time.Time // zero: from the beginning
	After VisitID   // goes on behind this one; zero: from the top
	Limit int       // at most so many; zero: 50
}
