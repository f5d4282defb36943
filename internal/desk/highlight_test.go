package desk

import (
	"errors"
	"testing"

	"reader/internal/news"
	"reader/internal/passage"
)

func TestAMarkedPassageOutlivesTheCache(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	_, err := w.Fetch(t.Context(), s.ID)
	w.ok(err)
	h, err := w.HighlightWords(t.Context(), s.ID, "an upturned fish crate", "who counts?")
	w.ok(err)
	w.Wait(t.Context())
	if _, err := w.HighlightWords(t.Context(), s.ID, "words that stand nowhere", ""); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("words that are not in the text: %v", err)
	}
	n.Close()
	w.loseCache()
	r, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if !r.Story.Saved || len(r.Highlights) != 1 || r.Highlights[0].Note != "who counts?" {
		t.Fatalf("without the cache: saved %v, %+v", r.Story.Saved, r.Highlights)
	}
	if !passage.Anchor(r.Article.Blocks, r.Highlights).Found(0) {
		t.Error("its words are not found in the bookmark's own text")
	}
	found, err := w.Marked(t.Context(), news.HighlightQuery{Tag: ""})
	w.ok(err)
	if len(found.Highlights) != 1 || found.Highlights[0].In.Kicker != "Canada" {
		t.Errorf("the passages are %+v", found.Highlights)
	}
	w.ok(w.RemoveHighlight(t.Context(), h.ID))
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, err := w.Open(t.Context(), s.ID); err != nil || len(r.Highlights) != 1 {
		t.Errorf("undone there are %+v, %v", r.Highlights, err)
	}
}

func TestWhatIsWrittenToAStorySavesIt(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	w.ok(w.Tag(t.Context(), s.ID, []string{"sea", "law"}, nil))
	w.ok(w.Tag(t.Context(), s.ID, nil, []string{"law"}))
	w.ok(w.Write(t.Context(), s.ID, "the piano"))
	w.ok(w.Archive(t.Context(), s.ID))
	w.ok(w.Place(t.Context(), s.ID, news.Place{Block: 9}))
	w.Wait(t.Context())
	kept, err := w.Remarks(t.Context(), s.ID)
	w.ok(err)
	k := kept[s.ID]
	if k.Note != "the piano" || len(k.Tags) != 1 || k.Tags[0] != "sea" || len(k.Lists) != 1 || k.Lists[0] != ArchiveList {
		t.Errorf("there is %+v", k)
	}
	if k.Progress <= 0 || k.Progress >= 100 {
		t.Errorf("the reading is at %d %%", k.Progress)
	}
	if !w.find("Merrow").Saved {
		t.Error("it is not saved")
	}
}
