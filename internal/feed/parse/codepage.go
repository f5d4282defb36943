package parse

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"reader/internal/text"
)

// alphabets lists, for each language, its letters beyond ASCII in lower case, the most frequent first: the exemplar
// characters of CLDR, in the order of their frequency in running text as published letter counts give it.
var alphabets = map[string]string{
	"de": "üäöß", "nl": "ëéïöüè", "sv": "äöåé", "da": "øåæé", "is": "áíðöéóúþæý", "fr": "éàèêçùîôâûëïœ", "it": "àèéùòì",
	"es": "óíáéñúü", "pt": "ãçáéíóêõâúàô", "ca": "éóàíèòçúüï",
	"pl": "łąęóżśćńź", "cs": "íáéěřšýčžůúňóďť", "sk": "áíčžýšéúľťňôäóďŕĺ", "hu": "áéöíóüőúű", "ro": "ăîâţş", "hr": "čšžćđ",
	"tr": "ışüğçöâîû", "lt": "ėšžųūįąčę", "lv": "āīēšūņļžčķģ", "et": "äõüöšž",
	"ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "uk": "оанитвресіклудмпязьбгйчхїжцюєшщфґ", "be": "аніоертсклыупмвядзцьгўбчйжхшфюэё",
	"bg": "аиоетнрсвлдкпмзгяъубчйжшщцхфюь", "sr": "аоиенрсјтувдкпмлзгбљшчцњжхћђфџ",
	"el": "αοιετσνηυρπκμλςόίωάδέγήχθύφβώξζψϊϋ", "he": "יוהלארתשמבנםדחעקפכגטזןסצףךץ",
	"ar": "اليمنروتبةعدهسفكقأحجشصىخطذضإثءزغئظآؤ", "fa": "اريندمهوتبسشکكلخفزقگعپجحصچطيضژظغذآثئ",
	"th": "านรอกเง่ยลวดทสต้มะปบัีคหแจไพิขใโช์ูุืึถ็ผซธณศษภญฟฐฉๆฯ",
}

// codePages are the single-byte encodings that publishers use without naming them, with the languages they were made
// for. Where two fit alike the earlier one wins.
var codePages = []struct {
	enc       *charmap.Charmap
	languages []string
}{
	{charmap.Windows1252, []string{"de", "nl", "sv", "da", "is", "fr", "it", "es", "pt", "ca"}},
	{charmap.Windows1250, []string{"pl", "cs", "sk", "hu", "ro", "hr"}},
	{charmap.ISO8859_2, []string{"pl", "cs", "sk", "hu", "ro", "hr"}},
	{charmap.Windows1254, []string{"tr"}},
	{charmap.Windows1257, []string{"lt", "lv", "et"}},
	{charmap.Windows1251, []string{"ru", "uk", "be", "bg", "sr"}},
	{charmap.KOI8U, []string{"ru", "uk"}},
	{charmap.ISO8859_5, []string{"ru", "bg", "sr"}},
	{charmap.CodePage866, []string{"ru"}},
	{charmap.MacintoshCyrillic, []string{"ru", "uk"}},
	{charmap.Windows1253, []string{"el"}},
	{charmap.ISO8859_7, []string{"el"}},
	{charmap.Windows1255, []string{"he"}},
	{charmap.Windows1256, []string{"ar", "fa"}},
	{charmap.ISO8859_6, []string{"ar"}},
	{charmap.Windows874, []string{"th"}},
}

// What a character beyond ASCII says for or against a code page. The figures were settled on headlines of a few words:
// a text in the right page scores 2.2 to 3 for each of its characters. The sisters of a page come near, since most of
// their letters lie at the same places, and then the best wins. What needs several bytes a character falls short.
const (
	frequentLetter = 3 // one of the first eight of the alphabet
	commonLetter   = 2 // one of the first twenty
	rareLetter     = 1
	typographic    = 1 // quotation marks and dashes
	foreignLetter  = -2
	symbol         = -3
	impossible     = -9 // no character of the page
	wrongCase      = -4 // a capital behind a small letter
	capitals       = -2 // two capitals in a row
	wrongScript    = -4 // a letter of another script beside a Latin one
	manyAccents    = -1 // two accented letters in a row, of a language in Latin letters

	enough   = 1.2 // points for each character that settle the matter
	declared = 0.5 // points for the language that the feed names
)

// guessCodePage tells the single-byte encoding of an unlabelled text by its letters; nil when none fits.
func guessCodePage(sample []byte) *charmap.Charmap {
	language := languageOf(sample)
	var best *charmap.Charmap
	most := enough
	for _, p := range codePages {
		for _, lang := range p.languages {
			points := newLetterScore(p.enc, alphabets[lang]).of(sample)
			if lang == language {
				points += declared
			}
			if points > most {
				best, most = p.enc, points
			}
		}
	}
	return best
}

// languageElement is where a feed names its language.
var languageElement = text.Pattern(`(?i)(?:<(?:dc:)?language>\s*|xml:lang=["'])([a-z]{2})\b`)

func languageOf(sample []byte) string {
	if m := languageElement().FindSubmatch(sample); m != nil {
		return string(bytes.ToLower(m[1]))
	}
	return ""
}

// letterScore is what each byte of a code page is worth for one language.
type letterScore struct {
	points [256]int
	runes  [256]rune // in ASCII, too
	latin  bool
}

func newLetterScore(enc *charmap.Charmap, alphabet string) *letterScore {
	s := &letterScore{}
	first, _ := utf8.DecodeRuneInString(alphabet)
	s.latin = unicode.Is(unicode.Latin, first)
	places := map[rune]int{}
	for _, r := range alphabet {
		places[r] = len(places)
	}
	for b := range 256 {
		s.runes[b] = enc.DecodeByte(byte(b))
		s.points[b] = worth(s.runes[b], places)
	}
	return s
}

// worth judges a character by itself; places are those of the letters in their alphabet.
func worth(r rune, places map[rune]int) int {
	place, ok := places[unicode.ToLower(r)]
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return impossible
	case ok && place < 8:
		return frequentLetter
	case ok && place < 20:
		return commonLetter
	case ok:
		return rareLetter
	case strings.ContainsRune("“”„‘’‚«»–—…\u00a0¿¡", r):
		return typographic
	case unicode.IsLetter(r):
		return foreignLetter
	}
	return symbol
}

// of is the mean over all characters beyond ASCII.
func (s *letterScore) of(sample []byte) float64 {
	total, count := 0, 0
	for i, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		count++
		total += s.points[b]
		if i > 0 {
			total += s.beside(s.runes[sample[i-1]], s.runes[b])
		}
		if i+1 < len(sample) && sample[i+1] < utf8.RuneSelf {
			total += s.beside(s.runes[b], s.runes[sample[i+1]])
		}
	}
	return float64(total) / float64(max(count, 1))
}

// beside judges two neighbours, at least one of them beyond ASCII.
func (s *letterScore) beside(before, after rune) (points int) {
	if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
		return 0
	}
	switch {
	case unicode.IsUpper(after) && unicode.IsLower(before):
		points += wrongCase
	case unicode.IsUpper(after) && unicode.IsUpper(before):
		points += capitals
	}
	switch ascii := before < utf8.RuneSelf || after < utf8.RuneSelf; {
	case ascii && !s.latin:
		points += wrongScript
	case !ascii && s.latin:
		points += manyAccents
	}
	return points
}
