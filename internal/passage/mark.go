package passage

import (
	"slices"

	"reader/internal/news"
)

// Anchored is highlights with the places in which they stand in a text.
type Anchored struct {
	text   *Text
	places []Extent // by highlight; the zero Extent for one that is not in the text any more
}

// Anchor finds highlights in blocks.
func Anchor(blocks []news.Block, highlights []news.Highlight) Anchored {
	if len(highlights) == 0 {
		return Anchored{}
	}
	a := Anchored{text: Of(blocks), places: make([]Extent, len(highlights))}
	for i := range highlights {
		if e, ok := a.text.Find(highlights[i].Passage); ok {
			a.places[i] = e
		}
	}
	return a
}

// Found reports whether the highlight of that index stands in the text.
func (a Anchored) Found(i int) bool { return i < len(a.places) && a.places[i] != Extent{} }

// Mark is a copy of the blocks in which each span of a highlight bears its number, from 1. Where highlights overlap, the
// shortest shows.
func (a Anchored) Mark(blocks []news.Block) []news.Block {
	marks := map[int][]int{} // by run, for each byte of its text
	order := make([]int, 0, len(a.places))
	for i := range a.places {
		if a.Found(i) {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return blocks
	}
	length := func(i int) int { return a.places[i].To - a.places[i].From }
	slices.SortStableFunc(order, func(i, k int) int { return length(k) - length(i) })
	for _, i := range order {
		for _, p := range a.text.Places(a.places[i]) {
			r := &a.text.runs[p.Run]
			if marks[p.Run] == nil {
				marks[p.Run] = make([]int, len(r.plain))
			}
			for at := r.from[p.Span] + p.From; at < r.from[p.Span]+p.To; at++ {
				marks[p.Run][at] = i + 1
			}
		}
	}
	n := -1
	return rewrite(blocks, func(spans []news.Span) []news.Span {
		n++
		if marks[n] == nil {
			return spans
		}
		return a.text.runs[n].marked(marks[n])
	})
}

// marked is the spans of a run, cut where marks begin and end.
func (r *run) marked(marks []int) []news.Span {
	var out []news.Span
	for k, span := range r.spans {
		size := r.size(k)
		if size == 0 { // not text
			out = append(out, span)
			continue
		}
		own := marks[r.from[k] : r.from[k]+size]
		for from := 0; from < size; {
			to := from + 1
			for to < size && own[to] == own[from] {
				to++
			}
			part := span
			part.Text, part.Mark = span.Text[from:to], own[from]
			out = append(out, part)
			from = to
		}
	}
	return out
}
