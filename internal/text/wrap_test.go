package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"reader/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name string
		s    text.Safe
		w    int
		want []text.Safe
	}{
		{"nothing", "", 10, nil},
		{"one line", "water plan", 10, []text.Safe{"water plan"}},
		{"greedy", "the quick brown fox jumps", 10, []text.Safe{"the quick", "brown fox", "jumps"}},
		{"newlines", "a\n\nb\n", 10, []text.Safe{"a", "", "b"}},
		{"spaces at a break go", "one   two", 5, []text.Safe{"one", "two"}},
		{"spaces elsewhere stay", "a   b c", 6, []text.Safe{"a   b", "c"}},
		{"a long word is cut", "abcdefghijk xyz", 4, []text.Safe{"abcd", "efgh", "ijk", "xyz"}},
		{"hyphen", "well-known fact", 6, []text.Safe{"well-", "known", "fact"}},
		{"slashes of an address", "https://example.org/news/water", 20, []text.Safe{"https://example.org/", "news/water"}},
		{"full stop not alone", "今日は雨です。明日は", 12, []text.Safe{"今日は雨で", "す。明日は"}},
		{"no closing bracket first", "（東京）で（雪）", 8, []text.Safe{"（東京）", "で（雪）"}},
		{"Hangul", "서울 날씨 맑음", 9, []text.Safe{"서울 날씨", "맑음"}},
		{"number and unit", "it grew by 24 km today", 14, []text.Safe{"it grew by", "24 km today"}},
		{"number and unit with a comma", "after some 24 min, he left", 13, []text.Safe{"after some", "24 min, he", "left"}},
		{"French per cent", "hausse de 5 % hier", 12, []text.Safe{"hausse de", "5 % hier"}},
		{"initials", "a book by J. K. Rowling", 14, []text.Safe{"a book by", "J. K. Rowling"}},
		{"dash hangs", "he waited — alone", 10, []text.Safe{"he", "waited —", "alone"}},
		{"dash hangs on its word", "we waited — alone", 12, []text.Safe{"we waited —", "alone"}},
		{"non-breaking space", "a b\u00A0c d", 4, []text.Safe{"a", "b\u00A0c", "d"}},
		{"currency", "for US$5.2 bn now", 11, []text.Safe{"for", "US$5.2 bn", "now"}},
		{"too narrow counts as 2", "東a", 0, []text.Safe{"東", "a"}},
		{"Thai fills lines and keeps vowels", "ข่าว ประเทศไทย", 6, []text.Safe{"ข่าว ป", "ระเทศ", "ไทย"}},
		{"Khmer breaks at its zero-width spaces", "ភាសាខ្មែរ\u200Bភាសា\u200Bខ្មែរ", 12, []text.Safe{"ភាសាខ្មែរ\u200Bភាសា", "ខ្មែរ"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, text.Measure{}.Wrap(tt.s, tt.w)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestBalance(t *testing.T) {
	tests := []struct {
		s    text.Safe
		w, n int
		want []text.Safe
	}{
		{"Short", 20, 3, []text.Safe{"Short"}},
		{"", 20, 3, nil},
		{"Bank holds rates and drops its hint of a spring cut", 37, 3, []text.Safe{"Bank holds rates and drops", "its hint of a spring cut"}},
		{"Ministers agree an emergency water plan", 34, 3, []text.Safe{"Ministers agree an", "emergency water plan"}},
		{"one two three four five six seven eight nine", 12, 2, []text.Safe{"one two", "three four…"}},
		{"Unübersehbarkeitsverordnungsentwurf kommt", 12, 9, []text.Safe{"Unübersehbar", "keitsverordn", "ungsentwurf", "kommt"}},
		{"two\nlines", 20, 1, []text.Safe{"two lines"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, text.Measure{}.Balance(tt.s, tt.w, tt.n)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.s, diff)
		}
	}
}

// inked is s without white space, to see whether any text was lost.
func inked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0x200B {
			return -1
		}
		return r
	}, s)
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"the quick brown fox", "東京で初雪、平年より12日早く。", "दिल्ली में वायु गुणवत्ता", "ประเทศไทย", "a\n\nb", "👨‍👩‍👧‍👦 and 👍🏽",
		"https://example.org/a/b?c=d", "5 % — J. K. R.", strings.Repeat("x", 300),
	} {
		f.Add(s, 12, false)
		f.Add(s, 3, true)
	}
	f.Fuzz(func(t *testing.T, raw string, w int, graphemes bool) {
		w %= 200
		var m text.Measure
		if graphemes {
			m = text.Grapheme()
		}
		s := text.Clean(raw)
		var got strings.Builder
		for _, line := range m.Wrap(s, w) {
			if cells := m.Width(line); cells > max(w, 2) {
				t.Fatalf("%q is %d cells wide, more than %d", line, cells, w)
			}
			if !utf8.ValidString(string(line)) {
				t.Fatalf("%q is cut inside a character", line)
			}
			got.WriteString(string(line))
		}
		if want := inked(string(m.Fit(s))); inked(got.String()) != want {
			t.Fatalf("%q became %q", want, inked(got.String()))
		}
		for _, line := range m.Balance(s, w, 4) {
			if cells := m.Width(line); cells > max(w, 2) {
				t.Fatalf("balanced %q is %d cells wide, more than %d", line, cells, w)
			}
		}
	})
}
