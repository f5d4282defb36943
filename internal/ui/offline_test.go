package ui_test

import (
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// done is what the desk was asked for that begins so.
func done(d *uitest.Desk, what string) (n int) {
	for _, did := range d.Did {
		if strings.HasPrefix(did, what) {
			n++
		}
	}
	return n
}

func TestOnAMeteredNetworkFetchingAheadIsAskedForTwice(t *testing.T) {
	d := uitest.NewDesk()
	d.Paid = true
	a := uitest.Start(t, d, 120, 40).Press("1", "j", "d").Expect("The network is metered", "d again")
	if done(d, "keep") != 0 {
		t.Fatalf("%q", d.Did)
	}
	a.Press("d").Expect("Kept offline: 1 story, 120 KB")
	a.Press("j", "d").ExpectNot("metered")
	if n := done(d, "keep"); n != 2 {
		t.Errorf("kept %d times: %q", n, d.Did)
	}
}

func TestChosenSectionsAreFetchedAheadAfterARefresh(t *testing.T) {
	d := uitest.NewDesk()
	d.Script = []news.Progress{{Phase: news.Finished, Done: 6, Feeds: 6}}
	ahead := func(o *ui.Options) { o.KeepsAhead = true }
	a := uitest.Start(t, d, 120, 40, ahead).Press("R").Expect("Nothing new")
	if i := slices.Index(d.Did, "keep chosen"); i < 0 || i < slices.Index(d.Did, "refresh c0") {
		t.Errorf("%q", d.Did)
	}
	d.Paid = true
	for range 2 {
		a.Press("R")
	}
	if n := done(d, "keep chosen"); n != 1 {
		t.Errorf("kept %d times, though the network is metered", n)
	}
	d.Script = []news.Progress{{Phase: news.Finished, Feeds: 6, Offline: true}}
	a.Press("R").Expect("You are offline: what is stored stays readable")
}

func TestTheStatusLineSaysWhatIsStored(t *testing.T) {
	d := uitest.NewDesk()
	a := uitest.Start(t, d, 160, 40).ExpectNot("stored")
	a.Press("ctrl+o").Expect("○ offline since 08:41", "4 of 19 stories stored", "newest 24 min")
	a.Press("1").Expect("of 6 stories stored")
	a.Press("ctrl+o").Expect("● online").ExpectNot("stories stored")
	d.Lost = uitest.Now()
	d.Script = []news.Progress{{Phase: news.Finished, Feeds: 6, Offline: true}}
	a.Press("R").Expect("○ no network since 08:41")
}
