package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// stretch is a part of a flow in one style.
type stretch struct {
	end   int // where in the words it ends, in bytes
	role  Role
	style news.Style
	link  int  // -1 for none
	mute  bool // not counted: our own words, such as a link's number
	note  int  // as in Run
	mark  int  // as in Run
}

// flow gathers spans to running text, white space folded, before it is broken into lines.
type flow struct {
	s         *setter
	role      Role // of plain words
	parts     []text.Safe
	size      int // of the parts, in bytes
	stretches []stretch
	blank     text.Safe // white space to be set before the next word: "", " " or newlines
	hyphens   []int     // where words may be parted, in bytes
	even      bool      // lines of even length, as of a headline
	serial    int       // which of the running texts it is
}

func (s *setter) flow(role Role) *flow {
	s.flows++
	return &flow{s: s, role: role, serial: s.flows}
}

// spans adds the words of spans, and a number behind each link.
func (f *flow) spans(spans []news.Span) {
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && spans[end].URL == spans[i].URL {
			end++
		}
		f.linked(spans[i:end])
		i = end
	}
}

// linked adds spans that lead to one address, or nowhere.
func (f *flow) linked(spans []news.Span) {
	link := -1
	if spans[0].URL != "" && strings.TrimSpace(news.Plain(spans)) != "" {
		link = f.s.link(news.Link{Title: news.Plain(spans), URL: spans[0].URL})
	}
	style := stretch{role: f.role, link: link}
	if link >= 0 {
		style.role = LinkText
	}
	for _, span := range spans {
		style.style, style.mark = span.Style, span.Mark
		if span.Note > 0 {
			f.noteSign(span, style)
			continue
		}
		f.span(span, style)
	}
	f.number(link, style.mark)
}

// span adds the words of a span, and notes its soft hyphens, which never reach a screen.
func (f *flow) span(span news.Span, style stretch) {
	const soft = "\u00AD"
	for {
		part, rest, more := strings.Cut(span.Text, soft)
		span.Text = part
		f.words(f.s.raised(span), style)
		if !more {
			return
		}
		if f.size > 0 && f.blank == "" {
			f.hyphens = append(f.hyphens, f.size)
		}
		span.Text = rest
	}
}

// noteSign sets what refers to a note, raised and in brackets: the numbers of links are raised too.
func (f *flow) noteSign(span news.Span, style stretch) {
	style.role, style.style, style.note, style.mute = NoteSign, 0, span.Note, true
	sign := f.s.raised(news.Span{Text: strings.TrimSpace(span.Text), Style: news.Superscript})
	f.blank = ""
	if f.s.ASCII {
		f.put("[^"+sign+"]", style)
		return
	}
	f.put("⁽"+sign+"⁾", style)
}

// number sets the number of a link close behind it, marked as its last words are.
func (f *flow) number(link, mark int) {
	if link < 0 || !f.s.Numbers {
		return
	}
	blank := f.blank
	f.blank = ""
	f.put(f.s.number(link+1), stretch{role: LinkNumber, link: link, mute: true, mark: mark})
	f.blank = blank
}

// words adds a span's words, cleaned and fit; white space is folded, newlines stay. A sign that is to be written before
// something and stands before nothing goes: it would draw into the next run.
func (f *flow) words(s text.Safe, style stretch) {
	s = f.s.Measure.Fit(s)
	s = s.Until(len(strings.TrimRightFunc(string(s), text.Precedes)))
	for s != "" {
		end := foldable(s)
		f.put(s.Until(end), style)
		s = s.From(end)
		end = len(s) - len(strings.TrimLeft(string(s), " \n"))
		f.gap(s.Until(end))
		s = s.From(end)
	}
}

// foldable is where in s the first white space begins that is not a single space between two words.
func foldable(s text.Safe) int {
	for i := range len(s) {
		switch {
		case s[i] == '\n':
			return i
		case s[i] != ' ':
		case i == 0, i == len(s)-1, s[i+1] == ' ', s[i+1] == '\n':
			return i
		}
	}
	return len(s)
}

// gap notes white space. It is set when a word follows, so that there is none at the ends of lines.
func (f *flow) gap(s text.Safe) {
	if f.size == 0 || s == "" {
		return
	}
	breaks := strings.Count(string(f.blank), "\n") + strings.Count(string(s), "\n")
	switch breaks {
	case 0:
		f.blank = " "
	case 1:
		f.blank = "\n"
	default:
		f.blank = "\n\n"
	}
}

// put adds words, with the white space due before them.
func (f *flow) put(words text.Safe, style stretch) {
	if words == "" {
		return
	}
	if f.blank != "" {
		f.part(f.blank, f.between(style))
		f.blank = ""
	}
	if n := attached(words); n > 0 && f.size > 0 {
		f.attach(words.Until(n))
		words = words.From(n)
	}
	f.part(words, style)
}

