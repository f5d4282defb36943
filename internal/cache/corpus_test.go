package cache

import (
	"math/rand/v2"
	"strings"
)

// corpus invents texts that compress and are searched as real ones do: its words are as frequent as those of a language,
// by Zipf's law, and new ones never cease to come. What it says is the same in every run.
type corpus struct {
	script script
	rank   *rand.Zipf
	random *rand.Rand
}

// script is what the words of a language are made of.
type script struct {
	syllables []string
	space     string // between words
	stop      string // behind a sentence
}

// The languages of the corpus: one with Latin letters, one whose vowels are marks, and one without blanks.
var scripts = map[string]script{
	"en": {strings.Fields("an be co de er fi ga he in jo ke la mo ne or pa qui re si to un vi wa yo st ing tion ment"), " ", ". "},
	"hi": {strings.Fields("का की के में ने रा दि ल्ली से ता प्र वि सं ना मा ह नी या त्र ब स्थ री को लो भा"), " ", "। "},
	"zh": {strings.Fields("的 一 是 不 了 人 我 在 有 他 这 中 大 来 上 国 和 地 到 说 时 要 就 出 会 经 济 政 府 报 市 场"), "", "。"},
}

// vocabulary is how many words a language has. The exponent of a newspaper's is a little above one.
const (
	vocabulary = 60_000
	zipf       = 1.1
)

// newCorpus begins the texts of a language; the same seed begins the same ones.
func newCorpus(language string, seed uint64) *corpus {
	random := rand.New(rand.NewPCG(seed, 1))
	return &corpus{script: scripts[language], rank: rand.NewZipf(random, zipf, 8, vocabulary-1), random: random}
}

// word is the word of a rank, the most frequent first: the shorter, the more frequent it is.
func (s script) word(rank int) string {
	var b strings.Builder
	for n := rank + 1; n > 0; n /= len(s.syllables) {
		b.WriteString(s.syllables[n%len(s.syllables)])
	}
	return b.String()
}

// say appends so many words in sentences.
func (c *corpus) say(words int) string {
	var b strings.Builder
	for left := 0; words > 0; words-- {
		if left--; left < 0 {
			left = 6 + c.random.IntN(20)
		}
		b.WriteString(c.script.word(int(c.rank.Uint64())))
		if left == 0 || words == 1 {
			b.WriteString(c.script.stop)
		} else {
			b.WriteString(c.script.space)
		}
	}
	return strings.TrimSpace(b.String())
}

// language of the nth feed: one in ten is in Hindi, one in ten in Chinese.
func languageOf(feed int) string {
	switch feed % 10 {
	case 3:
		return "hi"
	case 7:
		return "zh"
	default:
		return "en"
	}
}
