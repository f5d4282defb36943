package ui_test

import (
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// late is a story that is newer than all others.
func late(desk *uitest.Desk) news.Story {
	s := desk.Stories[0]
	s.ID, s.Title, s.Published = 9001, "The dam gate opens at last", uitest.Now().Add(-time.Minute)
	return s
}

// The front page is edited once: neither what comes in, nor marks, nor leaving it and coming back moves a story on it.
func TestTheFrontPageStaysUntilAnotherIsAskedFor(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Script = []news.Progress{{Phase: news.Finished, Done: 1, Feeds: 1, New: 1}}
	a := uitest.Start(t, desk, 120, 40).Press("n", "n")
	const shown, new = "Ministers agree an emergency", "The dam gate opens"
	desk.Stories = append([]news.Story{late(desk)}, desk.Stories...)
	a.Press("R").Expect(shown, "1 new").ExpectNot(new)
	a.Press("m").ExpectNot(new).Press("1").Esc().Expect(shown).ExpectNot(new)
	a.Press("1").Click("Front page").Advance(10*time.Second).Expect("3 / 19", shown).ExpectNot(new)
	a.Press(".").Expect(new, "● WORLD").ExpectNot("1 new")
	if s := a.Screen().String(); strings.Count(s, "● ") != 2 { // the other one says that we are online
		t.Errorf("one story is new:\n%s", s)
	}
}

// Asked to refresh while nothing waits, the front page is edited from what is stored already.
func TestRefreshEditsTheFrontPage(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 120, 40)
	desk.Stories = append([]news.Story{late(desk)}, desk.Stories...)
	a.Press("r").Expect("The dam gate opens")
}
