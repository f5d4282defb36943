package library

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/news"
)

// SectionByPath finds a section by its titles from the top, "Paper/Americas/Canada", by the end of such a path when only
// one section ends so, or by its identifier as printed; case does not matter. The error names the choices when there are several, and wraps
// news.ErrNotFound when there is none.
func (s *Store) SectionByPath(ctx context.Context, path string) (news.SectionID, error) {
	tree, err := s.Sections(ctx)
	if err != nil {
		return 0, err
	}
	wanted := fold(strings.Trim(path, "/ "))
	if wanted == "" {
		return 0, fmt.Errorf("section %q: %w", path, news.ErrNotFound)
	}
	var exact, suffix matches
	var named news.SectionID
	news.Walk(tree, func(titles []string, c *news.Section) {
		full := strings.Join(titles, "/")
		if c.ID.String() == wanted {
			named = c.ID
		}
		switch folded := fold(full); {
		case folded == wanted:
			exact.add(full, c.ID)
		case strings.HasSuffix(folded, "/"+wanted):
			suffix.add(full, c.ID)
		}
	})
	if len(exact.ids) > 0 {
		return exact.ids[0], nil
	}
	switch len(suffix.ids) {
	case 0:
		if named != 0 {
			return named, nil
		}
		return 0, fmt.Errorf("section %q: %w%s", path, news.ErrNotFound, topTitles(tree))
	case 1:
		return suffix.ids[0], nil
	default:
		return 0, fmt.Errorf("section %q: there are several: %s", path, strings.Join(suffix.paths, ", "))
	}
}

type matches struct {
	paths []string
	ids   []news.SectionID
}

func (m *matches) add(path string, id news.SectionID) {
	m.paths, m.ids = append(m.paths, path), append(m.ids, id)
}

// topTitles names what there is at the top, for one who missed.
func topTitles(tree []news.Section) string {
	if len(tree) == 0 {
		return "; there are no sections yet"
	}
	titles := make([]string, len(tree))
	for i := range tree {
		titles[i] = tree[i].Title
	}
	return "; at the top there are: " + strings.Join(titles, ", ")
}
