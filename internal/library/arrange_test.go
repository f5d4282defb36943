package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

func (s *Store) arrange(ctx context.Context, want []news.Section) error {
	return s.Edit(ctx, "arranged", func(e *Edit) error { return e.Arrange(want) })
}

// planted is a library of two papers with sections and feeds.
func planted(t *testing.T) *Store {
	t.Helper()
	s := openNew(t)
	ok(t, s.Edit(t.Context(), "planted", func(e *Edit) error {
		for _, path := range []string{"Paper/World/Asia", "Paper/Sport", "Wire/World", "Wire/Arts"} {
			id, err := e.EnsurePath(0, path)
			if err != nil {
				return err
			}
			for i := range 2 {
				url := fmt.Sprintf("https://%s/%d", strings.ToLower(path), i)
				f := news.Feed{URL: url, Title: fmt.Sprint(path, i), Site: "https://paper/", Language: "en", Section: id, Page: i == 1}
				if _, _, err := e.AddFeed(f); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	return s
}

// shuffled is a tree in which everything may stand elsewhere, under another title or address, or not at all, beside
// what is new. Titles and addresses are taken from few, so that they are exchanged often.
func shuffled(r *rand.Rand, tree []news.Section) []news.Section {
	var sections []news.Section
	var feeds []news.Feed
	news.Walk(tree, func(_ []string, s *news.Section) {
		c := *s
		feeds = append(feeds, s.Feeds...)
		c.Feeds, c.Children = nil, nil
		sections = append(sections, c)
	})
	sections = append(sections, news.Section{Title: "New", Site: "https://new/"}, news.Section{Title: "World"})
	feeds = append(feeds, news.Feed{URL: fmt.Sprintf("https://new/%d", r.Uint64()), Title: "New"})
	r.Shuffle(len(sections), func(i, j int) { sections[i], sections[j] = sections[j], sections[i] })
	r.Shuffle(len(feeds), func(i, j int) { feeds[i], feeds[j] = feeds[j], feeds[i] })
	if i, j := r.IntN(len(feeds)), r.IntN(len(feeds)); feeds[i].ID != 0 && feeds[j].ID != 0 {
		feeds[i].URL, feeds[j].URL = feeds[j].URL, feeds[i].URL
	}
	for i := range sections {
		if r.IntN(3) == 0 {
			sections[i].Title = sections[r.IntN(len(sections))].Title
		}
	}
	return nested(r, sections[r.IntN(3):], feeds[r.IntN(3):])
}

// nested hangs the later sections into earlier ones, none beside another of its title, and files the feeds.
func nested(r *rand.Rand, sections []news.Section, feeds []news.Feed) []news.Section {
	parents, taken := make([]int, len(sections)), map[string]bool{}
	for i := range sections {
		parents[i] = r.IntN(i+1) - 1
		for taken[fmt.Sprint(parents[i], strings.ToLower(sections[i].Title))] {
			sections[i].Title += "*"
		}
		taken[fmt.Sprint(parents[i], strings.ToLower(sections[i].Title))] = true
	}
	for _, f := range feeds {
		into := &sections[r.IntN(len(sections))]
		into.Feeds = append(into.Feeds, f)
	}
	for i := len(sections) - 1; i > 0; i-- {
		if p := parents[i]; p >= 0 {
			sections[p].Children = append(sections[p].Children, sections[i])
		}
	}
	var top []news.Section
	for i := range sections {
		if parents[i] < 0 {
			top = append(top, sections[i])
		}
	}
	return top
}

func TestArrangeMakesWhatIsWantedAndUndoTakesItBack(t *testing.T) {
	for seed := range uint64(15) {
		s, ctx, r := planted(t), t.Context(), rand.New(rand.NewPCG(seed, 1))
		for range 3 {
			before := chosen(t, s)
			want := shuffled(r, must[[]news.Section](t)(s.Sections(ctx)))
			ok(t, s.arrange(ctx, want))
			got := must[[]news.Section](t)(s.Sections(ctx))
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("seed %d, want -, got +:\n%s", seed, diff)
			}
			after := chosen(t, s)
			ok(t, s.arrange(ctx, got))
			if diff := cmp.Diff(after, chosen(t, s)); diff != "" {
				t.Fatalf("seed %d: what is there already was changed:\n%s", seed, diff)
			}
			if _, _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, chosen(t, s)); diff != "" {
				t.Fatalf("seed %d: undone, want -, got +:\n%s", seed, diff)
			}
			ok(t, s.arrange(ctx, shuffled(r, must[[]news.Section](t)(s.Sections(ctx)))))
		}
	}
}

func TestArrangeRefusesWhatCannotBe(t *testing.T) {
	s, ctx := planted(t), t.Context()
	before := chosen(t, s)
	for name, change := range map[string]func([]news.Section) []news.Section{
		"two of one title":   func(tree []news.Section) []news.Section { tree[1].Title = "PAPER"; return tree },
		"an unknown section": func(tree []news.Section) []news.Section { tree[1].ID = 99; return tree },
		"an unknown feed": func(tree []news.Section) []news.Section {
			tree[1].Feeds = append(tree[1].Feeds, news.Feed{ID: 99, URL: "https://x/"})
			return tree
		},
		"two of one address": func(tree []news.Section) []news.Section {
			tree[0].Feeds = append(tree[0].Feeds, news.Feed{URL: "https://wire/arts/0"})
			return tree
		},
		"no title": func(tree []news.Section) []news.Section { tree[0].Title = " "; return tree },
	} {
		if err := s.arrange(ctx, change(must[[]news.Section](t)(s.Sections(ctx)))); err == nil {
			t.Errorf("%s: no error", name)
		}
		if diff := cmp.Diff(before, chosen(t, s)); diff != "" {
			t.Errorf("%s: changed\n%s", name, diff)
		}
	}
}
