package article

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"reader/internal/text"
)

// query lists the elements below root that a group of selectors matches, in the order of the page. It goes through the
// page once for each part of a selector. cascadia by itself tries all ways to assign ancestors and siblings to the parts,
// whose number grows with the power of the parts: on a large page "x ~ * ~ *" would not end.
func query(root *html.Node, group string) ([]*html.Node, error) {
	if _, err := cascadia.ParseGroup(group); err != nil {
		return nil, err
	}
	found := map[*html.Node]bool{}
	for _, parts := range splitGroup(group) {
		var before map[*html.Node]bool
		for _, part := range parts {
			sel, err := cascadia.ParseGroup(part.compound)
			if err != nil {
				return nil, err
			}
			s := search{sel: sel, how: part.combinator, before: before, found: map[*html.Node]bool{}}
			s.below(root, false)
			before = s.found
		}
		for n := range before {
			found[n] = true
		}
	}
	var list []*html.Node
	for e := range elements(root) {
		if found[e] {
			list = append(list, e)
		}
	}
	return list, nil
}

// search finds the elements that match one part of a selector and stand to those of the part before it as they must.
type search struct {
	sel    cascadia.SelectorGroup
	how    byte                // the combinator: ' ', '>', '+' or '~'; 0 for the first part
	before map[*html.Node]bool // what the part before matches
	found  map[*html.Node]bool
}

// below searches the children of n; inside tells that n or an element around it is among before.
func (s *search) below(n *html.Node, inside bool) {
	inside = inside || s.before[n]
	behind, last := false, false // an element of before among the siblings so far; the last one is
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		placed := true
		switch s.how {
		case ' ':
			placed = inside
		case '>':
			placed = s.before[n]
		case '+':
			placed = last
		case '~':
			placed = behind
		}
		if placed && s.sel.Match(c) {
			s.found[c] = true
		}
		last = s.before[c]
		behind = behind || last
		s.below(c, inside)
	}
}

// compoundPart is a part of a selector between combinators, with the one before it.
type compoundPart struct {
	combinator byte
	compound   string
}

// splitGroup parts a valid group at its commas, and each selector at its combinators.
func splitGroup(group string) [][]compoundPart {
	var list [][]compoundPart
	var parts []compoundPart
	combinator, start := byte(0), -1
	end := func(at int) {
		if start >= 0 {
			parts = append(parts, compoundPart{combinator, group[start:at]})
			combinator, start = ' ', -1
		}
	}
	for i := 0; i < len(group); i++ {
		switch c := group[i]; {
		case c == ',':
			end(i)
			list, parts, combinator = append(list, parts), nil, 0
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			end(i)
		case strings.HasPrefix(group[i:], "/*"):
			end(i)
			i += bracketed(group[i:]) - 1
		case c == '>', c == '+', c == '~':
			end(i)
			combinator = c
		default:
			if start < 0 {
				start = i
			}
			i += bracketed(group[i:]) - 1
		}
	}
	end(len(group))
	return append(list, parts)
}

var (
	// escaped is a character after a backslash, or its number with the white space that ends it: "\31 " is "1".
	escaped = text.Pattern(`(?s)^\\(?:[0-9A-Fa-f]{1,6}\s?|.?)`)
	comment = text.Pattern(`(?s)^/\*.*?(?:\*/|$)`)
)

// bracketed is the length of what stands first in s, in bytes: a character, an escaped one, a string, a comment, or all
// between brackets.
func bracketed(s string) int {
	closing := map[byte]byte{'[': ']', '(': ')'}[s[0]]
	switch {
	case s[0] == '\\':
		return len(escaped().FindString(s))
	case strings.HasPrefix(s, "/*"):
		return len(comment().FindString(s))
	case s[0] == '"', s[0] == '\'':
		closing = s[0]
	case closing == 0:
		return 1
	}
	for i := 1; i < len(s); {
		switch {
		case s[i] == closing:
			return i + 1
		case s[0] == '"', s[0] == '\'':
			if s[i] == '\\' {
				i++
			}
			i++
		default:
			i += bracketed(s[i:])
		}
	}
	return len(s)
}
