package past

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Keeper knows what was taken away.
type Keeper interface {
	Trash(ctx context.Context, after news.TrashID, limit int) ([]news.Trashed, error)
}

// Trash is the page of what was taken away, and can be brought back.
type Trash struct {
	rows
	keeper  Keeper
	entries []news.Trashed
	more    bool
	asking  bool
	asked   bool
	trouble text.Safe
}

// NewTrash makes the page.
func NewTrash(keeper Keeper) *Trash {
	t := &Trash{keeper: keeper}
	t.Roll = page.NewRoll(t)
	return t
}

// found is a piece of the trash.
type found struct {
	entries []news.Trashed
	more    bool
	later   bool // it goes on behind what is shown
	err     error
}

// Name implements page.Page.
func (*Trash) Name() text.Safe { return "Trash" }

// Start implements page.Page.
func (t *Trash) Start(*page.Env) []page.Action { return []page.Action{t.ask(0, pageful)} }

func (t *Trash) ask(after news.TrashID, limit int) page.Action {
	t.asking = true
	return page.Ask{Topic: topicRows, Do: func(ctx context.Context) any {
		entries, err := t.keeper.Trash(ctx, after, limit)
		return found{entries: entries, more: len(entries) == limit, later: after != 0, err: err}
	}}
}

// Receive implements page.Page.
func (t *Trash) Receive(env *page.Env, msg any) []page.Action {
	switch m := msg.(type) {
	case found:
		t.take(env, m)
	case page.Fresh:
		return []page.Action{t.ask(0, max(pageful, len(t.entries)))}
	}
	return nil
}

func (t *Trash) take(env *page.Env, f found) {
	t.Cache.Drop()
	t.asked, t.asking, t.trouble = true, false, ""
	if f.err != nil {
		t.trouble = page.Trouble{Err: f.err}.Sentence()
		return
	}
	if !f.later {
		t.entries, t.items = nil, nil
	}
	t.more = f.more
	for i := range f.entries {
		e := &f.entries[i]
		t.entries = append(t.entries, *e)
		until := e.Until.In(env.Now.Location())
		t.items = append(t.items, item{
			at: e.Taken, title: text.Line(e.Did), below: Things(env, e),
			side: text.Format("until %s", until.Format("2 Jan")),
		})
	}
	t.At = max(0, min(t.At, len(t.items)-1))
}

// words are what things are called, one and several.
var words = map[news.Kind][2]text.Safe{
	news.KindFeed: {"feed", "feeds"}, news.KindSection: {"section", "sections"}, news.KindSearch: {"saved search", "saved searches"},
	news.KindBookmark: {"bookmark", "bookmarks"}, news.KindHighlight: {"passage", "passages"}, news.KindList: {"reading list", "reading lists"}, news.KindVisit: {"story of the history", "stories of the history"},
}

// Things names what an entry took away, kind by kind: what was taken away with something stands behind it. Of one thing
// that the title names, there is nothing more to say.
func Things(env *page.Env, e *news.Trashed) text.Safe {
	if e.Of == 1 && len(e.Things) == 1 && named(e.Did, e.Things[0].Name) {
		return ""
	}
	var parts []text.Safe
	for i := 0; i < len(e.Things); {
		kind, from := e.Things[i].Kind, i
		var names []text.Safe
		for ; i < len(e.Things) && e.Things[i].Kind == kind; i++ {
			names = append(names, text.Line(e.Things[i].Name))
		}
		word := words[kind][min(1, i-from-1)]
		parts = append(parts, text.Join(" ", word, text.Join(", ", names...)))
	}
	if more := e.Of - len(e.Things); more > 0 {
		parts = append(parts, text.Format("and %d more", more))
	}
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), parts...)
}

// named says that a title names a thing, be it cut short.
func named(did, name string) bool {
	_, quoted, ok := strings.Cut(did, "“")
	quoted, _, closed := strings.Cut(quoted, "”")
	return ok && closed && strings.HasPrefix(name, strings.TrimSuffix(quoted, "…"))
}

// Do implements page.Page.
func (t *Trash) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if actions, ok := t.Steer(env, c); ok {
		return actions, true
	}
	switch {
	case c != page.Open && c != page.RemoveFeed:
		return nil, false
	case len(t.entries) == 0:
		return page.Do(page.Notice{Text: "The trash is empty"})
	default:
		return page.Do(page.Go{To: page.Empty{}})
	}
}

// Moved implements page.Rolled: more is asked for near the end.
func (t *Trash) Moved(*page.Env) []page.Action {
	if !t.more || t.asking || len(t.entries) == 0 || !t.Near(pageful/2) {
		return nil
	}
	return []page.Action{t.ask(t.entries[len(t.entries)-1].ID, pageful)}
}

// Chosen implements page.Rolled: what was taken away is brought back.
func (t *Trash) Chosen(*page.Env) []page.Action {
	return []page.Action{page.Restore{Entry: t.entries[t.At].ID}}
}

// Position implements page.Positioned.
func (t *Trash) Position(*page.Env) (at, total int) {
	if t.more || len(t.items) == 0 {
		return 0, 0
	}
	return t.At + 1, len(t.items)
}

// Footer implements page.Footer.
func (t *Trash) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	if len(t.entries) == 0 {
		return page.Hints(page.Close, page.ShowHelp), nil
	}
	return append([]page.Hint{{Command: page.Open, Word: "bring back"}, {Command: page.Undo, Word: "undo"}, {Command: page.RemoveFeed, Word: "empty"}},
		page.Hints(page.Close, page.ShowHelp)...), nil
}

// View implements page.Page.
func (t *Trash) View(env *page.Env) []surface.Line {
	return t.Cache.Lines(env, func() []surface.Line { return t.draw(env) })
}

func (t *Trash) draw(env *page.Env) []surface.Line {
	if !t.asked {
		return page.Waiting(env)
	}
	lines := head(env, "TRASH", surface.Run{Text: "what was taken away in the last 30 days", Style: muted})
	rest := env.In(env.Area, env.Active)
	rest.Area.Height = max(0, env.Area.Height-len(lines))
	t.Blank()
	switch {
	case t.trouble != "":
		return append(lines, page.Sentence(rest, "The trash cannot be shown", t.trouble)...)
	case len(t.items) == 0:
		return append(lines, page.Sentence(rest, "The trash is empty", "Feeds, sections, bookmarks and passages that are taken away lie here for 30 days, and can be brought back.")...)
	}
	return append(lines, t.Unroll(env, len(lines), env.Area.Width, rest.Area.Height, 0)...)
}
