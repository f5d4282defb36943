package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"reader/internal/news"
	"reader/internal/text"
)

// shelf is what lists need of the section tree. It is made whenever the tree is read and never changed, so that no
// list asks the library again.
type shelf struct {
	homes map[news.FeedID]home
	below map[news.SectionID][]news.FeedID // the feeds of a section and of all below it, but for muted ones
	found map[news.SectionID]string        // the queries of saved searches
	signs func() []sign                    // made when a search first needs them
}

// home is where a feed stands in the tree.
type home struct {
	paper  string // title of the section at the top; of the feed where that one is made by hand
	title  string // "Canada"
	path   string // "Americas/Canada", without the paper
	depth  int
	url    string // of the feed
	muted  bool
	weight int  // steps more or less than usual that the reader wants to see of it
	unseen bool // muted, or in a section that is hidden
}

// sign is a name by which a search can mean feeds; folded.
type sign struct {
	field string // "section" or "source"
	title string
	path  string // from the top, of a section
	feeds []news.FeedID
}

// newShelf reads a tree. A section answers to section:, a paper to source: as well, and so does each single feed.
func newShelf(tree []news.Section) *shelf {
	l := &shelf{homes: map[news.FeedID]home{}, below: map[news.SectionID][]news.FeedID{}, found: map[news.SectionID]string{}}
	l.signs = sync.OnceValue(func() []sign { return l.sign(tree) })
	papers := map[string]bool{} // the sections at the top that are a site's, not made by hand
	for i := range tree {
		papers[tree[i].Title] = tree[i].Site != ""
	}
	hidden := map[news.SectionID]bool{} // by themselves, or with what is above them
	weights := map[news.SectionID]news.Weight{}
	news.Walk(tree, func(path []string, s *news.Section) {
		hidden[s.ID], weights[s.ID] = s.Hidden || hidden[s.Parent], s.Weight+weights[s.Parent]
		if s.Search != "" {
			l.found[s.ID] = s.Search
			return
		}
		l.below[s.ID] = feedsBelow(s)
		for i := range s.Feeds {
			h := homeOf(papers[path[0]], path, &s.Feeds[i])
			h.unseen, h.weight = h.muted || hidden[s.ID], int(s.Feeds[i].Weight+weights[s.ID])
			l.homes[s.Feeds[i].ID] = h
		}
	})
	return l
}

// sign lists the names in a tree.
func (l *shelf) sign(tree []news.Section) (signs []sign) {
	news.Walk(tree, func(path []string, s *news.Section) {
		if s.Search != "" {
			return
		}
		feeds := l.below[s.ID]
		title, whole := text.Fold(s.Title), text.Fold(strings.Join(path, "/"))
		signs = append(signs, sign{"section", title, whole, feeds})
		if len(path) == 1 {
			signs = append(signs, sign{"source", title, whole, feeds})
		}
		for i := range s.Feeds {
			signs = append(signs, sign{"source", text.Fold(s.Feeds[i].Title), "", []news.FeedID{s.Feeds[i].ID}})
		}
	})
	return signs
}

// homeOf says where a feed stands. In a section made by hand its stories come from the feed, not from the section.
func homeOf(paper bool, path []string, f *news.Feed) home {
	h := home{paper: path[0], title: path[len(path)-1], path: sectionPath(path), depth: len(path), url: f.URL, muted: !f.Muted.IsZero()}
	if !paper {
		h.paper, h.path = cmp.Or(f.Title, path[0]), strings.Join(path, "/")
	}
	return h
}

// saysMore compares two homes of a story; the other may be none.
func (h home) saysMore(other home) bool {
	if other.depth > 0 && h.unseen != other.unseen {
		return other.unseen && h.depth > 0
	}
	return h.depth > other.depth
}

// sectionPath leaves the paper out, except for what stands in the paper itself.
func sectionPath(path []string) string {
	if len(path) > 1 {
		path = path[1:]
	}
	return strings.Join(path, "/")
}

// feedsBelow lists the feeds of a section, and of all below it that is not hidden, as far as they are heard.
func feedsBelow(s *news.Section) []news.FeedID {
	var ids []news.FeedID
	for i := range s.Feeds {
		if s.Feeds[i].Muted.IsZero() {
			ids = append(ids, s.Feeds[i].ID)
		}
	}
	for i := range s.Children {
		if !s.Children[i].Hidden {
			ids = append(ids, feedsBelow(&s.Children[i])...)
		}
	}
	return ids
}

// named finds the feeds that source: or section: in a search means: those whose name is the words, or the end of whose
// path is ("Americas/Canada"); failing that, those whose name holds the words. known is false where nothing is called so;
// what is, may have no feed that is heard.
func (l *shelf) named(field, name string) (ids []news.FeedID, known bool) {
	wanted := strings.Trim(text.Fold(name), "/ ")
	if wanted == "" {
		return nil, false
	}
	exact := func(s *sign) bool {
		return s.title == wanted || s.path == wanted || strings.HasSuffix(s.path, "/"+wanted)
	}
	loose := func(s *sign) bool { return strings.Contains(s.title, wanted) }
	for _, fits := range []func(*sign) bool{exact, loose} {
		for _, s := range l.signs() {
			if s.field == field && fits(&s) {
				ids, known = append(ids, s.feeds...), true
			}
		}
		if known {
			return ids, true
		}
	}
	return nil, false
}

// home is where a story stands: of several feeds that are heard the one deepest in the tree says most. It is none, at no
// depth, for a story whose feeds are all gone.
func (l *shelf) home(s *news.Story) home {
	best := home{}
	for _, f := range s.Feeds {
		if h := l.homes[f]; h.saysMore(best) {
			best = h
		}
	}
	return best
}

// place names the paper and the section of a story. One whose feeds are all gone keeps what it says of itself.
func (l *shelf) place(s *news.Story) {
	if h := l.home(s); h.depth > 0 {
		s.Source, s.Kicker, s.Section = h.paper, h.title, h.path
	}
}

// weight is how many steps more or less than usual the reader wants to see of a story's source and sections.
func (l *shelf) weight(s *news.Story) int { return l.home(s).weight }

func (l *shelf) placeAll(stories []news.Story) {
	for i := range stories {
		l.place(&stories[i])
	}
}

// unheard reports a story that came by feeds, none of which is subscribed to any more, or all of which are muted.
func (l *shelf) unheard(s news.Story) bool {
	return len(s.Feeds) > 0 && !slices.ContainsFunc(s.Feeds, func(f news.FeedID) bool {
		h, here := l.homes[f]
		return here && !h.muted
	})
}

// unseen reports a story that came by feeds, all of which are unheard or stand in sections that are hidden: it stands in
// their own lists, and a search finds it.
func (l *shelf) unseen(s news.Story) bool {
	return len(s.Feeds) > 0 && !slices.ContainsFunc(s.Feeds, func(f news.FeedID) bool {
		h, here := l.homes[f]
		return here && !h.unseen
	})
}

// readTree reads the tree from the library, and makes the shelf anew.
func (d *Desk) readTree(ctx context.Context) ([]news.Section, error) {
	tree, err := d.library.Sections(ctx)
	if err != nil {
		return nil, err
	}
	d.shelf.Store(newShelf(tree))
	return tree, nil
}

// shelved is the shelf as it was last made; it is made when it never was.
func (d *Desk) shelved(ctx context.Context) (*shelf, error) {
	if l := d.shelf.Load(); l != nil {
		return l, nil
	}
	tree, err := d.library.Sections(ctx)
	if err != nil {
		return nil, err
	}
	l := newShelf(tree)
	d.shelf.Store(l)
	return l, nil
}
