// Package passage finds a passage of an article by its words: again after the text was set, extracted or written anew.
// Passages are of whole words; two words are the same when they differ in case, accents, quotes, dashes or other signs
// only. It is pure, and knows nothing of pages, screens or stores.
package passage

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"reader/internal/news"
	"reader/internal/text"
)

// Text is an article as a row of words. A character of a script that is written without blanks counts as a word.
type Text struct {
	runs  []run
	words []word
}

// run is a stretch of running text: a paragraph, an item of a list, a cell of a table, a caption.
type run struct {
	spans []news.Span
	plain string // of those spans that are text
	from  []int  // where in it each span begins, in bytes
	words Extent
}

// word is a word with the signs that stand close by it.
type word struct {
	key      string // equal keys are the same word
	run      int
	from, to int // in the run's plain text, in bytes
}

// Extent is some words of a text, from one up to, but without, another.
type Extent struct{ From, To int }

// Of reads the words of an article's blocks, in the order of reading. Code, pictures and embedded links have none.
func Of(blocks []news.Block) *Text {
	var runs [][]news.Span
	rewrite(blocks, func(spans []news.Span) []news.Span {
		runs = append(runs, spans)
		return spans
	})
	return OfRuns(runs)
}

// OfRuns reads the words of stretches of running text; no word goes on from one to the next.
func OfRuns(runs [][]news.Span) *Text {
	t := &Text{runs: make([]run, len(runs))}
	for i, spans := range runs {
		t.add(i, spans)
	}
	return t
}

func (t *Text) add(i int, spans []news.Span) {
	r := run{spans: spans, from: make([]int, len(spans)), words: Extent{len(t.words), len(t.words)}}
	var plain strings.Builder
	for k := range spans {
		r.from[k] = plain.Len()
		if spans[k].Note == 0 && spans[k].Style&news.Deleted == 0 { // a sign of ours, words of another text
			plain.WriteString(spans[k].Text)
		}
	}
	r.plain = plain.String()
	first := -1 // signs alone belong to the word before them, at the beginning to the first
	for from, to := range split(r.plain) {
		w := word{key: key(r.plain[from:to]), run: i, from: from, to: to}
		alone := len(t.words) == r.words.From
		switch {
		case w.key != "":
			if alone && first >= 0 {
				w.from = first
			}
			t.words = append(t.words, w)
		case !alone:
			t.words[len(t.words)-1].to = to
		case first < 0:
			first = from
		}
	}
	r.words.To = len(t.words)
	t.runs[i] = r
}

// key is a word as it is compared: its letters, digits and vowel signs, folded.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, text.Fold(s))
}

// dense are the scripts that are written without blanks between words.
var dense = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// split yields where the words of s begin and end. A dash that joins two words parts them.
func split(s string) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		var w pending
		at := 0
		for state, rest := -1, s; rest != ""; {
			var cluster string
			cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			first, _ := utf8.DecodeRuneInString(cluster)
			if w.open && w.endsBefore(first) {
				if !yield(w.from, at) {
					return
				}
				w = pending{}
			}
			w.take(first, at)
			at += len(cluster)
		}
		if w.open {
			yield(w.from, at)
		}
	}
}

// pending is a word that is being read.
type pending struct {
	open   bool
	from   int
	full   bool // it has a letter
	parted bool // the next letter begins a word of its own
}

// endsBefore says that a character does not belong to the word. Opening signs belong to the word behind them.
func (w *pending) endsBefore(r rune) bool {
	switch {
	case unicode.IsSpace(r):
		return true
	case unicode.In(r, dense...):
		return w.full
	default:
		return w.parted && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.In(r, unicode.Ps, unicode.Pi))
	}
}

func (w *pending) take(r rune, at int) {
	if unicode.IsSpace(r) {
		return
	}
	if !w.open {
		w.open, w.from = true, at
	}
	switch {
	case unicode.In(r, dense...):
		w.full, w.parted = true, true
	case unicode.IsLetter(r), unicode.IsNumber(r):
		w.full, w.parted = true, false
	case r == '—', r == '–':
		w.parted = w.full
	}
}

// rewrite is a copy of blocks in which each stretch of running text, in the order of reading, was replaced.
func rewrite(blocks []news.Block, spans func([]news.Span) []news.Span) []news.Block {
	out := slices.Clone(blocks)
	for i, b := range blocks {
		if b.Kind != news.Quote && len(b.Spans) > 0 {
			b.Spans = spans(b.Spans)
		}
		b.Blocks = rewrite(b.Blocks, spans)
		b.Items, b.Rows = slices.Clone(b.Items), slices.Clone(b.Rows)
		for k := range b.Items {
			b.Items[k] = rewrite(b.Items[k], spans)
		}
		for k := range b.Rows {
			b.Rows[k] = slices.Clone(b.Rows[k])
			for n := range b.Rows[k] {
				b.Rows[k][n].Spans = spans(b.Rows[k][n].Spans)
			}
		}
		if b.Kind == news.Quote && len(b.Spans) > 0 { // who said it stands below
			b.Spans = spans(b.Spans)
		}
		out[i] = b
	}
	return out
}

// Words is how many words the text has.
func (t *Text) Words() int { return len(t.words) }

// Place is a stretch of a span in a run.
type Place struct{ Run, Span, From, To int }

// Places are the stretches in which words stand, with the blanks between those of one run.
func (t *Text) Places(e Extent) []Place {
	var out []Place
	for at := e.From; at < e.To; {
		i := t.words[at].run
		r := &t.runs[i]
		end := min(e.To, r.words.To)
		from, to := t.words[at].from, t.words[end-1].to
		for k := range r.spans {
			begin, size := r.from[k], r.size(k)
			if f, e := max(from-begin, 0), min(to-begin, size); f < e {
				out = append(out, Place{Run: i, Span: k, From: f, To: e})
			}
		}
		at = end
	}
	return out
}

// size is how many bytes of a span are text.
func (r *run) size(k int) int {
	end := len(r.plain)
	if k+1 < len(r.from) {
		end = r.from[k+1]
	}
	return end - r.from[k]
}

// WordAt is the word at a byte of a span in a run, or the one before it; false where the run has none.
func (t *Text) WordAt(i, span, at int) (int, bool) {
	r := &t.runs[i]
	if r.words.From == r.words.To || span >= len(r.from) {
		return 0, false
	}
	at += r.from[span]
	n := sort.Search(r.words.To-r.words.From, func(n int) bool { return t.words[r.words.From+n].from > at })
	return r.words.From + max(n-1, 0), true
}

// Paragraph is the run that a word stands in.
func (t *Text) Paragraph(word int) Extent { return t.runs[t.words[word].run].words }

// Sentence is the sentence that a word stands in.
func (t *Text) Sentence(word int) Extent {
	w, r := t.words[word], &t.runs[t.words[word].run]
	e, at := r.words, 0
	for state, rest := -1, r.plain; rest != ""; {
		var s string
		s, rest, state = uniseg.FirstSentenceInString(rest, state)
		begin, end := at, at+len(s)
		at = end
		if begin <= w.from && w.from < end {
			for e.From < word && t.words[e.From].from < begin {
				e.From++
			}
			for e.To > word+1 && t.words[e.To-1].from >= end {
				e.To--
			}
		}
	}
	return e
}
