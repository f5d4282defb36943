package session

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/front"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// build makes the place of a destination; nil when it could not be had, which has been said then.
func (s *session) build(ctx context.Context, to page.Destination) place {
	var l *list
	var err error
	switch d := to.(type) {
	case page.Front:
		f, ok := s.know(ctx)
		if !ok {
			return nil
		}
		return s.front(&f)
	case page.Story:
		return s.open(ctx, d)
	case page.Address:
		return s.follow(ctx, d)
	case page.List:
		l, err = s.listed(ctx, d)
	case page.Search:
		l, err = s.found(ctx, d)
	case page.Saved:
		l, err = s.saved(ctx, d)
	case page.History:
		l, err = s.history(ctx, "")
	case page.Trash:
		l, err = s.trash(ctx)
	case page.Feeds:
		l, err = s.feeds(ctx, d)
	case page.Failures:
		l = s.failed(d)
	case shelf:
		l, err = s.shelf(ctx, d)
	case ways:
		l = s.ways(d.Story)
	case index:
		l = s.index()
	}
	if err != nil {
		s.trouble(err)
		return nil
	}
	if l == nil {
		return nil
	}
	return l
}

// front is the front page in the order of reading.
func (s *session) front(f *news.Front) *list {
	day := text.Line(s.now().Format("Monday 2 January 2006"))
	l := &list{
		to: page.Front{}, title: "Front page", scope: &news.Query{}, way: news.Way{Kind: news.WayFront},
		intro: text.Join(", ", text.Join(", ", s.house(f), day), s.counted(f.Counts), s.updatedAt(f)),
		empty: "No news yet. Press {refresh} to ask for news, or {add} to add a site.",
	}
	if s.env.Offline {
		l.empty = "Nothing stored here yet. No news has been fetched. You are offline."
	}
	house := front.House(f)
	for i, part := range front.InOrder(f) {
		head := cmp.Or(text.Line(part.Title), heading(text.Line(part.Label)))
		for j, story := range part.Stories {
			r := s.storyRow(*story, func(of *news.Story) headline.Facts {
				f := headline.All()
				f.Ago, f.Section = true, part.Title == ""
				if f.Source = of.Source != house; part.Title != "" && of.Kicker != part.Title {
					f.Section = true
				}
				return f
			}, nil)
			if r.head = head; i == 0 && j == 0 {
				r.more = text.Line(story.Summary)
			}
			l.rows = append(l.rows, r)
		}
	}
	return l
}

// house is the paper that most stories are from.
func (s *session) house(f *news.Front) text.Safe { return text.Line(front.House(f)) }

// counted says how many stories there are, and how many of them are unread.
func (*session) counted(c news.Counts) text.Safe {
	if c.Total == 0 {
		return ""
	}
	return text.Format("%s, %d unread", numbered(c.Total, "story", "stories"), c.Unread)
}

func (s *session) updatedAt(f *news.Front) text.Safe {
	if f.Updated.IsZero() {
		return ""
	}
	return text.Format("updated %s", f.Updated.In(s.o.Location).Format("15:04"))
}

// numbered is a number with what it counts.
func numbered(n int, one, many text.Safe) text.Safe {
	if n == 1 {
		many = one
	}
	return text.Format("%d %s", n, many)
}

// filters are the words for what a list is narrowed to, and for an order that is not the usual one.
func filters(q news.Query) text.Safe {
	var narrowed, ordered text.Safe
	if show := shown(q); show != news.ShowAll {
		narrowed = section.Shows(show)
	}
	if q.BySource {
		ordered = section.Orders(true)
	}
	return text.Join(", ", narrowed, ordered)
}

