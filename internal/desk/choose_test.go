package desk

import (
	"strings"
	"testing"

	"reader/internal/news"
)

func TestTheReaderChoosesAmongTheTexts(t *testing.T) {
	w, page := savedPage(t)
	id := page.Story.ID
	other := w.stories(news.Query{Section: w.section("Europe").ID})[0]
	_, err := w.Fetch(t.Context(), other.ID)
	w.ok(err)
	w.ok(w.SetOffline(true))
	feed, err := w.cache.FeedText(t.Context(), id)
	w.ok(err)

	// The texts come round, each with its place among them, until the usual one is back.
	var names []string
	for i := 0; ; i++ {
		r, next, err := w.NextText(t.Context(), id)
		w.ok(err)
		if next.Of < 2 || next.Words != r.Article.Words || r.Article.Way != next.Name && !next.Usual {
			t.Fatalf("%+v, %s of %d words", next, r.Article.Way, r.Article.Words)
		}
		if names = append(names, next.Name); next.Usual || i == next.Of {
			break
		}
		if r.Choice != next.Name {
			t.Errorf("the choice for the site is %q, want %q", r.Choice, next.Name)
		}
	}
	if got := strings.Join(names, " "); got != "feed readability" {
		t.Fatalf("the texts come round as %q", got)
	}
	r, err := w.Open(t.Context(), id)
	w.ok(err)
	if r.Choice != "" || news.PlainText(r.Article.Blocks) != news.PlainText(page.Article.Blocks) {
		t.Errorf("back at the usual text: choice %q, %d words", r.Choice, r.Article.Words)
	}

	// A choice holds for the site's other stories, for the bookmark's own copy, and until it is taken back.
	r, _, err = w.NextText(t.Context(), id)
	w.ok(err)
	if news.PlainText(r.Article.Blocks) != news.PlainText(feed) || r.Article.Title != page.Article.Title || len(r.Related) != len(page.Related) {
		t.Errorf("%q, %d related stories: %s", r.Article.Title, len(r.Related), news.PlainText(r.Article.Blocks))
	}
	b, err := w.library.Bookmark(t.Context(), id)
	w.ok(err)
	if news.PlainText(b.Article.Blocks) != news.PlainText(feed) {
		t.Error("the bookmark's own copy is another text")
	}
	if r, err = w.Open(t.Context(), other.ID); err != nil || r.Choice != "feed" || r.Article.Way != "feed" {
		t.Errorf("the site's other story shows %q, %v", r.Article.Way, err)
	}
	did, err := w.Undo(t.Context())
	w.ok(err)
	if !strings.Contains(did, "by feed") {
		t.Errorf("undone: %q", did)
	}
	if r, err = w.Open(t.Context(), other.ID); err != nil || r.Choice != "" || r.Article.Way == "feed" {
		t.Errorf("taken back, the other story shows %q, %v", r.Article.Way, err)
	}
	if versions, err := w.Revisions(t.Context(), id, noon); err != nil || len(versions) != 0 {
		t.Errorf("choosing counts as %d changes of the story, %v", len(versions), err)
	}
}

func TestThereIsNothingToChooseWithoutThePage(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	id := w.find("Merrow").ID
	r, next, err := w.NextText(t.Context(), id)
	if err != nil || next.Of != 0 || r.Story.Stored != news.StoredFeed || len(r.Article.Blocks) == 0 {
		t.Errorf("of the feed's text alone: %+v, %v", next, err)
	}
	page, err := w.Fetch(t.Context(), id)
	w.ok(err)
	w.ok(w.Save(t.Context(), id, news.Bookmark{}))
	w.Wait(t.Context())
	w.loseCache()
	r, next, err = w.NextText(t.Context(), id)
	if err != nil || next.Of != 0 || r.Article.Words != page.Article.Words {
		t.Errorf("of a page whose source is gone: %+v, %d words, %v", next, r.Article.Words, err)
	}
}
