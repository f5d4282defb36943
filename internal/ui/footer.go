package ui

import (
	"cmp"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// hinted are the commands that the status line names, by place, the most useful first. What has no room is left out
// from the end, help last.
var hinted = map[page.When][]page.Command{
	page.AtFront:   {page.Open, page.ToggleSave, page.NextPane, page.Find, page.Refresh, page.ShowAll, page.ShowHelp},
	page.AtList:    {page.Open, page.ToggleRead, page.ToggleSave, page.OpenBrowse, page.UnreadOnly, page.Find, page.Refresh, page.Close, page.ShowHelp},
	page.AtArticle: {page.PageDown, page.FollowLink, page.NextStory, page.ToggleSave, page.OpenBrowse, page.CopyLink, page.Close, page.ShowHelp},
	page.AtFeeds:   {page.Open, page.RenameFeed, page.MoveFeed, page.MuteFeed, page.RemoveFeed, page.Refresh, page.OrderFeeds, page.ShowHelp},
}

// footer is what the page on top has for the status line.
func (r *root) footer() ([]page.Binding, []surface.Run) {
	if r.chord != "" {
		return r.chordHints(), nil
	}
	s := r.trail.top()
	wanted, right := page.Hints(hinted[r.place()]...), []surface.Run(nil)
	if s.overlay() {
		wanted = []page.Hint{{Command: page.Close, Word: "close"}}
	}
	if p, ok := s.page.(page.Positioned); ok && !r.inRail {
		if at, total := p.Position(r.env(s)); total > 0 {
			right = []surface.Run{{Text: text.Format("%d / %d", at, total), Style: theme.Style{Fore: theme.Muted}}}
		}
	}
	if f, ok := s.page.(page.Footer); ok && !r.inRail {
		own, state := f.Footer(r.env(s))
		if own != nil {
			wanted = own
		}
		if state != nil {
			right = state
		}
	}
	if r.inRail {
		wanted = section.RailHints(r.rail)
	}
	return r.hints(wanted), right
}

// hints are the rows of the key table with the words of the page. Where no story is, what is done to one is left out, unless
// the page has words of its own for it, and so is what has no key.
func (r *root) hints(wanted []page.Hint) []page.Binding {
	rows := make([]page.Binding, 0, len(wanted))
	idle := r.idle()
	for _, h := range wanted {
		b := r.world.Keys.Binding(h.Command)
		if b == nil || b.Key() == "" || b.Hint == "" && h.Word == "" || h.Word == "" && idle && ofStory[h.Command] {
			continue
		}
		row := *b
		row.Hint = cmp.Or(h.Word, b.Hint)
		rows = append(rows, row)
	}
	return rows
}

// ofStory are the commands that do something to the story under the cursor.
var ofStory = map[page.Command]bool{
	page.Open: true, page.ToggleSave: true, page.ToggleRead: true, page.OpenBrowse: true, page.CopyLink: true, page.KeepOff: true,
}

// idle says that the page on top is about stories, and has none under its cursor.
func (r *root) idle() bool {
	s, ok := r.trail.top().page.(page.Subject)
	if !ok || r.inRail {
		return false
	}
	_, has := s.Subject()
	return !has
}

// waiting says at the end of the tabs how much is new, or how the list stands that is shown, or how much there is to read.
func (r *root) waiting() text.Safe {
	if r.refresh.waiting > 0 {
		return text.Format("%d new", r.refresh.waiting)
	}
	if base := r.trail.base(); base.page != nil {
		if s, ok := base.page.(page.Stater); ok {
			return s.State(r.env(base))
		}
	}
	if r.counts.Unread > 0 {
		return text.Format("%d unread", r.counts.Unread)
	}
	return ""
}
