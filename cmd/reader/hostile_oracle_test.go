package main

import (
	"encoding/base64"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"reader/internal/demo"
)

// language is what a program may have a terminal do, by the names of pieces, and what their words may be.
type language map[string]*regexp.Regexp

var (
	anything = regexp.MustCompile(``)
	nothing  = regexp.MustCompile(`^$`)
	numbers  = regexp.MustCompile(`^[0-9;]*$`)
	styling  = regexp.MustCompile(`^[0-9;:]*$`)
)

// placeholders are where kitty puts pictures: they are written where pictures are, and nowhere else.
const placeholders = "U+10EEEE"

// placed is a placeholder with the marks that say its row and its column.
var placed = regexp.MustCompile(`\x{10EEEE}\p{Mn}{2}`)

// typeset is what a command may print on a terminal: styles, lines, and a line of progress anew.
var typeset = language{"text": anything, "control 0a": nothing, "control 0d": nothing, "CSI m": styling, "CSI K": nothing}

// unshaped is in a language that says data as they are: letters carry what they carry, joined or not.
const unshaped = "marks and joiners"

// data is what a command may print on a terminal where it prints JSON: lines, and a line of progress anew.
var data = language{"text": anything, "control 0a": nothing, "control 0d": nothing, "CSI K": nothing, unshaped: nothing}

// piped is what a command may print anywhere else.
var piped = language{"text": anything, "control 0a": nothing}

// drawn is what the interface may have a terminal do.
var drawn = language{
	"text": anything, "control 08": nothing, "control 09": nothing, "control 0a": nothing, "control 0d": nothing,
	"CSI m": styling,
	// The cursor, and what is cleared, moved and repeated.
	"CSI A": numbers, "CSI B": numbers, "CSI C": numbers, "CSI D": numbers, "CSI G": numbers, "CSI H": numbers, "CSI Z": numbers, "CSI d": numbers, "CSI `": numbers,
	"CSI J": regexp.MustCompile(`^[0-2]?$`), "CSI K": numbers, "CSI X": numbers, "CSI b": numbers, "CSI L": numbers, "CSI M": numbers, "CSI P": numbers, "CSI @": numbers,
	"CSI S": numbers, "CSI T": numbers, "CSI r": numbers, "ESC 7": nothing, "ESC 8": nothing, "ESC M": nothing, "CSI  q": regexp.MustCompile(`^[0-6]$`),
	"CSI ?W": regexp.MustCompile(`^5$`), // tabs at every eighth column
	// Modes: wrapping, the cursor, the mouse, the focus, the other screen, pastes, frames, clusters, light and dark.
	"CSI ?h": regexp.MustCompile(`^(7|25|1002|1003|1004|1006|1049|2004|2026|2027|2031)$`),
	"CSI ?l": regexp.MustCompile(`^(7|25|1002|1003|1004|1006|1049|2004|2026|2027|2031)$`),
	"CSI >m": regexp.MustCompile(`^4(;2)?$`), "CSI >u": regexp.MustCompile(`^1$`), "CSI <u": regexp.MustCompile(`^1$`),
	// What is asked at the start: modes, keys, the cursor behind samples, the size of a cell, colours, pictures.
	"CSI ?$p": regexp.MustCompile(`^202[67]$`), "CSI ?u": nothing, "CSI n": regexp.MustCompile(`^6$`), "CSI t": regexp.MustCompile(`^16$`),
	"OSC 10": tints, "OSC 11": tints, "OSC 12": tints, "OSC 110": nothing, "OSC 111": nothing, "OSC 112": nothing,
	"OSC 2":  regexp.MustCompile(`^(|[A-Z][a-z ]+ - reader)$`), // our own words
	"OSC 8":  regexp.MustCompile(`^;$|^id=[0-9a-z]+;https?://[!-~]+$`),
	"OSC 9":  regexp.MustCompile(`^4;[0-4](;[0-9]{1,3})?$`), // progress
	"OSC 52": regexp.MustCompile(`^c;[0-9A-Za-z+/]*=*$`),
	"APC G":  regexp.MustCompile(`^(i=31,s=1,v=1,a=q,t=d,f=24;AAAA|a=d,d=I,i=[0-9]+,q=2|(f=100,q=2,i=[0-9]+,U=1,c=[0-9]+,r=[0-9]+,a=T|q=2)(,m=[01])?;[0-9A-Za-z+/=]*)$`),
}

