package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"reader/internal/feed/markup"
	"reader/internal/text"
)

// Pages that a script draws carry their story as data: in an element of a JSON type, as an object given to a variable
// ("window.__STATE__ = {…}", "JSON.parse('…')"), or as strings in a function's body. What reads them goes by these
// shapes and knows no framework by name, but for the one that numbers its values (see unnumbered).

// What of a script that is a program is looked at.
const (
	minState    = 400 // bytes; shorter programs carry no story
	maxStates   = 64  // values of one script
	minWasted   = 64  // bytes that a value which is program costs at the least
	maxWasted   = 4   // times its own length that may be read of a script in values that turn out to be program
	minLiteral  = 400 // bytes of a string that may be a whole text
	literalTags = 3   // paragraphs in it
)

var (
	given     = text.Pattern(`[=(,:]\s*(?:JSON\.parse\(\s*)?(?:[{\[]\s*["{\[]|["'][{\[])`)
	property  = text.Pattern(`([A-Za-z_][A-Za-z0-9_]{1,24})["']?\s*:\s*["']`)
	paragraph = text.Pattern(`(?i)(?:<|\\u003c|\\x3c)p[\s>\\]`)
)

// script is a script element that may hold a story.
type script struct{ markup.Script }

func scriptsOf(list []markup.Script) []script {
	scripts := make([]script, len(list))
	for i, s := range list {
		scripts[i] = script{s}
	}
	return scripts
}

// dataSigns are what a program holds that has a story in it: paragraphs in markup, or types of parts.
var dataSigns = [][]byte{[]byte("<p>"), []byte(`u003cp`), []byte(`u003Cp`), []byte(`x3cp`), []byte(`x3Cp`), []byte(`"type":`), []byte(`"_type":`), []byte(`"__typename":`), []byte(`"nodeType":`), []byte(`\"type\":`)}

// holdsData reports that a script element is worth keeping for the story that may be in it.
func holdsData(kind string, text []byte) bool {
	if strings.Contains(kind, "json") {
		return true
	}
	program := kind == "" || kind == "module" || strings.Contains(kind, "javascript")
	return program && len(text) >= minState && slices.ContainsFunc(dataSigns, func(sign []byte) bool { return bytes.Contains(text, sign) })
}

// most is how many words a script may hold at the most, without reading it: minified data have spaces in their strings
// only, and the scripts of the East have about six bytes to a word.
func (s *script) most() int {
	foreign := 0
	for i := range len(s.Text) {
		if s.Text[i] >= 0x80 {
			foreign++
		}
	}
	return strings.Count(s.Text, " ") + strings.Count(s.Text, `\u`) + foreign/6
}

// values are what a script holds: one value of JSON, or those that a program gives to its variables.
func (s *script) values() []any {
	if strings.Contains(s.Kind, "json") {
		v, ok := parseJSON(s.Text)
		if !ok {
			return nil
		}
		if list, numbered := v.([]any); numbered && strings.Contains(strings.ToLower(s.ID), "nuxt") {
			v = unnumbered(list)
		}
		return []any{v}
	}
	if states := s.states(); len(states) > 0 {
		return states
	}
	return s.literals()
}

// states are the objects and lists in a program that are JSON, and those that it hands to JSON.parse.
func (s *script) states() []any {
	var found []any
	rest, allowance := s.Text, maxWasted*len(s.Text)
	for len(found) < maxStates && allowance > 0 {
		at := given().FindStringIndex(rest)
		if at == nil {
			break
		}
		start := at[0] + strings.IndexAny(rest[at[0]:at[1]], `{["'`)
		v, read, ok := readValue(rest[start:])
		if ok && read >= minState {
			found = append(found, v)
			rest = rest[start+read:]
			continue
		}
		allowance -= max(read, minWasted)
		rest = rest[start+1:]
	}
	return found
}

