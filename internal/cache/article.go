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

// packedPage is a page made ready to be stored.
type packedPage struct {
	*Fetched
	codec   sqlite.Codec
	data    []byte // Article
	sources []packed
}

func (s *Store) packPage(f *Fetched) (p packedPage, err error) {
	p.Fetched = f
	if p.codec, p.data, err = s.pack.Pack(f.Article); err == nil {
		p.sources, err = s.packSources(f.Sources)
	}
	return p, err
}

// PutArticle stores the page of a known story, fetched anew; news.ErrNotFound when the story is not here.
func (s *Store) PutArticle(ctx context.Context, id news.StoryID, f Fetched) error {
	p, err := s.packPage(&f)
	if err != nil {
		return wrapArticle(id, err)
	}
	return wrapArticle(id, s.db.Write(ctx, func(tx *sql.Tx) error { return s.putFetched(ctx, tx, id, &p) }))
}

// PutPage stores a page that no feed told of, as a story of its own, and says its identifier. If the story is known
// already, only the page is stored.
func (s *Store) PutPage(ctx context.Context, story news.Story, f Fetched) (news.StoryID, error) {
	id := StoryIDOf(story.URL, story.URL)
	p, err := s.packPage(&f)
	if err != nil {
		return id, wrapArticle(id, err)
	}
	return id, wrapArticle(id, s.db.Write(ctx, func(tx *sql.Tx) error {
		if err := enter(ctx, tx, id, &story); err != nil {
			return err
		}
		return s.putFetched(ctx, tx, id, &p)
	}))
}

// enter makes a row for a story that no feed told of, unless it has one: another process may have been faster.
func enter(ctx context.Context, tx *sql.Tx, id news.StoryID, story *news.Story) error {
	head, err := headOf(story)
	if err != nil {
		return err
	}
	set, err := feedset(ctx, tx, []news.FeedID{})
	if err != nil {
		return err
	}
	r, err := tx.ExecContext(ctx, `INSERT INTO story (key, url, time, feedset, language, picture, stored, head)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
		int64(id), story.URL, listTime(story), set, story.Language, story.Picture.URL != "", news.StoredNone, head)
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	if err != nil || n == 0 {
		return err
	}
	return count(ctx, tx, set, 1)
}

// putFetched stores a page with its sources.
func (s *Store) putFetched(ctx context.Context, tx *sql.Tx, id news.StoryID, p *packedPage) error {
	row, err := s.putText(ctx, tx, id, p)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE story SET stale = 0 WHERE id = ?`, row); err != nil {
		return err
	}
	return s.putSources(ctx, tx, row, p.sources)
}

// RemakeArticle stores a page that was made anew of the sources it has, unless it is made that way already: then
// another process was faster, and may have fetched it anew. It reports whether it stored it. The error is
// news.ErrNotFound when the story is not here.
func (s *Store) RemakeArticle(ctx context.Context, id news.StoryID, a news.Article, made string) (remade bool, err error) {
	p, err := s.packPage(&Fetched{Article: a, Made: made})
	if err != nil {
		return false, wrapArticle(id, err)
	}
	err = s.db.Write(ctx, func(tx *sql.Tx) error {
		if now, err := madeOf(ctx, tx, id); err != nil || now == made {
			return err
		}
		_, err := s.putText(ctx, tx, id, &p)
		remade = err == nil
		return err
	})
	return remade && err == nil, wrapArticle(id, err)
}

// putText stores the text of a page, and says the row of its story.
func (s *Store) putText(ctx context.Context, tx *sql.Tx, id news.StoryID, p *packedPage) (int64, error) {
	r, err := sqlite.All(ctx, tx, readStory, `SELECT `+storyColumns+fromStory+`WHERE story.key = ?`, int64(id))
	if err != nil {
		return 0, err
	}
	if len(r) == 0 {
		return 0, news.ErrNotFound
	}
	if p.Revises {
		if err := s.keepVersion(ctx, tx, r[0].id, p.data); err != nil {
			return 0, err
		}
	}
	return r[0].id, putArticle(ctx, tx, &r[0], p)
}

func putArticle(ctx context.Context, tx *sql.Tx, r *row, p *packedPage) error {
	if err := putBody(ctx, tx, r.id, body{news.StoredFull, p.codec, p.data, p.Made}); err != nil {
		return err
	}
	a := &p.Article
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
	if err := illustrate(ctx, tx, r.id, news.Pictures(&r.Story, a)); err != nil {
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
