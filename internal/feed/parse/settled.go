package parse

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"reader/internal/news"
)

// settled reports that every address in a fragment is absolute already, as most publishers write them, and that there
// is nothing in it whose inside only looks like tags. In doubt it is false. It spares most texts the tokenizer.
func settled(fragment string) bool {
	return orderly(fragment) && resolved(fragment)
}

// orderly reports that every tag ends before the next begins, and that there are no comments and no elements whose
// inside is no markup.
func orderly(fragment string) bool {
	for i := nextTag(fragment, 0); i >= 0; i = nextTag(fragment, i+1) {
		rest := fragment[i+1:]
		switch {
		case rest == "" || rest[0] == '!' || rest[0] == '?' || rawText[tagName(rest)]:
			return false
		case nameStart(rest[0]) || rest[0] == '/':
			n := tagEnd(rest)
			if n < 0 {
				return false
			}
			i += n
		}
	}
	return true
}

// tagEnd is where a tag ends, outside quotes; -1 when another begins before, none ends, or it is in doubt what is a name and
// what is quoted: a quote that does not stand behind an equals sign, and an equals sign behind anything but a name of its
// own, are letters to HTML (§13.2.5).
func tagEnd(s string) int {
	name := strings.TrimPrefix(s, "/")
	if behind := name[nameLength(name):]; behind == "" || strings.IndexByte(blanks+"/>", behind[0]) < 0 {
		return -1
	}
	var quote byte
	for i := range len(s) {
		switch c := s[i]; {
		case c == '<':
			return -1
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			if i == 0 || s[i-1] != '=' {
				return -1
			}
			quote = c
		case c == '=':
			if !nameBefore(s[:i]) {
				return -1
			}
		case c == '>':
			return i
		}
	}
	return -1
}

// blanks part the attributes of a tag.
const blanks = " \t\n\f\r"

// nameBefore reports that s ends with a name and white space before it.
func nameBefore(s string) bool {
	end := len(s)
	for end > 0 && nameByte(s[end-1]) {
		end--
	}
	return end > 0 && end < len(s) && strings.IndexByte(blanks, s[end-1]) >= 0
}

// resolved reports that every attribute that holds an address holds an absolute one of the web.
func resolved(fragment string) bool {
	for i := strings.IndexByte(fragment, '='); i >= 0; {
		start := i
		for start > 0 && nameByte(fragment[start-1]) {
			start--
		}
		name, value := strings.ToLower(fragment[start:i]), fragment[i+1:]
		if name == "" && i > 0 && fragment[i-1] <= ' ' || (linkAttributes[name] || name == "srcset") && !absoluteValue(value) {
			return false
		}
		next := strings.IndexByte(value, '=')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return true
}

// rawText are the elements whose inside is text whatever it looks like (HTML §13.1.2).
var rawText = set("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")

// nextTag is the position of the next "<" from the given one on, -1 when there is none.
func nextTag(s string, from int) int {
	if i := strings.IndexByte(s[from:], '<'); i >= 0 {
		return from + i
	}
	return -1
}

// tagName is the name at the beginning of s, in lower case.
func tagName(s string) string { return strings.ToLower(s[:nameLength(s)]) }

func nameLength(s string) int {
	n := 0
	for n < len(s) && nameByte(s[n]) {
		n++
	}
	return n
}

// absoluteValue looks at what stands behind an equals sign: a quote, and an address of the web. Those in a set of them
// (srcset) must begin so behind each comma, too.
func absoluteValue(s string) bool {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return false
	}
	value, _, closed := strings.Cut(s[1:], s[:1])
	for candidate := range strings.SplitSeq(value, ", ") {
		if !strings.HasPrefix(candidate, "https://") && !strings.HasPrefix(candidate, "http://") {
			return false
		}
		if last := candidate[len(candidate)-1]; last <= ' ' || last >= 0x7F {
			return false
		}
	}
	return closed && strings.IndexFunc(value, unicode.IsControl) < 0 && ampersandsOnly(value)
}

// ampersandsOnly reports that every & is one: written as a reference, or before the name of a parameter. Other references
// may be white space, which has no place in an address.
func ampersandsOnly(value string) bool {
	for {
		_, rest, found := strings.Cut(value, "&")
		if !found {
			return true
		}
		value = rest
		n := nameLength(rest)
		if !strings.HasPrefix(rest, "amp;") && (n == 0 || !strings.HasPrefix(rest[n:], "=")) {
			return false
		}
	}
}

// firstPicture is the first picture of a settled fragment that is large enough to mean something.
func firstPicture(fragment string) news.Picture {
	for i := nextTag(fragment, 0); i >= 0; i = nextTag(fragment, i+1) {
		if tagName(fragment[i+1:]) != "img" {
			continue
		}
		tag := fragment[i : i+tagEnd(fragment[i+1:])+2]
		z := html.NewTokenizer(strings.NewReader(tag))
		z.Next()
		if picture := pictureOf(z.Token()); picture.URL != "" {
			return picture
		}
	}
	return news.Picture{}
}
