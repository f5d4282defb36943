package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Entry is one item of a feed, for Put. Of Story the identity, the flags and Stored are the store's business.
type Entry struct {
	Story news.Story
	Body  []news.Block // the feed's own text
}

// atOnce is how many changed stories one transaction holds: another process never waits for long.
const atOnce = 20

// Put stores what a feed carries, and says how many of the stories were not known before and which of all are new to
// this feed. What has not changed since the last time is not written.
func (s *Store) Put(ctx context.Context, feed news.Feed, entries []Entry) (fresh int, touched []news.StoryID, err error) {
	items, err := s.changed(ctx, feed.ID, itemsOf(feed, entries))
	if err != nil {
		return 0, nil, err
	}
	err = sqlite.Chunks(items, atOnce, func(some []item) error {
		for i := range some {
			if err := some[i].prepare(&s.pack); err != nil {
				return err
			}
		}
		return s.db.Write(ctx, func(tx *sql.Tx) error {
			p := putting{ctx: ctx, tx: tx, feed: feed.ID}
			for i := range some {
				if err := p.put(&some[i]); err != nil {
					return fmt.Errorf("store %q: %w", some[i].entry.Story.GUID, err)
				}
			}
			fresh += p.fresh
			touched = append(touched, p.touched...)
			return nil
		})
	})
	return fresh, touched, err
}

// item is an entry on its way into the store.
type item struct {
	entry *Entry
	id    news.StoryID
	guid  int64
	hash  int64
	head  string
	codec sqlite.Codec
	body  []byte
	words indexed
}

// itemsOf lists the entries of a document; of those that say they are the same one, the first.
func itemsOf(feed news.Feed, entries []Entry) []item {
	items := make([]item, 0, len(entries))
	seen := make(map[string]bool, len(entries))
	for i, id := range identities(feed, entries) {
		if !seen[id.guid] {
			seen[id.guid] = true
			items = append(items, newItem(&entries[i], id))
		}
	}
	return items
}

func newItem(e *Entry, id identity) item {
	said := e.Story
	said.Seen = time.Time{} // the time of the fetch is no change
	data, err := json.Marshal(struct {
		Story news.Story
		Body  []news.Block
	}{said, e.Body})
	if err != nil {
		panic(err) // plain data: it can always be written
	}
	return item{entry: e, id: id.story, guid: int64(hash(id.guid)), hash: int64(hash(string(data)))}
}

// prepare does what takes long before the lock is taken.
func (it *item) prepare(pack *sqlite.Packer) (err error) {
	if it.head, err = headOf(&it.entry.Story); err != nil {
		return err
	}
	if len(it.entry.Body) > 0 {
		it.codec, it.body, err = pack.Pack(it.entry.Body)
	}
	it.words = wordsOf(&it.entry.Story, news.PlainText(it.entry.Body))
	return err
}

// headOf is a story as it stands in its row: without what other columns and tables say.
func headOf(s *news.Story) (string, error) {
	h := *s
	h.ID, h.Feeds, h.URL, h.Language, h.Read, h.Saved, h.Stored, h.Snippet = 0, nil, "", "", false, false, 0, nil
	data, err := json.Marshal(h)
	return string(data), err
}

// changed leaves out what the feed said in the same words before.
func (s *Store) changed(ctx context.Context, feed news.FeedID, items []item) ([]item, error) {
	known := map[int64]int64{}
	err := sqlite.Chunks(items, 500, func(some []item) error {
		args := []any{int64(feed)}
		for i := range some {
			args = append(args, some[i].guid)
		}
		return sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
			var guid, hash int64
			err := scan(&guid, &hash)
			known[guid] = hash
			return err
		}, `SELECT guid, hash FROM entry WHERE feed = ? AND guid IN (`+marks(len(some))+`)`, args...)
	})
	return slices.DeleteFunc(items, func(it item) bool {
		hash, ok := known[it.guid]
		return ok && hash == it.hash
	}), err
}

// marks is n placeholders for a list.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// putting is one transaction of Put.
type putting struct {
	ctx     context.Context
	tx      *sql.Tx
	feed    news.FeedID
	fresh   int
	touched []news.StoryID
}

// put finds the story of an entry, by guid first and by identity next, and stores what is new about it.
func (p *putting) put(it *item) error {
	row, key, known, err := p.find(it)
	if err != nil {
		return err
	}
	if !known {
		if row, key, err = p.insert(it); err != nil {
			return err
		}
	} else if err := p.update(row, it); err != nil {
		return err
	}
	p.touched = append(p.touched, key)
	_, err = p.tx.ExecContext(p.ctx, `INSERT INTO entry (feed, guid, story, hash) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET hash = excluded.hash`, int64(p.feed), it.guid, row, it.hash)
	return err
}

