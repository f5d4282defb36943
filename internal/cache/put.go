package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Entry is one item of a feed, for Put. Of Story the identity, the flags, Words and Stored are the store's business.
type Entry struct {
	Story news.Story
	Text  string // the feed's own text, HTML
	Base  string // the address that links in it start from
}

// How many stories one transaction takes in: another process never waits for long.
const (
	atOnce    = 20  // texts read in, each a millisecond with its words
	putAtOnce = 200 // stories put, each some fifty microseconds
)

// Put stores what a feed carries, and says how many of the stories were not known before and which of all it stored
// anew. What has not changed since the last time is not written. Texts are stored as they are, for ReadIn.
func (s *Store) Put(ctx context.Context, feed news.Feed, entries []Entry) (fresh int, touched []news.StoryID, err error) {
	items := itemsOf(feed, entries)
	if err := s.noteDropped(ctx, feed.ID, items); err != nil {
		return 0, nil, err
	}
	return s.putAll(ctx, items, putting{feed: feed.ID})
}

// putAll stores items as a putting begins it.
func (s *Store) putAll(ctx context.Context, items []item, begun putting) (fresh int, touched []news.StoryID, err error) {
	items, err = s.changed(ctx, begun.feed, items)
	if err != nil {
		return 0, nil, err
	}
	err = sqlite.Chunks(items, putAtOnce, func(some []item) error {
		for i := range some {
			if err := some[i].prepare(); err != nil {
				return err
			}
		}
		parcel := wrap(some)
		var p putting
		err := s.db.Share(ctx, func(tx *sqlite.Tx) error {
			p = begun
			p.ctx, p.tx = ctx, tx
			return p.all(some, parcel)
		})
		fresh += p.fresh
		touched = append(touched, p.touched...)
		return err
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
	again bool // its feed carries it in other words than before
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
	head, err := headOf(&said)
	if err != nil {
		panic(err) // plain data: it can always be written
	}
	return item{
		entry: e, id: id.story, guid: int64(hash(id.guid)),
		hash: int64(hash(head, said.URL, said.Language, e.Base, e.Text)),
	}
}

// prepare does what takes long before the lock is taken.
func (it *item) prepare() (err error) {
	it.head, err = headOf(&it.entry.Story)
	return err
}

// headOf is a story as it stands in its row: without what other columns and tables say.
func headOf(s *news.Story) (string, error) {
	h := *s
	h.ID, h.Feeds, h.URL, h.Language, h.Read, h.Saved, h.Stored, h.Snippet = 0, nil, "", "", false, false, 0, nil
	h.Stale, h.Revised, h.Whole = false, false, false
	data, err := json.Marshal(h)
	return string(data), err
}

// changed leaves out what the feed said in the same words before, and what has gone from here. What it has carried before
// is the story that it was, whatever address it has now.
func (s *Store) changed(ctx context.Context, feed news.FeedID, items []item) ([]item, error) {
	type said struct {
		hash int64
		id   news.StoryID
		gone bool
	}
	known := map[int64]said{} // by guid
	err := sqlite.Chunks(items, 500, func(some []item) error {
		args := []any{int64(feed)}
		for i := range some {
			args = append(args, some[i].guid)
		}
		return sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
			var guid, hash int64
			var key sql.NullInt64
			err := scan(&guid, &hash, &key)
			known[guid] = said{hash, news.StoryID(key.Int64), !key.Valid}
			return err
		}, `SELECT entry.guid, entry.hash, story.key FROM entry LEFT JOIN story ON story.id = entry.story
			WHERE entry.feed = ? AND entry.guid IN (`+marks(len(some))+`)`, args...)
	})
	rest := items[:0]
	for _, it := range items {
		c, ok := known[it.guid]
		if ok && (c.gone || c.hash == it.hash) {
			continue
		}
		if ok {
			it.id, it.again = c.id, true
		}
		rest = append(rest, it)
	}
	return rest, err
}

// marks is n placeholders for a list.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// putting is one feed's part of a transaction.
type putting struct {
	ctx     context.Context
	tx      *sqlite.Tx
	feed    news.FeedID
	listed  bool  // feed is a listing: it carries no story, and has nothing to say of one that is known
	own     int64 // the feedset that is this feed alone; of a listing, that of no feed
	parcel  int64 // where the texts lie
	known   map[news.StoryID]int64
	fresh   int
	touched []news.StoryID
}

