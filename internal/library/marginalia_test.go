package library

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

func TestMarginaliaFollowEveryChange(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	var last int64
	changed := func(what string, want ...news.Marginalia) {
		t.Helper()
		list, now, err := s.MarginaliaSince(ctx, last)
		ok(t, err)
		if diff := cmp.Diff(want, list, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
		last = now
	}
	pier, fog := news.Story{ID: 7, Title: "The pier"}, news.Story{ID: 8, Title: "Fog"}
	ok(t, s.Save(ctx, news.Bookmark{Story: pier, Lists: []string{"Later", "Coast"}, Tags: []string{"stone"}, Note: "for Ann"}))
	ok(t, s.Save(ctx, news.Bookmark{Story: fog}))
	changed("saved", news.Marginalia{Story: 7, Saved: true, Lists: []string{"Coast", "Later"}, Tags: []string{"stone"}, Note: "for Ann"},
		news.Marginalia{Story: 8, Saved: true})
	changed("nothing happened")
	h, err := s.Highlight(ctx, news.Bookmark{Story: pier}, news.Highlight{Passage: news.Passage{Exact: "it held"}, Note: "really?"})
	ok(t, err)
	marked := news.Marginalia{Story: 7, Saved: true, Lists: []string{"Coast", "Later"}, Tags: []string{"stone"}, Note: "for Ann\nreally?", Highlights: 1}
	changed("marked", marked)
	ok(t, s.AnnotateHighlight(ctx, h.ID, "so it is"))
	marked.Note = "for Ann\nso it is"
	changed("annotated", marked)
	ok(t, s.Unsave(ctx, 7))
	changed("unsaved", news.Marginalia{Story: 7})
	_, _, err = s.Undo(ctx)
	ok(t, err)
	changed("undone", marked)
	last = 0
	changed("from the beginning", news.Marginalia{Story: 8, Saved: true}, marked)
}
