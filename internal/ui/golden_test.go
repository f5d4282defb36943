package ui_test

import (
	"fmt"
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"reader/internal/ui/uitest"
)

// looks are the ways in which the golden screens are drawn.
var looks = map[string]func(*uitest.App){
	"dark":  func(*uitest.App) {},
	"light": func(a *uitest.App) { a.Send(tea.BackgroundColorMsg{Color: color.RGBA{0xfb, 0xf7, 0xf0, 0xff}}) },
	"none":  func(a *uitest.App) { a.Send(tea.ColorProfileMsg{Profile: colorprofile.NoTTY}) },
}

func TestGoldenScreens(t *testing.T) {
	screens := []struct {
		name string
		keys []string
	}{
		{"front", nil},
		{"section", []string{"1", "j"}},
		{"rail", []string{"tab", "j"}},
		{"help", []string{"?"}},
	}
	sizes := []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}}
	for _, s := range screens {
		for _, size := range sizes {
			for look, change := range looks {
				if look != "dark" && size.w != 120 {
					continue // one size shows what colours do
				}
				name := fmt.Sprintf("%s_%dx%d_%s", s.name, size.w, size.h, look)
				t.Run(name, func(t *testing.T) {
					a := uitest.Start(t, uitest.NewDesk(), size.w, size.h)
					change(a)
					a.Press(s.keys...).Golden(name)
				})
			}
		}
	}
}
