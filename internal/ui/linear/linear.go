// Package linear sets an article as plain lines, for pipes and for reading without an interface. It writes no escape
// sequence and moves no cursor.
package linear

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"
)

// Options is how the lines are set.
type Options struct {
	Width int // columns
	ASCII bool
	Now   func() time.Time // its location is the reader's
}

// Print writes a reading: head, text, the addresses of its numbered links, and the related stories.
func Print(w io.Writer, r *news.Reading, o Options) error {
	p := printer{out: bufio.NewWriter(w), measure: text.Measure{}, options: o}
	a := &r.Article
	p.head(r)
	blocks := a.Blocks
	if len(blocks) == 0 {
		blocks = []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: r.Story.Summary}}}}
	}
	set := layout.Set(blocks, a.Related, layout.Options{
		Measure: p.measure, Width: o.Width, ASCII: o.ASCII, Numbers: true, Language: cmp.Or(a.Language, r.Story.Language), Now: o.Now(),
	})
	p.lines(set.Plain()...)
	if r.Trouble != "" {
		p.lines("")
		p.wrapped(text.Line(r.Trouble))
	}
	p.links(set.Links)
	for _, g := range news.RelatedGroups(a.Related) {
		p.related(g)
	}
	p.tags(a.Tags)
	p.remarks(r)
	return p.out.Flush()
}

type printer struct {
	out     *bufio.Writer
	measure text.Measure
	options Options
}

func (p *printer) lines(lines ...text.Safe) {
	for _, line := range lines {
		fmt.Fprintln(p.out, string(line))
	}
}

func (p *printer) wrapped(s text.Safe) { p.lines(p.measure.Wrap(s, p.options.Width)...) }

func (p *printer) head(r *news.Reading) {
	a := &r.Article
	if kicker := text.Line(strings.ToUpper(a.Section.Title)); kicker != "" {
		p.wrapped(kicker)
	}
	p.lines(p.measure.Balance(text.Line(a.Title), p.options.Width, headlineLines)...)
	if s := text.Line(a.Above()); s != "" {
		p.lines("")
		p.wrapped(s)
	}
	p.lines("")
	p.facts(p.credits(a))
	if at := r.Revised; !at.IsZero() {
		p.wrapped(text.Format("Updated %s, since you read it", p.date(at)))
	}
	p.rule()
	p.lines("")
}

// headlineLines is more than any headline takes: in print nothing of it is cut.
const headlineLines = 12

// credits are who wrote it, where, when, and how long it takes; what is unknown is left out.
func (p *printer) credits(a *news.Article) []text.Safe {
	var parts []text.Safe
	if by := a.Credit(); by != "" {
		parts = append(parts, text.Line(by))
	}
	if a.Site != "" {
		parts = append(parts, text.Line(a.Site))
	}
	if at := a.Published; !at.IsZero() {
		parts = append(parts, p.date(at))
	}
	if now := p.options.Now(); a.Live {
		word := "live blog, ended"
		if a.LiveAt(now) {
			word = "live, updated"
		}
		parts = append(parts, text.Format("%s %s", word, a.Modified.In(now.Location()).Format("2 January 2006, 15:04")))
	}
	if a.Words > 0 {
		minutes := int(text.ReadingTime(a.Words, a.Language) / time.Minute)
		parts = append(parts, text.Format("%d min read", minutes))
	}
	return parts
}

// date is a time in the reader's zone.
func (p *printer) date(t time.Time) text.Safe {
	return text.Moment(t, p.options.Now().Location(), "2 January 2006", "15:04")
}

// facts sets short facts with dots between them, and never breaks a line inside one that fits a line.
func (p *printer) facts(facts []text.Safe) {
	dot := p.glyph(" · ", " - ")
	var line text.Safe
	for _, fact := range facts {
		longer := text.Join("", line, dot, fact)
		switch {
		case line == "":
			line = fact
		case p.measure.Width(longer) <= p.options.Width:
			line = longer
		default:
			p.wrapped(line)
			line = fact
		}
	}
	if line != "" {
		p.wrapped(line)
	}
}

// glyph is a sign, or its stand-in where only ASCII is wanted.
func (p *printer) glyph(sign, ascii text.Safe) text.Safe {
	if p.options.ASCII {
		return ascii
	}
	return sign
}

func (p *printer) rule() {
	parts := make([]text.Safe, p.options.Width)
	for i := range parts {
		parts[i] = p.glyph("─", "-")
	}
	p.lines(text.Join("", parts...))
}

// title begins a part of its own behind the text.
func (p *printer) title(words text.Safe) {
	p.lines("")
	p.rule()
	p.lines(words, "")
}

// links lists the addresses of the numbers in the text. An address is not broken: it would no longer be one.
func (p *printer) links(links []news.Link) {
	if len(links) == 0 {
		return
	}
	p.title("LINKS")
	digits := len(strconv.Itoa(len(links)))
	for i, l := range links {
		p.lines(text.Format("%*d  %s", digits, i+1, string(text.URL(l.URL))))
	}
}

// remarks are what the reader wrote to the story, and the passages marked in it.
func (p *printer) remarks(r *news.Reading) {
	tags := make([]text.Safe, len(r.Tags))
	for i, t := range r.Tags {
		tags[i] = text.Line(t)
	}
	if len(tags) > 0 || r.Note != "" {
		p.title("YOURS")
		p.facts(tags)
		p.wrapped(text.Clean(r.Note))
	}
	if len(r.Highlights) == 0 {
		return
	}
	p.title("MARKED")
	for i := range r.Highlights {
		h := &r.Highlights[i]
		if i > 0 {
			p.lines("")
		}
		p.wrapped(text.Join("", p.glyph("“", `"`), text.Line(h.Exact), p.glyph("”", `"`)))
		if h.Note != "" {
			p.wrapped(text.Clean(h.Note))
		}
	}
}

// tags are the words that the publisher files the story under.
func (p *printer) tags(tags []news.Link) {
	if len(tags) == 0 {
		return
	}
	p.title("TAGS")
	names := make([]text.Safe, len(tags))
	for i, t := range tags {
		names[i] = text.Line(t.Title)
	}
	p.facts(names)
}

// related lists the stories beside this one, those in mid-text too: their addresses stand here only.
func (p *printer) related(group news.RelatedGroup) {
	p.title(text.Line(strings.ToUpper(group.Title)))
	bullet := p.glyph("·", "*")
	for _, r := range group.Stories {
		mark := bullet
		for _, line := range p.measure.Wrap(text.Line(r.Title), max(p.options.Width-2, 1)) {
			p.lines(text.Join(" ", mark, line))
			mark = " "
		}
		if r.URL != "" {
			p.lines(text.Format("  %s", string(text.URL(r.URL))))
		}
	}
}
