package desk

import (
	"slices"
	"testing"

	"reader/internal/news"
)

// A hidden section counts nowhere but in its own list, as far as no other section carries its stories.
func TestAHiddenSectionIsOutOfSight(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	ctx := t.Context()
	const hidden = "Africa"
	find := func(title string) (found news.Section) {
		t.Helper()
		tree, err := w.Sections(ctx)
		w.ok(err)
		news.Walk(tree, func(_ []string, s *news.Section) {
			if s.Title == title {
				found = *s
			}
		})
		return found
	}
	count := func(q news.Query) int {
		t.Helper()
		q.Limit = 1000
		p, err := w.Page(ctx, q)
		w.ok(err)
		return len(p.Stories)
	}
	sport := find(hidden)
	all, own := count(news.Query{}), count(news.Query{Section: sport.ID})
	if own == 0 || own == all {
		t.Fatalf("the sample paper has %d stories there, %d in all", own, all)
	}
	if title, err := w.Hide(ctx, hidden, true); title != hidden || err != nil {
		t.Fatalf("hid %q, %v", title, err)
	}
	front, err := w.Front(ctx)
	w.ok(err)
	if slices.ContainsFunc(front.Blocks, func(b news.FrontBlock) bool { return b.Section == sport.ID }) {
		t.Error("the front page has a block of a hidden section")
	}
	if got := count(news.Query{}); got >= all || front.Counts.Total != got {
		t.Errorf("everything is %d stories of %d, and counts %d", got, all, front.Counts.Total)
	}
	if got := count(news.Query{Section: sport.ID}); got != own || find(hidden).Counts.Total != own || !find(hidden).Hidden {
		t.Errorf("its own list has %d stories of %d", got, own)
	}
	if above := find(hidden).Parent; count(news.Query{Section: above}) >= all {
		t.Error("the paper lists the stories of its hidden section")
	}
	if _, err := w.Undo(ctx); err != nil || count(news.Query{}) != all {
		t.Errorf("shown again: %v, %d stories of %d", err, count(news.Query{}), all)
	}
}
