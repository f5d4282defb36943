package ui_test

import (
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

const droughtPage = "https://paper.example/tag/drought"

// filed is a desk whose site lists a story with the tag drought that no feed carries; two others bear the tag.
func filed() *uitest.Desk {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	tagged(desk)
	return desk
}

func tagged(desk *uitest.Desk) {
	for _, i := range []int{16, 18} {
		desk.Stories[i].Tags = []string{"drought"}
	}
	desk.Sites = map[string][]news.Story{droughtPage: {{
		ID: 900, URL: "https://paper.example/wells", Title: "The wells remember every winter", Source: "The Meridian", Summary: "A diary of depths.",
		Language: "en", Seen: uitest.Now(), Published: uitest.Now().Add(-10 * time.Minute),
	}}}
}

func TestATagLeadsToItsStories(t *testing.T) {
	for _, size := range []struct{ columns, rows int }{{80, 24}, {120, 40}, {200, 60}} {
		desk := filed()
		a := uitest.Start(t, desk, size.columns, size.rows).Press("1").Enter().Press("G")
		a.Expect("FILED UNDER").Click("#drought")
		a.Expect("‹ #drought", "▌", "What the drought means for bread", "Five charts on the reservoirs", "The wells remember every winter", "From its feed at paper.example")
		a.Press("j").Enter().Expect("What the drought means for bread").Press("[").Expect("‹ #drought")
		a.Press("g").Enter().Expect("A diary of depths").Press("n").Expect("Flour is the smallest part").Esc().Expect("‹ #drought")
		a.Press("[").Expect("FILED UNDER").Press("]").Expect("‹ #drought")
		if _, _, there := a.Esc().Esc().Screen().Find("The wells remember"); there {
			t.Errorf("at %d columns a story of the list stands in the section", size.columns)
		}
	}
}

func TestWhatAListSays(t *testing.T) {
	desk := filed()
	a := uitest.Start(t, desk, 120, 40).Press("1").Enter().Press("G").Click("#drought")
	did(t, desk, "list #drought")
	a.Press("r").Expect("Nothing new")
	did(t, desk, "list again #drought")
	a.Press("a").Expect("#drought is now a section: The Meridian/#drought", "u undo")
	did(t, desk, "follow the list #drought")
	a.Press("u").Expect("Undone: added “#drought”").Esc()
	desk.Pulled = true
	a.Click("#drought").Expect("You are offline", "Five charts on the reservoirs").Esc()
	a.Click("#water").Expect("#water", "You are offline")
}

func TestTheHeadLeadsToListsToo(t *testing.T) {
	desk := filed()
	desk.Stories[7].Byline = "Ines Aldoar"
	a := uitest.Start(t, desk, 120, 40).Press("1").Enter()
	a.Click("Ines Aldoar").Expect("‹ Ines Aldoar", "Court rejects the appeal").Esc()
	a.Click("WORLD").Expect("Landslide closes the high pass").ExpectNot("From its")
	a.Press("[").Resize(80, 24).Press("tab", "G", "k", "k").Enter().Expect("‹ #drought")
	a.Press("[", "esc", "g").Click("Ines Aldoar").Expect("‹ Ines Aldoar").Press("[") // set anew, and still where it is drawn
	a.Resize(200, 60).Click("Ines Aldoar").Expect("‹ Ines Aldoar")
}

func TestAListIsHeldWhileItIsAskedFor(t *testing.T) {
	a := uitest.Start(t, filed(), 120, 40).Press("1").Enter().Press("G")
	a.Hold().Click("#drought")
	const asking = "Asking paper.example for its stories"
	for range 20 { // the answers of the store come first
		if _, _, there := a.Step().Screen().Find(asking); there {
			break
		}
	}
	a.Expect(asking, "Five charts on the reservoirs").Esc().Release().Expect("FILED UNDER").ExpectNot("wells remember")
}

func TestAListWithoutStoriesOffersWhatItHas(t *testing.T) {
	desk := filed()
	desk.Sites = nil
	for _, i := range []int{16, 18} {
		desk.Stories[i].Tags = nil
	}
	a := uitest.Start(t, desk, 80, 24).Press("1").Enter().Press("G")
	a.Click("#drought").Expect("r refresh", "o browser", "esc back").ExpectNot("enter read", "follow it", "m mark")
}
