package text

import "golang.org/x/text/unicode/norm"

const (
	// maxBytes bounds what Clean returns. An article's longest paragraph is some 20 KB; a string of a megabyte is
	// an attack or an accident.
	maxBytes = 1 << 20
	// maxMarks is the number of combining marks that one base may carry. Vietnamese needs 2, Hebrew with accents 4,
	// Tibetan stacks 8; "zalgo" text has dozens and draws over the neighbouring rows.
	maxMarks = 8
	// maxLinks bounds what viramas, joiners and Hangul letters link to one cluster, and so the work of everyone who
	// walks by clusters: a megabyte of क् is a single one (UAX #29, rule GB9c). The longest conjuncts of Sanskrit have
	// five letters, a family of emoji three joiners.
	maxLinks = 12
)

// Clean makes text fit for a terminal. It drops characters by their class and never parses escape sequences: without
// ESC and the C1 controls a sequence is harmless text, and a parser can be led astray. It keeps newlines.
//
//   - Bytes that are no UTF-8 become U+FFFD; U+2028 and U+2029 become newlines, a tab becomes a space.
//   - Dropped: C0, DEL and C1 controls, bidi embeddings, overrides and isolates, byte order marks, noncharacters,
//     private use (U+10EEEE places pictures in kitty), and every other invisible format character but these:
//   - ZWJ and ZWNJ stay between letters or emoji, where they shape; LRM, RLM and ALM stay, one at a time;
//     ZWSP stays behind letters of South-East Asia, where it parts words; tag characters stay in flag emoji.
//   - Soft hyphens go: terminals disagree on whether one is a cell wide, and without hyphenation none is needed.
//   - A base carries 8 combining marks at the most, a cluster has 12 links at the most, the text is in NFC, and at
//     most 1 MiB long.
//
// Clean is idempotent, and as a terminal counts cells the result is never wider than s with its controls unseen.
// Entities must be decoded before.
func Clean(s string) Safe {
	if isPlain(s) {
		return Safe(s)
	}
	// Composition may change how many marks there are (U+0344 is two), and x/text breaks up long runs of marks with
	// U+034F, so what it returns is filtered again; and where the filter drops something there may be more to compose.
	// Every round but the first has fewer characters than the one before.
	for {
		s = filter(s)
		// QuickSpanString decides nearly all texts without allocating; IsNormalString decides the rest.
		if norm.NFC.QuickSpanString(s) == len(s) || norm.NFC.IsNormalString(s) {
			return Safe(s)
		}
		s = norm.NFC.String(s)
	}
}

// isPlain reports whether s is short enough and printable ASCII with newlines, as nearly all English text is.
func isPlain(s string) bool { return len(s) <= maxBytes && isPrintable(s) }

// isPrintable reports whether s is printable ASCII with newlines.
func isPrintable(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\n' {
			return false
		}
	}
	return true
}
