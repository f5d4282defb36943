package deed

import (
	"context"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// Save saves a story, or changes its bookmark. Offline says that the cable is pulled.
func Save(desk Desk, a page.Save, offline bool) Deed {
	ids := []news.StoryID{a.Story.ID}
	n := page.Notice{Text: "Saved", Undo: true}
	switch {
	case a.Story.Saved:
		n.Text = "Bookmark changed"
	case len(a.Bookmark.Lists) > 0:
		n.Text = text.Format("Saved to %s", a.Bookmark.Lists[0])
	case offline && a.Story.Stored < news.StoredFull:
		n.Text = "Saved; its page will be fetched when you are online"
	}
	return Deed{
		Do:     said(n, func(ctx context.Context) error { return desk.Save(ctx, a.Story.ID, a.Bookmark) }),
		Shown:  page.Changed{Stories: ids, Saved: page.Set},
		Revert: page.Changed{Stories: ids, Saved: page.FlagOf(a.Story.Saved)},
	}
}

func unsave(desk Desk, s news.Story) Deed {
	ids := []news.StoryID{s.ID}
	return Deed{
		Do: said(page.Notice{Text: "No longer saved", Undo: true}, func(ctx context.Context) error {
			return desk.Unsave(ctx, s.ID)
		}),
		Shown:  page.Changed{Stories: ids, Saved: page.Cleared},
		Revert: page.Changed{Stories: ids, Saved: page.Set},
	}
}

// Mark marks the stories that are not marked so yet; false when all are.
func Mark(desk Desk, a page.Mark) (Deed, bool) {
	var ids []news.StoryID
	for _, s := range a.Stories {
		if s.Read != a.Read && s.ID != 0 {
			ids = append(ids, s.ID)
		}
	}
	n := page.Notice{}
	if !a.Quiet {
		n = page.Notice{Text: map[bool]text.Safe{true: "Marked read", false: "Marked unread"}[a.Read], Undo: true}
	}
	return Deed{
		Do:     said(n, func(ctx context.Context) error { return desk.Mark(ctx, a.Read, ids...) }),
		Shown:  page.Changed{Stories: ids, Read: page.FlagOf(a.Read)},
		Revert: page.Changed{Stories: ids, Read: page.FlagOf(!a.Read)},
		Quiet:  a.Quiet,
	}, len(ids) > 0
}

// place writes down where the reader is in a story.
func place(desk Desk, a page.Place) Deed {
	return Deed{Quiet: true, Do: said(page.Notice{}, func(ctx context.Context) error {
		return desk.Place(ctx, a.Story, a.Place)
	})}
}

// seen writes down that a story's present text was read, and takes the word from the lists that it was updated.
func seen(desk Desk, a page.Seen) Deed {
	return Deed{
		Quiet: true,
		Do:    said(page.Notice{}, func(ctx context.Context) error { return desk.Seen(ctx, a.Story, a.AsOf) }),
		Shown: page.Changed{Stories: []news.StoryID{a.Story}, Revised: page.Cleared},
	}
}

// Visit writes a story into the history, with the way that led there.
func Visit(desk Desk, story news.Story, way news.Way) Deed {
	return Deed{Quiet: true, Do: said(page.Notice{}, func(ctx context.Context) error { return desk.Visited(ctx, story, way) })}
}

// Highlight marks a passage at a time, and saves its story with it. What is marked is returned with its identifier.
func Highlight(desk Desk, a page.Highlight, now time.Time) (news.Highlight, Deed) {
	h := a.Highlight
	h.Made = now
	h = h.Identify()
	ids := []news.StoryID{a.Story.ID}
	return h, Deed{
		Fresh:  true,
		Do:     said(page.Notice{Text: "Marked", Undo: true}, func(ctx context.Context) error { return desk.Highlight(ctx, h) }),
		Revert: page.Changed{Stories: ids, Saved: page.FlagOf(a.Story.Saved)},
	}
}

// annotate writes the note on a passage.
func annotate(desk Desk, a page.Annotate) Deed {
	return Deed{Fresh: true, Do: said(page.Notice{Text: "Note kept", Undo: true}, func(ctx context.Context) error {
		return desk.Annotate(ctx, a.Highlight.ID, a.Note)
	})}
}

// unmark takes the mark from a passage.
func unmark(desk Desk, a page.Unmark) Deed {
	return Deed{Fresh: true, Do: said(page.Notice{Text: "No longer marked", Undo: true}, func(ctx context.Context) error {
		return desk.RemoveHighlight(ctx, a.Highlight.ID)
	})}
}

// viewed remembers how the reader looks at a section.
func viewed(desk Desk, a page.Viewed) Deed {
	return Deed{Quiet: true, Do: said(page.Notice{}, func(ctx context.Context) error { return desk.Viewed(ctx, a.Section, a.View) })}
}
