package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Save bookmarks a story with its own copy of the article, when it has blocks. Saving again replaces lists, tags and
// note, adds the highlights that are not there yet, keeps the time of the first saving, and keeps the old copy when the
// new one says less: Story.Stored tells how much a copy says.
func (s *Store) Save(ctx context.Context, b news.Bookmark) error {
	err := s.Edit(ctx, quoted("saved", b.Story.Title), func(e *Edit) error {
		switch err := bookmarked(e.ctx, e.tx, b.Story.ID); {
		case err == nil:
			e.Title(quoted("changed bookmark", b.Story.Title))
		case !sqlite.NotFound(err):
			return err
		}
		return e.save(&s.packer, b)
	})
	if err != nil {
		return fmt.Errorf("save story %s: %w", b.Story.ID, err)
	}
	return nil
}

func (e *Edit) save(packer *sqlite.Packer, b news.Bookmark) error {
	if b.Story.ID == 0 {
		return fmt.Errorf("it has no identifier")
	}
	head, err := headOf(b.Story)
	if err != nil {
		return err
	}
	saved := sqlite.Stamp(b.Saved)
	if saved == 0 {
		saved = sqlite.Stamp(e.now)
	}
	id := int64(b.Story.ID)
	_, err = e.exec(`INSERT INTO bookmark (story, head, saved, note) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET head = excluded.head, note = excluded.note`, id, head, saved, storable(b.Note))
	if err != nil {
		return err
	}
	if err := e.relist("listed", "list", id, b.Lists); err != nil {
		return err
	}
	if err := e.relist("tagged", "tag", id, b.Tags); err != nil {
		return err
	}
	for _, h := range b.Highlights {
		h.Story = b.Story.ID
		if err := e.highlight(h); err != nil {
			return err
		}
	}
	if len(b.Article.Blocks) == 0 {
		return nil
	}
	return e.copy(packer, id, max(b.Story.Stored, news.StoredFeed), b.Article)
}

// headOf is a story as its bookmark remembers it. What can change without the story changing stands elsewhere.
func headOf(s news.Story) (string, error) {
	s.Read, s.Saved, s.Stale, s.Revised, s.Whole, s.Stored, s.Snippet = false, false, false, false, false, news.StoredNone, nil
	head, err := json.Marshal(s)
	return string(head), err
}

// relist makes the rows of a story in a table of names exactly these, touching only what differs. Reading lists that are
// not there are made.
func (e *Edit) relist(table, column string, story int64, names []string) error {
	kept := make([]string, 0, len(names))
	for _, name := range names {
		if name = strings.TrimSpace(storable(name)); name == "" {
			continue
		}
		if table == "listed" {
			var err error
			if name, err = e.list(name); err != nil {
				return err
			}
		}
		kept = append(kept, name)
	}
	list, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	_, err = e.exec(`DELETE FROM `+table+` WHERE story = ? AND `+column+` NOT IN (SELECT value FROM json_each(?))`, story, string(list))
	if err != nil {
		return err
	}
	_, err = e.exec(`INSERT INTO `+table+` (`+column+`, story) SELECT DISTINCT value, ?1 FROM json_each(?2) WHERE true
		ON CONFLICT DO NOTHING`, story, string(list))
	return err
}

func (e *Edit) copy(packer *sqlite.Packer, story int64, stored news.Stored, a news.Article) error {
	codec, data, err := packer.Pack(a)
	if err != nil {
		return err
	}
	_, err = e.exec(`INSERT INTO copy (story, stored, codec, data) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET stored = excluded.stored, codec = excluded.codec, data = excluded.data
		WHERE stored <= excluded.stored`, story, stored, codec, data)
	return err
}

// Amend changes lists, tags and note of a bookmark as they are at that moment, under the title of a step such as "tagged";
// what to say besides, such as the story's title, is added. A story that is no bookmark yet is saved as b says.
func (s *Store) Amend(ctx context.Context, title string, b news.Bookmark, change func(*news.Bookmark)) error {
	id := int64(b.Story.ID)
	err := s.Edit(ctx, quoted(title, b.Story.Title), func(e *Edit) error {
		switch err := e.one(`SELECT note FROM bookmark WHERE story = ?`, sqlite.Args(id), &b.Note); {
		case sqlite.NotFound(err):
			change(&b)
			return e.save(&s.packer, b)
		case err != nil:
			return err
		}
		var err error
		if b.Lists, err = sqlite.All(ctx, e.tx, sqlite.Value[string], `SELECT list FROM listed WHERE story = ?`, id); err != nil {
			return err
		}
		if b.Tags, err = sqlite.All(ctx, e.tx, sqlite.Value[string], `SELECT tag FROM tagged WHERE story = ?`, id); err != nil {
			return err
		}
		change(&b)
		if _, err := e.exec(`UPDATE bookmark SET note = ? WHERE story = ?`, storable(b.Note), id); err != nil {
			return err
		}
		return errors.Join(e.relist("listed", "list", id, b.Lists), e.relist("tagged", "tag", id, b.Tags))
	})
	if err != nil {
		return fmt.Errorf("keep story %s: %w", b.Story.ID, err) // the title says that it is done
	}
	return nil
}

