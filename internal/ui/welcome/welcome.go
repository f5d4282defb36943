// Package welcome takes papers and feeds in: the first page of an empty library, and the page that adds a site. It
// knows nothing of how sections are found.
package welcome

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Subscriber takes papers and feeds in.
type Subscriber interface {
	Find(ctx context.Context, address string) (news.Found, error)
	Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error)
	Import(ctx context.Context, file string) ([]news.Added, error)
	Sample(context.Context) error
}

// way is one of the ways to fill an empty library.
type way uint8

const (
	byAddress way = iota
	byFile
	bySample
	ways
)

// Page is the first page of an empty library.
type Page struct {
	subscriber Subscriber
	way        way
	address    field.Field
	file       field.Field
	busy       text.Safe // what is being done
	trouble    text.Safe
	begun      bool // something was added from here: the front page comes in place of this one
	fields     [ways]int
	cache      page.Cache
}

// New is the first page.
func New(subscriber Subscriber) *Page { return &Page{subscriber: subscriber} }

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Welcome" }

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return nil }

// topicAdd is the topic of all that is asked.
const topicAdd = "add"

// taken is an answer to importing and to the sample paper.
type taken struct {
	added []news.Added
	err   error
}

// Receive implements page.Page.
func (p *Page) Receive(_ *page.Env, msg any) []page.Action {
	p.cache.Drop()
	switch msg := msg.(type) {
	case taken:
		p.busy = ""
		if p.trouble = Trouble(msg.added, msg.err); p.trouble != "" {
			return nil
		}
		p.begun = true
		return welcomed(msg.added)
	case page.Fresh:
		if p.begun {
			return []page.Action{page.Go{To: page.Front{}, Instead: true}}
		}
	}
	return nil
}

// welcomed shows what was added, and fetches it.
func welcomed(added []news.Added) []page.Action {
	actions := []page.Action{page.Reload{}, page.Run{Command: page.RefreshAll}}
	if said := Report(added); said != "" {
		actions = append(actions, page.Notice{Text: said})
	}
	return actions
}

// Type implements page.Typer: letters go into the field, wherever the cursor is.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	f := &p.address
	switch p.way {
	case byFile:
		f = &p.file
	case bySample:
		return nil, false
	}
	if p.busy != "" || !f.Type(msg) {
		return nil, false
	}
	p.trouble = ""
	p.cache.Drop()
	return nil, true
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	switch c {
	case page.Down, page.NextPane:
		p.turn(1)
	case page.Up, page.PrevPane:
		p.turn(-1)
	case page.Open:
		return p.choose(), true
	default:
		return nil, false
	}
	return nil, true
}

func (p *Page) turn(by int) {
	p.way = way((int(p.way) + by + int(ways)) % int(ways))
	p.trouble = ""
}

// choose does what the way under the cursor says.
func (p *Page) choose() []page.Action {
	if p.busy != "" {
		return nil
	}
	p.trouble = ""
	switch {
	case p.way == byAddress && p.address.Empty():
		p.trouble = "Type the address of a news site or of a feed first, such as example.org."
	case p.way == byAddress:
		p.begun = true
		return []page.Action{page.Go{To: page.Add{Address: p.address.String()}}}
	case p.way == byFile && p.file.Empty():
		p.trouble = "Type the path of the file first."
	case p.way == byFile:
		p.busy = text.Format("Reading %s…", p.file.String())
		file := p.file.String()
		return p.ask(func(ctx context.Context) taken {
			added, err := p.subscriber.Import(ctx, file)
			return taken{added, err}
		})
	default:
		p.busy = "Opening the sample paper…"
		return p.ask(func(ctx context.Context) taken { return taken{err: p.subscriber.Sample(ctx)} })
	}
	return nil
}

func (p *Page) ask(do func(context.Context) taken) []page.Action {
	return []page.Action{page.Ask{Topic: topicAdd, Do: func(ctx context.Context) any { return do(ctx) }}}
}

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}

// The page's column of text, and where the fields begin in it.
const (
	column  = 64
	fieldAt = 4
)

var (
	muted = theme.Style{Fore: theme.Muted}
	bold  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
)

// draw sets a greeting, the ways to begin, and a sentence on what is going on.
func (p *Page) draw(env *page.Env) []surface.Line {
	width := min(max(env.Area.Width-2, 1), column)
	c := newColumn(env, width)
	if env.Area.Height >= 18 {
		c.space()
	}
	c.add(surface.Run{Text: "Welcome. What would you like to read?", Style: bold})
	c.words("Give the address of a news site: its sections and feeds will be found. Feeds can be given too.", muted)
	c.space()
	p.row(c, byAddress, "Add a site or feed", &p.address, "such as example.org")
	c.space()
	p.row(c, byFile, "Import subscriptions from a file", &p.file, "path of an OPML file, or of Newsboat's urls")
	c.space()
	p.row(c, bySample, "Open the sample paper", nil, "a small invented newspaper, which works without a network")
	c.space()
	switch {
	case p.busy != "":
		c.words(c.env.Glyphs.Own(p.busy), theme.Style{})
	case p.trouble != "":
		c.words(p.trouble, theme.Style{Fore: theme.Warn})
	default:
		c.words(c.env.Keys.In("{next-pane} goes to the next way, {open} chooses it."), muted)
	}
	return c.centred(env)
}

// row draws one way: its name, and its field or what it does.
func (p *Page) row(c *columnOf, w way, title text.Safe, f *field.Field, hint text.Safe) {
	style, bar := theme.Style{}, surface.Run{Text: "  "}
	if p.way == w {
		style, bar = bold, surface.Run{Text: text.Join("", c.env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent}}
	}
	c.add(bar, surface.Run{Text: title, Style: style})
	p.fields[w] = len(c.lines)
	if f == nil {
		c.add(bar, surface.Run{Text: text.Join("", "  ", hint), Style: muted})
		return
	}
	line, _ := f.Draw(c.env.Pen, max(c.width-fieldAt, 1), hint)
	c.lines = append(c.lines, surface.Beside(c.env.Line(fieldAt, bar, surface.Run{Text: text.Join("", c.env.Glyphs.Forward, " "), Style: muted}), line))
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	p.View(env) // knows where the fields are
	width := min(max(env.Area.Width-2, 1), column)
	x = max(env.Area.Width-width, 0) / 2
	f := map[way]*field.Field{byAddress: &p.address, byFile: &p.file}[p.way]
	if f == nil {
		return x, p.fields[p.way] - 1, env.Active
	}
	_, at := f.Draw(env.Pen, max(width-fieldAt, 1), "")
	return x + fieldAt + at, p.fields[p.way], env.Active && p.busy == ""
}

// Footer implements page.Footer.
func (p *Page) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	enter := [ways]text.Safe{byAddress: "look", byFile: "import", bySample: "open"}[p.way]
	return []page.Hint{{Command: page.Open, Word: enter}, {Command: page.NextPane, Word: "next way"}, {Command: page.QuitReader}}, nil
}
