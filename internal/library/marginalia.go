package library

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// MarginaliaSince lists what changed of bookmarks since a change, in order, and says which change was the last: ask with it
// again. Zero lists every bookmark. A story that is no bookmark any more is listed as such.
func (s *Store) MarginaliaSince(ctx context.Context, change int64) (list []news.Marginalia, last int64, err error) {
	last = change
	list, err = sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (r news.Marginalia, err error) {
		var id int64
		var note, lists, tags, notes string
		err = scan(&id, &last, &r.Saved, &note, &lists, &tags, &notes, &r.Highlights)
		r.Story, r.Lists, r.Tags = news.StoryID(id), lines(lists), lines(tags)
		r.Note = strings.Join(lines(note+"\n"+notes), "\n")
		return r, err
	}, `SELECT r.story, r.changed, b.story IS NOT NULL, coalesce(b.note, ''),
		coalesce((SELECT group_concat(list, char(10) ORDER BY list) FROM listed WHERE story = r.story), ''),
		coalesce((SELECT group_concat(tag, char(10) ORDER BY tag) FROM tagged WHERE story = r.story), ''),
		coalesce((SELECT group_concat(note, char(10) ORDER BY start, id) FROM highlight WHERE story = r.story), ''),
		(SELECT count(*) FROM highlight WHERE story = r.story)
		FROM remarked r LEFT JOIN bookmark b ON b.story = r.story WHERE r.changed > ? ORDER BY r.changed`, change)
	if err != nil {
		return nil, change, fmt.Errorf("list changed bookmarks: %w", err)
	}
	return list, last, nil
}

// lines parts what stands one a line.
func lines(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }) }
