package session

import (
	"strings"

	"reader/internal/text"
)

// around is how many lines of a page are not for what is read: the line that says how to go on, and the prompt.
const around = 2

// pageful is how many lines are read at once; very many where there are no pages.
func (s *session) pageful() int {
	if s.o.Height == nil {
		return everything
	}
	if h := s.o.Height(); h > 0 {
		return max(h-around, 1)
	}
	return everything
}

const everything = 1 << 20

// room is how many items a page has about, of as many as most.
func (s *session) room(most int) int { return max(1, min(most, s.pageful()/2)) }

// more says how far one is, and the first time how to go on.
func (s *session) more(far text.Safe) {
	if !s.taught {
		far = text.Join(" ", far, "Enter reads on.")
	}
	s.taught = true
	s.print(far)
}

// ended gives what has no full stop one, so that a pause is heard.
func ended(words text.Safe) text.Safe {
	trimmed := strings.TrimRight(string(words), `"'”’»)`)
	for _, end := range []string{".", "!", "?", "…", ":", "。", "！", "？", "।", "؟", "۔"} {
		if strings.HasSuffix(trimmed, end) {
			return words
		}
	}
	if words == "" {
		return ""
	}
	return words + "."
}

// heading is the name of a group, written in capitals on a screen, as it is said.
func heading(capitals text.Safe) text.Safe {
	words := strings.Fields(strings.ToLower(string(capitals)))
	for i, w := range words {
		words[i] = string(text.Capital(text.Line(w)))
	}
	return text.Clean(strings.Join(words, " "))
}
