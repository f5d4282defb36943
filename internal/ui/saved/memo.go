package saved

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Memo is an overlay in which a note of several lines is written: to a story, or to a passage marked in it.
type Memo struct {
	subject text.Safe                  // what the note is to
	opener  Opener                     // nil when the note is known
	story   news.Story                 // that is opened to know it
	keep    func(string) []page.Action // what keeps the note

	known   bool // what is written already is known: only then it may be written anew
	awaited bool // an editor is to have it then
	area    field.Area
	trouble text.Safe
	cache   page.Cache
}

// Note edits the note on a story.
func Note(opener Opener, story news.Story) *Memo {
	return &Memo{subject: text.Line(story.Title), opener: opener, story: story}
}

// Remark edits the note on a passage.
func Remark(story news.Story, h news.Highlight) *Memo {
	return &Memo{
		subject: text.Join("", "“", text.Line(h.Exact), "”"), story: story, known: true, area: field.NewArea(h.Note),
		keep: func(note string) []page.Action {
			if note == h.Note {
				return nil
			}
			return []page.Action{page.Annotate{Highlight: h, Note: note}}
		},
	}
}

// Name implements page.Page.
func (m *Memo) Name() text.Safe { return "Note" }

// Start implements page.Page.
func (m *Memo) Start(*page.Env) []page.Action {
	if m.known {
		return nil
	}
	return []page.Action{page.Ask{Topic: topicDetails, Settled: true, Do: func(ctx context.Context) any {
		var w written
		w.reading, w.err = m.opener.Open(ctx, m.story.ID)
		return w
	}}}
}

// Receive implements page.Page.
func (m *Memo) Receive(_ *page.Env, msg any) []page.Action {
	if edited, ok := msg.(page.Edited); ok {
		m.area = field.NewArea(strings.TrimRight(edited.Text, "\n"))
		m.cache.Drop()
		return nil
	}
	w, ok := msg.(written)
	if !ok {
		return nil
	}
	m.cache.Drop()
	if w.err != nil {
		m.trouble = page.Trouble{Err: w.err}.Sentence()
		return nil
	}
	m.known, m.area = true, field.NewArea(w.reading.Note)
	m.keep = func(note string) []page.Action {
		if m.story.Saved && note == w.reading.Note {
			return nil
		}
		return []page.Action{page.Save{Story: m.story, Bookmark: news.Bookmark{Lists: w.reading.Lists, Tags: w.reading.Tags, Note: note}}}
	}
	if m.awaited {
		m.awaited = false
		return []page.Action{page.EditText{Text: w.reading.Note}}
	}
	return nil
}

// Type implements page.Typer.
func (m *Memo) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if !m.known {
		return nil, early(msg)
	}
	if !m.area.Type(msg) {
		return nil, false
	}
	m.cache.Drop()
	return nil, true
}

// early reports whether a message is text that was typed before it is known what it is added to: it is no command.
func early(msg tea.Msg) bool {
	key, ok := msg.(tea.KeyPressMsg)
	return !ok || key.Text != ""
}

// Do implements page.Page: enter keeps the note.
func (m *Memo) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	switch {
	case c != page.Open && c != page.OpenEditor:
		return nil, false
	case !m.known:
		m.awaited = m.awaited || c == page.OpenEditor
		return nil, true
	case c == page.OpenEditor:
		return page.Do(page.EditText{Text: m.area.String()})
	}
	return append([]page.Action{page.Back{}}, m.keep(strings.TrimSpace(m.area.String()))...), true
}

// The rows of the overlay: those of the note at the least and at the most, and those around it.
const (
	leastNote = 5
	mostNote  = 16
	aroundIt  = 6
)

// Box implements page.Overlay. It grows with the screen, not with the note: nothing moves while one types.
func (m *Memo) Box(env *page.Env) geometry.Rect {
	height := max(leastNote, min(env.Area.Height/3, mostNote)) + aroundIt
	return env.Area.Centred(min(env.Area.Width, boxWidth), min(height, env.Area.Height))
}

// View implements page.Page.
func (m *Memo) View(env *page.Env) []surface.Line {
	return m.cache.Lines(env, func() []surface.Line { return m.draw(env) })
}

func (m *Memo) draw(env *page.Env) []surface.Line {
	width, height := max(env.Area.Width-4, 1), max(env.Area.Height-aroundIt, 1)
	note, _, _ := m.area.Draw(env.Pen, width, height, "a note")
	subject := env.Measure.Truncate(m.subject, width, env.Glyphs.More)
	content := []surface.Line{env.Line(width, surface.Run{Text: subject, Style: muted}), surface.Blank(width)}
	content = append(append(content, note...), surface.Blank(width))
	content = append(content, offer(env, width, m.trouble, "{open} keeps", "{close} leaves it", "ctrl+j new line", "{editor} editor"))
	return env.Boxed("Note", content...)
}

// Cursor implements page.Cursored.
func (m *Memo) Cursor(env *page.Env) (x, y int, ok bool) {
	_, x, y = m.area.Draw(env.Pen, max(env.Area.Width-4, 1), max(env.Area.Height-aroundIt, 1), "")
	return 2 + x, 3 + y, env.Active
}
