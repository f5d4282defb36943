package ui_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

func TestFrontPageShowsHeadlinesOnTheFirstFrame(t *testing.T) {
	m := ui.New(context.Background(), ui.Options{
		Desk: uitest.NewDesk(), Now: uitest.Now, Location: time.UTC, Theme: "night",
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	})
	asked := m.Init()
	m, _ = m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if v := m.View(); v.Content != "" || !v.AltScreen {
		t.Errorf("before the headlines there is a frame without:\n%s", v.Content)
	}
	if v := answered(m, asked).View(); !contains(v.Content, "Ministers agree") {
		t.Errorf("no headline on the first frame:\n%s", v.Content)
	}
}

// answered does a command, and those in it, and tells the model what came of them.
func answered(m tea.Model, cmd tea.Cmd) tea.Model {
	if cmd == nil {
		return m
	}
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range all {
			m = answered(m, cmd)
		}
		return m
	}
	m, _ = m.Update(msg)
	return m
}

func contains(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

func TestEveryRowIsAsWideAsTheScreen(t *testing.T) {
	sizes := []struct{ w, h int }{
		{20, 5}, {24, 7}, {40, 10}, {59, 15}, {60, 16}, {79, 21}, {80, 24}, {99, 30}, {100, 24}, {101, 33},
		{112, 40}, {120, 40}, {159, 50}, {160, 45}, {195, 60}, {200, 60}, {300, 90}, {19, 4}, {1, 1}, {500, 200},
	}
	places := map[string][]string{
		"front": nil, "list": {"1", "j"}, "unread": {"1", "U"}, "rail": {"tab"}, "help": {"?"}, "article": {"enter"},
		"end": {"enter", "G"}, "related": {"enter", "tab"}, "hints": {"enter", "f"}, "find": {"enter", "/", "t"},
		"search": {"/", "w", "a"}, "palette": {":", "r"}, "saved": {"s", ":", "S", "a", "v", "e", "d", "enter"},
		"lists": {"l"}, "tags": {"t"}, "note": {"N"}, "add": {"a"}, "failures": {"x"}, "quiet": {"enter", "z"},
		"feeds": {"S", "j", "j", "j"}, "the worst feeds": {"S", "O"}, "trash": {"X", "j"}, "emptying": {"X", "D"},
		"history": {"1", "enter", "n", "T"}, "finding in the history": {"1", "enter", "T", "/", "w"}, "a feed's title": {"S", "E"}, "a feed's section": {"S", "M", "w"},
		"Hindi": {"1", "j", "j", "enter"}, "over an article": {"1", "enter", "/", "esc", "?"},
	}
	for name, keys := range places {
		t.Run(name, func(t *testing.T) {
			desk := uitest.NewDesk()
			desk.Stories[1].Title = "Ceasefire \U0001F468\u200d\U0001F469\u200d\U0001F467 talks ❤️ move \U0001F44D\U0001F3FD to the lake after a night of shelling"
			a := uitest.Start(t, desk, 120, 40).Press(keys...)
			for _, s := range sizes {
				a.Resize(s.w, s.h).Screen()
			}
		})
	}
}

func TestNextStoryGoesOnInTheSearch(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("/").Type("the").Enter().Expect("‹ Search", "1 of ")
	a.Press("n").Expect("‹ Search", "2 of ")
	a.Esc().Expect("15 stories", "2 / 15")
}

func TestTheSearchGrowsDownwardsAndDoesNotShrink(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("/")
	frame := func() (top, bottom int) {
		_, top, _ = a.Screen().Find("╭")
		_, bottom, _ = a.Screen().Find("╰")
		return top, bottom
	}
	top, bottom := frame()
	if height := bottom - top + 1; height != 12 {
		t.Errorf("an empty search has %d rows", height)
	}
	a.Type("the")
	top1, bottom1 := frame()
	if top1 != top || bottom1 <= bottom {
		t.Errorf("rows %d–%d became %d–%d", top, bottom, top1, bottom1)
	}
	a.Type("zzz").Expect("Nothing stored")
	if top2, bottom2 := frame(); top2 != top1 || bottom2 != bottom1 {
		t.Errorf("rows %d–%d became %d–%d", top1, bottom1, top2, bottom2)
	}
}

func TestTheLeadsPictureMovesNothing(t *testing.T) {
	var raw bytes.Buffer
	if err := png.Encode(&raw, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	desk := uitest.NewDesk()
	desk.Stories[0].Picture = news.Picture{URL: "https://paper.example/lead.png"}
	desk.Pictures = map[string][]byte{desk.Stories[0].Picture.URL: raw.Bytes()}
	a := uitest.Start(t, desk, 80, 24, func(o *ui.Options) { o.Pictures = true }).ExpectNot("▀")
	a.Hold().Resize(120, 40).ExpectNot("▀")
	_, before, _ := a.Screen().Find("Ceasefire talks")
	a.Release().Expect("▀▀▀▀")
	if _, after, _ := a.Screen().Find("Ceasefire talks"); after != before {
		t.Errorf("the picture moved a headline from row %d to %d", before, after)
	}
	a.Press("i").ExpectNot("▀").Press("i").Expect("▀▀▀▀")
}

func TestWhatWasAddedIsFetchedAtOnce(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 100, 30).Press("a").Type("paper.example").Enter().Enter()
	if n := count(desk.Did, "refresh due"); n != 1 {
		t.Errorf("what is due was asked for %d times: %q", n, desk.Did)
	}
}

func TestUndoLeavesTheFrontPageAsItIs(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("s").Expect("6 min read · ★")
	late := desk.Stories[0]
	late.ID, late.Title, late.Published = 99, "The wind turns", uitest.Now()
	desk.Stories = append(desk.Stories, late)
	a.Press("u").Expect("Undone: save", "1 / 19").ExpectNot("The wind turns", "6 min read · ★")
}

func TestASCIIIsAllThatIsDrawnOfOurOwn(t *testing.T) {
	for name, keys := range map[string][]string{
		"front": nil, "list": {"1"}, "help": {"?"}, "palette": {":"}, "search": {"/", "z", "q"}, "article": {"4", "enter"}, "saved": {"s"}, "rail": {"tab"},
	} {
		t.Run(name, func(t *testing.T) {
			desk := uitest.NewDesk()
			for i := range desk.Stories {
				desk.Stories[i].Title, desk.Stories[i].Source, desk.Stories[i].Summary = "Headline", "Paper", "Words."
			}
			a := uitest.Start(t, desk, 120, 40, func(o *ui.Options) { o.ASCII = true }).Press(keys...)
			for y, row := range strings.Split(a.Screen().String(), "\n") {
				if i := strings.IndexFunc(row, func(r rune) bool { return r > 0x7e }); i >= 0 {
					t.Errorf("row %d: %s", y, row)
				}
			}
		})
	}
}

func TestTheTrailNamesThePagesBehind(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1").Enter().Expect("‹ Front page ‹ World")
}

func TestListsLearnWhatAnArticleFetched(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "j").Enter().Esc().Expect("51 min · 4 min read · ↓ offline")
	if n := count(a.Desk.Did, "fetch "+news.StoryID(2).String()); n != 1 {
		t.Errorf("the page was fetched %d times", n)
	}
}

