package desk

import (
	"context"
	"errors"

	"reader/internal/library"
	"reader/internal/news"
)

// Together has all changes that are made under the context be one step of undo: for a command that names several things.
func Together(ctx context.Context) context.Context { return library.Together(ctx) }

// Undo takes the newest change back and says what it was, and what the stories concerned are now. Reflect brings the
// lists in line with that.
func (d *Desk) Undo(ctx context.Context) (news.Effect, error) {
	did, on, err := d.library.Undo(ctx)
	return d.effect(ctx, did, on, err)
}

// Redo does again what Undo took back last, as long as nothing else was done since. Reflect follows.
func (d *Desk) Redo(ctx context.Context) (news.Effect, error) {
	did, on, err := d.library.Redo(ctx)
	return d.effect(ctx, did, on, err)
}

// Restore brings entries of the trash back, as one step of undo. Reflect follows.
func (d *Desk) Restore(ctx context.Context, ids ...news.TrashID) (news.Effect, error) {
	did, on, err := d.library.Restore(ctx, ids...)
	return d.effect(ctx, did, on, err)
}

func (d *Desk) effect(ctx context.Context, did string, on library.Touched, err error) (news.Effect, error) {
	if err != nil || did == "" {
		return news.Effect{}, err
	}
	e, err := d.marksOf(ctx, on)
	if err != nil {
		return e, err
	}
	e.Did = did
	_, err = d.readTree(ctx)
	return e, err
}

// Reflect brings the cache's flags in line with what a change came to, in small transactions. When the program ends
// before, the next start does it.
func (d *Desk) Reflect(ctx context.Context, e news.Effect) error {
	return d.told(ctx, d.flag(ctx, e))
}

func (d *Desk) flag(ctx context.Context, e news.Effect) error {
	return errors.Join(
		d.cache.SetRead(ctx, true, e.Read...), d.cache.SetRead(ctx, false, e.Unread...),
		d.cache.SetSaved(ctx, true, e.Saved...), d.cache.SetSaved(ctx, false, e.Unsaved...))
}

// Trash lists what was taken away in the last 30 days, the last first, behind an entry; zero for the top.
func (d *Desk) Trash(ctx context.Context, after news.TrashID, limit int) ([]news.Trashed, error) {
	return d.library.Trash(ctx, after, limit)
}

// EmptyTrash forgets entries of the trash for good, all of them when none is named, and says how many went.
func (d *Desk) EmptyTrash(ctx context.Context, ids ...news.TrashID) (int, error) {
	return d.library.EmptyTrash(ctx, ids...)
}

// Visited writes into the history that a story was opened, and how it was reached. Whoever shows the story to a reader
// calls it: what is fetched or followed for another purpose is not read.
func (d *Desk) Visited(ctx context.Context, s news.Story, way news.Way) error {
	return d.library.Visited(ctx, s, way)
}

// History lists what was read, the last first; more says that there is more behind it.
func (d *Desk) History(ctx context.Context, q news.Past) (visits []news.Visit, more bool, err error) {
	return d.library.History(ctx, q)
}

// ForgetVisits takes lines out of the history; it can be undone.
func (d *Desk) ForgetVisits(ctx context.Context, ids ...news.VisitID) error {
	return d.library.ForgetVisits(ctx, ids...)
}

// ForgetHistory takes out of the history what a question finds, and says how much; it can be undone.
func (d *Desk) ForgetHistory(ctx context.Context, q news.Past) (int, error) {
	return d.library.ForgetHistory(ctx, q)
}
