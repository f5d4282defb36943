package parse

import (
	"html"
	"strconv"
	"strings"

	"reader/internal/text"
)

const (
	maxEntityName   = 34      // "&CounterClockwiseContourIntegral;" is the longest of HTML
	maxEntities     = 200     // declared in a DOCTYPE
	maxEntityValue  = 1 << 10 // bytes
	maxEntitySpread = 1 << 20 // bytes that declared entities may add to a document in all
)

// declaration is an internal general entity (XML 1.0 §4.2.1). External ones (SYSTEM, PUBLIC) are never matched, so
// nothing is ever read from a file or another server for them.
var declaration = text.Pattern(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"<]*)"|'([^'<]*)')\s*>`)

// entities decodes references. The zero value knows those of HTML, which publishers use without declaring them.
type entities struct {
	declared map[string]string
	spread   int
}

// declare reads the internal subset of a DOCTYPE. Values are taken one level deep: a reference inside a value stays
// as it is written, so that no document can grow exponentially.
func (e *entities) declare(doctype string) {
	for _, m := range declaration().FindAllStringSubmatch(doctype, maxEntities) {
		value := m[2] + m[3]
		if len(value) > maxEntityValue {
			continue
		}
		if e.declared == nil {
			e.declared = map[string]string{}
		}
		if _, ok := e.declared[m[1]]; !ok { // the first declaration binds, §4.2
			e.declared[m[1]] = value
		}
	}
}

// decode resolves every reference in s exactly once. What is no reference stays as it is: a bare &, an unknown name,
// a name without its semicolon ("?a=1&copy=2").
func (e *entities) decode(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		value, n := e.reference(s)
		b.WriteString(value)
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// reference reads what starts with the & at s[0] and returns its value and its length in s.
func (e *entities) reference(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), maxEntityName)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if name[0] == '#' {
		if value, ok := character(name[1:]); ok {
			return value, end + 1
		}
		return "&", 1
	}
	if value, ok := e.declared[name]; ok {
		if e.spread += len(value); e.spread > maxEntitySpread {
			return "", end + 1
		}
		return (&entities{}).decode(value), end + 1
	}
	// A name that needs no semicolon in HTML ("copy") would also be found in "&copyleft;": the whole span must go.
	if value := html.UnescapeString(s[:end+1]); value != s[:end+1] && !strings.HasSuffix(value, ";") {
		return value, end + 1
	}
	return "&", 1
}

// character is the value of a numeric reference. Controls vanish; 128–159 are read as windows-1252, as HTML does.
func character(digits string) (string, bool) {
	base := 10
	if len(digits) > 1 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || n < 0 {
		return "", false
	}
	if n > 0x10FFFF || n >= 0xD800 && n < 0xE000 {
		return "\uFFFD", true
	}
	if r := fit(rune(n)); r >= 0 {
		return string(r), true
	}
	return "", true
}
