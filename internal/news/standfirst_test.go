package news

import "testing"

func TestAbove(t *testing.T) {
	para := func(s string) Block { return Block{Spans: []Span{{Text: s}}} }
	const said = "The wall will be mended by spring."
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{"the text says something else", []Block{para("Nobody knew.")}, said},
		{"the text begins with it", []Block{para(said + " So they say.")}, ""},
		{"behind a dateline", []Block{para("PORT ELEN (PA) -- " + said)}, ""},
		{"behind a picture and a label", []Block{{Kind: Figure}, {Kind: Heading, Spans: []Span{{Text: "Review"}}}, para(said)}, ""},
		{"far below", []Block{para("a"), para("b"), para("c"), para("d"), para(said)}, said},
		{"over two paragraphs", []Block{para("The wall will be"), para("mended by spring.")}, ""},
		{"behind a sentence", []Block{para("Nobody believes it, and many of the people here say so quite openly – " + said)}, said},
	} {
		a := Article{Standfirst: said, Blocks: c.blocks}
		if got := a.Above(); got != c.want {
			t.Errorf("%s: %q stands above the text, want %q", c.name, got, c.want)
		}
	}
}
