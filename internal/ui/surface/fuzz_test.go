package surface_test

import (
	"regexp"
	"strings"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/surface"
)

// drawable is all that a line may hold besides text: styles, and links that begin and end in it.
var drawable = regexp.MustCompile(`\x1b\[[0-9;:]*m|\x1b\]8;[a-z0-9=]*;[^\x00-\x20\x7f-\x9f]*(\a|\x1b\\)|\x1b_reader;[0-9;a-f]*\x1b\\`)

// linked is where links lead.
var linked = regexp.MustCompile(`\x1b\]8;id=[0-9a-z]+;([^\x1b\a]*)`)

// FuzzLine: whatever words and addresses a feed has, a line is as wide as it is to be and holds no sequence but styles and
// links into the web, each of which is closed.
func FuzzLine(f *testing.F) {
	for _, seed := range [][2]string{
		{"a title", "https://h.example/a?b=c#d"}, {"\x1b]0;x\x07", "javascript:alert(1)"}, {"क्षत्रिय 👨‍👩‍👧", "http://h/\x1b\\x"}, {"\u202e\u2066", "http://h/;id=x;y"},
		{"", "mailto:a@b?subject=\x07"}, {"a\nb", "file:///etc/passwd"}, {"a", "http:// 0"}, {"x", "http://h/" + strings.Repeat("a", 2100)},
	} {
		f.Add(seed[0], seed[1], 12)
	}
	p := pen()
	f.Fuzz(func(t *testing.T, words, address string, width int) {
		width = 1 + (width&0xffff)%100
		line := p.Line(width, surface.Run{Text: text.Line(words), URL: text.URL(address)}, surface.Run{Text: "end"})
		drawn := surface.String([]surface.Line{line})
		if line.Width() != width {
			t.Fatalf("%d cells instead of %d", line.Width(), width)
		}
		if bare := drawable.ReplaceAllString(drawn, ""); strings.ContainsFunc(bare, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			t.Fatalf("%q and %q are drawn as %q", words, address, drawn)
		}
		for _, link := range linked.FindAllStringSubmatch(drawn, -1) {
			if !strings.HasPrefix(link[1], "http://") && !strings.HasPrefix(link[1], "https://") && !strings.HasPrefix(link[1], "mailto:") {
				t.Fatalf("a link to %q", link[1])
			}
		}
		if opened, closed := strings.Count(drawn, "\x1b]8;id="), strings.Count(drawn, "\x1b]8;;\a")+strings.Count(drawn, "\x1b]8;;\x1b\\"); opened != closed {
			t.Fatalf("%d links are opened and %d closed in %q", opened, closed, drawn)
		}
	})
}
