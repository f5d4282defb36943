package ui_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// did fails unless the desk was asked for something last.
func did(t *testing.T, desk *uitest.Desk, want string) {
	t.Helper()
	if !slices.Contains(desk.Did, want) {
		t.Errorf("the desk did %q, and not %q", desk.Did, want)
	}
}

func TestAFeedIsRenamed(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "j", "E").Expect("Another title", "Harbour Wire")
	a.Press("ctrl+u").Enter().Expect("A feed needs a title", "Another title")
	a.Type("Quay Wire").Enter().ExpectNot("Another title").Expect("Harbour Wire is now called Quay Wire", "u undo")
	did(t, desk, "rename Harbour Wire to Quay Wire")
	a.Expect("▌   Quay Wire").Press("u").Expect("Undone", "▌   Harbour Wire").ExpectNot("  Quay Wire")
	before := len(desk.Did)
	a.Press("E").Enter().Press("E").Type("x").Esc().ExpectNot("Another title").Expect("Harbour Wire")
	if len(desk.Did) != before {
		t.Errorf("nothing was changed, but the desk did %q", desk.Did[before:])
	}
}

func TestAFeedIsMovedToASectionOfTheTree(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "j", "M").Expect("Move Harbour Wire to", "here")
	a.Type("spo").Expect("The Meridian/Sport", "new").ExpectNot("  Politics  ").Enter()
	did(t, desk, "file Harbour Wire in "+news.SectionID(9).String())
	a.Expect("Moved Harbour Wire to The Meridian/Sport", "u undo", "▌   समाचार सेतु")
	_, sport, _ := a.Screen().Find("  SPORT ")
	if _, y, _ := a.Screen().Find("    Harbour Wire"); y <= sport {
		t.Errorf("the feed stands on line %d, its section's name on line %d", y, sport)
	}
	a.Press("u", "k").Expect("▌   Harbour Wire").Press("M").Enter().Expect("already")
}

func TestAFeedIsMovedToANewSection(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "M").Type("Docks").Expect("Docks", "new").Enter()
	did(t, desk, "file The Meridian: World in c0 Docks")
	a.Expect("Moved The Meridian: World to Docks", "DOCKS").Press("u").ExpectNot("DOCKS")
}

func TestAFeedIsMutedAndHeardAgain(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "j", "H").Expect("Muted Harbour Wire", "u undo", "○ Harbour Wire").Advance(10 * time.Second).Expect("H unmute")
	did(t, desk, "mute Harbour Wire true")
	a.Press("r").Expect("is muted and is not asked")
	a.Press("H").Expect("Harbour Wire is heard again").ExpectNot("○ Harbour Wire")
	did(t, desk, "refresh due") // it is due at once
	a.Press("u").Expect("○ Harbour Wire").Press("u").ExpectNot("○ Harbour Wire")
}

func TestAFeedIsRemoved(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "j", "D").Expect("Removed Harbour Wire", "u undo", "FEEDS  12").ExpectNot("   Harbour Wire")
	a.Expect("▌   समाचार सेतु").Press("u").Expect("FEEDS  13", "▌   Harbour Wire")
	a.Press("delete").Expect("Removed Harbour Wire").Press("G", "u").Expect("▌   Harbour Wire")
}

func TestAFeedIsFoundByAPartOfItsName(t *testing.T) {
	desk := uitest.NewDesk()
	for _, size := range []struct{ columns, rows int }{{120, 40}, {80, 24}} {
		a := uitest.Start(t, desk, size.columns, size.rows).Press("S", "/").Expect("find:", "13 of 13")
		a.Type("LED").Expect("2 of 13", "▌ ! Ledger", "Letters to the Ledger").ExpectNot("Orrery", "Harbour Wire")
		a.Press("down").Expect("▌   Letters to the Ledger").Press("E").ExpectNot("Another title") // typed: LEDE
		a.Expect("0 of 13", "No feed has this").Press("down", "O").Press("ctrl+u").Type("letters").Enter()
		a.Expect("1 of 13", "esc all feeds").Press("j", "E").Expect("Another title", "Letters to the Ledger").Esc()
		a.Esc().Expect("FEEDS  13", "▌   Letters to the Ledger").Esc().Expect("Ministers agree")
	}
}

func TestWhatIsFoundIsArranged(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "/").Type("science").Expect("▌   Orrery", "1 of 13").Enter()
	a.Press("D").Expect("Removed Orrery", "0 of 12").Press("E").Expect("There is no feed here")
	a.Press("u").Expect("▌   Orrery", "1 of 13").Press("O").Expect("WELL  1").Press("/").Type("x").Enter().Press("/").Esc().Expect("FEEDS  13")
}

