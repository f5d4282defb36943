package cache

import (
	"context"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// noteDropped notes which entries a feed lists no more, and which it lists again. For most feeds that is one or two when
// something new has come, and nothing is written else.
func (s *Store) noteDropped(ctx context.Context, feed news.FeedID, items []item) error {
	listed := make(map[int64]bool, len(items))
	for i := range items {
		listed[items[i].guid] = true
	}
	var gone, back []int64
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var guid, dropped int64
		err := scan(&guid, &dropped)
		switch {
		case dropped == 0 && !listed[guid]:
			gone = append(gone, guid)
		case dropped != 0 && listed[guid]:
			back = append(back, guid)
		}
		return err
	}, `SELECT guid, dropped FROM entry WHERE feed = ?`, int64(feed))
	if err != nil || len(gone)+len(back) == 0 {
		return err
	}
	return s.db.Share(ctx, func(tx *sqlite.Tx) error {
		for at, guids := range map[int64][]int64{sqlite.Stamp(s.now()): gone, 0: back} {
			_, err := tx.ExecContext(ctx, `UPDATE entry SET dropped = ? WHERE feed = ? AND guid IN (SELECT value FROM json_each(?))`,
				at, int64(feed), sqlite.Integers(guids))
			if err != nil {
				return err
			}
		}
		return nil
	})
}
