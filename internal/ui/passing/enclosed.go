package passing

import (
	"cmp"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Files is an overlay with the files that belong to a story: sounds, films, documents.
type Files struct {
	page.Roll
	story news.Story
}

// NewFiles lists the files of a story.
func NewFiles(story news.Story) *Files {
	f := &Files{story: story}
	f.Roll = page.NewRoll(f)
	return f
}

// Name implements page.Page.
func (*Files) Name() text.Safe { return "Enclosed" }

// Start implements page.Page.
func (*Files) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Files) Receive(*page.Env, any) []page.Action { return nil }

// Do implements page.Page: a file is played, saved, opened in the browser, or its address copied.
func (f *Files) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	file := f.story.Enclosures[f.At]
	switch c {
	case page.PassItOn, page.ToggleSave:
		return page.Do(page.Back{}, page.Download{Story: f.story, File: file})
	case page.OpenBrowse:
		return page.Do(page.Back{}, page.Browse{URL: file.URL})
	case page.CopyLink:
		return page.Do(page.Back{}, page.Copy{URL: file.URL})
	case page.PlayFile:
		return f.Chosen(env), true
	}
	return f.Steer(env, tabbed(c))
}

// Box implements page.Overlay.
func (f *Files) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, boxWidth), 2*len(f.story.Enclosures)+around)
}

// View implements page.Page.
func (f *Files) View(env *page.Env) []surface.Line {
	return f.Cache.Lines(env, func() []surface.Line {
		return listed(env, &f.Roll, "Enclosed", headline(&f.story), "{open} plays", "{pass-on} saves to a file", "{browser} browser", "{close} closes")
	})
}

// Size implements page.Rolled.
func (f *Files) Size() int { return len(f.story.Enclosures) }

// Row implements page.Rolled: what the file is called, and below where it comes from, what it is and how long.
func (f *Files) Row(env *page.Env, i, width int) []surface.Line {
	e := &f.story.Enclosures[i]
	var size, length text.Safe
	if e.Length > 0 {
		size = text.Bytes(e.Length)
	}
	if e.Duration > 0 {
		length = text.Format("%d min", max(1, int(e.Duration.Minutes()+0.5)))
	}
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	facts := text.Join(dot, text.Host(e.URL), text.Line(e.Type), length, size)
	return []surface.Line{
		picked(env, width, i == f.At, text.Line(cmp.Or(e.Title, e.Name())), ""),
		env.Picked(width, i == f.At, theme.Accent, []surface.Run{{Text: facts, Style: muted}}),
	}
}

// Head implements page.Rolled.
func (*Files) Head(*page.Env, int, int, bool) []surface.Line { return nil }

// Moved implements page.Rolled.
func (*Files) Moved(*page.Env) []page.Action { return nil }

// Chosen implements page.Rolled.
func (f *Files) Chosen(*page.Env) []page.Action {
	e := &f.story.Enclosures[f.At]
	return []page.Action{page.Back{}, page.Play{Link: news.Link{Title: e.Title, URL: e.URL}}}
}
