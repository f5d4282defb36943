package session

import (
	"context"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/article"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
	"reader/internal/ui/spoken"
)

// reading is an article that is read by passages: what stands above it, its text, and what can be followed from it.
type reading struct {
	r        news.Reading
	to       page.Destination
	told     article.Told
	passages []spoken.Passage // Block is -1 for what is not of the text
	leads    []article.Lead   // by their numbers, the links of the text first
	behind   int              // the first passage behind the text
	at       int              // the passage read last
	next     int              // the first that was not read by pages
	from     int              // the passage that the reader was at when it was opened
	changed  bool             // what changed in it is read in place of it
	whole    bool             // it is read without pages
	ended    bool             // it was said that there is no more
}

func (a *reading) name() text.Safe { return a.told.Title }

// newReading sets a reading.
func (s *session) newReading(r news.Reading, to page.Destination) *reading {
	a := &reading{r: r, to: to}
	s.set(a, nil)
	return a
}

// set sets the article, or what changed in it.
func (s *session) set(a *reading, changes []news.Block) {
	a.told = article.Tell(&s.env, &a.r)
	a.passages, a.changed = s.head(&a.told), changes != nil
	blocks, related := a.told.Blocks, a.told.Related
	if a.changed {
		blocks, related = changes, nil
	}
	set := spoken.Set(blocks, related, spoken.Options{ASCII: s.out.plain, Now: s.now()})
	a.passages = append(a.passages, set.Passages...)
	a.leads, a.behind = a.told.Links(set.Links), len(a.passages)
	if a.changed {
		return
	}
	a.add(called(a.told.State))
	s.yours(a)
	for _, g := range a.told.Leads() {
		a.add(g.Title + ":")
		a.passages[len(a.passages)-1].Head = true
		for i := range g.Leads {
			a.leads = append(a.leads, g.Leads[i])
			a.add(text.Join("", text.Format("%d. ", len(a.leads)), lead(&g.Leads[i])))
		}
	}
	a.numberOffers()
}

// numberOffers gives the stories that are offered in mid-text the numbers that they have behind it.
func (a *reading) numberOffers() {
	for i := range a.passages[:a.behind] {
		p := &a.passages[i]
		n := slices.IndexFunc(a.leads, func(l article.Lead) bool { return l.Beside >= 0 && l.Beside == p.Related-1 })
		if p.Related > 0 && n >= 0 {
			p.Text = text.Join(" ", p.Text, text.Format("[%d]", n+1))
		}
	}
}

// add adds a passage that is not of the text.
func (a *reading) add(words text.Safe) {
	if words != "" {
		a.passages = append(a.passages, spoken.Passage{Text: words, Block: outside})
	}
}

const outside = -1

// lead is something to follow: its words, and what they do not say.
func lead(l *article.Lead) text.Safe {
	read := text.Safe("")
	if l.Story().Read {
		read = "read"
	}
	return text.Join(" ", ended(l.Title), ended(text.Join(", ", l.Facts, read)))
}

// head is what stands above the text.
func (s *session) head(t *article.Told) []spoken.Passage {
	var a reading
	a.add(ended(text.Join(": ", t.Kicker, t.Title)))
	a.add(ended(text.Join(", ", t.Facts...)))
	for _, aside := range t.Asides {
		a.add(ended(called(aside)))
	}
	a.add(t.Standfirst)
	a.add(spoken.Picture(t.Picture, t.Caption))
	return a.passages
}

// yours is what the reader wrote to it.
func (s *session) yours(a *reading) {
	r := &a.r
	a.add(labelled("Your tags: ", r.Tags))
	a.add(labelled("In your lists: ", r.Lists))
	if r.Note != "" {
		a.add(text.Join("", "Your note: ", text.Clean(r.Note)))
	}
	for i := range r.Highlights {
		h := &r.Highlights[i]
		words := text.Format("Marked by you: %q", text.Line(h.Exact))
		if h.Note != "" {
			words = text.Join(" ", words, "Note:", text.Clean(h.Note))
		}
		a.add(words)
	}
}

func labelled(head text.Safe, names []string) text.Safe {
	if len(names) == 0 {
		return ""
	}
	return text.Join("", head, text.Line(strings.Join(names, ", ")), ".")
}

// tell reads the head and the first page; a story that was left in its midst goes on there.
func (a *reading) tell(s *session) {
	a.next = 0
	if a.from > 0 {
		s.print(a.passages[0].Text)
		s.print(called(text.Format("Going on at %d percent. {top} reads it from the beginning.", a.share(a.from))))
		a.next = a.from
	}
	a.turn(s, 1)
}

func (a *reading) again(s *session) {
	s.print(text.Join("", "Back: ", ended(a.told.Title)))
	if a.at > 0 && a.at < len(a.passages) {
		s.print(a.passages[a.at].Text)
	}
}