func (p *putting) find(it *item) (row int64, key news.StoryID, known bool, err error) {
	var k int64
	err = sqlite.One(p.ctx, p.tx, `SELECT id, key FROM story WHERE id = (SELECT story FROM entry WHERE feed = ? AND guid = ?)
		UNION ALL SELECT id, key FROM story WHERE key = ?`,
		sqlite.Args(int64(p.feed), it.guid, int64(it.id)), &row, &k)
	if errors.Is(err, news.ErrNotFound) {
		return 0, 0, false, nil
	}
	return row, news.StoryID(k), err == nil, err
}

func (p *putting) insert(it *item) (row int64, key news.StoryID, err error) {
	s := &it.entry.Story
	set, err := feedset(p.ctx, p.tx, []news.FeedID{p.feed})
	if err != nil {
		return 0, 0, err
	}
	stored := news.StoredNone
	if len(it.body) > 0 {
		stored = news.StoredFeed
	}
	at := listTime(s)
	row, err = insertStory(p.ctx, p.tx, it.id, s, it.head, at, set, stored)
	if err != nil {
		return 0, 0, err
	}
	p.fresh++
	_, err = p.tx.ExecContext(p.ctx, `INSERT INTO place (feed, time, story) VALUES (?, ?, ?)`, int64(p.feed), at, row)
	if err != nil {
		return 0, 0, err
	}
	return row, it.id, errors.Join(p.putBody(row, it), index(p.ctx, p.tx, row, it.words))
}

// insertStory adds the row of a story; its place among the feeds, its text and its words are the caller's.
func insertStory(ctx context.Context, tx *sql.Tx, id news.StoryID, s *news.Story, head string, at, set int64, stored news.Stored) (int64, error) {
	result, err := tx.ExecContext(ctx, `INSERT INTO story (key, url, time, feedset, language, picture, stored, head)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		int64(id), s.URL, at, set, s.Language, s.Picture.URL != "", stored, head)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// update takes in that a known story is carried by this feed too, and what its first feed now says of it. What other
// feeds say in other words changes nothing: two feeds would overwrite each other for ever.
func (p *putting) update(row int64, it *item) error {
	var members string
	var at, stored int64
	err := sqlite.One(p.ctx, p.tx, `SELECT members, time, stored FROM story JOIN feedset ON feedset.id = feedset WHERE story.id = ?`,
		sqlite.Args(row), &members, &at, &stored)
	if err != nil {
		return err
	}
	feeds, err := feedsIn(members)
	if err != nil {
		return err
	}
	if !slices.Contains(feeds, p.feed) {
		if err := p.carry(row, at, append(feeds, p.feed)); err != nil {
			return err
		}
	}
	if len(feeds) > 0 && feeds[0] != p.feed {
		return nil
	}
	return p.rewrite(row, news.Stored(stored), it)
}

// carry notes that one more feed carries a story.
func (p *putting) carry(row, at int64, feeds []news.FeedID) error {
	set, err := feedset(p.ctx, p.tx, feeds)
	if err != nil {
		return err
	}
	if _, err := p.tx.ExecContext(p.ctx, `UPDATE story SET feedset = ? WHERE id = ?`, set, row); err != nil {
		return err
	}
	_, err = p.tx.ExecContext(p.ctx, `INSERT OR IGNORE INTO place (feed, time, story) VALUES (?, ?, ?)`, int64(p.feed), at, row)
	return err
}

// rewrite replaces what the feed says of a story. The words of a stored page stay in the index: they say more.
func (p *putting) rewrite(row int64, stored news.Stored, it *item) error {
	s := &it.entry.Story
	if stored == news.StoredNone && len(it.body) > 0 {
		stored = news.StoredFeed
	}
	_, err := p.tx.ExecContext(p.ctx, `UPDATE story SET language = ?, picture = ?, stored = ?,
		head = json_set(?, '$.Words', max(json_extract(head, '$.Words'), ?), '$.Seen', json_extract(head, '$.Seen')) WHERE id = ?`,
		s.Language, s.Picture.URL != "", stored, it.head, s.Words, row)
	if err != nil {
		return err
	}
	if err := p.putBody(row, it); err != nil || stored == news.StoredFull {
		return err
	}
	return index(p.ctx, p.tx, row, it.words)
}

func (p *putting) putBody(row int64, it *item) error {
	if len(it.body) == 0 {
		return nil
	}
	return putBody(p.ctx, p.tx, row, news.StoredFeed, it.codec, it.body)
}

func putBody(ctx context.Context, tx *sql.Tx, row int64, stored news.Stored, codec sqlite.Codec, data []byte) error {
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO body (story, stored, codec, data) VALUES (?, ?, ?, ?)`,
		row, stored, codec, data)
	return err
}

// listTime is the time a story is sorted by: its own, but never one later than when it was first seen, so that a date
// in the future does not pin it to the top.
func listTime(s *news.Story) int64 {
	at := s.When()
	if !s.Seen.IsZero() && at.After(s.Seen) {
		at = s.Seen
	}
	return sqlite.Stamp(at)
}
