package ui_test

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// edited is a desk whose newest story was read, and is told otherwise when its page is asked for again.
func edited() *uitest.Desk {
	d := uitest.NewDesk()
	d.Texts = uitest.Articles()
	corrected(d)
	return d
}

func TestAPageThatIsAskedForAgainSaysThatItWasUpdatedAndMovesNothing(t *testing.T) {
	const line = "The government will pump water"
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}} {
		a := uitest.Start(t, edited(), size.w, size.h).Press("1").Enter().Expect("told on Friday", line)
		_, before, _ := a.Screen().Find(line)
		a.Press("r").Expect("told on Tuesday", "Updated 08:32, since you read it").ExpectNot("told on Friday")
		if _, after, ok := a.Screen().Find(line); !ok || after != before {
			t.Errorf("%dx%d: the line being read went from row %d to %d", size.w, size.h, before, after)
		}
		a.Press("r").Expect("Its page has not changed", "since you read it")
	}
}

func TestFarFromTheHeadANoticeSaysThatTheTextHasChanged(t *testing.T) {
	const says = "Its text has changed; w shows what"
	uitest.Start(t, edited(), 80, 24).Press("1").Enter().Press("space", "r").Expect(says)
	uitest.Start(t, edited(), 80, 24).Press("1").Enter().Press("r").Expect("Updated 08:32, since you read it").ExpectNot(says)
}

func TestWhatChangedIsShownInPlaceOfTheArticle(t *testing.T) {
	a := uitest.Start(t, edited(), 200, 60).Press("1").Enter().Press("r")
	a.Press("w").Expect("What changed since you read it", "Friday Tuesday", "0.38 0.45", "The mayors of the coast", "Similar transfers elsewhere").
		ExpectNot("ALSO READ", "Updated 08:32")
	a.Press("w").ExpectNot("What changed").Press("w").Expect("What changed").Esc().ExpectNot("What changed", "since you read it")
	a.Expect("told on Tuesday")
	if !slices.Contains(a.Desk.Did, "seen "+news.StoryID(1).String()) {
		t.Errorf("nobody was told that the change was looked at: %q", a.Desk.Did)
	}
}

func TestTheArticleIsWhereItWasBeforeItsChangesWereLookedAt(t *testing.T) {
	const line = "The plan has four steps"
	a := uitest.Start(t, edited(), 80, 24).Press("1").Enter().Press("r", "space", "j", "j").Expect(line)
	_, before, _ := a.Screen().Find(line)
	a.Press("w", "space", "w").Expect(line)
	if _, after, _ := a.Screen().Find(line); after != before {
		t.Errorf("it went from row %d to %d", before, after)
	}
}

func TestChangesAreMarkedBySignsWhereNothingElseCanBeSeen(t *testing.T) {
	a := uitest.Start(t, edited(), 80, 24).Send(tea.ColorProfileMsg{Profile: colorprofile.NoTTY})
	a.Press("1").Enter().Press("r", "w").Expect("[-Friday-] {+Tuesday+}")
}

func TestEarlierChangesFollow(t *testing.T) {
	d := edited()
	older := d.Texts[1].Article
	older.Blocks = slices.Clone(older.Blocks)
	older.Blocks[2] = news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: "Municipalities will be told on Thursday how much they may draw. Golf courses and car washes close at once; hospitals, bakeries and livestock are exempt."}}}
	d.Known[1] = []news.Revision{{Older: older, Newer: d.Texts[1].Article, At: uitest.Now().AddDate(0, 0, -1)}}
	a := uitest.Start(t, d, 120, 40).Press("1").Enter().Press("w").Expect("What changed 22 November, 08:41", "Thursday Friday").Esc()
	a.Press("r", "w").Expect("since you read it (1 of 2)", "w  the change before", "Friday Tuesday")
	a.Press("w").Expect("What changed 22 November, 08:41 (2 of 2)", "w  back", "Thursday Friday").Press("w").ExpectNot("What changed")
}

func TestWhereNothingChangedAKeySaysSo(t *testing.T) {
	d := uitest.NewDesk()
	d.Texts = uitest.Articles()
	r := d.Texts[1]
	r.LastRead = uitest.Now().Add(-26 * 60 * 60 * 1e9)
	d.Texts[1] = r
	uitest.Start(t, d, 80, 24).Press("1").Enter().Press("w").Expect("No change since you read it, 22 November, 06:41")
	uitest.Start(t, d, 80, 24).Press("1", "j", "j").Enter().Press("w").Expect("No change of this story is known")
}

func TestAListSaysWhichStoriesWereUpdatedSinceTheyWereRead(t *testing.T) {
	d := edited()
	d.Stories[0].Revised = true
	r := d.Texts[1]
	r.Revised, r.AsOf = uitest.Now(), uitest.Now()
	d.Texts[1] = r
	a := uitest.Start(t, d, 200, 60).Press("1").Expect("24 min · updated · 6 min read")
	a.Enter().Expect("Updated 08:41, since you read it", "24 min · updated").Esc().ExpectNot("· updated ·")
	if !a.Desk.Stories[0].Read {
		t.Error("it is not read any more")
	}
}

func TestAnOutdatedPageIsShownAtOnceAndAskedFor(t *testing.T) {
	d := edited()
	d.Stories[0].Stale = true
	a := uitest.Start(t, d, 120, 40).Press("1").Hold().Press("enter")
	for range 12 {
		a.Step()
	}
	a.Release().Expect("told on Tuesday", "since you read it")
	if n := count(a.Desk.Did, "fetch "+news.StoryID(1).String()); n != 1 {
		t.Errorf("the page was asked for %d times", n)
	}
	d = edited()
	d.Stories[0].Stale = true
	a = uitest.Start(t, d, 120, 40).Press("ctrl+o", "1").Enter().Expect("told on Friday")
	if n := count(a.Desk.Did, "fetch "+news.StoryID(1).String()); n != 0 {
		t.Error("the page was asked for offline")
	}
}

func TestTheTextStaysWhereItIsThoughItsFirstParagraphChanged(t *testing.T) {
	const line = "Municipalities will be told"
	d := edited()
	next := d.Next[1]
	next.Blocks = slices.Clone(next.Blocks)
	next.Blocks[1] = news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: "Nobody will pump water from the upper reservoir to the coast: that is what the ministers agreed at three in the morning, after all, and it is the first time that they have agreed on anything since the upper reservoir was built."}}}
	next.Blocks[2] = d.Texts[1].Article.Blocks[2]
	d.Next[1] = next
	a := uitest.Start(t, d, 80, 24).Press("1").Enter().Expect("By Ines Aldoar", line)
	_, before, _ := a.Screen().Find(line)
	a.Press("r").Expect("Nobody will pump", "since you read it", line)
	if _, after, _ := a.Screen().Find(line); after != before {
		t.Errorf("the paragraph after it went from row %d to %d", before, after)
	}
}
