// Package spoken sets an article's blocks as passages that are read one after the other and say what they are: a heading, a
// quotation, a row of a table. There is no sign in them that has to be seen. It knows nothing of widths, and nothing of who
// listens.
package spoken

import (
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/text"
)

// Options says how blocks are set.
type Options struct {
	ASCII bool // powers as 10^6 rather than with raised digits
	// Now gives the zone in which the updates of a live blog have their times, and the day that is not named beside them.
	Now time.Time
}

// Passage is what is read in one go.
type Passage struct {
	Text    text.Safe // its line breaks stay
	Block   int       // index in the blocks
	Related int       // index in the related stories given, from 1, when it names one; else 0
	Head    bool      // it stands over what follows, and is not left alone
}

// Text is an article set.
type Text struct {
	Passages []Passage
	Links    []news.Link // every address once, in the order of reading; the number behind its words is [n] for Links[n-1]
}

// Set sets blocks, and before the block that it is anchored at what the page offers in mid-text.
func Set(blocks []news.Block, related []news.Related, o Options) Text {
	s := setter{Options: o, numbers: map[string]int{}}
	for i := range blocks {
		s.at = i
		s.offers(related, i, false)
		s.block(&blocks[i], 1)
	}
	s.offers(related, len(blocks), true)
	return s.out
}

type setter struct {
	Options
	out     Text
	numbers map[string]int // of links, by address
	at      int            // the block being set
}

// say adds a passage.
func (s *setter) say(words ...text.Safe) {
	if all := text.Join(" ", words...); strings.TrimSpace(string(all)) != "" {
		s.out.Passages = append(s.out.Passages, Passage{Text: all, Block: s.at})
	}
}

// head adds a passage that stands over others.
func (s *setter) head(words ...text.Safe) {
	s.say(words...)
	if n := len(s.out.Passages); n > 0 {
		s.out.Passages[n-1].Head = true
	}
}

// offers says which stories stand before a block; behind the last one, those too whose place is nowhere.
func (s *setter) offers(related []news.Related, block int, last bool) {
	for i, r := range related {
		if r.Kind == news.RelatedInline && (r.Anchor == block || last && (r.Anchor < 0 || r.Anchor > block)) {
			s.say("Also read:", text.Line(r.Title))
			s.out.Passages[len(s.out.Passages)-1].Related = i + 1
		}
	}
}

// block sets a block; level is how deep it stands in lists.
func (s *setter) block(b *news.Block, level int) {
	switch b.Kind {
	case news.Heading:
		s.heading(b)
	case news.Quote:
		s.quote(b, level)
	case news.List, news.Notes:
		s.list(b, level)
	case news.Definitions:
		s.definitions(b, level)
	case news.Code:
		s.code(b)
	case news.Table:
		s.table(b)
	case news.Figure:
		s.figure(b)
	case news.Rule:
		s.say("Break.")
	case news.Embed:
		s.embed(b)
	default: // a paragraph, a stanza
		s.say(s.words(b.Spans))
	}
}

func (s *setter) blocks(all []news.Block, level int) {
	for i := range all {
		s.block(&all[i], level)
	}
}

// heading says what a heading is, and of an update of a live blog when it was written.
func (s *setter) heading(b *news.Block) {
	words := s.words(b.Spans)
	if b.Time.IsZero() {
		if words != "" {
			s.head("Heading:", words)
		}
		return
	}
	zone := s.Now.Location()
	clock := text.Line(b.Time.In(zone).Format("15:04"))
	if b.Time.In(zone).Format(time.DateOnly) != s.Now.Format(time.DateOnly) {
		clock = text.Moment(b.Time, zone, "2 January", "15:04")
	}
	s.head(text.Join(": ", text.Join(" ", "Update", clock), words))
}

// quote says where a quotation begins, who said it, and where it ends when it is longer than a paragraph.
func (s *setter) quote(b *news.Block, level int) {
	first := len(s.out.Passages)
	s.blocks(b.Blocks, level)
	quoted := s.out.Passages[first:]
	if len(quoted) == 0 {
		s.say(s.words(b.Spans))
		return
	}
	quoted[0].Text = text.Join(" ", "Quote:", quoted[0].Text)
	source := text.Clean(strings.TrimLeft(string(s.words(b.Spans)), "—–-~ "))
	switch {
	case source != "" && len(quoted) == 1:
		quoted[0].Text = text.Join(" ", quoted[0].Text, "Quoted from:", source)
	case source != "":
		s.say("End of quote, from:", source)
	case len(quoted) > 1:
		s.say("End of quote.")
	}
}

// code keeps its lines.
func (s *setter) code(b *news.Block) {
	words := text.Clean(strings.ReplaceAll(strings.TrimRight(b.Text, "\n "), "\t", "    "))
	if words == "" {
		return
	}
	s.say(text.Join("", counted("Code", strings.Count(string(words), "\n")+1, "line", "lines"), ".\n", words))
}

// figure says what a picture shows. Of one of which nothing is said, nobody needs to know.
func (s *setter) figure(b *news.Block) {
	caption, alt, credit := s.words(b.Spans), text.Line(b.Picture.Alt), text.Line(b.Credit)
	if alt != "" && strings.Contains(text.Fold(string(caption)), text.Fold(string(alt))) {
		alt = ""
	}
	if credit != "" && strings.Contains(string(caption), b.Credit) {
		credit = ""
	}
	if words := text.Join(" ", ended(alt), ended(caption), ended(credit)); words != "" {
		s.say("Picture:", words)
	}
}

// Picture says what a picture shows that stands by itself; empty where nothing is said of it.
func Picture(p news.Picture, caption text.Safe) text.Safe {
	var s setter
	s.figure(&news.Block{Kind: news.Figure, Picture: p, Spans: []news.Span{{Text: string(caption)}}})
	if len(s.out.Passages) == 0 {
		return ""
	}
	return s.out.Passages[0].Text
}

// media are the words before embedded links.
var media = [...]text.Safe{news.MediumUnknown: "See", news.Video: "Video", news.Sound: "Sound", news.Post: "Post", news.Widget: "See"}

func (s *setter) embed(b *news.Block) {
	host, title := text.Host(b.Link.URL), text.Line(b.Link.Title)
	if title == "" {
		title = text.URL(b.Link.URL)
	}
	if strings.Contains(string(title), string(host)) {
		host = ""
	}
	word := media[0]
	if int(b.Medium) < len(media) {
		word = media[b.Medium]
	}
	s.say(text.Join("", word, ":"), text.Join(", ", title, host), s.number(b.Link))
}

// ended gives what has no full stop one.
func ended(words text.Safe) text.Safe {
	if words == "" || strings.ContainsAny(string(words.From(len(words)-1)), ".!?:;।。") {
		return words
	}
	return words + "."
}

// counted is a word with how many of something it has: "Code, 4 lines".
func counted(word text.Safe, n int, one, many text.Safe) text.Safe {
	if n == 1 {
		many = one
	}
	return text.Format("%s, %d %s", word, n, many)
}
