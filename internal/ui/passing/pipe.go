package passing

import (
	"path"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Pipe is an overlay that asks for the program that a story's article is piped to.
type Pipe struct {
	story news.Story
	field field.Field
	form  int  // among the forms
	asked bool // the reader said who has the terminal
	whose bool // the program has it
	cache page.Cache
}

// NewPipe asks for the program for a story. It begins with what was typed the last time.
func NewPipe(story news.Story, last page.Tool) *Pipe {
	p := &Pipe{story: story, field: field.New(last.Line)}
	p.form = max(slices.Index(news.Forms(), last.Input), 0)
	return p
}

// formNames are what the forms are called.
var formNames = map[news.Form]text.Safe{
	news.FormText: "the text", news.FormMarkdown: "Markdown", news.FormHTML: "HTML", news.FormJSON: "JSON", news.FormAddress: "the address",
}

// screenful are programs that want the terminal for themselves. Any other may be given it, too.
var screenful = map[string]bool{
	"less": true, "more": true, "most": true, "moor": true, "bat": true, "view": true, "vi": true, "vim": true, "nvim": true,
	"nano": true, "micro": true, "helix": true, "hx": true, "kak": true, "emacs": true, "fzf": true, "glow": true, "w3m": true, "lynx": true,
	"mutt": true, "neomutt": true, "aerc": true, "alpine": true, "vipe": true, "sc-im": true, "visidata": true, "vd": true,
}

// Screenful reports whether a program is one of those that want the terminal for themselves.
func Screenful(program string) bool { return screenful[path.Base(program)] }

// terminal reports whether the program that was typed gets the terminal.
func (p *Pipe) terminal() bool {
	if p.asked {
		return p.whose
	}
	words := strings.Fields(p.field.String())
	return len(words) > 0 && Screenful(words[0])
}

// Name implements page.Page.
func (*Pipe) Name() text.Safe { return "Pipe to" }

// Start implements page.Page.
func (*Pipe) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Pipe) Receive(*page.Env, any) []page.Action { return nil }

// Type implements page.Typer.
func (p *Pipe) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	p.cache.Drop()
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+t" {
		p.whose, p.asked = !p.terminal(), true
		return nil, true
	}
	return nil, p.field.Type(msg)
}

// Do implements page.Page.
func (p *Pipe) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	forms := news.Forms()
	switch c {
	case page.NextPane, page.Down:
		p.form = (p.form + 1) % len(forms)
	case page.PrevPane, page.Up:
		p.form = (p.form + len(forms) - 1) % len(forms)
	case page.Open:
		line := strings.TrimSpace(p.field.String())
		if line == "" {
			return page.Do(page.Notice{Text: "Type the name of a program, such as less or lp; {close} closes"})
		}
		tool := page.Tool{Line: line, Input: forms[p.form], Terminal: p.terminal(), Shows: true}
		return page.Do(page.Back{}, page.Hand{Story: p.story, Tool: tool})
	default:
		return nil, false
	}
	return nil, true
}

// The overlay's height, and where its field stands.
const (
	pipeRows = 9
	fieldRow = 3
	fieldAt  = 2
)

// Box implements page.Overlay.
func (p *Pipe) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, boxWidth), pipeRows)
}

// View implements page.Page.
func (p *Pipe) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line {
		width, height := max(env.Area.Width-4, 1), max(env.Area.Height-2, 0)
		line, _ := p.field.Draw(env.Pen, width, "a program and its arguments")
		form := formNames[news.Forms()[p.form]]
		beside := text.Format("%s goes in, and what it prints is shown", text.Capital(form))
		if p.terminal() {
			beside = text.Format("%s goes in, and it has the terminal until it ends", text.Capital(form))
		}
		content := []surface.Line{
			env.Line(width, surface.Run{Text: env.Measure.Truncate(headline(&p.story), width, env.Glyphs.More), Style: muted}),
			surface.Blank(width), line, surface.Blank(width),
			env.Line(width, surface.Run{Text: beside}),
			surface.Blank(width), env.Offer(width, "{open} runs it", "{next-pane} another form", "ctrl+t terminal", "{close} closes"),
		}
		return surface.Fit(env.Framed(env.Area.Width, "Pipe to", surface.Fit(content, width, height)), env.Area.Width, env.Area.Height)
	})
}

// Cursor implements page.Cursored.
func (p *Pipe) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := p.field.Draw(env.Pen, max(env.Area.Width-4, 1), "")
	return fieldAt + at, fieldRow, env.Active
}
