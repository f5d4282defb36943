package saved

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var muted = theme.Style{Fore: theme.Muted}

// draw sets the tabs and the rows of the one shown.
func (p *Page) draw(env *page.Env) []surface.Line {
	width := env.Area.Width
	if !p.asked && p.Size() == 0 && !p.filter.on() && !p.naming.typing {
		return page.Waiting(env)
	}
	lines := []surface.Line{p.drawTabs(env, width), surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1))}
	prompt, _, typing := p.prompt(env)
	rest := env.In(env.Area, env.Active)
	rest.Area.Height = max(env.Area.Height-len(lines), 0)
	if typing {
		rest.Area.Height = max(rest.Area.Height-1, 0)
	}
	switch {
	case p.trouble != "":
		lines = append(lines, page.Sentence(rest, "What you saved cannot be shown", p.trouble)...)
	case p.Size() == 0:
		p.Blank()
		head, sentence := p.empty()
		lines = append(lines, page.Sentence(rest, head, sentence)...)
	default:
		lines = append(lines, p.Unroll(env, len(lines), width, rest.Area.Height, p.gap(env))...)
	}
	if typing {
		lines = append(surface.Fit(lines, width, max(env.Area.Height-1, 0)), prompt)
	}
	return surface.Fit(lines, width, env.Area.Height)
}

// empty says why there is nothing, and what to do.
func (p *Page) empty() (head, sentence text.Safe) {
	switch {
	case p.filter.words() != "":
		return text.Format("Nothing here says “%s”", p.filter.words()), "Titles, authors, sources, summaries and your notes are looked through. Press {close} to see all."
	case p.tab.kind == tags:
		return "No tags yet", "Press {tags} on a story to give it tags."
	case p.tab.kind == passages:
		return "No passages marked yet", "Press {mark-text} in an article to mark a passage."
	case p.tab.tag != "":
		return text.Format("Nothing has the tag %s", p.tab.tag), "Press {tags} on a story to give it tags."
	case p.tab.list != "":
		return text.Format("Nothing is in %s", p.tab.list), "Press {lists} on a story to put it into a reading list."
	default:
		return "Nothing saved yet", "Press {save} on a story to save it. What is saved stays readable on this machine, whatever becomes of the page it came from."
	}
}

// gap is how many blank lines stand between two rows.
func (p *Page) gap(env *page.Env) int {
	if env.Frame.Entry.Gap && p.tab.kind != tags {
		return 1
	}
	return 0
}

// Head implements page.Rolled.
func (p *Page) Head(*page.Env, int, int, bool) []surface.Line { return nil }

// Row implements page.Rolled.
func (p *Page) Row(env *page.Env, i, width int) []surface.Line {
	switch p.tab.kind {
	case tags:
		return p.tagEntry(env, i, width)
	case passages:
		return p.passageEntry(env, i, width)
	default:
		return p.storyEntry(env, i, width)
	}
}

// line draws a line of a row, with something at its end.
func (p *Page) line(env *page.Env, i, width int, accent theme.Token, left []surface.Run, right ...surface.Run) surface.Line {
	if len(right) > 0 {
		right = append(right, surface.Run{Text: "  "})
	}
	return env.Picked(width, i == p.At, accent, left, right...)
}

// storyEntry is a bookmark: headline, facts, and what the reader wrote to it.
func (p *Page) storyEntry(env *page.Env, i, width int) []surface.Line {
	s := &p.Stories[i]
	accent, indent := headline.Accent(s), surface.Run{Text: "  "}
	lead := indent
	if !s.Read {
		lead = surface.Run{Text: text.Join("", env.Glyphs.Unread, " "), Style: theme.Style{Fore: accent}}
	}
	var lines []surface.Line
	for _, t := range env.Measure.Balance(headline.Title(s), max(width-6, 1), max(env.Frame.Entry.Title, 1)) {
		title := headline.Aligned(env, max(width-6, 1), surface.Run{Text: t, Style: headline.Style(env, s)})
		lines = append(lines, p.line(env, i, width, accent, append([]surface.Run{lead}, title...)))
		lead = indent
	}
	kept := stored(env, s)
	facts := append([]surface.Run{indent}, p.facts(env, s, width-env.Wide(kept...)-8)...)
	lines = append(lines, p.line(env, i, width, accent, facts, kept...))
	if own := p.own(env, s); own != "" {
		own = env.Measure.Truncate(own, max(width-6, 1), env.Glyphs.More)
		lines = append(lines, p.line(env, i, width, accent, []surface.Run{indent, {Text: own, Style: muted}}))
	}
	return lines
}

