package ui

import (
	"encoding/json"
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// mostRecent is how many commands the palette remembers.
const mostRecent = 5

// recall puts a command before those chosen earlier, for this time and the next.
func (r *root) recall(a page.Run) tea.Cmd {
	earlier := slices.DeleteFunc(slices.Clone(r.recent), func(b page.Run) bool { return a == b })
	r.recent = append([]page.Run{a}, earlier[:min(len(earlier), mostRecent-1)]...)
	written, err := json.Marshal(r.recent)
	if err != nil {
		return nil // no command can be the cause
	}
	return r.remember(news.HabitRecent, string(written))
}

// recalled are the commands chosen the last time; none where they cannot be read.
func recalled(written string) []page.Run {
	var all []page.Run
	if json.Unmarshal([]byte(written), &all) != nil {
		return nil
	}
	return all[:min(len(all), mostRecent)]
}
