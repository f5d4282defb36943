package cache

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// indexed is what is looked up of a story, folded and cut into words.
type indexed struct{ title, author, tag, body string }

func wordsOf(s *news.Story, plain string) indexed {
	if plain == "" {
		plain = s.Summary
	}
	return indexed{
		title: text.Segment(s.Title), author: text.Segment(s.Byline),
		tag: text.Segment(strings.Join(s.Tags, " . ")), body: text.Segment(plain),
	}
}

func index(ctx context.Context, tx sqlite.Writer, row int64, w indexed) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM words WHERE rowid = ?`, row); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO words (rowid, title, author, tag, body) VALUES (?, ?, ?, ?, ?)`,
		row, w.title, w.author, w.tag, w.body)
	return err
}
