package page

import "reader/internal/news"

// Destination is a page to go to. The root knows how each is made.
type Destination interface{ destination() }

// ListOf is the list of a tag, an author or a section of a site.
func ListOf(l news.Listing) List { return List{Title: l.Name(), Query: news.Query{Listing: l}} }

// The destinations.
type (
	// Front is the front page.
	Front struct{}
	// List is a list of headlines: a section, a feed, a list of a site's, what is stored.
	List struct {
		Title string // as the publisher or the reader wrote it
		Query news.Query
		At    news.StoryID // under the cursor at first; zero for the one on top
	}
	// Story is an article from a list, or found in the story From.
	Story struct {
		Story news.Story
		From  news.StoryID // zero for none
		// At is the marked passage to begin at, zero for the reader's place.
		At    news.HighlightID
		Marks []string // words and phrases that it was found by, as in news.Page; none when it was not searched for
	}
	// Address is an article by its address, found in the story From.
	Address struct {
		Link news.Link
		From news.StoryID
	}
	// Search is the search over everything stored, with the words to begin with.
	Search struct{ Text string }
	// KeptSearch keeps a search as a section, or changes one that is kept.
	KeptSearch struct {
		Section news.SectionID // zero for a new one
		Path    string         // its title, with those of the sections above before it
		Query   string
	}
	// Saved is the bookmarks, of one reading list, with a tag, or all.
	Saved struct {
		List string       `json:",omitempty"`
		Tag  string       `json:",omitempty"`
		At   news.StoryID `json:",omitempty"` // under the cursor at first; zero for the one on top
	}
	// Sections is the rail of sections, laid over a page that has none beside it.
	Sections struct{}
	// Palette is every command, to choose by its name.
	Palette struct{}
	// Help is the table of keys.
	Help struct{}
	// Failures says which feeds failed in the last refresh, and why.
	Failures struct{ Failures []news.Failure }
	// Feeds is how the feeds fare, in the order of the sections or the worst first.
	Feeds struct{ Worst bool }
	// History is what was read, and by which way.
	History struct {
		At news.VisitID `json:",omitempty"` // under the cursor at first; zero for the last
	}
	// Trash is what was taken away, and can be brought back.
	Trash struct{}
	// Empty asks whether the trash shall be emptied.
	Empty struct{}
	// Retitle edits the title of a feed.
	Retitle struct{ Feed news.Feed }
	// Refile chooses a section for a feed.
	Refile struct{ Feed news.Feed }
	// Add takes a site or feed in.
	Add struct{ Address string }
	// Tour is the first keys to know.
	Tour struct{}
	// Welcome is the first page of an empty library.
	Welcome struct{}
	// Lists edits which reading lists a story is in.
	Lists struct{ Story news.Story }
	// Tags edits the tags of a story.
	Tags struct{ Story news.Story }
	// Note edits the note on a story.
	Note struct{ Story news.Story }
	// Remark edits the note on a marked passage.
	Remark struct {
		Story     news.Story
		Highlight news.Highlight
	}
)

// SamePage says that both lead to the same page of those that are one each, or one for each list or tag, wherever on it they
// begin. Lists of headlines differ by more; whoever compares them says in what.
func SamePage(a, b Destination) bool {
	switch a := a.(type) {
	case Front, Trash:
		return a == b
	case Saved:
		s, ok := b.(Saved)
		return ok && s.List == a.List && s.Tag == a.Tag
	case Feeds:
		_, ok := b.(Feeds)
		return ok
	case History:
		_, ok := b.(History)
		return ok
	}
	return false
}

func (Front) destination()      {}
func (List) destination()       {}
func (Story) destination()      {}
func (Address) destination()    {}
func (Search) destination()     {}
func (KeptSearch) destination() {}
func (Saved) destination()      {}
func (Sections) destination()   {}
func (Palette) destination()    {}
func (Help) destination()       {}
func (Failures) destination()   {}
func (Feeds) destination()      {}
func (History) destination()    {}
func (Trash) destination()      {}
func (Empty) destination()      {}
func (Retitle) destination()    {}
func (Refile) destination()     {}
func (Add) destination()        {}
func (Welcome) destination()    {}
func (Tour) destination()       {}
func (Lists) destination()      {}
func (Tags) destination()       {}
func (Note) destination()       {}
func (Remark) destination()     {}
