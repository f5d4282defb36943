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
	// ends are the places where the ends of markup were last found, so that a million openings cost one search.
	ends      map[string]int
	noDoctype bool // the doctype has no end
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
		s.skipPast("?>", ">")
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

// find is the place of the first such end from a place on, -1 without one. The places asked for must ascend.
func (s *scanner) find(end string, from int) int {
	at, known := s.ends[end]
	if !known || 0 <= at && at < from {
		if at = strings.Index(s.src[from:], end); at >= 0 {
			at += from
		}
		if s.ends == nil {
			s.ends = map[string]int{}
		}
		s.ends[end] = at
	}
	return at
}

// cdata takes an unterminated section to the end of the document.
func (s *scanner) cdata() token {
	const open, end = "<![CDATA[", "]]>"
	start := s.pos + len(open)
	at := s.find(end, start)
	if at < 0 {
		s.pos = len(s.src)
		return token{kind: cdataToken, text: s.src[start:]}
	}
	s.pos = at + len(end)
	return token{kind: cdataToken, text: s.src[start:at]}
}

// comment ends an unterminated one at the next ">": swallowing the feed would be worse.
func (s *scanner) comment() token {
	const open, end = "<!--", "-->"
	if at := s.find(end, s.pos+len(open)); at >= 0 {
		s.pos = at + len(end)
	} else {
		s.skipPast(">")
	}
	return token{kind: skippedToken}
}

// skipPast moves behind the first of the ends that occurs, preferring the earlier argument.
func (s *scanner) skipPast(ends ...string) {
	const window = 64 << 10 // no instruction is longer
	for _, end := range ends {
		if at := s.find(end, s.pos); at >= 0 && at < s.pos+window {
			s.pos = at + len(end)
			return
		}
	}
	s.pos = min(s.pos+2, len(s.src))
}

// doctype reads a declaration with its internal subset in brackets.
func (s *scanner) doctype() token {
	start, depth := s.pos, 0
	const window = 256 << 10
	for i := s.pos + 2; i < min(len(s.src), start+window) && !s.noDoctype; i++ {
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
	s.noDoctype = true // of another, which no document has, the end is not looked for
	s.skipPast(">")
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

// maxAttributes of a tag are kept. Real ones have a dozen, an SVG among them more.
const maxAttributes = 256

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
			if a := s.attribute(); len(t.attrs) < maxAttributes {
				t.attrs = append(t.attrs, a)
			}
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
