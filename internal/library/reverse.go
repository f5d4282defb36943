package library

import (
	"strings"

	"reader/internal/sqlite"
)

// change is what undo wrote down of a step: the statement that reverses one row's change.
type change struct {
	statement string
	outdated  bool // another step has touched the same story, feed or section since
}

func scanChange(scan sqlite.Scan) (c change, err error) {
	err = scan(&c.statement, &c.outdated)
	return c, err
}

// brings says that the statement brings back what the step took away. That destroys nothing, whatever was done since.
func (c change) brings() bool { return strings.HasPrefix(c.statement, "INSERT ") }

// others selects the steps that others made since a step and that still stand. One's own are taken back in their order, so
// that none of them stands in the way.
func (e *Edit) others(step int64) (query string, args []any) {
	mine, args := e.reach.where()
	return `SELECT id FROM undo_step WHERE id > ? AND id <> (SELECT step FROM undo_now) AND state IN (?, ?) AND NOT ` + mine,
		append([]any{step, stands, trashed}, args...)
}

// reverse takes a step back, while a newer one records that. What others have touched since stays as they left it, and so
// does what stands in the way of what is brought back; whole says that there was no such thing. Then the library is
// exactly as it was before the step.
func (e *Edit) reverse(step int64) (whole bool, err error) {
	others, args := e.others(step)
	changes, err := sqlite.All(e.ctx, e.tx, scanChange, `WITH later AS (SELECT story, thing FROM undo_change WHERE step IN (`+others+`))
		SELECT statement, thing <> '' AND thing IN (SELECT thing FROM later) OR story <> 0 AND story IN (SELECT story FROM later)
		FROM undo_change WHERE step = ? ORDER BY id DESC`, append(args, step)...)
	if err != nil {
		return false, err
	}
	whole = true
	for _, c := range changes {
		if c.outdated && !c.brings() {
			whole = false
			continue
		}
		if err := e.run(c.statement); err != nil {
			return false, err
		}
	}
	marks, err := e.reverseMarks(step)
	if err != nil || len(changes) == 0 {
		return marks, err
	}
	return whole && marks, e.settle()
}

// reverseMarks turns the marks of a step round, but for those that others turned since.
func (e *Edit) reverseMarks(step int64) (whole bool, err error) {
	var all int64
	if err := e.one(`SELECT count(*) FROM undo_mark WHERE step = ?`, sqlite.Args(step), &all); all == 0 || err != nil {
		return true, err
	}
	changed, err := markClock(e.ctx, e.tx, sqlite.Stamp(e.now))
	if err != nil {
		return false, err
	}
	others, args := e.others(step)
	r, err := e.exec(`UPDATE mark SET read = 1 - read, changed = ? WHERE story IN (SELECT story FROM undo_mark WHERE step = ?)
		AND story NOT IN (SELECT story FROM undo_mark WHERE step IN (`+others+`))`,
		append([]any{changed, step}, args...)...)
	if err != nil {
		return false, err
	}
	turned, err := r.RowsAffected()
	return turned == all, err
}

// run runs a statement that undo wrote down; what stands in its way stays.
func (e *Edit) run(statement string) error {
	verb, rest, _ := strings.Cut(statement, " ")
	if (verb == "INSERT" || verb == "UPDATE") && !strings.HasPrefix(rest, "OR ") {
		verb += " OR IGNORE"
	}
	_, err := e.exec(verb + " " + rest)
	return err
}
