package section

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// draw sets the heading, the rows and the digest into the page's area.
func (l *List) draw(env *page.Env) []surface.Line {
	l.at = l.whereabouts(env)
	if len(l.Stories) == 0 {
		l.Blank()
		return l.empty(env)
	}
	rows, digest := env.Frame.Rows, env.Frame.Digest
	if l.glance {
		rows, digest = geometry.Rect{Width: min(env.Area.Width, glanceWidth), Height: env.Area.Height}, geometry.Rect{}
	}
	lines := l.heading(env, rows.Width)
	lines = append(lines, l.Unroll(env, len(lines), rows.Width, max(1, rows.Height-len(lines)), gap(env))...)
	lines = surface.Fit(lines, rows.Width, rows.Height)
	if digest.Empty() {
		return surface.Columns(lines, blank(len(lines), env.Area.Width-rows.Width))
	}
	d := l.digest(env, digest.Size())
	if digest.Y > 0 {
		return append(lines, d...)
	}
	return surface.Columns(lines, blank(len(lines), digest.X-rows.Width), d)
}

// blank is a column without anything in it.
func blank(height, width int) []surface.Line {
	out := make([]surface.Line, height)
	for i := range out {
		out[i] = surface.Blank(max(width, 0))
	}
	return out
}

// glanceWidth is how wide a list is beside another one at the most.
const glanceWidth = 72

// gap is how many blank lines stand between two stories.
func gap(env *page.Env) int {
	if env.Frame.Entry.Gap {
		return 1
	}
	return 0
}

// heading names the list where no tab does: the section in its colour, and how much of it is unread.
func (l *List) heading(env *page.Env, width int) []surface.Line {
	if l.followed() {
		return l.listingHead(env, width)
	}
	if env.Frame.Shape < geometry.Spread && news.Find(env.Sections, l.query.Section) != nil {
		return nil
	}
	right := surface.Run{Text: l.state(env), Style: theme.Style{Fore: theme.Muted}}
	return []surface.Line{
		env.Ends(width, theme.Style{}, []surface.Run{{Text: " "}, headline.Section(l.title)}, []surface.Run{right, {Text: " "}}),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1)),
	}
}

// empty is a list without stories: its heading, and a sentence. Nothing is said before the store has answered.
func (l *List) empty(env *page.Env) []surface.Line {
	var head []surface.Line
	if l.loaded && !l.followed() {
		head = l.heading(env, env.Area.Width)
	}
	rest := env.In(env.Area, env.Active)
	rest.Area.Height = max(rest.Area.Height-len(head), 0)
	return surface.Fit(append(head, l.sentence(rest)...), env.Area.Width, env.Area.Height)
}

// sentence is what an empty list says.
func (l *List) sentence(env *page.Env) []surface.Line {
	switch {
	case l.trouble != nil:
		return page.Sentence(env, "This list could not be read", text.Line(l.trouble.Error()))
	case l.followed() && (l.loaded || l.listing.asked):
		return l.listingSentence(env)
	case !l.loaded:
		return page.Waiting(env)
	case l.view.Show == news.ShowSaved:
		return page.Sentence(env, "Nothing is saved here", "Press {save} on a story to save it, or {unread-only} to see all again.")
	case l.view.Show == news.ShowUnread:
		return page.Sentence(env, "All read", "Everything here has been read. Press {unread-only} to see it all again.")
	case l.query.Stored:
		return page.Sentence(env, "Nothing is kept offline yet", "Press {keep} on a story, or on a section in the rail, and its pages are stored on this machine.")
	case env.Refreshing:
		return page.Sentence(env, "Fetching the news", "Stories appear here as they come in.")
	case env.Offline:
		return page.Sentence(env, "Nothing stored here yet", "This section has not been fetched. You are offline.", "Press {refresh} to try again.")
	default:
		return page.Sentence(env, "No stories here yet", "Press {refresh} to ask for news, or {add} to add another site.")
	}
}

// drawn keeps rows drawn without the cursor, by their index.
type drawn struct {
	stamp page.Stamp
	width int
	rows  map[int][]surface.Line
}

func (d *drawn) drop() { d.rows = nil }

// mostDrawn is how many rows are kept.
const mostDrawn = 1000

// Size implements page.Rolled.
func (l *List) Size() int { return len(l.Stories) }

// Row implements page.Rolled.
func (l *List) Row(env *page.Env, i, width int) []surface.Line {
	if i == l.At && !l.glance {
		return story(env, &l.Stories[i], l.at, width, true)
	}
	d := &l.drawn
	if s := env.Stamp(); d.rows == nil || s != d.stamp || width != d.width || len(d.rows) > mostDrawn {
		*d = drawn{s, width, map[int][]surface.Line{}}
	}
	row, ok := d.rows[i]
	if !ok {
		row = story(env, &l.Stories[i], l.at, width, false)
		d.rows[i] = row
	}
	return row
}

// Head implements page.Rolled: the day or the source, where it begins and on top of the screen.
func (l *List) Head(env *page.Env, i, width int, first bool) []surface.Line {
	if l.query.Tag != "" || l.query.List != "" { // in the order of their saving
		return nil
	}
	name := l.group(env, i)
	if !first && name == l.group(env, i-1) {
		return nil
	}
	line := env.Line(width, surface.Run{Text: "  "}, name)
	if env.Frame.Shape < geometry.Spread || !env.Frame.Entry.Gap {
		return []surface.Line{line}
	}
	return []surface.Line{line, surface.Blank(width)}
}

// group is what a story stands under.
func (l *List) group(env *page.Env, i int) surface.Run {
	if l.query.BySource {
		return headline.Section(l.sourceOf(i))
	}
	return surface.Run{Text: text.DayName(l.Stories[i].When(), env.Now), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}}
}

// digest is the story under the cursor in short: beside the rows or below them.
func (l *List) digest(env *page.Env, room geometry.Size) []surface.Line {
	s, _ := l.Subject()
	return digest(env, &s, room, env.Frame.Digest.Y > 0)
}
