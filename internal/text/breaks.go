package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// segments walks a text from one opportunity to break a line to the next: those of UAX #14, fewer where a break would
// part what belongs together (see glued).
type segments struct {
	src   string // a paragraph, or several parted by newlines
	pos   int
	state int // of uniseg, -1 at the beginning
}

// next returns the end of the segment that begins at s.pos and moves there. The caller makes sure that text is left.
func (s *segments) next() int {
	start := s.pos
	for {
		s.step()
		if s.pos == len(s.src) || s.src[s.pos-1] == '\n' || !glued(s.src[start:s.pos], s.src[s.pos:]) {
			return s.pos
		}
	}
}

func (s *segments) step() {
	rest := s.src[s.pos:]
	if n := asciiWord(rest); n > 0 {
		s.pos, s.state = s.pos+n, -1
		return
	}
	segment, _, _, state := uniseg.FirstLineSegmentInString(rest, s.state)
	s.pos += len(segment)
	s.state = state
	// At a break after a space nothing before it matters to UAX #14 any more, so the quick way may be taken again.
	if strings.HasSuffix(segment, " ") || strings.HasSuffix(segment, "\n") {
		s.state = -1
	}
}

// asciiWord returns the length of an English word with the spaces behind it when UAX #14 surely allows a break there
// and none before: letters, digits and apostrophes, perhaps a point or comma, spaces, and another letter or digit.
// It spares most text the tables of uniseg, which take a hundred nanoseconds a byte.
func asciiWord(s string) int {
	i := 0
	for i < len(s) && (alphanumeric(s[i]) || s[i] == '\'' && i > 0) {
		i++
	}
	if i == 0 || s[i-1] == '\'' {
		return 0
	}
	if i < len(s) && (s[i] == ',' || s[i] == '.' || s[i] == ';' || s[i] == ':') {
		i++
	}
	word := i
	for i < len(s) && s[i] == ' ' {
		i++
	}
	if i == word || i == len(s) || !alphanumeric(s[i]) {
		return 0
	}
	return i
}

func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// units are what follows its number on the same line.
var units = map[string]bool{
	"%": true, "‰": true, "°": true, "°C": true, "°F": true, "K": true,
	"mm": true, "cm": true, "m": true, "km": true, "km/h": true, "mph": true, "ft": true, "mi": true, "ha": true,
	"g": true, "kg": true, "t": true, "lb": true, "oz": true, "l": true, "ml": true, "Hz": true, "GHz": true,
	"W": true, "kW": true, "MW": true, "GW": true, "kWh": true, "MWh": true, "GWh": true, "TWh": true,
	"KB": true, "MB": true, "GB": true, "TB": true, "px": true, "pp": true, "bp": true,
	"s": true, "ms": true, "min": true, "h": true, "d": true, "am": true, "pm": true, "a.m.": true, "p.m.": true,
	"m²": true, "km²": true, "m³": true, "bn": true, "mn": true, "tn": true, "million": true, "billion": true,
	"millions": true, "milliard": true, "milliards": true, "Million": true, "Millionen": true, "Milliarde": true, "Milliarden": true,
	"millón": true, "millones": true, "milhão": true, "milhões": true, "bilhões": true, "milione": true, "milioni": true, "miliardi": true,
	"miljoen": true, "miljard": true, "mln": true, "mld": true, "млн": true, "млрд": true, "тыс": true, "लाख": true, "करोड़": true,
	"trillion": true, "crore": true, "lakh": true, "Mio.": true, "Mrd.": true, "€": true, "£": true, "$": true, "₹": true,
}

// heads are what stays on the line of the word behind it: titles, the words before a number, signs of currencies.
var heads = map[string]bool{
	"No.": true, "Nos.": true, "Nr.": true, "nr.": true, "no.": true, "n°": true, "N°": true, "№": true, "p.": true, "pp.": true, "S.": true, "vol.": true,
	"Art.": true, "art.": true, "Abs.": true, "Fig.": true, "fig.": true, "§": true, "§§": true, "c.": true, "ca.": true,
	"Mr": true, "Mr.": true, "Mrs": true, "Mrs.": true, "Ms": true, "Ms.": true, "Dr": true, "Dr.": true, "Prof.": true, "St.": true, "St": true,
	"M.": true, "Mme": true, "Hr.": true, "Fr.": true, "Sr.": true, "Sra.": true, "Sig.": true,
	"$": true, "US$": true, "€": true, "£": true, "¥": true, "₹": true, "Rs": true, "Rs.": true, "CHF": true, "EUR": true, "USD": true, "GBP": true,
}

// months are what stays on the line of the day before it, by their first letters in lower case.
var months = []string{
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", // English, and most of the others
	"jän", "mär", "mai", "maj", "okt", "dez", "déc", "fév", "avr", "jui", "aoû", "gen", "mag", "giu", "lug", "ago", "set", "ott", "dic",
	"ene", "abr", "fev", "out", "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
	"जन", "फर", "मार्च", "अप्रै", "मई", "जून", "जुला", "अग", "सित", "अक्", "नव", "दिस",
}

