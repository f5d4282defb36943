package cache

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// The grammar of a search: words and conditions that must all hold, - before one that must not, OR between two of which
// one must, and parentheses. OR binds more tightly than what stands beside it: rain snow OR ice is rain (snow OR ice).

// op is what a node does with those below it.
type op uint8

const (
	opAll    op = iota // all hold
	opEither           // one holds
	opNot              // the only one does not hold
	opMatch            // an expression for the full-text index
	opWhere            // a condition on the story's row
)

// node is a part of a search.
type node struct {
	op     op
	below  []node
	match  string // of opMatch
	column string // of opMatch, where it looks; empty for everywhere
	where  string // of opWhere
	args   []any
	since  int64         // of opWhere, when it says no more than that a story is not older; Unix milliseconds
	fact   string        // of opWhere, a fact in the index that it implies; empty for none
	feeds  []news.FeedID // of opWhere, when it says no more than that one of these carries a story
	plain  string        // of opMatch, when it is a single word or phrase that may stand anywhere: its words
	short  string        // of opMatch, when it is the beginning of a word that is too short for the large index
	heavy  bool          // of opMatch, when it is the beginning of a word, or a phrase: no list of its places lies ready
}

// parser reads a query.
type parser struct {
	text  string
	rest  []lexeme
	feeds Filter
	now   time.Time
	marks []string // see text.NewMatcher
	words int      // how many words or conditions there are
}

// parse reads the query as a tree of which the top is opAll.
func parse(s string, f Filter, now time.Time) (top node, marks []string, err error) {
	p := parser{text: s, feeds: f, now: now}
	if p.rest, err = lex(s, f.Typing); err != nil {
		return top, nil, err
	}
	top, err = p.all(false)
	if err == nil && p.words == 0 {
		err = news.QueryError(fmt.Sprintf("there is no word to search for in %q", s))
	}
	return top, p.marks, err
}

// all reads up to the end, or to the parenthesis that closes. What is negated is not marked.
func (p *parser) all(not bool) (node, error) {
	var list []node
	either := false
	for len(p.rest) > 0 {
		x := p.rest[0]
		p.rest = p.rest[1:]
		switch x.kind {
		case kindClose:
			return node{op: opAll, below: list}, nil
		case kindOr:
			either = len(list) > 0
			continue
		}
		n, ok, err := p.one(&x, not)
		if err != nil {
			return n, err
		}
		if !ok {
			continue // only punctuation
		}
		if x.not {
			n = node{op: opNot, below: []node{n}}
		}
		list, either = join(list, n, either), false
	}
	return node{op: opAll, below: list}, nil
}

// join adds a node to a list, or makes it an alternative to the last.
func join(list []node, n node, either bool) []node {
	if !either {
		return append(list, n)
	}
	last := &list[len(list)-1]
	if last.op == opEither {
		last.below = append(last.below, n)
	} else {
		*last = node{op: opEither, below: []node{*last, n}}
	}
	return list
}

// one reads a word, a condition or a group; ok is false where there is nothing in it.
func (p *parser) one(x *lexeme, not bool) (n node, ok bool, err error) {
	if x.kind == kindOpen {
		n, err = p.all(not != x.not)
		return n, len(n.below) > 0, err
	}
	column, known := columns[x.field]
	switch {
	case x.field == "" || known:
		n = matchOf(column, x)
		ok = n.match != "" || n.short != ""
	case operators[x.field] != nil:
		ok = true
		n, err = p.condition(x)
	default:
		return n, false, unknown(x)
	}
	if known && !ok && x.field != "" {
		return n, false, needsValue(x.field)
	}
	if ok {
		p.words++
	}
	if ok && n.op == opMatch && not == x.not {
		p.marks = append(p.marks, markOf(x))
	}
	return n, ok, err
}

// markOf is what a matcher marks for a word.
func markOf(x *lexeme) string {
	if x.prefix || x.open {
		return x.text + "*"
	}
	return x.text
}

// columns are where words are looked up, by the operator before them.
var columns = map[string]string{"": "", "title": "title", "author": "author", "tag": "tag", "list": "list", "note": "note"}

// shortestWord is how many letters a beginning needs to be looked up in the large index: the words that begin with
// fewer are in nearly every text.
const shortestWord = 4

// matchOf makes the expression of a word or phrase in all its spellings. In a script without spaces all parts of an
// unquoted word must stand somewhere, else they must follow each other.
func matchOf(column string, x *lexeme) node {
	prefix := x.prefix || x.open
	n := node{op: opMatch, column: column, heavy: prefix || x.quoted && len(strings.Fields(x.text)) > 1}
	if column == "" && x.open && !x.quoted && !x.prefix && tooShort(x.text) {
		n.short = text.Terms(x.text)[0]
		prefix = false
	}
	var alternatives []string
	for _, spelling := range text.Spellings(x.text) {
		if e := expression(spelling, x.quoted, prefix); e != "" {
			alternatives = append(alternatives, e)
		}
	}
	n.match = strings.Join(alternatives, " OR ")
	switch {
	case n.match == "":
	case column != "":
		n.match = column + " : (" + n.match + ")"
	default:
		if len(alternatives) == 1 {
			n.plain = alternatives[0]
		} else {
			n.match = "(" + n.match + ")"
		}
	}
	return n
}

// tooShort reports a word that is one term of few letters. A character of a script without spaces says more.
func tooShort(word string) bool {
	terms := text.Terms(word)
	return len(terms) == 1 && utf8.RuneCountInString(terms[0]) < shortestWord && !text.Partial(terms[0]) && !strings.Contains(terms[0], " ")
}

// expression is what FTS5 is to look for; empty for mere punctuation.
func expression(words string, phrase, prefix bool) string {
	terms := text.Terms(words)
	if len(terms) == 0 {
		return ""
	}
	dense := false
	for _, t := range terms {
		dense = dense || text.Partial(t) || strings.Contains(t, " ")
	}
	if phrase || !dense {
		return term(inOrder(words, terms), terms[len(terms)-1], prefix)
	}
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = term(t, t, prefix && i == len(terms)-1)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " AND ") + ")"
}

// term is an FTS5 string; its last word may go on where it is wanted so, or is partial.
func term(words, last string, prefix bool) string {
	if prefix || text.Partial(last) {
		return `"` + words + `"*`
	}
	return `"` + words + `"`
}

// inOrder is a text as the index has it, but for the closing character of a last word in pairs: in the text that is
// searched the word may go on.
func inOrder(s string, terms []string) string {
	words := strings.Fields(text.Segment(s))
	if n := len(words); n > 1 && text.Partial(words[n-1]) && !text.Partial(terms[len(terms)-1]) {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}
