package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// globals is what root does with the commands that a page leaves to it.
func globals() map[page.Command]func(*root) tea.Cmd {
	return map[page.Command]func(*root) tea.Cmd{
		page.Close:      (*root).closeTop,
		page.GoBack:     (*root).backOnTrail,
		page.GoForward:  (*root).forward,
		page.NextPane:   func(r *root) tea.Cmd { return r.pane(1) },
		page.PrevPane:   func(r *root) tea.Cmd { return r.pane(-1) },
		page.NextStory:  func(r *root) tea.Cmd { return r.stepStory(1, false) },
		page.PrevStory:  func(r *root) tea.Cmd { return r.stepStory(-1, false) },
		page.NextUnread: func(r *root) tea.Cmd { return r.stepStory(1, true) },
		page.HalfDown:   func(r *root) tea.Cmd { return r.command(page.PageDown) }, // where no page knows what half is
		page.HalfUp:     func(r *root) tea.Cmd { return r.command(page.PageUp) },
		page.MoveLeft:   func(r *root) tea.Cmd { return r.shift(-2) },
		page.MoveRight:  func(r *root) tea.Cmd { return r.shift(2) },
		page.Left:       func(r *root) tea.Cmd { return r.sideways(-1) },
		page.Right:      func(r *root) tea.Cmd { return r.sideways(1) },
		page.Section1:   func(r *root) tea.Cmd { return r.section(0) },
		page.Section2:   func(r *root) tea.Cmd { return r.section(1) },
		page.Section3:   func(r *root) tea.Cmd { return r.section(2) },
		page.Section4:   func(r *root) tea.Cmd { return r.section(3) },
		page.Section5:   func(r *root) tea.Cmd { return r.section(4) },
		page.Section6:   func(r *root) tea.Cmd { return r.section(5) },
		page.Section7:   func(r *root) tea.Cmd { return r.section(6) },
		page.Section8:   func(r *root) tea.Cmd { return r.section(7) },
		page.Section9:   func(r *root) tea.Cmd { return r.section(8) },

		page.ToggleSave: (*root).toggleSave,
		page.ToggleRead: (*root).toggleRead,
		page.MarkAll:    (*root).markAll,
		page.OpenBrowse: (*root).browseSubject,
		page.CopyLink:   (*root).copySubject,
		page.PassItOn:   (*root).passOn,
		page.Pipe:       (*root).pipeSubject,
		page.Comments:   (*root).browseComments,
		page.PlayFile:   (*root).showEnclosed,
		page.EditLists:  (*root).editLists,
		page.EditTags:   (*root).editTags,
		page.EditNote:   (*root).editNote,
		page.KeepOff:    (*root).storeSubject,
		page.WeighIt:    (*root).weighSubject,
		page.Undo:       (*root).undo,
		page.Redo:       (*root).redo,

		page.Refresh:    (*root).refreshHere,
		page.RefreshAll: (*root).refreshAll,
		page.ShowNew:    (*root).showNew,
		page.Details:    (*root).showFailures,
		page.Online:     (*root).toggleOffline,

		page.Find:       func(r *root) tea.Cmd { return r.visit(page.Search{}, false) },
		page.EditSearch: (*root).changeSearch,
		page.ShowAll:    func(r *root) tea.Cmd { return r.visit(page.Palette{}, false) },
		page.AddSite:    func(r *root) tea.Cmd { return r.visit(page.Add{}, false) },
		page.ShowTour:   func(r *root) tea.Cmd { return r.visit(page.Tour{}, false) },
		page.ShowHelp:   func(r *root) tea.Cmd { return r.visit(page.Help{}, false) },
		page.GoFront:    func(r *root) tea.Cmd { return r.visit(page.Front{}, false) },
		page.GoSaved:    func(r *root) tea.Cmd { return r.visit(page.Saved{}, false) },
		page.GoPast:     func(r *root) tea.Cmd { return r.visit(page.History{}, false) },
		page.GoTrash:    func(r *root) tea.Cmd { return r.visit(page.Trash{}, false) },
		page.GoFeeds:    func(r *root) tea.Cmd { return r.visit(page.Feeds{}, false) },
		page.GoKept:     func(r *root) tea.Cmd { return r.visit(section.Kept(), false) },
		page.ThemeTo:    (*root).nextTheme,

		page.ShowImages: (*root).togglePictures,
		page.Quiet:      (*root).toggleQuiet,
		page.Wider:      func(r *root) tea.Cmd { return r.widen(2) },
		page.Narrower:   func(r *root) tea.Cmd { return r.widen(-2) },
		page.Repaint:    func(*root) tea.Cmd { return tea.ClearScreen },
		page.Suspend:    func(*root) tea.Cmd { return tea.Suspend },
		page.QuitReader: (*root).quit,
	}
}

