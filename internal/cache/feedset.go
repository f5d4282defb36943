package cache

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// feedset finds or makes the row of a set of feeds.
func feedset(ctx context.Context, tx sqlite.Writer, feeds []news.FeedID) (id int64, err error) {
	members, err := membersOf(feeds)
	if err != nil {
		return 0, err
	}
	err = sqlite.One(ctx, tx, `SELECT id FROM feedset WHERE members = ?`, sqlite.Args(members), &id)
	if !errors.Is(err, news.ErrNotFound) {
		return id, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO feedset (members) VALUES (?)`, members)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// count adds unread stories to what a set of feeds carries.
func count(ctx context.Context, tx sqlite.Writer, set int64, stories int) error {
	if stories == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `UPDATE feedset SET total = total + ?1, unread = unread + ?1 WHERE id = ?2`, stories, set)
	return err
}

// membersOf writes a set as its row has it: SQLite's JSON would read the larger numbers as floating point.
func membersOf(feeds []news.FeedID) (string, error) {
	names := make([]string, len(feeds))
	for i, f := range feeds {
		names[i] = f.String()
	}
	members, err := json.Marshal(names)
	return string(members), err
}

// feedsIn reads what membersOf wrote: a plain list of quoted names, so a start need not parse thousands of them as JSON.
func feedsIn(members string) ([]news.FeedID, error) {
	inner := strings.TrimSuffix(strings.TrimPrefix(members, `["`), `"]`)
	if inner == `[]` {
		return nil, nil
	}
	feeds := make([]news.FeedID, 0, 1+strings.Count(inner, `,`))
	for name := range strings.SplitSeq(inner, `","`) {
		feed, err := news.ParseFeedID(name)
		if err != nil {
			return nil, err
		}
		feeds = append(feeds, feed)
	}
	return feeds, nil
}

// Tally is what each set of feeds carries.
type Tally []carried

// Tally counts the stories by what carries them.
func (s *Store) Tally(ctx context.Context) (Tally, error) {
	whole, err := s.wholeBySet(ctx)
	if err != nil {
		return nil, err
	}
	var t Tally
	err = s.eachSet(ctx, func(id int64, feeds []news.FeedID, c news.Counts) {
		c.Whole = whole[id]
		t = append(t, carried{feeds, c})
	})
	return t, err
}

// Of says for each list of feeds how many stories they carry together; a story that several of them carry counts once.
func (t Tally) Of(lists [][]news.FeedID) []news.Counts {
	asking := map[news.FeedID][]int{} // which of the lists a feed is in
	for i, list := range lists {
		for _, feed := range list {
			asking[feed] = append(asking[feed], i)
		}
	}
	counts := make([]news.Counts, len(lists))
	last := make([]int, len(lists)) // set that was added, from 1
	for n, c := range t {
		for _, feed := range c.feeds {
			for _, i := range asking[feed] {
				if last[i] != n+1 {
					last[i] = n + 1
					counts[i].Total += c.Total
					counts[i].Unread += c.Unread
					counts[i].Whole += c.Whole
				}
			}
		}
	}
	return counts
}

// carried is what a set of feeds carries.
type carried struct {
	feeds []news.FeedID
	news.Counts
}

// wholeBySet counts the stories that are stored whole by the sets of feeds that carry them. These are some thousands at
// the most, in an index of their own.
func (s *Store) wholeBySet(ctx context.Context) (map[int64]int, error) {
	whole := map[int64]int{}
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var set int64
		var n int
		err := scan(&set, &n)
		whole[set] = n
		return err
	}, `SELECT feedset, count(*) FROM story WHERE stored = 2 AND lacking = 0 GROUP BY feedset`)
	return whole, err
}

// eachSet visits the sets that carry a story, with what they carry.
func (s *Store) eachSet(ctx context.Context, visit func(id int64, feeds []news.FeedID, c news.Counts)) error {
	type row struct {
		set int64
		news.Counts
	}
	all, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (r row, err error) {
		err = scan(&r.set, &r.Total, &r.Unread)
		return r, err
	}, `SELECT id, total, unread FROM feedset WHERE total > 0`)
	if err != nil {
		return err
	}
	sets, err := s.carriers.all(ctx, s.db.Read())
	if err != nil {
		return err
	}
	for _, c := range all {
		if feeds := sets[c.set-1]; len(feeds) > 0 {
			visit(c.set, feeds, c.Counts)
		}
	}
	return nil
}

// carriers remembers which feeds the sets are: a set never changes, and none is ever taken away.
type carriers struct {
	mu   sync.Mutex
	sets [][]news.FeedID // by feedset.id - 1; only ever appended to
}

// all gives the feeds of every set there is.
func (c *carriers) all(ctx context.Context, q sqlite.Querier) ([][]news.FeedID, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := sqlite.Each(ctx, q, func(scan sqlite.Scan) error {
		var id int64
		var members string
		if err := scan(&id, &members); err != nil {
			return err
		}
		feeds, err := feedsIn(members)
		if err == nil {
			c.sets = append(c.sets, make([][]news.FeedID, id-int64(len(c.sets)))...) // identifiers have no gaps but after a rollback
			c.sets[id-1] = feeds
		}
		return err
	}, `SELECT id, members FROM feedset WHERE id > ? ORDER BY id`, len(c.sets))
	return c.sets, err
}

// of lists the sets that some feeds are in.
func (c *carriers) of(ctx context.Context, q sqlite.Querier, feeds []news.FeedID) (ids []int64, err error) {
	sets, err := c.all(ctx, q)
	if err != nil {
		return nil, err
	}
	wanted := make(map[news.FeedID]bool, len(feeds))
	for _, feed := range feeds {
		wanted[feed] = true
	}
	for i, members := range sets {
		if slices.ContainsFunc(members, func(feed news.FeedID) bool { return wanted[feed] }) {
			ids = append(ids, int64(i)+1)
		}
	}
	return ids, nil
}
