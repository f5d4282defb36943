package ui_test

import (
	"fmt"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"reader/internal/ui/uitest"
)

// looks are the ways in which the golden screens are drawn, one after the other on the same screen.
var looks = []uitest.Appearance{
	{Name: "dark", Change: func(*uitest.App) {}},
	{Name: "light", Change: func(a *uitest.App) {
		a.Send(tea.BackgroundColorMsg{Color: color.RGBA{0xfb, 0xf7, 0xf0, 0xff}})
	}},
	{Name: "none", Change: func(a *uitest.App) { a.Send(tea.ColorProfileMsg{Profile: colorprofile.NoTTY}) }},
}

// sizes are those of the golden screens.
var sizes = []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}}

func TestGoldenScreens(t *testing.T) {
	for _, s := range goldens {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s_%dx%d", s.name, size.w, size.h), func(t *testing.T) {
				a := s.open(t, size.w, size.h)
				lead(a, s.keys)
				a.Golden(s.name, looks...)
			})
		}
	}
}

// lead plays what leads to a golden screen.
func lead(a *uitest.App, keys []string) {
	for _, k := range keys {
		if words, ok := strings.CutPrefix(k, "click "); ok {
			a.Click(words)
			continue
		}
		if k == "the disk breaks" {
			broken(a.Desk)
			continue
		}
		a.PressOrType(k)
	}
}

// TestNoGoldenIsLeftOver fails when a file belongs to no screen any more.
func TestNoGoldenIsLeftOver(t *testing.T) {
	files, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, s := range goldens {
		names[s.name] = true
	}
	for _, language := range languages {
		for _, e := range editions {
			names[language.name+"_"+e.name] = true
		}
	}
	for _, path := range files {
		name := filepath.Base(path)
		if at := sized.FindStringIndex(name); at == nil || !names[name[:at[0]]] {
			t.Errorf("%s is no golden screen: delete it", path)
		}
	}
}

// editions are the pages that are kept in other languages too.
var editions = []struct {
	name string
	keys []string
}{
	{"front", nil}, {"section", []string{"1", "j"}}, {"article", []string{"1", "enter"}}, {"article_end", []string{"1", "enter", "G"}},
	{"article_hints", []string{"1", "enter", "G", "f"}}, {"saved", []string{"B"}},
}

// languages are those of the editions.
var languages = []struct{ name, code string }{{"hindi", "hi"}, {"arabic", "ar"}, {"chinese", "zh"}}

// TestGoldenEditions draws pages of papers in other languages.
func TestGoldenEditions(t *testing.T) {
	for _, language := range languages {
		for _, e := range editions {
			for _, size := range sizes {
				name := language.name + "_" + e.name
				t.Run(fmt.Sprintf("%s_%dx%d", name, size.w, size.h), func(t *testing.T) {
					a := uitest.Start(t, uitest.Edition(language.code), size.w, size.h)
					lead(a, e.keys)
					a.Golden(name, looks...)
				})
			}
		}
	}
}
