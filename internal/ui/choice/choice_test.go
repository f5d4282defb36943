package choice_test

import (
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/choice"
)

// TestAnswers reads what is typed at a list of A with B and C below, D, and E where no stories are.
func TestAnswers(t *testing.T) {
	found := news.Found{Sections: []news.SiteSection{
		{Title: "A", Feed: "a", Children: []news.SiteSection{{Title: "B", Feed: "b"}, {Title: "C", Feed: "c"}}},
		{Title: "D", Feed: "d"}, {Title: "E", URL: "e", Bare: true},
	}, Editions: []news.Link{{URL: "first"}, {URL: "second"}}}
	choices := choice.List(&found)
	for answer, want := range map[string]string{
		"\n": "ABCD", "all": "ABCD", "ALL": "ABCD", "none": "", "q": "", "2": "B", "1": "ABC", "4, 2": "BD", "2-4": "BCD", "1-2": "AB", "3–4\t2": "BCD",
		"4 4": "D", "5": "E",
	} {
		a, err := choice.Read(answer, choices, found.Editions)
		if got := titles(a.Taken(&found)); got != want || a.Edition != nil || err != nil {
			t.Errorf("%q takes %q, edition %v, %v; want %q", answer, got, a.Edition, err, want)
		}
	}
	if a, err := choice.Read("E2\n", choices, found.Editions); err != nil || a.Edition == nil || a.Edition.URL != "second" {
		t.Errorf("e2 is edition %v, %v", a.Edition, err)
	}
	for _, answer := range []string{"0", "6", "3-1", "1-", "-", "x", "e3", "e", "1 all", "1-99999999999999999999"} {
		if _, err := choice.Read(answer, choices, found.Editions); err == nil || !strings.Contains(err.Error(), "to ") && !strings.Contains(err.Error(), "such as") {
			t.Errorf("%q gives %v, want what can be said", answer, err)
		}
	}
	if _, err := choice.Read("e1", choices, nil); err == nil {
		t.Error("an edition of a site that has none")
	}
}

func titles(tree []news.SiteSection) (all string) {
	for _, s := range tree {
		all += s.Title + titles(s.Children)
	}
	return all
}
