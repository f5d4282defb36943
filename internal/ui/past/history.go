package past

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Historian knows what was read.
type Historian interface {
	History(context.Context, news.Past) (visits []news.Visit, more bool, err error)
}

// History is the page of what was read, the last first, with the way that led to each story.
type History struct {
	rows
	historian Historian
	visits    []news.Visit
	more      bool         // there are others behind them
	seek      news.VisitID // is to be under the cursor when it comes
	asking    bool
	asked     bool // an answer came
	words     string
	field     field.Field
	typing    bool // the field has the keyboard
	finding   bool // the field is shown
	trouble   text.Safe
}

// NewHistory makes the page, with the cursor on a visit; zero for the last one.
func NewHistory(historian Historian, at news.VisitID) *History {
	h := &History{historian: historian, seek: at}
	h.Roll = page.NewRoll(h)
	return h
}

// The topics of what is asked, and how long typing pauses before it is.
const (
	topicRows = "rows"
	topicType = "type"
	rests     = 80 * time.Millisecond
)

// recalled is a piece of the history.
type recalled struct {
	visits []news.Visit
	more   bool
	later  bool // it goes on behind what is shown
	words  string
	err    error
}

// typed arrives when typing has paused.
type typed struct{}

// Name implements page.Page.
func (*History) Name() text.Safe { return "History" }

// Way implements page.Way.
func (*History) Way() news.Way { return news.Way{Kind: news.WayHistory} }

// Here implements page.Placed.
func (h *History) Here() page.Destination {
	if h.At >= len(h.visits) {
		return page.History{}
	}
	return page.History{At: h.visits[h.At].ID}
}

// reach is how far down is looked for the visit that is to be under the cursor.
const reach = 5 * pageful

// Start implements page.Page.
func (h *History) Start(*page.Env) []page.Action {
	if h.seek != 0 {
		return []page.Action{h.ask(0, reach)}
	}
	return []page.Action{h.ask(0, pageful)}
}

// ask asks for visits behind one, zero for the top.
func (h *History) ask(after news.VisitID, limit int) page.Action {
	words := strings.TrimSpace(h.field.String())
	h.asking = true
	return page.Ask{Topic: topicRows, Do: func(ctx context.Context) any {
		r := recalled{later: after != 0, words: words}
		r.visits, r.more, r.err = h.historian.History(ctx, news.Past{Text: words, After: after, Limit: limit})
		return r
	}}
}

// Receive implements page.Page.
func (h *History) Receive(env *page.Env, msg any) []page.Action {
	switch m := msg.(type) {
	case recalled:
		h.take(env, m)
		return h.Look()
	case typed:
		return []page.Action{h.ask(0, pageful)}
	case page.Fresh:
		return []page.Action{h.ask(0, max(pageful, len(h.visits)))}
	}
	return nil
}

// take shows what came. The cursor stays on its row when the page asks for the same again, since rows go at the cursor.
func (h *History) take(env *page.Env, r recalled) {
	h.Cache.Drop()
	h.asked, h.asking, h.trouble = true, false, ""
	if r.err != nil {
		h.trouble = page.Trouble{Err: r.err}.Sentence()
		return
	}
	if !r.later {
		h.visits, h.items = nil, nil
		if r.words != h.words {
			h.Rewind()
		}
	}
	h.more, h.words = r.more, r.words
	for i := range r.visits {
		v := &r.visits[i]
		h.visits = append(h.visits, *v)
		h.items = append(h.items, item{at: v.At, title: titleOf(v), side: sideOf(env, v)})
	}
	if i := slices.IndexFunc(h.visits, func(v news.Visit) bool { return v.ID == h.seek }); i >= 0 {
		h.At = i
	}
	h.seek = 0
	h.At = max(0, min(h.At, len(h.items)-1))
}

// sideOf is the way; a story that led there has the sign of a page behind.
func sideOf(env *page.Env, v *news.Visit) text.Safe {
	way := text.Line(v.Way.String())
	if v.Way.Kind == news.WayLink {
		return text.Join(" ", env.Glyphs.Back, way)
	}
	return way
}

// titleOf is the headline that the story had; its address where it had none.
func titleOf(v *news.Visit) text.Safe {
	if t := text.Line(v.Title); t != "" {
		return t
	}
	return text.URL(v.URL)
}

// Type implements page.Typer.
func (h *History) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	before := h.field.String()
	if !h.typing || !h.field.Type(msg) {
		return nil, false
	}
	h.Cache.Drop()
	if h.field.String() == before {
		return nil, true
	}
	return page.Do(page.After{Topic: topicType, Wait: rests, Message: typed{}})
}

// story is the story of a visit. Its marks are not known here.
func (h *History) story(i int) news.Story {
	v := &h.visits[i]
	return news.Story{ID: v.Story, Title: v.Title, URL: v.URL, Read: true}
}

// Step implements page.Stepper: an article opened from the history goes on to the one that was read before it.
func (h *History) Step(env *page.Env, by int, unread bool) (news.Story, []page.Action, bool) {
	i := h.At + by
	if i < 0 || i >= len(h.visits) || unread {
		return news.Story{}, nil, false
	}
	return h.story(i), h.Move(env, by), true
}

// Position implements page.Positioned. How many there are is known when all have been asked for.
func (h *History) Position(*page.Env) (at, total int) {
	if h.more || len(h.items) == 0 {
		return 0, 0
	}
	return h.At + 1, len(h.items)
}

// View implements page.Page.
func (h *History) View(env *page.Env) []surface.Line {
	return h.Cache.Lines(env, func() []surface.Line { return h.draw(env) })
}

func (h *History) draw(env *page.Env) []surface.Line {
	if !h.asked {
		return page.Waiting(env)
	}
	lines := h.head(env)
	rest := env.In(env.Area, env.Active)
	rest.Area.Height = max(0, env.Area.Height-len(lines))
	h.Blank()
	switch {
	case h.trouble != "":
		return append(lines, page.Sentence(rest, "The history cannot be shown", h.trouble)...)
	case len(h.items) == 0 && h.words != "":
		return append(lines, page.Sentence(rest, "Nothing that was read has these words", "They are looked for in the headline, the address, and the section or search that led there.")...)
	case len(h.items) == 0:
		return append(lines, page.Sentence(rest, "Nothing has been read yet", "Every story that is opened is remembered here for two years, with the way that led to it.")...)
	}
	return append(lines, h.Unroll(env, len(lines), env.Area.Width, rest.Area.Height, 0)...)
}

// lead stands before the field.
const lead = "  find: "

// head is what the page is, or the field.
func (h *History) head(env *page.Env) []surface.Line {
	lines := head(env, "HISTORY", surface.Run{Text: "what was read, and what led there", Style: muted})
	if h.finding {
		width := env.Area.Width
		line, _ := h.field.Draw(env.Pen, max(0, width-len(lead)-1), "a word of a headline, a section, a search")
		lines[0] = surface.Beside(env.Row(min(len(lead), width), muted, surface.Run{Text: lead, Style: muted}), line, surface.Blank(max(0, width-len(lead)-line.Width())))
	}
	return lines
}

// Cursor implements page.Cursored: the field.
func (h *History) Cursor(env *page.Env) (x, y int, ok bool) {
	if !h.typing {
		return 0, 0, false
	}
	_, at := h.field.Draw(env.Pen, max(0, env.Area.Width-len(lead)-1), "")
	return len(lead) + at, 0, env.Active
}
