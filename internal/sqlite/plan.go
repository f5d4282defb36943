package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
)

// plan says where each table and index of a file begins. That stands in the pages of its schema, of which the first is the
// first of the file, and whoever loses one of these finds nothing of what it told.
//
// But in a file that can be shrunk (see prepare) SQLite keeps the first pages of all tables and indexes together at the
// front, in the order in which they were made, whatever rows came between (btreeCreateTable in its btree.c). So every file
// that the same scripts made has the plan of a new one; or, where it was a backup, that of a new one which was copied then.
type plan []place

type place struct {
	kind, name, table, statement string // as sqlite_schema has them
	page                         int64  // from 1
}

// sheet is the size of a page, in bytes: SQLite's own choice, which all our files have.
const sheet = 4096

// planOf reads the plan of a whole file.
func planOf(ctx context.Context, q Querier) (plan, error) {
	return All(ctx, q, func(scan Scan) (p place, err error) {
		err = scan(&p.kind, &p.name, &p.table, &p.statement, &p.page)
		return p, err
	}, `SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema WHERE rootpage > 0 AND name NOT LIKE 'sqlite_%'`)
}

// planAfter is the plan of a file that scripts made and that was copied, as a backup is, when the first copied of them had
// run. Only the last copy that a file went through counts, since each keeps the order of the one before.
func planAfter(ctx context.Context, scripts []string, copied int) (p plan, err error) {
	err = execute(":memory:", func(db *sql.DB) error {
		script := slices.Concat([]string{`PRAGMA auto_vacuum=INCREMENTAL`}, scripts[:copied], []string{`VACUUM`}, scripts[copied:])
		if _, err := db.ExecContext(ctx, strings.Join(script, ";")); err != nil {
			return err
		}
		p, err = planOf(ctx, db)
		return err
	})
	return p, err
}

// What the first page of a table or an index begins with, https://www.sqlite.org/fileformat2.html#b_tree_pages.
var (
	tablePages = []byte{0x05, 0x0d}
	indexPages = []byte{0x02, 0x0a} // also of a table without row identifiers
)

// fits counts the places at which a file has what should be there; none where it has anything else at one of them. A page
// that is cut off or overwritten is nothing.
func (p plan) fits(file io.ReaderAt) (n int) {
	for _, at := range p {
		should, other := tablePages, indexPages
		if at.kind == "index" || strings.HasSuffix(at.statement, "WITHOUT ROWID") {
			should, other = other, should
		}
		is := make([]byte, 1)
		if _, err := file.ReadAt(is, (at.page-1)*sheet); err != nil {
			continue
		}
		switch {
		case slices.Contains(should, is[0]):
			n++
		case slices.Contains(other, is[0]):
			return 0
		}
	}
	return n
}

// choose gives the plan that fits a file best which scripts made; nil when none does. That of a file which was never
// copied comes first, then those of the newest copies. Two plans that differ only in which of two places is an index and
// which a table without row identifiers fit alike, as these begin alike: then such a table may be left out.
func choose(ctx context.Context, scripts []string, file io.ReaderAt) (best plan, err error) {
	most, ages := 0, len(scripts)+1
	for i := range ages {
		p, err := planAfter(ctx, scripts, (ages-i)%ages)
		if err != nil {
			return nil, err
		}
		n := p.fits(file)
		if n > most {
			best, most = p, n
		}
		if n == len(p) {
			break
		}
	}
	return best, nil
}

// relabel writes a copy of a file under a schema that says what the plan does. It serves to read rows and nothing else:
// no index is in it, and of most pages it does not know what they are for.
func (p plan) relabel(ctx context.Context, from *os.File, path string) error {
	name, err := address(path)
	if err != nil {
		return err
	}
	if err := touch(path); err != nil {
		return err
	}
	if err := execute(name, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, `PRAGMA user_version=1`) // so that there is a first page
		return err
	}); err != nil {
		return err
	}
	if err := appendPages(from, path); err != nil {
		return err
	}
	return execute(name+"?_pragma=writable_schema(1)", func(db *sql.DB) error {
		for _, at := range p {
			if at.kind != "table" {
				continue
			}
			if _, err := db.ExecContext(ctx, `INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?, ?, ?, ?)`,
				at.name, at.table, at.page, at.statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// execute opens a file for one connection.
func execute(name string, do func(*sql.DB) error) error {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(do(db), db.Close())
}

// mostLost is up to which size, in bytes, a file is believed that says how long it was: beyond, that is damaged too.
const mostLost = 1 << 30

// appendPages puts the pages of a file, but for the first, behind the one page of another. The room of what was cut off
// stays empty: SQLite would put the pages of the schema where a table looks for its own.
func appendPages(from *os.File, path string) (err error) {
	to, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	info, err := from.Stat()
	if err != nil {
		return err
	}
	length := (info.Size() + sheet - 1) / sheet * sheet
	if header := headerOf(from); header != nil && wholeSize(header) <= mostLost {
		length = max(length, wholeSize(header))
	}
	if err := to.Truncate(max(length, sheet)); err != nil {
		return err
	}
	if _, err := to.WriteAt(make([]byte, 4), pagesAt); err != nil { // so that the length counts
		return err
	}
	_, err = io.Copy(io.NewOffsetWriter(to, sheet), io.NewSectionReader(from, sheet, max(0, info.Size()-sheet)))
	return err
}
