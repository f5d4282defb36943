package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// highlight marks a passage. It is shown at once, and its story is saved from now on.
func (r *root) highlight(a page.Highlight) tea.Cmd {
	h, d := deed.Highlight(r.o.Desk, a, r.now())
	cmds := []tea.Cmd{
		r.tell(page.Changed{Stories: []news.StoryID{a.Story.ID}, Saved: page.Set}), r.tell(page.Marked{Highlight: h}), r.do(d),
	}
	if a.Note {
		cmds = append(cmds, r.visit(page.Remark{Story: a.Story, Highlight: h}, false))
	}
	return tea.Batch(cmds...)
}

// copyWords puts words of an article on the clipboard, as far as the terminal allows it (OSC 52).
func (r *root) copyWords(words string) tea.Cmd {
	return tea.Batch(tea.SetClipboard(string(text.Clean(words))), r.say(page.Notice{Text: "Words copied, if your terminal allows it"}))
}
