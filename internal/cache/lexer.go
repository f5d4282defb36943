package cache

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
)

// kind is what a lexeme is.
type kind uint8

const (
	kindWord kind = iota
	kindOr
	kindOpen  // a parenthesis
	kindClose // likewise
)

// lexeme is a piece of a query.
type lexeme struct {
	kind   kind
	not    bool   // - stood before it
	field  string // in lower case, before a colon; only what is a name, "12:30" is a word
	text   string
	quoted bool
	prefix bool // * stood behind it
	open   bool // it is what is being typed, and may go on
}

// quotes are the marks that begin a phrase, with those that end one.
var quotes = map[rune]string{'"': `"”“`, '“': `”"`, '„': `“”"`, '«': `»"`, '»': `«"`}

// lexer cuts a query into lexemes.
type lexer struct {
	rest   string
	typing bool // somebody is at it: what is not closed yet is no mistake
	depth  int  // of open parentheses
	all    []lexeme
}

// What a search may be: the database's own bounds lie above, and within these none takes long.
const (
	longestSearch = 2000 // runes
	mostLexemes   = 200
	deepestSearch = 10 // parentheses within each other
)

// lex cuts a query at blanks outside quotation marks.
func lex(s string, typing bool) ([]lexeme, error) {
	if n := utf8.RuneCountInString(s); n > longestSearch {
		return nil, news.QueryError(fmt.Sprintf("a search of %d characters is too long: leave it at %d", n, longestSearch))
	}
	l := lexer{rest: s, typing: typing}
	for {
		l.rest = strings.TrimLeftFunc(l.rest, unicode.IsSpace)
		if l.rest == "" {
			break
		}
		if err := l.next(); err != nil {
			return nil, err
		}
		switch {
		case len(l.all) > mostLexemes:
			return nil, news.QueryError(fmt.Sprintf("there are too many words in the search: leave it at %d", mostLexemes))
		case l.depth > deepestSearch:
			return nil, news.QueryError(fmt.Sprintf("too many parentheses stand within each other: leave it at %d", deepestSearch))
		}
	}
	if l.depth > 0 && !typing {
		return nil, news.QueryError(fmt.Sprintf("a parenthesis is not closed in %s: write it as in (rain OR snow) road", s))
	}
	return l.all, nil
}

func (l *lexer) next() error {
	var x lexeme
	if rest, ok := strings.CutPrefix(l.rest, "-"); ok {
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) {
			x.not, l.rest = true, rest
		}
	}
	switch {
	case l.rest[0] == '(':
		x.kind, l.rest = kindOpen, l.rest[1:]
		l.depth++
	case l.rest[0] == ')' && l.depth > 0:
		x.kind, l.rest = kindClose, l.rest[1:]
		l.depth--
	default:
		if err := l.word(&x); err != nil {
			return err
		}
	}
	l.all = append(l.all, x)
	return nil
}

// word takes a word or a phrase, with the operator before it.
func (l *lexer) word(x *lexeme) error {
	x.field = fieldOf(l.rest)
	if x.field != "" {
		l.rest = l.rest[len(x.field)+1:]
		x.field = strings.ToLower(x.field)
	}
	r, size := utf8.DecodeRuneInString(l.rest)
	if closing, ok := quotes[r]; ok && l.rest != "" {
		return l.phrase(x, size, closing)
	}
	end := strings.IndexFunc(l.rest, unicode.IsSpace)
	if end < 0 {
		end = len(l.rest)
	}
	if close := strings.TrimRight(l.rest[:end], ")"); l.depth > 0 && !strings.Contains(close, "(") {
		end = len(close)
	}
	x.text, l.rest = l.rest[:end], l.rest[end:]
	x.open = l.typing && l.rest == ""
	x.prefix = strings.HasSuffix(x.text, "*")
	x.text = strings.TrimRight(x.text, "*")
	switch {
	case x.field != "" || x.prefix:
	case x.text == "OR" && !x.not, x.text == "|" || x.text == "||":
		x.kind = kindOr
	case x.text == "AND" || x.text == "&&":
		x.text = "" // it is what blanks mean
	}
	return nil
}

// phrase takes what stands in quotation marks.
func (l *lexer) phrase(x *lexeme, size int, closing string) error {
	x.quoted = true
	begin, rest := l.rest[:size], l.rest[size:]
	end := strings.IndexAny(rest, closing)
	if end < 0 {
		if !l.typing {
			return news.QueryError(fmt.Sprintf("the quotation mark before %s is not closed: write \"%s\"", rest, strings.TrimSpace(rest)))
		}
		x.text, l.rest, x.open = rest, "", !strings.HasSuffix(rest, " ")
		return nil
	}
	_, width := utf8.DecodeRuneInString(rest[end:])
	x.text, l.rest = rest[:end], rest[end+width:]
	if after, ok := strings.CutPrefix(l.rest, "*"); ok {
		x.prefix, l.rest = true, after
	}
	if inner, ok := strings.CutSuffix(x.text, "*"); ok && begin == `"` {
		x.prefix, x.text = true, inner
	}
	return nil
}

// fieldOf is the name of an operator that s begins with, whether there is such a one or not: letters before a colon. An
// address has two slashes behind it.
func fieldOf(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	if end < 1 || s[end] != ':' || strings.HasPrefix(s[end:], "://") {
		return ""
	}
	return s[:end]
}
