package cache

import (
	"slices"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// plan is a search made ready for the database: what the full-text index finds, and conditions on the stories' rows.
type plan struct {
	match string          // for words; empty when only conditions say what to find
	near  string          // for words, likewise, but the words stand close together; empty for one word
	title string          // for heads, likewise, but all stands in the headline; empty where it cannot be asked so
	rest  string          // match without the beginning of a word that is too short for words; empty when that is all
	short string          // that beginning, for heads
	query                 // the conditions
	light bool            // match is one beginning or phrase: bm25, which counts all its places first, takes too long for it
	facts []node          // what the conditions imply, for words
	feeds [][]news.FeedID // of each, one carries what is found
	floor int64           // no story is older, Unix milliseconds; 0 for no bound
	marks []string
}

// planOf understands a query.
func planOf(s string, f Filter, now time.Time) (plan, error) {
	top, marks, err := parse(s, f, now)
	p := plan{marks: marks, floor: sqlite.Stamp(f.Since)}
	if err != nil {
		return p, err
	}
	var positive, negative []node
	for _, n := range flat(top) {
		switch {
		case pure(n):
			positive = append(positive, n)
		case n.op == opNot && pure(n.below[0]):
			negative = append(negative, n.below[0])
		default:
			p.floor = max(p.floor, n.since)
			if n.feeds != nil {
				p.feeds = append(p.feeds, n.feeds)
			} else {
				p.condition(n)
			}
			if n.fact != "" {
				p.facts = append(p.facts, node{op: opMatch, column: factColumn, match: factColumn + ` : "` + n.fact + `"`})
			}
		}
	}
	if len(positive) == 0 {
		for _, n := range negative {
			p.condition(node{op: opNot, below: []node{n}})
		}
		return p, nil
	}
	p.words(positive, negative)
	return p, nil
}

// factColumn is the column of facts.
const factColumn = "fact"

// flat lists what must hold, without groups that only gather.
func flat(n node) (list []node) {
	if n.op != opAll {
		return []node{n}
	}
	for _, b := range n.below {
		list = append(list, flat(b)...)
	}
	return list
}

// words makes the expressions of what is to be found and what is not.
func (p *plan) words(positive, negative []node) {
	p.match = gather(slices.Concat(positive, p.facts), negative)
	if near := nearby(slices.Concat(positive, p.facts)); near != "" {
		p.near = without(near, negative)
	}
	if len(negative) == 0 && inHeads(positive) {
		p.title = gather(positive, nil)
	}
	p.light = len(positive) == 1 && positive[0].heavy
	if last := positive[len(positive)-1]; last.short != "" {
		p.short = `"` + last.short + `"*`
		if others := slices.Concat(positive[:len(positive)-1], p.facts); len(others) > 0 {
			p.rest = gather(others, negative)
		}
	}
}

// pure reports what the full-text index can answer alone.
func pure(n node) bool {
	switch n.op {
	case opMatch:
		return true
	case opEither:
		for _, b := range n.below {
			if !pure(b) {
				return false
			}
		}
		return true
	case opAll:
		found := false
		for _, b := range flat(n) {
			if b.op == opNot && pure(b.below[0]) {
				continue
			}
			if !pure(b) {
				return false
			}
			found = true
		}
		return found
	}
	return false
}

// expr is the FTS5 expression of what is pure.
func expr(n node) string {
	switch n.op {
	case opMatch:
		return n.match
	case opEither:
		parts := make([]string, len(n.below))
		for i, b := range n.below {
			parts[i] = "(" + expr(b) + ")"
		}
		return strings.Join(parts, " OR ")
	}
	var positive, negative []node
	for _, b := range flat(n) {
		if b.op == opNot {
			negative = append(negative, b.below[0])
		} else {
			positive = append(positive, b)
		}
	}
	return gather(positive, negative)
}

// gather is the expression of what must stand in a text and what must not.
func gather(positive, negative []node) string {
	parts := make([]string, len(positive))
	for i, n := range positive {
		parts[i] = "(" + expr(n) + ")"
	}
	return without(strings.Join(parts, " AND "), negative)
}

func without(match string, negative []node) string {
	if len(negative) == 0 {
		return match
	}
	return "(" + match + ") NOT (" + expr(node{op: opEither, below: negative}) + ")"
}

// nearness is how many words may stand between those of a search that are said to stand close together.
const nearness = "4"

// nearby asks for all as gather does, and that the plain words among them, if there are two at least, stand together.
func nearby(positive []node) string {
	var words, others []string
	for _, n := range positive {
		if n.plain != "" && n.short == "" && !strings.HasPrefix(n.plain, "(") && !strings.HasSuffix(n.plain, "*") {
			words = append(words, n.plain)
		} else {
			others = append(others, " AND ("+expr(n)+")")
		}
	}
	if len(words) < 2 {
		return ""
	}
	return "NEAR(" + strings.Join(words, " ") + ", " + nearness + ")" + strings.Join(others, "")
}

// inHeads reports what the index of headlines can be asked as well.
func inHeads(list []node) bool {
	for _, n := range list {
		switch {
		case n.op == opNot, n.op == opMatch && n.column != "" && n.column != "title", n.short != "", !inHeads(n.below):
			return false
		}
	}
	return true
}

// condition adds what the full-text index cannot answer alone.
func (p *plan) condition(n node) {
	where, args := sqlOf(n)
	p.where, p.args = append(p.where, where), append(p.args, args...)
}

// sqlOf is a part of a search as a condition on a story's row.
func sqlOf(n node) (where string, args []any) {
	switch {
	case n.op == opWhere:
		return n.where, n.args
	case pure(n):
		return `story.id IN (SELECT rowid FROM words WHERE words MATCH ?)`, []any{expr(n)}
	}
	parts := make([]string, len(n.below))
	for i, b := range n.below {
		part, more := sqlOf(b)
		parts[i], args = part, append(args, more...)
	}
	switch n.op {
	case opNot:
		return `NOT (` + parts[0] + `)`, args
	case opEither:
		return `(` + strings.Join(parts, ` OR `) + `)`, args
	default:
		return `(` + strings.Join(parts, ` AND `) + `)`, args
	}
}
