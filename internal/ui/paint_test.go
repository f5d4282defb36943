package ui_test

import (
	"image/color"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"reader/internal/ui"
	"reader/internal/ui/geometry"
	"reader/internal/ui/theme"
	"reader/internal/ui/uitest"
)

// A theme that is chosen is there the next time.
func TestAThemeIsRemembered(t *testing.T) {
	own, flaws := theme.NewOwn("sepia", map[string]string{"from": "paper", "paper": "#f4ecd8"})
	if len(flaws) > 0 {
		t.Fatal(flaws)
	}
	a := uitest.Start(t, uitest.NewDesk(), 100, 30, func(o *ui.Options) { o.Themes = []theme.Own{own} })
	a.Press(":").Type("theme").Enter().Type("sepia").Enter()
	if !slices.Contains(a.Desk.Did, "remember theme sepia") {
		t.Errorf("the desk was asked: %q", a.Desk.Did)
	}
	if got := a.View().BackgroundColor; got == nil || theme.Contrast(got, color.RGBA{0xf4, 0xec, 0xd8, 0xff}) > 1.01 {
		t.Errorf("the window is %v", got)
	}
}

// The terminal that says that its colours changed is asked which it has now.
func TestAChangeOfTheTerminalsColoursIsFollowed(t *testing.T) {
	for _, news := range []tea.Msg{uv.LightColorSchemeEvent{}, tea.FocusMsg{}} {
		m := ui.New(t.Context(), ui.Options{Desk: uitest.NewDesk(), Now: uitest.Now})
		_, cmd := m.Update(news)
		if cmd == nil || cmd() != tea.RequestBackgroundColor() {
			t.Errorf("%T: the terminal is not asked", news)
		}
	}
}

func TestTheLayoutIsNoWiderThanWanted(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 200, 60, func(o *ui.Options) { o.Layout = geometry.Page })
	a.ExpectNot("SECTIONS")
}

func TestThePageToBeginWith(t *testing.T) {
	for opens, want := range map[string]string{
		"front": "Front page", "saved": "Saved", "world/AMERICAS": "Americas", "Atlantis": `opens with "Atlantis", and there is no such section`,
	} {
		a := uitest.Start(t, uitest.NewDesk(), 120, 40, func(o *ui.Options) { o.Opens = opens })
		a.Expect(want)
	}
	uitest.Start(t, uitest.NewDesk(), 120, 40, func(o *ui.Options) { o.Opens = "World" }).Esc().Expect("▌Front page")
}

func TestTheMouseIsLeftToTheTerminal(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24, func(o *ui.Options) { o.LeaveMouse = true })
	if a.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken")
	}
}
