package text_test

import (
	"strings"
	"testing"

	"reader/internal/text"

	"github.com/google/go-cmp/cmp"
)

// finds tells whether a query finds a text as a full-text index would: every term as a phrase of whole words, a
// partial one as the beginning of a word.
func finds(query, in string) bool {
	index := " " + text.Segment(in) + " "
	terms := text.Terms(query)
	for _, term := range terms {
		want := " " + term + " "
		if text.Partial(term) {
			want = " " + term
		}
		if !strings.Contains(index, want) {
			return false
		}
	}
	return len(terms) > 0
}

func TestQueriesFindTheirText(t *testing.T) {
	tests := []struct {
		query, in string
		want      bool
	}{
		// English and punctuation
		{"water", "An emergency WATER plan", true},
		{"plan water", "An emergency water plan", true},
		{"wat", "An emergency water plan", false},
		{"O'Brien", "Mr O’Brien said", true},
		{"covid-19", "the COVID 19 years", true},
		{"U.S.", "the US economy", true},
		{"us economy", "the U.S. economy", true},
		{"usa", "in the U.S.A., they say", true},
		{"U.S.", "u and s", false},
		{"1000000", "some 1,000,000 people", true},
		{"1.000.000", "1\u00A0000\u202F000 personnes", false}, {"1.000.000", "1\u202F000\u202F000 personnes", true},
		{"100000", "₹1,00,000", true},
		{"168", "host 192.168.0.1 is down", true},
		{"2026", "am 12.03.2026", true},
		{"٢٬٠٠٠", "about 2000", true},
		{"C++", "written in C++, of course", true},
		{"C", "written in C++, of course", false},
		{"c#", "C# is not C", true},
		{"disney", "on Disney+ today", true},
		{".NET", "the .NET runtime", true},
		{"ann@paper.example", "write to Ann@Paper.example", true},
		{"https://paper.example/rain?x=1", "see https://paper.example/rain?x=1", true},
		{"AT&T", "at&t", true},
		{"ﬁnal", "the final round", true},
		{"co\u00ADoperate", "they cooperate", true},
		// diacritics, ligatures and special letters of Europe
		{"Munchen", "Schnee in München", true},
		{"MÜNCHEN", "Schnee in Mu\u0308nchen", true},
		{"strasse", "Die Straße ist gesperrt", true},
		{"STRAẞE", "Die Strasse ist gesperrt", true},
		{"cafe", "Un café fermé", true},
		{"coeur", "le cœur du sujet", true},
		{"lodz", "Pogoda w Łodzi: Łódź", true},
		{"kobenhavn", "sne i København", true},
		{"Þingvellir", "thingvellir", true},
		{"collecció", "la col·lecció", true},
		{"п'ять", "пʼять років", true},
		{"пять", "п’ять", false},
		{"ганок", "ґанок", true},
		{"ΟΔΟΣ", "η οδός κλείνει", true},
		{"елка", "Ёлка на площади", true},
		// Turkish
		{"diyarbakir", "DİYARBAKIR’da kar", true},
		{"İSTANBUL", "istanbul boğazı", true},
		{"ısparta", "ISPARTA", true},
		// Vietnamese
		{"ha noi", "mưa lớn ở Hà Nội", true},
		// Hindi and its neighbours
		{"दिल्ली", "दिल्ली में वायु गुणवत्ता", true},
		{"दल", "दिल्ली में वायु", false},
		{"वायु गुणवत्ता", "दिल्ली में वायु गुणवत्ता ‘गंभीर’", true},
		{"बाजार", "शेयर बाज़ार में तेज़ी", true},
		{"क\u093Cलम", "क़लम", true},
		{"हंसी", "हँसी", true},
		{"हिंदी", "हिन्दी दिवस", true},
		{"मुम्बई", "मुंबई में", true},
		{"गंभीर", "दिल्ली: ‘गंभीर’।", true},
		{"२०२६", "साल 2026 का बजट", true},
		{"2026", "साल २०२६ का बजट", true},
		{"ঢাকা", "ঢাকায় বৃষ্টি, ঢাকা", true},
		{"செய்திகள்", "இன்றைய செய்திகள்", true},
		{"ক্ষেত্র", "এই ক্ষেত্রে নয়, ক্ষেত্র", true},
		// Arabic, Persian, Urdu, Hebrew
		{"مدرسة", "مَدْرَسَةٌ جديدة", true},
		{"احمد", "قال أحمد اليوم", true},
		{"مصطفي", "مصطفى كامل", true},
		{"كتاب", "کتاب تازه", true},
		{"٢٠٢٦", "عام 2026", true},
		{"محـمد", "محمد", true},
		{"می\u200Cخواهم", "میخواهم", true},
		{"שלום", "שָׁלוֹם עולם", true},
		{`צה"ל`, "צה״ל הודיע", true},
		{"צהל", `דובר צה"ל הודיע`, true},
		// Chinese, Japanese, Korean
		{"经济", "中国经济增长放缓", true},
		{"经济增长", "中国经济增长放缓", true},
		{"增经", "中国经济增长放缓", false},
		{"缓", "中国经济增长放缓", true},
		{"国", "中国经济增长放缓", true},
		{"経済", "日本経済は回復", true},
		{"初雪", "東京で初雪、平年より12日早く", true},
		{"12日", "東京で初雪、平年より12日早く", true},
		{"ニュース", "ﾆｭｰｽ速報", true},
		{"とよた", "トヨタ自動車", true},
		{"ガス", "ｶﾞｽ料金", true},
		{"がす", "か\u3099す", true},
		{"서울", "오늘서울날씨", true},
		{"ＢＢＣ", "BBC news", true},
		// South-East Asia
		{"ประเทศ", "ข่าวในประเทศไทย", true},
		{"ไทย", "ข่าวในประเทศไทย", true},
		{"น้ำ", "แผนน้ำฉุกเฉิน", true},
		{"ខ្មែរ", "ភាសាខ្មែរ", true},
		{"၂၀၂၆", "2026", true},
	}
	if len(tests) < 40 {
		t.Fatalf("only %d queries", len(tests))
	}
	for _, tt := range tests {
		if got := finds(tt.query, tt.in); got != tt.want {
			t.Errorf("%q in %q: %v; terms %q, index %q", tt.query, tt.in, got, text.Terms(tt.query), text.Segment(tt.in))
		}
	}
}

