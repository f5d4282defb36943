package library

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Sections reads the tree, siblings and feeds in the reader's order. Counts are zero: they are the cache's to know.
func (s *Store) Sections(ctx context.Context) ([]news.Section, error) {
	return sectionsOf(ctx, s.db.Read())
}

// Sections is Store.Sections in the midst of a change.
func (e *Edit) Sections() ([]news.Section, error) { return sectionsOf(e.ctx, e.tx) }

func sectionsOf(ctx context.Context, q sqlite.Querier) ([]news.Section, error) {
	sections, err := sqlite.All(ctx, q, scanSection,
		`SELECT id, parent, title, site, language, search, weight, hidden, coalesce(show, 0), coalesce(by_source, 0), coalesce(view.folded, 0)
		FROM section LEFT JOIN view ON view.section = section.id ORDER BY position, id`)
	if err != nil {
		return nil, fmt.Errorf("read sections: %w", err)
	}
	feeds, err := feedsOf(ctx, q)
	if err != nil {
		return nil, err
	}
	filed := map[news.SectionID][]news.Feed{}
	for _, f := range feeds {
		filed[f.Section] = append(filed[f.Section], f)
	}
	children := map[news.SectionID][]news.Section{}
	for _, c := range sections {
		c.Feeds = filed[c.ID]
		children[c.Parent] = append(children[c.Parent], c)
	}
	return nest(children, 0), nil
}

func scanSection(scan sqlite.Scan) (c news.Section, err error) {
	err = scan(&c.ID, &c.Parent, &c.Title, &c.Site, &c.Language, &c.Search, &c.Weight, &c.Hidden, &c.View.Show, &c.View.BySource, &c.View.Folded)
	return c, err
}

func nest(children map[news.SectionID][]news.Section, parent news.SectionID) []news.Section {
	list := children[parent]
	for i := range list {
		list[i].Children = nest(children, list[i].ID)
	}
	return list
}

// AddSection makes a section below a parent, zero for the top, and returns it; when there is one of that title already,
// in whatever case, it is that one. Site and language may be empty.
func (s *Store) AddSection(ctx context.Context, parent news.SectionID, title, site, language string) (id news.SectionID, err error) {
	err = s.Edit(ctx, quoted("added section", title), func(e *Edit) error {
		id, err = e.AddSection(parent, title, site, language)
		return err
	})
	return id, err
}

// AddSection is Store.AddSection as a part of a change.
func (e *Edit) AddSection(parent news.SectionID, title, site, language string) (id news.SectionID, err error) {
	title = strings.TrimSpace(storable(title))
	if title == "" {
		return 0, fmt.Errorf("add section: it has no title")
	}
	if err := e.mustHold(parent); err != nil {
		return 0, fmt.Errorf("add section %q: %w", title, err)
	}
	err = e.one(`SELECT id FROM section WHERE parent = ? AND folded = ?`, sqlite.Args(parent, fold(title)), &id)
	if !sqlite.NotFound(err) {
		return id, err
	}
	r, err := e.exec(`INSERT INTO section (parent, title, folded, site, language, position)
		SELECT ?1, ?2, ?3, ?4, ?5, coalesce(max(position), 0) + 1 FROM section WHERE parent = ?1`,
		parent, title, fold(title), storable(site), storable(language))
	if err != nil {
		return 0, fmt.Errorf("add section %q: %w", title, err)
	}
	n, err := r.LastInsertId()
	return news.SectionID(n), err
}

func fold(title string) string { return strings.ToLower(title) }

// EnsurePath finds or makes the sections along a path such as "Americas/Canada" below a parent, and returns the last.
func (s *Store) EnsurePath(ctx context.Context, parent news.SectionID, path string) (id news.SectionID, err error) {
	err = s.Edit(ctx, quoted("added section", path), func(e *Edit) error {
		id, err = e.EnsurePath(parent, path)
		return err
	})
	return id, err
}

// EnsurePath is Store.EnsurePath as a part of a change.
func (e *Edit) EnsurePath(parent news.SectionID, path string) (id news.SectionID, err error) {
	id = parent
	for title := range strings.SplitSeq(path, "/") {
		if strings.TrimSpace(title) == "" {
			continue
		}
		if id, err = e.AddSection(id, title, "", ""); err != nil {
			return 0, err
		}
	}
	if id == 0 {
		return 0, fmt.Errorf("add section: %q names none", path)
	}
	return id, nil
}