// SetArticle gives a bookmark the whole article when its page arrives later. It completes what the reader chose, and
// is no step of undo. The error wraps news.ErrNotFound when the story is no bookmark.
func (s *Store) SetArticle(ctx context.Context, id news.StoryID, a news.Article) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if err := bookmarked(ctx, tx, id); err != nil {
			return err
		}
		e := Edit{ctx: ctx, tx: tx}
		return e.copy(&s.packer, int64(id), news.StoredFull, a)
	})
	if err != nil {
		return fmt.Errorf("keep article of story %s: %w", id, err)
	}
	return nil
}

func bookmarked(ctx context.Context, q sqlite.Querier, id news.StoryID) error {
	var one int
	return sqlite.One(ctx, q, `SELECT 1 FROM bookmark WHERE story = ?`, sqlite.Args(int64(id)), &one)
}

// Unsave takes a bookmark away, with its lists, tags, note and highlights. A story that is no bookmark is left in peace.
func (s *Store) Unsave(ctx context.Context, id news.StoryID) error {
	err := s.Edit(ctx, "removed a bookmark", func(e *Edit) error {
		var title string
		err := e.one(`SELECT coalesce(head ->> 'Title', '') FROM bookmark WHERE story = ?`, sqlite.Args(int64(id)), &title)
		if sqlite.NotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		e.Title(quoted("removed bookmark", title))
		return unsave(ctx, e.tx, int64(id))
	})
	if err != nil {
		return fmt.Errorf("unsave story %s: %w", id, err)
	}
	return nil
}

func unsave(ctx context.Context, tx *sql.Tx, story int64) error {
	for _, table := range []string{"copy", "listed", "tagged", "highlight", "bookmark"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE story = ?`, story); err != nil {
			return err
		}
	}
	return nil
}

// Bookmark reads a bookmark whole; the error wraps news.ErrNotFound when the story is none.
func (s *Store) Bookmark(ctx context.Context, id news.StoryID) (news.Bookmark, error) {
	b, err := s.bookmark(ctx, s.db.Read(), id)
	if err != nil {
		return b, fmt.Errorf("bookmark %s: %w", id, err)
	}
	return b, nil
}

func (s *Store) bookmark(ctx context.Context, q sqlite.Querier, id news.StoryID) (b news.Bookmark, err error) {
	rows, err := sqlite.All(ctx, q, scanSaved, savedColumns+`WHERE b.story = ?`, int64(id))
	if err != nil || len(rows) == 0 {
		return b, orNotFound(err)
	}
	b.Story, b.Saved, b.Note = rows[0].story, sqlite.Time(rows[0].saved), rows[0].note
	b.Lists, err = sqlite.All(ctx, q, sqlite.Value[string], `SELECT list FROM listed WHERE story = ? ORDER BY list`, int64(id))
	if err != nil {
		return b, err
	}
	b.Tags, err = sqlite.All(ctx, q, sqlite.Value[string], `SELECT tag FROM tagged WHERE story = ? ORDER BY tag`, int64(id))
	if err != nil {
		return b, err
	}
	if b.Highlights, err = highlightsOf(ctx, q, id); err != nil {
		return b, err
	}
	var codec sqlite.Codec
	var data []byte
	err = sqlite.One(ctx, q, `SELECT codec, data FROM copy WHERE story = ?`, sqlite.Args(int64(id)), &codec, &data)
	if sqlite.NotFound(err) {
		return b, nil
	}
	if err != nil {
		return b, err
	}
	return b, s.packer.Unpack(codec, data, &b.Article)
}

// IsSaved says which of the stories are bookmarks; the others are not in the map.
func (s *Store) IsSaved(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]bool, error) {
	return s.which(ctx, `SELECT story FROM bookmark WHERE story IN (SELECT value FROM json_each(?))`, ids)
}
