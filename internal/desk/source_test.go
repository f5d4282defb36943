package desk

import (
	"testing"

	"reader/internal/news"
)

// By source, a paper is listed section by section in the order of its tree, each story once, the newest of each first,
// whatever the size of the pages.
func TestAPaperIsListedSourceBySource(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	ctx, paper := t.Context(), w.section("The Lantern Courier")
	order := map[string]int{}
	news.Walk([]news.Section{paper}, func(_ []string, s *news.Section) { order[s.Title] = len(order) })
	var first []string
	for _, limit := range []int{1000, 7, 1} {
		var got []news.Story
		q := news.Query{Section: paper.ID, BySource: true, Limit: limit}
		for more := true; more; {
			p, err := w.Page(ctx, q)
			w.ok(err)
			got = append(got, p.Stories...)
			q.After, more = p.Next, p.More
		}
		if len(got) != paper.Counts.Total {
			t.Errorf("%d stories at a time are %d of %d", limit, len(got), paper.Counts.Total)
		}
		for i := 1; i < len(got); i++ {
			a, b := &got[i-1], &got[i]
			if order[a.Kicker] > order[b.Kicker] || a.Kicker == b.Kicker && a.When().Before(b.When()) {
				t.Errorf("%q of %s stands before %q of %s", a.Title, a.Kicker, b.Title, b.Kicker)
			}
		}
		if titles := titlesOf(got); first == nil {
			first = titles
		}
	}
}

// What is saved of a section stands where it stands in the section, and a section remembers how it is looked at.
func TestASectionIsNarrowedToWhatIsSaved(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	ctx, paper := t.Context(), w.section("The Lantern Courier")
	all := w.stories(news.Query{Section: paper.ID, Limit: 1000})
	newer, older := all[2], all[9]
	w.ok(w.Save(ctx, newer.ID, news.Bookmark{}))
	w.ok(w.Save(ctx, older.ID, news.Bookmark{}))
	saved := w.stories(news.Query{Section: paper.ID, Saved: true})
	if len(saved) != 2 || saved[0].ID != newer.ID || saved[1].ID != older.ID {
		t.Errorf("what is saved of the paper is %q", titlesOf(saved))
	}
	view := news.View{Show: news.ShowSaved, BySource: true, Folded: true}
	w.ok(w.Viewed(ctx, paper.ID, view))
	w.ok(w.Viewed(ctx, paper.ID, view))
	if got := w.section("The Lantern Courier").View; got != view {
		t.Errorf("the paper is looked at as %+v", got)
	}
	if did, err := w.Undo(ctx); err != nil || did == "" {
		t.Fatal(did, err)
	}
	if got := w.section("The Lantern Courier").View; got != view {
		t.Errorf("undo, which is for other things, left %+v", got)
	}
}
