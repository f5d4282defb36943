package session

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
)

// row is an item of a list.
type row struct {
	head  text.Safe // what stands above it and those behind it: a section, a day; empty: as before
	story *news.Story
	words func() text.Safe
	more  text.Safe   // what is said below it when it is first read
	enter page.Action // what opening it does

	feed      *news.Health
	visit     news.VisitID
	highlight *news.MarkedStory
	label     string // a reading list or tag
	tag       bool   // it is a tag
	trashed   bool
	section   news.SectionID
}

// list is a place with numbered items.
type list struct {
	to    page.Destination
	title text.Safe
	intro text.Safe // said behind the title
	rows  []row
	rest  func(context.Context) ([]row, error) // reads what comes behind them; nil when there is nothing
	empty text.Safe                            // said when there is no row
	scope *news.Query                          // what it lists; nil for what is no list of stories
	way   news.Way
	marks []string // what was searched for
	at    int      // the item read last
	told  int      // how many were read by pages
}

func (l *list) name() text.Safe { return l.title }

// piece is how many rows are asked for at a time.
const piece = 60

// together is how many items are read at once where there are no pages: nobody hears sixty headlines out.
const together = 20

// tell reads its name, what is in it, and the first page.
func (l *list) tell(s *session) {
	s.print(text.Join(" ", ended(l.title), ended(text.Capital(l.intro))))
	l.at, l.told = 0, 0
	l.turn(s, 1)
}

func (l *list) again(s *session) {
	s.print(text.Join("", "Back: ", l.title, "."))
	if l.at < len(l.rows) {
		s.print(l.line(l.at))
	}
}

// turn reads the next page, or the one before.
func (l *list) turn(s *session, by int) {
	if len(l.rows) == 0 {
		s.print(called(l.empty))
		return
	}
	if by < 0 {
		l.told = max(0, l.told-2*s.room(together))
	}
	if l.fill(s, l.told+1); l.told >= len(l.rows) {
		s.print("End of the list.")
		return
	}
	room := s.pageful()
	l.at = l.told
	for n := 0; l.told < len(l.rows) && n < together; n++ {
		height := s.out.height(l.line(l.told)) + s.out.height(l.rows[l.told].more)
		if room -= height; room < 0 && n > 0 {
			break
		}
		l.read(s, l.told)
		l.told++
		l.fill(s, l.told+1)
	}
	l.foot(s)
}

// foot says how much there is still.
func (l *list) foot(s *session) {
	switch {
	case l.told < len(l.rows) && l.rest == nil:
		s.more(text.Format("%d of %d.", l.told, len(l.rows)))
	case l.told < len(l.rows):
		s.more(text.Format("%d so far.", l.told))
	}
}

// fill reads rows from the store until there are so many, or no more.
func (l *list) fill(s *session, want int) {
	for len(l.rows) < want && l.rest != nil {
		rows, err := l.rest(s.ctx)
		if err != nil {
			s.trouble(err)
			l.rest = nil
			return
		}
		l.rows = append(l.rows, rows...)
	}
}

// line is an item behind its number.
func (l *list) line(i int) text.Safe {
	return text.Join("", text.Format("%d. ", i+1), l.rows[i].words())
}

// read reads an item, under what stands above it.
func (l *list) read(s *session, i int) {
	r := &l.rows[i]
	if r.head != "" && (i == 0 || l.rows[i-1].head != r.head) {
		s.print(text.Join("", r.head, ":"))
	}
	s.print(l.line(i))
	s.print(r.more)
}

// step reads another item.
func (l *list) step(s *session, by int) {
	l.fill(s, l.at+by+1)
	to := l.at + by
	switch {
	case len(l.rows) == 0:
		s.print(called(l.empty))
	case to < 0:
		s.print("This is the first.")
	case to >= len(l.rows):
		s.print("This is the last.")
	default:
		l.at, l.told = to, max(l.told, to+1)
		l.read(s, to)
	}
}

func (l *list) far(s *session, end bool) {
	if len(l.rows) == 0 {
		s.print(called(l.empty))
		return
	}
	l.at, l.told = 0, 0
	if end {
		l.at, l.told = len(l.rows)-1, len(l.rows)
	}
	l.read(s, l.at)
	if !end {
		l.told = 1
	}
}

// choose makes an item the one that commands mean; false when there is none of that number.
func (l *list) choose(s *session, number int) bool {
	if l.fill(s, number); number < 1 || number > len(l.rows) {
		s.print(text.Format("There is no number %d here.", number))
		return false
	}
	l.at = number - 1
	return true
}

// under is the item that commands mean; nil in an empty list.
func (l *list) under() *row {
	if l.at >= len(l.rows) {
		return nil
	}
	return &l.rows[l.at]
}

func (l *list) subject() *news.Story {
	if r := l.under(); r != nil {
		return r.story
	}
	return nil
}

func (l *list) show(c page.Changed) {
	for i := range l.rows {
		if l.rows[i].story != nil {
			c.Apply(l.rows[i].story)
		}
	}
}

// renew lists anew what is listed, as far as it was read.
func (l *list) renew(ctx context.Context, s *session) {
	if fresh, ok := s.build(ctx, l.to).(*list); ok {
		at, told := l.at, l.told
		*l = *fresh
		l.fill(s, told)
		l.at, l.told = max(0, min(at, len(l.rows)-1)), min(told, len(l.rows))
	}
}

func (*list) leave(context.Context, *session) {}

// next is the story a step away in the list, or the next unread one; false at its end.
func (l *list) next(s *session, by int, unread bool) (news.Story, bool) {
	for i := l.at + by; i >= 0; i += by {
		if l.fill(s, i+1); i >= len(l.rows) {
			return news.Story{}, false
		}
		if r := &l.rows[i]; r.story != nil && (!unread || !r.story.Read) {
			l.at, l.told = i, max(l.told, i+1)
			return *r.story, true
		}
	}
	return news.Story{}, false
}

// storyRow is a story in a list, with facts that are not plain there.
func (s *session) storyRow(story news.Story, facts func(*news.Story) headline.Facts, marks []string) row {
	of := &story
	return row{story: of, enter: page.Go{To: page.Story{Story: story, Marks: marks}}, words: func() text.Safe {
		return s.headline(of, facts(of))
	}}
}

// headline is a story in a line: its headline first, then its facts, and what is unusual about it.
func (s *session) headline(of *news.Story, facts headline.Facts) text.Safe {
	var read text.Safe
	switch {
	case of.Read:
		read = "read"
	case (s.env.Offline || s.env.Cut) && of.Stored == news.StoredNone:
		read = "not stored"
	}
	said := text.Join(", ", headline.Said(&s.env, of, facts), read)
	return text.Join(" ", ended(headline.Title(of)), text.Join("", text.Capital(said), "."))
}
