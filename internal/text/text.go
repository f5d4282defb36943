// Package text makes untrusted text safe, and measures, breaks, folds and abbreviates it for a screen of character
// cells. It is the only maker of what may reach a terminal. It knows nothing of colours, of screens, or of where the
// text came from.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe is text that may reach a terminal: valid UTF-8 without control, private-use, bidi-override or other characters
// that a terminal could take for anything but a glyph, newlines excepted. Clean and its kin are the only makers of Safe
// from data; constants in our own source convert by themselves. The house's tests hold everybody else to that, and
// everything that is drawn, printed or passed on to be Safe.
type Safe string

// String returns s as it is.
func (s Safe) String() string { return string(s) }

// Between is s[from:to], in bytes. A place inside a character counts as the one before it: half a character could be
// taken for a control, as the second byte of Û (C3 9B) is in terminals that know C1 controls by one byte.
func (s Safe) Between(from, to int) Safe { return s[s.start(from):s.start(to)] }

// Until is Between from the beginning.
func (s Safe) Until(to int) Safe { return s.Between(0, to) }

// From is Between to the end.
func (s Safe) From(from int) Safe { return s.Between(from, len(s)) }

// start is the place where the character begins that the byte i belongs to.
func (s Safe) start(i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// Line is Clean for what stands on one line (titles, names, addresses, errors): white space is folded to single
// spaces and trimmed. Non-breaking spaces inside stay.
func Line(s string) Safe {
	if isLine(s) {
		return Safe(s)
	}
	fields := strings.FieldsFunc(string(Clean(s)), breaking)
	return Safe(strings.TrimFunc(strings.Join(fields, " "), unicode.IsSpace))
}

// isLine reports whether s is printable ASCII with single spaces inside only: most lines are, and stay as they are.
func isLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// Join puts sep between the parts that are not empty.
func Join(sep Safe, parts ...Safe) Safe {
	kept := make([]string, 0, len(parts))
	for _, p := range parts {
		if p != "" {
			kept = append(kept, string(p))
		}
	}
	return Safe(strings.Join(kept, string(sep)))
}

// Capital begins a sentence.
func Capital(s Safe) Safe {
	first, size := utf8.DecodeRuneInString(string(s))
	if size == 0 {
		return s
	}
	return Safe(string(unicode.ToUpper(first))) + s[size:]
}

// Format is fmt.Sprintf for the screen. Arguments of type Safe and numbers go in as they are; everything else,
// strings and errors above all, is printed and made a Line first, so %s and %v are its verbs.
func Format(format Safe, args ...any) Safe {
	fit := make([]any, len(args))
	for i, arg := range args {
		fit[i] = argument(arg)
	}
	return Clean(fmt.Sprintf(string(format), fit...))
}

func argument(arg any) any {
	switch a := arg.(type) {
	case Safe:
		return string(a)
	case string:
		return string(Line(a))
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float32, float64, bool:
		return a
	default:
		return string(Line(fmt.Sprint(a)))
	}
}
