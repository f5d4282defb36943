package ui_test

import (
	"testing"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// choose opens the palette, types words for a command and its argument, and presses enter after each.
func choose(a *uitest.App, words ...string) *uitest.App {
	a.Press(":")
	for _, w := range words {
		a.Type(w).Enter()
	}
	return a
}

func TestThePaletteTakesArguments(t *testing.T) {
	for _, tt := range []struct {
		name  string
		words []string
		want  string
	}{
		{"a section", []string{"go to a section", "science"}, "[Science]"},
		{"a section by its name alone", []string{"go science"}, "[Science]"},
		{"a reading list", []string{"go to a reading list", "reading"}, "[Reading list]"},
		{"a width that is typed", []string{"width of the", "73"}, "Text 73 columns wide"},
		{"a width that is none", []string{"width of the", "700"}, "text is 45 to 90 columns wide"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			choose(uitest.Start(t, uitest.NewDesk(), 80, 24), tt.words...).Expect(tt.want)
		})
	}
}

func TestThePaletteRemembersWhatWasChosen(t *testing.T) {
	a := choose(uitest.Start(t, uitest.NewDesk(), 80, 24), "width", "66").Press(":").Enter()
	a.ExpectNot(": a command").Expect("Text 66 columns wide")
}

func TestThePaletteRemembersItAfterARestart(t *testing.T) {
	desk := uitest.NewDesk()
	choose(uitest.Start(t, desk, 80, 24), "width", "66")
	for written, want := range map[string]string{habit(desk, news.HabitRecent): "▌ Text width › 66 columns", "nonsense": "▌ Open the story"} {
		a := uitest.Start(t, desk, 80, 24, func(o *ui.Options) { o.Habits = news.Habits{news.HabitRecent: written} })
		a.Press(":").Expect(want)
	}
}
