// Package page says what a page of the interface is: what it is told, what it can ask for, and which keys there are.
// It knows nothing of any page in particular, nor of the desk.
//
// A page is a plain struct that the root owns and calls from one goroutine. It never does input or output and never
// waits: when it needs something, it returns an Ask, and the answer comes back through Receive. When something
// should happen to the rest of the interface, it returns an action and the root does it. So a test can drive a page
// by calling its methods and looking at what they return.
//
// The smallest page implements Page. Whatever more it can do, it says by implementing one of the small interfaces in
// roles.go: a page about a story (Subject) gets save, mark, browser, copy, tags and keep for nothing, because the
// root knows what to do with a story.
package page

import (
	"context"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
)

// Page is one page of the paper, or something laid over it.
type Page interface {
	// Name is the page's name on the trail: a section, a headline. Where it is of our making it is in the window's title.
	Name() text.Safe
	// Start is called once, before the page is drawn for the first time. It usually asks for what the page shows.
	Start(*Env) []Action
	// Do performs a command. It reports false when the page has no use for it; then the root may have one.
	Do(*Env, Command) ([]Action, bool)
	// Receive takes what an Ask of this page brought, and the messages of this package: Changed, Fresh, Arrived.
	Receive(*Env, any) []Action
	// View draws the page: exactly Env.Area.Height lines of exactly Env.Area.Width cells. It is called for every
	// message, so it returns lines that are kept (see Cache) and must not be changed by the caller.
	View(*Env) []surface.Line
}

// Env is what a page is told of the world. It is the same for all pages but for Area and Active. It is read only, and
// good for the one call.
type Env struct {
	surface.Pen                // theme, widths and glyphs to draw with
	Keys        Keys           // in force: whatever names a key asks them
	Now         time.Time      // the time, moved on once a minute so that ages stay true
	Area        geometry.Rect  // where the page is drawn; X and Y are those on the screen
	Frame       geometry.Frame // the whole screen
	Active      bool           // the page has the keyboard
	Offline     bool           // the cable is pulled
	Cut         bool           // the cable is plugged, but the last that was asked for found no network
	Pictures    bool           // pictures are wanted and this terminal can show them
	Canvas      picture.Canvas // what it can show them on
	Sections    []news.Section
	Refreshing  bool // news is being fetched
	Slow        bool // the page waits long for what it asked first
	Version     int  // grows when anything here changes that is seen
}

// In is the environment for a page drawn elsewhere.
func (e Env) In(area geometry.Rect, active bool) *Env {
	e.Area, e.Active = area, active
	return &e
}

// Action is what a page wants done. The root does the actions in their order.
type Action interface{ action() }

