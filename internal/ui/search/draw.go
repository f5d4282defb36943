package search

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// above is how many lines of the overlay stand over the results: border, field, divider.
const above = 3

// The muted style of hints, and the words before the field.
var muted = theme.Style{Fore: theme.Muted}

const lead = "› "

// hintsFrom is the height from which there is a line of hints: results go before it.
const hintsFrom = 6

// draw sets the field, the results and a line of hints into a frame.
func (p *Page) draw(env *page.Env) []surface.Line {
	width, height := max(env.Area.Width-4, 1), env.Area.Height-2
	content := []surface.Line{p.fieldLine(env, width), surface.Blank(width)}
	foot, dividers := []surface.Line{surface.Blank(width), p.hints(env, width)}, []int{2, env.Area.Height - 3}
	if height < hintsFrom {
		foot, dividers = nil, dividers[:1]
	}
	room := max(height-len(content)-len(foot), 0)
	content = append(content, surface.Fit(p.results(env, width, room), width, room)...)
	content = surface.Fit(append(content, foot...), width, max(height, 0))
	lines := env.Framed(env.Area.Width, "", content)
	for _, y := range dividers {
		if y > 0 && y < len(lines)-1 {
			lines[y] = env.Divider(env.Area.Width)
		}
	}
	return surface.Fit(lines, env.Area.Width, env.Area.Height)
}

// fieldLine is the field and how much was found.
func (p *Page) fieldLine(env *page.Env, width int) surface.Line {
	right := []surface.Run{{Text: p.count(), Style: muted}}
	line, _ := p.field.Draw(env.Pen, p.fieldWidth(env, width), "words in headlines and texts")
	return surface.Beside(env.Line(len([]rune(lead)), surface.Run{Text: p.leadSign(env), Style: muted}), line, env.Line(env.Wide(right...), right...))
}

func (p *Page) leadSign(env *page.Env) text.Safe { return text.Join("", env.Glyphs.Forward, " ") }

func (p *Page) fieldWidth(env *page.Env, width int) int {
	return max(width-len([]rune(lead))-env.Wide(surface.Run{Text: p.count()}), 1)
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := p.field.Draw(env.Pen, p.fieldWidth(env, max(env.Area.Width-4, 1)), "")
	return 2 + len([]rune(lead)) + at, 1, env.Active
}

// manyFound is from how many on the store may not have looked at all matches.
const manyFound = 1000

func (p *Page) count() text.Safe {
	n := len(p.Stories)
	switch {
	case p.asked == "" || n == 0:
		return ""
	case p.found >= manyFound:
		return text.Format(" %d stories and more", p.found)
	case p.found > 1:
		return text.Format(" %d stories", p.found)
	case p.More:
		return text.Format(" %d and more", n)
	case n == 1:
		return " 1 story"
	default:
		return text.Format(" %d stories", n)
	}
}

// results draws what is found, two lines each: the headline with source and age, and the place that matched.
func (p *Page) results(env *page.Env, width, room int) []surface.Line {
	if say := p.sentence(); len(say) > 0 {
		p.Blank()
		for i := range say {
			say[i] = env.Glyphs.Own(say[i])
		}
		return p.words(env, width, say)
	}
	if p.Blank(); len(p.Stories) == 0 && env.Slow {
		return p.words(env, width, []text.Safe{"Searching", "This takes longer than usual. What is found is shown as soon as it is there."})
	} else if len(p.Stories) == 0 {
		return nil // the first answer is on its way
	}
	return p.Unroll(env, above, width, room, 0)
}

// grow makes room for what was found, as far as there is any.
func (p *Page) grow(env *page.Env) {
	rows := above + 3 // divider, hints, border
	for i := 0; i < len(p.Stories) && rows < mostHeight; i++ {
		rows += len(p.Row(env, i, max(env.Area.Width-4, 1)))
	}
	p.height = max(p.height, rows)
}

// Head implements page.Rolled.
func (p *Page) Head(*page.Env, int, int, bool) []surface.Line { return nil }

// Row implements page.Rolled: the headline with source and age, and the place that matched.
func (p *Page) Row(env *page.Env, i, width int) []surface.Line {
	s := &p.Stories[i]
	accent := headline.Accent(s)
	title := headline.Found(surface.Run{Text: headline.Title(s), Style: headline.Style(env, s)}, p.matcher)
	meta := append([]surface.Run{{Text: "  "}}, headline.Meta(env, s, headline.Facts{Source: true, Age: true, Marks: true, Terse: true})...)
	if env.Wide(meta...) > width/2 {
		meta = nil
	}
	lines := []surface.Line{env.Picked(width, i == p.At, accent, title, meta...)}
	if snippet := snippet(env, s, width-2); len(snippet) > 0 {
		lines = append(lines, env.Picked(width, i == p.At, accent, snippet))
	}
	return lines
}

// sentence is what stands in the place of results when there are none.
func (p *Page) sentence() []text.Safe {
	switch {
	case p.trouble != "":
		return []text.Safe{"This search could not be done", p.trouble}
	case len(p.Stories) > 0:
		return nil
	case p.mistake != "":
		return []text.Safe{"This search is not understood yet", p.mistake}
	case p.asked != "":
		return []text.Safe{text.Format("Nothing stored has “%s”", strings.TrimSpace(p.asked)), "Try fewer words, or the beginning of one. Only what is on this machine is searched."}
	case p.field.Empty():
		return []text.Safe{"Search everything stored on this machine", "Every word must occur, in the headline or in the text. It works offline."}
	default:
		return nil
	}
}

func (p *Page) words(env *page.Env, width int, say []text.Safe) []surface.Line {
	lines := []surface.Line{surface.Blank(width), env.Centre(width, surface.Run{Text: say[0], Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}), surface.Blank(width)}
	for _, s := range say[1:] {
		for _, l := range env.Measure.Wrap(s, max(min(width-4, 56), 1)) {
			lines = append(lines, env.Centre(width, surface.Run{Text: l, Style: muted}))
		}
	}
	return lines
}

// hints says, of these the first: what is not understood, how the last word may go on, what its operator finds, what is
// not searched yet; else it names some operators, as many as there is room for.
func (p *Page) hints(env *page.Env, width int) surface.Line {
	say := func(s text.Safe) surface.Line { return env.Line(width, surface.Run{Text: s, Style: muted}) }
	o, inOperator := operatorAt(p.field.String())
	switch {
	case p.mistake != "" && len(p.Stories) > 0 && len(p.offers) == 0:
		return say(p.mistake)
	case len(p.offers) > 0:
		words := []text.Safe{"{next-pane}:"}
		for _, offer := range p.offers {
			words = append(words, text.Line(offer))
		}
		return env.Offer(width, words...)
	case inOperator:
		return say(text.Format("%s: stories %s", o.Name, o.Means))
	case p.unsearched > 0:
		return say(text.Format("%d new stories are still being read in: look again in a moment", p.unsearched))
	case len(p.Stories) > 0:
		return env.Offer(width, "{open} reads", "{keep-search} keeps it as a section", `"a phrase"`, "-without", "source:", "since:7d", "is:saved", "title:", "(a OR b)", "beginn*")
	default:
		return env.Offer(width, `"a phrase"`, "-without", "source:name", "since:7d", "is:saved", "title:word", "a OR b", "beginn*", "has:note", "lang:hi")
	}
}
