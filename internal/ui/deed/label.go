package deed

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// archive takes a story out of its reading lists into that of what is done with.
func archive(desk Desk, s news.Story) Deed {
	return Deed{Fresh: true, Do: said(page.Notice{Text: "Archived", Undo: true}, func(ctx context.Context) error {
		return desk.Archive(ctx, s.ID)
	})}
}

// relabel changes a reading list, or a tag on every story that has it.
func relabel(desk Desk, a page.Relabel) Deed {
	if a.Name != "" && a.By == 0 && a.Name == a.To {
		return called(a.Name)
	}
	sentence, do := relabelling(desk, a)
	return Deed{Fresh: true, Do: said(page.Notice{Text: sentence, Undo: true}, do)}
}

func relabelling(desk Desk, a page.Relabel) (sentence text.Safe, do func(context.Context) error) {
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