// between is the style of the space before words: theirs, unless they are a link or a passage that begins here.
func (f *flow) between(style stretch) stretch {
	last := f.stretches[len(f.stretches)-1]
	if last.mark != style.mark {
		style.mark = 0
	}
	if style.link < 0 || last.link == style.link {
		return style
	}
	return stretch{role: f.role, link: -1, mute: style.mute, mark: style.mark}
}

func (f *flow) part(words text.Safe, style stretch) {
	if words == "" {
		return
	}
	f.parts = append(f.parts, words)
	f.size += len(words)
	style.end = f.size
	if n := len(f.stretches); n > 0 {
		last := f.stretches[n-1]
		last.end = style.end
		if last == style {
			f.stretches[n-1] = style
			return
		}
	}
	f.stretches = append(f.stretches, style)
}

// attach adds marks to the last words. Cleaned together they are composed, and no more of them than one base may bear.
func (f *flow) attach(marks text.Safe) {
	last := &f.parts[len(f.parts)-1]
	f.size -= len(*last)
	*last = text.Clean(string(*last + marks))
	f.size += len(*last)
	f.stretches[len(f.stretches)-1].end = f.size
}

// attached is the length of the characters at the beginning of words that draw into the cell before them. They must
// not begin a run: the terminal would see them behind a change of style.
func attached(words text.Safe) int {
	for i, r := range string(words) {
		if !text.Attaches(r) {
			return i
		}
	}
	return len(words)
}

// lines breaks the flow into lines.
func (f *flow) lines(width int) []Line {
	if f.size == 0 {
		return nil
	}
	words := text.Join("", f.parts...)
	extents := f.broken(words, width)
	rtl := text.RTLIn(words, f.s.Language)
	c := cutter{words: words, stretches: f.stretches, start: f.s.at, flow: f.serial}
	c.runs = make([]Run, 0, len(extents)+len(f.stretches))
	lines := make([]Line, 0, len(extents))
	for _, e := range extents {
		l := c.cut(e)
		if f.parted(e, l.Runs, width) {
			hyphen := l.Runs[len(l.Runs)-1]
			hyphen.Text, hyphen.Flow = f.s.glyphs.hyphen, 0
			l.Runs = append(l.Runs, hyphen)
		}
		if rtl {
			l.RTL = true
			l.Runs = append([]Run{spaces(width - f.s.width(l.Runs))}, l.Runs...)
		}
		lines = append(lines, l)
	}
	f.s.at.runes += c.count(len(words))
	return lines
}

// parted reports a line that ends within a word where a hyphen may stand, and has a cell left for it: a line too narrow
// for that may end there by chance.
func (f *flow) parted(e text.Extent, runs []Run, width int) bool {
	if len(f.hyphens) == 0 || len(runs) == 0 {
		return false
	}
	_, found := slices.BinarySearch(f.hyphens, e.End)
	return found && f.s.width(runs) < width
}

// broken is where the lines stand in the words.
func (f *flow) broken(words text.Safe, width int) []text.Extent {
	if f.even && len(f.hyphens) == 0 && !strings.Contains(string(words), "\n") {
		return f.s.Measure.EvenExtents(words, width)
	}
	return f.s.Measure.HyphenExtents(words, width, f.hyphens)
}

// cutter cuts words into the runs of lines, in ascending order.
type cutter struct {
	words     text.Safe
	stretches []stretch
	start     at
	flow      int
	runs      []Run // of all lines, in one piece of memory
	now       int   // the stretch under the cursor
	pos       int   // the cursor, in bytes
	counted   int   // runes before the cursor that count
}

func (c *cutter) cut(e text.Extent) Line {
	c.count(e.Start)
	l := line(c.start)
	l.Rune += c.counted
	first := len(c.runs)
	for c.pos < e.End {
		st := c.stretches[c.now]
		end := min(st.end, e.End)
		r := Run{Text: c.words.Between(c.pos, end), Role: st.role, Style: st.style, Link: st.link, Note: st.note, Mark: st.mark}
		if !st.mute && st.role != Credit {
			r.Flow, r.Rune = c.flow, c.start.runes+c.counted
		}
		c.runs = append(c.runs, r)
		c.count(end)
	}
	l.Runs = c.runs[first:len(c.runs):len(c.runs)]
	return l
}

// count moves the cursor to a place and returns how many runes that count stand before it.
func (c *cutter) count(to int) int {
	for c.pos < to {
		st := c.stretches[c.now]
		end := min(st.end, to)
		if !st.mute {
			c.counted += utf8.RuneCountInString(string(c.words.Between(c.pos, end)))
		}
		if c.pos = end; end == st.end {
			c.now++
		}
	}
	return c.counted
}

// width is the number of cells that runs take.
func (s *setter) width(runs []Run) int {
	cells := 0
	for i := range runs {
		cells += s.Measure.Width(runs[i].Text)
	}
	return cells
}
