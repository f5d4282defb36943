package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// Article returns the best text of a story and how good it is: the page, else the feed's own text, else nothing.
func (s *Store) Article(ctx context.Context, id news.StoryID) (news.Article, news.Stored, error) {
	var a news.Article
	var stored news.Stored
	var codec sqlite.Codec
	var data []byte
	err := sqlite.One(ctx, s.db.Read(), `SELECT body.stored, codec, data FROM body JOIN story ON story.id = body.story
		WHERE story.key = ? ORDER BY body.stored DESC LIMIT 1`, sqlite.Args(int64(id)), &stored, &codec, &data)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return a, news.StoredNone, nil
	case err != nil:
		return a, 0, fmt.Errorf("article %s: %w", id, err)
	case stored == news.StoredFull:
		err = s.pack.Unpack(codec, data, &a)
	default:
		err = s.pack.Unpack(codec, data, &a.Blocks)
		a.Verdict, a.Words = news.VerdictTeaser, text.Words(news.PlainText(a.Blocks))
	}
	if err != nil {
		return a, 0, fmt.Errorf("article %s: %w", id, err)
	}
	return a, stored, nil
}

// PutArticle stores the page of a known story; news.ErrNotFound when the story is not here.
func (s *Store) PutArticle(ctx context.Context, id news.StoryID, a news.Article) error {
	codec, data, err := s.pack.Pack(a)
	if err != nil {
		return fmt.Errorf("article %s: %w", id, err)
	}
	err = s.db.Write(ctx, func(tx *sql.Tx) error {
		r, err := sqlite.All(ctx, tx, readStory, `SELECT `+storyColumns+fromStory+`WHERE story.key = ?`, int64(id))
		if err != nil {
			return err
		}
		if len(r) == 0 {
			return news.ErrNotFound
		}
		return putArticle(ctx, tx, &r[0], &a, codec, data)
	})
	if err != nil {
		return fmt.Errorf("article %s: %w", id, err)
	}
	return nil
}

func putArticle(ctx context.Context, tx *sql.Tx, r *row, a *news.Article, codec sqlite.Codec, data []byte) error {
	if err := putBody(ctx, tx, r.id, news.StoredFull, codec, data); err != nil {
		return err
	}
	r.Words = a.Words
	if r.Byline == "" {
		r.Byline = a.Byline
	}
	if r.Picture.URL == "" {
		r.Picture = a.Picture
	}
	for _, t := range a.Tags {
		r.Tags = appendNew(r.Tags, t.Title)
	}
	head, err := headOf(&r.Story)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE story SET stored = ?, picture = ?, head = ? WHERE id = ?`,
		news.StoredFull, r.Picture.URL != "", head, r.id)
	if err != nil {
		return err
	}
	return index(ctx, tx, r.id, wordsOf(&r.Story, news.PlainText(a.Blocks)))
}

func appendNew(list []string, s string) []string {
	for _, known := range list {
		if text.Fold(known) == text.Fold(s) {
			return list
		}
	}
	return append(list, s)
}

// PutPage stores a page that no feed told of, as a story of its own, and says its identifier. If the story is known
// already, only the page is stored.
func (s *Store) PutPage(ctx context.Context, story news.Story, a news.Article) (news.StoryID, error) {
	id := StoryIDOf(story.URL, story.URL)
	err := s.PutArticle(ctx, id, a)
	if !errors.Is(err, news.ErrNotFound) {
		return id, err
	}
	codec, data, err := s.pack.Pack(a)
	if err != nil {
		return id, fmt.Errorf("article %s: %w", id, err)
	}
	head, err := headOf(&story)
	if err != nil {
		return id, fmt.Errorf("article %s: %w", id, err)
	}
	err = s.db.Write(ctx, func(tx *sql.Tx) error {
		set, err := feedset(ctx, tx, []news.FeedID{})
		if err != nil {
			return err
		}
		rowID, err := insertStory(ctx, tx, id, &story, head, listTime(&story), set, news.StoredFull)
		if err != nil {
			return err
		}
		return putArticle(ctx, tx, &row{Story: story, id: rowID}, &a, codec, data)
	})
	if err != nil {
		return id, fmt.Errorf("article %s: %w", id, err)
	}
	return id, nil
}
