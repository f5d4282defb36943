package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// habit is what the desk was told last to remember under a name.
func habit(d *uitest.Desk, name string) (value string) {
	for _, did := range d.Did {
		if rest, ok := strings.CutPrefix(did, "remember "+name+" "); ok {
			value = rest
		}
	}
	return value
}

// again opens the interface as it is after an end, with the habits that were remembered.
func again(t *testing.T, d *uitest.Desk) *uitest.App {
	t.Helper()
	return uitest.Start(t, d, 80, 24, func(o *ui.Options) { o.Habits = news.Habits{news.HabitTrail: habit(d, news.HabitTrail)} })
}

func TestTrailGoesOnAfterARestart(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 80, 24).Press("1", "j", "j", "enter", "q")
	a := again(t, desk).Expect("] goes back to where you were", "T H E   R E A D E R")
	a.Press("]").Expect("‹ Front page ‹ World", desk.Stories[2].Title[:12])
	a.Press("n").Expect(desk.Stories[3].Title[:6]) // the list goes on from the same story
	a.Press("[").Expect("[World]").Press("[").Expect("[Front]")
	a.Press("[").Expect("This is the beginning of the trail")
}

func TestTrailOfTheLastTimeIsForgottenOnAnotherWay(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 80, 24).Press("1", "enter", "q")
	again(t, desk).Press("2").Press("]").Expect("This is the end of the trail")
	a := again(t, desk).Press("q")
	if !a.Done || habit(desk, news.HabitTrail) == "" {
		t.Error("to look at the front page only forgot the trail")
	}
	uitest.Start(t, desk, 80, 24, func(o *ui.Options) { o.Habits = news.Habits{news.HabitTrail: "no [ JSON"} }).
		Press("]").Expect("This is the end of the trail")
}

func TestTrailIsWrittenDownBeforeTheEnd(t *testing.T) {
	desk := uitest.NewDesk()
	uitest.Start(t, desk, 80, 24).Press("1", "enter").Advance(11 * time.Second) // and then the battery was empty
	if got := habit(desk, news.HabitTrail); !strings.Contains(got, desk.Stories[0].Title) {
		t.Errorf("what is written down is %q", got)
	}
}

func TestSearchIsAPlaceOnTheTrail(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("/").Type("water").Press("down")
	a.Advance(time.Second).Expect("3 stories", "▌ Bottled water")
	article := a.Press("enter").Expect("‹ Front page ‹ Search").Screen().String()
	a.Press("[").Expect("3 stories", "▌ Bottled water")
	a.Esc().ExpectNot("3 stories").Press("]")
	if got := a.Screen().String(); got != article {
		t.Errorf("forward leads to\n%s\nnot to\n%s", got, article)
	}
	a.Press("[").Expect("3 stories", "▌ Bottled water")
	a.Esc().Press("2", "[", "]").ExpectNot("3 stories") // that way was left
}

func TestLongTrailComesBackAsItWas(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	a := uitest.Start(t, desk, 120, 40).Press("1", "enter", "j", "j", "j")
	at := a.Screen().String()
	for i := range 20 {
		a.Press(fmt.Sprint(i%5+2), "j")
	}
	for range 20 {
		a.Press("[")
	}
	if got := a.Screen().String(); got != at {
		t.Errorf("after twenty pages and back there is\n%s\nwas\n%s", got, at)
	}
}

func TestListsOfTheReadersOwnComeBackAtTheirStory(t *testing.T) {
	for _, keys := range [][]string{{"B", "j", "j"}, {"1", "enter", "n", "n", "T", "j"}} {
		desk := uitest.NewDesk()
		desk.Texts = uitest.Articles()
		a := uitest.Start(t, desk, 80, 24).Press(keys...)
		at := under(t, a)
		a.Press("q")
		if got := under(t, again(t, desk).Press("]")); got != at {
			t.Errorf("after %v the cursor is on %q, not on %q", keys, got, at)
		}
	}
}

// under is the row under the cursor.
func under(t *testing.T, a *uitest.App) string {
	t.Helper()
	for row := range strings.Lines(a.Screen().String()) {
		if strings.Contains(row, "▌") {
			return strings.TrimSpace(row)
		}
	}
	t.Fatal("no row is under the cursor:\n" + a.Screen().String())
	return ""
}
