package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Salvage makes a new file of the rows that can still be read of a damaged one, and says how many each table has. Nobody
// may have the damaged one open; nothing of it changes. The new file has the version of the damaged one, as the options,
// which name the new file, describe it. The error wraps ErrCorrupt when not even the version can be read, and ErrNewer.
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
	if err != nil {
		return nil, fmt.Errorf("salvage %s: %w", damaged, Explain(err))
	}
	o.Migrations = o.Migrations[:version]
	to, err := Open(ctx, o)
	if err != nil {
		return nil, err
	}
	rows, err = to.takeOver(ctx, from)
	return rows, errors.Join(err, to.Close())
}

// takeOver copies every table as far as it can be read.
func (db *DB) takeOver(ctx context.Context, from *sql.DB) (rows map[string]int, err error) {
	tables, err := All(ctx, db.Read(), scanTable, `
		SELECT l.name, group_concat(c.name), coalesce(group_concat(CASE WHEN l.wr AND c.pk > 0 THEN c.name END), 'rowid')
		FROM pragma_table_list AS l, pragma_table_info(l.name) AS c
		WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' GROUP BY l.name`)
	if err != nil {
		return nil, err
	}
	rows = map[string]int{}
	return rows, db.Write(ctx, func(tx *sql.Tx) error {
		for _, t := range tables {
			if err := t.takeOver(ctx, from, tx); err != nil {
				return err
			}
			var n int
			if err := One(ctx, tx, `SELECT count(*) FROM `+t.name, nil, &n); err != nil {
				return err
			}
			rows[t.name] = n
		}
		return nil
	})
}

// table is how the rows of a table are asked for.
type table struct {
	name    string
	columns []string
	key     []string // the order in which its rows lie in the file
}

func scanTable(scan Scan) (t table, err error) {
	var columns, key string
	err = scan(&t.name, &columns, &key)
	t.columns, t.key = strings.Split(columns, ","), strings.Split(key, ",")
	return t, err
}

// takeOver copies the rows from the beginning and, where that comes upon a damage, from the end. A row that is there
// already, or breaks a rule of the table, is left out.
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