// glued reports whether a line must not end with before, although UAX #14 allows it: within a Korean word, between a
// number and its unit, month or next thousand, between initials, titles or signs and what they belong to, and before a
// dash that stands between spaces (it hangs on the word before).
func glued(before, after string) bool {
	if before[len(before)-1] != ' ' && (before[len(before)-1] >= utf8.RuneSelf || after[0] >= utf8.RuneSelf) {
		return withinHangul(before, after) || raisedFirst(after)
	}
	word, spaced := strings.CutSuffix(before, " ")
	if !spaced {
		return len(before) > 1 && before[len(before)-1] == '-' && before[len(before)-2] >= '0' && before[len(before)-2] <= '9' // 15-inch
	}
	if word == "" {
		return false
	}
	word = word[strings.LastIndexByte(word, ' ')+1:]
	if word == "" {
		return false
	}
	return dashFirst(after) || quoted(word, after) || heads[word] || word[len(word)-1] == '.' && initial(word) || withNumber(word, after)
}

// withinHangul reports a place within a Korean word: Korean parts words by spaces, and breaks lines there.
func withinHangul(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return hangul(last) && (hangul(first) || first < utf8.RuneSelf && alphanumeric(byte(first)) || first == '(') ||
		hangul(first) && (raised(last) || last < utf8.RuneSelf && (alphanumeric(byte(last)) || last == ')' || last == '%'))
}

// raisedFirst reports the number of a link or the sign of a note, which cling to what they stand behind.
func raisedFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return raised(r)
}

func raised(r rune) bool { return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁾' }

// quoted reports the space inside of French quotation marks.
func quoted(word, after string) bool {
	if word == "«" || word == "(«" {
		return true
	}
	rest, ok := strings.CutPrefix(after, "»")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func hangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF }

// withNumber reports a number, and behind it its unit, a month, or three more of its digits.
func withNumber(word, after string) bool {
	ordinal := strings.TrimSuffix(word, ".")
	if ordinal == "" || !numberLast(ordinal) {
		return false
	}
	next := firstWord(after)
	if len(ordinal) == len(word) && (units[next] || len(ordinal) <= 3 && len(next) == 3 && number(ordinal) && number(next)) {
		return true
	}
	return len(ordinal) <= 2 && month(next)
}

// number reports figures alone.
func number(s string) bool { return strings.Trim(s, "0123456789") == "" }

// month reports the name of a month, short or long.
func month(word string) bool {
	if word == "" || word[0] >= '0' && word[0] <= '9' {
		return false
	}
	word = strings.ToLower(word)
	for _, m := range months {
		if strings.HasPrefix(word, m) {
			return true
		}
	}
	return false
}

// dashFirst reports whether s begins with an en or em dash that a space or the end follows.
func dashFirst(s string) bool {
	rest, ok := strings.CutPrefix(s, "—")
	if !ok {
		rest, ok = strings.CutPrefix(s, "–")
	}
	return ok && (rest == "" || rest[0] == ' ')
}

// initial reports whether word ends in a capital letter by itself and a point, as in "J. K. Rowling".
func initial(word string) bool {
	word = word[:len(word)-1]
	r, size := utf8.DecodeLastRuneInString(word)
	if !unicode.IsUpper(r) {
		return false
	}
	previous, _ := utf8.DecodeLastRuneInString(word[:len(word)-size])
	return size == len(word) || !unicode.IsLetter(previous) && !unicode.IsDigit(previous)
}

func numberLast(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return r < 0x80 && r >= '0' && r <= '9' || r >= 0x80 && unicode.IsDigit(r)
}

// firstWord is the beginning of s up to a space or a punctuation mark that ends the word.
func firstWord(s string) string {
	end := strings.IndexByte(s, ' ')
	if end < 0 {
		end = len(s)
	}
	if units[s[:end]] {
		return s[:end]
	}
	return strings.TrimRight(s[:end], ".,;:!?)»”’\n")
}

// mayPart reports whether a line may end between two characters of a South-East Asian text. Where words end only a
// dictionary knows; but a Thai or Lao vowel written before its consonant never ends a line, and a vowel or sign
// written behind one never begins a line.
func mayPart(before, after rune) bool {
	leading := before >= 0x0E40 && before <= 0x0E44 || before >= 0x0EC0 && before <= 0x0EC4
	trailing := after == 0x0E2F || after >= 0x0E30 && after <= 0x0E33 || after == 0x0E45 || after == 0x0E46 ||
		after >= 0x0EB0 && after <= 0x0EB3 || after == 0x0EC6 || !unicode.IsLetter(after)
	return !leading && !trailing
}
