package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// highlight marks a passage. It is shown at once, and its story is saved from now on.
func (r *root) highlight(a page.Highlight) tea.Cmd {
	h := a.Highlight
	h.Made = r.now()
	h = h.Identify()
	ids := []news.StoryID{a.Story.ID}
	cmds := []tea.Cmd{
		r.tell(page.Changed{Stories: ids, Saved: page.Set}), r.tell(page.Marked{Highlight: h}),
		r.write(job{fresh: true, do: then(page.Notice{Text: "Marked", Undo: true}, func(ctx context.Context) error {
			return r.o.Desk.Highlight(ctx, h)
		}), revert: page.Changed{Stories: ids, Saved: page.FlagOf(a.Story.Saved)}}),
	}
	if a.Note {
		cmds = append(cmds, r.visit(page.Remark{Story: a.Story, Highlight: h}, false))
	}
	return tea.Batch(cmds...)
}

// annotate writes the note on a passage.
func (r *root) annotate(a page.Annotate) tea.Cmd {
	h := a.Highlight
	h.Note = a.Note
	return tea.Batch(r.tell(page.Marked{Highlight: h}), r.write(job{
		fresh: true, do: then(page.Notice{Text: "Note kept", Undo: true}, func(ctx context.Context) error {
			return r.o.Desk.Annotate(ctx, h.ID, h.Note)
		}),
	}))
}

// unmark takes the mark from a passage.
func (r *root) unmark(a page.Unmark) tea.Cmd {
	return tea.Batch(r.tell(page.Marked{Highlight: a.Highlight, Removed: true}), r.write(job{
		fresh: true, do: then(page.Notice{Text: "No longer marked", Undo: true}, func(ctx context.Context) error {
			return r.o.Desk.RemoveHighlight(ctx, a.Highlight.ID)
		}),
	}))
}

// copyWords puts words of an article on the clipboard, as far as the terminal allows it (OSC 52).
func (r *root) copyWords(words string) tea.Cmd {
	return tea.Batch(tea.SetClipboard(string(text.Clean(words))), r.say(page.Notice{Text: "Words copied, if your terminal allows it"}))
}
