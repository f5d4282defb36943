package cache

import (
	"context"
	"database/sql"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

const marginaliaColumns = `SELECT story.key, story.saved, coalesce(tags, ''), coalesce(lists, ''), coalesce(note, ''), coalesce(highlights, 0)
	FROM story LEFT JOIN remark ON remark.story = story.id `

func scanMarginalia(scan sqlite.Scan) (r news.Marginalia, err error) {
	var key int64
	var tags, lists string
	err = scan(&key, &r.Saved, &tags, &lists, &r.Note, &r.Highlights)
	r.Story, r.Tags, r.Lists = news.StoryID(key), lines(tags), lines(lists)
	return r, err
}

// marginaliaOf is what the reader wrote about the story in a row; nothing about most.
func marginaliaOf(ctx context.Context, q sqlite.Querier, row int64) (news.Marginalia, error) {
	list, err := sqlite.All(ctx, q, scanMarginalia, marginaliaColumns+`WHERE story.id = ?`, row)
	if err != nil || len(list) == 0 {
		return news.Marginalia{}, err
	}
	return list[0], nil
}

// lines parts what stands one a line.
func lines(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }) }

// Marginalia are what the index knows of every bookmark, by its story. The library knows the truth.
func (s *Store) Marginalia(ctx context.Context) (map[news.StoryID]news.Marginalia, error) {
	list, err := sqlite.All(ctx, s.db.Read(), scanMarginalia, marginaliaColumns+`WHERE remark.story IS NOT NULL`)
	known := make(map[news.StoryID]news.Marginalia, len(list))
	for _, r := range list {
		known[r.Story] = r
	}
	return known, err
}

// Annotate takes in what the library says of a bookmark, or that a story is none any more, and indexes the story anew. The
// error wraps news.ErrNotFound when the story is not here: Restore brings it back.
func (s *Store) Annotate(ctx context.Context, r news.Marginalia) error {
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, `SELECT `+storyColumns+fromStory+`WHERE story.key = ?`, int64(r.Story))
	if err != nil || len(rows) == 0 {
		return orNotFound(err)
	}
	a, _, err := s.Article(ctx, r.Story)
	if err != nil {
		return err
	}
	words := wordsOf(&rows[0].Story, news.PlainText(a.Blocks))
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		if err := putMarginalia(ctx, tx, rows[0].id, r); err != nil {
			return err
		}
		return index(ctx, tx, rows[0].id, words)
	})
}

func putMarginalia(ctx context.Context, tx *sql.Tx, row int64, r news.Marginalia) error {
	if _, err := tx.ExecContext(ctx, `UPDATE story SET saved = ?1 WHERE id = ?2 AND saved <> ?1`, r.Saved, row); err != nil {
		return err
	}
	if !r.Saved {
		_, err := tx.ExecContext(ctx, `DELETE FROM remark WHERE story = ?`, row)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO remark (story, tags, lists, note, highlights) VALUES (?, ?, ?, ?, ?)`,
		row, strings.Join(r.Tags, "\n"), strings.Join(r.Lists, "\n"), r.Note, r.Highlights)
	return err
}

// Restore brings back a bookmark that the cache has lost, with its text, so that it is found. No feed carries it until
// one does again.
func (s *Store) Restore(ctx context.Context, b news.Bookmark, r news.Marginalia) error {
	p, err := s.packPage(&Fetched{Article: b.Article})
	if err != nil {
		return wrapArticle(b.Story.ID, err)
	}
	return wrapArticle(b.Story.ID, s.db.Write(ctx, func(tx *sql.Tx) error {
		if err := enter(ctx, tx, b.Story.ID, &b.Story); err != nil {
			return err
		}
		rows, err := sqlite.All(ctx, tx, readStory, `SELECT `+storyColumns+fromStory+`WHERE story.key = ?`, int64(b.Story.ID))
		if err != nil || len(rows) == 0 {
			return orNotFound(err)
		}
		if err := putMarginalia(ctx, tx, rows[0].id, r); err != nil {
			return err
		}
		return s.putCopy(ctx, tx, &rows[0], b.Story.Stored, &p)
	}))
}

// putCopy stores the text of a bookmark as what it was, a page or what a feed brought, unless there is a text already.
func (s *Store) putCopy(ctx context.Context, tx *sql.Tx, r *row, stored news.Stored, p *packedPage) error {
	switch {
	case len(p.Article.Blocks) == 0 || r.Stored > news.StoredNone:
		return index(ctx, tx, r.id, wordsOf(&r.Story, ""))
	case stored == news.StoredFull:
		return putArticle(ctx, tx, r, p)
	}
	codec, data, err := s.pack.Pack(p.Article.Blocks)
	if err != nil {
		return err
	}
	if err := putBody(ctx, tx, r.id, body{stored: news.StoredFeed, codec: codec, data: data}); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE story SET stored = ? WHERE id = ?`, news.StoredFeed, r.id); err != nil {
		return err
	}
	return index(ctx, tx, r.id, wordsOf(&r.Story, news.PlainText(p.Article.Blocks)))
}

func orNotFound(err error) error {
	if err == nil {
		return news.ErrNotFound
	}
	return err
}
