package ui_test

import (
	"testing"

	"reader/internal/ui/uitest"
)

func TestASearchBecomesASectionAndBack(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("/").Type("the").Press("ctrl+s").Expect("Keep the search as a section")
	a.Type("Weather").Enter().Expect("The search is a section now: Weather").Esc().Expect("u undo")
	a.Expect("Weather", "7") // in the rail, with its count
	a.Press("u").Expect("Undone")
	if n := len(desk.Tree); n != 1 {
		t.Errorf("%d sections stand at the top after undo", n)
	}
}

func TestASearchSaysWhereASavedOneIsChanged(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 120, 40).Press("2").Press("ctrl+s").Expect("This is no saved search")
}
