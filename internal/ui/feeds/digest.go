package feeds

import (
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// fact is a line of the digest.
type fact struct {
	name text.Safe
	runs []surface.Run
}

// nameCells is the column of the names of facts.
const nameCells = 9

// beside tells of a feed in a column beside the table.
func (p *Page) beside(env *page.Env, h *news.Health, room geometry.Size) []surface.Line {
	inner := max(1, room.Width-2)
	var out []surface.Line
	add := func(runs ...surface.Run) {
		out = append(out, env.Line(room.Width, append([]surface.Run{{Text: " "}}, runs...)...))
	}
	wrap := func(words text.Safe, style theme.Style) {
		for _, row := range env.Measure.Wrap(words, inner) {
			add(headline.Aligned(env, inner, surface.Run{Text: row, Style: style})...)
		}
	}
	add(p.section(env, h)...)
	add()
	for _, row := range env.Measure.Balance(text.Line(nameOf(&h.Feed)), inner, 3) {
		add(headline.Aligned(env, inner, surface.Run{Text: row, Style: bold})...)
	}
	for _, row := range env.Measure.Wrap(text.Masked(h.Feed.URL), inner) {
		add(surface.Run{Text: row, Style: muted, URL: text.URL(h.Feed.URL)})
	}
	add()
	wrap(sentence(h), standing(h))
	if h.Trouble != "" {
		wrap(text.Line(h.Trouble), theme.Style{})
	}
	add()
	for _, f := range p.facts(env, h) {
		add(append([]surface.Run{{Text: env.Measure.Pad(f.name, nameCells), Style: muted}}, f.runs...)...)
	}
	if felt := p.pulse; felt.feed == h.Feed.ID && felt.Newest != nil {
		add()
		add(surface.Run{Text: text.Join(" ", "Newest,", headline.Age(env, felt.Newest, true)), Style: muted})
		for _, row := range env.Measure.Balance(headline.Title(felt.Newest), inner, 3) {
			add(headline.Aligned(env, inner, surface.Run{Text: row, Style: headline.Style(env, felt.Newest)})...)
		}
	}
	return surface.Fit(out, room.Width, room.Height)
}

// below tells of a feed in the few lines under the table.
func (p *Page) below(env *page.Env, h *news.Health, room geometry.Size) []surface.Line {
	const margin = 2
	inner := max(1, room.Width-2*margin)
	faint := theme.Style{Fore: theme.Faint}
	dots := surface.Run{Text: surface.Repeat(env.Glyphs.Dotted, 3), Style: faint}
	title := env.Measure.Truncate(text.Line(nameOf(&h.Feed)), max(1, room.Width-12), env.Glyphs.More)
	out := []surface.Line{env.Line(room.Width, surface.Run{Text: "  "}, dots, surface.Run{Text: text.Join("", " ", title, " "), Style: bold}, dots)}
	add := func(runs ...surface.Run) {
		line := env.Line(margin+inner, append([]surface.Run{{Text: "  "}}, runs...)...)
		out = append(out, surface.Beside(line, surface.Blank(room.Width-margin-inner)))
	}
	add(surface.Run{Text: text.Masked(h.Feed.URL), Style: muted, URL: text.URL(h.Feed.URL)})
	state := text.Join(" ", sentence(h), text.Line(h.Trouble))
	for i, row := range env.Measure.Wrap(state, inner) {
		if i == 2 {
			break
		}
		add(surface.Run{Text: row, Style: standing(h)})
	}
	add(p.line(env, h)...)
	if felt := p.pulse; felt.feed == h.Feed.ID && felt.Newest != nil {
		add(surface.Run{Text: text.Join(" ", "Newest,", headline.Age(env, felt.Newest, true)), Style: muted}, surface.Run{Text: "  "},
			surface.Run{Text: headline.Title(felt.Newest), Style: headline.Style(env, felt.Newest)})
	}
	return surface.Fit(out, room.Width, room.Height)
}

// section is the way from the top to a feed's section.
func (p *Page) section(env *page.Env, h *news.Health) []surface.Run {
	var runs []surface.Run
	for i, title := range h.Path {
		if i > 0 {
			runs = append(runs, surface.Run{Text: text.Join("", " ", env.Glyphs.Forward, " "), Style: muted})
		}
		runs = append(runs, headline.Section(title))
	}
	return runs
}

// standing is how the sentence on a feed's state looks.
func standing(h *news.Health) theme.Style {
	if h.Troubled() {
		return warn
	}
	return theme.Style{}
}

// sentences begin with what is the matter, in words of their own where the table's few need company.
var sentences = map[news.FeedStatus]text.Safe{
	news.FeedOK:    "All is well.",
	news.FeedNew:   "It was not asked yet.",
	news.FeedMuted: "Muted: it is not asked, and its stories stand in its own list only.",
}

func sentence(h *news.Health) text.Safe {
	if s, ok := sentences[h.Status]; ok {
		return s
	}
	return text.Format("%s.", text.Capital(text.Line(h.Words)))
}

// facts are the figures of a feed, each on a line of its own.
func (p *Page) facts(env *page.Env, h *news.Health) []fact {
	plain := func(words text.Safe) []surface.Run { return []surface.Run{{Text: words}} }
	out := []fact{{"Read", plain(read(h, env.Now))}}
	if every := text.Period(h.Pace); every != "" {
		out = append(out, fact{"Asked", plain(text.Join(" ", "every", every))})
	}
	out = append(out, fact{"Next", plain(soon(h, env.Now))}, fact{"Stories", plain(text.Format("%s a week", h.Weekly()))})
	if weeks := p.weeks(env, h); weeks != nil {
		out = append(out, fact{"", append(weeks, surface.Run{Text: text.Format("  %d weeks", len(p.pulse.Weeks)), Style: muted})})
	}
	if w := h.Feed.Weight; w != news.Usual {
		out = append(out, fact{"Weight", plain(text.Join("", text.Line(w.String()), " on the front page"))})
	}
	if h.Status == news.FeedMuted {
		out = append(out, fact{"Muted", plain(day(h.Feed.Muted.In(env.Now.Location())))})
	}
	out = append(out, fact{"Added", plain(day(h.Feed.Added.In(env.Now.Location())))})
	if h.Feed.Page {
		out = append(out, fact{"Source", plain("the headlines on its page")})
	}
	return out
}

// line is the facts side by side.
func (p *Page) line(env *page.Env, h *news.Health) []surface.Run {
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	words := text.Join(dot, text.Join(" ", "read", read(h, env.Now)), pace(h, env.Now), text.Format("%s a week", h.Weekly()))
	return append([]surface.Run{{Text: words, Style: muted}, {Text: "  "}}, p.weeks(env, h)...)
}

// leastWeeks is from how many weeks a chart of them says more than the figure.
const leastWeeks = 3

// weeks is the chart of stories week by week; nothing while they are few, or not known yet.
func (p *Page) weeks(env *page.Env, h *news.Health) []surface.Run {
	if p.pulse.feed != h.Feed.ID || len(p.pulse.Weeks) < leastWeeks {
		return nil
	}
	return []surface.Run{env.Chart(p.pulse.Weeks, theme.Style{Fore: theme.Accent})}
}

// read is when a feed was last read.
func read(h *news.Health, now time.Time) text.Safe {
	age := text.ShortAge(h.Succeeded, now)
	switch {
	case age == "":
		return "never"
	case now.Sub(h.Succeeded) < time.Minute:
		return "just now"
	case now.Sub(h.Succeeded) <= 7*24*time.Hour:
		return text.Join(" ", age, "ago")
	default:
		return age
	}
}

// soon is when a feed is asked next.
func soon(h *news.Health, now time.Time) text.Safe {
	switch wait := next(h, now); wait {
	case "":
		if h.Status == news.FeedMuted {
			return "not while it is muted"
		}
		return "not any more"
	case "due":
		return "as soon as may be"
	default:
		return text.Join(" ", "in", wait)
	}
}

// pace is how often a feed is asked, and when next.
func pace(h *news.Health, now time.Time) text.Safe {
	switch every := text.Period(h.Pace); {
	case h.Status == news.FeedMuted:
		return "not asked while it is muted"
	case next(h, now) == "":
		return "not asked any more"
	case every == "":
		return text.Join(" ", "asked", soon(h, now))
	default:
		return text.Format("asked every %s, next %s", every, soon(h, now))
	}
}

// day is a date, in full.
func day(t time.Time) text.Safe { return text.Line(t.Format("2 January 2006")) }
