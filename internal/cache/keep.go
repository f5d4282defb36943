package cache

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Keep says how long and how much of a feed is kept; what is zero has no bound. Ages count from when a feed was first seen
// without the story: what it still lists does not age.
type Keep struct {
	Read, Unread time.Duration // the text of a story that was read, and of one that was not
	Headlines    time.Duration // the story itself
	Stories      int           // the newest of a feed
	Bytes        int64         // of the texts of these, with their pages and earlier texts, as stored
}

// Retention is what Tidy keeps. A story that several feeds carry stays while one of them keeps it.
type Retention struct {
	Feeds   map[news.FeedID]Keep // the reader's
	Else    Keep                 // for what none of these carries
	Stories int                  // in all, zero for no bound, and so is
	Bytes   int64                // of the file
	Spare   []news.StoryID       // stay as they are: what is open, or was lately
}

// Tidied is what Tidy did.
type Tidied struct {
	Texts   int   // that went, their headlines stay
	Stories int   // that went altogether
	Bytes   int64 // by which the file became smaller
}

// undoable is how long what the reader marked, saved or unsaved stays as it is: as long as it can be undone.
const undoable = 30 * 24 * time.Hour

// entombed is how long an entry stands for a story that has gone, once its feed has dropped it: feeds take up again what
// they dropped by mistake.
const entombed = 90 * 24 * time.Hour

// How much one transaction of Tidy does, some milliseconds' worth.
const (
	prunedAtOnce = 10
	pagesAtOnce  = 500
)

// Tidy gives back the room of what need not be kept: texts first, with their place in the index, the headline later. What
// is saved, held or spared stays, and so does what has just come and waits to be read in. Between two transactions it
// calls rest with the time that the last one took; an error of rest ends the work, which can be gone on with later.
func (s *Store) Tidy(ctx context.Context, r Retention, rest func(time.Duration) error) (done Tidied, err error) {
	_, before, err := s.db.Used(ctx)
	if err != nil {
		return done, err
	}
	if err := s.disown(ctx, r.Feeds); err != nil {
		return done, err
	}
	texts, stories, err := s.judge(ctx, r)
	if err != nil {
		return done, err
	}
	if done.Stories, err = s.each(ctx, stories, rest, forget); err != nil {
		return done, err
	}
	if done.Texts, err = s.each(ctx, texts, rest, strip); err != nil {
		return done, err
	}
	if err := s.dropUnseen(ctx); err != nil {
		return done, err
	}
	if err := s.exhume(ctx, r.Feeds); err != nil {
		return done, err
	}
	if err := s.compact(ctx, rest); err != nil {
		return done, err
	}
	_, after, err := s.db.Used(ctx)
	done.Bytes = max(before-after, 0)
	return done, err
}

// Untidy reports whether it is so long since Tidy came to its end, or since this was first asked: in a new cache there is
// nothing to give back.
func (s *Store) Untidy(ctx context.Context, every time.Duration) (bool, error) {
	var at int64
	err := sqlite.One(ctx, s.db.Read(), `SELECT at FROM tidied`, nil, &at)
	if err == nil && at == 0 {
		return false, s.db.Write(ctx, s.noteTidied)
	}
	return s.now().Sub(sqlite.Time(at)).Abs() >= every, err
}

func (s *Store) noteTidied(tx *sql.Tx) error {
	_, err := tx.Exec(`UPDATE tidied SET at = ?`, sqlite.Stamp(s.now()))
	return err
}

