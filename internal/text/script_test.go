package text_test

import (
	"testing"
	"time"

	"reader/internal/text"
)

func TestRTL(t *testing.T) {
	for s, want := range map[text.Safe]bool{
		"": false, "12 + 3": false, "water": false, "“2026: عاجل": true, "BBC عربي": false, "שלום": true,
		"اردو": true, "— देश": false, "\u200Fa": true, "東京": false,
	} {
		if got := text.RTL(s); got != want {
			t.Errorf("RTL(%q) = %v", s, got)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		s    string
		want int
	}{
		{"", 0},
		{"one", 1},
		{"It’s 5.2 bn, don't you think?", 7},
		{"Ein Unwetter in Österreich — naïve", 5},
		{"cafe\u0301 noir", 2},
		{"दिल्ली में वायु गुणवत्ता", 4},
		{"می\u200Cخواهم بروم", 2},
		{"東京で初雪、12日", 7},
		{"서울 날씨", 2},
		{"ข่าวในประเทศไทย", 4},
	}
	for _, tt := range tests {
		if got := text.Words(tt.s); got != tt.want {
			t.Errorf("%q has %d words, want %d", tt.s, got, tt.want)
		}
	}
}

func TestReadingTime(t *testing.T) {
	tests := []struct {
		words    int
		language string
		minutes  int
	}{
		{0, "en", 1}, {100, "en-GB", 1}, {1380, "en", 6}, {1380, "", 6}, {1380, "de_AT", 6},
		{2000, "zh-Hant-TW", 5}, {2000, "JA", 5}, {950, "hi", 5}, {950, "ar-EG", 5}, {950, "tlh", 4},
	}
	for _, tt := range tests {
		if got := text.ReadingTime(tt.words, tt.language); got != time.Duration(tt.minutes)*time.Minute {
			t.Errorf("%d words of %q take %v, want %d min", tt.words, tt.language, got, tt.minutes)
		}
	}
}
