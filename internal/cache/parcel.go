package cache

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/klauspost/compress/s2"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// A parcel is the texts that a feed brought, as they came: for each story its identifier in 8 bytes, then the base of
// its links and its markup, each behind its length (varint). The whole is one S2 block, which costs next to nothing to
// write and keeps the log short.

// parcelMost bounds what a parcel may become, in bytes: a damaged one must not fill the memory.
const parcelMost = 64 << 20

// wrap packs the texts of some items.
func wrap(items []item) []byte {
	size := 0
	for i := range items {
		size += len(items[i].entry.Text) + len(items[i].entry.Base) + 8 + 2*binary.MaxVarintLen32
	}
	raw := make([]byte, 0, size)
	for i := range items {
		raw = binary.BigEndian.AppendUint64(raw, uint64(items[i].id))
		for _, s := range []string{items[i].entry.Base, items[i].entry.Text} {
			raw = binary.AppendUvarint(raw, uint64(len(s)))
			raw = append(raw, s...)
		}
	}
	return s2.Encode(nil, raw)
}

// unread is a text that waits to be read in.
type unread struct{ base, text string }

var errParcel = fmt.Errorf("parcel: %w", sqlite.ErrCorrupt)

// unwrap is the texts in a parcel, by story.
func unwrap(data []byte) (map[news.StoryID]unread, error) {
	if n, err := s2.DecodedLen(data); err != nil || n > parcelMost {
		return nil, errParcel
	}
	raw, err := s2.Decode(nil, data)
	if err != nil {
		return nil, errParcel
	}
	texts := map[news.StoryID]unread{}
	for len(raw) > 0 {
		if len(raw) < 8 {
			return nil, errParcel
		}
		id := news.StoryID(binary.BigEndian.Uint64(raw))
		var parts [2]string
		raw = raw[8:]
		for i := range parts {
			n, width := binary.Uvarint(raw)
			if width <= 0 || n > uint64(len(raw)-width) {
				return nil, errParcel
			}
			parts[i], raw = string(raw[width:width+int(n)]), raw[width+int(n):]
		}
		texts[id] = unread{base: parts[0], text: parts[1]}
	}
	return texts, nil
}

// Waiting counts the stories whose texts wait to be read in: they are listed and open, but are not found by their words.
func (s *Store) Waiting(ctx context.Context) (stories int, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT coalesce((SELECT sum(stories) FROM parcel), 0) + coalesce((SELECT max(below - 1, 0) FROM indexing), 0)`,
		nil, &stories)
	return stories, err
}

// ReadIn sets, compresses and indexes the texts of one parcel, of the newest, or indexes some stories anew, and says how
// many stories that were; zero when none waits. What a kill interrupts is begun again.
func (s *Store) ReadIn(ctx context.Context) (stories int, err error) {
	var id int64
	var data []byte
	err = sqlite.One(ctx, s.db.Read(), `SELECT id, stories, data FROM parcel ORDER BY id DESC LIMIT 1`, nil, &id, &stories, &data)
	if errors.Is(err, news.ErrNotFound) {
		return s.indexAnew(ctx)
	}
	if err != nil {
		return 0, err
	}
	texts, err := unwrap(data)
	theirs, args := `WHERE story.parcel = ? AND story.key IN (SELECT value FROM json_each(?))`, []any{id, sqlite.Integers(keysOf(texts))}
	if err != nil { // look at every story: what else is known of these is read in without their texts
		theirs, args = `WHERE story.parcel = ?`, []any{id}
	}
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, `SELECT `+storyColumns+fromStory+theirs, args...)
	if err != nil {
		return 0, err
	}
	err = sqlite.Chunks(rows, atOnce, func(some []row) error { return s.readIn(ctx, id, some, texts) })
	if err != nil {
		return 0, fmt.Errorf("read in what feeds brought: %w", err)
	}
	return stories, s.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM parcel WHERE id = ?`, id); err != nil {
			return err
		}
		return nil
	})
}

func keysOf(texts map[news.StoryID]unread) []news.StoryID {
	keys := make([]news.StoryID, 0, len(texts))
	for id := range texts {
		keys = append(keys, id)
	}
	return keys
}

// digested is a story with what became of its text.
type digested struct {
	*row
	codec sqlite.Codec
	body  []byte
	words indexed
	count int
}

// readIn reads some stories of a parcel in, in one transaction.
func (s *Store) readIn(ctx context.Context, parcel int64, rows []row, texts map[news.StoryID]unread) error {
	all := make([]digested, len(rows))
	for i := range rows {
		var err error
		if all[i], err = s.digest(&rows[i], texts[rows[i].ID]); err != nil {
			return err
		}
	}
	return s.db.Share(ctx, func(tx *sqlite.Tx) error {
		for i := range all {
			if err := all[i].store(ctx, tx, parcel); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) digest(r *row, u unread) (d digested, err error) {
	blocks := s.blocks(u.text, u.base)
	plain := news.PlainText(blocks)
	d = digested{row: r, count: text.Words(plain), words: wordsOf(&r.Story, plain)}
	if len(blocks) > 0 {
		d.codec, d.body, err = s.pack.Pack(blocks)
	}
	return d, err
}

// store writes what was read in, unless a newer text has come meanwhile. The words of a stored page stay in the index:
// they say more.
func (d *digested) store(ctx context.Context, tx *sqlite.Tx, parcel int64) error {
	var stored news.Stored
	err := sqlite.One(ctx, tx, `SELECT coalesce((SELECT max(stored) FROM body WHERE body.story = story.id), 0)
		FROM story WHERE id = ? AND parcel = ?`, sqlite.Args(d.id, parcel), &stored)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return nil
	case err == nil && len(d.body) > 0:
		stored = max(stored, news.StoredFeed)
		err = putBody(ctx, tx, d.id, body{stored: news.StoredFeed, codec: d.codec, data: d.body})
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE story SET parcel = 0, stored = ?,
		head = json_set(head, '$.Words', max(json_extract(head, '$.Words'), ?)) WHERE id = ?`, stored, d.count, d.id)
	if err != nil || stored == news.StoredFull {
		return err
	}
	return index(ctx, tx, d.id, d.words)
}
