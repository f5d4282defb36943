package saved

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Editor is an overlay in which the bookmark of one story is edited. Saving it saves the story.
type Editor struct {
	shelf  Shelf
	opener Opener
	story  news.Story
	kind   *kind

	known   bool // what is written already is known: only then it may be written anew
	reading news.Reading
	field   field.Field
	choices []choice     // reading lists
	tags    []news.Label // that the reader gave so far, to complete those typed
	cursor  int          // among choices; behind them is the field
	trouble text.Safe
	cache   page.Cache
}

// choice is a reading list.
type choice struct {
	name  string
	count int // of stories in it
	in    bool
}

// kind is what is edited.
type kind struct {
	title, empty text.Safe
	hints        []text.Safe
	complete     bool // what is typed is completed to a tag that is there
	load         func(*Editor, news.Reading)
	store        func(*Editor, *news.Bookmark)
}

// Lists edits the reading lists that a story is in.
func Lists(shelf Shelf, opener Opener, story news.Story) *Editor {
	return &Editor{shelf: shelf, opener: opener, story: story, kind: &kind{
		title: "Reading lists", empty: "a new list", hints: []text.Safe{"{open} saves", "{close} leaves it", "space puts in or takes out"},
		load: (*Editor).loadLists, store: (*Editor).storeLists,
	}}
}

// Tags edits the tags of a story.
func Tags(shelf Shelf, opener Opener, story news.Story) *Editor {
	return &Editor{shelf: shelf, opener: opener, story: story, kind: &kind{
		title: "Tags", empty: "tags, with commas between", hints: []text.Safe{"{open} saves", "{close} leaves it", "{next-pane} completes"}, complete: true,
		load:  func(e *Editor, r news.Reading) { e.field = field.New(strings.Join(r.Tags, ", ")) },
		store: func(e *Editor, b *news.Bookmark) { b.Tags = split(e.field.String()) },
	}}
}

func (e *Editor) loadLists(r news.Reading) {
	for i := range e.choices {
		e.choices[i].in = slices.Contains(r.Lists, e.choices[i].name)
	}
}

// FirstList is the name of the first reading list, for who types none.
const FirstList = "Reading list"

func (e *Editor) storeLists(b *news.Bookmark) {
	b.Lists = nil
	for _, c := range e.choices {
		if c.in {
			b.Lists = append(b.Lists, c.name)
		}
	}
	name := strings.TrimSpace(e.field.String())
	if len(e.choices) == 0 {
		name = cmp.Or(name, FirstList)
	}
	if name != "" && !slices.Contains(b.Lists, name) {
		b.Lists = append(b.Lists, name)
	}
}

// Name implements page.Page.
func (e *Editor) Name() text.Safe { return e.kind.title }

// known is what is written to the story already.
type written struct {
	reading     news.Reading
	lists, tags []news.Label
	err         error
}

// Start implements page.Page.
func (e *Editor) Start(*page.Env) []page.Action {
	return []page.Action{page.Ask{Topic: topicDetails, Settled: true, Do: func(ctx context.Context) any {
		var w written
		if w.reading, w.err = e.opener.Open(ctx, e.story.ID); w.err != nil {
			return w
		}
		if e.kind.complete {
			w.tags, w.err = e.shelf.Tags(ctx)
		} else {
			w.lists, w.err = e.shelf.Lists(ctx)
		}
		return w
	}}}
}

// Receive implements page.Page.
func (e *Editor) Receive(_ *page.Env, msg any) []page.Action {
	w, ok := msg.(written)
	if !ok {
		return nil
	}
	e.cache.Drop()
	if w.err != nil {
		e.trouble = page.Trouble{Err: w.err}.Sentence()
		return nil
	}
	e.known, e.reading, e.tags = true, w.reading, w.tags
	for _, l := range w.lists {
		e.choices = append(e.choices, choice{name: l.Name, count: l.Count})
	}
	e.kind.load(e, w.reading)
	return nil
}

// Type implements page.Typer. On a reading list the space bar chooses; letters begin the name of a new one.
func (e *Editor) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	e.cache.Drop()
	if key, ok := msg.(tea.KeyPressMsg); ok && e.cursor < len(e.choices) {
		if key.Text == " " {
			e.choices[e.cursor].in = !e.choices[e.cursor].in
			return nil, true
		}
		if key.Text == "" {
			return nil, false
		}
	}
	if !e.known {
		return nil, early(msg)
	}
	if !e.field.Type(msg) {
		return nil, false
	}
	e.cursor = len(e.choices)
	return nil, true
}

// Do implements page.Page.
func (e *Editor) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	e.cache.Drop()
	switch c {
	case page.NextPane:
		if e.kind.complete {
			e.complete()
			return nil, true
		}
		e.cursor = min(e.cursor+1, len(e.choices))
	case page.Down:
		e.cursor = min(e.cursor+1, len(e.choices))
	case page.Up, page.PrevPane:
		e.cursor = max(e.cursor-1, 0)
	case page.Open:
		return e.save(), true
	default:
		return nil, false
	}
	return nil, true
}

