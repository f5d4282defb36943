package text_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"reader/internal/text"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain text stays", "Rain, at last.\nMore on Friday.", "Rain, at last.\nMore on Friday."},
		{"clipboard sequence", "A\x1b]52;c;Q0FOQVJZ\x07B", "A]52;c;Q0FOQVJZB"},
		{"unterminated string", "\x1bPq\x1b]0;x", "Pq]0;x"},
		{"C1 as UTF-8", "a\u009b31mb\u009dc", "a31mbc"},
		{"C1 as a raw byte", "a\x9b31m", "a\uFFFD31m"},
		{"tab, return, backspace", "a\tb\r\nc\bd\ve\x7f\x00", "a b\ncde"},
		{"separators become newlines", "a\u2028b\u2029c", "a\nb\nc"},
		{"bidi overrides and isolates", "invoice\u202Egpj.exe \u2066x\u2069", "invoicegpj.exe x"},
		{"directional marks stay, one at a time", "a\u200E\u200F\u200F\u061Cb", "a\u200Eb"},
		{"byte order mark, annotations", "\uFEFFa\uFFF9b\uFFFB", "ab"},
		{"private use, kitty's placeholder", "a\uE000b\U0010EEEEc\U000F0000", "abc"},
		{"noncharacters", "a\uFFFFb\uFDD0c\U0001FFFE", "abc"},
		{"soft hyphen", "Donau\u00ADdampf", "Donaudampf"},
		{"composed", "Cafe\u0301", "Caf\u00E9"},
		{"composed across what was dropped", "Cafe\x1b\u0301", "Caf\u00E9"},
		{"joiners shape letters", "क\u094D\u200Dष می\u200Cخواهم", "क\u094D\u200Dष می\u200Cخواهم"},
		{"joiners elsewhere go", "\u200Da 1\u200D2 b\u200D\u200D\u200C c\u200D", "a 12 b c"},
		{"a run of joiners is one", "क\u200D\u200D\u200Cष", "क\u200Dष"},
		{"family", "👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧"},
		{"flag of Scotland", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!"},
		{"tag characters elsewhere", "a\U000E0041\U000E0042\U000E007Fb🏴\U000E0067", "ab🏴"},
		{"zero-width space parts Khmer only", "ភាសា\u200Bខ្មែរ a\u200Bb", "ភាសា\u200Bខ្មែរ ab"},
		{"word joiner and invisible operators", "a\u2060b\u2063c\u180Ed", "abcd"},
		{"Arabic number sign is seen", "\u0600١", "\u0600١"},
		{"broken UTF-8", "a\xff\xe2\x82z", "a\uFFFD\uFFFD\uFFFDz"},
		{"entities are not ours", "&amp;#27;", "&amp;#27;"},
	}
	for _, tt := range tests {
		if got := string(text.Clean(tt.in)); got != tt.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanCapsMarks(t *testing.T) {
	for _, marks := range []string{strings.Repeat("\u0334", 5000), strings.Repeat("\u0344", 9), strings.Repeat("\u0334\u200D", 300)} {
		got := string(text.Clean("x" + marks + "y"))
		if n := strings.Count(got, "") - 3; n > 16 || !strings.HasSuffix(got, "y") {
			t.Errorf("%d characters are left between x and y", n)
		}
		if again := string(text.Clean(got)); again != got {
			t.Errorf("cleaned twice %q differs from %q", again, got)
		}
	}
}

func TestCleanCapsLength(t *testing.T) {
	for _, unit := range []string{"a", "é", "क्ष", "\xff", "\x1bé", "e\u0301"} {
		got := text.Clean(strings.Repeat(unit, 2<<20))
		if len(got) > 1<<20+8 || len(got) < 1<<19 {
			t.Errorf("2 Mi times %q became %d bytes", unit, len(got))
		}
		if again := text.Clean(string(got)); again != got {
			t.Errorf("%q: cleaning the rest again changed it", unit)
		}
	}
}

func TestCleanCopiesNothingThatIsClean(t *testing.T) {
	for _, s := range []string{"Rain, at last.", "Später Schnee — “endlich”", "दिल्ली में वायु", "東京で初雪"} {
		if n := testing.AllocsPerRun(10, func() { text.Clean(s) }); n != 0 {
			t.Errorf("Clean(%q) allocates %v times", s, n)
		}
	}
}

func TestLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" ", ""},
		{"one two", "one two"},
		{"  one \n\t two\r\n ", "one two"},
		{"one  two", "one two"},
		{"one ", "one"},
		{"« cinq »", "« cinq »"},
		{"«\u00A0cinq\u00A0»", "«\u00A0cinq\u00A0»"},
		{"\u00A0\u2003x\u3000y\u00A0", "x y"},
		{"\x1b[2J", "[2J"},
	}
	for _, tt := range tests {
		if got := string(text.Line(tt.in)); got != tt.want {
			t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFormatCleansItsArguments(t *testing.T) {
	got := text.Format("%s: %d of %v, %v, %s", "a\x1b\nb", 3, errors.New("c\u202Ed"), 2*time.Second, text.Safe("e"))
	if want := text.Safe("a b: 3 of cd, 2s, e"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJoinLeavesOutWhatIsEmpty(t *testing.T) {
	if got := text.Join(" · ", "", "a", "", "b"); got != "a · b" {
		t.Errorf("got %q", got)
	}
}

// forbidden is the rule of Clean told from the other end: what must never reach a terminal.
func forbidden(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r < 0x20, r >= 0x7F && r <= 0x9F, r == 0xAD, r == 0xFEFF, r == 0x2028, r == 0x2029:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}

// cells is the width a terminal without mode 2027 would use if it drew every character, the bad ones too.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if r == '\t' {
			n++
			continue
		}
		if r < ' ' {
			continue
		}
		n += text.Measure{}.Width(text.Safe(string(r)))
	}
	return n
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"plain", "\x1b]52;c;x\x07", "क\u094D\u200Dष", "=\u200D\u0338\u200Da", "👨\u200D👩", "🏴\U000E0067\U000E0062\U000E0073\U000E007F",
		"\U0001D15E", "\u0344\u0344", "\u1100\u1161\u11A8", "\xe2\x80", "ភា\u200Bសា", "\u200E\u200F", "e\u0301\u200D\u0301",
	} {
		f.Add(s)
	}
	f.Fuzz(checkClean)
}

