// Package news is the vocabulary that every room of reader shares: sections, feeds, stories, articles, what one asks
// for and what comes back. It is pure data; it knows nothing of networks, databases, terminals or files.
//
// Strings are valid UTF-8 but otherwise as the publisher wrote them: only package text makes them fit for a screen.
// Times are absolute; a zero time means unknown and is never replaced by "now".
package news

import (
	"cmp"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// StoryID names a story for ever: it is made from the story's identity (its site and canonical address, or its feed
// and guid), so it survives the loss of the cache. It prints as "s" and 13 letters and digits. Zero is no story.
type StoryID uint64

// FeedID names a subscription for ever; it is made from the address it was first added under. It prints as "f" and
// 13 letters and digits. Zero is no feed.
type FeedID uint64

// SectionID names a node of the section tree. It prints as "c" and a number. Zero is the root.
type SectionID int64

// The errors that every room knows.
var (
	// ErrNotFound is wrapped by every look-up of something that is not there.
	ErrNotFound = errors.New("not found")
	// ErrBusy is wrapped by what could not be written, or read, because another program held the file for long. What
	// failed by it can be tried again.
	ErrBusy = errors.New("another program is holding the file")
)

// idAlphabet is base32hex in lower case: its order is that of the numbers.
var idAlphabet = base32.HexEncoding.WithPadding(base32.NoPadding)

func (id StoryID) String() string   { return "s" + encodeID(uint64(id)) }
func (id FeedID) String() string    { return "f" + encodeID(uint64(id)) }
func (id SectionID) String() string { return "c" + strconv.FormatInt(int64(id), 10) }

func encodeID(n uint64) string {
	return strings.ToLower(idAlphabet.EncodeToString(binary.BigEndian.AppendUint64(nil, n)))
}

// ParseStoryID reads what StoryID.String printed.
func ParseStoryID(s string) (StoryID, error) {
	n, err := decodeID(s, "s")
	return StoryID(n), err
}

// ParseFeedID reads what FeedID.String printed.
func ParseFeedID(s string) (FeedID, error) {
	n, err := decodeID(s, "f")
	return FeedID(n), err
}

func decodeID(s, prefix string) (uint64, error) {
	rest, ok := strings.CutPrefix(s, prefix)
	raw, err := idAlphabet.DecodeString(strings.ToUpper(rest))
	if !ok || err != nil || len(raw) != 8 {
		return 0, fmt.Errorf("%q is no identifier of the form %s…", s, prefix)
	}
	return binary.BigEndian.Uint64(raw), nil
}

// Section is a node of the reader's tree. A paper (a site) is a section at the top; so is a section made by hand, and a saved search.
type Section struct {
	ID       SectionID
	Parent   SectionID
	Title    string
	Site     string // home page of the paper; empty below the top and for sections made by hand
	Language string // BCP 47, empty when unknown
	Search   string // the query of a saved search, which holds what it finds and no feeds; empty for a section of feeds
	Weight   Weight // how much the reader wants to see of it
	// Hidden is true for a section that the reader does not want to see: with all below it, it stands neither in the tree
	// that is shown nor on the front page, and what is above it does not count its stories. Its feeds are still asked.
	Hidden   bool
	View     View   // how the reader looks at it
	Feeds    []Feed // filed directly in this section
	Children []Section
	Counts   Counts // rolled up: each story counted once, however many feeds carry it
}

// Counts says how many stories there are, how many of them nobody read, and how many are stored whole.
type Counts struct{ Unread, Total, Whole int }

// Feed is a subscription.
type Feed struct {
	ID       FeedID
	URL      string // where it is fetched now; http, https
	Title    string
	Site     string // home page of the site it belongs to; stories of one site with one address are one story
	Section  SectionID
	Language string // BCP 47
	Added    time.Time
	// Page is true for a section without a feed, whose stories are read from the headlines on its page.
	Page bool
	// Muted is since when the reader wants to hear nothing of it; zero for a feed that is heard. A muted feed keeps its
	// place in the tree, but is not asked, and its stories stand in its own list only.
	Muted  time.Time
	Weight Weight // how much the reader wants to see of it
}

// FetchState is what is remembered between two fetches of one address. The zero value is: never fetched, due now.
type FetchState struct {
	URL          string // the address the validators belong to
	ETag         string // byte for byte as the server sent it
	LastModified string // likewise
	BodyHash     uint64 // of the inflated body, to recognise an unchanged one
	Checked      time.Time
	Succeeded    time.Time
	Next         time.Time // not to be asked before
	Failures     int       // in a row
	Error        string    // of the last attempt, in plain words; empty after a success
	Gone         bool      // 410: never ask again by ourselves
	// Hold is until when the server has asked to be left alone (Retry-After); it holds for a reader who insists, too.
	Hold time.Time
	// What the feed said of its pace when it was last read. An unchanged answer says nothing of it.
	Asks      time.Duration // how long it wants to be left alone between two visits (ttl, sy:updatePeriod)
	Fresh     time.Duration // how long its server calls an answer good (max-age, Expires)
	Rhythm    time.Duration // half the median gap between its entries; zero when it is not known
	Newest    time.Time     // of its entries; for want of dates, when it last brought something new
	SkipHours uint32        // hours in GMT in which the feed asks to be left alone: bit 0 is the one after midnight
	SkipDays  uint8         // days likewise: bit 0 is Sunday
	Moved     string        // where permanent redirects have pointed lately
	MovedSeen int           // how often in a row they pointed there and a feed was there
}

// Picture is a picture by its address. Width and Height are pixels as announced, zero when unknown.
type Picture struct {
	URL           string
	Alt           string
	Width, Height int
}

// Enclosure is a file that belongs to a story, such as a podcast's sound.
type Enclosure struct {
	URL      string
	Type     string // media type
	Length   int64  // bytes, zero when unknown
	Duration time.Duration
	Title    string
}

// Stored says how much of a story can be read without the network.
type Stored uint8

// The degrees of Stored, in ascending order.
const (
	StoredNone Stored = iota // the headline only
	StoredFeed               // the text that came in the feed
	StoredFull               // the article's own page
)

func (s Stored) String() string { return [...]string{"none", "feed", "full"}[s] }

// Story is one row of a list: what is known of a story without opening it.
type Story struct {
	ID         StoryID
	Feeds      []FeedID // every feed that carries it, the first one first; empty for a page opened by address
	GUID       string   // in the first feed
	URL        string   // absolute; empty when the feed gives none
	Title      string   // plain text
	Byline     string
	Source     string // name of the site
	Kicker     string // name of the section it stands in: "Canada"
	Section    string // path of that section below its paper: "Americas/Canada"
	Summary    string // plain text, at most a few sentences
	Language   string // BCP 47
	Published  time.Time
	Updated    time.Time
	Seen       time.Time // when it was first fetched
	Tags       []string
	Picture    Picture
	Enclosures []Enclosure
	Comments   string // address of the discussion
	Words      int    // of the longest text stored
	Read       bool
	Saved      bool
	Stale      bool // its page is to be asked for again: a feed says that it was updated since, or it is a live blog that goes on
	Revised    bool // its text is another than the one that was read
	Stored     Stored
	Whole      bool       // its page is stored with every picture that it shows, but for those that cannot be had at all
	Snippet    []Fragment // in the answer to a search: the place that matched
}

// Fragment is a piece of a snippet; Match marks the words that were searched for.
type Fragment struct {
	Text  string
	Match bool
}

// When is the time a list sorts and shows: the publication, else the update, else when we first saw it.
func (s *Story) When() time.Time {
	return cmp.Or(nonZero(s.Published), nonZero(s.Updated), s.Seen)
}

// nonZero maps every zero instant, whatever its location, to the zero value.
func nonZero(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t
}

// Label is a reading list, or a tag that the reader gave, and how many bookmarks have it.
type Label struct {
	Name  string
	Count int
}

// Owned is how much there is of what is the reader's own.
type Owned struct {
	Lists []Label
	Saved int // bookmarks
	Trash int // entries
}

// Remarks is what a list of bookmarks says of one besides its headline.
type Remarks struct {
	Saved       time.Time
	Lists, Tags []string
	Note        string
	Marked      int // passages
	Progress    int // how far the reading is, in percent
}

// Marginalia are what the reader chose and wrote about a story, without its text: what a search looks up of a bookmark.
type Marginalia struct {
	Story      StoryID
	Saved      bool // false: it is no bookmark, and there is nothing else
	Lists      []string
	Tags       []string
	Note       string // and the notes of its highlights
	Highlights int    // how many passages are marked
}

// Equal reports whether two say the same.
func (r *Marginalia) Equal(other *Marginalia) bool {
	return r.Story == other.Story && r.Saved == other.Saved && r.Note == other.Note && r.Highlights == other.Highlights &&
		slices.Equal(r.Lists, other.Lists) && slices.Equal(r.Tags, other.Tags)
}

// Bookmark is a story that the reader saved, with a copy of its own.
type Bookmark struct {
	Story   Story
	Article Article
	Saved   time.Time
	Lists   []string
	Tags    []string
	Note    string
	// Highlights are the passages marked in it, in the order of the text.
	Highlights []Highlight
}
