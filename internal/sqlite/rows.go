package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"reader/internal/news"
)

// Querier is what reads: a pool of connections or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Writer is a transaction, shared or not.
type Writer interface {
	Querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// Scan reads one row's columns into pointers.
type Scan func(dest ...any) error

// All runs a query and gathers what each row becomes.
func All[T any](ctx context.Context, q Querier, row func(Scan) (T, error), query string, args ...any) ([]T, error) {
	var all []T
	err := Each(ctx, q, func(scan Scan) error {
		v, err := row(scan)
		all = append(all, v)
		return err
	}, query, args...)
	return all, err
}

// ErrStop ends Each early and is no failure.
var ErrStop = errors.New("no more rows, please")

// Each runs a query and calls visit for each row.
func Each(ctx context.Context, q Querier, visit func(Scan) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return Explain(err)
	}
	defer rows.Close()
	explain := Explain
	if r, ok := q.(Reader); ok {
		explain = r.Explain // it knows the file
	}
	for rows.Next() {
		if err := visit(rows.Scan); errors.Is(err, ErrStop) {
			return nil
		} else if err != nil {
			return explain(err)
		}
	}
	return explain(rows.Err())
}

// One runs a query that has one row; without one the error is news.ErrNotFound.
func One(ctx context.Context, q Querier, query string, args []any, dest ...any) error {
	found := false
	err := Each(ctx, q, func(scan Scan) error {
		found = true
		return scan(dest...)
	}, query, args...)
	if err == nil && !found {
		return news.ErrNotFound
	}
	return err
}

// Value reads a single column.
func Value[T any](scan Scan) (T, error) {
	var v T
	err := scan(&v)
	return v, err
}

// Args is the arguments of a query, for One.
func Args(args ...any) []any { return args }

// Affected fails with news.ErrNotFound when a statement changed no row.
func Affected(r sql.Result, err error) error {
	if err != nil {
		return Explain(err)
	}
	n, err := r.RowsAffected()
	if err == nil && n == 0 {
		return news.ErrNotFound
	}
	return err
}

// Stamp is a time as it stands in a column: Unix milliseconds, 0 for the zero time.
func Stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// Time reads what Stamp wrote, in UTC.
func Time(stamp int64) time.Time {
	if stamp == 0 {
		return time.Time{}
	}
	return time.UnixMilli(stamp).UTC()
}

// Chunks cuts a list into pieces of n, so that no transaction holds the lock for long. When a piece fails, the error
// says how many rows those before it had.
func Chunks[T any](list []T, n int, do func([]T) error) error {
	for done := 0; done < len(list); done += n {
		err := do(list[done:min(done+n, len(list))])
		switch {
		case err != nil && done > 0:
			return fmt.Errorf("after the first %d of %d: %w", done, len(list), err)
		case err != nil:
			return err
		}
	}
	return nil
}

// NotFound reports whether err says that something is not there.
func NotFound(err error) bool { return errors.Is(err, news.ErrNotFound) }

// Integers writes identifiers as a JSON array of the signed integers that stand in columns, for json_each.
func Integers[T ~uint64 | ~int64](ids []T) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(id), 10)
	}
	return string(append(b, ']'))
}
