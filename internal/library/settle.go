package library

import (
	"cmp"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Steps that are taken back out of their order may leave a feed without its section, a section without its parent, a
// section beside another of the same title, or a passage without its bookmark. Then what is missing is brought back too.

// loose is the section for feeds whose own is lost for good.
const loose = "Feeds"

// settle puts in order what the statements that were run left. After steps in their order it changes
// nothing but to give sections that came back their folded titles.
func (e *Edit) settle() error {
	return cmp.Or(e.hang(), e.untangle(), e.unpark(), e.adopt(), e.enlist())
}

// hang brings the sections back in which something stands.
func (e *Edit) hang() error {
	for {
		missing, err := sqlite.All(e.ctx, e.tx, sqlite.Value[news.SectionID], `
			SELECT section FROM feed WHERE section NOT IN (SELECT id FROM section)
			UNION SELECT parent FROM section WHERE parent <> 0 AND parent NOT IN (SELECT id FROM section)`)
		if err != nil || len(missing) == 0 {
			return err
		}
		for _, id := range missing {
			if err := e.bringSection(id); err != nil {
				return err
			}
		}
	}
}

// bringSection brings a section back as it was when it was taken away last. When nobody knows it any more, what stands
// in it goes elsewhere: sections to the top, feeds to a section of their own.
func (e *Edit) bringSection(id news.SectionID) error {
	var statement string
	err := e.one(`SELECT statement FROM undo_change WHERE thing = ? AND took <> '' ORDER BY id DESC LIMIT 1`,
		sqlite.Args(fmt.Sprintf("section %d", int64(id))), &statement)
	if err == nil {
		err = e.run(statement)
	}
	if err == nil { // what version 1 wrote down may have met another of its title
		err = e.one(`SELECT 1 FROM section WHERE id = ?`, sqlite.Args(id), new(int))
	}
	if !sqlite.NotFound(err) {
		return err
	}
	if _, err := e.exec(`UPDATE section SET parent = 0, folded = ' ' || id WHERE parent = ?`, id); err != nil {
		return err
	}
	var feeds bool
	if err := e.one(`SELECT EXISTS (SELECT 1 FROM feed WHERE section = ?)`, sqlite.Args(id), &feeds); err != nil || !feeds {
		return err
	}
	home, err := e.AddSection(0, loose, "", "")
	if err != nil {
		return err
	}
	_, err = e.exec(`UPDATE feed SET section = ? WHERE section = ?`, home, id)
	return err
}

// untangle puts sections at the top that stand within themselves: those that were moved just now, rather than those that
// somebody else moved.
func (e *Edit) untangle() error {
	for {
		r, err := e.exec(`WITH RECURSIVE tree (id) AS (
				SELECT 0 UNION SELECT section.id FROM section JOIN tree ON section.parent = tree.id)
			UPDATE section SET parent = 0, folded = ' ' || id
				WHERE id = (SELECT id FROM section WHERE id NOT IN (SELECT id FROM tree) ORDER BY 'section ' || id IN (
					SELECT thing FROM undo_change WHERE step = (SELECT step FROM undo_now)) DESC, id LIMIT 1)`)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); n == 0 || err != nil {
			return err
		}
	}
}

// parked is a section that has no folded title yet. No folded title begins with a space.
type parked struct {
	id, parent    news.SectionID
	title, search string
}

// unpark gives sections their folded titles, one after the other: where one goes, those within it go too.
func (e *Edit) unpark() error {
	for {
		var p parked
		err := e.one(`SELECT id, parent, title, search FROM section WHERE folded LIKE ' %' ORDER BY id LIMIT 1`, nil,
			&p.id, &p.parent, &p.title, &p.search)
		if sqlite.NotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := e.unparkOne(p); err != nil {
			return err
		}
	}
}

// unparkOne gives a section its folded title. What stands in one beside which there is another of its title moves there.
func (e *Edit) unparkOne(p parked) error {
	title := p.title
	for n := 2; ; n++ {
		var twin news.SectionID
		var search string
		err := e.one(`SELECT id, search FROM section WHERE parent = ? AND folded = ?`, sqlite.Args(p.parent, fold(title)), &twin, &search)
		switch {
		case sqlite.NotFound(err):
			_, err = e.exec(`UPDATE section SET title = ?, folded = ? WHERE id = ?`, title, fold(title), p.id)
			return err
		case err != nil:
			return err
		case search == p.search:
			return e.merge(p.id, twin)
		}
		title = fmt.Sprintf("%s %d", p.title, n) // a search and a section of feeds hold different things
	}
}

// merge moves what stands in a section into another, and takes the empty one away.
func (e *Edit) merge(from, into news.SectionID) error {
	for _, statement := range []string{
		`UPDATE feed SET section = ?2 WHERE section = ?1`,
		`UPDATE section SET parent = ?2, folded = ' ' || id WHERE parent = ?1`,
		`DELETE FROM section WHERE id = ?1 AND id <> ?2`,
	} {
		if _, err := e.exec(statement, from, into); err != nil {
			return err
		}
	}
	return nil
}

// enlist makes the reading lists in which something is, unless there is one of that name in another case.
func (e *Edit) enlist() error {
	missing, err := sqlite.All(e.ctx, e.tx, sqlite.Value[string], `SELECT DISTINCT list FROM listed WHERE list NOT IN (SELECT name FROM list)`)
	if err != nil {
		return err
	}
	for _, name := range missing {
		is, err := e.list(name)
		if err != nil {
			return err
		}
		if is == name {
			continue
		}
		if err := e.rename("listed", "list", name, is); err != nil {
			return err
		}
	}
	return nil
}

// ofBookmark are the tables of what the reader chose to belong to a bookmark.
var ofBookmark = []string{"listed", "tagged", "highlight"}

// orphans is what of a table in the step under way belongs to no bookmark.
const orphans = ` WHERE story IN (SELECT story FROM undo_change WHERE step = (SELECT step FROM undo_now))
	AND story NOT IN (SELECT story FROM bookmark)`

// takenBefore leaves out the stories whose bookmark the step under way itself took away: it is meant to be gone.
const takenBefore = ` AND story NOT IN (SELECT story FROM undo_change WHERE step = (SELECT step FROM undo_now) AND took = ?)`

// adopt brings the bookmarks back to which something belongs that came back, as they were when they were taken away
// last. What belongs to one that nobody knows any more goes, and so does a text that came after the saving, which is no
// step of its own.
func (e *Edit) adopt() error {
	for _, table := range ofBookmark {
		found, err := sqlite.All(e.ctx, e.tx, storyID, `SELECT DISTINCT story FROM `+table+orphans+takenBefore, news.KindBookmark)
		if err != nil {
			return err
		}
		for _, id := range found {
			if err := e.bringBookmark(id); err != nil {
				return err
			}
		}
	}
	for _, table := range append([]string{"copy"}, ofBookmark...) {
		if _, err := e.exec(`DELETE FROM ` + table + orphans); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edit) bringBookmark(id news.StoryID) error {
	statements, err := sqlite.All(e.ctx, e.tx, sqlite.Value[string], `SELECT statement FROM undo_change
		WHERE story = ?1 AND statement LIKE 'INSERT %' AND step =
			(SELECT max(step) FROM undo_change WHERE story = ?1 AND took = ?2) ORDER BY id DESC`, int64(id), news.KindBookmark)
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if err := e.run(statement); err != nil {
			return err
		}
	}
	return nil
}