// Hold keeps stories as they are until a time, whatever a Retention says.
func (s *Store) Hold(ctx context.Context, until time.Time, ids ...news.StoryID) error {
	return sqlite.Chunks(ids, marksAtOnce, func(some []news.StoryID) error {
		return s.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE story SET held = ?1 WHERE held < ?1 AND key IN (SELECT value FROM json_each(?2))`,
				sqlite.Stamp(until), sqlite.Integers(some))
			return err
		})
	})
}

// disown notes that what none of these feeds lists is listed by none: the reader has unsubscribed from the others.
func (s *Store) disown(ctx context.Context, feeds map[news.FeedID]Keep) error {
	all, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[int64], `SELECT DISTINCT feed FROM entry WHERE dropped = 0 AND story <> 0`)
	if err != nil {
		return err
	}
	for _, feed := range all {
		if _, subscribed := feeds[news.FeedID(feed)]; subscribed {
			continue
		}
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE entry SET dropped = ? WHERE feed = ? AND dropped = 0`, sqlite.Stamp(s.now()), feed)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// each does away with stories, some in a transaction, and says how many these were: what has been saved or held meanwhile,
// or has a new text, stays.
func (s *Store) each(
	ctx context.Context, rows []int64, rest func(time.Duration) error, do func(context.Context, *sql.Tx, []row) error,
) (done int, err error) {
	err = sqlite.Chunks(rows, prunedAtOnce, func(some []int64) error {
		began := time.Now()
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			free, err := sqlite.All(ctx, tx, readStory, `SELECT `+storyColumns+fromStory+`WHERE saved = 0 AND held <= ? AND parcel = 0
				AND story.id IN (SELECT value FROM json_each(?))`, sqlite.Stamp(s.now()), sqlite.Integers(some))
			if err != nil {
				return err
			}
			done += len(free)
			return do(ctx, tx, free)
		})
		if err != nil {
			return err
		}
		return rest(time.Since(began))
	})
	return done, err
}

// exhume takes away the entries that stand for stories which have gone and that no feed can bring back any more, and what
// was said of feeds that the reader does not have: who subscribes to one again, or asks for a listing again, sees all
// that it lists then.
func (s *Store) exhume(ctx context.Context, feeds map[news.FeedID]Keep) error {
	theirs := sqlite.Integers(slices.Collect(maps.Keys(feeds)))
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM entry WHERE story = 0
			AND (dropped BETWEEN 1 AND ? OR feed NOT IN (SELECT value FROM json_each(?)))`, sqlite.Stamp(s.now().Add(-entombed)), theirs)
		if err == nil {
			_, err = tx.ExecContext(ctx, `DELETE FROM state WHERE feed NOT IN (SELECT value FROM json_each(?))`, theirs)
		}
		if err == nil {
			err = s.noteTidied(tx)
		}
		return err
	})
}

// compact makes the file as small as it can be: first the indexes leave out what was taken from them, then unused pages
// leave the file.
func (s *Store) compact(ctx context.Context, rest func(time.Duration) error) error {
	for _, table := range []string{"words", "heads"} {
		for more := true; more; {
			began := time.Now()
			err := s.db.Write(ctx, func(tx *sql.Tx) (err error) {
				more, err = merge(ctx, tx, table)
				return err
			})
			if err != nil {
				return err
			}
			if err := rest(time.Since(began)); err != nil {
				return err
			}
		}
	}
	for left := 1; left > 0; {
		began := time.Now()
		var err error
		if left, err = s.db.Shrink(ctx, pagesAtOnce); err != nil {
			return err
		}
		if err := rest(time.Since(began)); err != nil {
			return err
		}
	}
	return s.db.Checkpoint(ctx)
}

// merge has a full-text index do a part of its housekeeping, and reports whether there is more of it: the count of changes
// tells, as https://www.sqlite.org/fts5.html#the_merge_command says.
func merge(ctx context.Context, tx *sql.Tx, table string) (more bool, err error) {
	const changes = `SELECT total_changes()`
	var before, after int
	if err := sqlite.One(ctx, tx, changes, nil, &before); err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO `+table+` (`+table+`, rank) VALUES ('merge', ?)`, pagesAtOnce); err != nil {
		return false, err
	}
	err = sqlite.One(ctx, tx, changes, nil, &after)
	return after-before >= 2, err
}
