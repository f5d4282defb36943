package ui_test

import (
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// U goes round all, unread, saved; a section remembers it, the others know nothing of it.
func TestASectionIsNarrowedAndRemembersIt(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("1").Expect("5 unread · newest", "Landslide")
	a.Press("U").Expect("unread only", "Unread stories only", "1 / 5").ExpectNot("Landslide")
	a.Enter().Esc().Expect("Ministers agree") // read now, and still there
	a.Press("U").Expect("saved only", "Nothing is saved here")
	a.Press("5").Expect("unread · newest") // Science
	uitest.Start(t, desk, 120, 40).Press("1").Expect("saved only", "Nothing is saved here").Press("U").Expect("Landslide")
	if views := desk.Tree[0].Children[0].View; views != (news.View{}) {
		t.Errorf("back at all, it is remembered as %+v", views)
	}
}

// By source, stories stand under the names of their sources, and each line need not say it again.
func TestASectionIsOrderedBySource(t *testing.T) {
	desk := uitest.NewDesk()
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		a := uitest.Start(t, desk, size[0], size[1]).Press("1", "O").Expect("ALPENBOTE", "HARBOUR WIRE", "by source")
		a.ExpectNot("TODAY", "Alpenbote")
		uitest.Start(t, desk, size[0], size[1]).Press("1").Expect("ALPENBOTE").Press("O").Expect("TODAY")
	}
}

// In the rail a section is hidden, found among the hidden ones, and shown again.
func TestASectionIsHiddenInTheRail(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("tab", "j", "j", "H").Expect("Hidden").ExpectNot(" Americas ")
	a.Click("Hidden").Expect("Americas").Click("Americas").Press("tab", "H").ExpectNot("Hidden").Expect("Americas")
}

// The cursor of the rail goes with the section that is moved.
func TestASectionIsMovedInTheRail(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("tab", "j", "j", "j", ">", ">", "W")
	a.Expect("More of Politics")
	if got := desk.Tree[0].Children[3].Title; got != "Politics" {
		t.Errorf("the fourth section is %s", got)
	}
}

// Folded, a branch stays folded when reader is started again.
func TestAFoldIsRemembered(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 120, 40).Press("tab", "j", "left").ExpectNot("Americas")
	uitest.Start(t, desk, 120, 40).Expect("› 5").ExpectNot("Americas")
}

// From the palette, what is older than an age or stands above the cursor is marked read, and undo takes it back.
func TestAPartIsMarkedRead(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("4").Expect("Who owns the tide?", "2 unread")
	a.Press(":").Type("mark read 3d").Enter().Expect("Business: 1 marked read", "1 unread")
	a.Press("u").Expect("2 unread")
	a.Press("G", ":").Type("above the cursor").Enter().Expect("Marked read").Advance(time.Second).Expect("1 unread")
}

// On a wide screen the column beside the tags shows what has the tag, that beside the history the story; a list with nothing
// beside it has the whole screen.
func TestNoColumnIsEmptyBesideAList(t *testing.T) {
	desk := uitest.NewDesk()
	remarked(desk)
	a := uitest.Start(t, desk, 200, 60).Press("B", "right", "right").Expect("#LAKE", "Ceasefire talks move to the lake")
	a.Press("G").Expect("#SEA", "Who owns the tide?", "What the drought means for bread").ExpectNot("Ceasefire talks")
	a.Click("#SEA").Esc().Expect("[Tags")
	a.Press("1", "j").Enter().Press("T").Expect("HISTORY", "Delegations arrive separately")
	a.Press("1", "U", "U").Expect("Nothing is saved here")
	if x, _, ok := a.Screen().Find("Nothing is saved here"); !ok || x < 80 {
		t.Errorf("the sentence stands in column %d, in the middle of its column only", x)
	}
}

// Below a story whose page is not stored, the wide column says what else there is to read; a click goes there.
func TestTheColumnBesideAListIsFilled(t *testing.T) {
	desk := uitest.NewDesk()
	feed := map[string]news.FeedID{"World": 71, "Science": 72}
	for i := range desk.Stories {
		if f := feed[desk.Stories[i].Kicker]; f != 0 {
			desk.Stories[i].Feeds = []news.FeedID{f}
		}
	}
	for i := range desk.Tree[0].Children {
		if f := feed[desk.Tree[0].Children[i].Title]; f != 0 {
			desk.Tree[0].Children[i].Feeds = []news.Feed{{ID: f, Title: desk.Tree[0].Children[i].Title}}
		}
	}
	a := uitest.Start(t, desk, 200, 60).Press("1", "j").Expect("ELSEWHERE IN THE MERIDIAN", "A nearby galaxy is not where we thought it was")
	a.Click("A nearby galaxy").Expect("A new ruler for the sky")
}
