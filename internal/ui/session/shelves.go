package session

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/past"
	"reader/internal/ui/saved"
	"reader/internal/ui/section"
)

// shelf is a destination that only lines have: on the screen it is a tab of what is saved.
type shelf struct {
	page.Saved
	tab string // lists, tags, passages
}

// index is the list of all sections and of what else there is to go to: on the screen it is the rail.
type index struct{ page.Front }

// saved is what was saved, all or of one reading list, with what the reader wrote to it.
func (s *session) saved(ctx context.Context, d page.Saved) (*list, error) {
	q := news.Query{Saved: true, List: d.List}
	l := &list{
		to: d, title: "Saved", scope: &q, way: news.Way{Kind: news.WaySaved, Name: d.List},
		empty: "Nothing saved yet. Press {save} on a story to save it. What is saved stays readable on this machine, whatever becomes of the page it came from.",
	}
	if d.List != "" {
		l.title, l.empty = text.Line(d.List), text.Format("Nothing is in %s. Press {lists} on a story to put it into a reading list.", d.List)
	}
	p, err := s.o.Desk.Page(ctx, news.Query{Saved: true, List: d.List, Limit: mostSaved})
	if err != nil {
		return nil, err
	}
	ids := make([]news.StoryID, len(p.Stories))
	for i := range p.Stories {
		ids[i] = p.Stories[i].ID
	}
	remarks, err := s.o.Desk.Remarks(ctx, ids...)
	if err != nil {
		return nil, err
	}
	l.intro = numbered(len(p.Stories), "story", "stories")
	for i := range p.Stories {
		l.rows = append(l.rows, s.savedRow(p.Stories[i], remarks[p.Stories[i].ID], d.List == ""))
	}
	return l, nil
}

// mostSaved is how many bookmarks are listed.
const mostSaved = 1000

func (s *session) savedRow(story news.Story, k news.Remarks, lists bool) row {
	r := s.storyRow(story, nil, nil)
	of := r.story
	r.words = func() text.Safe {
		facts := headline.Said(&s.env, of, headline.Facts{Source: true, Reading: true})
		if !of.Saved {
			return text.Join(" ", ended(headline.Title(of)), "No longer saved.")
		}
		return text.Join(" ", ended(headline.Title(of)), ended(text.Join(", ", facts, saved.When(&s.env, &k), text.Join(", ", saved.Own(&k, lists)...))))
	}
	return r
}

// shelf lists the reading lists, the tags, or the marked passages.
func (s *session) shelf(ctx context.Context, d shelf) (*list, error) {
	switch d.tab {
	case "passages":
		return s.passages(ctx, d)
	case "tags":
		labels, err := s.o.Desk.Tags(ctx)
		return s.labels(d, "Tags", labels, true, "No tags yet. Press {tags} on a story to give it tags."), err
	default:
		labels, err := s.o.Desk.Lists(ctx)
		return s.labels(d, "Reading lists", labels, false, "No reading lists yet. Press {lists} on a story to put it into one."), err
	}
}

func (*session) labels(to shelf, title text.Safe, labels []news.Label, tag bool, empty text.Safe) *list {
	l := &list{to: to, title: title, intro: text.Format("%d", len(labels)), empty: empty}
	for _, of := range labels {
		r := row{label: of.Name, tag: tag, enter: page.Go{To: page.Saved{List: of.Name}}, words: func() text.Safe {
			return text.Join(" ", ended(text.Line(of.Name)), text.Join("", numbered(of.Count, "story", "stories"), "."))
		}}
		if tag {
			r.enter = page.Go{To: page.List{Title: of.Name, Query: news.Query{Tag: of.Name}}}
		}
		l.rows = append(l.rows, r)
	}
	return l
}

