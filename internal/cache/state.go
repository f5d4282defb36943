package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// State returns what is remembered of a feed's server; the zero state when nothing is.
func (s *Store) State(ctx context.Context, feed news.FeedID) (news.FetchState, error) {
	var data string
	err := sqlite.One(ctx, s.db.Read(), `SELECT state FROM state WHERE feed = ?`, sqlite.Args(int64(feed)), &data)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return news.FetchState{}, nil
	case err != nil:
		return news.FetchState{}, fmt.Errorf("state of feed %s: %w", feed, err)
	}
	return stateOf(data), nil
}

// SetState remembers it.
func (s *Store) SetState(ctx context.Context, feed news.FeedID, state news.FetchState) error {
	data, err := json.Marshal(state)
	if err == nil {
		err = s.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO state (feed, state, succeeded) VALUES (?, ?, ?)`,
				int64(feed), string(data), sqlite.Stamp(state.Succeeded))
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("state of feed %s: %w", feed, err)
	}
	return nil
}

// stateOf is a state as it stands in a column. One that cannot be read is none, and made anew by the next visit.
func stateOf(data string) (state news.FetchState) {
	if sqlite.Decode(data, &state) != nil {
		return news.FetchState{}
	}
	return state
}

// States returns all that is remembered.
func (s *Store) States(ctx context.Context) (map[news.FeedID]news.FetchState, error) {
	states := map[news.FeedID]news.FetchState{}
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var feed int64
		var data string
		if err := scan(&feed, &data); err != nil {
			return err
		}
		states[news.FeedID(feed)] = stateOf(data)
		return nil
	}, `SELECT feed, state FROM state`)
	return states, err
}

// LastSuccess is when any feed was last read; zero when none ever was.
func (s *Store) LastSuccess(ctx context.Context) (time.Time, error) {
	var at int64
	err := sqlite.One(ctx, s.db.Read(), `SELECT coalesce(max(succeeded), 0) FROM state`, nil, &at)
	return sqlite.Time(at), err
}
