package feeds

import (
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// The styles of the page.
var (
	muted = theme.Style{Fore: theme.Muted}
	bold  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	warn  = theme.Style{Fore: theme.Warn}
)

// headRows is how many lines stand over the table: the names of its columns and a rule.
const headRows = 2

// draw sets the table, and the digest of the feed under the cursor beside or below it.
func (p *Page) draw(env *page.Env) []surface.Line {
	switch {
	case p.trouble != "":
		return page.Sentence(env, "The feeds cannot be shown", p.trouble)
	case !p.asked:
		return page.Waiting(env)
	case len(p.all) == 0:
		return page.Sentence(env, "No feeds yet", "Press {add} to add a site or feed.")
	}
	rows, digest := env.Frame.Rows, env.Frame.Digest
	lines := p.drawRows(env, rows.Width, rows.Height)
	if digest.Empty() {
		return lines
	}
	told := surface.Fit(nil, digest.Width, digest.Height)
	h, ok := p.chosen()
	switch {
	case ok && digest.Y > 0:
		told = p.below(env, &h, digest.Size())
	case ok:
		told = p.beside(env, &h, digest.Size())
	}
	if digest.Y > 0 {
		return append(lines, told...)
	}
	return surface.Columns(lines, surface.Fit(nil, digest.X-rows.Width, rows.Height), told)
}

// drawRows draws the head and as much of the table as there is room for.
func (p *Page) drawRows(env *page.Env, width, height int) []surface.Line {
	p.table.layOut(env.Frame.Entry.Gap)
	c := columnsFor(width)
	lines := append(make([]surface.Line, 0, height), p.head(env, c, width),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(min(1, width-1))))
	p.room = max(1, height-headRows)
	if p.rows() == 0 {
		lines = append(lines, env.Line(width, surface.Run{Text: "  No feed has this in its title, section or address.", Style: muted}))
		return surface.Fit(lines, width, height)
	}
	p.scroll()
	for i := p.top; i < len(p.table.lines) && len(lines) < height; i++ {
		switch l := p.table.lines[i]; {
		case l.group == none:
			lines = append(lines, surface.Blank(width))
		case l.row == none:
			lines = append(lines, p.heading(env, p.table.groups[l.group], width))
		default:
			lines = append(lines, p.row(env, c, l.row, width))
		}
	}
	return surface.Fit(lines, width, height)
}

// scroll moves the first line drawn so that the cursor's row is seen, and the heading over the first of a group.
func (p *Page) scroll() {
	at := p.table.at[p.at]
	first := at
	if p.table.groups[p.table.in[p.at]].from == p.at {
		first--
	}
	p.top = max(min(p.top, first), at-p.room+1)
	p.top = max(0, min(p.top, len(p.table.lines)-p.room))
}

// columns are the widths of a row's parts, each with the gap before it; zero is left out. A digest says the rest.
type columns struct{ title, words, week, read, next int }

// The widths that the columns take, and those of the table from which each is drawn.
const (
	markCells                       = 4 // the bar and the sign
	marginCells                     = 1 // at the right end
	weekCells, readCells, nextCells = 8, 9, 8
	weekFrom, readFrom, nextFrom    = 44, 70, 88
	reasonFrom                      = 100 // the words go on with the reason
	mostWords                       = 30  // "failed 12 times since 17 Oct"
)

func columnsFor(width int) columns {
	var c columns
	rest := max(width-markCells-marginCells, 0)
	take := func(column *int, cells, from int) {
		if width >= from {
			*column, rest = cells, rest-cells
		}
	}
	take(&c.week, weekCells, weekFrom)
	take(&c.read, readCells, readFrom)
	take(&c.next, nextCells, nextFrom)
	c.words = min(rest/2, mostWords)
	if width >= reasonFrom {
		c.words = rest * 3 / 5
	}
	c.title = rest - c.words
	return c
}

// head names the columns, or holds the field while one types what to find.
func (p *Page) head(env *page.Env, c columns, width int) surface.Line {
	if p.find.on {
		return p.findHead(env, width)
	}
	title := []surface.Run{{Text: "FEEDS", Style: bold}, {Text: text.Format("  %d", len(p.all)), Style: muted}}
	if n := Troubled(p.all); n > 0 {
		title = append(title, surface.Run{Text: text.Format(" %s %d in trouble", env.Glyphs.Dot, n), Style: warn})
	}
	left := append([]surface.Run{{Text: "  "}}, title...)
	return surface.Beside(env.Line(min(markCells+c.title+c.words, width-1), left...),
		right(env, c.week, "a week", muted, theme.Style{}), right(env, c.read, "read", muted, theme.Style{}), right(env, c.next, "next", muted, theme.Style{}),
		surface.Blank(marginCells))
}

