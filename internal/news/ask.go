package news

import (
	"cmp"
	"iter"
	"slices"
	"time"
	"unicode/utf8"
)

// Query asks for stories, newest first. The zero Query asks for everything.
type Query struct {
	Section  SectionID // this section and all below it; zero for all
	Feed     FeedID    // this feed only
	Listing  Listing   // what stands on this list of a site's; the zero Listing for all
	Text     string    // full text, in the operators of reader search; empty for a plain list
	Typing   bool      // Text is still being typed: its last word may go on, and what is not closed yet is no mistake
	Unread   bool
	Saved    bool
	Stored   bool   // only what is stored with all that it shows, and so reads the same without the network
	List     string // reading list; implies Saved
	Tag      string // tag the reader gave; implies Saved
	BySource bool   // of a section: source by source, in the order of the tree, the newest of each first
	Oldest   bool   // of bookmarks: the first saved first
	Words    string // of bookmarks: their heads and notes say all these words, or parts of words
	Since    time.Time
	Before   time.Time
	After    Cursor // continue behind this row
	Limit    int    // rows at the most; 50 when zero
}

// Cursor is a place in a list that stays right while stories arrive. The zero Cursor is the top.
type Cursor struct {
	Group int   // of a list by source: the source, by its number
	When  int64 // Unix milliseconds of the row's time
	Row   int64 // of the store that made the cursor; opaque elsewhere
}

// Page is a piece of a list.
type Page struct {
	Stories []Story
	Next    Cursor // where the next piece begins
	More    bool   // there is a next piece
	// What a search also says: how many matches there are, as far as they were ranked; and what to mark in their texts,
	// words and phrases, a * behind one that may go on.
	Found int
	Marks []string
	// Unsearched is how many stories wait for their texts to be read in; of these a search finds none by a word. It is
	// set in answers to searches.
	Unsearched int
}

// Front is an edited front page. A story stands in one place only.
type Front struct {
	Lead      *Story // nil when there is no story at all
	Bare      bool   // the lead has no picture, or it cannot be shown: it is lost, or not stored and there is no network
	Seconds   []Story
	More      FrontBlock // further stories of the lead's section, which has no other block
	Blocks    []FrontBlock
	Briefs    []Story
	LongReads []Story
	Sections  []Section // the tree as it was when the page was edited, with its counts
	Counts    Counts
	Updated   time.Time // of the last refresh, zero when there was none
	Newest    time.Time // of all stories; zero when there is none
}

