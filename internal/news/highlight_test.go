package news

import (
	"testing"
	"time"
)

func TestAHighlightIsNamedByWhatItMarksAndWhen(t *testing.T) {
	h := Highlight{Story: 7, Passage: Passage{Exact: "words"}, Made: time.UnixMilli(1)}
	id := h.Identify().ID
	if read, err := ParseHighlightID(id.String()); err != nil || read != id {
		t.Errorf("%s reads back as %s, %v", id, read, err)
	}
	later := h
	later.Made = time.UnixMilli(2)
	if h.Identify().ID != id || later.Identify().ID == id {
		t.Error("the same mark has two names, or two marks have one")
	}
	if h.ID = 9; h.Identify().ID != 9 {
		t.Error("a highlight lost its name")
	}
}
