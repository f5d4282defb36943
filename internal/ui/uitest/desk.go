package uitest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"reader/internal/news"
)

// Desk is a house that holds a few invented stories in memory, for tests. What it was asked to do is in Did.
type Desk struct {
	mu       sync.Mutex
	saying   sync.Mutex // for Did, also under mu
	Stories  []news.Story
	Tree     []news.Section
	Names    []string                      // of the reading lists
	Lying    []news.Importable             // files of subscriptions on this machine
	Wrote    map[news.StoryID]news.Remarks // what the reader wrote to stories
	Pulled   bool                          // the cable
	Paid     bool                          // the network is metered
	Lost     time.Time                     // since when there is no network
	Script   []news.Progress
	Texts    map[news.StoryID]news.Reading
	Found    map[news.StoryID][]news.Article // the texts found on a page, the usual one first; Way names each
	chosen   map[news.StoryID]int
	Next     map[news.StoryID]news.Article    // the texts that pages have when they are asked for again
	Known    map[news.StoryID][]news.Revision // what changed in them
	Pictures map[string][]byte                // by address
	Did      []string
	undo     []func() string
	Bin      []news.Trashed          // the trash, the last first
	Visits   []news.Visit            // the history, the last first
	Sites    map[string][]news.Story // what sites list that no feed carries, by the address of the page
	Feeds    []news.Health           // the subscriptions; Path is made of the tree
	Err      error                   // what every call returns when it is set
	Refusal  error                   // what calls that write return when it is set
}

// NewDesk is a desk with the invented paper on it.
func NewDesk() *Desk {
	d := &Desk{Stories: stories(), Names: []string{"Reading list"}, Texts: map[news.StoryID]news.Reading{}, Known: map[news.StoryID][]news.Revision{}}
	d.Tree, d.Feeds, d.Bin = tree(), feeds(), bin()
	d.file()
	d.recount()
	return d
}

// refused is why nothing can be written.
func (d *Desk) refused() error { return cmp.Or(d.Err, d.Refusal) }

// Empty is a desk with nothing on it.
func Empty() *Desk {
	return &Desk{Texts: map[news.StoryID]news.Reading{}, Known: map[news.StoryID][]news.Revision{}}
}

func tree() []news.Section {
	paper := news.Section{ID: 1, Title: "The Meridian", Site: "https://paper.example/"}
	at := map[string]*news.Section{}
	for i, s := range sections {
		node := news.Section{ID: news.SectionID(i + 2), Parent: 1, Title: s.title}
		if s.parent != "" {
			node.Parent = at[s.parent].ID
			at[s.parent].Children = append(at[s.parent].Children, node)
			continue
		}
		paper.Children = append(slices.Grow(paper.Children, len(sections)), node)
		at[s.title] = &paper.Children[len(paper.Children)-1]
	}
	return []news.Section{paper}
}

// recount counts unread stories by the name of their section.
func (d *Desk) recount() {
	var count func(s *news.Section) news.Counts
	count = func(s *news.Section) news.Counts {
		var c news.Counts
		for i := range d.Stories {
			if d.Stories[i].Kicker == s.Title {
				c.Total++
				if d.Stories[i].Whole {
					c.Whole++
				}
				if !d.Stories[i].Read {
					c.Unread++
				}
			}
		}
		for i := range s.Children {
			below := count(&s.Children[i])
			c = news.Counts{Total: c.Total + below.Total, Unread: c.Unread + below.Unread, Whole: c.Whole + below.Whole}
		}
		s.Counts = c
		return c
	}
	for i := range d.Tree {
		count(&d.Tree[i])
	}
}

// say notes what was asked.
func (d *Desk) say(words ...string) {
	d.saying.Lock()
	defer d.saying.Unlock()
	d.Did = append(d.Did, strings.Join(words, " "))
}

// sections is the tree with its counts.
func (d *Desk) sections() []news.Section {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recount()
	return clone(d.Tree)
}

