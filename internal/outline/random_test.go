package outline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

// garden is a tree in pieces, for changes at random. Titles and addresses are taken from few, so that they meet.
type garden struct {
	r        *rand.Rand
	sections []news.Section
	feeds    []news.Feed
}

func gardenOf(r *rand.Rand, tree []news.Section) *garden {
	g := &garden{r: r}
	news.Walk(tree, func(_ []string, s *news.Section) {
		c := *s
		c.Feeds, c.Children = nil, nil
		g.sections = append(g.sections, c)
		for _, f := range s.Feeds {
			f.Section = s.ID
			g.feeds = append(g.feeds, f)
		}
	})
	return g
}

func (g *garden) within(low, high news.SectionID) bool {
	for low != 0 && low != high {
		i := slices.IndexFunc(g.sections, func(s news.Section) bool { return s.ID == low })
		low = g.sections[i].Parent
	}
	return low == high
}

func (g *garden) titleFree(parent news.SectionID, title string) bool {
	return !slices.ContainsFunc(g.sections, func(s news.Section) bool { return s.Parent == parent && s.Title == title })
}

// change does one thing that may be done; id is for what is new.
func (g *garden) change(id int) {
	title, url := fmt.Sprint("T", g.r.IntN(6)), fmt.Sprintf("https://x.example/%d", g.r.IntN(12))
	s, f := &g.sections[g.r.IntN(len(g.sections))], &g.feeds[g.r.IntN(len(g.feeds))]
	to := g.sections[g.r.IntN(len(g.sections))].ID
	urlFree := !slices.ContainsFunc(g.feeds, func(f news.Feed) bool { return f.URL == url })
	switch g.r.IntN(9) {
	case 0:
		if g.titleFree(s.Parent, title) {
			s.Title = title
		}
	case 1:
		f.Title = title
	case 2:
		f.Section = to
	case 3:
		if !g.within(to, s.ID) && g.titleFree(to, s.Title) {
			s.Parent = to
		}
	case 4:
		if urlFree {
			f.URL = url
		}
	case 5:
		if g.titleFree(to, title) {
			g.sections = append(g.sections, news.Section{ID: news.SectionID(id), Parent: to, Title: title})
		}
	case 6:
		if urlFree {
			g.feeds = append(g.feeds, news.Feed{ID: news.FeedID(id), Section: to, URL: url})
		}
	case 7:
		g.r.Shuffle(len(g.feeds), func(i, j int) { g.feeds[i], g.feeds[j] = g.feeds[j], g.feeds[i] })
	case 8:
		gone := s.ID
		feeds := slices.DeleteFunc(slices.Clone(g.feeds), func(f news.Feed) bool { return g.within(f.Section, gone) })
		sections := slices.DeleteFunc(slices.Clone(g.sections), func(s news.Section) bool { return g.within(s.ID, gone) })
		if len(feeds) > 0 && len(sections) > 0 {
			g.sections, g.feeds = sections, feeds
		}
	}
}

func (g *garden) tree(parent news.SectionID) (list []news.Section) {
	for _, s := range g.sections {
		if s.Parent != parent {
			continue
		}
		for _, f := range g.feeds {
			if f.Section == s.ID {
				f.Section = 0
				s.Feeds = append(s.Feeds, f)
			}
		}
		s.Children = g.tree(s.ID)
		list = append(list, s)
	}
	return list
}

// changed is a tree after some changes; new things are numbered from first.
func changed(r *rand.Rand, tree []news.Section, changes, first int) []news.Section {
	g := gardenOf(r, tree)
	for i := range changes {
		g.change(first + i)
	}
	return g.tree(0)
}

// written is the outline of a tree as it stands in a text: what was not there before has no identifier.
func written(before, tree []news.Section) Outline {
	o, old := Of(tree), Of(before)
	for i := range o {
		if !slices.ContainsFunc(old, func(e Entry) bool { return e.Name == o[i].Name }) {
			o[i].Name = ""
		}
	}
	return o
}

// names are the identifiers in a tree; each must be there once.
func names(t *testing.T, tree []news.Section) map[string]bool {
	t.Helper()
	all, places, addresses := map[string]bool{}, map[string]bool{}, map[string]bool{}
	o := Of(tree)
	for i := range o {
		e := &o[i]
		if all[e.Name] && e.Name != news.SectionID(0).String() && e.Name != news.FeedID(0).String() {
			t.Errorf("%s is there twice", e.Name)
		}
		all[e.Name] = true
		place := fmt.Sprint(e.Above, e.Title)
		if e.Feed && addresses[e.URL] || !e.Feed && places[place] {
			t.Errorf("two of %+v", e)
		}
		addresses[e.URL], places[place] = true, places[place] || !e.Feed
	}
	return all
}

// Whatever two people do at the same time, nothing is lost but what the text left out, and the tree can be stored.
func TestMergeOfAnything(t *testing.T) {
	refused := 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		before := changed(r, sample(), 5, 100)
		edited := written(before, changed(r, before, r.IntN(8), 200))
		now := changed(r, before, r.IntN(8), 400)

		m := Merge(Of(before), edited, now)
		refused += len(m.Refused)
		is := names(t, m.Tree)
		for _, c := range m.Changes {
			if c.Kind == news.ChangeRemoved {
				is[c.ID] = true
			}
		}
		for name := range names(t, now) {
			if !is[name] {
				t.Errorf("%s was lost", name)
			}
		}
		if alone := Merge(Of(before), edited, before); len(alone.Refused) > 0 {
			t.Errorf("refused with nobody else there: %v", alone.Refused)
		} else if diff := cmp.Diff(sketchOf(edited), sketchOf(Of(alone.Tree))); diff != "" {
			t.Errorf("edited -, made +:\n%s", diff)
		}
		if idle := Merge(Of(before), Of(before), now); len(idle.Changes)+len(idle.Refused) > 0 {
			t.Errorf("changes without an edit: %v", idle)
		} else if diff := cmp.Diff(now, idle.Tree, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("changed without an edit:\n%s", diff)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if refused < 100 {
		t.Errorf("only %d changes were refused: the two hardly meet", refused)
	}
}

// sketchOf is what an outline says but for its identifiers.
func sketchOf(o Outline) (s string) {
	for i := range o {
		s += o.path(i) + " " + o[i].address() + "\n"
	}
	return s
}
