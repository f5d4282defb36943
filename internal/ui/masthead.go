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

// masthead is the head of the paper: its name, the day, how much there is to read and how old it is.
type masthead struct {
	now, updated time.Time
	counts       news.Counts
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

// state says how much is unread and when news last came.
func (m masthead) state(env *page.Env) []text.Safe {
	var out []text.Safe
	if env.Frame.Shape == geometry.Desk && m.counts.Unread > 0 {
		out = append(out, text.Format("%d unread", m.counts.Unread))
	}
	if u := m.since(); u != "" && env.Frame.Shape > geometry.Slim {
		out = append(out, u)
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
	left := []surface.Run{{Text: "  "}, {Text: m.edition(), Style: quietStyle}}
	if m.counts.Unread > 0 {
		left = append(left, surface.Run{Text: text.Format(" %s %d unread stories", env.Glyphs.Dot, m.counts.Unread), Style: quietStyle})
	}
	return env.Ends(env.Area.Width, theme.Style{}, left, []surface.Run{{Text: m.since(), Style: quietStyle}, {Text: "  "}})
}

// edition names the time of day, as papers do.
func (m masthead) edition() text.Safe {
	switch h := m.now.Hour(); {
	case m.demo:
		return "Sample paper"
	case h < 12:
		return "Morning edition"
	case h < 18:
		return "Afternoon edition"
	default:
		return "Evening edition"
	}
}

// facts joins facts with a dot between.
func facts(env *page.Env, parts []text.Safe) text.Safe {
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), parts...)
}
