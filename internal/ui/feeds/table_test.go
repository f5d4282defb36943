package feeds

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// health makes feeds of "section/section: title", each section with an identifier of its own.
func health(rows ...string) []news.Health {
	sections := map[string]news.SectionID{}
	all := make([]news.Health, len(rows))
	for i, row := range rows {
		path, title, _ := strings.Cut(row, ": ")
		if sections[path] == 0 {
			sections[path] = news.SectionID(len(sections) + 1)
		}
		all[i] = news.Health{Feed: news.Feed{ID: news.FeedID(i + 1), Title: title, Section: sections[path]}, Path: strings.Split(path, "/")}
	}
	return all
}

// drawn writes a table as lines.
func drawn(all []news.Health, t table, gap bool) []string {
	t.layOut(gap)
	lines := make([]string, len(t.lines))
	for i, l := range t.lines {
		switch {
		case l.row != none:
			lines[i] = fmt.Sprintf("  %*s%s", 2*t.depths[l.row], "", all[t.feeds[l.row]].Feed.Title)
		case l.group != none:
			lines[i] = strings.Join(t.heading(t.groups[l.group]), "/")
		}
	}
	return lines
}

func TestTable(t *testing.T) {
	for name, row := range map[string]struct {
		feeds []news.Health
		gap   bool
		want  []string
	}{
		"the sections of one paper": {health("Paper/World: World", "Paper/World/Canada: Canada", "Paper/Sport: Sport"), false,
			[]string{"Paper", "  World", "    Canada", "  Sport"}},
		"sections of several feeds": {health("Paper/World: Wire", "Paper/World: Post", "Paper/Sport: Goal"), true,
			[]string{"World", "  Wire", "  Post", "", "Sport", "  Goal"}},
		"several papers": {health("Paper/World: Wire", "Other/World: World", "Mine: Post"), false,
			[]string{"Paper/World", "  Wire", "Other", "  World", "Mine", "  Post"}},
		"none": {nil, true, []string{}},
	} {
		if diff := cmp.Diff(row.want, drawn(row.feeds, newTable(row.feeds, new(finder).among(row.feeds), false), row.gap)); diff != "" {
			t.Errorf("%s (-want +got): %s", name, diff)
		}
	}
}

func TestTheMostStubbornStandFirst(t *testing.T) {
	all := health("World: Well", "World: Once", "World: Often", "Sport: Gone")
	for i, status := range []news.FeedStatus{news.FeedOK, news.FeedFailing, news.FeedFailing, news.FeedGone} {
		all[i].Status, all[i].Failures = status, i
	}
	want := []string{"Failing", "  Often", "  Once", "Gone", "  Gone", "Well", "  Well"}
	if diff := cmp.Diff(want, drawn(all, newTable(all, new(finder).among(all), true), false)); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}