func TestTheHistoryIsToldOfEachOpeningOnce(t *testing.T) {
	id := news.StoryID.String
	links := uitest.Articles()
	tests := []struct {
		name string
		keys []string
		want []string
	}{
		{"a preview is not read", []string{"1", "j"}, nil},
		{"kept offline, not read", []string{"1", "d"}, nil},
		{"opened", []string{"1", "enter"}, []string{"visited " + id(1) + " World"}},
		{"from the front page", []string{"enter"}, []string{"visited " + id(1) + " front page"}},
		{"from a search", []string{"1", "/", "f", "e", "r", "r", "y", "enter"}, []string{"visited " + id(8) + " search: ferry"}},
		{"asked for again, left and returned to", []string{"1", "enter", "r", "[", "]"}, []string{"visited " + id(1) + " World"}},
		{"the next of the list", []string{"1", "enter", "n"}, []string{"visited " + id(1) + " World", "visited " + id(2) + " World"}},
		{"a related story", []string{"1", "enter", "tab", "enter"}, []string{"visited " + id(1) + " World", "visited " + id(17) + " Ministers agree an emergency water plan as reservoirs fall to a record low"}},
		{"from the history", []string{"1", "enter", "T", "enter"}, []string{"visited " + id(1) + " World", "visited " + id(1) + " history"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			desk := uitest.NewDesk()
			desk.Texts = links
			a := uitest.Start(t, desk, 200, 60)
			for _, key := range tt.keys {
				a.View() // the front page knows its stories when it is drawn
				a.Press(key).Advance(100 * time.Millisecond)
			}
			var got []string
			for _, did := range desk.Did {
				if strings.HasPrefix(did, "visited ") {
					got = append(got, did)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKeepingAStoryOfflineDoesNotReadIt(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "j", "d").Expect("Kept offline", "↓ offline", "5 unread")
}

func TestBackReturnsToTheLineAndForwardGoesOn(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "j", "j")
	a.Expect("3 / 6", "WORLD")
	a.Press("3").Expect("1 / 2", "POLITICS")
	a.Press("[").Expect("3 / 6", "WORLD")
	a.Press("]").Expect("1 / 2", "POLITICS")
	a.Esc().Esc().Expect("Morning edition", "1 / 19")
	a.Esc()
	if a.Done {
		t.Error("esc on the first page quit")
	}
}

func TestSaveMarkAndUndo(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "s").Expect("✓ Saved", "u undo", "★ saved")
	a.Press("u").Expect("Undone: save").ExpectNot("★ saved")
	a.Press("m").Expect("Marked read").Press("m").Expect("Marked unread")
	if got := a.Desk.Did[len(a.Desk.Did)-1]; got != "mark "+news.StoryID(1).String()+" false" {
		t.Errorf("the desk was asked last: %s", got)
	}
}

func TestWhatIsTheMatterIsSaidAtTheStart(t *testing.T) {
	notice := func(o *ui.Options) { o.Notice = "site rule example.org.toml: line 2: there is no setting bdy" }
	uitest.Start(t, uitest.NewDesk(), 120, 40, notice).Expect("site rule example.org.toml: line 2")
}

func TestAnotherTextIsChosenAndTakenBack(t *testing.T) {
	d := uitest.NewDesk()
	d.Texts = uitest.Articles()
	d.Stories[0].Stored = news.StoredFull
	usual := d.Texts[1].Article
	other := usual
	usual.Way, other.Way, other.Words = "readability", "density", 812
	other.Blocks = slices.Insert(slices.Clone(usual.Blocks), 2, news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: "A box that only density found."}}})
	d.Found = map[news.StoryID][]news.Article{1: {usual, other}}
	app := uitest.Start(t, d, 80, 40)
	app.Press("1").Enter().ExpectNot("only density found")
	app.Press("c").Expect("2 of 2 · density · 812 words", "u undo", "A box that only density found.", "your choice for paper.example")
	app.Press("u").Expect("Undone: choose").ExpectNot("only density found", "your choice")
	app.Press("c", "c").Expect("1 of 2 · readability · 1400 words · the usual one").ExpectNot("only density found")
}

