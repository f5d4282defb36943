package deed

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// MarkAll marks all read that a query finds, under the name of the list.
func MarkAll(desk Desk, q news.Query, name text.Safe) Deed {
	return taking(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := desk.MarkAll(ctx, q)
		return e, page.Notice{Text: text.Format("%s: %d marked read", name, len(e.Read)), Undo: len(e.Read) > 0}, err
	})
}

// Undo takes back what was done last, whatever it was.
func Undo(desk Desk) Deed {
	return taking(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := desk.Undo(ctx)
		return e, came(e, "Undone: %s", "There is nothing to undo"), err
	})
}

// Redo does again what was undone last.
func Redo(desk Desk) Deed {
	return taking(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := desk.Redo(ctx)
		n := came(e, "Done again: %s", "There is nothing to do again")
		n.Undo = e.Did != ""
		return e, n, err
	})
}

// restore brings an entry of the trash back.
func restore(desk Desk, id news.TrashID) Deed {
	return taking(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := desk.Restore(ctx, id)
		n := came(e, "%s", "There is nothing to restore")
		n.Undo = e.Did != ""
		return e, n, err
	})
}

// came is a sentence about what a change came to.
func came(e news.Effect, done, nothing text.Safe) page.Notice {
	if e.Did == "" {
		return page.Notice{Text: nothing}
	}
	return page.Notice{Text: text.Capital(text.Format(done, e.Did))}
}

// taking is a change that may touch any number of stories.
func taking(do func(context.Context) (news.Effect, page.Notice, error)) Deed {
	effect := &news.Effect{}
	return Deed{Due: true, Effect: effect, Do: func(ctx context.Context) (n page.Notice, err error) {
		*effect, n, err = do(ctx)
		return n, err
	}}
}

// forget takes visits out of the history.
func forget(desk Desk, a page.Forgetting) Deed {
	return Deed{Fresh: true, Do: func(ctx context.Context) (page.Notice, error) {
		if a.Visit != 0 {
			return page.Notice{Text: "Taken out of the history", Undo: true}, desk.ForgetVisits(ctx, a.Visit)
		}
		n, err := desk.ForgetHistory(ctx, a.All)
		return page.Notice{Text: text.Format("%d taken out of the history", n), Undo: n > 0}, err
	}}
}

// emptyTrash forgets what lies in the trash for good.
func emptyTrash(desk Desk) Deed {
	return Deed{Fresh: true, Do: func(ctx context.Context) (page.Notice, error) {
		n, err := desk.EmptyTrash(ctx)
		return page.Notice{Text: gone(n)}, err
	}}
}

func gone(entries int) text.Safe {
	if entries == 1 {
		return "What lay in the trash is gone for good"
	}
	return text.Format("%d entries of the trash are gone for good", entries)
}
