package library

import (
	"context"
	"database/sql"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// tellWords folds the words of the bookmarks that changed. It ends every change of them.
func tellWords(ctx context.Context, tx *sql.Tx) error {
	type row struct {
		story int64
		words string
	}
	changed, err := sqlite.All(ctx, tx, func(scan sqlite.Scan) (r row, err error) {
		var head, note string
		if err := scan(&r.story, &head, &note); err != nil {
			return r, err
		}
		var s news.Story
		err = sqlite.Decode(head, &s)
		r.words = wordsOf(&s, note)
		return r, err
	}, `SELECT story, head, note FROM bookmark WHERE story IN (SELECT story FROM untold)`)
	if err != nil || len(changed) == 0 {
		return err
	}
	for _, r := range changed {
		if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO told (story, words) VALUES (?, ?)`, r.story, r.words); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM untold`)
	return err
}

// wordsOf is what a bookmark is found by, folded.
func wordsOf(s *news.Story, note string) string {
	return storable(text.Fold(strings.Join([]string{s.Title, s.Byline, s.Source, s.Summary, note}, "\n")))
}

// wordsIn is the condition that a bookmark says folded words or parts of them. Those that nobody has folded yet, which
// only are there after a migration, are let through.
func wordsIn(words []string) (condition string, args []any) {
	if len(words) == 0 {
		return "", nil
	}
	condition = ` AND coalesce((SELECT true`
	for _, w := range words {
		condition, args = condition+` AND instr(words, ?)`, append(args, w)
	}
	return condition + ` FROM told WHERE told.story = b.story), true)`, args
}