// checkClean checks the promises of Clean for one string.
func checkClean(t *testing.T, s string) {
	got := string(text.Clean(s))
	if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
		t.Fatalf("%.80q became %q, which is no UTF-8 in NFC", s, got)
	}
	if i := strings.IndexFunc(got, forbidden); i >= 0 {
		t.Fatalf("%.80q kept a forbidden character in %q at %d", s, got, i)
	}
	if again := string(text.Clean(got)); again != got {
		t.Fatalf("%.80q: cleaned %q, cleaned twice %q", s, got, again)
	}
	for rest := got; rest != ""; {
		cluster, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		if runes := utf8.RuneCountInString(cluster); runes > 200 {
			t.Fatalf("%.80q: a cluster has %d characters", s, runes)
		}
		rest = rest[len(cluster):]
	}
	if was, is := cells(s), cells(got); is > was {
		t.Fatalf("%.80q grew from %d to %d cells as %q", s, was, is, got)
	}
}

func TestCleanCapsClusters(t *testing.T) {
	units := []string{"क्", "क्\u200D", "👨\u200D", "ᄀ", "ᅡ", "ᆨ", "각", "\u0600", "\u0D4E", "ക്\u200C", "\u09C7\u09CD\u09BE", "🏽", "\uFF9E", "ក\u17D2", "\u1039က"}
	for _, unit := range units {
		checkClean(t, strings.Repeat(unit, 3000))
		checkClean(t, strings.Repeat(unit, 14)+"x"+strings.Repeat(unit, 14))
	}
	for _, whole := range []string{"कार्त्स्न्य", "👩🏽\u200D❤️\u200D💋\u200D👨🏻", "ᄒᆞᆫ글", "می\u200Cخواهم\u200Cشان"} {
		if got := string(text.Clean(whole)); got != whole {
			t.Errorf("%q became %q", whole, got)
		}
	}
}

// TestWrapIsQuick sets 256 KB of what is hard to break. Before clusters were capped a megabyte of one took minutes.
func TestWrapIsQuick(t *testing.T) {
	for _, unit := range []string{"x", "ก", "क्", "👨\u200D", "ᄀ", "\u0600", "a\n", "1 ", "A. ", "("} {
		s := text.Clean(strings.Repeat(unit, 1<<18/len(unit)))
		start := time.Now()
		for _, m := range []text.Measure{{}, text.Grapheme()} {
			m.Wrap(s, 66)
			m.Balance(s, 66, 3)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
	}
}

// TestCleanOnTangles mixes the characters that have rules of their own: mutation of bytes seldom finds such strings.
func TestCleanOnTangles(t *testing.T) {
	alphabet := []rune("aé=1 \n\u0301\u0338\u0344\u034F\u093C\u094Dक\u0958ཀ\u0F71\u1100\u1161\u11A8\uAC00\u0D4E\u09C7\u09CD\u09BE\u200B\u200C\u200D\u200E\u061C\uFE0F" +
		"👨👩🏽🏴\U000E0067\U000E007F\U0001F1EE↔ស\u17D2ก\u0E33\x1b\u009b\u202E\u2126\uFB1D\U0001D15E\u0600")
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		few := alphabet[random.IntN(len(alphabet)):] // so that some strings have long runs
		tangle := make([]rune, random.IntN(40))
		for i := range tangle {
			tangle[i] = few[random.IntN(len(few))]
		}
		checkClean(t, string(tangle))
		if t.Failed() {
			return
		}
	}
}
