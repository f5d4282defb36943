package library

import (
	"context"
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

// Trusted lists the trusted origins.
func (s *Store) Trusted(ctx context.Context) ([]string, error) {
	return sqlite.All(ctx, s.db.Read(), sqlite.Value[string], `SELECT origin FROM trusted ORDER BY origin`)
}
