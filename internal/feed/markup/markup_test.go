package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const words = "<p>The ferry to the islands will sail again on Monday."

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// flood is a page that would cost more than it weighs, and the words in it that a reader must still see.
type flood struct{ name, page, shown string }

func floods() []flood {
	all := []flood{
		{"100,000 nested divs", strings.Repeat("<div>", 100_000) + words, "ferry"},
		{"tables and links", strings.Repeat("<table><a>", 50_000) + words, "ferry"},
		{"half a million attributes of one tag", "<div " + numbered("a%d=1 ", 500_000) + ">" + words, "ferry"},
		{"a million attributes of many tags", strings.Repeat("<p a b c d e f g h i j k l m n o p q r s t u v w x y z>x", 40_000) + words, "ferry"},
		{"a tag without end", words + "<div " + numbered("a%d=1 ", 300_000), "ferry"},
		{"50 MB in a pre", "<pre>" + strings.Repeat(strings.Repeat("some code here", 1000)+"\n", 50<<20/14_000), "some code"},
		{"two-byte letters to the end", "<p>" + strings.Repeat("é", maxText), "é"},
		{"style", "<style>" + strings.Repeat("b{x}", 1<<20) + "</style>" + words, "ferry"},
		{"SVG that holds a page", strings.Repeat("<svg><style><p>", 10_000) + "</style></svg>" + strings.Repeat("<math><mi>", 1000) + words, ""},
		{"wide", strings.Repeat("<i>x</i>", 500_000), "x"},
	}
	for tag := range formatting { // each is opened again in every block behind it
		name := tag.String()
		all = append(all, flood{"unclosed " + name, numbered("<"+name+" id=x%d><p>Some words", 20_000) + words, "ferry"})
	}
	return all
}

func TestHostile(t *testing.T) {
	for _, f := range floods() {
		t.Run("T33 "+f.name, func(t *testing.T) {
			elements, attributes, said := measure(Parse(f.page, everything))
			if elements > maxElements+maxReopened+maxDepth || attributes > maxAttributes+maxReopened {
				t.Errorf("%d elements with %d attributes", elements, attributes)
			}
			if !strings.Contains(said, f.shown) || len(said) > maxText+len(f.page)/100 || !utf8.ValidString(said) {
				t.Errorf("%d bytes of text (valid: %v), with %q: %v", len(said), utf8.ValidString(said), f.shown, strings.Contains(said, f.shown))
			}
			if strings.Contains(said, "b{x}") || strings.Contains(said, "<div>") {
				t.Error("what no reader should see is shown")
			}
		})
	}
}

// Scripts are handed out as they stand, up to a bound, and are never text.
func TestScriptsAreHeld(t *testing.T) {
	const one = `<script type=application/json id=a>{"a":"b"}</script>`
	doc, scripts := Parse(one+"<p>Words"+strings.Repeat("<script type=application/json>"+strings.Repeat(" ", 1<<20)+"</script>", 9), everything)
	if len(scripts) == 0 || scripts[0] != (Script{Kind: "application/json", ID: "a", Text: `{"a":"b"}`}) {
		t.Errorf("scripts %.100v", scripts)
	}
	size := 0
	for _, s := range scripts {
		size += len(s.Text)
	}
	if _, _, said := measure(doc, nil); size > maxScripts || said != "Words" {
		t.Errorf("%d bytes of scripts, and %.60q as text", size, said)
	}
	if _, scripts := Parse(one, func(string, []byte) bool { return false }); len(scripts) != 0 {
		t.Errorf("nobody wanted %v", scripts)
	}
}

func TestAPieceIsParsedAsAPage(t *testing.T) {
	for _, piece := range []string{"a <b>c</b>", strings.Repeat("<i>", 500) + "a c"} {
		if _, _, said := measure(ParseFragment(piece), nil); said != "a c" {
			t.Errorf("%.20s: %q", piece, said)
		}
	}
}

func everything(string, []byte) bool { return true }

func measure(doc *html.Node, _ []Script) (elements, attributes int, said string) {
	var b strings.Builder
	for n := range doc.Descendants() {
		switch n.Type {
		case html.ElementNode:
			elements++
			attributes += len(n.Attr)
		case html.TextNode:
			b.WriteString(n.Data)
		}
	}
	return elements, attributes, b.String()
}
