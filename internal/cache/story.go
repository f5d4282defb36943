package cache

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// storyColumns are what a story is read from, in the order of readStory.
const storyColumns = `story.id, story.key, story.url, story.time, story.language, story.read, story.saved, story.stale, story.revised, story.stored, story.lacking, story.head, feedset.members`

// fromStory is where they stand.
const fromStory = ` FROM story JOIN feedset ON feedset.id = story.feedset `

// row is a story with its place in lists.
type row struct {
	news.Story
	id, time int64
}

func readStory(scan sqlite.Scan) (row, error) {
	var r row
	var key int64
	var url, language, head, members string
	var read, saved, stale, revised bool
	var stored news.Stored
	var lacking int
	if err := scan(&r.id, &key, &url, &r.time, &language, &read, &saved, &stale, &revised, &stored, &lacking, &head, &members); err != nil {
		return r, err
	}
	if err := sqlite.Decode(head, &r.Story); err != nil {
		return r, fmt.Errorf("story %s: %w", news.StoryID(key), err)
	}
	feeds, err := feedsIn(members)
	r.ID, r.URL, r.Language, r.Read, r.Saved, r.Stored, r.Feeds = news.StoryID(key), url, language, read, saved, stored, feeds
	r.Stale, r.Revised, r.Whole = stale, revised, stored == news.StoredFull && lacking == 0
	return r, err
}

// Story returns one story; news.ErrNotFound when it is not here.
func (s *Store) Story(ctx context.Context, id news.StoryID) (news.Story, error) {
	stories, err := s.stories(ctx, `WHERE story.key = ?`, int64(id))
	if err != nil {
		return news.Story{}, err
	}
	if len(stories) == 0 {
		return news.Story{}, fmt.Errorf("story %s: %w", id, news.ErrNotFound)
	}
	return stories[0], nil
}

// Stories returns those of some stories that are here, in any order.
func (s *Store) Stories(ctx context.Context, ids []news.StoryID) ([]news.Story, error) {
	return s.stories(ctx, `WHERE story.key IN (SELECT value FROM json_each(?))`, sqlite.Integers(ids))
}

// ByPrefix returns the one story whose identifier begins so.
func (s *Store) ByPrefix(ctx context.Context, prefix string) (news.Story, error) {
	low, high, ok := idRange(prefix)
	if !ok {
		return news.Story{}, fmt.Errorf("story %q: %w", prefix, news.ErrNotFound)
	}
	stories, err := s.stories(ctx, `WHERE story.key BETWEEN ? AND ? LIMIT 2`, int64(low), int64(high))
	switch {
	case err != nil:
		return news.Story{}, err
	case len(stories) == 0:
		return news.Story{}, fmt.Errorf("story %q: %w", prefix, news.ErrNotFound)
	case len(stories) > 1:
		return news.Story{}, fmt.Errorf("%q begins the identifiers of several stories; write more of it", prefix)
	}
	return stories[0], nil
}

// shortestPrefix is how much of an identifier must be written: the "s" and four characters.
const shortestPrefix = 5

// idRange gives the identifiers that begin so. They are stored as signed numbers, and one prefix never spans the
// border between the signs, since it fixes the first bits.
func idRange(prefix string) (low, high news.StoryID, ok bool) {
	const whole = len("s") + 13
	if len(prefix) < shortestPrefix || len(prefix) > whole {
		return 0, 0, false
	}
	fill := whole - len(prefix)
	low, err := news.ParseStoryID(prefix + strings.Repeat("0", fill))
	if err != nil {
		return 0, 0, false
	}
	// The last character holds 4 bits of the 64 only, so the highest one is u.
	top := prefix
	if fill > 0 {
		top += strings.Repeat("v", fill-1) + "u"
	}
	high, err = news.ParseStoryID(top)
	return low, high, err == nil
}

// StoriesByURL finds what is known of canonical addresses. An address that is not known is not in the map.
func (s *Store) StoriesByURL(ctx context.Context, urls []string) (map[string]news.Story, error) {
	found := make(map[string]news.Story, len(urls))
	err := sqlite.Chunks(urls, 500, func(some []string) error {
		args := make([]any, len(some))
		for i, u := range some {
			args[i] = u
		}
		stories, err := s.stories(ctx, `WHERE story.url <> '' AND story.url IN (`+marks(len(some))+`)`, args...)
		for _, story := range stories {
			if known, ok := found[story.URL]; !ok || known.Stored < story.Stored {
				found[story.URL] = story
			}
		}
		return err
	})
	return found, err
}

func (s *Store) stories(ctx context.Context, where string, args ...any) ([]news.Story, error) {
	return sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (news.Story, error) {
		r, err := readStory(scan)
		return r.Story, err
	}, `SELECT `+storyColumns+fromStory+where, args...)
}
