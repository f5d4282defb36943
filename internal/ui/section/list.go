// Package section shows headlines by section: the rail and the tabs to choose one by, the list of its stories, and
// the digest of the story under the cursor. It knows nothing of where stories come from.
package section

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Shelf lists what is stored.
type Shelf interface {
	Page(context.Context, news.Query) (news.Page, error)
}

// piece is how many rows are asked for at once; ahead, how many rows before the end the next piece is asked for.
const (
	piece = 60
	ahead = 30
)

// List is a page of headlines. Stories are fetched piece by piece as the cursor nears the end, and only those on the
// screen are drawn, so that its length costs nothing.
type List struct {
	page.Rows
	shelf   Shelf
	listing listing // of a site, and where the reader came from
	title   string
	query   news.Query
	view    news.View
	glance  bool     // it is shown beside another list
	ordered bool     // it can be ordered by source
	marks   []string // words and phrases that a saved search found the stories by
	found   *text.Matcher
	next    news.Cursor
	loaded  bool         // an answer came
	asking  bool         // the next piece is on its way
	seek    news.StoryID // is to be under the cursor when it comes
	trouble error
	drawn   drawn
	at      whereabouts
}

// New makes the list of what a query finds, under a title.
func New(shelf Shelf, to page.List) *List {
	l := &List{shelf: shelf, title: to.Title, query: to.Query, seek: to.At}
	l.Roll = page.NewRoll(l)
	return l
}

// Glance makes the list as it is shown beside another one: without a cursor.
func Glance(shelf Shelf, to page.List) *List {
	l := New(shelf, to)
	l.glance = true
	return l
}

// Lone implements page.Lone.
func (l *List) Lone() bool { return l.loaded && len(l.Stories) == 0 }

// Name is the section's.
func (l *List) Name() text.Safe { return text.Line(l.title) }

// Way implements page.Way.
func (l *List) Way() news.Way {
	switch {
	case l.query.Listing != (news.Listing{}):
		return news.Way{Kind: news.WayListing, Name: l.title}
	case l.query.Stored:
		return news.Way{Kind: news.WayStored}
	default:
		return news.Way{Kind: news.WaySection, Name: l.title}
	}
}

// Here implements page.Placed.
func (l *List) Here() page.Destination {
	s, _ := l.Subject()
	return page.List{Title: l.title, Query: l.query, At: s.ID}
}

// Marks implements page.Marker: a saved search is a search.
func (l *List) Marks() []string { return l.marks }

// Scope is what the list shows.
func (l *List) Scope() news.Query { return l.query }

// Start asks for the first piece.
func (l *List) Start(env *page.Env) []page.Action {
	l.recall(env)
	actions := []page.Action{l.ask(news.Cursor{}, l.first())}
	if l.followed() {
		actions = append(actions, l.askSite(false))
	}
	return actions
}

// reach is how far down is looked for the story that is to be under the cursor.
const reach = 5 * piece

// first is how many rows are asked for at first.
func (l *List) first() int {
	if l.seek != 0 {
		return reach
	}
	return piece
}

// arrived is the answer to a piece asked for.
type arrived struct {
	page news.Page
	from news.Cursor
	err  error
}

func (l *List) ask(from news.Cursor, limit int) page.Action {
	q := l.query
	q.After, q.Limit = from, limit
	l.asking = true
	return page.Ask{Topic: "list", Do: func(ctx context.Context) any {
		p, err := l.shelf.Page(ctx, q)
		return arrived{p, from, err}
	}}
}

// Receive takes pieces of the list and news of what changed.
func (l *List) Receive(env *page.Env, msg any) []page.Action {
	switch m := msg.(type) {
	case arrived:
		return l.take(m)
	case listed:
		return l.answered(m)
	case page.Changed:
		if l.Apply(m) {
			l.redraw()
		}
	case page.Fresh:
		if m.Marks && l.view.Show == news.ShowUnread && l.loaded {
			return nil // what was read meanwhile stays where it is
		}
		return []page.Action{l.ask(news.Cursor{}, max(piece, len(l.Stories)))}
	case page.Arrived:
		if len(l.Stories) == 0 && !l.followed() {
			return l.Start(env)
		}
	}
	return nil
}

func (l *List) take(a arrived) []page.Action {
	l.asking, l.loaded, l.trouble = false, true, a.err
	defer l.redraw()
	if a.err != nil {
		return nil
	}
	if a.from == (news.Cursor{}) {
		l.replace(a.page.Stories)
	} else {
		l.Stories = append(l.Stories, a.page.Stories...)
	}
	l.next, l.More = a.page.Next, a.page.More
	if l.seek != 0 {
		l.Find(l.seek)
		l.seek = 0
	}
	if l.marks = a.page.Marks; len(l.marks) > 0 {
		l.found = text.NewMatcher(l.marks)
	}
	return l.Look()
}

// replace puts other stories in the place of those shown. The cursor stays on its story; what is new above it is
// scrolled into view as far as both fit. A list that fills while it is opened stays at its top.
func (l *List) replace(stories []news.Story) {
	was, at := l.Rows, l.At
	l.Stories = stories
	l.Rewind()
	if s, ok := was.Subject(); ok && (at > 0 || !l.followed()) && l.Find(s.ID) {
		return
	}
	l.At = max(0, min(at, len(stories)-1))
}

func (l *List) redraw() {
	l.Cache.Drop()
	l.drawn.drop()
}

// Position is the cursor's place among the stories of the section, as far as their number is known.
func (l *List) Position(env *page.Env) (at, total int) {
	if len(l.Stories) == 0 {
		return 0, 0
	}
	if !l.More {
		return l.At + 1, len(l.Stories)
	}
	if s := news.Find(env.Sections, l.query.Section); s != nil {
		total = map[news.Show]int{news.ShowAll: s.Counts.Total, news.ShowUnread: s.Counts.Unread}[l.view.Show]
	}
	return l.At + 1, max(total, len(l.Stories))
}

// whereabouts is what the section says of its stories.
func (l *List) whereabouts(env *page.Env) whereabouts {
	if l.followed() {
		return whereabouts{paper: source(l.Stories), branch: true}
	}
	s := news.Find(env.Sections, l.query.Section)
	if s == nil {
		return whereabouts{}
	}
	return whereabouts{paper: paper(env, s.ID), title: s.Title, branch: len(s.Children) > 0, grouped: l.query.BySource, found: l.found}
}

// View draws what of the list is on the screen.
func (l *List) View(env *page.Env) []surface.Line {
	return l.Cache.Lines(env, func() []surface.Line { return l.draw(env) })
}
