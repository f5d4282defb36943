// Package linear sets an article as plain lines, for pipes and for reading without an interface. It writes no escape
// sequence and moves no cursor.
package linear

import (
	"bufio"
	"fmt"
	"io"
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
		Measure: p.measure, Width: o.Width, ASCII: o.ASCII, Numbers: true,
	})
	p.lines(set.Plain()...)
	p.links(set.Links)
	p.related(a.Related)
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
	if s := standfirst(a); s != "" {
		p.lines("")
		p.wrapped(s)
	}
	p.lines("")
	p.wrapped(p.credits(r))
	p.lines("")
}

// standfirst is an article's, or "" when the text begins with it anyway.
func standfirst(a *news.Article) text.Safe {
	s := text.Line(a.Standfirst)
	begin := text.Line(news.PlainText(a.Blocks[:min(len(a.Blocks), 2)]))
	if strings.HasPrefix(string(begin), strings.TrimRight(string(s), "….[] ")) {
		return ""
	}
	return s
}

// headlineLines is more than any headline takes: in print nothing of it is cut.
const headlineLines = 12

func (p *printer) credits(r *news.Reading) text.Safe {
	a := &r.Article
	var parts []text.Safe
	if a.Byline != "" {
		parts = append(parts, text.Format("By %s", a.Byline))
	}
	if a.Site != "" {
		parts = append(parts, text.Line(a.Site))
	}
	if at := a.Published; !at.IsZero() {
		parts = append(parts, text.Line(at.In(p.options.Now().Location()).Format("2 January 2006, 15:04")))
	}
	if a.Words > 0 {
		minutes := int(text.ReadingTime(a.Words, a.Language) / time.Minute)
		parts = append(parts, text.Format("%d min read", minutes))
	}
	if p.options.ASCII {
		return text.Join(" - ", parts...)
	}
	return text.Join(" · ", parts...)
}

func (p *printer) links(links []news.Link) {
	if len(links) == 0 {
		return
	}
	p.lines("", "LINKS IN THIS PIECE")
	for i, l := range links {
		p.lines(text.Format("%3d  %s", i+1, string(text.URL(l.URL))))
	}
}

func (p *printer) related(related []news.Related) {
	if len(related) == 0 {
		return
	}
	p.lines("", "RELATED")
	for _, r := range related {
		p.lines(text.Format("  -  %s", r.Title), text.Format("     %s", string(text.URL(r.URL))))
	}
}