// On a slow disk keys are pressed before the sections are known.
func TestASectionIsGoneToAsSoonAsItIsKnown(t *testing.T) {
	uitest.StartHeld(t, uitest.NewDesk(), 120, 40).Press("1").Release().Expect("WORLD", "1 / 6").ExpectNot("There is no section")
	empty := uitest.NewDesk()
	empty.Tree = empty.Tree[:0]
	uitest.StartHeld(t, empty, 120, 40).Press("1").Release().Expect("There is no section 1")
}

func TestMarkAllReadCanBeUndone(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "A").Expect("World: 5 marked read", "all read")
	a.Press("u").Expect("5 unread")
}

func TestNewStoriesWaitForAKey(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40).Press("1", "j").Expect("2 / 6")
	late := desk.Stories[0]
	late.ID, late.Title, late.Published = 99, "The wind turns", uitest.Now()
	desk.Stories = append(desk.Stories, late)
	desk.Script = []news.Progress{{Feeds: 4, Done: 4, New: 1, Phase: news.Finished}}
	a.Press("R").Expect("1 new", "2 / 6").ExpectNot("The wind turns")
	a.Press("r").Expect("The wind turns", "3 / 7").ExpectNot("1 new")
}

func TestProgressOfARefresh(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Script = []news.Progress{
		{Feeds: 46, Done: 31, New: 12, Failures: []news.Failure{{Title: "Ledger", Reason: "timed out"}}},
		{Feeds: 46, Done: 46, New: 12, Phase: news.Finished, Failures: []news.Failure{{Title: "Ledger", URL: "https://ledger.example/feed", Reason: "timed out"}}},
	}
	a := uitest.Start(t, desk, 120, 40).Hold().Press("R").Step().Expect("↻ Refreshing", "━━━━━━━━━━─────", "31 / 46 feeds", "12 new · 1 failed")
	a.Release().Expect("Ledger: timed out. x for details", "12 new")
	a.Press("x").Expect("What failed", "https://ledger.example/feed").Esc().ExpectNot("What failed")
}

