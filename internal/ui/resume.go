package ui

import (
	"encoding/json"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// The trail outlives the program: it is written down as a habit, and at the next start the way forward leads to where the
// reader was, with the pages behind it.

// stop is a page of the trail as it is written down. Exactly one of its parts says where it is.
type stop struct {
	List    *listStop     `json:"list,omitempty"`
	Story   *storyStop    `json:"story,omitempty"`
	Address *page.Address `json:"address,omitempty"`
	Search  *page.Search  `json:"search,omitempty"`
	Saved   *page.Saved   `json:"saved,omitempty"`
	History *page.History `json:"history,omitempty"`
	Trash   *page.Trash   `json:"trash,omitempty"`
	Feeds   *page.Feeds   `json:"feeds,omitempty"`
}

// listStop is what a list shows, and the story under its cursor.
type listStop struct {
	Title   string         `json:"title"`
	Section news.SectionID `json:"section,omitempty"`
	Feed    news.FeedID    `json:"feed,omitempty"`
	Stored  bool           `json:"stored,omitempty"`
	Listing news.Listing   `json:"listing,omitzero"`
	At      news.StoryID   `json:"at,omitempty"`
}

// storyStop is what an article is found by; the store knows the rest.
type storyStop struct {
	ID    news.StoryID `json:"id"`
	From  news.StoryID `json:"from,omitempty"`
	URL   string       `json:"url"`
	Title string       `json:"title"`
}

// stopAt is how a destination is written down; false for one that is not, such as a question.
func stopAt(to page.Destination) (stop, bool) {
	switch d := to.(type) {
	case page.List:
		q := &d.Query
		return stop{List: &listStop{d.Title, q.Section, q.Feed, q.Stored, q.Listing, d.At}}, true
	case page.Story:
		return stop{Story: &storyStop{d.Story.ID, d.From, d.Story.URL, d.Story.Title}}, true
	case page.Address:
		return stop{Address: &d}, true
	case page.Search:
		return stop{Search: &d}, d.Text != ""
	case page.Saved:
		return stop{Saved: &d}, true
	case page.History:
		return stop{History: &d}, true
	case page.Trash:
		return stop{Trash: &d}, true
	case page.Feeds:
		return stop{Feeds: &d}, true
	}
	return stop{}, false
}

// destination is where a stop is; nil for one that a newer reader wrote.
func (s stop) destination() page.Destination {
	switch {
	case s.List != nil:
		l := s.List
		return page.List{Title: l.Title, Query: news.Query{Section: l.Section, Feed: l.Feed, Stored: l.Stored, Listing: l.Listing}, At: l.At}
	case s.Story != nil:
		return page.Story{Story: news.Story{ID: s.Story.ID, URL: s.Story.URL, Title: s.Story.Title}, From: s.Story.From}
	case s.Address != nil:
		return *s.Address
	case s.Search != nil:
		return *s.Search
	case s.Saved != nil:
		return *s.Saved
	case s.History != nil:
		return *s.History
	case s.Trash != nil:
		return *s.Trash
	case s.Feeds != nil:
		return *s.Feeds
	}
	return nil
}

// mostStops is how many pages of the trail are written down, the last ones.
const mostStops = 12

// written is the trail as it is written down; empty on the front page.
func (t *trail) written() string {
	var stops []stop
	for _, s := range t.steps {
		to := s.to
		if p, ok := s.page.(page.Placed); ok {
			to = p.Here()
		}
		if stop, ok := stopAt(to); ok && (!s.overlay() || s.lasting()) {
			stops = append(stops, stop)
		}
	}
	if len(stops) == 0 {
		return ""
	}
	data, err := json.Marshal(stops[max(0, len(stops)-mostStops):])
	if err != nil {
		return ""
	}
	return string(data)
}

// readTrail reads a trail that was written down. One that cannot be read is none.
func readTrail(written string) (all []page.Destination) {
	var stops []stop
	if json.Unmarshal([]byte(written), &stops) != nil {
		return nil
	}
	for _, s := range stops {
		if to := s.destination(); to != nil {
			all = append(all, to)
		}
	}
	return all
}

// notesAfter is how long the reader stays on a page until the trail is written down.
const notesAfter = 10 * time.Second

// noteTrail is the time to write the trail down, unless the reader has gone on meanwhile.
type noteTrail struct{ move int }

func (n noteTrail) apply(r *root) tea.Cmd {
	if n.move != r.moves {
		return nil
	}
	return r.keepTrail()
}

// moved says that the reader has gone to another page.
func (r *root) moved() tea.Cmd {
	r.moves++
	return r.tick(notesAfter, noteTrail{r.moves})
}

// keepTrail writes the trail down where it is another than the one written.
func (r *root) keepTrail() tea.Cmd {
	written := r.trail.written()
	if written == r.noted || len(r.former) > 0 {
		return nil // or nothing was read yet since the start
	}
	r.noted = written
	return r.remember(news.HabitTrail, written)
}

// offerFormer says how to go on where the reader was the last time.
func (r *root) offerFormer() tea.Cmd {
	if len(r.former) == 0 {
		return nil
	}
	return r.say(page.Notice{Text: text.Format("{forward} goes back to where you were: %s", called(r.former[len(r.former)-1]))})
}

// called is what a destination is called in a sentence.
func called(to page.Destination) text.Safe {
	switch d := to.(type) {
	case page.List:
		return text.Line(d.Title)
	case page.Story:
		return text.Line(d.Story.Title)
	case page.Address:
		return text.Line(d.Link.Title)
	case page.Search:
		return text.Format("the search for %s", d.Text)
	case page.Saved:
		return "what you saved"
	case page.History:
		return "what you read"
	case page.Trash:
		return "the trash"
	default:
		return "the feeds"
	}
}

// resume goes to where the reader was the last time. Sections that are gone are passed over.
func (r *root) resume() tea.Cmd {
	former := r.former
	r.former = nil
	cmds := []tea.Cmd{r.leave()}
	for _, to := range former {
		if l, ok := to.(page.List); ok && l.Query.Section != 0 && news.Find(r.world.Sections, l.Query.Section) == nil {
			continue
		}
		s := r.step(r.build(to, false), to)
		r.trail.push(s)
		cmds = append(cmds, r.act(s, s.page.Start(r.env(s))))
	}
	return tea.Batch(append(cmds, r.arrive(), r.enter(r.trail.top()), r.moved())...)
}
