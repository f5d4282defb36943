package main

import (
	"errors"
	"strings"
	"testing"

	"reader/internal/news"
)

// TestAnswers reads what is typed at a list of A with B and C below, D, and E where no stories are.
func TestAnswers(t *testing.T) {
	choices := listChoices([]news.SiteSection{
		{Title: "A", Feed: "a", Children: []news.SiteSection{{Title: "B", Feed: "b"}, {Title: "C", Feed: "c"}}},
		{Title: "D", Feed: "d"}, {Title: "E", URL: "e", Bare: true},
	}, 0)
	for answer, want := range map[string]string{
		"\n": "ABCD", "all": "ABCD", "ALL": "ABCD", "none": "", "q": "", "2": "B", "1": "ABC", "4, 2": "BD", "2-4": "BCD", "1-2": "AB", "3–4\t2": "BCD",
		"4 4": "D", "5": "E",
	} {
		taken, edition, err := readAnswer(answer, choices, 2)
		got := ""
		for i, is := range taken {
			if is {
				got += choices[i].section.Title
			}
		}
		if got != want || edition != -1 || err != nil {
			t.Errorf("%q takes %q, edition %d, %v; want %q", answer, got, edition, err, want)
		}
	}
	if _, edition, err := readAnswer("E2\n", choices, 2); edition != 1 || err != nil {
		t.Errorf("e2 is edition %d, %v", edition, err)
	}
	for _, answer := range []string{"0", "6", "3-1", "1-", "-", "x", "e3", "e", "1 all", "1-99999999999999999999"} {
		if _, _, err := readAnswer(answer, choices, 2); err == nil || !strings.Contains(err.Error(), "to ") && !strings.Contains(err.Error(), "such as") {
			t.Errorf("%q gives %v, want what can be said", answer, err)
		}
	}
	if _, _, err := readAnswer("e1", choices, 0); err == nil {
		t.Error("an edition of a site that has none")
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