// always are the commands that work over an overlay too.
var always = map[page.Command]bool{
	page.Close: true, page.GoBack: true, page.Repaint: true, page.Suspend: true, page.QuitReader: true,
	page.ToggleSave: true, page.ToggleRead: true, page.OpenBrowse: true, page.CopyLink: true, page.Undo: true,
	page.HalfDown: true, page.HalfUp: true,
}

// closeTop leaves the rail, a quiet page, or the page on top.
func (r *root) closeTop() tea.Cmd {
	switch {
	case r.inRail:
		r.inRail = false
		r.touch()
		return nil
	case r.quiet && r.trail.base().reading() && !r.trail.top().overlay():
		return r.toggleQuiet()
	default:
		return r.back()
	}
}

// pane steps between the rail, the list, and the parts of an article.
func (r *root) pane(by int) tea.Cmd {
	s := r.trail.top()
	r.touch()
	if r.inRail {
		r.inRail = false
		return nil
	}
	if p, ok := s.page.(page.Panes); ok && p.NextPane(r.env(s), by) {
		return nil
	}
	switch {
	case by > 0 && s.lists() && r.looked != nil && !r.frame.List.Empty():
		return r.visit(r.looked, false)
	case by < 0 && s.reading() && !r.frame.List.Empty():
		return r.back()
	}
	switch {
	case !r.frame.Rail.Empty():
		r.inRail = true
	case len(r.world.Sections) > 0 && !s.overlay():
		return r.visit(page.Sections{}, false)
	}
	return nil
}

// sideways goes to the section before or behind, as the tabs stand.
func (r *root) sideways(by int) tea.Cmd {
	s := r.trail.top()
	if s.reading() {
		return nil
	}
	to, ok := section.Beside(r.base(), s.to, by)
	if !ok {
		return nil
	}
	return r.visit(to, s.lists()) // a row of sections looked through is one step on the trail
}

// section goes to a section by its number, as soon as the sections are known.
func (r *root) section(n int) tea.Cmd {
	all := section.Sections(r.base())
	switch {
	case n < len(all):
		return r.visit(all[n], false)
	case r.reading:
		r.early = n + 1
		return nil
	default:
		return r.say(notice("There is no section %d", n+1))
	}
}

func (r *root) togglePictures() tea.Cmd {
	was := r.world.Pictures
	r.pictures = pictures{wanted: !was, chosen: true}
	r.allowPictures()
	switch {
	case was:
		return tea.Batch(r.resized(), r.say(notice("Pictures off")))
	case r.world.Pictures:
		return tea.Batch(r.resized(), r.say(notice("Pictures on")))
	default:
		return r.say(notice("This terminal, or the theme, cannot show pictures"))
	}
}

func (r *root) toggleQuiet() tea.Cmd {
	if !r.trail.base().reading() {
		return nil
	}
	r.quiet = !r.quiet
	r.layOut()
	return r.resized()
}

// widen makes the text of articles wider or narrower.
func (r *root) widen(by int) tea.Cmd {
	if !r.trail.base().reading() {
		return nil
	}
	if r.measure == 0 {
		r.measure = r.frame.Text.Width
	}
	return r.setWidth(max(geometry.LeastMeasure, min(r.measure+by, geometry.MostMeasure)))
}

// setWidth sets the text of articles in so many columns, and remembers it.
func (r *root) setWidth(columns int) tea.Cmd {
	r.measure = columns
	r.layOut()
	keep := r.write(job{quiet: true, do: then(page.Notice{}, func(ctx context.Context) error { return r.o.Desk.Widened(ctx, columns) })})
	return tea.Batch(r.resized(), r.say(notice("Text %d columns wide", columns)), keep)
}

// quit leaves once everything is written down.
func (r *root) quit() tea.Cmd {
	if r.quitting {
		r.writes.hurried = true
		return tea.Quit // asked twice: at once
	}
	left := tea.Batch(r.leave(), r.keepTrail(), r.trail.base().strip(r))
	r.quitting = true
	if r.writes.idle() {
		return tea.Sequence(left, tea.Quit)
	}
	return tea.Batch(left, r.say(notice("Writing down what you did; ctrl+c leaves at once")))
}
