package session

import (
	"context"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/passage"
	"reader/internal/text"
	"reader/internal/ui/article"
	"reader/internal/ui/deed"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// act does an action as the pages of the screen return them.
func (s *session) act(ctx context.Context, a page.Action) {
	switch a := a.(type) {
	case nil:
		s.nothingHere()
	case page.Notice:
		s.say(a)
	case page.Go:
		s.visit(ctx, a.To, a.Instead)
	case page.Browse:
		s.browse(a.URL)
	case page.Play:
		s.play(a.Link)
	case page.Save:
		s.do(ctx, deed.Save(s.o.Desk, a, s.env.Offline), s.about())
	case page.Mark:
		if d, any := deed.Mark(s.o.Desk, a); any {
			s.do(ctx, d, s.about())
		}
	case page.Highlight:
		_, d := deed.Highlight(s.o.Desk, a, s.now())
		d.Shown = page.Changed{Stories: []news.StoryID{a.Story.ID}, Saved: page.Set}
		s.do(ctx, d, "")
	case page.Unsave:
		s.carryOut(ctx, a, s.about())
	case page.Run:
		if do := doOf(commands(), a.Command); do != nil {
			do(s, ctx, a.Argument)
		}
	case page.Export, page.Hand, page.Download:
		s.pass(ctx, a)
	default:
		s.carryOut(ctx, a, "")
	}
}

// pass passes a story on.
func (s *session) pass(ctx context.Context, a page.Action) {
	if s.o.Courier == nil {
		s.print("Nothing can be passed on from here.")
		return
	}
	switch a := a.(type) {
	case page.Export:
		s.export(ctx, a)
	case page.Hand:
		s.hand(ctx, a)
	case page.Download:
		s.download(ctx, a)
	}
}

func (s *session) carryOut(ctx context.Context, a page.Action, of text.Safe) {
	if d, ok := deed.Of(s.o.Desk, a); ok {
		s.do(ctx, d, of)
	}
}

// about is the headline that a command is about, where it is one of many; empty in an article.
func (s *session) about() text.Safe {
	if _, ok := s.top().(*list); !ok {
		return ""
	}
	if of := s.top().subject(); of != nil {
		return headline.Title(of)
	}
	return ""
}

func (s *session) nothingHere() { s.print("There is no story here.") }

// story is the story that a command means: the one under the cursor of a list or, by its number, another of its items. The
// rest of the argument is returned.
func (s *session) story(argument string) (*news.Story, string) {
	if l, ok := s.top().(*list); ok {
		first, rest, _ := strings.Cut(argument, " ")
		if n, err := strconv.Atoi(first); err == nil {
			if !l.choose(s, n) {
				return nil, ""
			}
			argument = strings.TrimSpace(rest)
		}
	}
	if a, ok := s.top().(*reading); ok && isNumber(argument) {
		l := s.lead(a, argument)
		if l == nil || l.Story().ID == 0 {
			s.print(text.Format("Number %s is no story that is known here.", argument))
			return nil, ""
		}
		return l.Story(), ""
	}
	if p := s.top(); p != nil {
		if of := p.subject(); of != nil {
			return of, argument
		}
	}
	s.nothingHere()
	return nil, argument
}

func (s *session) toggleSave(ctx context.Context, argument string) {
	switch of, _ := s.story(argument); {
	case of == nil:
	case of.Saved:
		s.act(ctx, page.Unsave{Story: *of})
	default:
		s.act(ctx, page.Save{Story: *of})
	}
}

func (s *session) toggleRead(ctx context.Context, argument string) {
	if of, _ := s.story(argument); of != nil {
		s.act(ctx, page.Mark{Stories: []news.Story{*of}, Read: !of.Read})
	}
}

func (s *session) markAll(ctx context.Context, _ string) {
	l, ok := s.top().(*list)
	if !ok || l.scope == nil {
		s.print("This is for lists of stories.")
		return
	}
	s.do(ctx, deed.MarkAll(s.o.Desk, *l.scope, l.title), "")
}

// browse opens an address in the browser; where there is none, the address is said.
func (s *session) browse(url string) {
	switch {
	case url == "":
		s.print("This story has no address.")
		return
	case s.o.Browser == nil:
		s.print(text.URL(url))
		return
	}
	if err := s.o.Browser(url); err != nil {
		s.trouble(err)
		s.print(text.URL(url))
		return
	}
	s.print(text.Format("Opened in the browser: %s.", text.URL(url)))
}

func (s *session) play(l news.Link) {
	if s.o.Player == nil {
		s.browse(l.URL)
		return
	}
	switch in, err := s.o.Player(l.URL); {
	case err != nil:
		s.trouble(err)
	case in == "":
		s.browse(l.URL)
	default:
		s.print(text.Format("Opened %s in %s.", text.Host(l.URL), in))
	}
}

// address is the address of what a command means: a link of an article by its number, else the story.
func (s *session) address(argument string) string {
	if a, ok := s.top().(*reading); ok && argument != "" {
		if l := s.lead(a, argument); l != nil {
			if b, ok := l.Follow(true).(page.Browse); ok {
				return b.URL
			}
		}
		return ""
	}
	if of, _ := s.story(argument); of != nil {
		return of.URL
	}
	return ""
}

func (s *session) browseHere(_ context.Context, argument string) {
	if url := s.address(argument); url != "" {
		s.browse(url)
	}
}

// tellAddress says an address: there is no clipboard without a sequence that a terminal understands.
func (s *session) tellAddress(_ context.Context, argument string) {
	if url := s.address(argument); url != "" {
		s.print(text.URL(url))
	}
}

// lead is what stands behind a number in an article; nil, which is said, when nothing does.
func (s *session) lead(a *reading, number string) *article.Lead {
	n, err := strconv.Atoi(strings.Trim(number, "[]"))
	if err != nil || n < 1 || n > len(a.leads) {
		s.print(text.Format("There is no number %s here; the article has %d.", text.Line(number), len(a.leads)))
		return nil
	}
	return &a.leads[n-1]
}

// follow follows what stands behind a number in an article. What leads to another site than its words say is told first.
func (s *session) followNumber(ctx context.Context, a *reading, number string) {
	l := s.lead(a, number)
	switch {
	case l == nil:
	case l.Part() && l.Block < 0:
		s.say(page.Notice{Text: "That part of the page is not in this text. {browse-link} opens it in the browser"})
	case l.Part():
		a.next = a.find(news.Place{Block: l.Block})
		a.turn(s, 1)
	default:
		if !l.Trusted && l.Where != "" {
			s.print(text.Capital(text.Join("", "to ", l.Where, ".")))
		}
		s.act(ctx, l.Follow(false))
	}
}

// nextStory reads another story of the list that this one came from. Unread ones are looked for in other sections, too.
func (s *session) nextStory(ctx context.Context, by int, unread bool) {
	_, opening := s.top().(*reading)
	l := s.source()
	if l == nil {
		s.nothingHere()
		return
	}
	if !opening && !unread {
		l.step(s, by)
		return
	}
	if story, ok := l.next(s, by, unread); ok {
		s.visit(ctx, page.Story{Story: story, Marks: l.marks}, opening)
		return
	}
	if !unread {
		s.print([...]text.Safe{"This is the first story", "This is the last story"}[(by+1)/2])
		return
	}
	in, story, err := section.FirstUnread(ctx, s.o.Desk, section.Behind(&s.env, l.to))
	switch {
	case err != nil:
		s.trouble(err)
	case story == nil:
		s.print("Everything has been read.")
	default:
		s.print(text.Format("In %s:", in.Title))
		s.beneath(ctx, in, opening)
		s.visit(ctx, page.Story{Story: *story}, false)
	}
}

// beneath puts a list on the trail without reading it.
func (s *session) beneath(ctx context.Context, to page.List, instead bool) {
	l, err := s.listed(ctx, to)
	if err != nil {
		s.trouble(err)
		return
	}
	s.leave(ctx)
	if n := len(s.trail); instead && n > 1 {
		s.trail = s.trail[:n-1]
	}
	s.trail, s.ahead = append(s.trail, l), nil
}

// quoted is the passage of some words, where they first stand.
func quoted(blocks []news.Block, words string) (news.Passage, bool) {
	of := passage.Of(blocks)
	at := of.All(words)
	if len(at) == 0 {
		return news.Passage{}, false
	}
	return of.Quote(at[0]), true
}