// RenameSection gives a section another title.
func (s *Store) RenameSection(ctx context.Context, id news.SectionID, title string) error {
	return s.editSection(ctx, "renamed section", id, func(e *Edit) error {
		e.Title(fmt.Sprintf("%s to “%s”", e.title, strings.TrimSpace(title)))
		return e.RenameSection(id, title)
	})
}

// RenameSection is Store.RenameSection as a part of a change.
func (e *Edit) RenameSection(id news.SectionID, title string) error {
	title = strings.TrimSpace(storable(title))
	if title == "" {
		return fmt.Errorf("rename section %s: the new title is empty", id)
	}
	err := sqlite.Affected(e.exec(`UPDATE section SET title = ?, folded = ? WHERE id = ?`, title, fold(title), id))
	if err != nil {
		return fmt.Errorf("rename section %s to %q: %w", id, title, err)
	}
	return nil
}

// MoveSection puts a section, with all below it, behind the other children of a parent; zero is the top.
func (s *Store) MoveSection(ctx context.Context, id, parent news.SectionID) error {
	return s.editSection(ctx, "moved section", id, func(e *Edit) error { return e.MoveSection(id, parent) })
}

// MoveSection is Store.MoveSection as a part of a change.
func (e *Edit) MoveSection(id, parent news.SectionID) error {
	if err := e.mustHold(parent); err != nil {
		return fmt.Errorf("move section %s: %w", id, err)
	}
	below := false
	if err := e.one(subtree+`SELECT EXISTS (SELECT 1 FROM tree WHERE id = ?2)`, sqlite.Args(id, parent), &below); err != nil {
		return fmt.Errorf("move section %s: %w", id, err)
	}
	if below {
		return fmt.Errorf("move section %s: %s lies within it", id, parent)
	}
	err := sqlite.Affected(e.exec(`UPDATE section SET parent = ?1,
		position = (SELECT coalesce(max(position), 0) + 1 FROM section WHERE parent = ?1) WHERE id = ?2`, parent, id))
	if err != nil {
		return fmt.Errorf("move section %s: %w", id, err)
	}
	return nil
}

// subtree names section ?1 and all below it `tree`.
const subtree = `WITH RECURSIVE tree (id) AS (
	SELECT ?1 UNION SELECT section.id FROM section JOIN tree ON section.parent = tree.id) `

// RemoveSection takes a section away with all sections and feeds below it. Bookmarks stay.
func (s *Store) RemoveSection(ctx context.Context, id news.SectionID) error {
	return s.editSection(ctx, "removed section", id, func(e *Edit) error {
		var feeds int
		if err := e.one(subtree+`SELECT count(*) FROM feed WHERE section IN tree`, sqlite.Args(id), &feeds); err != nil {
			return err
		}
		if feeds > 1 {
			e.Title(fmt.Sprintf("%s with %d feeds", e.title, feeds))
		}
		return e.RemoveSection(id)
	})
}

// RemoveSection is Store.RemoveSection as a part of a change.
func (e *Edit) RemoveSection(id news.SectionID) error {
	var title string
	if err := e.one(`SELECT title FROM section WHERE id = ?`, sqlite.Args(id), &title); err != nil {
		return fmt.Errorf("remove section %s: %w", id, err)
	}
	for _, statement := range []string{`DELETE FROM feed WHERE section IN tree`, `DELETE FROM section WHERE id IN tree`} {
		if _, err := e.exec(subtree+statement, id); err != nil {
			return fmt.Errorf("remove section %q: %w", title, err)
		}
	}
	return nil
}

// editSection runs a step that is named after its section.
func (s *Store) editSection(ctx context.Context, action string, id news.SectionID, do func(*Edit) error) error {
	return s.Edit(ctx, action, func(e *Edit) error {
		var title, search string
		err := e.one(`SELECT title, search FROM section WHERE id = ?`, sqlite.Args(id), &title, &search)
		if err == nil {
			if search != "" {
				action = strings.Replace(action, "section", "search", 1)
			}
			e.Title(quoted(action, title))
		}
		return do(e)
	})
}
