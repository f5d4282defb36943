package cache

import (
	"fmt"
	"strconv"
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

// parseSearch reads the grammar of reader search: words, "phrases", -not, OR, and field:value. OR binds what stands
// right before and behind it: two words, or two conditions.
func parseSearch(s string, f Filter, now time.Time) (search, error) {
	p := parser{text: s, feeds: f, now: now}
	for _, t := range tokens(s) {
		if t.word == "OR" && !t.quoted && !t.not {
			p.either = p.last != ""
			continue
		}
		if err := p.token(t); err != nil {
			return p.search, err
		}
	}
	return p.end()
}

// parser gathers a search from tokens.
type parser struct {
	search
	text      string
	feeds     Filter
	now       time.Time
	all, none []string // FTS5 expressions
	last      string   // what the last token was: "word", "condition", or nothing that OR can follow
	either    bool     // OR stood before this token
}

// token takes one in.
func (p *parser) token(t token) error {
	match, where, args, err := p.take(t)
	if err != nil {
		return err
	}
	kind := "word"
	switch {
	case match == "" && where == "":
		return nil // only punctuation
	case where != "":
		kind = "condition"
	}
	if p.either && (kind != p.last || match != "" && t.not) {
		return fmt.Errorf("in %q OR must stand between two words, or between two conditions such as is:saved", p.text)
	}
	p.args = append(p.args, args...)
	switch {
	case where != "":
		p.where = either(p.where, where, p.either)
	case t.not:
		p.none = append(p.none, match)
		kind = ""
	default:
		p.all = either(p.all, match, p.either)
	}
	p.last, p.either = kind, false
	return nil
}

// either adds an expression to a list of which all must hold, or makes it an alternative to the last.
func either(list []string, expression string, or bool) []string {
	if n := len(list); or && n > 0 {
		list[n-1] = "(" + list[n-1] + " OR " + expression + ")"
		return list
	}
	return append(list, expression)
}

// end makes one FTS5 expression of what was gathered. Where only conditions say what to find, the words not to find are
// one more condition.
func (p *parser) end() (search, error) {
	switch {
	case len(p.all) > 0:
		p.match = strings.Join(p.all, " AND ")
		for _, n := range p.none {
			p.match = "(" + p.match + ") NOT " + n
		}
	case len(p.none) > 0 && len(p.where) > 0:
		p.where = append(p.where, `story.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)`)
		p.args = append(p.args, strings.Join(p.none, " OR "))
	case len(p.none) > 0:
		return p.search, fmt.Errorf("%q only says what not to find: add a word to find", p.text)
	case len(p.where) == 0:
		return p.search, fmt.Errorf("there is no word to search for in %q", p.text)
	}
	return p.search, nil
}

// take understands one token: as something to match, or as a condition.
func (p *parser) take(t token) (match, where string, args []any, err error) {
	field, value := t.field, t.word
	if !t.quoted {
		if before, after, ok := strings.Cut(t.word, ":"); ok {
			field, value = before, after
		}
	}
	field = strings.ToLower(field)
	column := wordColumns[field]
	if value == "" && (column != "" || operators[field]) {
		return "", "", nil, fmt.Errorf("%s: needs something behind it", field)
	}
	if column != "" {
		return p.words(column, token{word: value, quoted: true, not: t.not}), "", nil, nil
	}
	if !operators[field] {
		return p.words("", t), "", nil, nil // "12:30" and the like are words
	}
	where, args, err = condition(field, value, p.feeds, p.now)
	if t.not {
		where = `NOT (` + where + `)`
	}
	return "", where, args, err
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
		parts = append(parts, term(phrase(t.word, terms), terms[len(terms)-1]))
	} else {
		for _, one := range terms {
			parts = append(parts, term(one, one))
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

// term is an FTS5 string; it matches as a prefix where its last word is partial.
func term(words, last string) string {
	if text.Partial(last) {
		return `"` + words + `"*`
	}
	return `"` + words + `"`
}

// phrase is a text as the index has it, but for the closing character of a last word in pairs: in the text that is
// searched the word may go on.
func phrase(s string, terms []string) string {
	words := strings.Fields(text.Segment(s))
	if n := len(words); n > 1 && text.Partial(words[n-1]) && !text.Partial(terms[len(terms)-1]) {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}

// operators are the fields that look at a story's row.
var operators = map[string]bool{
	"is": true, "has": true, "lang": true, "before": true, "after": true, "since": true, "source": true, "section": true,
}

// condition makes the SQL of one of the operators.
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
	}
	var feeds []news.FeedID // source, section
	if f.Named != nil {
		feeds = f.Named(field, value)
	}
	return carriedBy(feeds), nil, nil
}

// maxDays is how far back since: may reach: longer than there are feeds.
const maxDays = 100 * 366

// searchTime reads a date, or for since: an age such as 24h or 7d.
func searchTime(field, value string, now time.Time) (time.Time, error) {
	if field == "since" {
		if days, ok := strings.CutSuffix(value, "d"); ok {
			if n, err := strconv.Atoi(days); err == nil && n >= 0 && n <= maxDays {
				return now.AddDate(0, 0, -n), nil
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