// gauge is the width of the drawn progress.
const gauge = 10

// facts are source, when it was saved, reading time, and how far the reading is. Where there is no room for all of them,
// the reading time goes first, then the source.
func (p *Page) facts(env *page.Env, s *news.Story, room int) []surface.Run {
	if !s.Saved {
		return []surface.Run{{Text: env.Keys.In("no longer saved; {undo} takes it back"), Style: theme.Style{Fore: theme.Warn}}}
	}
	k := p.kept[s.ID]
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	when := When(env, &k)
	var progress []surface.Run
	if k.Progress > 0 {
		progress = append([]surface.Run{{Text: text.Format("%s%d %% read ", dot, k.Progress), Style: muted}},
			env.Gauge(gauge, k.Progress, 100, headline.Accent(s))...)
	}
	source := text.Line(s.Source)
	words := text.Join(dot, source, when, headline.Reading(s))
	for _, shorter := range []text.Safe{text.Join(dot, source, when), when} {
		if env.Measure.Width(words)+env.Wide(progress...) > room {
			words = shorter
		}
	}
	return append([]surface.Run{{Text: words, Style: muted}}, progress...)
}

// stored says at the end of a row how much of the story is on this machine.
func stored(env *page.Env, s *news.Story) []surface.Run {
	kept, words := headline.Kept(env, s)
	switch {
	case s.Whole:
		return []surface.Run{kept}
	case words == "":
		words = "not stored"
	}
	return []surface.Run{{Text: words, Style: muted}}
}

// own is what the reader wrote: tags, lists, passages, the note.
func (p *Page) own(env *page.Env, s *news.Story) text.Safe {
	k := p.kept[s.ID]
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), Own(&k, p.tab.list == "")...)
}

// tagEntry is a tag and how many stories have it.
func (p *Page) tagEntry(env *page.Env, i, width int) []surface.Line {
	l := p.known.tags[i]
	style := theme.Style{}
	if i == p.At {
		style = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	}
	name := surface.Run{Text: text.Line(l.Name), Style: style}
	return []surface.Line{p.line(env, i, width, theme.Accent, []surface.Run{{Text: "  "}, name}, surface.Run{Text: text.Format("%d", l.Count), Style: muted})}
}

// mostQuoted is how many lines of a passage a row shows.
const mostQuoted = 3

// passageEntry is a marked passage: its words, the note to it, and the story it stands in.
func (p *Page) passageEntry(env *page.Env, i, width int) []surface.Line {
	m, room := &p.marked[i], max(width-6, 1)
	accent, indent := headline.Accent(&m.In), surface.Run{Text: "  "}
	words := env.Measure.Wrap(text.Join("", "“", text.Line(m.Exact), "”"), room)
	if len(words) > mostQuoted {
		words = append(words[:mostQuoted-1], env.Measure.Truncate(text.Join(" ", words[mostQuoted-1:]...), room, env.Glyphs.More))
	}
	var lines []surface.Line
	for _, w := range words {
		lines = append(lines, p.line(env, i, width, accent, append([]surface.Run{indent}, headline.Aligned(env, room, surface.Run{Text: w})...)))
	}
	if note := text.Line(m.Note); note != "" {
		note = env.Measure.Truncate(text.Join("", "note: ", note), room, env.Glyphs.More)
		lines = append(lines, p.line(env, i, width, accent, []surface.Run{indent, {Text: note}}))
	}
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	in := text.Join(dot, text.Join(" ", "marked", env.Ago(m.Made)), headline.Title(&m.In))
	in = env.Measure.Truncate(in, room, env.Glyphs.More)
	return append(lines, p.line(env, i, width, accent, []surface.Run{indent, {Text: in, Style: muted}}))
}
