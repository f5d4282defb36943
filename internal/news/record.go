package news

import "time"

// Record is one thing of a library on its way into another one, as a copy carries it: a FiledSection, FiledFeed, Origin,
// TextChoice, TextWidth, Habit, ReadingList, Bookmark, KeptPicture, Mark, KeptPlace or PastVisit. A record names others by what is true in every
// library: sections by their path, stories and feeds by their identifiers.
type Record interface{ record() }

// FiledSection is a section without what stands in it. Its siblings come in the reader's order.
type FiledSection struct {
	Path     []string // titles from the top, its own the last
	Site     string
	Language string
	Search   string // see Section
	Weight   Weight
	Hidden   bool
	View     View
}

// FiledFeed is a subscription with its place. The feeds of a section come in the reader's order; Feed.Section says
// nothing here.
type FiledFeed struct {
	Feed
	In []string // path of its section
}

// Origin is a scheme://host:port that the reader typed, confirmed or imported, and so may lie at a private address.
type Origin string

// TextChoice is which of the texts found on the pages of a site, a host, is shown: the Name of a Choice.
type TextChoice struct {
	Site, Candidate string
}

// TextWidth is how wide the reader made the text of articles, in columns, while the configuration said another width.
type TextWidth struct {
	Columns, Configured int
}

// ReadingList is a reading list by its name, be it empty. Lists come in the reader's order.
type ReadingList string

// KeptPicture is a bookmark's own copy of a picture, the bytes as they came.
type KeptPicture struct {
	Story StoryID
	URL   string
	Data  []byte
}

// Mark is whether a story was read, and when that was said last.
type Mark struct {
	Story   StoryID
	Read    bool
	Changed time.Time
}

// KeptPlace is where the reader was in a story, and when.
type KeptPlace struct {
	Story   StoryID
	Place   Place
	Changed time.Time
}

// PastVisit is one line of the history: a story that was opened, and how it was reached. Seen is as of when the text was that was read last in it; zero: as of when it began.
type PastVisit struct {
	At    time.Time
	Story StoryID
	Title string
	URL   string
	Way   Way
	Seen  time.Time
}

func (FiledSection) record() {}
func (FiledFeed) record()    {}
func (Origin) record()       {}
func (TextChoice) record()   {}
func (TextWidth) record()    {}
func (Habit) record()        {}
func (ReadingList) record()  {}
func (Bookmark) record()     {}
func (KeptPicture) record()  {}
func (Mark) record()         {}
func (KeptPlace) record()    {}
func (PastVisit) record()    {}