// clone copies a tree: what was handed out does not change.
func clone(tree []news.Section) []news.Section {
	out := slices.Clone(tree)
	for i := range out {
		out[i].Children = clone(out[i].Children)
	}
	return out
}

// Page implements ui.Shelf.
func (d *Desk) Page(_ context.Context, q news.Query) (news.Page, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.Err != nil {
		return news.Page{}, d.Err
	}
	names := d.names(q.Section)
	var all []news.Story
	for _, s := range d.Stories {
		if q.Tag != "" && !slices.Contains(d.Wrote[s.ID].Tags, q.Tag) {
			continue
		}
		if finds(q, names, s) && d.lists(q.Listing, s) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b news.Story) int { return b.When().Compare(a.When()) })
	if q.BySource {
		slices.SortStableFunc(all, func(a, b news.Story) int { return cmp.Compare(a.Source, b.Source) })
	}
	from := int(q.After.Row)
	limit := q.Limit
	if limit == 0 {
		limit = 50
	}
	to := min(from+limit, len(all))
	from = min(from, to)
	return news.Page{Stories: all[from:to], Next: news.Cursor{Row: int64(to)}, More: to < len(all)}, nil
}

func finds(q news.Query, names []string, s news.Story) bool {
	switch {
	case q.Feed != 0 && !slices.Contains(s.Feeds, q.Feed), q.Section != 0 && !slices.Contains(names, s.Kicker),
		q.Unread && s.Read, q.Saved && !s.Saved, q.Stored && !s.Whole,
		!q.Before.IsZero() && !s.When().Before(q.Before), !q.Since.IsZero() && s.When().Before(q.Since),
		q.Text+q.Words != "" && !strings.Contains(strings.ToLower(s.Title+" "+s.Summary), strings.ToLower(q.Text+q.Words)):
		return false
	}
	return true
}

// names are the titles of a section and those below it.
func (d *Desk) names(id news.SectionID) []string {
	var out []string
	news.Walk(d.Tree, func(_ []string, s *news.Section) {
		if s.ID == id {
			news.Walk([]news.Section{*s}, func(_ []string, s *news.Section) { out = append(out, s.Title) })
		}
	})
	return out
}

// Front implements ui.Shelf: the newest story leads, with more of its section, and each other section has one block.
func (d *Desk) Front(ctx context.Context) (news.Front, error) {
	all, err := d.Page(ctx, news.Query{Limit: 1000})
	f := news.Front{Sections: d.sections()}
	for i := range all.Stories {
		s := all.Stories[i]
		f.Counts.Total++
		if s.Whole {
			f.Counts.Whole++
		}
		if !s.Read {
			f.Counts.Unread++
		}
		switch {
		case f.Lead == nil:
			f.Lead, f.Newest = &s, s.Published
		case s.Words > 4000:
			f.LongReads = append(f.LongReads, s)
		case s.Kicker == f.Lead.Kicker && len(f.More.Stories) < 6:
			f.More.Title, f.More.Stories = s.Kicker, append(f.More.Stories, s)
		case len(f.Seconds) < 3:
			f.Seconds = append(f.Seconds, s)
		case s.Words < 600 && len(f.Briefs) < 6:
			f.Briefs = append(f.Briefs, s)
		default:
			f.Blocks = block(f.Blocks, s)
		}
	}
	if f.Lead != nil {
		f.Updated = Now()
	}
	return f, err
}

// Rows implements ui.Shelf.
func (d *Desk) Rows(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]news.Story, error) {
	all, err := d.Page(ctx, news.Query{Limit: 1000})
	rows := map[news.StoryID]news.Story{}
	for _, s := range all.Stories {
		if slices.Contains(ids, s.ID) {
			rows[s.ID] = s
		}
	}
	return rows, err
}

func block(blocks []news.FrontBlock, s news.Story) []news.FrontBlock {
	for i := range blocks {
		if blocks[i].Title == s.Kicker {
			blocks[i].Stories = append(blocks[i].Stories, s)
			return blocks
		}
	}
	return append(blocks, news.FrontBlock{Title: s.Kicker, Stories: []news.Story{s}})
}
