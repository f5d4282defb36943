package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"reader/internal/news"
)

// token is the smallest piece that is compared: a word with the symbols that belong to it, a character of a script that
// is written without spaces, a mark of punctuation, a stretch of white space. None of them cuts a grapheme, nor a word
// whose style changes inside it.
type token struct {
	end int    // where it ends in the text, in bytes; it begins where the one before ends
	key string // equal keys are the same piece
}

// running is running text, cut into tokens.
type running struct {
	spans  []news.Span
	tokens []token
	words  []int // how many of the tokens before each index are words
	gone   int   // bytes of the text that stood in spans which were let go, see cut
}

func run(spans []news.Span) running {
	r := running{spans: spans, words: []int{0}}
	text := news.Plain(spans)
	for at := 0; at < len(text); {
		n, c := piece(text[at:])
		t := token{end: at + n, key: text[at : at+n]}
		words := r.words[len(r.tokens)]
		switch c {
		case blank:
			t.key = " "
		case dense:
			words++
		case letter:
			t.key = alike.Replace(t.key)
			words++
		case mark:
			t.key = alike.Replace(t.key)
		}
		r.tokens, r.words = append(r.tokens, t), append(r.words, words)
		at = t.end
	}
	return r
}

func (r *running) keys() []string {
	out := make([]string, len(r.tokens))
	for i := range r.tokens {
		out[i] = r.tokens[i].key
	}
	return out
}

// wordsIn is how many of some tokens are words.
func (r *running) wordsIn(e extent) int { return r.words[e.to] - r.words[e.from] }

// begin is where a token begins in the text, in bytes.
func (r *running) begin(i int) int {
	if i == 0 {
		return 0
	}
	return r.tokens[i-1].end
}

// alike are the marks of punctuation that editors exchange for one another without changing a word.
var alike = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "„", `"`, "–", "-", "—", "-", "‑", "-", "…", "...")

// class is what a grapheme is to the comparison.
type class uint8

const (
	letter class = iota // of a word between spaces
	dense               // a word by itself, as 字
	mark                // punctuation
	blank
)

// piece is the length in bytes and the class of the first token of s. Punctuation at both ends of a word is parted from
// it, punctuation inside stays: “U.S.” is U.S and a full stop.
func piece(s string) (int, class) {
	n, first := grapheme(s)
	switch first {
	case dense, mark:
		return n, first
	case blank:
		for n < len(s) {
			m, c := grapheme(s[n:])
			if c != blank {
				break
			}
			n += m
		}
		return n, blank
	}
	end := n // behind the last letter
	for n < len(s) {
		m, c := grapheme(s[n:])
		if c == blank || c == dense {
			break
		}
		if n += m; c == letter {
			end = n
		}
	}
	return end, letter
}

// grapheme is the length in bytes and the class of the first grapheme of s.
func grapheme(s string) (int, class) {
	n := 1
	if s[0] >= utf8.RuneSelf || len(s) > 1 && s[1] >= utf8.RuneSelf || s[0] == '\r' {
		cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
		n = len(cluster)
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.In(r, unspaced...):
		return n, dense
	case strings.IndexFunc(s[:n], tells) >= 0:
		return n, letter
	case unicode.IsSpace(r):
		return n, blank
	default:
		return n, mark
	}
}

// unspaced are the scripts that put no spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}