// all stores the items with their parcel.
func (p *putting) all(items []item, parcel []byte) (err error) {
	if err := p.find(items); err != nil {
		return err
	}
	carriers := []news.FeedID{p.feed}
	if p.listed {
		carriers = []news.FeedID{}
	}
	if p.own, err = feedset(p.ctx, p.tx, carriers); err != nil {
		return err
	}
	r, err := p.tx.ExecContext(p.ctx, `INSERT INTO parcel (stories, data) VALUES (?, ?)`, len(items), parcel)
	if err != nil {
		return err
	}
	if p.parcel, err = r.LastInsertId(); err != nil {
		return err
	}
	for i := range items {
		if err := p.put(&items[i]); err != nil {
			return fmt.Errorf("store %q: %w", items[i].entry.Story.GUID, err)
		}
	}
	return count(p.ctx, p.tx, p.own, p.fresh)
}

// find looks up which of the stories are known.
func (p *putting) find(items []item) error {
	keys := make([]news.StoryID, len(items))
	for i := range items {
		keys[i] = items[i].id
	}
	p.known = map[news.StoryID]int64{}
	return sqlite.Each(p.ctx, p.tx, func(scan sqlite.Scan) error {
		var row, key int64
		err := scan(&row, &key)
		p.known[news.StoryID(key)] = row
		return err
	}, `SELECT id, key FROM story WHERE key IN (SELECT value FROM json_each(?))`, sqlite.Integers(keys))
}

// put stores what is new about an item.
func (p *putting) put(it *item) error {
	row, known := p.known[it.id]
	var err error
	if known && p.listed {
		err = p.list(row)
	} else if known {
		err = p.update(row, it)
	} else if row, err = p.insert(it); err == nil {
		p.known[it.id] = row
	}
	if err != nil {
		return err
	}
	p.touched = append(p.touched, it.id)
	return p.enter(it, row)
}

// enter notes what the feed said of an item.
func (p *putting) enter(it *item, row int64) error {
	_, err := p.tx.ExecContext(p.ctx, `INSERT INTO entry (feed, guid, story, hash) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET hash = excluded.hash`, int64(p.feed), it.guid, row, it.hash)
	return err
}

func (p *putting) insert(it *item) (row int64, err error) {
	s := &it.entry.Story
	at := listTime(s)
	r, err := p.tx.ExecContext(p.ctx, `INSERT INTO story (key, url, time, feedset, language, picture, stored, head, parcel)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		int64(it.id), s.URL, at, p.own, s.Language, s.Picture.URL != "", it.stored(news.StoredNone), it.head, p.parcel)
	if err != nil {
		return 0, err
	}
	if row, err = r.LastInsertId(); err != nil {
		return 0, err
	}
	p.fresh++
	_, err = p.tx.ExecContext(p.ctx, `INSERT INTO place (feed, time, story) VALUES (?, ?, ?)`, int64(p.feed), at, row)
	return row, err
}

// stored is how good the text of a story is with what the feed says of it now.
func (it *item) stored(before news.Stored) news.Stored {
	if before == news.StoredNone && it.entry.Text != "" {
		return news.StoredFeed
	}
	return before
}

// update takes in that a known story is carried by this feed too, and what its first feed now says of it. What other
// feeds say in other words changes nothing: two feeds would overwrite each other for ever. When any of them says
// something else than before, the page that is stored may be outdated.
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
	if it.again && news.Stored(stored) == news.StoredFull {
		if _, err := p.tx.ExecContext(p.ctx, `UPDATE story SET stale = 1 WHERE id = ?`, row); err != nil {
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

// rewrite replaces what the feed says of a story, its address too: the old one may be what was corrected.
func (p *putting) rewrite(row int64, before news.Stored, it *item) error {
	s := &it.entry.Story
	_, err := p.tx.ExecContext(p.ctx, `UPDATE story SET url = coalesce(nullif(?, ''), url), language = ?, picture = ?, stored = ?, parcel = ?,
		head = json_set(?, '$.Words', json_extract(head, '$.Words'), '$.Seen', json_extract(head, '$.Seen')) WHERE id = ?`,
		s.URL, s.Language, s.Picture.URL != "", it.stored(before), p.parcel, it.head, row)
	if err != nil || before < news.StoredFull || s.Picture.URL == "" {
		return err
	}
	return illustrateToo(p.ctx, p.tx, row, s.Picture.URL)
}

// body is a row of that table.
type body struct {
	stored news.Stored
	codec  sqlite.Codec
	data   []byte
	made   string
}

func putBody(ctx context.Context, tx sqlite.Writer, row int64, b body) error {
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO body (story, stored, codec, data, made) VALUES (?, ?, ?, ?, ?)`,
		row, b.stored, b.codec, b.data, b.made)
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
