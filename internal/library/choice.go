package library

import (
	"context"
	"fmt"

	"reader/internal/sqlite"
)

// Choose remembers which of the texts found on the pages of a site, a host, the reader wants to see; an empty candidate
// forgets it.
func (s *Store) Choose(ctx context.Context, site, candidate string) error {
	title := fmt.Sprintf("chose the text of %s by %s", site, candidate)
	if candidate == "" {
		title = "chose the usual text of " + site
	}
	err := s.Edit(ctx, title, func(e *Edit) (err error) {
		if candidate == "" {
			_, err = e.exec(`DELETE FROM choice WHERE site = ?`, site)
			return err
		}
		_, err = e.exec(`INSERT INTO choice (site, candidate) VALUES (?, ?) ON CONFLICT DO UPDATE SET candidate = excluded.candidate`,
			storable(site), storable(candidate))
		return err
	})
	if err != nil {
		return fmt.Errorf("choose a text for %s: %w", site, err)
	}
	return nil
}

// Choice is the text that the reader chose for a site; empty for none.
func (s *Store) Choice(ctx context.Context, site string) (candidate string, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT candidate FROM choice WHERE site = ?`, sqlite.Args(site), &candidate)
	if sqlite.NotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("choice for %s: %w", site, err)
	}
	return candidate, nil
}
