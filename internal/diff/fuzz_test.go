package diff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
)

// article makes a text of every shape from a string: a line is a paragraph, or what its first sign says.
func article(s string) []news.Block {
	var out []news.Block
	for line := range strings.Lines(s) {
		line = strings.ToValidUTF8(line, "?")
		spans := []news.Span{{Text: line}}
		if head, rest, ok := strings.Cut(line, "*"); ok {
			spans = []news.Span{{Text: head}, {Text: rest, Style: news.Strong, URL: "https://a.example/"}}
		}
		inner := []news.Block{{Kind: news.Paragraph, Spans: spans}}
		switch {
		case strings.HasPrefix(line, "#"):
			out = append(out, news.Block{Kind: news.Heading, Level: 2, Spans: spans})
		case strings.HasPrefix(line, ">"):
			out = append(out, news.Block{Kind: news.Quote, Blocks: inner})
		case strings.HasPrefix(line, "-"):
			out = append(out, news.Block{Kind: news.List, Items: [][]news.Block{inner, inner}})
		case strings.HasPrefix(line, "|"):
			out = append(out, news.Block{Kind: news.Table, Rows: [][]news.Cell{{{Spans: spans}}, {{Spans: spans}, {Spans: spans}}}})
		case strings.HasPrefix(line, "`"):
			out = append(out, news.Block{Kind: news.Code, Text: line})
		default:
			out = append(out, inner[0])
		}
	}
	return out
}

// without are the words of a difference that lack a mark.
func without(mark news.Style, blocks []news.Block) []string {
	rest := mapped(blocks, func(b news.Block) []news.Block { return []news.Block{b} }, func(spans []news.Span) []news.Span {
		return slices.DeleteFunc(slices.Clone(spans), func(s news.Span) bool { return s.Style&mark != 0 })
	})
	return allWords(rest)
}

func allWords(blocks []news.Block) []string {
	var out []string
	for i := range blocks {
		out = append(out, blockWords(&blocks[i])...)
	}
	return out
}

// check holds the promise of a difference: what is kept and added is the newer text, what is kept and removed the older.
func check(t *testing.T, older, newer []news.Block) {
	t.Helper()
	d := blocksBetween(older, newer)
	if got, want := without(news.Deleted, d), allWords(newer); !slices.Equal(got, want) {
		t.Errorf("kept and added:\n%q\nthe newer text:\n%q", got, want)
	}
	if got, want := without(news.Inserted, d), allWords(older); !slices.Equal(got, want) {
		t.Errorf("kept and removed:\n%q\nthe older text:\n%q", got, want)
	}
	if n := len(Fold(d)); n > len(d) {
		t.Errorf("%d blocks folded to %d", len(d), n)
	}
}

func FuzzBetween(f *testing.F) {
	for _, s := range [][2]string{
		{"", ""}, {"a b c\nd e f", "a b\nx\nd e f"}, {"#one two\n>three", "one two\n>four\n-five six"},
		{"|a b\n`x y z", "|a c\n`x z"}, {"今年的第一场雪 12%", "今年的第二场雪 13%"}, {"*bold* move", "bold *move*"}, {"\u0301x", "x\u0301"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, older, newer string) { check(t, article(older), article(newer)) })
}

// TestChangesOfATextJoinToBothTexts tries what editors do: words and paragraphs replaced, added, left out, moved.
func TestChangesOfATextJoinToBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		older := manuscript(r, 40)
		newer := slices.Clone(older)
		for range r.IntN(12) {
			i := r.IntN(len(newer))
			switch r.IntN(4) {
			case 0:
				newer[i] = strings.Replace(newer[i], " ", " not ", 1+r.IntN(2))
			case 1:
				newer = slices.Insert(newer, i, manuscript(r, 1)...)
			case 2:
				newer = slices.Delete(newer, i, i+1)
			default:
				j := r.IntN(len(newer))
				newer[i], newer[j] = newer[j], newer[i]
			}
		}
		check(t, article(strings.Join(older, "\n")), article(strings.Join(newer, "\n")))
	}
}

// manuscript is n paragraphs of some 75 invented words.
func manuscript(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range 60 + r.IntN(30) {
			fmt.Fprintf(&b, "%c%c%c ", 'a'+r.IntN(20), "aeiou"[r.IntN(5)], 'a'+r.IntN(20))
		}
		out[i] = b.String()
	}
	return out
}

// BenchmarkRevision: two texts of 3,000 words, of which an editor changed a few dozen. Budget: 5 ms.
func BenchmarkRevision(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	older := manuscript(r, 40)
	newer := slices.Clone(older)
	for i := 0; i < len(newer); i += 3 {
		words := strings.Fields(newer[i])
		words[10], words[30] = "another", "word"
		newer[i] = strings.Join(words, " ")
	}
	newer = slices.Insert(newer, 17, manuscript(r, 1)...)
	benchmark(b, strings.Join(older, "\n"), strings.Join(newer, "\n"))
}

// BenchmarkRewritten: two texts of 3,000 words with nothing but chance in common. Budget: 10 ms.
func BenchmarkRewritten(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	benchmark(b, strings.Join(manuscript(r, 40), "\n"), strings.Join(manuscript(r, 40), "\n"))
}

// BenchmarkHostile: a megabyte in one paragraph, in which every other word is another. Budget: 1 s.
func BenchmarkHostile(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	older := strings.Fields(strings.Join(manuscript(r, 3500), " "))
	newer := slices.Clone(older)
	for i := 0; i < len(newer); i += 2 {
		newer[i] = "x" + newer[i]
	}
	benchmark(b, strings.Join(older, " "), strings.Join(newer, " "))
}

// BenchmarkManyBlocks: 20,000 short paragraphs on either side, none the same. Budget: 1 s.
func BenchmarkManyBlocks(b *testing.B) {
	var older, newer strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&older, "the same words and %d\n", i)
		fmt.Fprintf(&newer, "the same words and %d\n", i+20_000)
	}
	benchmark(b, older.String(), newer.String())
}

func benchmark(b *testing.B, older, newer string) {
	old, new := article(older), article(newer)
	b.ReportAllocs()
	for b.Loop() {
		blocksBetween(old, new)
	}
}
