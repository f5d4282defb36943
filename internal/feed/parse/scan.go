package parse

import "strings"

// tokenKind is what a scanner found.
type tokenKind uint8

const (
	textToken  tokenKind = iota // character data with its references
	cdataToken                  // the inside of a CDATA section
	startToken
	endToken
	doctypeToken
	skippedToken // comments, processing instructions
)

// token is a piece of markup. name is as written, prefix included.
type token struct {
	kind  tokenKind
	name  string
	text  string // textToken, cdataToken, doctypeToken
	attrs []attribute
	empty bool // <name/>
}

type attribute struct{ name, value string } // value with its references

// scanner cuts XML into tokens and never fails: whatever is no markup is text. It keeps no stack; balance is the
// business of the canonicaliser.
type scanner struct {
	src string
	pos int
	// noCDATAEnd is set once a search for "]]>" ran to the end in vain, so that a million openings cost one search.
	noCDATAEnd, noCommentEnd bool
}

// next returns the token at the position, false at the end.
func (s *scanner) next() (token, bool) {
	if s.pos >= len(s.src) {
		return token{}, false
	}
	if s.src[s.pos] == '<' {
		if t, ok := s.markup(); ok {
			return t, true
		}
	}
	return s.characters(), true
}

// characters is everything up to the next "<", which belongs to it when it is the first character.
func (s *scanner) characters() token {
	start := s.pos
	if i := strings.IndexByte(s.src[start+1:], '<'); i >= 0 {
		s.pos = start + 1 + i
	} else {
		s.pos = len(s.src)
	}
	return token{kind: textToken, text: s.src[start:s.pos]}
}

// markup reads what begins with "<"; false when that is a stray character.
func (s *scanner) markup() (token, bool) {
	rest := s.src[s.pos:]
	switch {
	case strings.HasPrefix(rest, "<![CDATA["):
		return s.cdata(), true
	case strings.HasPrefix(rest, "<!--"):
		return s.comment(), true
	case strings.HasPrefix(rest, "<?"):
		s.skipPast(rest, "?>", ">")
		return token{kind: skippedToken}, true
	case strings.HasPrefix(rest, "<!"):
		return s.doctype(), true
	case len(rest) > 2 && rest[1] == '/' && nameStart(rest[2]):
		return s.endTag(), true
	case len(rest) > 1 && nameStart(rest[1]):
		return s.startTag(), true
	}
	return token{}, false
}

// cdata takes an unterminated section to the end of the document.
func (s *scanner) cdata() token {
	const open, end = "<![CDATA[", "]]>"
	inside := s.src[s.pos+len(open):]
	i := -1
	if !s.noCDATAEnd {
		i = strings.Index(inside, end)
		s.noCDATAEnd = i < 0
	}
	if i < 0 {
		s.pos = len(s.src)
		return token{kind: cdataToken, text: inside}
	}
	s.pos += len(open) + i + len(end)
	return token{kind: cdataToken, text: inside[:i]}
}

// comment ends an unterminated one at the next ">": swallowing the feed would be worse.
func (s *scanner) comment() token {
	rest := s.src[s.pos:]
	i := -1
	if !s.noCommentEnd {
		i = strings.Index(rest[4:], "-->")
		s.noCommentEnd = i < 0
	}
	if i >= 0 {
		s.pos += 4 + i + 3
	} else {
		s.skipPast(rest, ">")
	}
	return token{kind: skippedToken}
}

// skipPast moves behind the first of the ends that occurs, preferring the earlier argument.
func (s *scanner) skipPast(rest string, ends ...string) {
	const window = 64 << 10 // no instruction is longer; keeps a flood of openings linear
	for _, end := range ends {
		if i := strings.Index(rest[:min(len(rest), window)], end); i >= 0 {
			s.pos += i + len(end)
			return
		}
	}
	s.pos += min(2, len(rest))
}

// doctype reads a declaration with its internal subset in brackets.
func (s *scanner) doctype() token {
	start, depth := s.pos, 0
	const window = 256 << 10
	for i := s.pos + 2; i < min(len(s.src), start+window); i++ {
		switch s.src[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				s.pos = i + 1
				return token{kind: doctypeToken, text: s.src[start:s.pos]}
			}
		}
	}
	s.skipPast(s.src[start:], ">")
	return token{kind: skippedToken}
}

func (s *scanner) endTag() token {
	s.pos += 2
	t := token{kind: endToken, name: s.word()}
	for s.pos < len(s.src) && s.src[s.pos] != '>' && s.src[s.pos] != '<' {
		s.pos++
	}
	s.accept('>')
	return t
}

// startTag ends at ">" outside quotes, or before a "<" outside quotes: then the tag was cut.
func (s *scanner) startTag() token {
	s.pos++
	t := token{kind: startToken, name: s.word()}
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '>':
			s.pos++
			return t
		case c == '<':
			return t
		case c == '/':
			s.pos++
			t.empty = s.pos < len(s.src) && s.src[s.pos] == '>'
		case nameStart(c):
			t.attrs = append(t.attrs, s.attribute())
		default:
			s.pos++
		}
	}
	return t
}

func (s *scanner) attribute() attribute {
	a := attribute{name: s.word()}
	s.spaces()
	if !s.accept('=') {
		return a
	}
	s.spaces()
	a.value = s.value()
	return a
}

// value reads a quoted or bare attribute value. A quote that is never closed ends at the tag's end.
func (s *scanner) value() string {
	if s.pos >= len(s.src) {
		return ""
	}
	rest := s.src[s.pos:]
	if quote := rest[0]; quote == '"' || quote == '\'' {
		if i := strings.IndexByte(rest[1:], quote); i >= 0 {
			s.pos += i + 2
			return rest[1 : i+1]
		}
		s.pos++
		rest = rest[1:]
	}
	i := strings.IndexAny(rest, " \t\n><")
	if i < 0 {
		i = len(rest)
	}
	if i > 0 && i < len(rest) && rest[i] == '>' && rest[i-1] == '/' {
		i--
	}
	s.pos += i
	return rest[:i]
}

func (s *scanner) word() string {
	start := s.pos
	for s.pos < len(s.src) && nameByte(s.src[s.pos]) {
		s.pos++
	}
	return s.src[start:s.pos]
}

func (s *scanner) spaces() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\n' || s.src[s.pos] == '\t') {
		s.pos++
	}
}

func (s *scanner) accept(c byte) bool {
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0x80
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.'
}
