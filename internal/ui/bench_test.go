package ui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/uitest"
)

// View runs for every message: at most 0.1 ms on a large screen.
func BenchmarkView200x60(b *testing.B) {
	for _, p := range []struct {
		name string
		keys []string
	}{{"front", nil}, {"section", []string{"1"}}, {"feeds", []string{"S"}}} {
		b.Run(p.name, func(b *testing.B) {
			desk := uitest.NewDesk()
			desk.Stories = uitest.Many(500)
			desk.Refeed(uitest.ManyFeeds(1000))
			a := uitest.Start(b, desk, 200, 60).Press(p.keys...)
			b.ReportAllocs()
			for b.Loop() {
				a.View()
			}
		})
	}
}

// A key among a thousand feeds costs what is on the screen.
func BenchmarkKeyAmongFeeds(b *testing.B) {
	desk := uitest.NewDesk()
	desk.Refeed(uitest.ManyFeeds(1000))
	a := uitest.Start(b, desk, 200, 60).Press("S", "G")
	keys := []tea.KeyPressMsg{{Code: 'k', Text: "k"}, {Code: 'j', Text: "j"}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a.Send(keys[i%2])
		a.View()
	}
}

// A key in a long list costs what is on the screen, not what is in the list.
func BenchmarkKeyInLongList(b *testing.B) {
	desk := uitest.NewDesk()
	desk.Stories = uitest.Many(20000)
	a := uitest.Start(b, desk, 120, 40).Press("1")
	for range 100 {
		a.Press("G")
	}
	keys := []tea.KeyPressMsg{{Code: 'k', Text: "k"}, {Code: 'j', Text: "j"}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a.Send(keys[i%2])
		a.View()
	}
}
