package article

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	german := "<p>Größe, „schön“</p>"
	far := "<!-- " + strings.Repeat("x", 5000) + " --><meta charset=windows-1251>"
	for _, c := range []struct{ name, page, header, want string }{
		{"UTF-8", german, "", german},
		{"UTF-8 under a wrong header", german, "text/html; charset=iso-8859-1", german},
		{"byte order mark", "\xef\xbb\xbf" + german, "text/html; charset=iso-8859-1", german},
		{"UTF-16", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), german), "", german},
		{"header", encode(t, charmap.Windows1251, "<p>да</p>"), "text/html; charset=windows-1251", "<p>да</p>"},
		{"meta behind the first kilobyte", far + encode(t, charmap.Windows1251, "<p>да</p>"), "", far + "<p>да</p>"},
		{"Japanese in seven bits", encode(t, japanese.ISO2022JP, "<p>日本</p>"), "text/html; charset=iso-2022-jp", "<p>日本</p>"},
		{"Shift JIS", encode(t, japanese.ShiftJIS, "<meta charset=shift_jis><p>日本</p>"), "", "<meta charset=shift_jis><p>日本</p>"},
		{"undeclared", encode(t, charmap.Windows1252, german), "", german},
		{"unknown label", encode(t, charmap.Windows1252, german), "text/html; charset=klingon", german},
		{"a few broken bytes", "<p>Größe, schön, über \xff</p>", "", "<p>Größe, schön, über \uFFFD</p>"},
		{"nothing", "", "", ""},
	} {
		got, how, err := decode([]byte(c.page), c.header)
		if err != nil || got != c.want || how == "" {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}
