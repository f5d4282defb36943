package ui

import (
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// masthead is the head of the paper: its name, the day, how much there is to read, how old it is, and when it is renewed.
type masthead struct {
	now, updated time.Time
	next         time.Time // when feeds are asked again; zero when they are not
	counts       news.Counts
	waiting      int // new stories that the pages do not show
	demo         bool
}

// The names of the interface's own styles.
var (
	nameStyle  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	quietStyle = theme.Style{Fore: theme.Muted}
)

const spaced = "T H E   R E A D E R"

func (m masthead) draw(env *page.Env) []surface.Line {
	width := env.Area.Width
	rule := env.Rule(width, env.Glyphs.Heavy, theme.Style{Fore: theme.Heavy})
	day := m.day(env)
	switch env.Area.Height {
	case 0:
		return nil
	case 1:
		return []surface.Line{m.line(env, "THE READER", day)}
	case 2:
		return []surface.Line{m.line(env, m.name(env), facts(env, append([]text.Safe{day}, m.state(env)...))), rule}
	default:
		return []surface.Line{
			m.line(env, "", day),
			env.Centre(width, surface.Run{Text: spaced, Style: nameStyle}),
			m.facts(env),
			rule,
		}
	}
}

// name is letter-spaced where there is room.
func (m masthead) name(env *page.Env) text.Safe {
	if env.Frame.Shape == geometry.Slim {
		return "THE READER"
	}
	return spaced
}

// line has the name at its left and facts at its right.
func (m masthead) line(env *page.Env, name, facts text.Safe) surface.Line {
	return env.Ends(env.Area.Width, theme.Style{},
		[]surface.Run{{Text: "  "}, {Text: name, Style: nameStyle}},
		[]surface.Run{{Text: " "}, {Text: facts, Style: quietStyle}, {Text: "  "}})
}

// day is the date, in full where there is room.
func (m masthead) day(env *page.Env) text.Safe {
	if env.Frame.Shape == geometry.Desk {
		return text.Line(m.now.Format("Monday 2 January 2006"))
	}
	return text.Line(m.now.Format("Mon 2 Jan 2006"))
}

// state says which edition it is, how much there is to read, and when news last came.
func (m masthead) state(env *page.Env) []text.Safe {
	if env.Frame.Shape < geometry.Page {
		return nil
	}
	times := m.times()
	if env.Frame.Shape < geometry.Desk {
		return times[:min(1, len(times))]
	}
	out := []text.Safe{m.edition(false)}
	if n := m.count(); n != "" {
		out = append(out, n)
	}
	return append(out, times...)
}

// count is how much there is to read: what waits to be shown, what is unread, or that all of it was read.
func (m masthead) count() text.Safe {
	switch {
	case m.waiting > 0:
		return text.Format("%d new", m.waiting)
	case m.counts.Unread > 0:
		return text.Format("%d unread", m.counts.Unread)
	case m.counts.Total > 0:
		return "all of it read"
	default:
		return ""
	}
}

// times are when news last came, and when it is asked for next.
func (m masthead) times() []text.Safe {
	var out []text.Safe
	if u := m.since(); u != "" {
		out = append(out, u)
	}
	if !m.next.IsZero() && m.next.After(m.now) {
		out = append(out, text.Format("next %s", m.next.In(m.now.Location()).Format("15:04")))
	}
	return out
}

// since is the time of the last refresh, with its day when that was not today.
func (m masthead) since() text.Safe {
	if m.updated.IsZero() {
		return ""
	}
	t := m.updated.In(m.now.Location())
	if t.YearDay() == m.now.YearDay() && t.Year() == m.now.Year() {
		return text.Format("updated %s", t.Format("15:04"))
	}
	return text.Format("updated %s", t.Format("2 Jan 15:04"))
}

// facts is the line under the name.
func (m masthead) facts(env *page.Env) surface.Line {
	left := []text.Safe{m.edition(true)}
	if n := m.count(); n != "" {
		left = append(left, n)
	}
	return env.Ends(env.Area.Width, theme.Style{},
		[]surface.Run{{Text: "  "}, {Text: facts(env, left), Style: quietStyle}},
		[]surface.Run{{Text: facts(env, m.times()), Style: quietStyle}, {Text: "  "}})
}

// edition names the time of day, as papers do; first says that it begins a line.
func (m masthead) edition(first bool) text.Safe {
	name := text.Safe("evening edition")
	switch h := m.now.Hour(); {
	case m.demo:
		name = "sample paper"
	case h < 4:
		name = "late edition"
	case h < 12:
		name = "morning edition"
	case h < 18:
		name = "afternoon edition"
	}
	if first {
		return text.Capital(name)
	}
	return name
}

// facts joins facts with a dot between.
func facts(env *page.Env, parts []text.Safe) text.Safe {
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), parts...)
}
