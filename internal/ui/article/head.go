package article

import (
	"cmp"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// The styles of the head.
var (
	strong = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	muted  = theme.Style{Fore: theme.Muted}
)

// mostTitle is how many lines a headline may take, and from how many rows a page has room for a line above it.
const (
	mostTitle = 4
	roomyFrom = 30
)

// head sets kicker, headline, standfirst, byline and a rule.
func (p *Page) head(env *page.Env, width int) []row {
	var rows []row
	if env.Area.Height >= roomyFrom && env.Frame.Shape < geometry.Desk {
		rows = append(rows, row{})
	}
	m := &p.matter
	title := m.title
	add := func(run surface.Run) {
		r := plain(run)
		r.rtl = text.RTLIn(title, p.language())
		rows = append(rows, r)
	}
	if m.kicker.Text != "" {
		add(m.kicker)
	}
	for _, l := range env.Measure.Balance(title, width, mostTitle) {
		add(surface.Run{Text: l, Style: strong})
	}
	rows = append(rows, row{})
	if m.standfirst != "" {
		rows = append(rows, paragraph(env.Measure, m.standfirst, width, theme.Style{})...)
		rows = append(rows, row{})
	}
	rows = append(rows, p.facts(env, width)...)
	rows = append(rows, paragraph(env.Measure, p.choiceLine(env), width, muted)...)
	return append(rows, p.divide(env, width), row{})
}

// rule is a thin line as wide as the text.
func rule(env *page.Env, width int) row {
	r := plain(surface.Run{Text: surface.Repeat(env.Glyphs.Rule, width), Style: theme.Style{Fore: theme.Rule}})
	r.pieces[0].silent = true
	return r
}

// matter is what stands above the text. It stays as it was when the first text was shown: a longer headline from the
// page itself would push the line being read down.
type matter struct {
	kicker     surface.Run
	title      text.Safe
	standfirst text.Safe
	picture    news.Picture
	early      bool // the picture was shown before the page came: its caption must fit into the line kept for it
	inset      int  // the block of the text before which the picture stands, when it came late; 0: above the text
	facts      int  // lines of facts, when they were first set
	width      int  // in this width
}

func (p *Page) newMatter() matter {
	s, a := &p.reading.Story, &p.reading.Article
	m := matter{
		kicker:     headline.Section(cmp.Or(s.Kicker, a.Section.Title)),
		title:      cmp.Or(text.Line(a.Title), headline.Title(s)),
		standfirst: p.chooseStandfirst(),
		picture:    cmp.Or(a.Picture, s.Picture),
	}
	if inText(a.Blocks, m.picture.URL) {
		m.picture = news.Picture{}
	}
	m.early = m.picture.URL != "" && s.Stored < news.StoredFull
	return m
}

// inset finds a place for a picture that comes with the page itself, below what was shown of the text before.
func (p *Page) inset(old []news.Block) {
	a := &p.reading.Article
	if p.matter.picture.URL != "" || a.Picture.URL == "" || inText(a.Blocks, a.Picture.URL) {
		return
	}
	if at := lastCommon(old, a.Blocks); at < len(a.Blocks) {
		p.matter.picture, p.matter.inset = a.Picture, at
	}
}

// facts are who wrote it, where, when, and how long it takes. They share a line when they fit.
func (p *Page) facts(env *page.Env, width int) []row {
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	by := p.byline()
	known := text.Join(dot, p.source(), date(env, p.published(), env.Frame.Shape >= geometry.Spread))
	_, kept := headline.Kept(env, &p.reading.Story)
	rest := text.Join(dot, known, p.readingTime())
	rows := paragraph(env.Measure, text.Join(dot, by, rest, kept), width, muted)
	if len(rows) > 1 {
		rows = append(paragraph(env.Measure, text.Join(dot, by, kept), width, muted), paragraph(env.Measure, rest, width, muted)...)
	}
	return p.steady(env, rows, text.Join(dot, by, known), width)
}

// steady gives the facts the lines that they had when the text was first shown: what comes with the page itself must
// fit in, or is left out.
func (p *Page) steady(env *page.Env, rows []row, one text.Safe, width int) []row {
	m := &p.matter
	if len(p.reading.Article.Blocks) == 0 || m.width != width {
		m.facts, m.width = len(rows), width
		return rows
	}
	if m.facts == 1 && len(rows) > 1 {
		return []row{plain(surface.Run{Text: env.Measure.Truncate(one, width, env.Glyphs.More), Style: muted})}
	}
	for len(rows) < m.facts {
		rows = append(rows, row{})
	}
	return rows[:min(len(rows), max(m.facts, 1))]
}

// byline is who wrote it; what the page does not say, the feed may.
func (p *Page) byline() text.Safe {
	a := p.reading.Article
	a.Byline, a.Language, a.Site = cmp.Or(a.Byline, p.reading.Story.Byline), p.language(), string(p.source())
	return text.Line(a.Credit())
}

// language is that of the page, else of the feed.
func (p *Page) language() string {
	return cmp.Or(p.reading.Article.Language, p.reading.Story.Language)
}

func (p *Page) source() text.Safe {
	return cmp.Or(text.Line(p.reading.Story.Source), text.Line(p.reading.Article.Site), text.Host(p.reading.Story.URL))
}

func (p *Page) published() time.Time {
	if t := p.reading.Article.Published; !t.IsZero() {
		return t
	}
	return p.reading.Story.When()
}

// words is the length of the longest text known.
func (p *Page) words() int { return max(p.reading.Article.Words, p.reading.Story.Words) }

// readingTime is "6 min read"; empty for what is too short to say so.
func (p *Page) readingTime() text.Safe { return headline.Reading(p.timed()) }

// timed is the story with the length and the language of what is read.
func (p *Page) timed() *news.Story {
	s := p.reading.Story
	s.Words = p.words()
	s.Language = cmp.Or(p.reading.Article.Language, s.Language)
	return &s
}

// date is a time in the reader's zone, as newspapers write it: "23 November, 08:17", in full "Monday 23 November
// 2026, 08:17".
func date(env *page.Env, t time.Time, full bool) text.Safe {
	if t.IsZero() {
		return ""
	}
	zone, day := env.Now.Location(), "2 January 2006"
	switch {
	case full:
		day = "Monday 2 January 2006"
	case t.In(zone).Year() == env.Now.Year():
		day = "2 January"
	}
	return text.Moment(t, zone, day, "15:04")
}
