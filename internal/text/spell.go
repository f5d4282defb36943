package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Spellings are the ways in which a word that is searched for may be spelled in a text, the given one first. What Fold
// does not make equal already: München is Munchen and Muenchen, København is Koebenhavn; e-mail is email; COVID19 is
// COVID-19.
func Spellings(s string) []string {
	all := []string{s}
	add := func(other string) {
		if other != "" && !slices.Contains(all, other) {
			all = append(all, other)
		}
	}
	add(expandUmlauts(s))
	add(contractUmlauts(Fold(s)))
	add(unhyphen(s))
	add(partDigits(s))
	return all
}

// umlauts are letters that Fold takes for a simple one, as they are written where a keyboard lacks them.
var umlauts = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "a\u030A", "aa",
)

func expandUmlauts(s string) string { return umlauts.Replace(s) }

// shortestContracted is how many letters a word must have left: "fuer" is für, but "toe" is not to.
const shortestContracted = 4

// contractUmlauts undoes expandUmlauts in a folded word. A vowel or a q before, or a u behind, makes the pair another
// sound: neue, que, sœur.
func contractUmlauts(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if i+1 == len(s) {
			break
		}
		pair := s[i : i+2]
		sound := i > 0 && strings.IndexByte("aeoq", s[i-1]) >= 0 || i+2 < len(s) && s[i+2] == 'u'
		if !sound && (pair == "ae" || pair == "oe" || pair == "ue") || pair == "aa" {
			i++
		}
	}
	if b.Len() == len(s) || len([]rune(b.String())) < shortestContracted {
		return ""
	}
	return b.String()
}

// longestPrefix is how many letters may stand before the hyphen of a word that is often written without it: e-mail,
// co-operate, anti-war.
const longestPrefix = 4

// Compounds are the words of s that are often written without their hyphen, joined and folded, each once. An index has
// them behind the text, so that they part no phrase.
func Compounds(s string) []string {
	var joined []string
	for run := range strings.FieldsSeq(s) {
		if !strings.ContainsFunc(run, hyphen) {
			continue
		}
		var before Token
		for t := range Tokens(run) {
			if before.Term != "" && !t.Dense && !before.Dense && utf8.RuneCountInString(before.Term) <= longestPrefix && isHyphen(run[before.End:t.Begin]) {
				joined = append(joined, before.Term+t.Term)
			}
			before = t
		}
	}
	slices.Sort(joined)
	return slices.Compact(joined)
}

func hyphen(r rune) bool { return r == '-' || r >= utf8.RuneSelf && unicode.Is(unicode.Pd, r) }

// isHyphen reports a single one.
func isHyphen(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && hyphen(r)
}

// unhyphen joins a word that is written with hyphens.
func unhyphen(s string) string {
	return strings.Map(func(r rune) rune {
		if hyphen(r) {
			return -1
		}
		return r
	}, s)
}

// partDigits parts letters and digits that stand together.
func partDigits(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range s {
		if unicode.IsLetter(before) && unicode.IsDigit(r) || unicode.IsDigit(before) && unicode.IsLetter(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}
