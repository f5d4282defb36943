package article

import (
	"slices"
	"strings"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// gap is the width of the margin left of the text, in which the cursor's bar and the letters of hints stand, and of
// the one right of it.
const gap = 2

// draw joins the line above, the text and the rail.
func (p *Page) draw(env *page.Env) []surface.Line {
	p.set(env)
	lines := p.bar(env)
	height := env.Area.Height - len(lines)
	columns := surface.Fit(p.column(env, height), env.Area.Width, height)
	lines = append(lines, columns...)
	if prompt, ok := p.prompt(env); ok && len(lines) > 0 {
		lines[len(lines)-1] = prompt
	}
	return surface.Fit(lines, env.Area.Width, env.Area.Height)
}

// column draws the rows on the screen, each as wide as the page.
func (p *Page) column(env *page.Env, height int) []surface.Line {
	s := p.sheet
	left := surface.Blank(max(s.setting.body.X-gap, 0))
	out := make([]surface.Line, 0, height)
	for y := range height {
		line := surface.Blank(p.wide())
		if i := p.top + y; i < len(s.rows) && y < height-p.short {
			line = p.drawn(env, i)
		}
		if len(s.rail) == 0 {
			rest := env.Area.Width - left.Width() - line.Width()
			out = append(out, surface.Beside(left, line, surface.Blank(rest)))
			continue
		}
		out = append(out, surface.Beside(left, line, p.beside(env, y, env.Area.Width-left.Width()-line.Width())))
	}
	return out
}

// wide is the width of a drawn row: the text and the margins on both sides, as far as the page reaches.
func (p *Page) wide() int {
	s := p.sheet.setting
	x := max(s.body.X-gap, 0)
	end := s.width
	if !s.related.Empty() {
		end = s.related.X - gap
	}
	return max(min(s.body.X+s.body.Width+gap, end)-x, 0)
}

// drawn is a row as it was drawn, or is drawn now.
func (p *Page) drawn(env *page.Env, i int) surface.Line {
	s := p.sheet
	r := &s.rows[i]
	if p.changing(r) || p.find.marks(i) || p.marking.marks(i) {
		return p.drawRow(env, r, i, s.setting.body.Width, p.wide())
	}
	if s.drawn[i].Width() == 0 {
		s.drawn[i] = p.drawRow(env, r, i, s.setting.body.Width, p.wide())
	}
	return s.drawn[i]
}

// changing says that a row looks different for the moment: it has a hint or the cursor.
func (p *Page) changing(r *row) bool {
	return p.hints != nil || p.listing && slices.Contains(r.refs(), p.picked)
}

// drawRow draws a row: margin, words, margin.
func (p *Page) drawRow(env *page.Env, r *row, i, width, wide int) surface.Line {
	margin := p.margin(env, r, i, p.firstOf(i))
	if r.picture > 0 {
		return surface.Beside(margin, p.pictures.line(env, p.sheet, r, wide-margin.Width()))
	}
	runs := p.runs(env, r, i)
	if r.rtl {
		return surface.Beside(margin, env.Right(width, runs...), surface.Blank(wide-margin.Width()-width))
	}
	return surface.Beside(margin, env.Line(wide-margin.Width(), runs...))
}

// firstOf says whether the row is the first of those that belong to its target.
func (p *Page) firstOf(i int) bool {
	rows := p.sheet.rows
	return i == 0 || rows[i-1].target != rows[i].target
}

// margin holds the cursor's bar, the letter of a hint, or the sign of marked words.
func (p *Page) margin(env *page.Env, r *row, i int, first bool) surface.Line {
	to := r.target
	if to == 0 && len(r.pieces) > 0 && r.pieces[0].lead {
		to, first = r.pieces[0].target, true
	}
	if label := p.hints.label(to); label != "" && first {
		return env.Line(gap, p.hints.run(label, to))
	}
	if p.listing && r.target != 0 && p.picked == r.target {
		return env.Line(gap, surface.Run{Text: env.Glyphs.Bar, Style: theme.Style{Fore: p.accent()}})
	}
	if sign, ok := p.markSign(env, r, i); ok {
		return env.Line(gap, sign)
	}
	return surface.Blank(gap)
}

// accent is the colour of the cursor's bar.
func (p *Page) accent() theme.Token {
	if k := p.matter.kicker; k.Text != "" {
		return k.Style.Fore
	}
	return theme.Accent
}

// runs are the words of a row, with hints in the places of numbers and with what was found marked.
func (p *Page) runs(env *page.Env, r *row, i int) []surface.Run {
	out := make([]surface.Run, 0, len(r.pieces)+4)
	for n := range r.pieces {
		pc := &r.pieces[n]
		label := p.hints.label(pc.target)
		switch {
		case label != "" && pc.number:
			out = append(out, p.hints.run(inBrackets(label, pc.Text), pc.target))
		case label != "" && pc.lead && n > 0:
			out = append(p.before(env, out, label, pc.target), pc.Run)
		case p.listing && pc.target != 0 && pc.target == p.picked:
			out = append(out, surface.Run{Text: pc.Text, Style: pc.Style.With(theme.Bold | theme.Reverse), URL: pc.URL})
		case p.marking.marks(i):
			out = overlaid(out, pc.Run, n, p.marking.rows[i], p.marking.styled)
		default:
			out = p.find.split(out, pc.Run, i, n)
		}
	}
	return out
}

// inBrackets is the label in the place of a number, in brackets where the number stands in them: without them it would
// read as a letter of the word before.
func inBrackets(label, number text.Safe) text.Safe {
	if strings.HasPrefix(string(number), "[") {
		return "[" + label + "]"
	}
	return label
}

// railMargin is the line that parts the rail from the text, and the margin behind it.
const railMargin = 1 + gap

// before draws a label over the blanks before a target that has no number, with one between where there are enough;
// without any it stands between.
func (p *Page) before(env *page.Env, out []surface.Run, label text.Safe, to ref) []surface.Run {
	last := &out[len(out)-1]
	blanks := len(last.Text) - len(strings.TrimRight(string(last.Text), " "))
	needed := env.Measure.Width(label)
	last.Text = last.Text.Until(len(last.Text) - min(blanks, needed+1))
	out = append(out, p.hints.run(label, to))
	if blanks > needed {
		out = append(out, surface.Run{Text: " "})
	}
	return out
}

// noRow is the number of a row in which nothing is searched.
const noRow = -1

// beside is a row of the rail, with the line that parts it from the text.
func (p *Page) beside(env *page.Env, y, width int) surface.Line {
	s, i := p.sheet, p.railTop+y
	if i >= len(s.rail) {
		return p.railLine(env, row{}, false, width)
	}
	r := s.rail[i]
	first := i == 0 || s.rail[i-1].target != r.target
	if p.changing(&r) {
		return p.railLine(env, r, first, width)
	}
	if s.beside[i].Width() != width {
		s.beside[i] = p.railLine(env, r, first, width)
	}
	return s.beside[i]
}

func (p *Page) railLine(env *page.Env, r row, first bool, width int) surface.Line {
	bar := env.Line(1, surface.Run{Text: env.Glyphs.Line, Style: theme.Style{Fore: theme.Rule}})
	words := p.sheet.setting.related.Width - gap
	runs := p.runs(env, &r, noRow)
	line := env.Line(words, runs...)
	if r.rtl {
		line = env.Right(words, runs...)
	}
	return surface.Beside(bar, p.margin(env, &r, noRow, first), line, surface.Blank(max(width-1-gap-words, 0)))
}

// The heights from which there is a line above the text, and a rule below that line.
const (
	barFrom  = 7
	ruleFrom = 12
)

// barRows is the height of what stands above the text. A wide screen has the masthead there, a quiet page nothing.
func barRows(env *page.Env) int {
	switch {
	case env.Frame.Shape >= geometry.Desk || env.Frame.Status.Empty() || env.Area.Height < barFrom:
		return 0
	case env.Area.Height < ruleFrom:
		return 1
	default:
		return 2
	}
}

// bar says where the reader came from and how far the reading is.
func (p *Page) bar(env *page.Env) []surface.Line {
	rows := barRows(env)
	if rows == 0 {
		return nil
	}
	width := env.Area.Width
	margin := surface.Run{Text: "  "}
	right := append(p.progress(env, width >= 60), margin)
	left := append([]surface.Run{margin}, page.Crumbs(env, p.behind(), p.crumbRoom(env), strong)...)
	out := []surface.Line{env.Ends(width, theme.Style{}, left, right)}
	if rows > 1 {
		out = append(out, env.Rule(width, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}))
	}
	return out
}