// passages lists what was marked.
func (s *session) passages(ctx context.Context, d shelf) (*list, error) {
	p, err := s.o.Desk.Marked(ctx, news.HighlightQuery{Limit: mostSaved})
	l := &list{to: d, title: "Marked passages", intro: text.Format("%d", len(p.Highlights)), empty: "No passages marked yet. {mark-text} and its words mark one in an article."}
	for i := range p.Highlights {
		m := &p.Highlights[i]
		l.rows = append(l.rows, row{story: &m.In, highlight: m, enter: page.Go{To: page.Story{Story: m.In, At: m.ID}}, words: func() text.Safe {
			note := text.Join(" ", "Note:", text.Line(m.Note))
			if m.Note == "" {
				note = ""
			}
			return text.Join(" ", text.Format("%q", text.Line(m.Exact)), ended(note), "In:", ended(headline.Title(&m.In)))
		}})
	}
	return l, err
}

// index lists the sections, and what else there is to go to.
func (s *session) index() *list {
	l := &list{to: index{}, title: "Sections"}
	places := section.Places(&s.env, s.owned, s.counts.Whole)
	head := func(group text.Safe) text.Safe {
		if group == places[0].Group {
			return ""
		}
		return heading(group)
	}
	for _, p := range places {
		l.rows = append(l.rows, row{head: head(p.Group), enter: page.Go{To: p.To}, section: p.ID, words: func() text.Safe {
			name := text.Join(", ", text.Line(p.Title), inside(p.Inside))
			switch {
			case p.Count > 0 && p.ID != 0:
				name = text.Join(", ", name, text.Format("%d unread", p.Count))
			case p.Count > 0:
				name = text.Join(", ", name, text.Format("%d", p.Count))
			}
			return text.Join("", name, ".")
		}})
	}
	l.intro = text.Format("%d", len(l.rows))
	return l
}

// inside says in which section another one stands; of the paper it is not said of each, for its name comes before them.
func inside(above string) text.Safe {
	_, below, nested := strings.Cut(above, "/")
	if !nested {
		return ""
	}
	return text.Format("in %s", below)
}

// history is what was read.
func (s *session) history(ctx context.Context, words string) (*list, error) {
	visits, more, err := s.o.Desk.History(ctx, news.Past{Text: words, Limit: mostSaved})
	l := &list{to: page.History{}, title: "History", way: news.Way{Kind: news.WayHistory}, intro: numbered(len(visits), "story", "stories"), empty: "Nothing has been read yet."}
	if words != "" {
		l.title, l.empty = text.Format("History: %s", words), "Nothing that was read says so."
	}
	if more {
		l.intro = text.Format("the last %d stories", len(visits))
	}
	for i := range visits {
		v := &visits[i]
		story := news.Story{ID: v.Story, Title: v.Title, URL: v.URL, Read: true}
		l.rows = append(l.rows, row{
			head: heading(text.DayName(v.At, s.now())), story: &story, visit: v.ID, enter: page.Go{To: page.Story{Story: story}},
			words: func() text.Safe {
				clock := text.Line(v.At.In(s.o.Location).Format("15:04"))
				return text.Join(" ", ended(headline.Title(&story)), text.Join("", text.Join(", ", clock, text.Line(v.Way.String())), "."))
			},
		})
	}
	return l, err
}

// trash is what was taken away.
func (s *session) trash(ctx context.Context) (*list, error) {
	entries, err := s.o.Desk.Trash(ctx, 0, mostSaved)
	l := &list{
		to: page.Trash{}, title: "Trash", intro: "what was taken away in the last 30 days. Enter a number to bring it back",
		empty: "The trash is empty. Feeds, sections, bookmarks and passages that are taken away lie here for 30 days, and can be brought back.",
	}
	if len(entries) == 0 {
		l.intro = ""
	}
	for i := range entries {
		e := &entries[i]
		l.rows = append(l.rows, row{head: heading(text.DayName(e.Taken, s.now())), trashed: true, enter: page.Restore{Entry: e.ID}, words: func() text.Safe {
			until := text.Format("until %s", e.Until.In(s.o.Location).Format("2 January"))
			return text.Join(" ", ended(text.Capital(text.Line(e.Did))), ended(text.Capital(text.Join(", ", past.Things(&s.env, e), until))))
		}})
	}
	return l, err
}
