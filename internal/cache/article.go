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
	var stored, codec sql.NullInt64
	var body, parcel []byte
	err := sqlite.One(ctx, s.db.Read(), `SELECT body.stored, codec, body.data, parcel.data FROM story
		LEFT JOIN body ON body.story = story.id LEFT JOIN parcel ON parcel.id = story.parcel
		WHERE story.key = ? ORDER BY body.stored DESC LIMIT 1`, sqlite.Args(int64(id)), &stored, &codec, &body, &parcel)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return a, news.StoredNone, nil
	case err == nil && news.Stored(stored.Int64) == news.StoredFull:
		err = s.pack.Unpack(sqlite.Codec(codec.Int64), body, &a)
		return a, news.StoredFull, wrapArticle(id, err)
	}
	if err == nil && parcel != nil {
		texts, _ := unwrap(parcel) // of a damaged one nothing is left, but the story's page can still be fetched
		a.Blocks = s.blocks(texts[id].text, texts[id].base)
	}
	if err == nil && len(a.Blocks) == 0 && stored.Valid {
		err = s.pack.Unpack(sqlite.Codec(codec.Int64), body, &a.Blocks)
	}
	if err != nil || len(a.Blocks) == 0 {
		return news.Article{}, news.StoredNone, wrapArticle(id, err)
	}
	a.Verdict, a.Words = news.VerdictTeaser, text.Words(news.PlainText(a.Blocks))
	return a, news.StoredFeed, nil
}

func wrapArticle(id news.StoryID, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("article %s: %w", id, err)
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
		r, err := tx.ExecContext(ctx, `INSERT INTO story (key, url, time, feedset, language, picture, stored, head)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			int64(id), story.URL, listTime(&story), set, story.Language, story.Picture.URL != "", news.StoredFull, head)
		if err != nil {
			return err
		}
		rowID, err := r.LastInsertId()
		if err != nil {
			return err
		}
		if err := count(ctx, tx, set, 1); err != nil {
			return err
		}
		return putArticle(ctx, tx, &row{Story: story, id: rowID}, &a, codec, data)
	})
	if err != nil {
		return id, fmt.Errorf("article %s: %w", id, err)
	}
	return id, nil
}
