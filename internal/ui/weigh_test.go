package ui_test

import (
	"testing"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

func TestASourceIsWeighedFromItsStory(t *testing.T) {
	desk := uitest.NewDesk()
	for i := range desk.Stories {
		desk.Stories[i].Feeds = []news.FeedID{desk.Feeds[0].Feed.ID}
	}
	a := uitest.Start(t, desk, 120, 40).Press("W").Expect("More of The Meridian: World on the next front page", "u undo")
	did(t, desk, "weigh The Meridian: World more")
	a.Press("W").Expect("Much more of").Press("W").Expect("Much less of").Press("u", "u").Expect("Undone")
	a.Press("W").Expect("Much more of")
}

func TestASourceIsWeighedAmongTheFeeds(t *testing.T) {
	desk := uitest.NewDesk()
	a := uitest.Start(t, desk, 200, 60).Press("S").ExpectNot("Weight").Press("W").Expect("More of The Meridian: World", "Weight", "more")
	did(t, desk, "weigh The Meridian: World more")
	a.Press("u").ExpectNot("Weight")
}
