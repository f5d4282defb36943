package diff

import (
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
)

// spansBetween marks what changed in running text, by words. What is kept has the newer style; what is deleted leads
// nowhere any more.
func spansBetween(older, newer []news.Span) []news.Span {
	old, new := run(older), run(newer)
	var w spanWriter
	at := 0
	for _, h := range readable(hunks(old.keys(), new.keys()), &old, &new) {
		w.add(new.cut(extent{at, h.new.from}), 0)
		w.add(old.cut(h.old), news.Deleted)
		w.add(new.cut(h.new), news.Inserted)
		at = h.new.to
	}
	w.add(new.cut(extent{at, len(new.tokens)}), 0)
	return w.spans
}

// loose is how many words between two changes are at most drawn into them, when both are longer: “the man and the sea”
// is read as one change, and as five is not.
const loose = 2

// readable joins hunks that only punctuation, or a few words, part. What was joined may then be joined to what is before.
func readable(all []hunk, old, new *running) []hunk {
	var out []hunk
	for _, h := range all {
		for len(out) > 0 && adjoin(out[len(out)-1], h, old, new) {
			h.old.from, h.new.from = out[len(out)-1].old.from, out[len(out)-1].new.from
			out = out[:len(out)-1]
		}
		out = append(out, h)
	}
	return out
}

func adjoin(a, b hunk, old, new *running) bool {
	words := func(h hunk) int { return max(old.wordsIn(h.old), new.wordsIn(h.new)) }
	between := new.wordsIn(extent{a.new.to, b.new.from})
	return between == 0 || between <= loose && between < words(a) && between < words(b)
}

// cut is some of the tokens as spans. Extents must come in ascending order: the spans before are let go.
func (r *running) cut(e extent) []news.Span {
	if e.len() == 0 {
		return nil
	}
	var out []news.Span
	from, to := r.begin(e.from), r.tokens[e.to-1].end
	for ; r.gone < to; r.spans = r.spans[1:] {
		s := r.spans[0]
		end := r.gone + len(s.Text)
		if end > from {
			s.Text = s.Text[max(from-r.gone, 0) : min(to, end)-r.gone]
			out = append(out, s)
		}
		if end > to {
			break
		}
		r.gone = end
	}
	return out
}

// spanWriter gathers what changed and what did not.
type spanWriter struct{ spans []news.Span }

// add adds spans with one mark. Deleted words that would run into those that take their place are parted from them by a
// space.
func (w *spanWriter) add(spans []news.Span, mark news.Style) {
	for i, s := range spans {
		last := len(w.spans) - 1
		if i == 0 && mark == news.Inserted && last >= 0 && w.spans[last].Style&news.Deleted != 0 && abut(w.spans[last].Text, s.Text) {
			w.spans = append(w.spans, news.Span{Text: " "})
		}
		s.Style |= mark
		if mark == news.Deleted {
			s.URL, s.Note = "", 0
		}
		w.spans = append(w.spans, s)
	}
}

// abut reports whether two words stand close to each other in a script that puts spaces between words.
func abut(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	spaced := func(r rune) bool { return !unicode.IsSpace(r) && !unicode.In(r, unspaced...) }
	return spaced(a) && spaced(b)
}
