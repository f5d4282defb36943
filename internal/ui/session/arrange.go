package session

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// under is the item that commands mean; nil where there is none.
func (s *session) under() *row {
	if l, ok := s.top().(*list); ok {
		return l.under()
	}
	return nil
}

// section is the section that a command means: the one under the cursor among the sections, else the one that is listed;
// nil for none.
func (s *session) section() *news.Section {
	if r := s.under(); r != nil && r.section != 0 {
		return news.Find(s.env.Sections, r.section)
	}
	if l, ok := s.top().(*list); ok {
		if to, ok := l.to.(page.List); ok && to.Query.Feed == 0 {
			return news.Find(s.env.Sections, to.Query.Section)
		}
	}
	return nil
}

// feed is the feed that a command means; nil, which is said, when there is none.
func (s *session) feed() *news.Feed {
	if r := s.under(); r != nil && r.feed != nil {
		return &r.feed.Feed
	}
	s.say(page.Notice{Text: "This is for the feeds: {feeds} lists them"})
	return nil
}

func (s *session) rename(ctx context.Context, to string) {
	switch r := s.under(); {
	case to == "":
		s.print("Say the new name behind the command: rename NAME.")
	case r != nil && r.label != "":
		s.act(ctx, page.Relabel{Tag: r.tag, Name: r.label, To: to})
	default:
		if f := s.feed(); f != nil {
			s.act(ctx, page.Rename{Feed: *f, Title: to})
		}
	}
}

// move moves a reading list or a section up or down, or files a feed in another section.
func (s *session) move(ctx context.Context, to string) {
	by, upDown := map[string]int{"up": -1, "down": 1}[to]
	switch r := s.under(); {
	case upDown && r != nil && r.label != "" && !r.tag:
		s.act(ctx, page.Relabel{Name: r.label, By: by})
		return
	case upDown && s.section() != nil:
		s.act(ctx, section.Shift(s.env.Sections, s.section(), by))
		return
	}
	f := s.feed()
	switch path := strings.Trim(to, "/ "); {
	case f == nil:
	case path == "":
		s.print("Say the section behind the command, such as: move Americas/Canada.")
	default:
		s.act(ctx, page.File{Feed: *f, Path: path, Name: path})
	}
}

// mute has a feed rest, or a section out of sight, and back.
func (s *session) mute(ctx context.Context, _ string) {
	if r := s.under(); r != nil && r.section != 0 {
		if of := s.section(); of != nil {
			s.act(ctx, page.Hide{Section: *of, Hide: !of.Hidden})
		}
		return
	}
	if f := s.feed(); f != nil {
		s.act(ctx, page.Mute{Feed: *f, Mute: f.Muted.IsZero()})
	}
}

// weigh gives a feed or a section the weight that is said, else the next one: of a story, the feed that it comes by.
func (s *session) weigh(ctx context.Context, argument string) {
	a, was := s.weighty()
	if a.Name == "" {
		s.print("This story comes by no feed that is subscribed to.")
		return
	}
	if a.Weight = was.Next(); argument != "" {
		w, err := news.ParseWeight(strings.ReplaceAll(argument, " ", "-"))
		if err != nil {
			s.print(text.Capital(text.Line(err.Error())))
			return
		}
		a.Weight = w
	}
	s.act(ctx, a)
}

func (s *session) weighty() (a page.Weigh, was news.Weight) {
	r := s.under()
	switch {
	case r != nil && r.feed != nil:
		return page.Weigh{Name: r.feed.Feed.ID.String(), Title: deed.NameOf(r.feed.Feed)}, r.feed.Feed.Weight
	case r != nil && r.section != 0 && s.section() != nil:
		of := s.section()
		return page.Weigh{Name: of.ID.String(), Title: of.Title}, of.Weight
	}
	if p := s.top(); p != nil && p.subject() != nil {
		if f, ok := deed.FeedOf(s.env.Sections, p.subject()); ok {
			return page.Weigh{Name: f.ID.String(), Title: deed.NameOf(f)}, f.Weight
		}
	}
	return page.Weigh{}, news.Usual
}

// remove takes away what is under the cursor: a feed, a list, a tag, a mark, a line of the history, what is in the trash.
func (s *session) remove(ctx context.Context, _ string) {
	switch r := s.under(); {
	case r == nil:
		s.nothingHere()
	case r.label != "":
		s.act(ctx, page.Relabel{Tag: r.tag, Name: r.label})
	case r.highlight != nil:
		s.act(ctx, page.Unmark{Highlight: r.highlight.Highlight})
	case r.visit != 0:
		s.act(ctx, page.Forgetting{Visit: r.visit})
	case r.trashed:
		s.empty(ctx)
	default:
		if f := s.feed(); f != nil {
			s.act(ctx, page.Remove{Feed: *f})
		}
	}
}

// empty asks before the one thing that cannot be taken back.
func (s *session) empty(ctx context.Context) {
	s.print("Empty the trash? What lies in it goes for good, with the texts and pictures of its bookmarks.")
	if answer, ok := s.ask(ctx, "Say yes to empty it: "); ok && strings.EqualFold(strings.TrimSpace(answer), "yes") {
		s.act(ctx, page.EmptyTrash{})
		return
	}
	s.print("Kept.")
}

// ask asks for a line. Where there is no prompt, the question is a line of its own.
func (s *session) ask(ctx context.Context, question text.Safe) (string, bool) {
	if s.o.Prompt == "" {
		s.print(text.Clean(strings.TrimRight(string(question), " ")))
		return s.next(ctx, "")
	}
	return s.next(ctx, question)
}
