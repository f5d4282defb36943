package library

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"reader/internal/news"
)

func labels(list []news.Label, err error) string {
	if err != nil {
		return err.Error()
	}
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = fmt.Sprint(l.Name, " ", l.Count)
	}
	return strings.Join(out, ", ")
}

func TestReadingListsAreThereByThemselves(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	with := func(id news.StoryID, lists ...string) news.Bookmark {
		return news.Bookmark{Story: news.Story{ID: id, Title: "Rain"}, Lists: lists}
	}
	ok(t, s.AddList(ctx, "Train"))
	ok(t, s.Save(ctx, with(1, "Later", " train ")))
	ok(t, s.Save(ctx, with(2, "LATER", "Essay")))
	for _, step := range []struct {
		what string
		do   func() error
		want string
	}{
		{"saving", func() error { return nil }, "Train 1, Later 2, Essay 1"},
		{"unsaving", func() error { return s.Unsave(ctx, 1) }, "Train 0, Later 1, Essay 1"},
		{"moving", func() error { return s.MoveList(ctx, "essay", -2) }, "Essay 1, Train 0, Later 1"},
		{"renaming", func() error { return s.RenameList(ctx, "Train", "Journeys") }, "Essay 1, Journeys 0, Later 1"},
		{"another case", func() error { return s.RenameList(ctx, "later", "LATER") }, "Essay 1, Journeys 0, LATER 1"},
		{"becoming one", func() error { return s.RenameList(ctx, "Later", "journeys") }, "Essay 1, Journeys 1"},
		{"removing", func() error { return s.RemoveList(ctx, "ESSAY") }, "Journeys 1"},
	} {
		ok(t, step.do())
		if got := labels(s.Lists(ctx)); got != step.want {
			t.Errorf("after %s there are %s, want %s", step.what, got, step.want)
		}
	}
	if b := must[news.Bookmark](t)(s.Bookmark(ctx, 2)); strings.Join(b.Lists, ",") != "Journeys" {
		t.Errorf("the bookmark is in %q", b.Lists)
	}
	for range 5 {
		if _, _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got := labels(s.Lists(ctx)); got != "Train 0, Later 1, Essay 1" {
		t.Errorf("undone there are %s", got)
	}
	if err := s.RenameList(ctx, "no such", "x"); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("a list that is not there: %v", err)
	}
	if err := s.AddList(ctx, "  "); err == nil {
		t.Error("a list without a name was made")
	}
}

func TestTagsAreRenamedEverywhere(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i, tags := range [][]string{{"sea", "law"}, {"Sea"}, {"law"}} {
		ok(t, s.Save(ctx, news.Bookmark{Story: news.Story{ID: news.StoryID(i + 1)}, Tags: tags}))
	}
	ok(t, s.RenameTag(ctx, "Sea", "sea"))
	if got := labels(s.Tags(ctx)); got != "law 2, sea 2" {
		t.Errorf("there are %s", got)
	}
	ok(t, s.RenameTag(ctx, "law", "sea"))
	if got := labels(s.Tags(ctx)); got != "sea 3" {
		t.Errorf("there are %s", got)
	}
	ok(t, s.RemoveTag(ctx, "sea"))
	if _, _, err := s.Undo(ctx); err != nil || labels(s.Tags(ctx)) != "sea 3" {
		t.Errorf("undone there are %s, %v", labels(s.Tags(ctx)), err)
	}
	if err := errors.Join(s.RenameTag(ctx, "none", "x"), nil); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("a tag that nothing has: %v", err)
	}
}

func TestAmendingChangesWhatIsThere(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	tag := func(name string) {
		t.Helper()
		ok(t, s.Amend(ctx, "tagged", bookmark(7, "Rain", 1), func(b *news.Bookmark) { b.Tags = append(b.Tags, name) }))
	}
	ok(t, s.Save(ctx, news.Bookmark{Story: news.Story{ID: 8}, Note: "mine", Tags: []string{"a"}, Lists: []string{"Later"}}))
	tag("b")
	ok(t, s.Amend(ctx, "tagged", news.Bookmark{Story: news.Story{ID: 8}}, func(b *news.Bookmark) { b.Tags = append(b.Tags, "b") }))
	kept, _, err := s.Remarks(ctx, 7, 8, 9)
	ok(t, err)
	if k := kept[8]; k.Note != "mine" || strings.Join(k.Tags, ",") != "a,b" || strings.Join(k.Lists, ",") != "Later" {
		t.Errorf("the bookmark has %+v", k)
	}
	if _, there := kept[9]; there || len(kept[7].Tags) != 2 {
		t.Errorf("kept are %+v", kept)
	}
}

func TestTheFirstSavedFirst(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i := range 5 {
		ok(t, s.Save(ctx, bookmark(news.StoryID(i+1), "Rain", 0)))
	}
	q := news.Query{Oldest: true, Limit: 2}
	var got []uint64
	for {
		p := must[news.Page](t)(s.Saved(ctx, q))
		for _, story := range p.Stories {
			got = append(got, uint64(story.ID))
		}
		if q.After = p.Next; !p.More {
			break
		}
	}
	if fmt.Sprint(got) != fmt.Sprint([]int{1, 2, 3, 4, 5}) {
		t.Errorf("listed %d", got)
	}
}
