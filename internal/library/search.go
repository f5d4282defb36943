package library

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// ErrTaken is wrapped when a section cannot be made because its parent has another of that title.
var ErrTaken = errors.New("there is a section of that name already")

// AddSearch keeps a query as a section below a parent, zero for the top. The query is stored as it is written: whoever
// asks for it knows its grammar. The error wraps ErrTaken when the parent has a section of that title, in whatever case.
func (s *Store) AddSearch(ctx context.Context, parent news.SectionID, title, query string) (id news.SectionID, err error) {
	err = s.Edit(ctx, quoted("saved search", title), func(e *Edit) error {
		id, err = e.AddSearch(parent, title, query)
		return err
	})
	return id, err
}

// AddSearch is Store.AddSearch as a part of a change.
func (e *Edit) AddSearch(parent news.SectionID, title, query string) (news.SectionID, error) {
	if strings.TrimSpace(query) == "" {
		return 0, fmt.Errorf("save search %q: there is nothing to search for", title)
	}
	var there news.SectionID
	err := e.one(`SELECT id FROM section WHERE parent = ? AND folded = ?`, sqlite.Args(parent, fold(strings.TrimSpace(title))), &there)
	if err == nil {
		return 0, fmt.Errorf("save search %q: %w", title, ErrTaken)
	}
	if !sqlite.NotFound(err) {
		return 0, err
	}
	id, err := e.AddSection(parent, title, "", "")
	if err != nil {
		return 0, err
	}
	return id, e.SetSearch(id, query)
}

// SetSearch gives a saved search another query.
func (s *Store) SetSearch(ctx context.Context, id news.SectionID, query string) error {
	return s.Edit(ctx, quoted("changed search to", query), func(e *Edit) error {
		var was string
		if err := e.one(`SELECT search FROM section WHERE id = ?`, sqlite.Args(id), &was); err != nil {
			return fmt.Errorf("change search %s: %w", id, err)
		}
		if was == "" {
			return fmt.Errorf("change search %s: it is a section of feeds", id)
		}
		return e.SetSearch(id, query)
	})
}

// SetSearch makes a section that holds nothing a saved search, or gives it another query.
func (e *Edit) SetSearch(id news.SectionID, query string) error {
	query = strings.TrimSpace(storable(query))
	if query == "" {
		return fmt.Errorf("change search %s: there is nothing to search for", id)
	}
	if err := sqlite.Affected(e.exec(`UPDATE section SET search = ? WHERE id = ?`, query, id)); err != nil {
		return fmt.Errorf("change search %s: %w", id, err)
	}
	return nil
}

// mustHold makes sure that feeds and sections can stand in a section: it is there, and no saved search. Zero, the top,
// holds sections.
func (e *Edit) mustHold(id news.SectionID) error {
	if id == 0 {
		return nil
	}
	var title, search string
	if err := e.one(`SELECT title, search FROM section WHERE id = ?`, sqlite.Args(id), &title, &search); err != nil {
		return fmt.Errorf("section %s: %w", id, err)
	}
	if search != "" {
		return fmt.Errorf("%q is a saved search: nothing else can stand in it", title)
	}
	return nil
}
