package main

import (
	"os/exec"
	"testing"
	"time"
)

// nextDay is a day after the library of the faults was made.
const nextDay = "2026-11-24T09:00:00Z"

// zones has one library be read in time zones far apart, and around the hour that a clock shows twice when summer time
// ends: the stories stand in the same order everywhere, and no feed is asked for news because of it.
func (f *faults) zones(t *testing.T) {
	paper := newPressroom(t)
	g := f.on(t)
	g.site = paper.URL
	g.furnish()
	at := func(zone, now string, args ...string) string {
		cmd := exec.Command(g.program, args...)
		cmd.Env = append(environ(g.data), "TZ="+zone, "READER_NOW="+now)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("in %s at %s reader %v ends with %v: %s", zone, now, args, err, out)
		}
		return string(out)
	}
	list := []string{"list", "--json", "--since", "7d"}
	want := at("UTC", nextDay, list...)
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Asia/Kathmandu"} {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Skipf("the time zones are not here: %v", err)
		}
		if got := at(zone, nextDay, list...); got != want {
			t.Errorf("in %s the list is\n%s\nand in UTC\n%s", zone, got, want)
		}
	}
	for _, c := range []struct {
		now   string
		clock string
		asked bool
	}{
		{"2027-04-03T15:40:00Z", "02:40", true},
		{"2027-04-03T16:20:00Z", "02:20, a second time", false},
		{"2027-04-11T16:20:00Z", "02:20 a week later", true},
	} {
		paper.times()
		at("Australia/Sydney", c.now, "refresh")
		if asked := len(paper.times()) > 0; asked != c.asked {
			t.Errorf("at %s that servers are asked is %v", c.clock, asked)
		}
	}
}
