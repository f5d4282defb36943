package desk

import (
	"errors"
	"slices"
	"testing"

	"reader/internal/news"
)

func (w *world) titles(q news.Query) (titles []string) {
	w.t.Helper()
	for _, s := range w.stories(q) {
		titles = append(titles, s.Title)
	}
	return titles
}

func TestSearchFindsWhatTheReaderWrote(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	w.ok(w.Save(t.Context(), s.ID, news.Bookmark{Lists: []string{"Long walks"}, Tags: []string{"granite"}, Note: "ask Wilhelmina about it"}))
	w.Wait(t.Context())
	w.ok(w.ReadIn(t.Context(), func(int) {}))
	finds := func(want bool, queries ...string) {
		t.Helper()
		for _, q := range queries {
			if got := slices.Contains(w.titles(news.Query{Text: q}), s.Title); got != want {
				t.Errorf("%s finds it: %v", q, got)
			}
		}
	}
	written := []string{"wilhelmina", "note:wilhelmina", "tag:granite", "list:walks", `list:"long walks"`, "has:note", "merrow has:tag", "is:saved merrow", "merrow granite"}
	finds(true, written...)
	finds(false, "has:highlight", "list:granite", "note:granite")
	n.Close()
	w.loseCache()
	w.ok(w.ReadIn(t.Context(), func(int) {}))
	finds(true, append(written, "ferry", "title:merrow")...)
	w.ok(w.Save(t.Context(), s.ID, news.Bookmark{Note: "ask Ottoline"}))
	finds(true, "ottoline", "merrow")
	finds(false, "wilhelmina", "tag:granite", "list:walks")
	w.ok(w.Unsave(t.Context(), s.ID))
	finds(false, "ottoline", "merrow is:saved")
	_, err := w.Undo(t.Context())
	w.ok(err)
	finds(true, "ottoline", "merrow is:saved")
}

func TestASavedSearchListsLikeASection(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	w.ok(w.ReadIn(t.Context(), func(int) {}))
	id, err := w.AddSearch(t.Context(), "Trees", "moose OR canada", 0, "Mine/Nature")
	w.ok(err)
	q := news.Query{Section: id}
	found := w.stories(q)
	if len(found) < 2 {
		t.Fatalf("it finds %q", w.titles(q))
	}
	if !slices.IsSortedFunc(found, func(a, b news.Story) int { return b.When().Compare(a.When()) }) {
		t.Error("it is not sorted by time")
	}
	if all := w.titles(news.Query{Text: "moose OR canada", Limit: 500}); len(all) != len(found) {
		t.Errorf("it finds %d, the search %d", len(found), len(all))
	}
	counts, err := w.CountSearches(t.Context())
	w.ok(err)
	if c := counts[id]; c.Total != len(found) || c.Unread != len(found) || w.section("Trees").Counts != c {
		t.Errorf("it counts %+v of %d, in the tree %+v", c, len(found), w.section("Trees").Counts)
	}
	if got := w.titles(news.Query{Section: id, Text: "moose", Limit: 1}); len(got) != 1 {
		t.Errorf("searched for moose it finds %q", got)
	}
	marked, err := w.MarkAll(t.Context(), q)
	w.ok(err)
	w.ok(w.Reflect(t.Context(), marked))
	if len(marked.Read) != len(found) || len(w.stories(news.Query{Section: id, Unread: true})) != 0 {
		t.Errorf("%d of %d are marked read", len(marked.Read), len(found))
	}
	w.ok(w.KeepSearch(t.Context(), id, "Mine/Wild/Beasts", "moose"))
	if w.section("Beasts").ID != id || w.section("Beasts").Parent != w.section("Wild").ID {
		t.Errorf("moved, it is %+v", w.section("Beasts"))
	}
	if got := w.titles(q); len(got) == 0 || len(got) >= len(found) {
		t.Errorf("changed, it finds %q", got)
	}
	var mistake news.QueryError
	if err := w.KeepSearch(t.Context(), id, "Beasts", "is:nice"); !errors.As(err, &mistake) {
		t.Errorf("changed to what is not understood: %v", err)
	}
	if _, err := w.AddSearch(t.Context(), "Nice", "is:nice", 0, ""); !errors.As(err, &mistake) {
		t.Errorf("what is not understood is saved: %v", err)
	}
	w.ok(w.KeepSearch(t.Context(), id, "Mine/Wild/Beasts", " "))
	if _, err := w.Page(t.Context(), q); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("removed, it lists: %v", err)
	}
	_, err = w.Undo(t.Context())
	w.ok(err)
	if got := w.titles(q); len(got) == 0 {
		t.Error("brought back, it finds nothing")
	}
}
