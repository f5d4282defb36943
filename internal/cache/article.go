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
func (s *Store) Article(ctx context.Context, id news.StoryID) (a news.Article, stored news.Stored, err error) {
	var codec sqlite.Codec
	var body []byte
	err = sqlite.One(ctx, s.db.Read(), `SELECT codec, data FROM body JOIN story ON story.id = body.story WHERE story.key = ? AND body.stored = ?`,
		sqlite.Args(int64(id), news.StoredFull), &codec, &body)
	switch {
	case err == nil:
		err = s.pack.Unpack(codec, body, &a)
		return a, news.StoredFull, wrapArticle(id, err)
	case !errors.Is(err, news.ErrNotFound):
		return a, news.StoredNone, wrapArticle(id, err)
	}
	if a.Blocks, err = s.FeedText(ctx, id); err != nil || len(a.Blocks) == 0 {
		return news.Article{}, news.StoredNone, err
	}
	a.Verdict, a.Words = news.VerdictTeaser, text.Words(news.PlainText(a.Blocks))
	return a, news.StoredFeed, nil
}

// FeedText returns the text that the feed brought, also where the page is stored; none when it brought none.
func (s *Store) FeedText(ctx context.Context, id news.StoryID) (blocks []news.Block, err error) {
	var codec sql.NullInt64
	var body, parcel []byte
	err = sqlite.One(ctx, s.db.Read(), `SELECT codec, body.data, parcel.data FROM story
		LEFT JOIN body ON body.story = story.id AND body.stored = ? LEFT JOIN parcel ON parcel.id = story.parcel
		WHERE story.key = ?`, sqlite.Args(news.StoredFeed, int64(id)), &codec, &body, &parcel)
	if errors.Is(err, news.ErrNotFound) {
		return nil, nil
	}
	if err == nil && parcel != nil {
		texts, _ := unwrap(parcel) // of a damaged one nothing is left, but the story's page can still be fetched
		blocks = s.blocks(texts[id].text, texts[id].base)
	}
	if err == nil && len(blocks) == 0 && codec.Valid {
		err = s.pack.Unpack(sqlite.Codec(codec.Int64), body, &blocks)
	}
	return blocks, wrapArticle(id, err)
}

func wrapArticle(id news.StoryID, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("article %s: %w", id, err)
}

// Fetched is a page as it was fetched just now.
type Fetched struct {
	Article news.Article
	Made    string   // how Article was made of Sources: words that are compared only, see Store.Made
	Sources []Source // kept beside it, within bounds
	Revises bool     // its words are others than those of the page in whose place it comes, which is kept as a Version
}

// PutArticle stores the page of a known story, fetched anew; news.ErrNotFound when the story is not here.
func (s *Store) PutArticle(ctx context.Context, id news.StoryID, f Fetched) error {
	sources, err := s.packSources(f.Sources)
	if err != nil {
		return wrapArticle(id, err)
	}
	return s.rewrite(ctx, id, &f, func(tx *sql.Tx, row int64) error {
		if _, err := tx.ExecContext(ctx, `UPDATE story SET stale = 0 WHERE id = ?`, row); err != nil {
			return err
		}
		return s.putSources(ctx, tx, row, sources)
	})
}

// RemakeArticle stores a page that was made anew of the sources it has, unless it is made that way already: then it may
// have been fetched anew meanwhile. The error is news.ErrNotFound when the story is not here.
func (s *Store) RemakeArticle(ctx context.Context, id news.StoryID, a news.Article, made string) error {
	if now, err := s.Made(ctx, id); err != nil || now == made {
		return err
	}
	return s.rewrite(ctx, id, &Fetched{Article: a, Made: made}, func(*sql.Tx, int64) error { return nil })
}

// rewrite stores the text of a page, and what belongs to it.
func (s *Store) rewrite(ctx context.Context, id news.StoryID, f *Fetched, also func(tx *sql.Tx, row int64) error) error {
	codec, data, err := s.pack.Pack(f.Article)
	if err != nil {
		return wrapArticle(id, err)
	}
	return wrapArticle(id, s.db.Write(ctx, func(tx *sql.Tx) error {
		r, err := sqlite.All(ctx, tx, readStory, `SELECT `+storyColumns+fromStory+`WHERE story.key = ?`, int64(id))
		if err != nil {
			return err
		}
		if len(r) == 0 {
			return news.ErrNotFound
		}
		if f.Revises {
			if err := s.keepVersion(ctx, tx, r[0].id, data); err != nil {
				return err
			}
		}
		if err := putArticle(ctx, tx, &r[0], f, codec, data); err != nil {
			return err
		}
		return also(tx, r[0].id)
	}))
}

func putArticle(ctx context.Context, tx *sql.Tx, r *row, f *Fetched, codec sqlite.Codec, data []byte) error {
	if err := putBody(ctx, tx, r.id, body{news.StoredFull, codec, data, f.Made}); err != nil {
		return err
	}
	a := &f.Article
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
func (s *Store) PutPage(ctx context.Context, story news.Story, f Fetched) (news.StoryID, error) {
	id := StoryIDOf(story.URL, story.URL)
	err := s.PutArticle(ctx, id, f)
	if !errors.Is(err, news.ErrNotFound) {
		return id, err
	}
	codec, data, err := s.pack.Pack(f.Article)
	if err != nil {
		return id, wrapArticle(id, err)
	}
	sources, err := s.packSources(f.Sources)
	if err != nil {
		return id, wrapArticle(id, err)
	}
	head, err := headOf(&story)
	if err != nil {
		return id, wrapArticle(id, err)
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
		if err := putArticle(ctx, tx, &row{Story: story, id: rowID}, &f, codec, data); err != nil {
			return err
		}
		return s.putSources(ctx, tx, rowID, sources)
	})
	return id, wrapArticle(id, err)
}
