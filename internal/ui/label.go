package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// archive takes a story out of its reading lists into that of what is done with.
func (r *root) archive(s news.Story) tea.Cmd {
	return r.write(job{fresh: true, do: then(page.Notice{Text: "Archived", Undo: true}, func(ctx context.Context) error {
		return r.o.Desk.Archive(ctx, s.ID)
	})})
}

// relabel changes a reading list, or a tag on every story that has it.
func (r *root) relabel(a page.Relabel) tea.Cmd {
	said, do := r.relabelling(a)
	return r.write(job{fresh: true, do: then(page.Notice{Text: said, Undo: true}, do)})
}

func (r *root) relabelling(a page.Relabel) (said text.Safe, do func(context.Context) error) {
	desk := r.o.Desk
	switch {
	case a.Name == "":
		return text.Format("Made the list %s", a.To), func(ctx context.Context) error { return desk.AddList(ctx, a.To) }
	case a.By != 0:
		return text.Format("Moved %s", a.Name), func(ctx context.Context) error { return desk.MoveList(ctx, a.Name, a.By) }
	case a.Tag && a.To == "":
		return text.Format("No story has the tag %s now", a.Name), func(ctx context.Context) error { return desk.RemoveTag(ctx, a.Name) }
	case a.Tag:
		return text.Format("%s is now called %s", a.Name, a.To), func(ctx context.Context) error { return desk.RenameTag(ctx, a.Name, a.To) }
	case a.To == "":
		return text.Format("Removed the list %s; its stories stay saved", a.Name), func(ctx context.Context) error { return desk.RemoveList(ctx, a.Name) }
	default:
		return text.Format("%s is now called %s", a.Name, a.To), func(ctx context.Context) error { return desk.RenameList(ctx, a.Name, a.To) }
	}
}
