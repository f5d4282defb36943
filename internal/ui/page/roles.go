package page

import (
	"iter"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/surface"
)

// Enterer is told when it comes to the top of the trail, for the first time or by a step back or forward.
type Enterer interface{ Enter(*Env) []Action }

// Leaver is told when it is no longer on top: the time to write a place down.
type Leaver interface{ Leave(*Env) []Action }

// Hanger has pictures on the terminal, and takes them down when it is no longer seen. Overlays leave it in sight.
type Hanger interface{ TakeDown() []Action }

// Subject is about one story: the one under the cursor, or the article itself. The root does to it what the keys
// for a story do: s m o y l t N d. The story's flags are those last received by Changed.
type Subject interface{ Subject() (news.Story, bool) }

// Way is a page from which stories are opened, and says what the history shall say of that.
type Way interface{ Way() news.Way }

// Scope lists what a query finds. The root uses it for A, d and r.
type Scope interface{ Scope() news.Query }

// Lister goes through the stories that it holds of what its Scope finds: A shows them as read before that is written.
type Lister interface{ Listed() iter.Seq[news.Story] }

// Stepper has an order of stories: for n, p and J in an article opened from it. Step moves the cursor by that many
// stories, or to the next unread one when unread is set, and returns the story there; false at the end of what it
// has. The actions are the page's own, such as asking for more.
type Stepper interface {
	Step(env *Env, by int, unread bool) (news.Story, []Action, bool)
}

// Stater says in a word or two how its list stands: "37 unread · newest".
type Stater interface{ State(*Env) text.Safe }

// Onward tells which stories come behind the one under the cursor, so many at the most.
type Onward interface{ Onward(n int) []news.Story }

// Looker has something for the column beside its list: a story, or another list.
type Looker interface{ Look() []Action }

// Others tells a story that is shown beside its list what else there is to read: the title of these stories, and the first
// of them.
type Others struct {
	Title   string
	Stories []news.Story
}

// Lone knows that there is nothing to show beside its list, which then has the whole screen.
type Lone interface{ Lone() bool }

// NextIn is the place of the story that Step goes to in a list, from the one at; false at the end of the list.
func NextIn(stories []news.Story, at, by int, unread bool) (int, bool) {
	for i := at + by; i >= 0 && i < len(stories) && by != 0; i += by {
		if !unread || !stories[i].Read {
			return i, true
		}
	}
	return at, false
}

// Positioned knows its cursor's place in its list: "2 of 37". Total is zero when unknown.
type Positioned interface{ Position(*Env) (at, total int) }

// Reading is an article: it gets the column for reading, its list stays beside it on a wide screen.
type Reading interface{ Reading() bool }

// Typer takes keys as text before they are looked up in the table: tea.KeyPressMsg and tea.PasteMsg. It reports
// false for what it does not want. Esc is worth leaving to the table: it closes an overlay.
type Typer interface {
	Type(*Env, tea.Msg) ([]Action, bool)
}

// Prompter has a line of its own at times, which says what the next keys do: then the status line says nothing else.
type Prompter interface{ Prompting() bool }

// Clicker takes clicks; the cell counts from the page's own corner.
type Clicker interface {
	Click(env *Env, x, y int) []Action
}

// Dragger takes the pointer that moves with its button down, and where it went down, both from the page's own corner. A
// click came before.
type Dragger interface {
	Drag(env *Env, fromX, fromY, x, y int) []Action
}

// Hoverer is told where the pointer is, from the page's own corner.
type Hoverer interface{ Hover(env *Env, x, y int) }

// Wheeler takes the wheel: lines, down is positive.
type Wheeler interface {
	Wheel(env *Env, lines int) []Action
}

// Overlay is a page laid over the one below it on the trail. Box says where; draw its border with surface.Pen.Framed.
type Overlay interface{ Box(*Env) geometry.Rect }

// Lasting is an overlay that is a place on the trail, such as a search: the way forward leads back to it as it was left.
type Lasting interface{ Lasting() bool }

// Placed says where one would go to be here again when the program has ended: with the cursor where it is now.
type Placed interface{ Here() Destination }

// Rester can forget what it can make again, while it lies deep in the trail.
type Rester interface{ Rest() }

// Footer replaces what the status line says: the commands worth showing, and a few words at its right end.
type Footer interface {
	Footer(*Env) (hints []Hint, right []surface.Run)
}

// Hint is a command worth showing on the status line. Word says what it does on this page; empty: as in the key table.
type Hint struct {
	Command Command
	Word    text.Safe
}

// Hints are commands that do what the key table says.
func Hints(commands ...Command) []Hint {
	out := make([]Hint, len(commands))
	for i, c := range commands {
		out[i].Command = c
	}
	return out
}

// Cursored has a place where the terminal's cursor belongs, from the page's own corner: an input field, and the
// selected line for screen readers.
type Cursored interface {
	Cursor(*Env) (x, y int, ok bool)
}

// Panes has parts between which tab steps, such as an article and its related stories. NextPane reports false when
// there is none in that direction (1 or -1): then the root goes on to the section rail.
type Panes interface{ NextPane(env *Env, by int) bool }

// Changed tells every page what became of stories, so that lists show it at once. A page that learns it first, such as
// an article that was fetched, returns it as an action.
type Changed struct {
	Stories []news.StoryID
	Read    Flag
	Saved   Flag
	Revised Flag
	Stored  news.Stored // raised to this; zero leaves it
	Whole   bool        // stored with all that it shows
}

// Marked tells every page that a passage was marked, its note changed, or its mark taken away.
type Marked struct {
	Highlight news.Highlight
	Removed   bool
}

// Edited tells a page what an editor left of the text that it asked to be edited.
type Edited struct{ Text string }

// Flag is a change of a mark.
type Flag uint8

// The changes.
const (
	Same Flag = iota
	Set
	Cleared
)

// FlagOf is Set or Cleared.
func FlagOf(on bool) Flag {
	if on {
		return Set
	}
	return Cleared
}

// Apply changes a story if it is one of those meant, and reports whether it is.
func (c Changed) Apply(s *news.Story) bool {
	for _, id := range c.Stories {
		if id == s.ID {
			c.Read.apply(&s.Read)
			c.Saved.apply(&s.Saved)
			c.Revised.apply(&s.Revised)
			s.Stored, s.Whole = max(s.Stored, c.Stored), s.Whole || c.Whole
			return true
		}
	}
	return false
}

func (f Flag) apply(mark *bool) {
	if f != Same {
		*mark = f == Set
	}
}

// Edition is a front page that was read: the first one, and each one that the reader wants to see. It stays until the next.
type Edition struct {
	Front news.Front
	Err   error
	New   map[news.StoryID]bool // what did not stand on the one before; nil for the first
}

// Fresh tells a page that the reader wants to see what is new: it asks again and keeps its cursor on its story. Marks
// says that only marks may have changed, as after an undo. The front page is sent its Edition.
type Fresh struct{ Marks bool }

// Arrived tells a page that stories came in. Only a page that shows nothing yet asks again at once: lists do not move
// under the reader.
type Arrived struct{}

// Resized tells a page on the screen that its place, its theme, or whether pictures are drawn is another than before:
// what it shows may need more than it has asked for.
type Resized struct{}

// Trouble is an error as an answer; most pages show it as a sentence.
type Trouble struct{ Err error }

// Sentence says the trouble in words fit for a screen.
func (t Trouble) Sentence() text.Safe { return text.Line(t.Err.Error()) }

// Marker is a page whose stories are opened with words marked in them: a search.
type Marker interface{ Marks() []string }
