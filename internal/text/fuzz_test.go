package text_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"reader/internal/text"
)

// FuzzJSON: a value that was made fit for a terminal says the same, on one line that holds nothing a terminal would obey.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{"a\x1b[2J", "\u009b31m \u202e \U000e0041 \U0010eeee", "\x7f\n\t", "\xff\xc2\x9b", "\u2028\ufeff क\u200dष", `</script>&`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, err := text.JSON([]string{s})
		if err != nil {
			t.Fatal(err)
		}
		var is []string
		if err := json.Unmarshal([]byte(line), &is); err != nil || !slices.Equal(is, []string{strings.ToValidUTF8(s, "\ufffd")}) && utf8.ValidString(s) {
			t.Fatalf("%q became %q, which says %q, %v", s, line, is, err)
		}
		if bare := strings.TrimSuffix(string(line), "\n"); !utf8.ValidString(bare) || strings.ContainsFunc(bare, forbidden) {
			t.Fatalf("%q became %q", s, line)
		}
	})
}

// FuzzURL: an address is shown on one line, and never with a password.
func FuzzURL(f *testing.F) {
	for _, seed := range []string{
		"http://h/%1b%5d52;c;QQ==%07?%9b", "http://bank.example@evil/", "http://ann:secret@h/", "http://аpple.com/", "http://bank.example%2f@evil/",
		"http://xn--a\u202e.example", "//h:80:80/", "http://[::1%25en0]:1/", " java\tscript:x", "http://h\\@evil/", "mailto:a@b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, shown := range []text.Safe{text.URL(raw), text.Host(raw)} {
			if text.Line(string(shown)) != shown {
				t.Fatalf("%q is shown as %q", raw, shown)
			}
		}
		if shown := string(text.URL("http://ann:sesame@h.example/" + raw)); strings.Contains(strings.ReplaceAll(shown, raw, ""), "sesame") && !strings.Contains(raw, "sesame") {
			t.Fatalf("%q tells the password", shown)
		}
	})
}

// FuzzMatch: what is found stands in the text, in order, and a word is found in itself.
func FuzzMatch(f *testing.F) {
	for _, seed := range [][2]string{
		{"harbour*", "The harbourmaster of the Harbour"}, {"東京 初雪", "東京で初雪、平年より"}, {"क्षत्रिय", "दिल्ली के क्षत्रिय"}, {"straße", "STRASSE Straße"}, {"a b*", "a a b bc"}, {"*", "*"}, {"\xff", "\xff"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, wanted, s string) {
		at := 0
		for _, m := range text.NewMatcher([]string{wanted, s}).Find(s) {
			if m.Begin < at || m.End <= m.Begin || m.End > len(s) || m.Of < 0 || m.Of > 1 {
				t.Fatalf("%q in %q: %+v after %d", wanted, s, m, at)
			}
			at = m.End
		}
	})
}
