package text_test

import (
	"strings"
	"testing"

	"reader/internal/text"
)

// samples are some 10 KB each of what news is written in.
var samples = []struct{ name, text string }{
	{"english", strings.Repeat("Twelve cities face rationing from Monday; farmers promise a blockade unless it is settled. ", 110)},
	{"typographic", strings.Repeat("Die „Notfallpläne“ für Österreich – so heißt es – gelten von Montag an, über 24 km hinweg. ", 100)},
	{"hindi", strings.Repeat("दिल्ली में वायु गुणवत्ता फिर गंभीर हुई, सभी स्कूल बंद रहेंगे। ", 65)},
	{"japanese", strings.Repeat("東京で初雪、平年より12日早く観測されました。", 160)},
}

func BenchmarkClean(b *testing.B) {
	for _, s := range samples {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(s.text)))
			for b.Loop() {
				text.Clean(s.text)
			}
		})
	}
}

func BenchmarkWidth(b *testing.B) {
	for _, s := range samples {
		safe := text.Clean(s.text)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(s.text)))
			for b.Loop() {
				text.Measure{}.Width(safe)
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	for _, s := range samples {
		safe := text.Clean(s.text)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(s.text)))
			for b.Loop() {
				text.Measure{}.Wrap(safe, 66)
			}
		})
	}
}

func BenchmarkSegment(b *testing.B) {
	for _, s := range samples {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(s.text)))
			for b.Loop() {
				text.Segment(s.text)
			}
		})
	}
}
