package library

import (
	"context"
	"fmt"

	"reader/internal/sqlite"
)

// joint is a step of undo that several changes share.
type joint struct {
	step  int64
	title string // of the first change
	more  int    // changes after that
}

type jointKey struct{}

// Together has all changes that are made under the context be one step of undo, named after the first of them: for a
// command that names several things. Other programs may write in between. The changes come one after the other.
func Together(ctx context.Context) context.Context {
	return context.WithValue(ctx, jointKey{}, &joint{})
}

func jointOf(ctx context.Context) *joint {
	j, _ := ctx.Value(jointKey{}).(*joint)
	return j
}

// do makes one more change and names the step after all of them. A nil joint is that change alone.
func (j *joint) do(e *Edit, step int64, do func(*Edit) error) error {
	if j == nil || j.step != step {
		return do(e)
	}
	before, err := e.size(step)
	if err != nil {
		return err
	}
	if err := do(e); err != nil {
		return err
	}
	after, err := e.size(step)
	if after > before {
		j.more++
	}
	if e.title = j.title; j.more > 0 {
		e.title = fmt.Sprintf("%s, and %d more", j.title, j.more)
	}
	return err
}

// size is how much undo wrote down of a step.
func (e *Edit) size(step int64) (n int, err error) {
	err = e.one(`SELECT (SELECT count(*) FROM undo_change WHERE step = ?1) + (SELECT count(*) FROM undo_mark WHERE step = ?1)`,
		sqlite.Args(step), &n)
	return n, err
}

// began remembers the step and what its first change is called.
func (j *joint) began(step int64, title string) {
	if j != nil && j.step != step {
		*j = joint{step: step, title: title}
	}
}