func TestWhatWasDoneIsSaidDuringARefresh(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Script = []news.Progress{{Feeds: 46, Done: 31}, {Feeds: 46, Done: 46, Phase: news.Finished}}
	a := uitest.Start(t, desk, 120, 40).Press("1").Hold().Press("R").Step().Expect("31 / 46 feeds")
	a.Press("y").Expect("Link copied").Press("R").Expect("fetched already")
	a.Release().Expect("Nothing new")
}

func TestNothingMoreWhileNewsWaits(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Script = []news.Progress{{Feeds: 4, Done: 4, New: 2, Phase: news.Finished}}
	a := uitest.Start(t, desk, 120, 40).Press("R").Expect("2 new")
	desk.Script = []news.Progress{{Feeds: 4, Done: 4, Phase: news.Finished}}
	a.Press("R").Expect("Nothing more. r shows what is new").Press("r").ExpectNot("Nothing more", "2 new")
}

func TestWhatFailsAfterAddingIsSaid(t *testing.T) {
	desk := uitest.NewDesk()
	failing(desk)
	a := uitest.Start(t, desk, 100, 30).Press("a").Type("paper.example").Enter().Enter().Expect("2 of 6 feeds failed. x for details")
	a.Advance(7 * time.Second).ExpectNot("failed")
}

func TestOfflineIsAStateWithASentence(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Expect("● online").Press("ctrl+o").Expect("○ offline", "everything stored stays readable")
	a.Desk.Script = []news.Progress{{Phase: news.Finished, Offline: true}}
	a.Press("r").Expect("You are offline")
	a.Press("ctrl+o").Expect("● online")
}

func TestEmptyListsSayWhyAndWhatToDo(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 100, 30).Press("2").Expect("No stories here yet", "Press r")
	a.Press("ctrl+o").Expect("You are offline", "Press r to try again")
	a.Press("3", "j", "m").Press("U").Expect("All read", "Press U")
}

func TestUnreadOnly(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1", "U").Expect("1 / 5", "unread only").ExpectNot("Landslide").
		Press("U", "U").Expect("1 / 6", "Landslide")
}

func TestRailFoldsAndOpens(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("tab", "j").Expect("Americas")
	a.Press("left").ExpectNot("Americas").Expect("›")
	a.Press("right").Expect("Americas")
	a.Enter().Expect("WORLD", "1 / 6")
}

func TestArrowsWalkTheTabs(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("1", "right").Expect("[Americas]")
	a.Press("right").Expect("[Politics]").Press("left", "left").Expect("[World]")
	a.Esc().Expect("[Front]") // the row of sections was one step
}

func TestLongListIsFetchedPieceByPiece(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Stories = uitest.Many(1000)
	a := uitest.Start(t, desk, 80, 24).Press("1").Expect("1 / 1000")
	for range 20 {
		a.Press("G")
	}
	a.Expect("/ 1000").ExpectNot("1 / 1000")
}

