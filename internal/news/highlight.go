package news

import (
	"cmp"
	"hash/fnv"
	"strconv"
	"time"
)

// HighlightID names a passage that the reader marked, for ever: it is made from the story, the words and the moment of
// marking, so that a copy read in twice is one. It prints as "h" and 13 letters and digits. Zero is no highlight.
type HighlightID uint64

func (id HighlightID) String() string { return "h" + encodeID(uint64(id)) }

// ParseHighlightID reads what HighlightID.String printed.
func ParseHighlightID(s string) (HighlightID, error) {
	n, err := decodeID(s, "h")
	return HighlightID(n), err
}

// Passage is a piece of a text by its words, so that it can be found again when the text was set, extracted or written
// anew: the TextQuoteSelector of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#text-quote-selector)
// with a hint of the place. Package passage makes it and finds it again.
type Passage struct {
	Exact  string // the words, pieces of two blocks parted by a line break
	Prefix string // a few words before them, empty at the beginning of the text
	Suffix string // a few words behind them, empty at its end
	Start  int    // how many words of the text stood before Exact: a hint where the same words stand twice
}

// Highlight is a passage that the reader marked in a story.
type Highlight struct {
	ID    HighlightID
	Story StoryID
	Passage
	Note string
	Made time.Time
}

// Identify is the highlight with its identifier, which it keeps when it has one.
func (h Highlight) Identify() Highlight {
	sum := fnv.New64a()
	for _, part := range []string{h.Story.String(), strconv.FormatInt(h.Made.UnixMilli(), 10), strconv.Itoa(h.Start), h.Exact} {
		_, _ = sum.Write([]byte(part))
		_, _ = sum.Write([]byte{0})
	}
	h.ID = cmp.Or(h.ID, HighlightID(sum.Sum64()), 1)
	return h
}

// HighlightQuery asks for highlights, the last made first. The zero HighlightQuery asks for all.
type HighlightQuery struct {
	Text  string // all its words stand in the quote, the note or the story's title
	List  string // of stories in this reading list
	Tag   string // of stories with this tag
	After Cursor // continue behind this row
	Limit int    // rows at the most; 50 when zero
}

// HighlightPage is a piece of a list of highlights.
type HighlightPage struct {
	Highlights []MarkedStory
	Next       Cursor // where the next piece begins
	More       bool   // there is a next piece
}

// MarkedStory is a highlight with the story it stands in.
type MarkedStory struct {
	Highlight
	In Story
}
