package cache

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

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

// Counts says for each set of feeds how many stories they carry together; a story that several of them carry counts
// once.
func (s *Store) Counts(ctx context.Context, sets [][]news.FeedID) ([]news.Counts, error) {
	asking := map[news.FeedID][]int{} // which of the sets a feed is in
	for i, set := range sets {
		for _, feed := range set {
			asking[feed] = append(asking[feed], i)
		}
	}
	counts := make([]news.Counts, len(sets))
	err := s.eachSet(ctx, func(_ int64, feeds []news.FeedID, c news.Counts) {
		added := map[int]bool{}
		for _, feed := range feeds {
			for _, i := range asking[feed] {
				if !added[i] {
					added[i] = true
					counts[i].Total += c.Total
					counts[i].Unread += c.Unread
				}
			}
		}
	})
	return counts, err
}

// eachSet visits the sets that carry a story, with what they carry.
func (s *Store) eachSet(ctx context.Context, visit func(id int64, feeds []news.FeedID, c news.Counts)) error {
	return sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var id int64
		var members string
		var c news.Counts
		if err := scan(&id, &members, &c.Total, &c.Unread); err != nil {
			return err
		}
		feeds, err := feedsIn(members)
		if err == nil {
			visit(id, feeds, c)
		}
		return err
	}, `SELECT id, members, total, unread FROM feedset WHERE total > 0 AND members <> '[]'`)
}