func TestAutoRefreshAsksWhatIsDue(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 80, 24, func(o *ui.Options) { o.AutoRefresh = 10 * time.Minute })
	asked := count(desk.Did, "refresh due")
	a.Advance(9 * time.Minute)
	if n := count(desk.Did, "refresh due"); n != asked {
		t.Errorf("asked %d times too early", n-asked)
	}
	a.Advance(2 * time.Minute)
	if n := count(desk.Did, "refresh due"); n != asked+1 {
		t.Errorf("asked %d times after eleven minutes, want once", n-asked)
	}
}

func count(all []string, what string) (n int) {
	for _, s := range all {
		if s == what {
			n++
		}
	}
	return n
}

func TestAgesMoveOn(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 80, 24).Expect("24 min ago").Advance(5 * time.Minute).Expect("29 min ago")
}

func TestNoticeFades(t *testing.T) {
	uitest.Start(t, uitest.NewDesk(), 80, 24).Press("y").Expect("Link copied").Advance(7 * time.Second).ExpectNot("Link copied")
}

func TestCopyAndBrowse(t *testing.T) {
	var opened string
	a := uitest.Start(t, uitest.NewDesk(), 80, 24, func(o *ui.Options) { o.Browser = func(u string) error { opened = u; return nil } })
	a.Press("y", "o").Expect("in the browser")
	if len(a.Copied) != 1 || a.Copied[0] != "https://paper.example/1" || opened != a.Copied[0] {
		t.Errorf("copied %q, opened %q", a.Copied, opened)
	}
}

func TestEmptyLibraryOpensTheFirstPage(t *testing.T) {
	a := uitest.Start(t, uitest.Empty(), 80, 24)
	if got := a.View().WindowTitle; got != "Welcome - reader" {
		t.Errorf("the window's title is %q", got)
	}
}

func TestHostileTitlesDoNotReachTheScreen(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Stories[0].Title = "a\x1b]0;owned\x07b\u202ec\nd"
	desk.Stories[0].Source = "\x1b[2J\u009b31m"
	desk.Tree[0].Children[0].Title = "W\x1b[31morld"
	a := uitest.Start(t, desk, 120, 40)
	for _, keys := range [][]string{{}, {"1"}, {"tab"}} {
		for _, r := range a.Press(keys...).Screen().String() {
			if r != '\n' && r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202e {
				t.Fatalf("%U on the screen", r)
			}
		}
	}
	if v := a.View().Content; contains(v, "\x1b]0;") || contains(v, "\x1b[2J") {
		t.Error("a sequence of a feed is in the view")
	}
}

func TestNextStoryReplacesTheArticleAndMovesTheList(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("1").Enter().Expect("Ministers agree", "‹ World", "1 of 6")
	a.Press("n").Expect("Ceasefire talks", "‹ World", "2 of 6")
	a.Esc().Expect("[World]", "2 / 6")
}

func TestNextUnreadGoesOnAcrossSections(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("4", "A").Press("J").Expect("A nearby galaxy", "‹ Science")
	a.Esc().Expect("SCIENCE")
}

// A film without a player opens in the browser.
func TestPlay(t *testing.T) {
	film := news.Article{Verdict: news.VerdictFull, Blocks: []news.Block{{Kind: news.Embed, Medium: news.Video, Link: news.Link{Title: "The gate closes", URL: "https://film.example/7"}}}}
	for _, in := range []string{"mpv", ""} {
		desk := uitest.NewDesk()
		desk.Texts[1] = news.Reading{Story: desk.Stories[0], Article: film}
		var played, opened string
		a := uitest.Start(t, desk, 80, 24, func(o *ui.Options) {
			o.Player = func(u string) (string, error) { played = u; return in, nil }
			o.Browser = func(u string) error { opened = u; return nil }
		})
		a.Press("1").Enter().Press("f", "f")
		if played != "https://film.example/7" || (in == "") != (opened == played) {
			t.Errorf("played %q in %q, opened %q", played, in, opened)
		}
		a.Expect(map[string]string{"mpv": "Opened film.example in mpv", "": "Opened film.example in the browser"}[in])
	}
}

func TestTheWidthOfTheTextIsKept(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 120, 40).Press("1").Enter().Press("+", "+", "-")
	if got := strings.Join(desk.Did, "\n"); !strings.Contains(got, "widened 70\nwidened 72\nwidened 70") {
		t.Errorf("the desk was told\n%s", got)
	}
}
