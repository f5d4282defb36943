package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// retryEvery is the pause between two tries of what SQLite's own waiting does not cover.
const retryEvery = 10 * time.Millisecond

// migrate brings a file's schema up to date: one transaction a version, so that a kill leaves a version whole.
func migrate(ctx context.Context, db *sql.DB, scripts []string) error {
	version, err := userVersion(ctx, db)
	if err != nil {
		return err
	}
	var journal string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&journal); err != nil {
		return err
	}
	if len(scripts) > 0 && (version == 0 || journal != "wal") {
		if err := prepare(ctx, db); err != nil {
			return err
		}
	}
	for version < len(scripts) {
		if version, err = step(ctx, db, scripts); err != nil {
			return err
		}
	}
	return tooNew(version, len(scripts))
}

// queryer is a connection or a transaction.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func userVersion(ctx context.Context, db queryer) (version int, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	return version, err
}

// prepare settles what must stand before the first table does. Both last as long as the file; but a copy of one by VACUUM
// INTO, such as a backup, has no write-ahead log. The change to such a log does not wait for its lock, so two processes
// that meet a new file try again.
func prepare(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, busyTimeout)
	defer cancel()
	for {
		_, err := db.ExecContext(ctx, `PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL`)
		if !errors.Is(Explain(err), ErrLocked) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(retryEvery):
		}
	}
}

// step runs the next script. The version is read again under the lock: another process may have been faster.
func step(ctx context.Context, db *sql.DB, scripts []string) (version int, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after a commit
	if version, err = userVersion(ctx, tx); err != nil || version >= len(scripts) {
		return version, err
	}
	if _, err := tx.ExecContext(ctx, scripts[version]); err != nil {
		return 0, fmt.Errorf("migrate to version %d: %w", version+1, err)
	}
	version++
	if _, err := tx.ExecContext(ctx, `PRAGMA user_version=`+strconv.Itoa(version)); err != nil {
		return 0, err
	}
	return version, tx.Commit()
}
