package library

import (
	"context"
	"fmt"
	"slices"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// WeighFeed says how much the reader wants to see of a feed.
func (s *Store) WeighFeed(ctx context.Context, id news.FeedID, w news.Weight) error {
	return s.editFeed(ctx, fmt.Sprintf("weighed %s: feed", w), id, func(e *Edit) error {
		return e.feed("weigh", id, `UPDATE feed SET weight = ?2 WHERE id = ?1`, w)
	})
}

// WeighSection says how much the reader wants to see of a section.
func (s *Store) WeighSection(ctx context.Context, id news.SectionID, w news.Weight) error {
	return s.editSection(ctx, fmt.Sprintf("weighed %s: section", w), id, func(e *Edit) error {
		return e.section("weigh", id, `UPDATE section SET weight = ?2 WHERE id = ?1`, w)
	})
}

// HideSection takes a section with all below it out of sight, or shows it again. It stays where it stands.
func (s *Store) HideSection(ctx context.Context, id news.SectionID, hide bool) error {
	did := map[bool]string{true: "hid section", false: "showed section"}[hide]
	return s.editSection(ctx, did, id, func(e *Edit) error {
		return e.section("hide", id, `UPDATE section SET hidden = ?2 WHERE id = ?1`, hide)
	})
}

// ShiftSection moves a section by so many places among the siblings that are seen; less than zero is up. At the ends it
// stays.
func (s *Store) ShiftSection(ctx context.Context, id news.SectionID, by int) error {
	return s.editSection(ctx, "moved section", id, func(e *Edit) error {
		all, err := sqlite.All(e.ctx, e.tx, scanSibling, `SELECT id, hidden AND id <> ?1 FROM section
			WHERE parent = (SELECT parent FROM section WHERE id = ?1) ORDER BY position, id`, id)
		if err != nil || len(all) == 0 {
			return fmt.Errorf("move section %s: %w", id, orNotFound(err))
		}
		for i, sibling := range shifted(all, id, by) {
			if err := e.section("move", sibling.id, `UPDATE section SET position = ?2 WHERE id = ?1`, i+1); err != nil {
				return err
			}
		}
		return nil
	})
}

// sibling is a section among those of its parent.
type sibling struct {
	id     news.SectionID
	hidden bool
}

func scanSibling(scan sqlite.Scan) (s sibling, err error) {
	err = scan(&s.id, &s.hidden)
	return s, err
}

// shifted is siblings with one of them so many places on, those that are hidden not counted.
func shifted(all []sibling, id news.SectionID, by int) []sibling {
	seen := slices.DeleteFunc(slices.Clone(all), func(s sibling) bool { return s.hidden })
	is := func(id news.SectionID) func(sibling) bool { return func(s sibling) bool { return s.id == id } }
	from := slices.IndexFunc(seen, is(id))
	to := max(0, min(from+by, len(seen)-1))
	if to == from {
		return all
	}
	at := slices.IndexFunc(all, is(seen[to].id))
	rest := slices.DeleteFunc(slices.Clone(all), is(id)) // leaves a gap above at when it stood there, so that it lands behind
	return slices.Insert(rest, at, sibling{id: id})
}

// section runs a statement on a section; the error wraps news.ErrNotFound when there is none.
func (e *Edit) section(action string, id news.SectionID, statement string, args ...any) error {
	if err := sqlite.Affected(e.exec(statement, append([]any{id}, args...)...)); err != nil {
		return fmt.Errorf("%s section %s: %w", action, id, err)
	}
	return nil
}
