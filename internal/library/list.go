package library

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Lists tells the reading lists in the reader's order, and how many bookmarks are in each. A list stays when the last
// bookmark leaves it.
func (s *Store) Lists(ctx context.Context) ([]news.Label, error) {
	return sqlite.All(ctx, s.db.Read(), scanLabel, `SELECT name, count(story) FROM list LEFT JOIN listed ON listed.list = list.name
		GROUP BY name ORDER BY position, name`)
}

// Tags tells the tags that bookmarks have, in alphabetical order, and how many have each.
func (s *Store) Tags(ctx context.Context) ([]news.Label, error) {
	return sqlite.All(ctx, s.db.Read(), scanLabel, `SELECT tag, count(*) FROM tagged GROUP BY tag ORDER BY tag COLLATE NOCASE, tag`)
}

func scanLabel(scan sqlite.Scan) (l news.Label, err error) {
	err = scan(&l.Name, &l.Count)
	return l, err
}

// AddList makes a reading list, at the end of the others; one that is there is left in peace.
func (s *Store) AddList(ctx context.Context, name string) error {
	return s.named(ctx, "add list", name, func(e *Edit, name string) error {
		e.Title(quoted("made list", name))
		_, err := e.list(name)
		return err
	})
}

// RenameList gives a reading list another name; under the name of another list the two become one. The error wraps
// news.ErrNotFound when there is no such list.
func (s *Store) RenameList(ctx context.Context, name, to string) error {
	return s.named(ctx, "rename list "+name, to, func(e *Edit, to string) error {
		was, position, err := e.findList(name)
		if err != nil {
			return err
		}
		e.Title(quoted("renamed list", was))
		there, _, err := e.findList(to)
		if err != nil && !sqlite.NotFound(err) || to == was {
			return err
		}
		if _, err := e.exec(`DELETE FROM list WHERE name = ?`, was); err != nil {
			return err
		}
		if err == nil && there != was {
			to = there
		} else if _, err := e.exec(`INSERT INTO list (name, folded, position) VALUES (?, ?, ?)`, to, fold(to), position); err != nil {
			return err
		}
		return cmp.Or(e.rename("listed", "list", was, to), e.tookNothing())
	})
}

// RemoveList takes a reading list away; the bookmarks in it stay. The error wraps news.ErrNotFound when there is no such
// list.
func (s *Store) RemoveList(ctx context.Context, name string) error {
	return s.named(ctx, "remove list", name, func(e *Edit, name string) error {
		was, _, err := e.findList(name)
		if err != nil {
			return err
		}
		e.Title(quoted("removed list", was))
		if _, err := e.exec(`DELETE FROM listed WHERE list = ?`, was); err != nil {
			return err
		}
		_, err = e.exec(`DELETE FROM list WHERE name = ?`, was)
		return err
	})
}

// MoveList moves a reading list by so many places among the others, negative to the front.
func (s *Store) MoveList(ctx context.Context, name string, by int) error {
	return s.named(ctx, "move list", name, func(e *Edit, name string) error {
		was, _, err := e.findList(name)
		if err != nil {
			return err
		}
		e.Title(quoted("moved list", was))
		names, err := sqlite.All(e.ctx, e.tx, sqlite.Value[string], `SELECT name FROM list ORDER BY position, name`)
		if err != nil {
			return err
		}
		for i, n := range moved(names, was, by) {
			if _, err := e.exec(`UPDATE list SET position = ?1 WHERE name = ?2 AND position <> ?1`, i+1, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// moved is names with one of them so many places on.
func moved(names []string, name string, by int) []string {
	out := make([]string, 0, len(names))
	at := 0
	for i, n := range names {
		if n == name {
			at = max(0, min(i+by, len(names)-1))
			continue
		}
		out = append(out, n)
	}
	return append(out[:at:at], append([]string{name}, out[at:]...)...)
}

// RenameTag gives a tag another name on every bookmark; under the name of another tag the two become one. The error
// wraps news.ErrNotFound when no bookmark has the tag.
func (s *Store) RenameTag(ctx context.Context, tag, to string) error {
	return s.named(ctx, "rename tag "+tag, to, func(e *Edit, to string) error {
		e.Title(quoted("renamed tag", tag))
		if err := e.used(tag); err != nil || tag == to {
			return err
		}
		return e.rename("tagged", "tag", tag, to)
	})
}

// RemoveTag takes a tag from every bookmark. The error wraps news.ErrNotFound when none has it.
func (s *Store) RemoveTag(ctx context.Context, tag string) error {
	return s.named(ctx, "remove tag", tag, func(e *Edit, tag string) error {
		e.Title(quoted("removed tag", tag))
		return sqlite.Affected(e.exec(`DELETE FROM tagged WHERE tag = ?`, tag))
	})
}

// named runs a change about a name, which must say something.
func (s *Store) named(ctx context.Context, what, name string, do func(e *Edit, name string) error) error {
	name = strings.TrimSpace(storable(name))
	err := fmt.Errorf("the name is empty")
	if name != "" {
		err = s.Edit(ctx, "", func(e *Edit) error { return do(e, name) })
	}
	if err != nil {
		return fmt.Errorf("%s “%s”: %w", what, name, err)
	}
	return nil
}

// rename gives rows of a table of names another name, where a story has not both.
func (e *Edit) rename(table, column, from, to string) error {
	_, err := e.exec(`INSERT OR IGNORE INTO `+table+` (`+column+`, story) SELECT ?, story FROM `+table+` WHERE `+column+` = ?`, to, from)
	if err != nil {
		return err
	}
	_, err = e.exec(`DELETE FROM `+table+` WHERE `+column+` = ?`, from)
	return err
}

// list is the name of a reading list as it is written; a list that is not there is made.
func (e *Edit) list(name string) (string, error) {
	if was, _, err := e.findList(name); !sqlite.NotFound(err) {
		return was, err
	}
	_, err := e.exec(`INSERT INTO list (name, folded, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM list))`, name, fold(name))
	return name, err
}

// namedList is the name of the list that somebody names, in whatever case: first folded, then as it is written.
const namedList = `(SELECT name FROM list WHERE folded = ? OR name = ?)`

func (e *Edit) findList(name string) (was string, position int64, err error) {
	name = strings.TrimSpace(name)
	err = e.one(`SELECT name, position FROM list WHERE folded = ? OR name = ?`, sqlite.Args(fold(name), name), &was, &position)
	return was, position, err
}

// used fails with news.ErrNotFound for a tag that no bookmark has.
func (e *Edit) used(tag string) error {
	var one int
	return e.one(`SELECT 1 FROM tagged WHERE tag = ? LIMIT 1`, sqlite.Args(tag), &one)
}