func TestAFeedIsAskedOpenedAndCopied(t *testing.T) {
	desk, opened := uitest.NewDesk(), ""
	desk.Script = []news.Progress{{Phase: news.Finished, Done: 1, Feeds: 1, New: 2}}
	desk.Stories[4].Feeds = []news.FeedID{2}
	a := uitest.Start(t, desk, 120, 40, func(o *ui.Options) { o.Browser = func(url string) error { opened = url; return nil } })
	a.Press("S", "j", "r")
	did(t, desk, "refresh "+news.FeedID(2).String())
	a.Press("o", "y")
	if opened != "https://paper.example/" || !slices.Equal(a.Copied, []string{"https://paper.example/2/feed.xml"}) {
		t.Errorf("opened %q, copied %q", opened, a.Copied)
	}
	a.Enter().Expect("HARBOUR WIRE").ExpectNot("Ceasefire")
	desk.Did = nil
	a.Press(".", "r")
	did(t, desk, "refresh "+news.FeedID(2).String()) // and not everything
	a.Esc().Expect("▌   Harbour Wire")
}

func TestTheWorstComeFirst(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("S", "j", "O").Expect("FAILING  2", "WELL", "▌ ! Alpenbote", "The certificate is for another")
	a.Press("right").Expect("▌ ! Touchline").Press("right", "left", "left").Expect("▌ ! Alpenbote")
	a.Press("O").Expect("▌ ! Alpenbote", "WORLD › AMERICAS")
	a.Click("Orrery").Expect("▌   Orrery").Click("    Quay Letter").Expect("▌   Quay Letter", "as soon as may be")
}

func TestWhatFailedLeadsToTheFeeds(t *testing.T) {
	desk := uitest.NewDesk()
	failing(desk)
	a := uitest.Start(t, desk, 120, 40).Press("R", "x").Advance(10*time.Second).Expect("What failed", "S all feeds")
	a.Press("S").ExpectNot("What failed").Expect("FEEDS", "FAILING").Esc().Expect("Ministers agree")
	a.Press(":").Type("feeds fare").Enter().Expect("FEEDS  13")
	a.Press("S").Esc().Expect("Ministers agree") // S on the page of feeds opens it not twice
}

func TestRowsStayWhereTheyAreWhileNewsComesIn(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("S", "O")
	_, before, _ := a.Screen().Find("Orrery")
	h := &desk.Feeds[8] // Orrery
	h.Status, h.Words, h.Brief, h.Trouble = news.FeedFailing, "failed once", "failed once", "The server took too long."
	desk.Script = []news.Progress{{Phase: news.Finished, Done: 13, Feeds: 13}}
	a.Press("R").Expect("! Orrery")
	if _, after, _ := a.Screen().Find("Orrery"); after != before {
		t.Errorf("a row moved from line %d to %d under the reader", before, after)
	}
	a.Press("O", "O").Expect("FAILING  3")
}

func TestTheFrontPageFollowsTheSubscriptions(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Expect("Ministers agree").Press("S")
	lead := desk.Stories[0]
	desk.Stories = desk.Stories[1:] // what the desk leaves out of a muted feed
	a.Press("H").Esc().ExpectNot("Ministers agree")
	desk.Stories = append([]news.Story{lead}, desk.Stories...)
	a.Press("u").Expect("Undone", "Ministers agree")
}

func TestFeedsThatAreNotThere(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Refeed(nil)
	a := uitest.Start(t, desk, 80, 24).Press("S").Expect("No feeds yet", "a add")
	a.Press("E", "D").Expect("There is no feed here").Press("j", "G", "O", "left", "right", "space")
	desk = uitest.NewDesk()
	a = uitest.Start(t, desk, 80, 24)
	desk.Err = errors.New("the library is locked")
	a.Press("S").Expect("The feeds cannot be shown", "the library is locked")
	desk.Err = nil
	a.Press("esc", "S", "D")
	desk.Err = errors.New("the disk is full")
	a.Press("H").Expect("the disk is full")
}

func TestFeedsInASCII(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Feeds = desk.Feeds[:2]
	desk.Refeed(desk.Feeds)
	a := uitest.Start(t, desk, 120, 40, func(o *ui.Options) { o.ASCII = true }).Press("S")
	for _, r := range a.Expect("> ", "The Meridian: World", "13 weeks").Screen().String() {
		if r > '~' && r != '’' && r != '‘' {
			t.Errorf("%q is drawn", r)
		}
	}
}