// behind names the pages behind.
func (p *Page) behind() []text.Safe {
	if len(p.from.Trail) == 0 {
		return []text.Safe{"back"}
	}
	return p.from.Trail
}

// crumbRoom is what progress leaves to the names of the pages behind.
func (p *Page) crumbRoom(env *page.Env) int {
	return env.Area.Width - env.Wide(p.progress(env, env.Area.Width >= 60)...) - 3*gap
}

// gauge is the width of the drawn progress.
const gauge = 16

// progress is "2 of 37 · 6 min · ━━━──── 26 %".
func (p *Page) progress(env *page.Env, drawn bool) []surface.Run {
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	var at text.Safe
	if p.from.Total > 0 {
		at = text.Format("%d of %d", p.from.At, p.from.Total)
	}
	facts := text.Join(dot, at, p.minutes())
	done := p.share(env)
	percent := text.Format("%d %%", done)
	if !drawn {
		return []surface.Run{{Text: text.Join(dot, facts, percent), Style: muted}}
	}
	out := append([]surface.Run{{Text: facts, Style: muted}, {Text: "  "}}, env.Gauge(gauge, done, 100, p.accent())...)
	return append(out, surface.Run{Text: text.Format(" %3d %%", done), Style: muted})
}

// minutes is the reading time without its verb.
func (p *Page) minutes() text.Safe {
	t := p.readingTime()
	if n := len(t) - len(" read"); n > 0 && t.From(n) == " read" {
		return t.Until(n)
	}
	return t
}

// share is how much of the text has been on the screen, in percent.
func (p *Page) share(env *page.Env) int {
	s := p.sheet
	length := s.tailAt - s.bodyAt
	if length <= 0 {
		return 0
	}
	seen := min(p.top+p.shown(env), s.tailAt) - s.bodyAt
	return max(0, seen*100/length)
}
