package theme

import (
	"hash/fnv"
	"strings"

	"reader/internal/text"
)

// keywords give the usual sections their colours. Of several that fit, the first counts.
var keywords = []struct {
	token Token
	words string
}{
	{Climate, "climate environment klima umwelt nature weather"},
	{Business, "business economy markets money finance wirtschaft économie economie economía companies"},
	{Technology, "technology tech digital computing internet ai software netz"},
	{Science, "science sciences space wissenschaft research"},
	{Health, "health medicine wellness santé gesundheit"},
	{Sport, "sport sports football cricket olympics"},
	{Opinion, "opinion opinions comment editorial analysis views debate columns ideas"},
	{Culture, "culture arts art books film films music theatre style life lifestyle travel food kultur"},
	{Politics, "politics policy election elections government parliament politik politique defence security"},
	{World, "world international global foreign diplomacy africa americas asia europe monde welt pacific"},
	{Local, "local city region regional metro national home india canada uk us"},
}

// Section is the colour of a section: a fixed one for the usual names, else one chosen by its title for good.
// What is not seen of a title does not count.
func Section(title string) Token {
	title = string(text.Line(title))
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return strings.ContainsRune(" \t-–—/,.&:|·", r) })
	for _, k := range keywords {
		for known := range strings.FieldsSeq(k.words) {
			for _, w := range words {
				if w == known {
					return k.token
				}
			}
		}
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(strings.ToLower(title))) // never fails
	return World + Token(h.Sum32()%uint32(tokens-World))
}
