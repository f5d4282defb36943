package section

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// draw sets the heading, the rows and the digest into the page's area.
func (l *List) draw(env *page.Env) []surface.Line {
	if len(l.stories) == 0 {
		l.hits = nil
		return l.sentence(env)
	}
	rows, digest := env.Frame.Rows, env.Frame.Digest
	lines, hits := l.rows(env, rows.Width, rows.Height)
	l.hits = hits
	if digest.Empty() {
		return lines
	}
	d := l.digest(env, digest.Size())
	if digest.Y > 0 {
		return append(lines, d...)
	}
	gap := make([]surface.Line, len(lines))
	for i := range gap {
		gap[i] = surface.Blank(digest.X - rows.Width)
	}
	return surface.Columns(lines, gap, d)
}

// rows draws heading and stories into exactly height lines, and says which story each line belongs to.
func (l *List) rows(env *page.Env, width, height int) ([]surface.Line, []int) {
	l.at = l.whereabouts(env)
	head := l.heading(env, width)
	room := max(1, height-len(head))
	l.scroll(env, width, room)
	lines, hits := head, make([]int, len(head), height)
	for i := range hits {
		hits[i] = -1
	}
	for i := l.top; i < len(l.stories) && len(lines) < height; i++ {
		e := l.entry(env, i, width)
		for n, line := range e.lines {
			hit := i
			if n < e.head {
				hit = -1
			}
			lines, hits = append(lines, line), append(hits, hit)
		}
	}
	hits = hits[:min(len(hits), height)]
	for len(hits) > len(head) && hits[len(hits)-1] < 0 { // a day none of whose stories has room
		hits = hits[:len(hits)-1]
	}
	return surface.Fit(lines[:min(len(lines), len(hits))], width, height), hits
}

// scroll moves the first story drawn so that the cursor's is wholly seen.
func (l *List) scroll(env *page.Env, width, room int) {
	if l.cursor < l.top {
		l.top = l.cursor
	}
	used := 0
	for i := l.cursor; i >= l.top; i-- {
		used += len(l.entry(env, i, width).lines)
		if used > room && i < l.cursor {
			l.top = i + 1
			return
		}
	}
}

// visible is how many stories were drawn last.
func (l *List) visible() int {
	n, last := 0, -1
	for _, h := range l.hits {
		if h >= 0 && h != last {
			n, last = n+1, h
		}
	}
	return n
}

// heading names the list where no tab does: the section in its colour, and how much of it is unread.
func (l *List) heading(env *page.Env, width int) []surface.Line {
	if l.followed() {
		return l.listingHead(env, width)
	}
	if env.Frame.Shape < geometry.Spread && find(env.Sections, l.query.Section) != nil {
		return nil
	}
	right := surface.Run{Text: l.state(env), Style: theme.Style{Fore: theme.Muted}}
	return []surface.Line{
		env.Ends(width, theme.Style{}, []surface.Run{{Text: " "}, headline.Section(l.title)}, []surface.Run{right, {Text: " "}}),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1)),
	}
}

// state says how much there is to read.
func (l *List) state(env *page.Env) text.Safe {
	s := find(env.Sections, l.query.Section)
	switch {
	case l.query.Unread:
		return "unread only"
	case l.followed():
		return ""
	case s == nil:
		return "newest first"
	case s.Counts.Unread == 0:
		return "all read"
	default:
		return text.Format("%d unread", s.Counts.Unread)
	}
}

// sentence is what an empty list says.
func (l *List) sentence(env *page.Env) []surface.Line {
	switch {
	case l.trouble != nil:
		return page.Sentence(env, "This list could not be read", text.Line(l.trouble.Error()))
	case l.followed() && (l.loaded || l.listing.asked):
		return l.listingSentence(env)
	case !l.loaded:
		return surface.Fit(nil, env.Area.Width, env.Area.Height)
	case l.query.Unread:
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

// entry is a story's part of the list: the day's name where a new day begins, then the story.
type entry struct {
	lines []surface.Line
	head  int // lines of the day's name
}

// entries keeps entries drawn without the cursor, by their index.
type entries struct {
	stamp page.Stamp
	width int
	drawn map[int]entry
}

func (e *entries) drop() { e.drawn = nil }

func (l *List) entry(env *page.Env, i, width int) entry {
	if i == l.cursor {
		return l.set(env, i, width, true)
	}
	if s := env.Stamp(); l.entries.drawn == nil || s != l.entries.stamp || width != l.entries.width || len(l.entries.drawn) > 1000 {
		l.entries = entries{s, width, map[int]entry{}}
	}
	e, ok := l.entries.drawn[i]
	if !ok {
		e = l.set(env, i, width, false)
		l.entries.drawn[i] = e
	}
	return e
}

func (l *List) set(env *page.Env, i, width int, selected bool) entry {
	head := l.day(env, i, width)
	return entry{append(head, story(env, &l.stories[i], l.at, width, selected)...), len(head)}
}

// day names the day where it begins; nothing elsewhere.
func (l *List) day(env *page.Env, i, width int) []surface.Line {
	name := text.DayName(l.stories[i].When(), env.Now)
	if i > 0 && name == text.DayName(l.stories[i-1].When(), env.Now) {
		return nil
	}
	line := env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: name, Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}})
	if env.Frame.Shape < geometry.Spread || !env.Frame.Entry.Gap {
		return []surface.Line{line}
	}
	return []surface.Line{line, surface.Blank(width)}
}

// digest is the story under the cursor in short: beside the rows or below them.
func (l *List) digest(env *page.Env, room geometry.Size) []surface.Line {
	s, _ := l.Subject()
	return digest(env, &s, room, env.Frame.Digest.Y > 0)
}