var tints = regexp.MustCompile(`^(\?|#[0-9a-f]{6}|rgb:[0-9a-f/]+)$`)

// with is the language with one more thing in it.
func (l language) with(name string, may *regexp.Regexp) language {
	more := maps.Clone(l)
	more[name] = may
	return more
}

// foreign names what in a stream is not of a language, each once: pieces, and characters that are no signs.
func (l language) foreign(stream []byte) (wrong []string) {
	seen := map[string]bool{}
	complain := func(format string, args ...any) {
		if s := fmt.Sprintf(format, args...); !seen[s] {
			seen[s] = true
			wrong = append(wrong, s)
		}
	}
	all, rest := pieces(stream)
	if len(rest) > 0 {
		complain("it ends within %.60q", rest)
	}
	for _, p := range all {
		switch may := l[p.String()]; {
		case may == nil:
			complain("%s %.60q", p, p.words)
		case !may.MatchString(p.words):
			complain("%s says %.200q", p, p.words)
		case p.kind == "text":
			words := p.words
			if l[placeholders] != nil {
				words = placed.ReplaceAllString(words, "")
			}
			if r, bad := unseen(words, l[unshaped] != nil); bad {
				complain("%U is drawn, in %.60q", r, p.words)
			}
		case p.kind != "APC" && carries(p.words):
			complain("%s carries the canary: %.200q", p, p.words)
		}
	}
	return wrong
}

// carries looks for the canary, in the clear and as clipboards have it.
func carries(words string) bool {
	decoded, _ := base64.StdEncoding.DecodeString(words[strings.LastIndexByte(words, ';')+1:])
	return strings.Contains(words, demo.Canary) || strings.Contains(string(decoded), demo.Canary)
}

// mostMarks is how many marks a letter may carry: eight, and those that it is written with apart.
const mostMarks = 16

// unseen finds a character that is no sign: what a terminal obeys, what turns lines around, what it places pictures by,
// and more marks than a letter can carry.
func unseen(words string, unshaped bool) (rune, bool) {
	marks, last := 0, rune(0)
	for i, r := range words {
		before := last
		last = r
		switch {
		case joins(r) && joins(before) && !unshaped:
			return r, true
		case tag(r) && !tag(before) && before != '\U0001F3F4': // the flag of a region begins with a black one
			return r, true
		case r == utf8.RuneError && !strings.HasPrefix(words[i:], "\uFFFD"):
			return rune(words[i]), true
		case unicode.In(r, unicode.Cc, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return r, true
		case unicode.Is(unicode.Cf, r) && !unicode.Is(shaping, r):
			return r, true
		case unicode.Is(unicode.Mn, r):
			marks++
		default:
			marks = 0
		}
		if marks > mostMarks && !unshaped {
			return r, true
		}
	}
	return 0, false
}

func joins(r rune) bool { return r == '\u200C' || r == '\u200D' }
func tag(r rune) bool   { return r >= 0xE0000 && r <= 0xE007F }

// shaping are the format characters with a work to do in a word: joiners, directional marks, signs before numbers, flags.
var shaping = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0600, 0x0605, 1}, {0x061C, 0x061C, 1}, {0x06DD, 0x06DD, 1}, {0x070F, 0x070F, 1}, {0x0890, 0x0891, 1}, {0x08E2, 0x08E2, 1}, {0x200B, 0x200F, 1}},
	R32: []unicode.Range32{{0x110BD, 0x110CD, 16}, {0xE0020, 0xE007F, 1}},
}

// oracleKnows shows every attack to the oracle as if reader had let it through.
func oracleKnows(t *testing.T, _ *newsrooms) {
	for _, a := range demo.Attacks {
		if a.Text == a.Shown {
			continue // a terminal shows it as it is
		}
		for name, l := range map[string]language{"drawn": drawn, "typeset": typeset, "piped": piped} {
			if wrong := l.foreign([]byte("before " + a.Text + " behind")); len(wrong) == 0 {
				t.Errorf("%s: %s: %q passes for what is %s", a.Threat, a.Name, a.Text, name)
			}
			if wrong := l.foreign([]byte("before " + a.Shown + " behind")); len(wrong) > 0 {
				t.Errorf("%s: %s: what is to be seen of it does not pass: %q", a.Threat, a.Name, wrong)
			}
		}
	}
}