// save writes the bookmark with what was changed, and closes. Where nothing was, there is nothing to write, nor to undo.
func (e *Editor) save() []page.Action {
	if !e.known {
		return nil
	}
	b := news.Bookmark{Lists: e.reading.Lists, Tags: e.reading.Tags, Note: e.reading.Note}
	e.kind.store(e, &b)
	if e.story.Saved && alike(b.Lists, e.reading.Lists) && alike(b.Tags, e.reading.Tags) {
		return []page.Action{page.Back{}}
	}
	return []page.Action{page.Back{}, page.Save{Story: e.story, Bookmark: b}}
}

// alike reports whether two bookmarks have the same lists or tags.
func alike(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// boxWidth is that of the overlay.
const boxWidth = 66

// aroundChoices is how many rows of the overlay are no choices: its border, the story, the field, the hint.
const aroundChoices = 7

// shown are the choices that there is room for, around the cursor.
func (e *Editor) shown(env *page.Env) (from, to int) {
	room := max(env.Area.Height-aroundChoices, 1)
	from = max(0, min(e.cursor-room/2, len(e.choices)-room))
	return from, min(from+room, len(e.choices))
}

// Box implements page.Overlay.
func (e *Editor) Box(env *page.Env) geometry.Rect {
	return env.Area.Centred(min(env.Area.Width, boxWidth), min(len(e.choices)+aroundChoices, env.Area.Height))
}

// View implements page.Page.
func (e *Editor) View(env *page.Env) []surface.Line {
	return e.cache.Lines(env, func() []surface.Line { return e.draw(env) })
}

func (e *Editor) draw(env *page.Env) []surface.Line {
	width := max(env.Area.Width-4, 1)
	story := surface.Run{Text: text.Line(e.story.Title), Style: muted}
	content := []surface.Line{env.Line(width, story), surface.Blank(width)}
	from, to := e.shown(env)
	for i := from; i < to; i++ {
		content = append(content, e.choice(env, width, i, e.choices[i]))
	}
	line, _ := e.field.Draw(env.Pen, max(width-fieldAt, 1), e.empty())
	content = append(content, surface.Beside(env.Line(fieldAt, e.bar(env, len(e.choices))), line), surface.Blank(width))
	if e.kind.complete {
		content[len(content)-1] = env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: e.offered(), Style: muted})
	}
	content = append(content, offer(env, width, e.trouble, e.hints()...))
	return env.Boxed(e.kind.title, content...)
}

// hints are what the keys do; where there is no list yet, there is none to choose.
func (e *Editor) hints() []text.Safe {
	if !e.kind.complete && len(e.choices) == 0 {
		return e.kind.hints[:2]
	}
	return e.kind.hints
}

// offer is the last line of an overlay: what went wrong, else what its keys do.
func offer(env *page.Env, width int, trouble text.Safe, hints ...text.Safe) surface.Line {
	if trouble != "" {
		return env.Line(width, surface.Run{Text: trouble, Style: muted})
	}
	return env.Offer(width, hints...)
}

// empty is what stands where nothing is typed yet.
func (e *Editor) empty() text.Safe {
	if !e.kind.complete && len(e.choices) == 0 {
		return FirstList
	}
	return e.kind.empty
}

// fieldAt is where the field begins, behind the cursor's bar.
const fieldAt = 2

func (e *Editor) bar(env *page.Env, i int) surface.Run {
	if i != e.cursor || len(e.choices) == 0 {
		return surface.Run{Text: "  "}
	}
	return surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent}}
}

func (e *Editor) choice(env *page.Env, width, i int, c choice) surface.Line {
	tick := surface.Run{Text: "  "}
	if c.in {
		tick = surface.Run{Text: text.Join("", env.Glyphs.Done, " "), Style: theme.Style{Fore: theme.OK}}
	}
	style := theme.Style{}
	if i == e.cursor {
		style.Attr = theme.Bold
	}
	return env.Ends(width, theme.Style{}, []surface.Run{e.bar(env, i), tick, {Text: text.Line(c.name), Style: style}},
		[]surface.Run{{Text: text.Format("%d", c.count), Style: muted}})
}

// Cursor implements page.Cursored.
func (e *Editor) Cursor(env *page.Env) (x, y int, ok bool) {
	from, to := e.shown(env)
	if e.cursor < len(e.choices) {
		return 2, 3 + e.cursor - from, env.Active
	}
	_, at := e.field.Draw(env.Pen, max(env.Area.Width-4-fieldAt, 1), e.kind.empty)
	return 2 + fieldAt + at, 3 + to - from, env.Active
}
