// Package passing is where a story is passed on: the ways there are, the program that it is piped to, the files that
// belong to it, and what a program printed. It knows nothing of how files are written or programs started.
package passing

import (
	"cmp"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var (
	muted = theme.Style{Fore: theme.Muted}
	bold  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
)

// way is one way to pass a story on.
type way struct {
	name    text.Safe
	command page.Command // that does the same by its key; empty for none
	key     text.Safe    // of a program that was set up
	action  page.Action  // in place of a command
}

// Menu is an overlay with all ways in which a story can be passed on.
type Menu struct {
	page.Roll
	story news.Story
	ways  []way
}

// NewMenu lists the ways of a story, and the programs that were set up.
func NewMenu(story news.Story, tools []page.Tool) *Menu {
	m := &Menu{story: story, ways: ways(story, tools)}
	m.Roll = page.NewRoll(m)
	return m
}

// exports are the forms of an exported article.
var exports = []struct {
	name     text.Safe
	form     news.Form
	pictures bool
}{
	{"Markdown", news.FormMarkdown, false}, {"Markdown, with its pictures", news.FormMarkdown, true},
	{"HTML", news.FormHTML, false}, {"HTML, with its pictures", news.FormHTML, true},
	{"text", news.FormText, false}, {"JSON", news.FormJSON, false},
}

func ways(s news.Story, tools []page.Tool) []way {
	var out []way
	if s.URL != "" {
		out = append(out, way{name: "Copy the link", command: page.CopyLink}, way{name: "Open it in the browser", command: page.OpenBrowse},
			way{name: "Send the link by mail", action: page.Hand{Story: s, Tool: page.Tool{Mail: true}}})
	}
	for _, e := range exports {
		out = append(out, way{name: text.Join(" ", "Export it as", e.name), action: page.Export{Story: s, Form: e.form, Pictures: e.pictures}})
	}
	out = append(out, way{name: "Pipe it to a command…", command: page.Pipe})
	if s.Comments != "" {
		out = append(out, way{name: "Open the comments", command: page.Comments})
	}
	if len(s.Enclosures) > 0 {
		out = append(out, way{name: "Play or save what is enclosed", command: page.PlayFile})
	}
	for _, p := range tools {
		out = append(out, way{name: text.Line(p.Name), key: page.Key(p.Key), action: page.Hand{Story: s, Tool: p}})
	}
	return out
}

// Name implements page.Page.
func (*Menu) Name() text.Safe { return "Pass it on" }

// Start implements page.Page.
func (*Menu) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Menu) Receive(*page.Env, any) []page.Action { return nil }

// Do implements page.Page.
func (m *Menu) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	for _, w := range m.ways {
		if w.command == c && c != "" {
			return page.Do(page.Back{}, page.Run{Command: c})
		}
	}
	if c == page.PassItOn {
		return page.Do(page.Back{})
	}
	return m.Steer(env, tabbed(c))
}

// tabbed: in a list of one pane, tab goes down it.
func tabbed(c page.Command) page.Command {
	switch c {
	case page.NextPane:
		return page.Down
	case page.PrevPane:
		return page.Up
	}
	return c
}

// The overlay's width, and how many of its rows are none of the list: the frame, the headline, what the keys do.
const (
	boxWidth = 62
	around   = 6
	listFrom = 3
)

// Box implements page.Overlay.
func (m *Menu) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, boxWidth), len(m.ways)+around)
}

// View implements page.Page.
func (m *Menu) View(env *page.Env) []surface.Line {
	return m.Cache.Lines(env, func() []surface.Line {
		return listed(env, &m.Roll, "Pass it on", headline(&m.story), "{open} does it", "{close} closes")
	})
}

// headline is what a story is called.
func headline(s *news.Story) text.Safe { return text.Line(cmp.Or(s.Title, s.URL)) }

// listed draws a list below a line about it, in a frame.
func listed(env *page.Env, roll *page.Roll, title, about text.Safe, offer ...text.Safe) []surface.Line {
	width, height := max(env.Area.Width-4, 1), max(env.Area.Height-2, 0)
	content := []surface.Line{env.Line(width, surface.Run{Text: env.Measure.Truncate(about, width, env.Glyphs.More), Style: muted}), surface.Blank(width)}
	room := height - len(content)
	if room > 3 {
		room -= 2
	}
	content = append(content, roll.Unroll(env, listFrom, width, max(room, 0), 0)...)
	content = append(content, surface.Blank(width), env.Offer(width, offer...))
	return surface.Fit(env.Framed(env.Area.Width, title, surface.Fit(content, width, height)), env.Area.Width, env.Area.Height)
}

// Size implements page.Rolled.
func (m *Menu) Size() int { return len(m.ways) }

// Row implements page.Rolled.
func (m *Menu) Row(env *page.Env, i, width int) []surface.Line {
	w := &m.ways[i]
	key := w.key
	if b := env.Keys.Binding(w.command); b != nil {
		key = env.Glyphs.Own(b.Key())
	}
	return []surface.Line{picked(env, width, i == m.At, w.name, key)}
}

// picked is a row of one name, with a word at its end.
func picked(env *page.Env, width int, here bool, name, word text.Safe) surface.Line {
	style := theme.Style{}
	if here {
		style = bold
	}
	return env.Picked(width, here, theme.Accent, []surface.Run{{Text: name, Style: style}}, surface.Run{Text: word, Style: muted}, surface.Run{Text: " "})
}

// Head implements page.Rolled.
func (*Menu) Head(*page.Env, int, int, bool) []surface.Line { return nil }

// Moved implements page.Rolled.
func (*Menu) Moved(*page.Env) []page.Action { return nil }

// Chosen implements page.Rolled.
func (m *Menu) Chosen(*page.Env) []page.Action {
	w := &m.ways[m.At]
	if w.action == nil {
		return []page.Action{page.Back{}, page.Run{Command: w.command}}
	}
	return []page.Action{page.Back{}, w.action}
}

// Lines are the lines that a program printed, fit for a screen, without the empty ones at both ends.
func Lines(printed string) []text.Safe {
	printed = strings.Trim(strings.ReplaceAll(printed, "\t", "    "), "\r\n ")
	if printed == "" {
		return nil
	}
	var out []text.Safe
	for line := range strings.Lines(printed) {
		out = append(out, text.Clean(strings.TrimRight(line, "\r\n ")))
	}
	return out
}
