package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// feedset finds or makes the row of a set of feeds.
func feedset(ctx context.Context, tx *sql.Tx, feeds []news.FeedID) (id int64, err error) {
	members, err := json.Marshal(feeds)
	if err != nil {
		return 0, err
	}
	err = sqlite.One(ctx, tx, `SELECT id FROM feedset WHERE members = ?`, sqlite.Args(string(members)), &id)
	if !errors.Is(err, news.ErrNotFound) {
		return id, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO feedset (members) VALUES (?)`, string(members))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func feedsIn(members string) (feeds []news.FeedID, err error) {
	err = json.Unmarshal([]byte(members), &feeds)
	return feeds, err
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
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var members string
		var c news.Counts
		if err := scan(&members, &c.Total, &c.Unread); err != nil {
			return err
		}
		feeds, err := feedsIn(members)
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
		return err
	}, `SELECT members, total, unread FROM feedset WHERE total > 0`)
	return counts, err
}
