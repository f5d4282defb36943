package text

import (
	"strings"
	"testing"
)

// What belongs together stays on one line; | marks where the text above may break.
func TestWhatStaysTogether(t *testing.T) {
	for _, tc := range []struct {
		s, want string
	}{
		{"on 12 March we", "on |12 March |we"},
		{"am 3. Oktober war", "am |3. Oktober |war"},
		{"paid € 5 or US$ 7 then", "paid |€ 5 |or |US$ 7 |then"},
		{"some 1 250 000 people", "some |1 250 000 |people"},
		{"in 2026 some", "in |2026 |some"},
		{"Dr. Ann and Mr Bo", "Dr. Ann |and |Mr Bo"},
		{"il dit « oui » puis", "il |dit |« oui » |puis"},
		{"er sagte »ja« und", "er |sagte |»ja« |und"},
		{"23,4 millions d’euros", "23,4 millions |d’euros"},
		{"a 15-inch well-known", "a |15-inch |well-|known"},
		{"word — then", "word — |then"},
		{"기금¹에서 2026년까지", "기금¹에서 |2026년까지"},
		{"基金¹の一部。", "基|金¹|の|一|部。"},
		{"ちょっと、待って", "ちょっ|と、|待っ|て"},
	} {
		var got []string
		for walk := (segments{src: tc.s, state: -1}); walk.pos < len(tc.s); {
			start := walk.pos
			got = append(got, tc.s[start:walk.next()])
		}
		if joined := strings.Join(got, "|"); joined != tc.want {
			t.Errorf("got %q, want %q", joined, tc.want)
		}
	}
}

func TestHyphens(t *testing.T) {
	const word = "a Hafenverwaltungsgebäude"
	hyphens := []int{7, 10, 13, 18} // Hafen-ver-wal-tungs-gebäude
	for _, tc := range []struct {
		width int
		want  string
	}{
		{30, "a Hafenverwaltungsgebäude"},
		{20, "a Hafenverwaltungs|gebäude"},
		{12, "a Hafenver|waltungs|gebäude"},
	} {
		var parts []string
		for _, e := range (Measure{}).HyphenExtents(word, tc.width, hyphens) {
			parts = append(parts, word[e.Start:e.End])
		}
		if got := strings.Join(parts, "|"); got != tc.want {
			t.Errorf("at %d cells %q, want %q", tc.width, got, tc.want)
		}
	}
}

func TestDirectionOfAParagraph(t *testing.T) {
	for _, tc := range []struct {
		s        Safe
		language string
		want     bool
	}{
		{"BBC قالت إن", "ar", true}, {"BBC قالت إن", "", false}, {"קול reported that", "en", false},
		{"קול reported that", "", true}, {"only Latin", "ar", false}, {"שלום", "en", true}, {"12.5", "he-IL", false}, {"پایتخت", "fa_IR", true},
	} {
		if got := RTLIn(tc.s, tc.language); got != tc.want {
			t.Errorf("%q in %q: %v", tc.s, tc.language, got)
		}
	}
}
