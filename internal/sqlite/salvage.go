package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Salvage makes a new file of the rows that can still be read of a damaged one, and says how many each table has. Nobody
// may have the damaged one open; nothing of it changes. The new file has the version of the damaged one, or the newest
// where that cannot be read, as the options, which name the new file, describe it. The error wraps ErrNewer for a file of a
// newer program.
func Salvage(ctx context.Context, damaged string, o Options) (rows map[string]int, err error) {
	// Allowed to write its schema, SQLite opens a file that was cut short as well (lockBtree in its btree.c); it is asked
	// for nothing but rows.
	params := "_pragma=writable_schema(1)"
	if size(damaged+"-wal") == 0 {
		params += "&immutable=1" // and nothing is left beside it
	}
	from, err := look(damaged, params)
	if err != nil {
		return nil, fmt.Errorf("salvage %s: %w", damaged, err)
	}
	defer from.Close()
	version, err := userVersion(ctx, from)
	if err == nil {
		err = tooNew(version, len(o.Migrations))
	}
	if err = Explain(err); err != nil && !errors.Is(err, ErrCorrupt) {
		return nil, fmt.Errorf("salvage %s: %w", damaged, err)
	}
	if err == nil && version > 0 {
		o.Migrations = o.Migrations[:version]
	}
	to, err := Open(ctx, o)
	if err != nil {
		return nil, err
	}
	rows, err = to.salvage(ctx, damaged, from)
	return rows, errors.Join(err, to.Close())
}

// salvage takes over what the damaged file tells of, and then what it does not know of any more.
func (db *DB) salvage(ctx context.Context, damaged string, from *sql.DB) (rows map[string]int, err error) {
	tables, err := All(ctx, db.Read(), scanTable, `
		SELECT l.name, group_concat(c.name), group_concat(c.type), coalesce(group_concat(CASE WHEN l.wr AND c.pk > 0 THEN c.name END), 'rowid')
		FROM pragma_table_list AS l, pragma_table_info(l.name) AS c
		WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' GROUP BY l.name`)
	if err != nil {
		return nil, err
	}
	if err := db.takeOver(ctx, from, tables); err != nil {
		return nil, err
	}
	lost := slices.DeleteFunc(slices.Clone(tables), func(t table) bool { return t.known(ctx, from) })
	if err := db.takeOverLost(ctx, damaged, lost); err != nil {
		return nil, err
	}
	return db.count(ctx, tables)
}

// takeOverLost copies tables that a damaged file does not know of any more.
func (db *DB) takeOverLost(ctx context.Context, damaged string, lost []table) error {
	if len(lost) == 0 {
		return nil
	}
	file, err := os.Open(damaged)
	if err != nil {
		return err
	}
	defer file.Close()
	p, err := choose(ctx, db.options.Migrations, file)
	if p == nil {
		return err
	}
	path := db.path + ".relabelled"
	defer os.Remove(path) //nolint:errcheck // it is ours, and a copy
	if err := p.relabel(ctx, file, path); err != nil {
		return fmt.Errorf("relabel %s: %w", damaged, Explain(err))
	}
	from, err := look(path, "_pragma=writable_schema(1)&immutable=1")
	if err != nil {
		return err
	}
	defer from.Close()
	return db.takeOver(ctx, from, lost)
}

// takeOver copies tables as far as they can be read.
func (db *DB) takeOver(ctx context.Context, from *sql.DB, tables []table) error {
	return db.Write(ctx, func(tx *sql.Tx) error {
		for _, t := range tables {
			if err := t.takeOver(ctx, from, tx); err != nil {
				return err
			}
		}
		return nil
	})
}

// count says how many rows tables have.
func (db *DB) count(ctx context.Context, tables []table) (rows map[string]int, err error) {
	rows = make(map[string]int, len(tables))
	for _, t := range tables {
		var n int
		if err := One(ctx, db.Read(), `SELECT count(*) FROM `+t.name, nil, &n); err != nil {
			return nil, err
		}
		rows[t.name] = n
	}
	return rows, nil
}

// table is how the rows of a table are asked for.
type table struct {
	name    string
	columns []string
	types   []string // of the columns, as they were declared
	key     []string // the order in which its rows lie in the file
}

func scanTable(scan Scan) (t table, err error) {
	var columns, types, key string
	err = scan(&t.name, &columns, &types, &key)
	t.columns, t.types, t.key = strings.Split(columns, ","), strings.Split(types, ","), strings.Split(key, ",")
	return t, err
}

// known reports whether the schema of a file says where the table is.
func (t table) known(ctx context.Context, from *sql.DB) bool {
	return Each(ctx, from, func(Scan) error { return nil }, `SELECT 1 FROM `+t.name+` LIMIT 0`) == nil
}

// owns reports whether a row may be one of the table's, going by what its columns hold. SQLite itself takes anything for a
// text or a number: where a disk wrote a page of another table over one of this, it would hand out that one's rows. And
// what was cut off it takes for zeros, which no text of ours has in it.
func (t table) owns(row []any) bool {
	for i, value := range row {
		is := ""
		switch value := value.(type) {
		case nil: // for the rules of the table to allow
			continue
		case int64:
			is = "INTEGER"
		case string:
			if !strings.Contains(value, "\x00") {
				is = "TEXT"
			}
		case []byte:
			is = "BLOB"
		}
		if is != t.types[i] {
			return false
		}
	}
	return true
}

// takeOver copies the rows from the beginning and, where that comes upon a damage, from the end. A row that is there
// already, breaks a rule of the table or is not its own is left out.
func (t table) takeOver(ctx context.Context, from *sql.DB, to *sql.Tx) (err error) {
	row, dest := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range row {
		dest[i] = &row[i]
	}
	columns := strings.Join(t.columns, ", ")
	insert := fmt.Sprintf(`INSERT OR IGNORE INTO %s (%s) VALUES (?%s)`, t.name, columns, strings.Repeat(", ?", len(row)-1))
	for _, direction := range []string{"", " DESC"} {
		broken := Each(ctx, from, func(scan Scan) error {
			if err := scan(dest...); err != nil {
				return err
			}
			if !t.owns(row) {
				return nil
			}
			if _, err = to.ExecContext(ctx, insert, row...); err != nil {
				return ErrStop
			}
			return nil
		}, fmt.Sprintf(`SELECT %s FROM %s NOT INDEXED ORDER BY %s`, columns, t.name, strings.Join(t.key, direction+", ")+direction))
		if broken == nil || err != nil {
			return err
		}
	}
	return ctx.Err()
}
