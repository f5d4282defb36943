package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// On a screen without a rail the sections are laid over the page, and lead on from there.
func TestTheSectionsAreReachedOnANarrowScreen(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("tab").Expect("─ Sections ─", "YOURS", "Trash", "Offline")
	a.Press("G", "k").Enter().Expect("OFFLINE", "1 / 4").ExpectNot("─ Sections ─")
	a.Press("tab").Esc().ExpectNot("─ Sections ─")
	a.Press("tab").Click("Culture").Expect("[Culture]").ExpectNot("─ Sections ─")
}

func TestASectionIsFoundByItsName(t *testing.T) {
	for _, width := range []int{80, 120} {
		a := uitest.Start(t, uitest.NewDesk(), width, 24).Press("tab", "/").Type("ameri")
		a.Expect("find: ameri", "Americas").ExpectNot("Climate   ")
		a.Press("backspace").Type("x").Expect("Nothing is called so")
		a.Esc().Press("/").Type("opin").Enter().Expect("Nobody reads the small print")
	}
}

// What a fold hides is still counted above it, and a click on the number unfolds it.
func TestABranchIsFoldedByKeyAndByClick(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("tab", "j", "left").Expect("› 5").ExpectNot("Americas")
	a.Click("› 5").Expect("Americas")
}

// A long tree scrolls under the wheel and by its keys, in a rail that is too short for it.
func TestALongTreeScrolls(t *testing.T) {
	desk := uitest.NewDesk()
	for i := range 60 {
		desk.Tree[0].Children = append(desk.Tree[0].Children, news.Section{ID: news.SectionID(100 + i), Parent: 1, Title: fmt.Sprintf("Section no. %d", i)})
	}
	a := uitest.Start(t, desk, 120, 30).ExpectNot("Section no. 50")
	a.Send(ui.Wheel(4, 12, 90)).Expect("Feeds").ExpectNot("Front page")
	a.Press("tab", "G").Expect("Feeds", "Offline").ExpectNot("Front page")
	a.Press("g").Expect("Front page")
}

// Feeds that stand in no paper are sources: some of them by name, and the way to the others.
func TestSourcesAreNamed(t *testing.T) {
	desk := uitest.NewDesk()
	mine := news.Section{ID: 90, Title: "Mine"}
	for i := range 9 {
		f := news.Feed{ID: news.FeedID(900 + i), Title: fmt.Sprintf("Paper no. %d", i), Section: 90}
		mine.Feeds, desk.Feeds = append(mine.Feeds, f), append(desk.Feeds, news.Health{Feed: f, Path: []string{"Mine"}})
	}
	desk.Tree = append(desk.Tree, mine)
	a := uitest.Start(t, desk, 120, 50).Expect("SOURCES", "Paper no. 0", "Paper no. 5", "+ 3 more").ExpectNot("Paper no. 6")
	a.Click("+ 3 more").Expect("FEEDS")
}

func TestTheRailCountsWhatIsTheReadersOwn(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40)
	a.Click("Offline")
	a.Expect("1 / 4") // as many as the rail says
	a.Click("Trash").Expect("TRASH").Press("j").Enter()
	a.Expect("Trash                2")
}

// The tabs that have no room are shown by the wheel, and by a click on the sign at the end, from which one goes on.
func TestTabsScroll(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Expect("[Front]").ExpectNot("Opinion ")
	a.Click("›").Expect("Opinion", "‹").ExpectNot("[Front]").Click("Opinion").Expect("[Opinion]", "Nobody reads the small print")
	a.Send(ui.Wheel(30, 2, -3)).Expect("World")
}

func TestASectionAtTheEndIsNotMoved(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("tab", "j", "<")
	a.Expect("is the first already").ExpectNot("u undo", "Moved")
	if slices.ContainsFunc(desk.Did, func(did string) bool { return strings.HasPrefix(did, "shift") }) {
		t.Errorf("the desk was asked to: %q", desk.Did)
	}
	a.Press(">").Expect("Moved World down").Press("<").Expect("Moved World up")
}
