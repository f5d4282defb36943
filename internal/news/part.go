package news

import (
	"net/url"
	"strings"
	"unicode"
)

// PartOf is the block that a link within a page leads to: the cross-head whose words its fragment or its own words are,
// as "#h-who-pays" leads to "Who pays?". -1 when there is none. Few publishers name their cross-heads otherwise.
func PartOf(blocks []Block, l Link) int { return PartsOf(blocks).Of(l) }

// Parts are the cross-heads of a text, read once for many links.
type Parts []part

type part struct {
	head string // spelt
	at   int    // in the blocks
}

// PartsOf lists the cross-heads of a text.
func PartsOf(blocks []Block) Parts {
	var list Parts
	for i := range blocks {
		if blocks[i].Kind != Heading {
			continue
		}
		if head := spelt(Plain(blocks[i].Spans)); head != "" {
			list = append(list, part{head, i})
		}
	}
	return list
}

// Of is the block that a link leads to, as PartOf says.
func (p Parts) Of(l Link) int {
	u, err := url.Parse(l.URL)
	if err != nil || u.Fragment == "" {
		return -1
	}
	fragment, words := spelt(u.Fragment), spelt(l.Title)
	for i := range p {
		if head := p[i].head; head == words || head == fragment || len(head) >= leastHead && strings.HasSuffix(fragment, head) {
			return p[i].at
		}
	}
	return -1
}

// leastHead is how long a cross-head must be, in bytes, for a fragment that only ends with it to mean it.
const leastHead = 4

// spelt is a text without all but its letters and digits, in lower case.
func spelt(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
