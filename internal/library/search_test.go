package library

import (
	"errors"
	"strings"
	"testing"

	"reader/internal/news"
)

func TestSavedSearchIsASection(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	paper := must[news.SectionID](t)(s.AddSection(ctx, 0, "Paper", "", ""))
	id := must[news.SectionID](t)(s.AddSearch(ctx, paper, "Storms", ` storm OR flood `))
	find := func() (found news.Section) {
		news.Walk(must[[]news.Section](t)(s.Sections(ctx)), func(_ []string, c *news.Section) {
			if c.ID == id {
				found = *c
			}
		})
		return found
	}
	if c := find(); c.Search != "storm OR flood" || c.Title != "Storms" || c.Parent != paper {
		t.Errorf("the saved search is %+v", c)
	}
	ok(t, s.SetSearch(ctx, id, "storm -flood"))
	ok(t, s.RenameSection(ctx, id, "Gales"))
	ok(t, s.MoveSection(ctx, id, 0))
	if c := find(); c.Search != "storm -flood" || c.Title != "Gales" || c.Parent != 0 {
		t.Errorf("changed, it is %+v", c)
	}
	ok(t, s.RemoveSection(ctx, id))
	for _, want := range []string{"storm -flood", "storm -flood", "storm -flood", "storm OR flood", ""} {
		if _, _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if c := find(); c.Search != want {
			t.Errorf("taken back, it is %+v, want the query %q", c, want)
		}
	}
}

func TestSavedSearchHoldsNothingElse(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	paper := must[news.SectionID](t)(s.AddSection(ctx, 0, "Paper", "", ""))
	id := must[news.SectionID](t)(s.AddSearch(ctx, 0, "Storms", "storm"))
	feed, _, err := s.AddFeed(ctx, news.Feed{URL: "https://paper.example/feed", Section: paper})
	ok(t, err)
	_, inside := s.AddSection(ctx, id, "Inside", "", "")
	_, _, added := s.AddFeed(ctx, news.Feed{URL: "https://wire.example/feed", Section: id})
	tree := must[[]news.Section](t)(s.Sections(ctx))
	tree[1].Feeds, tree[0].Feeds = tree[0].Feeds, nil
	for what, err := range map[string]error{
		"a new section": inside, "a new feed": added, "a feed": s.MoveFeed(ctx, feed.ID, id),
		"a section": s.MoveSection(ctx, paper, id), "an arranged feed": s.arrange(ctx, tree),
	} {
		if err == nil || !strings.Contains(err.Error(), `"Storms" is a saved search`) {
			t.Errorf("%s in a saved search: %v", what, err)
		}
	}
	if _, err := s.AddSearch(ctx, 0, "storms", "gale"); !errors.Is(err, ErrTaken) {
		t.Errorf("a second search of one title: %v", err)
	}
	if _, err := s.AddSearch(ctx, 0, "Nothing", "  "); err == nil {
		t.Error("a search for nothing was saved")
	}
	if err := s.SetSearch(ctx, paper, "storm"); err == nil {
		t.Error("a section of feeds became a search")
	}
}
