package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// names reads the class and id of elements as words, because sites agree on words and not on spelling:
// "RelatedPosts", "related-posts" and "c-related_posts" all hold related and the pair related-posts.
// It remembers what it has split; the zero value is not usable.
type names struct {
	left  *int // bytes that may still be split
	seen  map[string][]string
	nodes map[*html.Node][]string
}

func newNames() names {
	left := maxNames
	return names{left: &left, seen: map[string][]string{}, nodes: map[*html.Node][]string{}}
}

// of lists the words of n's class and id, each two neighbours joined by a hyphen, and longer names as they are
// written, in lower case.
func (s names) of(n *html.Node) []string {
	words, ok := s.nodes[n]
	if !ok {
		if words = s.split(n); words != nil {
			s.nodes[n] = words
		}
	}
	return words
}

func (s names) split(n *html.Node) []string {
	label := attr(n, "class")
	for _, k := range []string{"id", "data-component"} {
		if more := attr(n, k); more != "" {
			label += " " + more
		}
	}
	if label == "" {
		return nil
	}
	words, ok := s.seen[label]
	if !ok && *s.left > 0 {
		*s.left -= len(label)
		words = splitName(label)
		s.seen[label] = words
	}
	return words
}

// any reports whether one of n's words is in the table.
func (s names) any(n *html.Node, table map[string]bool) bool {
	for _, w := range s.of(n) {
		if table[w] {
			return true
		}
	}
	return false
}

// What of a class attribute is worth splitting: utility classes can fill kilobytes.
const (
	maxNames = 1 << 19 // bytes of different ones on a page: their words take eight times as much
	maxName  = 400     // bytes
	maxWords = 96      // in all, neighbours joined too
	maxParts = 16      // words of one name
)

func splitName(label string) []string {
	var words []string
	for _, token := range strings.Fields(label[:min(len(label), maxName)]) {
		if len(words) > maxWords {
			break
		}
		single := splitToken(token)
		words = append(words, single...)
		if len(single) > 2 {
			words = append(words, strings.ToLower(token))
		}
		for i := 1; i < len(single); i++ {
			words = append(words, single[i-1]+"-"+single[i])
		}
	}
	return words
}

// splitToken splits at everything but letters and digits, and where a capital follows a small letter.
func splitToken(token string) []string {
	var words []string
	start, low := -1, false
	flush := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(token[start:end]))
		}
		start = -1
	}
	for i, r := range token {
		if len(words) == maxParts {
			return words
		}
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
			low = false
			continue
		case low && unicode.IsUpper(r):
			flush(i)
		}
		if start < 0 {
			start = i
		}
		low = unicode.IsLower(r) || unicode.IsDigit(r)
	}
	flush(len(token))
	return words
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
