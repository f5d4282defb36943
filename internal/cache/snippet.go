package cache

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// The room of a snippet, in runes before the first match and in all: about two lines of a list.
const (
	snippetLead = 50
	snippetSize = 160
)

// snippet cuts a piece around the first match out of a text, with every match in it marked. Without a match it is the
// beginning of the text.
func snippet(plain string, terms []string) []news.Fragment {
	plain = strings.Join(strings.Fields(plain), " ")
	spans := matches(plain, terms)
	begin, end := window(plain, spans)
	var out []news.Fragment
	add := func(s string, match bool) {
		if s != "" {
			out = append(out, news.Fragment{Text: s, Match: match})
		}
	}
	if begin > 0 {
		add("…", false)
	}
	at := begin
	for _, m := range spans {
		if m.begin < at || m.end > end {
			continue
		}
		add(plain[at:m.begin], false)
		add(plain[m.begin:m.end], true)
		at = m.end
	}
	add(plain[at:end], false)
	if end < len(plain) {
		add("…", false)
	}
	return out
}

// span is a piece of a text, in bytes.
type span struct{ begin, end int }

// window chooses the piece to show, cut at blanks where the script has them.
func window(plain string, spans []span) (begin, end int) {
	if len(spans) > 0 {
		begin = back(plain, spans[0].begin, snippetLead)
	}
	if i := strings.IndexByte(plain[begin:], ' '); begin > 0 && i >= 0 && begin+i < spans[0].begin {
		begin += i + 1
	}
	end = forward(plain, begin, snippetSize)
	if end < len(plain) {
		if i := strings.LastIndexByte(plain[begin:end], ' '); i > (end-begin)/2 {
			end = begin + i
		}
	}
	return begin, end
}

func back(s string, at, runes int) int {
	for ; at > 0 && runes > 0; runes-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

func forward(s string, at, runes int) int {
	for ; at < len(s) && runes > 0; runes-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// matches finds the words that a search matched. In scripts without spaces it finds the characters themselves.
func matches(plain string, terms []string) []span {
	words, dense := map[string]bool{}, []string{}
	for _, t := range terms {
		if strings.Contains(t, " ") || text.Partial(t) {
			dense = append(dense, unpaired(t))
		} else {
			words[t] = true
		}
	}
	var found []span
	eachWord(plain, func(w span) {
		if folded := text.Terms(plain[w.begin:w.end]); len(folded) == 1 && words[folded[0]] {
			found = append(found, w)
		}
	})
	for _, d := range dense {
		for at := 0; ; {
			i := strings.Index(plain[at:], d)
			if i < 0 {
				break
			}
			found = append(found, span{at + i, at + i + len(d)})
			at += i + len(d)
		}
	}
	slices.SortFunc(found, func(a, b span) int { return a.begin - b.begin })
	return found
}

// unpaired puts a term of overlapping pairs together again: "经济 济增 增长" is 经济增长.
func unpaired(term string) string {
	pairs := strings.Fields(term)
	out := pairs[0]
	for _, p := range pairs[1:] {
		_, size := utf8.DecodeRuneInString(p)
		out += p[size:]
	}
	return out
}

// eachWord calls visit for every run of letters, marks and digits.
func eachWord(s string, visit func(span)) {
	begin := -1
	for i, r := range s {
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
		switch {
		case inside && begin < 0:
			begin = i
		case !inside && begin >= 0:
			visit(span{begin, i})
			begin = -1
		}
	}
	if begin >= 0 {
		visit(span{begin, len(s)})
	}
}
