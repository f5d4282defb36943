package cache

import (
	"strings"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// The room of a snippet, in runes before the first match and in all: about two lines of a list.
const (
	snippetLead = 50
	snippetSize = 160
)

// snippet cuts the piece that says most about the matches out of a text, with every match in it marked. Without a match
// it is the beginning of the text.
func snippet(plain string, matcher *text.Matcher) []news.Fragment {
	plain = strings.Join(strings.Fields(plain), " ")
	matches := matcher.Find(plain)
	begin, end := window(plain, matches)
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
	for _, m := range matches {
		if m.Begin < at || m.End > end {
			continue
		}
		add(plain[at:m.Begin], false)
		add(plain[m.Begin:m.End], true)
		at = m.End
	}
	add(plain[at:end], false)
	if end < len(plain) {
		add("…", false)
	}
	return out
}

// window chooses the piece to show, cut at blanks where the script has them.
func window(plain string, matches []text.Match) (begin, end int) {
	first := 0
	if len(matches) > 0 {
		first = matches[richest(plain, matches)].Begin
		begin = back(plain, first, snippetLead)
	}
	if i := strings.IndexByte(plain[begin:], ' '); begin > 0 && i >= 0 && begin+i < first {
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

// richest is the match from which on most of what is wanted stands within a snippet, and of equal ones the first.
func richest(plain string, matches []text.Match) int {
	best, most := 0, 0
	for i := range matches {
		seen := map[int]bool{}
		worth := 0
		end := forward(plain, matches[i].Begin, snippetSize-snippetLead)
		for k := i; k < len(matches) && matches[k].End <= end; k++ {
			if worth++; !seen[matches[k].Of] {
				seen[matches[k].Of], worth = true, worth+distinctWorth
			}
		}
		if worth > most {
			best, most = i, worth
		}
	}
	return best
}

// distinctWorth is how much more another word says than the same once more.
const distinctWorth = 10

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
