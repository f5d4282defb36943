package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/sqlite"
)

// Trust writes down an origin, scheme://host:port, that the reader confirmed or imported. Undo takes the change back and
// not the trust.
func (e *Edit) Trust(origin string) error {
	if _, err := e.exec(`INSERT OR IGNORE INTO trusted (origin) VALUES (?)`, origin); err != nil {
		return fmt.Errorf("trust %s: %w", origin, err)
	}
	return nil
}

// Trusted are the trusted origins; true for those that were met at a private address.
func (s *Store) Trusted(ctx context.Context) (map[string]bool, error) {
	all := map[string]bool{}
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var origin string
		var private bool
		err := scan(&origin, &private)
		all[origin] = private
		return err
	}, `SELECT origin, private FROM trusted`)
	return all, err
}

// Met writes down of trusted origins whether they were met at a private address. Others need no trust, and lose it.
func (s *Store) Met(ctx context.Context, private map[string]bool) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for origin, private := range private {
			change := `DELETE FROM trusted WHERE origin = ? AND private = 0`
			if private {
				change = `UPDATE trusted SET private = 1 WHERE origin = ? AND private = 0`
			}
			if _, err := tx.ExecContext(ctx, change, origin); err != nil {
				return fmt.Errorf("where %s lies: %w", origin, err)
			}
		}
		return nil
	})
}
