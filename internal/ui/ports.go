package ui

import (
	"context"
	"time"

	"reader/internal/news"
)

// The interfaces below are all that the interface knows of the rest of the house. Package main plugs the desk in.
// Every call may take long; the interface makes them from commands only, never from Update or View.

// Shelf lists what is stored. It never uses the network.
type Shelf interface {
	Front(context.Context) (news.Front, error)
	// Rows reads stories as lists have them now; those that are gone are missing.
	Rows(context.Context, ...news.StoryID) (map[news.StoryID]news.Story, error)
	Page(context.Context, news.Query) (news.Page, error)
	// CountSearches counts what the saved searches find. It takes longer than anything else here.
	CountSearches(context.Context) (map[news.SectionID]news.Counts, error)
	Owned(context.Context) (news.Owned, error)
	Lists(context.Context) ([]news.Label, error) // the reading lists, in the reader's order
	Tags(context.Context) ([]news.Label, error)  // the reader's, by name
	Marked(context.Context, news.HighlightQuery) (news.HighlightPage, error)
	// Remarks tells what the reader wrote to bookmarks; SavedCounts how many bookmarks and marked passages there are.
	Remarks(context.Context, ...news.StoryID) (map[news.StoryID]news.Remarks, error)
	SavedCounts(context.Context) (stories, passages int, err error)
}

// Opener turns a headline or an address into something to read.
type Opener interface {
	// Open shows what is stored; it never uses the network. Reading.Article.Blocks is empty when nothing is.
	Open(context.Context, news.StoryID) (news.Reading, error)
	// Fetch gets the story's page unless it is stored and not outdated, and returns what is stored then; Reading.Trouble
	// says why it could not.
	Fetch(context.Context, news.StoryID) (news.Reading, error)
	// Again gets the story's page though it is stored.
	Again(context.Context, news.StoryID) (news.Reading, error)
	// Revisions are the changes of a story's text, the one since a time first; it never uses the network.
	Revisions(ctx context.Context, id news.StoryID, since time.Time) ([]news.Revision, error)
	// Follow opens an address found in the article `from`: from the store when it is there, else from the network.
	Follow(ctx context.Context, address string, from news.StoryID) (news.Reading, error)
	// NextText shows a stored page by the next of the texts that were found on it, and remembers that for the site; it
	// can be undone. Choice.Of is 1 when there is one only, and 0 when the page itself is not kept.
	NextText(context.Context, news.StoryID) (news.Reading, news.Choice, error)
	// Picture returns the bytes of a picture of the story, from the store, else from the network.
	Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error)
}

// Lister knows the lists of sites: of a tag, an author, a section. What is stored of one a Shelf lists.
type Lister interface {
	// List asks the site; unless insist is set, not again a moment later. Listed.Trouble says why it could not be had.
	List(ctx context.Context, l news.Listing, insist bool) (news.Listed, error)
	// SubscribeListing follows a list as a section; it can be undone.
	SubscribeListing(context.Context, news.Listing) (news.Added, error)
}

// Keeper writes down what the reader chose, and where the reader has been. Everything but Place, Visited and Seen can
// be undone.
type Keeper interface {
	Save(context.Context, news.StoryID, news.Bookmark) error // only Lists, Tags and Note of the bookmark are read
	Unsave(context.Context, news.StoryID) error
	Highlight(context.Context, news.Highlight) error // saves the story too
	Annotate(ctx context.Context, id news.HighlightID, note string) error
	RemoveHighlight(context.Context, news.HighlightID) error
	Mark(ctx context.Context, read bool, stories ...news.StoryID) error
	MarkAll(context.Context, news.Query) (news.Effect, error) // Reflect follows
	Place(context.Context, news.StoryID, news.Place) error
	// Widened is told how many columns wide the reader made the text of articles, for the next time.
	Widened(ctx context.Context, columns int) error
	// Remember is told how the reader arranged something of the screen, for the next time.
	Remember(context.Context, news.Habit) error
	// Viewed is told how the reader looks at a section, for the next time.
	Viewed(context.Context, news.SectionID, news.View) error
	// Visited is told once for each opening of a story as an article, and how it was reached.
	Visited(ctx context.Context, story news.Story, way news.Way) error
	// Seen is told that the text of a time was read in the last of these openings.
	Seen(ctx context.Context, story news.StoryID, asOf time.Time) error
}

// Past knows what was done and read, and takes it back. What it changes can be undone, but for the emptying of the trash.
type Past interface {
	// Undo takes the newest change back, Redo does it again; Effect.Did is empty when there was none. Restore brings entries
	// of the trash back. Of each, Reflect brings the lists in line with it; that may take a while.
	Undo(context.Context) (news.Effect, error)
	Redo(context.Context) (news.Effect, error)
	Restore(context.Context, ...news.TrashID) (news.Effect, error)
	Reflect(context.Context, news.Effect) error
	// Trash lists what was taken away, the last first, behind an entry; zero for the top.
	Trash(ctx context.Context, after news.TrashID, limit int) ([]news.Trashed, error)
	// EmptyTrash forgets entries for good, all when none is named, and says how many went.
	EmptyTrash(context.Context, ...news.TrashID) (int, error)
	// History lists what was read, the last first; more says that there is more behind it.
	History(context.Context, news.Past) (visits []news.Visit, more bool, err error)
	ForgetVisits(context.Context, ...news.VisitID) error
	// ForgetHistory forgets what a question finds, and says how much that was.
	ForgetHistory(context.Context, news.Past) (int, error)
}

// Register knows the feeds, and how they fare. It never uses the network.
type Register interface {
	// Health lists the feeds of a section and of all below it, of all for zero, in the order of the tree.
	Health(context.Context, news.SectionID) ([]news.Health, error)
	// Pulse tells what the stories of one feed are like.
	Pulse(context.Context, news.FeedID) (news.Pulse, error)
}

// Refresher brings news in.
type Refresher interface {
	// Refresh asks the feeds of a section, or all for zero, though they may not be due. The channel closes when it is over.
	Refresh(context.Context, news.SectionID) <-chan news.Progress
	// RefreshFeed asks one feed, though it may not be due.
	RefreshFeed(context.Context, news.FeedID) <-chan news.Progress
	// RefreshDue asks what is due.
	RefreshDue(context.Context) <-chan news.Progress
	// Keep fetches ahead what a query finds, for reading offline: pages, their pictures, related stories.
	Keep(context.Context, news.Query) <-chan news.Progress
	// KeepStory fetches one story ahead, and what is related to it.
	KeepStory(context.Context, news.StoryID) <-chan news.Progress
	// KeepChosen fetches ahead the sections that the configuration names for it.
	KeepChosen(context.Context) <-chan news.Progress
}

// Network is the cable: pulled, nothing is fetched (in the demo, its server is stopped too).
type Network interface {
	Offline() bool
	Cut() time.Time               // since when there is no network though the cable is plugged; zero while there is one
	Metered(context.Context) bool // it is paid by the byte
	SetOffline(bool) error
}

// Subscriber takes papers and feeds in.
type Subscriber interface {
	Find(ctx context.Context, address string) (news.Found, error)
	Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error)
	Import(ctx context.Context, file string) ([]news.Added, error)
	// Offers are the files of subscriptions that lie where such files usually lie. It asks no network.
	Offers(context.Context) []news.Importable
	// Sample opens the sample paper in place of an empty library.
	Sample(context.Context) error
}