// right is a cell whose words stand at its right end.
func right(env *page.Env, width int, words text.Safe, style, fill theme.Style) surface.Line {
	return env.Row(width, fill, surface.Run{Text: env.Measure.PadLeft(words, width), Style: style.On(fill.Back)})
}

// heading names a section in its colour, or a state with the number of its feeds.
func (p *Page) heading(env *page.Env, g group, width int) surface.Line {
	titles := p.table.heading(g)
	if g.path == nil {
		return env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: text.Line(strings.ToUpper(titles[0])), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}},
			surface.Run{Text: text.Format("  %d", g.to-g.from), Style: muted})
	}
	runs := []surface.Run{{Text: "  "}}
	for i, title := range titles {
		if i > 0 {
			runs = append(runs, surface.Run{Text: text.Join("", " ", env.Glyphs.Forward, " "), Style: muted})
		}
		runs = append(runs, headline.Section(title))
	}
	return env.Line(width, runs...)
}

// row is a feed: its sign, its title, how it fares, and as many figures as there is room for.
func (p *Page) row(env *page.Env, c columns, row, width int) surface.Line {
	h := &p.all[p.table.feeds[row]]
	bar, fill, title, words := surface.Run{Text: "  "}, theme.Style{}, theme.Style{}, muted
	switch {
	case h.Troubled():
		title, words = bold, warn
	case h.Status == news.FeedMuted:
		title = muted
	}
	if row == p.at {
		bar = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent}}
		title = bold
		if env.Active {
			fill.Back = theme.Selected
		}
	}
	bar.Style, title, words = bar.Style.On(fill.Back), title.On(fill.Back), words.On(fill.Back)
	sign := surface.Run{Text: sign(env, h), Style: words}
	return surface.Beside(
		env.Row(min(markCells, width-marginCells), fill, bar, sign),
		env.Row(c.title, fill, surface.Run{Text: surface.Repeat(" ", 2*p.table.depths[row]), Style: title}, surface.Run{Text: text.Line(nameOf(&h.Feed)), Style: title}),
		env.Row(c.words, fill, surface.Run{Text: "  ", Style: fill}, surface.Run{Text: state(env, h, c.words-2), Style: words}),
		right(env, c.week, text.Line(h.Weekly()), muted, fill),
		right(env, c.read, shortly(h.Succeeded, env.Now), muted, fill),
		right(env, c.next, next(h, env.Now), muted, fill),
		env.Row(marginCells, fill))
}

// state is how a feed fares, in as many words as there is room for; on a wide screen with the reason.
func state(env *page.Env, h *news.Health, width int) text.Safe {
	words := text.Line(h.Words)
	switch {
	case env.Measure.Width(words) > width:
		return text.Line(h.Brief)
	case width > mostWords && h.Trouble != "":
		return text.Format("%s: %s", words, h.Trouble)
	default:
		return words
	}
}

// sign marks what is not as it should be.
func sign(env *page.Env, h *news.Health) text.Safe {
	switch {
	case h.Troubled():
		return env.Glyphs.Trouble
	case h.Status == news.FeedMuted:
		return env.Glyphs.Offline
	case h.Status == news.FeedMoved:
		return env.Glyphs.Forward
	default:
		return " "
	}
}

// shortly is the age of something, or its month where that is of another year.
func shortly(t, now time.Time) text.Safe {
	if !t.IsZero() && t.Year() != now.Year() && now.Sub(t) > 7*24*time.Hour {
		return text.Line(t.In(now.Location()).Format("Jan ’06"))
	}
	return text.ShortAge(t, now)
}

// next is when a feed is asked next; empty when it is not.
func next(h *news.Health, now time.Time) text.Safe {
	wait := text.Period(h.Next.Sub(now))
	switch {
	case h.Status == news.FeedMuted || h.Status == news.FeedGone:
		return ""
	case wait == "":
		return "due"
	default:
		return wait
	}
}
