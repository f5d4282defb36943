package ui_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

func TestMouse(t *testing.T) {
	articles := func() *uitest.Desk {
		d := uitest.NewDesk()
		d.Texts = uitest.Articles()
		return d
	}
	for _, tt := range []struct {
		name          string
		width, height int
		keys          []string
		clicks        []string
		want          []string
	}{
		{"a headline is selected, then opened", 80, 24, []string{"1"}, []string{"Landslide", "Landslide"}, []string{"‹ World"}},
		{"a tab", 80, 24, nil, []string{"Science"}, []string{"[Science]"}},
		{"the sign behind the tabs", 80, 24, []string{"6"}, []string{"›"}, []string{"Culture", "Opinion"}},
		{"the masthead", 80, 24, []string{"1"}, []string{"T H E"}, []string{"[Front]"}},
		{"a key on the last line", 80, 24, []string{"1"}, []string{"save"}, []string{"Saved"}},
		{"the way back from what was done", 80, 24, []string{"s"}, []string{"undo"}, []string{"Undone"}},
		{"the breadcrumb", 80, 24, []string{"1", "enter"}, []string{"‹ World"}, []string{"[World]"}},
		{"further back on it", 80, 24, []string{"1", "enter"}, []string{"‹ Front page"}, []string{"[Front]"}},
		{"a place of the rail", 120, 40, nil, []string{"Business"}, []string{"BUSINESS"}},
		{"beside an overlay", 120, 40, []string{":"}, []string{"SECTIONS"}, []string{"enter read"}},
		{"a key of an overlay", 120, 40, []string{":"}, []string{"esc close"}, []string{"enter read"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := uitest.Start(t, articles(), tt.width, tt.height).Press(tt.keys...)
			for _, c := range tt.clicks {
				a.Click(c)
			}
			a.Expect(tt.want...)
		})
	}
}

func TestTheRightButtonGoesBack(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("1", "enter").Expect("‹ World")
	a.Send(tea.MouseClickMsg{X: 10, Y: 10, Button: tea.MouseRight}).Expect("[World]")
}

// bar is the column of the first upright line of a row.
func bar(a *uitest.App, row int) int {
	line, _, _ := strings.Cut(strings.Split(a.Screen().String(), "\n")[row], "│")
	return ansi.StringWidth(line)
}

func TestTheDividerIsDragged(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40)
	x := bar(a, 20)
	a.Send(tea.MouseClickMsg{X: x, Y: 20, Button: tea.MouseLeft})
	a.Send(tea.MouseMotionMsg{X: x + 6, Y: 22, Button: tea.MouseLeft})
	if got := bar(a, 20); got != x+6 {
		t.Errorf("the line stands in column %d, want %d", got, x+6)
	}
	a.Send(tea.MouseReleaseMsg{X: x + 6, Y: 22, Button: tea.MouseLeft})
	a.Send(tea.MouseMotionMsg{X: x + 9, Y: 22, Button: tea.MouseLeft})
	if got := bar(a, 20); got != x+6 {
		t.Error("it moves though it was let go")
	}
	if !slices.Contains(desk.Did, "remember rail 29") {
		t.Errorf("it is not remembered: %q", desk.Did)
	}
	again := uitest.Start(t, desk, 120, 40, func(o *ui.Options) { o.Habits = news.Habits{news.HabitRail: "29"} })
	if got := bar(again, 20); got != x+6 {
		t.Errorf("the next time it stands in column %d", got)
	}
}

func TestTheDividerMovesByKeys(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40)
	x := bar(a, 20)
	a.Press("ctrl+right", "ctrl+right", "ctrl+left")
	if got := bar(a, 20); got != x+2 {
		t.Errorf("the line stands in column %d, want %d", got, x+2)
	}
	uitest.Start(t, uitest.NewDesk(), 80, 24).Press("ctrl+right").Expect("There are no columns")
}

func TestTheWheelTurnsTheRail(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 18).Expect("SECTIONS")
	a.Send(ui.Wheel(5, 10, 9)).ExpectNot("SECTIONS")
}
