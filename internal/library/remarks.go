package library

import (
	"context"
	"errors"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Remarks tells what the reader wrote to bookmarks, by story, and where in their texts the reader is; stories that are no
// bookmarks are in neither. Progress is left out: it takes the texts.
func (s *Store) Remarks(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]news.Remarks, map[news.StoryID]news.Place, error) {
	kept, places := make(map[news.StoryID]news.Remarks, len(ids)), map[news.StoryID]news.Place{}
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var id, saved int64
		var k news.Remarks
		var lists, tags string
		var at news.Place
		if err := scan(&id, &saved, &k.Note, &k.Marked, &at.Block, &at.Rune, &lists, &tags); err != nil {
			return err
		}
		err := errors.Join(sqlite.Decode(lists, &k.Lists), sqlite.Decode(tags, &k.Tags))
		k.Saved = sqlite.Time(saved)
		kept[news.StoryID(id)] = k
		if at != (news.Place{}) {
			places[news.StoryID(id)] = at
		}
		return err
	}, `SELECT b.story, b.saved, b.note, (SELECT count(*) FROM highlight h WHERE h.story = b.story),
		coalesce(p.block, 0), coalesce(p.rune, 0),
		(SELECT json_group_array(list ORDER BY list) FROM listed l WHERE l.story = b.story),
		(SELECT json_group_array(tag ORDER BY tag) FROM tagged t WHERE t.story = b.story)
		FROM bookmark b LEFT JOIN place p ON p.story = b.story WHERE b.story IN (SELECT value FROM json_each(?))`, sqlite.Integers(ids))
	if err != nil {
		return nil, nil, fmt.Errorf("what is kept of %d stories: %w", len(ids), err)
	}
	return kept, places, nil
}

// Owned counts what is the reader's own: the bookmarks, by their lists too, and what lies in the trash.
func (s *Store) Owned(ctx context.Context) (o news.Owned, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT (SELECT count(*) FROM bookmark), (SELECT count(*) FROM undo_step WHERE state = ?)`,
		sqlite.Args(trashed), &o.Saved, &o.Trash)
	if err == nil {
		o.Lists, err = s.Lists(ctx)
	}
	if err != nil {
		return o, fmt.Errorf("count what is saved: %w", err)
	}
	return o, nil
}

// SavedCounts counts the bookmarks, and the passages marked in them.
func (s *Store) SavedCounts(ctx context.Context) (stories, passages int, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT (SELECT count(*) FROM bookmark), (SELECT count(*) FROM highlight)`, nil, &stories, &passages)
	return stories, passages, err
}