// Stories goes through all stories of the page, in the order of reading.
func (f *Front) Stories() iter.Seq[*Story] {
	lists := [][]Story{f.Seconds, f.More.Stories}
	for _, b := range f.Blocks {
		lists = append(lists, b.Stories)
	}
	lists = append(lists, f.Briefs, f.LongReads)
	return func(yield func(*Story) bool) {
		if f.Lead == nil || !yield(f.Lead) {
			return
		}
		for _, list := range lists {
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// FrontBlock is the part of the front page that one section fills.
type FrontBlock struct {
	Section SectionID
	Title   string
	Stories []Story
}

// Reading is a story opened: its row, its text as far as it is stored, and where the reader was.
type Reading struct {
	Story   Story
	Article Article // from the page, or made from the feed's text; no Blocks when nothing is stored
	Related []RelatedStory
	Aims    map[string]Aim // where the links in the text lead, by their addresses
	Place   Place
	Lists   []string // reading lists it is in
	Tags    []string // tags the reader gave it
	Note    string
	// Highlights are the passages that the reader marked, in the order of the text they were marked in.
	Highlights []Highlight
	// Choice is how the reader wants the text of this site's pages to be found; empty for the usual way.
	Choice string
	// Absent are the pictures that cannot be shown, by their addresses, and why in one sentence: those that cannot be had
	// at all, and without a network those that are not stored.
	Absent map[string]string
	// Trouble says in one sentence why the page could not be had when it was last tried; empty when all is well.
	Trouble string
	AsOf    time.Time // when it was taken from the store
	// LastRead is as of when the text was that the reader read last, before this opening; zero when there was none.
	LastRead time.Time
	// Revised is when the text that was read last was replaced by another; zero when it is still the one.
	Revised time.Time
}

// WayFeed is the way of a text that was not found on the page at all: the feed brought it.
const WayFeed = "feed"

// FeedChosen says that the feed's text is shown because the reader wants it. What its page lacks is no news then.
func (r *Reading) FeedChosen() bool { return r.Choice == WayFeed && r.Article.Way == WayFeed }

// Version is a text that a story's page had before.
type Version struct {
	Article Article
	Until   time.Time // when it was replaced
}

// Revision is two texts of one story, the newer of which took the place of the older.
type Revision struct {
	Older, Newer Article
	At           time.Time // when the older one was replaced
	Read         bool      // the older one is what the reader read last
}

// Choice is one of the texts that were found on a page.
type Choice struct {
	Name   string // how it was found: "readability", "density", "script", "feed" …
	At, Of int    // its place among those that differ, from 1
	Words  int
	Usual  bool // it is the one that is shown when the reader has not chosen
}

// RelatedStory is a related link with what is known of the story behind it. Story.ID is zero when nothing is.
type RelatedStory struct {
	Related
	Story Story
}

// Place is a position in a text that survives resizing: the block at the top of the screen, and how many of its
// runes stand above.
type Place struct{ Block, Rune int }

// Share is how much of a text stands above a place, in percent.
func Share(blocks []Block, at Place) int {
	above, all := at.Rune, 0
	for i := range blocks {
		n := utf8.RuneCountInString(PlainText(blocks[i : i+1]))
		all += n
		if i < at.Block {
			above += n
		}
	}
	if all == 0 {
		return 0
	}
	return min(100*above/all, 100)
}

// Phase says what a Progress reports.
type Phase uint8

// The phases of a refresh.
const (
	Running  Phase = iota // counts so far
	Finished              // the last message; Failed is complete
)

// Progress is a message of a refresh under way.
type Progress struct {
	Phase    Phase
	Done     int // feeds
	Feeds    int // feeds in all
	New      int // stories
	Failures []Failure
	Offline  bool // there is no network, or none any more: the feeds that are missing could not be asked
	// Of an errand: the bytes that came over the line, and whether its budget is used up.
	Bytes     int64
	Exhausted bool
}

// Failure is one feed's trouble in words.
type Failure struct {
	Feed   FeedID
	Title  string
	URL    string
	Reason string
}

// Found is what stands behind an address that the reader typed.
type Found struct {
	URL      string
	Title    string
	Language string
	Feed     bool          // the address is itself a feed
	Feeds    []Link        // feeds the page announces
	Sections []SiteSection // its navigation, each with a verified feed where there is one
	Editions []Link        // the same paper in other languages or for other countries
}

// Choices are what there is to choose from: the feed that stands at the address, or the sections of the site. Where none
// of these has a feed of its own, the feeds that the site announces come before them.
func (f *Found) Choices() []SiteSection {
	if f.Feed {
		return []SiteSection{{Title: f.Title, URL: f.URL, Feed: f.URL}}
	}
	var choices []SiteSection
	if !anyFeed(f.Sections) {
		for _, l := range f.Feeds {
			choices = append(choices, SiteSection{Title: cmp.Or(l.Title, f.Title), URL: f.URL, Feed: l.URL})
		}
	}
	return append(choices, f.Sections...)
}

func anyFeed(sections []SiteSection) bool {
	return slices.ContainsFunc(sections, func(s SiteSection) bool { return s.Feed != "" || anyFeed(s.Children) })
}

// Pick is the tree of the sections that are taken, asked by their number in the order of the tree from 0 on, parents
// first. What stands below a section that is not taken comes up in its place.
func Pick(sections []SiteSection, taken func(i int) bool) []SiteSection {
	next := 0
	return pick(sections, taken, &next)
}

func pick(sections []SiteSection, taken func(int) bool, next *int) []SiteSection {
	var out []SiteSection
	for _, s := range sections {
		keep := taken(*next)
		*next++
		below := pick(s.Children, taken, next)
		if keep {
			s.Children = below
			out = append(out, s)
		} else {
			out = append(out, below...)
		}
	}
	return out
}

// Added says what became of one address that was to be subscribed to, or bookmarked.
type Added struct {
	Feed    FeedID
	Story   StoryID // of a bookmark
	Bare    bool    // of a bookmark: nothing is stored of its text yet
	URL     string
	Title   string
	Section string // path, "Americas/Canada"; of a bookmark empty
	Status  AddStatus
	Reason  string // why it was refused, or what of it was not taken; mostly empty
}

// AddStatus is the outcome of an Added.
type AddStatus uint8

// The outcomes of adding a feed.
const (
	AddedNew AddStatus = iota
	AddedPresent
	AddedRefused
)

func (s AddStatus) String() string { return [...]string{"added", "present", "refused"}[s] }