func TestTermsAndSegment(t *testing.T) {
	if diff := cmp.Diff([]string{"日本 本経 経済", "growth", "2026", "年"}, text.Terms("日本経済 “Growth” 2026年")); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
	if got, want := text.Segment("经济增长, up 3%"), "经济 济增 增长 长 up 3"; got != want {
		t.Errorf("segmented to %q, want %q", got, want)
	}
	if got := text.Terms(" —…! "); got != nil {
		t.Errorf("punctuation alone has the terms %q", got)
	}
	for term, want := range map[string]bool{"年": true, "น้": true, "日本": false, "a": false, "": false} {
		if got := text.Partial(term); got != want {
			t.Errorf("Partial(%q) = %v", term, got)
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		query, in string
		want      bool
	}{
		{"Muenchen", "Schnee in München", true},
		{"München", "Schnee in Muenchen", true},
		{"Koeln", "Köln", true},
		{"aarhus", "Århus", true},
		{"Århus", "Aarhus", true},
		{"Jørgensen", "Joergensen", true},
		{"e-mail", "an email", true},
		{"covid19", "COVID-19", true},
		{"COVID-19", "covid19", true},
		{"toe", "to", false},
		{"queue", "quue", false},
		{"coeur", "la cour", false},
	} {
		found := false
		for _, s := range text.Spellings(c.query) {
			found = found || finds(s, c.in)
		}
		if found != c.want {
			t.Errorf("%q in %q: %v; spellings %q", c.query, c.in, found, text.Spellings(c.query))
		}
	}
}

func TestCompounds(t *testing.T) {
	got := text.Compounds("An E-mail, an e-mail; re–elected, co-operate, well-to-do, under-used, 9-11, a - b.")
	if diff := cmp.Diff([]string{"911", "cooperate", "email", "reelected", "todo", "wellto"}, got); diff != "" {
		t.Errorf("compounds (-want +got):\n%s", diff)
	}
}

func TestTokensKnowTheirPlace(t *testing.T) {
	s := "The U.S. sold 1,000 C++ books (№ 5) in 東京ﾆｭｰｽ."
	var got []string
	for w := range text.Tokens(s) {
		got = append(got, s[w.Begin:w.End]+"="+w.Term)
	}
	want := []string{"The=the", "U.S=us", "sold=sold", "1,000=1000", "C++=c\uE02B\uE02B", "books=books", "5=5", "in=in", "東京ﾆｭｰｽ=東京にゅーす"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	for _, s := range []string{"İıßẞŒ", "Ὀδυσσεύς", "क़ ज़ ड़", "أإآؤئ", "ﷺ", "㍿ ㎞ ½ Ⅳ", "ﾆｭｰｽ", "각", "ǅ", "ŉ", "ϔ"} {
		once := text.Fold(s)
		if twice := text.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, twice)
		}
	}
}
