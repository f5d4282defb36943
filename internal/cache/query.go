package cache

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// search is a query understood: what to match in the full-text index, and what to ask of each story.
type search struct {
	match string   // FTS5; empty when only conditions were given
	terms []string // what to mark in a snippet, folded
	query          // conditions on the rows
}

// wordColumns are the operators that look in one column of the index.
var wordColumns = map[string]string{"title": "title", "author": "author", "tag": "tag"}

// conditions are the values of is: and has:.
var conditions = map[string]string{
	"is:unread": `story.read = 0`, "is:read": `story.read = 1`, "is:saved": `story.saved = 1`,
	"is:stored": `story.stored > 0`, "has:picture": `story.picture = 1`,
}

// parseSearch reads the grammar of reader search: words, "phrases", -not, OR, and field:value.
func parseSearch(s string, f Filter, now time.Time) (search, error) {
	var q search
	var all, none []string // FTS5 expressions
	either := false
	for _, t := range tokens(s) {
		if t.word == "OR" && !t.quoted {
			either = len(all) > 0
			continue
		}
		match, err := q.take(t, f, now)
		switch {
		case err != nil:
			return q, err
		case match == "":
		case t.not:
			none = append(none, match)
		case either:
			all[len(all)-1] = "(" + all[len(all)-1] + " OR " + match + ")"
		default:
			all = append(all, match)
		}
		either = false
	}
	if len(none) > 0 && len(all) == 0 {
		return q, fmt.Errorf("%q only says what not to find: add a word to find", s)
	}
	q.match = strings.Join(all, " AND ")
	for _, n := range none {
		q.match = "(" + q.match + ") NOT " + n
	}
	if q.match == "" && len(q.where) == 0 {
		return q, fmt.Errorf("there is no word to search for in %q", s)
	}
	return q, nil
}

// take understands one token. It returns what to match, or adds a condition and returns nothing.
func (q *search) take(t token, f Filter, now time.Time) (match string, err error) {
	field, value, ok := strings.Cut(t.word, ":")
	switch {
	case t.quoted && t.field == "" || !ok && t.field == "":
		return q.words("", t), nil
	case t.field != "":
		field, value = t.field, t.word
	}
	field = strings.ToLower(field)
	if column := wordColumns[field]; column != "" {
		return q.words(column, token{word: value, quoted: true, not: t.not}), nil
	}
	where, args, err := condition(field, value, f, now)
	if err != nil || where == "" {
		if where == "" && err == nil {
			return q.words("", t), nil // "12:30" and the like are words
		}
		return "", err
	}
	if t.not {
		where = `NOT (` + where + `)`
	}
	q.where = append(q.where, where)
	q.args = append(q.args, args...)
	return "", nil
}

// words makes the FTS5 expression of a word or phrase; every term of it must stand in the column.
func (q *search) words(column string, t token) string {
	terms := text.Terms(t.word)
	if len(terms) == 0 {
		return ""
	}
	if !t.not {
		q.terms = append(q.terms, terms...)
	}
	var parts []string
	if t.quoted {
		parts = []string{`"` + strings.Join(terms, " ") + `"`}
		if text.Partial(terms[len(terms)-1]) {
			parts[0] += "*"
		}
	} else {
		for _, term := range terms {
			part := `"` + term + `"`
			if text.Partial(term) {
				part += "*"
			}
			parts = append(parts, part)
		}
	}
	match := strings.Join(parts, " AND ")
	if column != "" {
		return column + " : (" + match + ")"
	}
	if len(parts) > 1 {
		return "(" + match + ")"
	}
	return match
}

// condition makes the SQL of an operator that looks at a story's row; empty when there is no such operator.
func condition(field, value string, f Filter, now time.Time) (where string, args []any, err error) {
	switch field {
	case "is", "has":
		where, ok := conditions[field+":"+strings.ToLower(value)]
		if !ok {
			return "", nil, fmt.Errorf("%s:%s: say is:unread, is:read, is:saved, is:stored or has:picture", field, value)
		}
		return where, nil, nil
	case "lang":
		return `(story.language = ? COLLATE NOCASE OR story.language LIKE ? || '-%')`, []any{value, value}, nil
	case "before", "after", "since":
		at, err := searchTime(field, value, now)
		sign := " >= "
		if field == "before" {
			sign = " < "
		}
		return `story.time` + sign + `?`, []any{sqlite.Stamp(at)}, err
	case "source", "section":
		var feeds []news.FeedID
		if f.Named != nil {
			feeds = f.Named(field, value)
		}
		return carriedBy(feeds), nil, nil
	}
	return "", nil, nil
}

// searchTime reads a date, or for since: an age such as 24h or 7d.
func searchTime(field, value string, now time.Time) (time.Time, error) {
	if field == "since" {
		if days, ok := strings.CutSuffix(value, "d"); ok {
			if age, err := time.ParseDuration(days + "h"); err == nil {
				return now.Add(-24 * age), nil
			}
		} else if age, err := time.ParseDuration(value); err == nil {
			return now.Add(-age), nil
		}
	}
	at, err := time.ParseInLocation(time.DateOnly, value, now.Location())
	if err != nil {
		return at, fmt.Errorf("%s:%s: write a date like 2026-11-23, or since:24h, since:7d", field, value)
	}
	return at, nil
}

// token is a piece of a query.
type token struct {
	field  string // before a quotation: title:"so"
	word   string
	quoted bool
	not    bool
}

// tokens cuts a query at blanks outside quotation marks. A mark that is not closed is closed at the end.
func tokens(s string) []token {
	var all []token
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return all
		}
		var t token
		if rest, ok := strings.CutPrefix(s, "-"); ok && rest != "" && !unicode.IsSpace(rune(rest[0])) {
			t.not, s = true, rest
		}
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			end = len(s)
		}
		if end < len(s) && s[end] == '"' && (end == 0 || s[end-1] == ':') {
			t.field = strings.TrimSuffix(s[:end], ":")
			t.word, s, _ = strings.Cut(s[end+1:], `"`)
			t.quoted = true
		} else {
			t.word = s[:end]
			s = strings.TrimPrefix(s[end:], `"`)
		}
		all = append(all, t)
	}
}