// readValue reads the JSON that text begins with, or that a string at its beginning holds, and tells how many bytes
// that took, or how many were read in vain.
func readValue(text string) (v any, read int, ok bool) {
	if text[0] == '"' || text[0] == '\'' {
		literal, read := readLiteral(text)
		if len(literal) < 2 || json.Unmarshal([]byte(literal), &v) != nil {
			return nil, max(read, 1), false
		}
		return v, read, true
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	err := decoder.Decode(&v)
	if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
		return nil, int(wrong.Offset), false
	}
	return v, int(decoder.InputOffset()), err == nil
}

// readLiteral reads the string of JavaScript that text begins with, in either kind of quotes, and tells where it ends;
// 0 when it does not.
func readLiteral(text string) (string, int) {
	quote := text[0]
	var out strings.Builder
	for i := 1; i < len(text); i++ {
		switch c := text[i]; c {
		case quote:
			return strings.ToValidUTF8(out.String(), "\uFFFD"), i + 1
		case '\n':
			return "", 0
		case '\\':
			i += unescape(&out, text[i+1:])
		default:
			out.WriteByte(c)
		}
	}
	return "", 0
}

// escapes are those of ECMAScript, 12.9.4, that stand for one character and are not written as it.
var escapes = map[byte]string{'n': "\n", 't': "\t", 'r': "\r", 'b': "", 'f': "\f", 'v': "\v", '0': "", '\n': ""}

// unescape writes what the escape stands for that follows a backslash, and tells how many bytes it has.
func unescape(out *strings.Builder, text string) int {
	if text == "" {
		return 0
	}
	if s, ok := escapes[text[0]]; ok {
		out.WriteString(s)
		return 1
	}
	switch text[0] {
	case 'x':
		return 1 + writeHex(out, text[1:], 2)
	case 'u':
		return 1 + writeHex(out, text[1:], 4)
	}
	out.WriteByte(text[0])
	return 1
}

// writeHex writes the character that so many hexadecimal digits name, or two times so many where it takes a pair.
func writeHex(out *strings.Builder, text string, digits int) int {
	code, ok := hex(text, digits)
	if !ok {
		return 0
	}
	if utf16.IsSurrogate(code) && strings.HasPrefix(text[digits:], `\u`) {
		if low, ok := hex(text[digits+2:], digits); ok {
			out.WriteRune(utf16.DecodeRune(code, low))
			return 2*digits + 2
		}
	}
	out.WriteRune(code)
	return digits
}

func hex(text string, digits int) (rune, bool) {
	if len(text) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(text[:digits], 16, 32)
	return rune(n), err == nil
}

// literals are the long strings of markup in a program, each as an object that holds it under the name it is given.
func (s *script) literals() []any {
	var found []any
	rest := s.Text
	for len(found) < maxStates {
		at := property().FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		name := rest[at[2]:at[3]]
		literal, read := readLiteral(rest[at[1]-1:])
		if len(literal) >= minLiteral && len(paragraph().FindAllStringIndex(literal, literalTags)) >= literalTags {
			found = append(found, map[string]any{name: literal})
		}
		rest = rest[at[1]-1+max(read, 1):]
	}
	return found
}

// maxNumbered is how many values are put back in their places.
const maxNumbered = 100_000

// unnumbered puts together a value that was written as a list in which objects and lists name their parts by number,
// as the package devalue does: [{"title":1,"body":2},"A title","A body"].
func unnumbered(list []any) any {
	left := maxNumbered
	var at func(v any, depth int) any
	at = func(v any, depth int) any {
		n, ok := v.(float64)
		if left--; !ok || left < 0 || depth > maxJSON || n < 0 || int(n) >= len(list) {
			return nil
		}
		switch v := list[int(n)].(type) {
		case map[string]any:
			whole := make(map[string]any, len(v))
			for _, k := range sortedKeys(v) {
				whole[k] = at(v[k], depth+1)
			}
			return whole
		case []any:
			if kind, wrapped := first(v).(string); wrapped { // ["Reactive", 12], ["Date", "2026-…"]
				if len(v) > 1 && kind != "Date" {
					return at(v[1], depth+1)
				}
				return nil
			}
			whole := make([]any, len(v))
			for i := range v {
				whole[i] = at(v[i], depth+1)
			}
			return whole
		default:
			return v
		}
	}
	return at(0.0, 0)
}

func first(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