// turn reads the next page, or the one before.
func (a *reading) turn(s *session, by int) {
	if by < 0 {
		a.rewind(s)
	}
	switch {
	case a.next >= len(a.passages) && a.ended && !a.changed:
		s.nextStory(s.ctx, 1, false) // who goes on and on hears one story after the other
		return
	case a.next >= len(a.passages):
		a.end(s)
		return
	}
	a.at = a.next
	for end := a.page(s); a.next < end; a.next++ {
		s.print(a.passages[a.next].Text)
	}
	if a.next < len(a.passages) {
		s.more(text.Format("%d percent.", a.share(a.next)))
		return
	}
	a.end(s)
}

// page is where the page ends that begins with the next passage. What stands over others is not its last.
func (a *reading) page(s *session) int {
	room := s.pageful()
	if a.whole {
		room = everything
	}
	end := a.next
	for ; end < len(a.passages); end++ {
		if room -= s.out.height(a.passages[end].Text); room < 0 && end > a.next {
			break
		}
	}
	for end < len(a.passages) && end > a.next+1 && a.passages[end-1].Head {
		end--
	}
	return end
}

// rewind goes back by the page that was read last, and the one before it.
func (a *reading) rewind(s *session) {
	a.next = a.at
	for room := s.pageful(); a.next > 0; a.next-- {
		if room -= s.out.height(a.passages[a.next-1].Text); room < 0 {
			return
		}
	}
}

// end says that there is no more, and how to go on.
func (a *reading) end(s *session) {
	if a.changed {
		s.print(called("End of the changes. {what-changed} goes back to the story."))
		return
	}
	a.ended = true
	s.print(called("End. Enter reads the next story, {back} goes back."))
}

// share is how much of it stands before a passage, in percent.
func (a *reading) share(i int) int { return 100 * i / max(len(a.passages), 1) }

// step reads another passage.
func (a *reading) step(s *session, by int) {
	to := a.at + by
	if a.at == 0 && a.next == 0 && by > 0 {
		to = 0
	}
	switch {
	case to < 0:
		s.print("This is the beginning.")
	case to >= len(a.passages):
		a.end(s)
	default:
		a.at, a.next = to, to+1
		s.print(a.passages[to].Text)
	}
}

func (a *reading) far(s *session, end bool) {
	a.next = 0
	if end {
		a.next = max(0, min(a.behind, len(a.passages)-1))
	}
	a.turn(s, 1)
}

func (a *reading) subject() *news.Story {
	if a.r.Story.ID == 0 {
		return nil
	}
	return &a.r.Story
}

func (a *reading) show(c page.Changed) {
	c.Apply(&a.r.Story)
	for i := range a.r.Related {
		c.Apply(&a.r.Related[i].Story)
	}
}

// renew reads from the store what the reader wrote to it; the text may be another now, too.
func (a *reading) renew(ctx context.Context, s *session) {
	if a.r.Story.ID == 0 || a.changed {
		return
	}
	if r, err := s.o.Desk.Open(ctx, a.r.Story.ID); err == nil {
		s.take(a, r)
	}
}

// take puts a newer reading in the place of the one that is read. The reader stays at the same part of it.
func (s *session) take(a *reading, r news.Reading) {
	was := a.place()
	if len(r.Article.Blocks) == 0 {
		r.Article = a.r.Article // a failed fetch takes nothing away
	}
	a.r = r
	s.set(a, nil)
	a.at = a.find(was)
	a.next = min(a.next, len(a.passages))
}

// place is where the reader is in the text: the passage read last.
func (a *reading) place() news.Place {
	for i := min(a.at, len(a.passages)-1); i >= 0; i-- {
		if b := a.passages[i].Block; b != outside {
			return news.Place{Block: b}
		}
	}
	return news.Place{}
}

// find is the passage of a place; 0 for one at the beginning of the text.
func (a *reading) find(at news.Place) int {
	if at == (news.Place{}) {
		return 0
	}
	for i, p := range a.passages {
		if p.Block >= at.Block {
			return i
		}
	}
	return 0
}

// leave writes down where the reader is.
func (a *reading) leave(ctx context.Context, s *session) {
	if a.r.Story.ID == 0 || a.changed {
		return
	}
	if at := a.place(); at != a.r.Place {
		a.r.Place = at
		s.quietly(ctx, page.Place{Story: a.r.Story.ID, Place: at})
	}
	if !a.r.Revised.IsZero() {
		s.quietly(ctx, page.Seen{Story: a.r.Story.ID, AsOf: a.r.AsOf})
	}
}

// quietly writes down what nobody asked for.
func (s *session) quietly(ctx context.Context, a page.Action) {
	if d, ok := deed.Of(s.o.Desk, a); ok {
		s.do(ctx, d, "")
	}
}
