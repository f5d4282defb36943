package ui_test

import (
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

func TestTheHistoryIsReadAgain(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	a := uitest.Start(t, desk, 120, 40).Press("1", "enter", "n", "T")
	a.Expect("HISTORY", "TODAY", "Ceasefire talks", "Ministers agree", "World")

	a.Press("/").Type("ministers").Advance(100*time.Millisecond).Expect("find: ministers", "Ministers agree").ExpectNot("Ceasefire talks")
	a.Enter().Enter().Expect("‹ History", "Twelve cities")
	if last := desk.Visits[0]; last.Way.Kind != news.WayHistory {
		t.Errorf("opened again, it is noted as %+v", last)
	}
	a.Press("[").Esc().Expect("Ceasefire talks")
}

func TestAVisitIsForgottenAndTakenBack(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 80, 24).Press("1", "enter", "n", "T").Expect("Ceasefire talks")
	a.Press("D").Expect("Taken out of the history", "u undo").ExpectNot("Ceasefire talks")
	a.Press("u").Expect("Undone: forgot a visit", "Ceasefire talks")
	a.Press(":").Type("forget the history").Enter().Expect("2 taken out of the history", "Nothing has been read yet")
	a.Press("u").Expect("Ceasefire talks", "Ministers agree")
}

func TestTheTrashGivesBackWhatIsChosen(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 80, 24).Press("X").Expect("TRASH", "removed section “Asia” with 3 feeds", "feeds Delta Post, Monsoon Wire", "section Asia", "until")
	a.ExpectNot("bookmark A nearby galaxy") // the title names the one thing already
	a.Press("j").Enter().Expect("Restored from the trash: removed bookmark", "…", "u undo").ExpectNot("removed bookmark “A nearby galaxy")
	a.Press("u").Expect("Undone: restored from the trash", "removed bookmark “A nearby galaxy")
}

// Emptying is the only thing that asks. Enter, by which things come back, is no yes.
func TestEmptyingTheTrashAsks(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 80, 24).Press("X", "D").Expect("Empty the trash?")
	a.Enter().Expect("Empty the trash?").Esc().Expect("removed section")
	if len(desk.Bin) == 0 {
		t.Fatal("the trash was emptied without a yes")
	}
	a.Press("D", "y").Expect("3 entries of the trash are gone for good", "The trash is empty")
}

func TestEmptyingATrashOfOneSaysSo(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Bin = desk.Bin[:1]
	uitest.Start(t, desk, 80, 24).Press("X", "D", "y").Expect("What lay in the trash is gone for good", "The trash is empty")
}

// What the pages show is right before the store has followed.
func TestMarkingAllAndUndoingItShowAtOnce(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("1")
	unread := strings.Count(a.Screen().String(), "●")
	a.Hold().Press("A").Step()
	if n := strings.Count(a.Screen().String(), "●"); n >= unread {
		t.Errorf("%d dots before, %d after all was marked", unread, n)
	}
	a.Release().Hold().Press("u").Step()
	if n := strings.Count(a.Screen().String(), "●"); n != unread {
		t.Errorf("%d dots before, %d after that was undone", unread, n)
	}
	a.Release()
	if got := desk.Did[len(desk.Did)-1]; got != "reflect" {
		t.Errorf("the store followed with %q", got)
	}
}

// The history knows stories that the cache has lost: they are opened by their address.
func TestALostStoryIsReadAgainByItsAddress(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("1", "enter")
	desk.Stories[0].ID = 99 // what its address leads to now
	a.Press("T").Enter().Expect("‹ History", "Twelve cities")
	if last := desk.Did[len(desk.Did)-1]; !strings.Contains(strings.Join(desk.Did, "\n"), "follow https://paper.example/1") {
		t.Errorf("the address was not asked for; last was %q", last)
	}
}
