package cache

import (
	"context"
	"strconv"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Filter narrows a list. The zero Filter finds nothing: say All, or Feeds.
type Filter struct {
	Feeds                 []news.FeedID // what any of these carries
	All                   bool          // whatever carries it
	Unread, Saved, Stored bool          // Stored: the whole article or the feed's text
	Since, Before         time.Time
	After                 news.Cursor
	Limit                 int // 50 when zero
	// Named finds the feeds that source: and section: in a search mean; none when nil.
	Named func(field, name string) []news.FeedID
}

// pageRows is how many rows a page has when nobody says.
const pageRows = 50

// mergedFeeds is up to how many feeds a list is merged from the heads of their own lists. With more, the list of all
// stories is dense enough in their stories to be scanned with a filter.
const mergedFeeds = 64

// Page lists stories, newest first.
func (s *Store) Page(ctx context.Context, f Filter) (news.Page, error) {
	if f.Limit <= 0 {
		f.Limit = pageRows
	}
	var q query
	switch {
	case f.All:
		q.from = strings.TrimRight(fromStory, " ")
		q.where = append(q.where, `feedset.members <> '[]'`)
	case len(f.Feeds) == 0:
		return news.Page{}, nil
	case len(f.Feeds) <= mergedFeeds:
		q.merge(f)
	default:
		q.scan(f.Feeds)
	}
	q.narrow(f)
	if f.After != (news.Cursor{}) {
		q.where = append(q.where, `(story.time, story.id) < (?, ?)`)
		q.args = append(q.args, f.After.When, f.After.Row)
	}
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, q.sql(f.Limit+1), q.args...)
	if err != nil {
		return news.Page{}, err
	}
	return pageOf(rows, f.Limit), nil
}

func pageOf(rows []row, limit int) news.Page {
	var p news.Page
	if p.More = len(rows) > limit; p.More {
		rows = rows[:limit]
	}
	for i := range rows {
		p.Stories = append(p.Stories, rows[i].Story)
	}
	if n := len(rows); n > 0 {
		p.Next = news.Cursor{When: rows[n-1].time, Row: rows[n-1].id}
	}
	return p
}

// query is a SELECT of stories in the making.
type query struct {
	from  string
	where []string
	args  []any
}

func (q *query) sql(limit int) string {
	where := ""
	if len(q.where) > 0 {
		where = ` WHERE ` + strings.Join(q.where, ` AND `)
	}
	return `SELECT ` + storyColumns + q.from + where + ` ORDER BY story.time DESC, story.id DESC LIMIT ` + strconv.Itoa(limit)
}

// merge takes the newest of each feed's own list. A narrowed list may need to look further down in each than a page,
// so the heads are streams that the flags are tested in, not pieces of a fixed length.
func (q *query) merge(f Filter) {
	heads := make([]string, len(f.Feeds))
	var args []any
	for i, feed := range f.Feeds {
		var head query
		head.where = append(head.where, `place.feed = ?`)
		head.args = append(head.args, int64(feed))
		if f.After != (news.Cursor{}) {
			head.where = append(head.where, `(place.time, place.story) < (?, ?)`)
			head.args = append(head.args, f.After.When, f.After.Row)
		}
		from := ` FROM place`
		if f.Unread || f.Saved || f.Stored {
			from += ` CROSS JOIN story ON story.id = place.story`
			head.flags(f)
		}
		heads[i] = `SELECT * FROM (SELECT place.story AS story` + from + ` WHERE ` + strings.Join(head.where, ` AND `) +
			` ORDER BY place.time DESC, place.story DESC LIMIT ` + strconv.Itoa(f.Limit+1) + `)`
		args = append(args, head.args...)
	}
	q.from = ` FROM (` + strings.Join(heads, ` UNION `) + `) AS head CROSS JOIN story ON story.id = head.story
		JOIN feedset ON feedset.id = story.feedset`
	q.args = append(q.args, args...)
}

// scan walks all stories and keeps those carried by one of many feeds.
func (q *query) scan(feeds []news.FeedID) {
	q.from = strings.TrimRight(fromStory, " ")
	q.where = append(q.where, carriedBy(feeds))
}

// carriedBy is the condition that one of the feeds carries a story. The identifiers are of our own making, so they can
// stand in the statement, which takes 32,766 arguments at most.
func carriedBy(feeds []news.FeedID) string {
	if len(feeds) == 0 {
		return `0`
	}
	values := make([]string, len(feeds))
	for i, feed := range feeds {
		values[i] = `('` + feed.String() + `')`
	}
	return `story.feedset IN (WITH wanted (feed) AS (VALUES ` + strings.Join(values, `,`) + `)
		SELECT other.id FROM feedset AS other, json_each(other.members) AS member WHERE member.value IN wanted)`
}

// flags adds the conditions that stand in a story's row.
func (q *query) flags(f Filter) {
	for _, c := range []struct {
		wanted bool
		is     string
	}{{f.Unread, `story.read = 0`}, {f.Saved, `story.saved = 1`}, {f.Stored, `story.stored > 0`}} {
		if c.wanted {
			q.where = append(q.where, c.is)
		}
	}
}

// narrow adds the flags and the times.
func (q *query) narrow(f Filter) {
	q.flags(f)
	if !f.Since.IsZero() {
		q.where = append(q.where, `story.time >= ?`)
		q.args = append(q.args, sqlite.Stamp(f.Since))
	}
	if !f.Before.IsZero() {
		q.where = append(q.where, `story.time < ?`)
		q.args = append(q.args, sqlite.Stamp(f.Before))
	}
}
