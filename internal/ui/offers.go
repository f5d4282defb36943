package ui

import (
	"cmp"
	"slices"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/palette"
)

// offers are all commands for the palette: what can be done here first, of that what the last line names too; then the rest
// with the reason why not.
func (r *root) offers() []palette.Offer {
	var can, cannot []palette.Offer
	for _, b := range r.world.Keys.Bindings() {
		if unlisted[b.Command] {
			continue
		}
		o := palette.Offer{Binding: b, Reason: r.barred(&b)}
		if o.Reason == "" {
			can = append(can, o)
		} else {
			cannot = append(cannot, o)
		}
	}
	useful := func(o palette.Offer) int {
		if i := slices.Index(hinted[r.place()], o.Command); i >= 0 {
			return i
		}
		return len(hinted[r.place()])
	}
	slices.SortStableFunc(can, func(a, b palette.Offer) int { return cmp.Compare(useful(a), useful(b)) })
	return append(can, cannot...)
}

// unlisted are the commands that nobody would choose from a list: moves of the cursor, and the numbers that sections show.
var unlisted = map[page.Command]bool{
	page.Up: true, page.Down: true, page.Left: true, page.Right: true, page.ShowAll: true, page.Close: true, page.OpenEditor: true,
	page.Section1: true, page.Section2: true, page.Section3: true, page.Section4: true, page.Section5: true,
	page.Section6: true, page.Section7: true, page.Section8: true, page.Section9: true,
}

// barred says why a command has nothing to do now; empty when it has.
func (r *root) barred(b *page.Binding) text.Safe {
	if b.When&r.place() == 0 {
		return text.Join(" ", "Only", b.When.Where())
	}
	if needs := bars[b.Command]; needs != nil {
		return needs(r)
	}
	return ""
}

// bars are what commands need besides their place, and what is said while it is missing.
var bars = map[page.Command]func(*root) text.Safe{
	page.ToggleSave: aStory, page.EditLists: aStory, page.EditTags: aStory, page.EditNote: aStory,
	page.ToggleRead: aStory, page.CopyLink: aStory,
	page.OpenBrowse: func(r *root) text.Safe {
		if r.o.Browser == nil {
			return "No browser is set up"
		}
		return ""
	},
	page.MoveLeft: columns, page.MoveRight: columns,
	page.Refresh: aLine, page.RefreshAll: aLine,
	page.ShowNew: func(r *root) text.Safe {
		if r.refresh.waiting == 0 {
			return "Nothing new waits to be shown"
		}
		return ""
	},
	page.GoBack: func(r *root) text.Safe {
		if len(r.trail.steps) < 2 {
			return "This is the beginning of the trail"
		}
		return ""
	},
	page.GoForward: func(r *root) text.Safe {
		if len(r.trail.ahead) == 0 {
			return "This is the end of the trail"
		}
		return ""
	},
}

func aStory(r *root) text.Safe {
	if _, ok := r.subject(); !ok {
		return "There is no story here"
	}
	return ""
}

func columns(r *root) text.Safe {
	if len(r.frame.Bars) == 0 {
		return "The screen has one column here"
	}
	return ""
}

func aLine(r *root) text.Safe {
	if r.world.Offline {
		return "You work offline"
	}
	return ""
}
