package library

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

func passage(words string, start int) news.Highlight {
	return news.Highlight{Passage: news.Passage{Exact: words, Prefix: "before ", Suffix: " behind", Start: start}}
}

func TestMarkingAPassageSavesItsStory(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	h := must[news.Highlight](t)(s.Highlight(ctx, bookmark(7, "Rain", 1), passage("it's the tide\x00", 40)))
	again := must[news.Highlight](t)(s.Highlight(ctx, bookmark(7, "Rain", 1), passage("it's the tide", 40)))
	if h.ID == 0 || again.ID != h.ID {
		t.Errorf("the same words were marked as %s and %s", h.ID, again.ID)
	}
	must[news.Highlight](t)(s.Highlight(ctx, bookmark(7, "Rain", 1), passage("eleven weeks", 12)))
	b := must[news.Bookmark](t)(s.Bookmark(ctx, 7))
	if len(b.Article.Blocks) == 0 || len(b.Highlights) != 2 || b.Highlights[0].Exact != "eleven weeks" {
		t.Errorf("the bookmark is %+v", b)
	}
	if got := b.Highlights[1]; got.Exact != "it's the tide" || got.Suffix != " behind" || got.Start != 40 || got.Made.IsZero() {
		t.Errorf("the passage is %+v", got)
	}
	for _, want := range []string{"marked a passage in “Rain", "marked a passage in “Rain"} {
		if did, _, err := s.Undo(ctx); err != nil || !strings.HasPrefix(did, want) {
			t.Errorf("undid %q, %v", did, err)
		}
	}
	if _, err := s.Bookmark(ctx, 7); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("undone, the story is still saved: %v", err)
	}
}

func TestABookmarkTakesItsHighlightsAlong(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	h := must[news.Highlight](t)(s.Highlight(ctx, bookmark(7, "Rain", 1), passage("eleven weeks", 12)))
	ok(t, s.AnnotateHighlight(ctx, h.ID, "two lines\nof note"))
	before := must[news.Bookmark](t)(s.Bookmark(ctx, 7))
	ok(t, s.Unsave(ctx, 7))
	if _, err := s.HighlightByID(ctx, h.ID); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("the highlight of a story that is no bookmark: %v", err)
	}
	_, _, err := s.Undo(ctx)
	ok(t, err)
	if diff := cmp.Diff(before, must[news.Bookmark](t)(s.Bookmark(ctx, 7))); diff != "" {
		t.Error(diff)
	}
	ok(t, s.Unsave(ctx, 7))
	ok(t, s.Save(ctx, before)) // as an import does
	ok(t, s.Save(ctx, before))
	if diff := cmp.Diff(before.Highlights, must[[]news.Highlight](t)(s.Highlights(ctx, 7))); diff != "" {
		t.Error(diff)
	}
	if err := errors.Join(s.AnnotateHighlight(ctx, h.ID+1, ""), s.RemoveHighlight(ctx, h.ID+1)); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("a highlight that is not there: %v", err)
	}
}

func TestHighlightsAreListedByPages(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i := range 5 {
		h := passage(fmt.Sprintf("words %d", i), i)
		h.Note = []string{"mine", "ours"}[i%2]
		must[news.Highlight](t)(s.Highlight(ctx, bookmark(news.StoryID(i/2+1), fmt.Sprintf("Story %d", i/2), 0), h))
	}
	for _, tt := range []struct {
		q    news.HighlightQuery
		want string
	}{
		{news.HighlightQuery{Limit: 2}, "0 1 2 3 4"},
		{news.HighlightQuery{Limit: 2, Text: "OURS"}, "1 3"},
		{news.HighlightQuery{Limit: 2, Text: "story"}, "0 1 2 3 4"},
		{news.HighlightQuery{Limit: 2, List: "Story 1"}, "2 3"},
		{news.HighlightQuery{Limit: 2, Tag: "story 2"}, "4"},
	} {
		found := map[string]bool{}
		for pages := 0; pages < 9; pages++ {
			page := must[news.HighlightPage](t)(s.Marked(ctx, tt.q))
			if len(page.Highlights) > tt.q.Limit {
				t.Fatalf("a page has %d rows", len(page.Highlights))
			}
			for _, m := range page.Highlights {
				if m.In.ID != m.Story || !strings.HasPrefix(m.In.Title, "Story") {
					t.Errorf("%q stands in %+v", m.Exact, m.In)
				}
				found[strings.TrimPrefix(m.Exact, "words ")] = true
			}
			if tt.q.After = page.Next; !page.More {
				break
			}
		}
		want := strings.Fields(tt.want)
		for _, w := range want {
			if !found[w] || len(found) != len(want) {
				t.Errorf("%+v lists %v, want %s", tt.q, found, tt.want)
			}
		}
	}
}
