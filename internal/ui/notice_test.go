package ui_test

import (
	"slices"
	"testing"
	"time"

	"reader/internal/ui/page"
	"reader/internal/ui/uitest"
)

func TestNoticesEndWithThePage(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("]").Expect("This is the end of the trail")
	a.Press("1").ExpectNot("This is the end of the trail")
	a.Press("s").Expect("Saved", "u undo").Enter().Expect("Saved", "u undo") // what undo takes back stays
}

func TestAPromptIsNotTalkedOver(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	a := uitest.Start(t, desk, 80, 24).Press("1", "enter", "s").Expect("u undo")
	a.Press("f").ExpectNot("u undo").Expect("esc close", "a letter or a number")
	a.Resize(100, 30).Expect("a letter or a number")
	a.Press("esc", ":").ExpectNot("u undo") // u would be typed
}

func TestANoticeOfItselfWaits(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24)
	a.Send(page.Notice{Text: "disk full", Trouble: true})
	a.Send(page.Notice{Text: "Nothing new"}).Expect("disk full")
	a.Advance(3 * time.Second).ExpectNot("disk full").Expect("Nothing new")
	a.Advance(7 * time.Second).ExpectNot("Nothing new")
}

func TestTheAnswerToAKeyDoesNotWait(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("s").Expect("u undo")
	a.Press("]").Expect("This is the end of the trail")
}

func TestANewcomerIsShownSixKeys(t *testing.T) {
	a := uitest.Start(t, uitest.Empty(), 80, 24).Expect("What would you like to read?")
	a.Press("tab").Enter().Expect("Six keys to begin with", "searches everything")
	a.Press("j").ExpectNot("Six keys").Expect("2 / 19") // no key is lost
	if !slices.Contains(a.Desk.Did, "remember tour seen") {
		t.Errorf("it is not remembered: %q", a.Desk.Did)
	}
	choose(a, "six keys").Expect("Six keys to begin with").Esc().ExpectNot("Six keys")
}
