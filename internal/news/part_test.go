package news

import "testing"

func TestPartOf(t *testing.T) {
	head := func(words string) Block { return Block{Kind: Heading, Spans: []Span{{Text: words}}} }
	blocks := []Block{{Spans: []Span{{Text: "Who pays?"}}}, head("Who pays?"), head("बारिश कब"), head("…")}
	for _, c := range []struct {
		words, address string
		want           int
	}{
		{"Money", "https://paper.example/a#h-who-pays", 1},
		{"Money", "https://paper.example/a#Who_pays", 1},
		{"Who pays", "https://paper.example/a#s2", 1},
		{"कब", "https://paper.example/a#%E0%A4%AC%E0%A4%BE%E0%A4%B0%E0%A4%BF%E0%A4%B6-%E0%A4%95%E0%A4%AC", 2},
		{"Who pays", "https://paper.example/a", -1},
		{"Comments", "https://paper.example/a#comments", -1},
		{"", "https://paper.example/a#x", -1},
	} {
		if got := PartOf(blocks, Link{Title: c.words, URL: c.address}); got != c.want {
			t.Errorf("%q %s: %d, want %d", c.words, c.address, got, c.want)
		}
	}
}
