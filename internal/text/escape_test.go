package text_test

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"reader/internal/text"
)

func TestJSONSaysTheSameInOtherCharacters(t *testing.T) {
	for in, want := range map[string]string{
		"plain é <b> &":             `"plain é <b> &"`,
		"a\u009bb\x7f\u202Ec\u2028": `"a\u009bb\u007f\u202ec\u2028"`,
		"\U0010EEEE":                `"\udbfb\udeee"`,
		"\xff":                      `"\ufffd"`,
		"\x1b]0;x\a\n":              `"\u001b]0;x\u0007\n"`,
	} {
		got, err := text.JSON(in)
		if err != nil || string(got) != want+"\n" {
			t.Errorf("%q became %s, %v, want %s", in, got, err, want)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || utf8.ValidString(in) && back != in {
			t.Errorf("%q is read back as %q, %v", in, back, err)
		}
	}
}

func TestXMLSaysTheSameInOtherCharacters(t *testing.T) {
	for in, want := range map[string]string{
		"plain é":             "plain é",
		`<b> & "c"`:           "&lt;b&gt; &amp; &#34;c&#34;",
		"a\u009bb\x7f\u202Ec": "a&#x9B;b&#x7F;&#x202E;c",
		"\U0010EEEE":          "&#x10EEEE;",
		"\x1b[2J\uFFFF":       "\uFFFD[2J\uFFFD",
	} {
		got := text.XML(in)
		if string(got) != want {
			t.Errorf("%q became %s, want %s", in, got, want)
		}
		var back string
		if err := xml.Unmarshal([]byte("<a>"+got+"</a>"), &back); err != nil || !strings.Contains(string(got), "\uFFFD") && back != in {
			t.Errorf("%q is read back as %q, %v", in, back, err)
		}
	}
}

func TestADocumentIsCleanAndWhole(t *testing.T) {
	long := strings.Repeat(strings.Repeat("word ", 1000)+"— \u202E\x1b[2J\n", 400) // 2 MB
	got := string(text.Document(long))
	if want := strings.ReplaceAll(long, "\u202E\x1b", ""); got != want {
		t.Errorf("%d bytes became %d, want %d", len(long), len(got), len(want))
	}
	if got := text.Document("plain\n"); got != "plain\n" {
		t.Errorf("got %q", got)
	}
}

// Half a character could be a control: the second byte of Û is CSI where C1 controls have one byte.
func TestACharacterIsNeverCutInTwo(t *testing.T) {
	s := text.Safe("aÛ31m雪")
	for from := range len(s) + 1 {
		for to := from; to <= len(s); to++ {
			if part := s.Between(from, to); !utf8.ValidString(string(part)) {
				t.Errorf("from %d to %d it is %q", from, to, part)
			}
		}
	}
	if s.Between(1, len(s)) != "Û31m雪" || s.Between(0, 3) != "aÛ" || s.Between(2, 3) != "Û" || s.Between(0, 2) != "a" {
		t.Errorf("%q %q", s.Between(2, 3), s.Between(0, 2))
	}
}
