package article_test

import (
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

func TestRelatedStoriesAreFollowed(t *testing.T) {
	for _, width := range []int{80, 120} { // after the text, and in the rail
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(width, 40)).answer()
		if !r.press("tab") {
			t.Fatalf("at %d columns tab leads nowhere", width)
		}
		r.sees("▌ What the drought")
		r.press("enter")
		if to, _ := last[page.Go](r); to.To.(page.Story).Story.ID != 9 {
			t.Errorf("enter went to %+v", to)
		}
		r.press("down", "enter")
		to, _ := last[page.Go](r)
		if a, ok := to.To.(page.Address); !ok || a.Link.Title != "Ceasefire talks move to Geneva" || a.From != 7 {
			t.Errorf("enter went to %+v", to)
		}
		if !r.press("esc") || r.press("esc") {
			t.Error("esc should leave the related stories first, then the page")
		}
	}
}

func TestHints(t *testing.T) {
	open := func(t *testing.T) *reader {
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
		r.press("f")
		return r
	}
	t.Run("a link of the same site opens at once", func(t *testing.T) {
		r := open(t)
		r.sees("paper.example/plan")
		r.press("a")
		if to, _ := last[page.Go](r); to.To.(page.Address).Link != plan {
			t.Errorf("went to %+v", to)
		}
	})
	t.Run("a link elsewhere shows its address first", func(t *testing.T) {
		r := open(t)
		r.press("b")
		if _, went := last[page.Go](r); went {
			t.Fatal("it was followed unseen")
		}
		r.sees("ministry.example/data")
		r.press("b")
		if to, _ := last[page.Go](r); to.To.(page.Address).Link != data {
			t.Errorf("went to %+v", to)
		}
	})
	t.Run("a capital opens the browser", func(t *testing.T) {
		r := open(t)
		r.press("B")
		if b, _ := last[page.Browse](r); b.URL != data.URL {
			t.Errorf("opened %+v", b)
		}
	})
	t.Run("F opens the browser", func(t *testing.T) {
		r := open(t)
		r.press("esc", "F", "b")
		if b, _ := last[page.Browse](r); b.URL != data.URL {
			t.Errorf("opened %+v", b)
		}
	})
	t.Run("the text does not move", func(t *testing.T) {
		r := open(t)
		with := r.row("Paragraph 0")
		r.press("esc")
		if without := r.row("Paragraph 0"); with != without {
			t.Errorf("row %d became %d", without, with)
		}
	})
}

func TestManyHints(t *testing.T) {
	story := whole()
	story.Article.Blocks = nil
	for range 40 {
		story.Article.Blocks = append(story.Article.Blocks, paragraph("Word", plan, data))
	}
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 120)).answer()
	r.press("f", "b")
	if to, ok := last[page.Go](r); ok {
		t.Fatalf("one letter of two led to %+v", to)
	}
	r.press("a")
	if to, _ := last[page.Go](r); to.To == nil {
		t.Error("two letters led nowhere")
	}
}

func TestNoLinkNoHints(t *testing.T) {
	story := water()
	story.Story.Stored = news.StoredFull
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("f")
	if _, ok := last[page.Notice](r); !ok {
		t.Error("nothing said that there is no link")
	}
}

func TestFind(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("/", "C", "o", "u", "n", "c", "i", "l")
	r.sees("1 of 20")
	if _, _, ok := r.page.Cursor(r.env); !ok {
		t.Error("the field has no cursor")
	}
	r.press("enter", "n", "n")
	r.sees("3 of 20")
	r.press("N", "N", "N")
	r.sees("20 of 20")
	r.sees("Paragraph 19")
	if !r.press("esc") {
		t.Error("esc did not end finding")
	}
	if r.row("of 20") >= 0 {
		t.Error("finding is still shown")
	}
	if r.press("n") {
		t.Error("n should be left to the root once finding has ended")
	}
}

func TestFindAcrossLines(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(50, 24)).answer()
	// Somewhere in a column this narrow every pair of words stands on two lines.
	for _, words := range []string{"report begins", "some length", "the council", "who was", "will cost"} {
		r.press("/")
		for _, c := range words {
			r.press(map[string]string{" ": "space"}[string(c)] + strings.Trim(string(c), " "))
		}
		r.sees(" of ")
		r.press("esc")
	}
}

func TestNothingFound(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("/", "z", "q", "x")
	r.sees("not in this article")
}
