package cache

import (
	"context"
	"errors"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// remarks are what the reader wrote about a bookmark.
type remarks struct {
	tags, lists []string
	note        string
}

// remarksOf is what the reader wrote about the story in a row; nothing about most.
func remarksOf(ctx context.Context, q sqlite.Querier, row int64) (r remarks, err error) {
	var tags, lists string
	err = sqlite.One(ctx, q, `SELECT tags, lists, note FROM remark WHERE story = ?`, sqlite.Args(row), &tags, &lists, &r.note)
	if errors.Is(err, news.ErrNotFound) {
		return r, nil
	}
	r.tags, r.lists = lines(tags), lines(lists)
	return r, err
}

// lines parts what stands one a line.
func lines(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }) }
