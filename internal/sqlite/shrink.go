package sqlite

import (
	"context"
	"strconv"
)

// Every file of ours was made with auto_vacuum=INCREMENTAL (see prepare), so that unused pages can leave it a few at a
// time. In a file without, Shrink does nothing: unused pages are used again, and a VACUUM would keep everybody waiting.

// Shrink takes at most so many unused pages out of the file, and says how many are left. The file itself becomes shorter
// by the next Checkpoint. While pages move other writers wait, so it should be asked for few at a time.
func (db *DB) Shrink(ctx context.Context, pages int) (left int, err error) {
	write, err := db.writer(ctx)
	if err != nil {
		return 0, err
	}
	freed := 0
	err = Each(ctx, write, func(Scan) error { freed++; return nil }, // each step of the statement frees one page
		`PRAGMA incremental_vacuum(`+strconv.Itoa(pages)+`)`)
	if err != nil || freed == 0 {
		return 0, db.Explain(err)
	}
	err = One(ctx, db.Read(), `PRAGMA freelist_count`, nil, &left)
	return left, err
}

// Used is how many bytes the file has once its log is written into it, and how many of these are in use.
func (db *DB) Used(ctx context.Context) (used, all int64, err error) {
	err = One(ctx, db.Read(), `SELECT (page_count - freelist_count) * page_size, page_count * page_size
		FROM pragma_page_count, pragma_freelist_count, pragma_page_size`, nil, &used, &all)
	return used, all, err
}
