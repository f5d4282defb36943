package cache

import (
	"context"
	"database/sql"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// unopened is how long a story that no feed of the reader's carries stays when nobody opened it: other sites' lists told
// of it, or a feed that the reader unsubscribed from, which can be undone as long.
const unopened = undoable

// judged is what a story is judged by.
type judged struct {
	row, set   int64
	read, kept bool // kept: saved, held, or not read in yet
	stored     news.Stored
	since      int64 // since when no feed lists it, zero while one does
	size       int64 // of its texts, in bytes
}

// taken is what the newer stories of a feed, or of all feeds, take.
type taken struct {
	stories int
	bytes   int64
}

// judge is the judgement of all stories, the newest first: which texts go, and which stories altogether.
type judge struct {
	Retention
	now   time.Time
	sets  [][]news.FeedID
	spare map[int64]bool
	share float64 // of the file, for each byte of texts
	feeds map[news.FeedID]*taken
	all   taken

	texts, stories []int64
}

func (s *Store) judge(ctx context.Context, r Retention) (texts, stories []int64, err error) {
	j := judge{Retention: r, now: s.now(), spare: map[int64]bool{}, feeds: make(map[news.FeedID]*taken, len(r.Feeds))}
	spared, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[int64], `SELECT id FROM story WHERE key IN (SELECT value FROM json_each(?))`,
		sqlite.Integers(r.Spare))
	if err != nil {
		return nil, nil, err
	}
	for _, row := range spared {
		j.spare[row] = true
	}
	for feed := range r.Feeds {
		j.feeds[feed] = &taken{}
	}
	if j.share, err = s.share(ctx); err != nil {
		return nil, nil, err
	}
	if j.sets, err = s.carriers.all(ctx, s.db.Read()); err != nil {
		return nil, nil, err
	}
	err = sqlite.Each(ctx, s.db.Read(), j.next, `SELECT id, feedset, time, read, saved OR held > ? OR parcel <> 0, stored,
		(SELECT min(dropped) FROM entry WHERE story = story.id), (SELECT max(dropped) FROM entry WHERE story = story.id),
		(SELECT max(fetched) FROM source WHERE story = story.id), `+bytesOf+` FROM story ORDER BY time DESC, id DESC`, sqlite.Stamp(j.now))
	return j.texts, j.stories, err
}

// bytesOf is what the texts of a story take, with their sources and earlier ones.
const bytesOf = `(SELECT total(length(data)) FROM body WHERE story = story.id)
	+ (SELECT total(size) FROM source WHERE story = story.id) + (SELECT total(length(data)) FROM version WHERE story = story.id)`

// share is how many bytes the file has for each byte of texts: the index and the headlines grow and shrink with these.
func (s *Store) share(ctx context.Context) (float64, error) {
	var texts float64
	err := sqlite.One(ctx, s.db.Read(), `SELECT (SELECT total(length(data)) FROM body) + (SELECT total(size) FROM source)
		+ (SELECT total(length(data)) FROM version)`, nil, &texts)
	if err != nil || texts == 0 {
		return 1, err
	}
	used, _, err := s.db.Used(ctx)
	return float64(used) / texts, err
}

// next judges one story.
func (j *judge) next(scan sqlite.Scan) error {
	var c judged
	var at int64
	var listed, dropped, fetched sql.NullInt64
	var size float64
	if err := scan(&c.row, &c.set, &at, &c.read, &c.kept, &c.stored, &listed, &dropped, &fetched, &size); err != nil {
		return err
	}
	c.size = int64(size)
	if !listed.Valid || listed.Int64 != 0 {
		c.since = max(at, dropped.Int64, fetched.Int64)
	}
	c.kept = c.kept || j.spare[c.row]
	text, story := j.keeps(&c)
	switch {
	case c.kept:
	case !story:
		j.stories = append(j.stories, c.row)
	case !text && c.stored > news.StoredNone:
		j.texts = append(j.texts, c.row)
	}
	return nil
}

// keeps asks each feed that carries a story, and counts it among what these and all take.
func (j *judge) keeps(c *judged) (text, story bool) {
	carried := false
	for _, feed := range j.sets[c.set-1] {
		if t := j.feeds[feed]; t != nil {
			carried = true
			itsText, itself := t.take(c, j.Feeds[feed], j.now)
			text, story = text || itsText, story || itself
		}
	}
	if !carried {
		k := j.Else
		if !c.read && c.stored < news.StoredFull {
			k.Headlines = shorter(k.Headlines, unopened)
		}
		text, story = (&taken{}).take(c, Keep{Read: k.Read, Unread: k.Unread, Headlines: k.Headlines}, j.now)
	}
	if c.kept || story {
		inFile := *c // with its part of the index and the headlines
		inFile.size = int64(float64(c.size) * j.share)
		itsText, itself := j.all.take(&inFile, Keep{Stories: j.Stories, Bytes: j.Bytes}, j.now)
		text, story = text && itsText, itself
	}
	return text, story
}

// shorter is the shorter of two bounds, of which zero is none.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b < a {
		return b
	}
	return a
}

// take decides whether a story is within the bounds, and counts it when it is, or stays for another reason.
func (t *taken) take(c *judged, k Keep, now time.Time) (text, story bool) {
	age := time.Duration(0)
	if c.since != 0 {
		age = now.Sub(sqlite.Time(c.since))
	}
	young := k.Unread
	if c.read {
		young = k.Read
	}
	story = within(age, k.Headlines) && (k.Stories == 0 || t.stories < k.Stories)
	text = story && within(age, young) && (k.Bytes == 0 || t.bytes+c.size <= k.Bytes)
	if story || c.kept {
		t.stories++
	}
	if text || c.kept {
		t.bytes += c.size
	}
	return text, story
}

func within(age, bound time.Duration) bool { return bound == 0 || age < bound }
