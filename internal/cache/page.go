package cache

import (
	"context"
	"strconv"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Filter narrows a list. The zero Filter finds nothing: say All, Feeds, or Listing.
type Filter struct {
	Feeds                 []news.FeedID // what any of these carries
	Listing               news.Listing  // what stands on this list
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

// Page lists stories, newest first.
func (s *Store) Page(ctx context.Context, f Filter) (news.Page, error) {
	if f.Limit <= 0 {
		f.Limit = pageRows
	}
	var q query
	switch {
	case f.Listing != (news.Listing{}):
		q.listing(listingID(f.Listing))
	case f.All:
		q.from = strings.TrimRight(fromStory, " ")
		q.where = append(q.where, `feedset.members <> '[]'`)
	case len(f.Feeds) == 0:
		return news.Page{}, nil
	case f.short():
		q.merge(f, nil)
	default:
		w, err := s.weigh(ctx, f)
		if err != nil || w.here == 0 {
			return news.Page{}, err
		}
		if w.scanned() {
			q.scan(w.sets)
		} else {
			q.merge(f, w.sets)
		}
	}
	q.narrow(f)
	q.below(`story.time`, `story.id`, f.After)
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

// merge takes the newest of each feed's own list, or, of unread stories, of each set's: to look for them in the feeds'
// lists would be to pass over all that were read. Other flags are tested in each list, so that its head is a page.
func (q *query) merge(f Filter, sets []string) {
	var heads []string
	if f.Unread {
		for _, set := range sets {
			heads = append(heads, q.head(f, ` FROM story`, `story.time`, `story.id`, `story.feedset = `+set))
		}
	} else {
		from := ` FROM place`
		if f.Stored {
			from += ` CROSS JOIN story ON story.id = place.story`
		}
		for _, feed := range f.Feeds {
			heads = append(heads, q.head(f, from, `place.time`, `place.story`, `place.feed = `+strconv.FormatInt(int64(feed), 10)))
		}
	}
	q.from = ` FROM (` + strings.Join(heads, ` UNION `) + `) AS head CROSS JOIN story ON story.id = head.story
		JOIN feedset ON feedset.id = story.feedset`
}

// head selects the first page of one list.
func (q *query) head(f Filter, from, time, story, list string) string {
	h := query{where: []string{list}}
	h.below(time, story, f.After)
	h.between(time, f)
	h.flags(f)
	q.args = append(q.args, h.args...)
	return `SELECT * FROM (SELECT ` + story + ` AS story` + from + ` WHERE ` + strings.Join(h.where, ` AND `) +
		` ORDER BY ` + time + ` DESC, ` + story + ` DESC LIMIT ` + strconv.Itoa(f.Limit+1) + `)`
}

// scan walks all stories and keeps those that one of the sets of feeds carries.
func (q *query) scan(sets []string) {
	q.from = strings.TrimRight(fromStory, " ")
	q.where = append(q.where, `story.feedset IN (`+strings.Join(sets, `,`)+`)`)
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
	q.between(`story.time`, f)
}

// below goes on where a page ended.
func (q *query) below(time, story string, after news.Cursor) {
	if after != (news.Cursor{}) {
		q.where = append(q.where, `(`+time+`, `+story+`) < (?, ?)`)
		q.args = append(q.args, after.When, after.Row)
	}
}

func (q *query) between(column string, f Filter) {
	if !f.Since.IsZero() {
		q.where = append(q.where, column+` >= ?`)
		q.args = append(q.args, sqlite.Stamp(f.Since))
	}
	if !f.Before.IsZero() {
		q.where = append(q.where, column+` < ?`)
		q.args = append(q.args, sqlite.Stamp(f.Before))
	}
}