// listed is a section, a feed, what has a tag, what is stored, or a list of a site's.
func (s *session) listed(ctx context.Context, d page.List) (*list, error) {
	if of := news.Find(s.env.Sections, d.Query.Section); of != nil {
		d.Query = section.Seen(d.Query, of.View, of.Search == "")
	}
	l := &list{to: d, title: text.Line(d.Title), scope: &d.Query, way: news.Way{Kind: news.WaySection, Name: d.Title}, empty: "Nothing here yet."}
	var counts text.Safe
	switch {
	case d.Query.Listing != (news.Listing{}):
		l.way.Kind = news.WayListing
		l.intro, l.empty = s.askSite(ctx, d.Query.Listing, false), "Nothing is listed there."
	case d.Query.Stored:
		l.way = news.Way{Kind: news.WayStored}
		l.empty = "Nothing is kept offline yet. {keep} keeps a story, or a section."
	default:
		counts = s.counted(s.countsOf(d.Query.Section))
	}
	switch {
	case d.Query.Unread:
		l.empty, counts = "Everything here has been read. {unread-only} shows it all again.", ""
	case d.Query.Saved:
		l.empty, counts = "Nothing of it is saved. {unread-only} shows it all again.", ""
	}
	l.intro = text.Join(", ", l.intro, filters(d.Query), counts)
	err := s.fillStories(ctx, l, d.Query, func(of *news.Story) headline.Facts {
		f := headline.All()
		f.Ago = true
		return f.Within(of, s.paper(d.Query.Section), d.Title)
	})
	return l, err
}

// paper is the title of the paper that a section belongs to.
func (s *session) paper(id news.SectionID) string {
	for i := range s.env.Sections {
		if news.Find(s.env.Sections[i:i+1], id) != nil {
			return s.env.Sections[i].Title
		}
	}
	return ""
}

// countsOf are those of a section.
func (s *session) countsOf(id news.SectionID) news.Counts {
	if of := news.Find(s.env.Sections, id); of != nil {
		return of.Counts
	}
	return news.Counts{}
}

// askSite asks a site for a list of its own, and says why it could not be had; empty when all is well.
func (s *session) askSite(ctx context.Context, of news.Listing, insist bool) text.Safe {
	if of.URL == "" {
		return "what is stored"
	}
	type answer struct {
		news.Listed
		err error
	}
	a, ok := await(ctx, s, text.Format("Asking %s for its stories...", text.Host(of.URL)), func(ctx context.Context) answer {
		told, err := s.o.Desk.List(ctx, of, insist)
		return answer{told, err}
	})
	switch {
	case !ok:
		return ""
	case a.err != nil && !errors.Is(a.err, context.Canceled):
		return s.o.Explain(a.err)
	}
	return text.Line(a.Trouble)
}

// fillStories lists what a query finds, piece by piece, under the days of the stories.
func (s *session) fillStories(ctx context.Context, l *list, q news.Query, facts func(*news.Story) headline.Facts) error {
	q.Limit = piece
	var rest func(context.Context) ([]row, error)
	rest = func(ctx context.Context) ([]row, error) {
		p, err := s.o.Desk.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		q.After = p.Next
		if l.rest = rest; !p.More {
			l.rest = nil
		}
		rows := make([]row, len(p.Stories))
		for i := range p.Stories {
			rows[i] = s.storyRow(p.Stories[i], facts, nil)
			rows[i].head = heading(text.DayName(p.Stories[i].When(), s.now()))
			if q.BySource {
				rows[i].head = text.Line(p.Stories[i].Source)
			}
		}
		return rows, nil
	}
	rows, err := rest(ctx)
	l.rows = rows
	return err
}

// found is what a search finds.
func (s *session) found(ctx context.Context, d page.Search) (*list, error) {
	q := news.Query{Text: d.Text, Limit: piece}
	p, err := s.o.Desk.Page(ctx, q)
	var mistake news.QueryError
	if errors.As(err, &mistake) {
		s.print(text.Line(mistake.Error()))
		return nil, nil
	}
	l := &list{
		to: d, title: text.Format("Search: %s", d.Text), scope: &q, way: news.Way{Kind: news.WaySearch, Name: d.Text}, marks: p.Marks,
		intro: numbered(max(p.Found, len(p.Stories)), "story", "stories"), empty: "Nothing is found. Other words, or fewer, may find it.",
	}
	if p.Unsearched > 0 {
		l.intro = text.Join(", ", l.intro, text.Format("%d not searched yet", p.Unsearched))
	}
	for _, story := range p.Stories {
		r := s.storyRow(story, func(*news.Story) headline.Facts {
			return headline.Facts{Source: true, Section: true, Age: true, Ago: true, Marks: true}
		}, p.Marks)
		r.more = snippet(story.Snippet)
		l.rows = append(l.rows, r)
	}
	return l, err
}

// snippet is the place that matched.
func snippet(fragments []news.Fragment) text.Safe {
	var b strings.Builder
	for _, f := range fragments {
		b.WriteString(f.Text)
	}
	return text.Line(b.String())
}
