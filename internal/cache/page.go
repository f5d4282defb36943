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
	Unread, Saved, Stored bool          // Stored: with all that it shows
	Since, Before         time.Time
	After                 news.Cursor
	Limit                 int // 50 when zero
	// Newest has a search list what it finds as any other list does, the newest first, instead of the best.
	Newest bool
	// Typing says that a search is still being typed: its last word may go on, and what is not closed yet is no mistake.
	Typing bool
	// Named finds the feeds that source: and section: in a search mean, and says whether anything is called so. Nothing is
	// when nil.
	Named func(field, name string) (feeds []news.FeedID, known bool)
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
		q.merge(f, listsOf(f.Feeds))
	default:
		return s.pageOfMany(ctx, f)
	}
	return s.page(ctx, &q, f)
}

// page runs a query whose source is settled.
func (s *Store) page(ctx context.Context, q *query, f Filter) (news.Page, error) {
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
	return `SELECT ` + storyColumns + q.newest(`story.time`, `story.id`, limit)
}

// newest is what stands behind the columns.
func (q *query) newest(time, story string, limit int) string {
	where := ""
	if len(q.where) > 0 {
		where = ` WHERE ` + strings.Join(q.where, ` AND `)
	}
	return q.from + where + ` ORDER BY ` + time + ` DESC, ` + story + ` DESC LIMIT ` + strconv.Itoa(limit)
}

// lists are where a merge takes the newest of each: the stories of feeds, or the unread ones of sets of feeds. To look
// for unread ones in the feeds' lists would be to pass over all that were read.
type lists struct {
	from, list, time, story string // a table with the columns that name a list, and a place in it
	ids                     []int64
}

// listsOf are the lists of feeds.
func listsOf(feeds []news.FeedID) lists {
	l := lists{from: ` FROM place`, list: `place.feed`, time: `place.time`, story: `place.story`}
	for _, feed := range feeds {
		l.ids = append(l.ids, int64(feed))
	}
	return l
}

// unreadOf are the lists of the unread stories of sets of feeds.
func unreadOf(sets []int64) lists {
	return lists{from: ` FROM story`, list: `story.feedset`, time: `story.time`, story: `story.id`, ids: sets}
}

// in selects from one list what a filter keeps of it. The flags are tested in each list, so that its head is a page.
func (l lists) in(f Filter, list string) query {
	h := query{from: l.from, where: []string{l.list + ` = ` + list}}
	if f.Stored && l.list == `place.feed` {
		h.from += ` CROSS JOIN story ON story.id = place.story`
	}
	h.below(l.time, l.story, f.After)
	h.between(l.time, f)
	h.flags(f)
	return h
}

// merge takes a page from the head of each list.
func (q *query) merge(f Filter, l lists) {
	heads := make([]string, len(l.ids))
	for i, id := range l.ids {
		h := l.in(f, strconv.FormatInt(id, 10))
		q.args = append(q.args, h.args...)
		heads[i] = `SELECT * FROM (SELECT ` + l.story + ` AS story` + h.newest(l.time, l.story, f.Limit+1) + `)`
	}
	q.from = ` FROM (` + strings.Join(heads, ` UNION `) + `) AS head CROSS JOIN story ON story.id = head.story
		JOIN feedset ON feedset.id = story.feedset`
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
	}{{f.Unread, `story.read = 0`}, {f.Saved, `story.saved = 1`}, {f.Stored, `story.stored = 2 AND story.lacking = 0`}} {
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