// The actions.
type (
	// Go opens another page. Forward steps are forgotten, as in a browser.
	Go struct {
		To      Destination
		Instead bool // in place of the page that asks: back does not return to it
	}
	// Back leaves the page; an overlay closes.
	Back struct{}
	// Ask calls Do away from the interface's goroutine and gives what it returns to Receive. The context ends when
	// the page is left or the topic is asked again; such late answers are dropped. Return errors as values.
	Ask struct {
		Topic string
		Do    func(context.Context) any
		// Settled waits until what was done before is written down: what is read is to be edited, and written back whole.
		Settled bool
	}
	// After is Ask without work: Message arrives in Receive when a time has passed, unless the topic was asked again.
	After struct {
		Topic   string
		Wait    time.Duration
		Message any
	}
	// Forget ends what was asked under a topic.
	Forget struct{ Topic string }
	// Run does a command as if its key had been pressed, on the page below when an overlay asks for it after Back. With an
	// Argument it does what the palette offers under that command: see Argument.
	Run struct {
		Command  Command
		Argument string
	}
	// Look shows a story, or what a list holds, in the column beside a list, where there is one. Without either it is empty.
	Look struct {
		Story *news.Story
		List  *List
	}
	// Save saves a story with lists, tags and note. Unsave forgets it.
	Save struct {
		Story    news.Story
		Bookmark news.Bookmark // Lists, Tags and Note count
	}
	// EditText edits a text in the reader's own editor; the page receives it as Edited.
	EditText struct{ Text string }
	// Archive takes a story out of its reading lists into that of what is done with.
	Archive struct{ Story news.Story }
	// Relabel gives a reading list, or a tag on every story, another name, and takes it away when To and By say nothing;
	// By moves a list among the others. Without a Name a new list is made.
	Relabel struct {
		Tag      bool
		Name, To string
		By       int
	}
	// Unsave takes the bookmark away.
	Unsave struct{ Story news.Story }
	// Highlight marks a passage of a story, which is saved with it. Note asks for a note to it.
	Highlight struct {
		Story     news.Story
		Highlight news.Highlight
		Note      bool
	}
	// Annotate writes the note on a passage, which is gone when it is empty.
	Annotate struct {
		Highlight news.Highlight
		Note      string
	}
	// Unmark takes the mark from a passage.
	Unmark struct{ Highlight news.Highlight }
	// Mark marks stories read or unread. Quiet does it without a word, as when an article is opened.
	Mark struct {
		Stories []news.Story
		Read    bool
		Quiet   bool
	}
	// Keep stores what a query finds, for reading offline.
	Keep struct{ Query news.Query }
	// Place writes down where the reader is in a story.
	Place struct {
		Story news.StoryID
		Place news.Place
	}
	// Visit writes into the history that a story was opened, and from which one; zero for none.
	Visit struct {
		Story news.Story
		From  news.StoryID
	}
	// Seen writes down that the text which a story had at a time was read, though another was when it was opened.
	Seen struct {
		Story news.StoryID
		AsOf  time.Time
	}
	// Restore brings an entry of the trash back.
	Restore struct{ Entry news.TrashID }
	// EmptyTrash forgets what lies in the trash for good.
	EmptyTrash struct{}
	// Forgetting takes a visit out of the history, or all that a question finds where none is named.
	Forgetting struct {
		Visit news.VisitID
		All   news.Past
	}
	// Browse opens an address in the browser.
	Browse struct{ URL string }
	// Play opens a film or a sound in the player.
	Play struct{ Link news.Link }
	// Copy puts an address on the clipboard.
	Copy struct{ URL string }
	// CopyWords puts words of an article on the clipboard.
	CopyWords struct{ Words string }
	// Notice says something on the status line, and may name keys, as Keys.In has it. Undo adds that u takes it back.
	Notice struct {
		Text    text.Safe
		Trouble bool
		Undo    bool
	}
	// Rename gives a feed another title.
	Rename struct {
		Feed  news.Feed
		Title string
	}
	// File files a feed in a section, or in the sections along a path below it, which are made where they are missing.
	// Zero is above all sections, where a feed cannot stand by itself. Name is what the reader knows the place by.
	File struct {
		Feed news.Feed
		Into news.SectionID
		Path string
		Name string
	}
	// Mute has a feed rest, or be heard again.
	Mute struct {
		Feed news.Feed
		Mute bool
	}
	// Weigh says how much the reader wants to see of a feed or a section, named by its identifier as printed. Title is what
	// it is called.
	Weigh struct {
		Name, Title string
		Weight      news.Weight
	}
	// Hide takes a section out of sight, or shows it again.
	Hide struct {
		Section news.Section
		Hide    bool
	}
	// Shift moves a section by so many places among its siblings; less than zero is up.
	Shift struct {
		Section news.Section
		By      int
	}
	// Viewed remembers how the reader looks at a section.
	Viewed struct {
		Section news.SectionID
		View    news.View
	}
	// KeepSearch keeps a search as a section: a new one at a path for zero, else the section gets path and query. An empty
	// query removes it.
	KeepSearch struct {
		Section     news.SectionID
		Path, Query string
	}
	// Remove takes a feed out. Bookmarks stay.
	Remove struct{ Feed news.Feed }
	// Subscribe follows a list of a site's as a section.
	Subscribe struct{ Listing news.Listing }
	// RefreshFeed asks one feed for news.
	RefreshFeed struct{ Feed news.Feed }
	// Reload reads the sections again, and tells every page that there is something Fresh: after adding a feed.
	Reload struct{}
	// Transmit sends the pixels of a picture to the terminal.
	Transmit struct{ Sequence picture.Sequence }
	// Remember keeps how the reader arranged something of the screen, for the next time.
	Remember struct{ Habit news.Habit }
	// Quit ends the program.
	Quit struct{}
)

func (Go) action()     {}
func (Back) action()   {}
func (Ask) action()    {}
func (After) action()  {}
func (Forget) action() {}
func (Run) action()    {}
func (Look) action()   {}
func (Save) action()   {}
func (Unsave) action() {}
func (Mark) action()   {}
func (Keep) action()   {}
func (Place) action()  {}
func (Visit) action()  {}
func (Seen) action()   {}
func (Rename) action() {}
func (File) action()   {}
func (Mute) action()   {}
func (Remove) action() {}
func (Weigh) action()  {}
func (Hide) action()   {}
func (Shift) action()  {}
func (Viewed) action() {}

func (KeepSearch) action() {}

func (Browse) action()   {}
func (Play) action()     {}
func (Copy) action()     {}
func (Notice) action()   {}
func (Reload) action()   {}
func (Transmit) action() {}
func (Quit) action()     {}
func (Remember) action() {}
func (Changed) action()  {}

func (RefreshFeed) action() {}
func (Restore) action()     {}
func (EmptyTrash) action()  {}
func (Forgetting) action()  {}
func (Highlight) action()   {}
func (Annotate) action()    {}
func (Unmark) action()      {}
func (CopyWords) action()   {}
func (Archive) action()     {}
func (EditText) action()    {}
func (Relabel) action()     {}
func (Subscribe) action()   {}

// Done is what the pages are told of it.
func (a Annotate) Done() Marked {
	h := a.Highlight
	h.Note = a.Note
	return Marked{Highlight: h}
}

// Done is what the pages are told of it.
func (a Unmark) Done() Marked { return Marked{Highlight: a.Highlight, Removed: true} }

// Do is short for a list of actions with the word that the command was used.
func Do(actions ...Action) ([]Action, bool) { return actions, true }
