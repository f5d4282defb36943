package cache

import (
	"context"
	"slices"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Activity is what the times of a feed's stories tell about it.
type Activity struct {
	Oldest, Newest time.Time // zero without any story
	Recent         int       // stories since the time that was asked for
	// Rhythm is the median pause between the newest of its stories; zero when there are not enough to tell.
	Rhythm time.Duration
}

// rhythmOf is from how many of a feed's newest stories its rhythm is taken; least, how many pauses make one.
const (
	rhythmOf    = 21
	leastPauses = 3
)

// Activities looks at the stories of feeds, and counts those since a time. It reads a few rows of an index for each
// feed, and those that it counts; feeds without a story are not in the map.
func (s *Store) Activities(ctx context.Context, feeds []news.FeedID, since time.Time) (map[news.FeedID]Activity, error) {
	all := make(map[news.FeedID]Activity, len(feeds))
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var feed, oldest int64
		var a Activity
		var data string
		if err := scan(&feed, &oldest, &a.Recent, &data); err != nil {
			return err
		}
		var newest []int64
		if err := sqlite.Decode(data, &newest); err != nil {
			return err
		}
		a.Oldest, a.Newest, a.Rhythm = sqlite.Time(oldest), sqlite.Time(newest[0]), rhythm(newest)
		all[news.FeedID(feed)] = a
		return nil
	}, `SELECT value,
			(SELECT min(time) FROM place WHERE feed = value),
			(SELECT count(*) FROM place WHERE feed = value AND time >= ?2),
			(SELECT json_group_array(time) FROM (SELECT time FROM place WHERE feed = value ORDER BY time DESC LIMIT ?3))
		FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM place WHERE feed = value)`,
		sqlite.Integers(feeds), sqlite.Stamp(since), rhythmOf)
	return all, err
}

// rhythm is the median pause between times, the newest first, in milliseconds.
func rhythm(newest []int64) time.Duration {
	var pauses []int64
	for i := 1; i < len(newest); i++ {
		pauses = append(pauses, newest[i-1]-newest[i])
	}
	if len(pauses) < leastPauses {
		return 0
	}
	slices.Sort(pauses)
	return time.Duration(pauses[len(pauses)/2]) * time.Millisecond
}

// week is the length of one, in milliseconds.
const week = int64(7 * 24 * time.Hour / time.Millisecond)

// Weeks counts the stories of a feed in each of at most n weeks before a time, the last one last. It reaches back to the
// oldest known story and no further.
func (s *Store) Weeks(ctx context.Context, feed news.FeedID, n int, before time.Time) ([]int, error) {
	var older bool
	begin := sqlite.Stamp(before) - int64(n)*week
	err := sqlite.One(ctx, s.db.Read(), `SELECT EXISTS (SELECT 1 FROM place WHERE feed = ? AND time <= ?)`,
		sqlite.Args(int64(feed), begin), &older)
	if err != nil {
		return nil, err
	}
	counts, known := make([]int, n), 0
	if older {
		known = n
	}
	err = sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var back, stories int
		err := scan(&back, &stories)
		if err == nil {
			counts[n-1-back], known = stories, max(known, back+1)
		}
		return err
	}, `SELECT max(?1 - time, 0) / ?2 AS back, count(*) FROM place WHERE feed = ?3 AND time > ?4 GROUP BY back`,
		sqlite.Stamp(before), week, int64(feed), begin)
	return counts[n-known:], err
}
