package main

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

func TestPick(t *testing.T) {
	menu := []news.SiteSection{{Title: "A"}, {Title: "B"}, {Title: "C"}}
	for answer, want := range map[string][]news.SiteSection{
		"": menu, "q": nil, "2": menu[1:2], "1, 3": {menu[0], menu[2]}, "3 3": {menu[2]},
	} {
		got, err := pick(menu, answer)
		if err != nil {
			t.Errorf("%q: %v", answer, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q takes the wrong sections:\n%s", answer, diff)
		}
	}
	for _, answer := range []string{"0", "4", "all", "1-3"} {
		if _, err := pick(menu, answer); !errors.As(err, new(usageError)) {
			t.Errorf("%q gives %v, want a wrong usage", answer, err)
		}
	}
}

func TestParseAge(t *testing.T) {
	for given, hours := range map[string]float64{"24h": 24, "7d": 168, "90m": 1.5, "1.5d": 36} {
		if got, err := parseAge(given); err != nil || got.Hours() != hours {
			t.Errorf("%s is %v, %v; want %v h", given, got, err, hours)
		}
	}
	for _, given := range []string{"", "d", "-3d", "soon", "3 days"} {
		if _, err := parseAge(given); !errors.As(err, new(usageError)) {
			t.Errorf("%q gives %v, want a wrong usage", given, err)
		}
	}
}
