package cache

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// A listing has a list of its own, as a feed has, under an identifier that no feed can have. It carries no story: one
// that nothing else tells of belongs to no feed, so that no section counts it, and goes by Tidy when nobody opens it.

// listingID names the list: by the address of its page, or by its site and title where it has none.
func listingID(l news.Listing) int64 {
	if l.URL != "" {
		return int64(hash("listing", bare(l.URL)))
	}
	return int64(hash("listing", siteOf(l.From), l.Kind.String(), text.Fold(l.Title)))
}

// PutListed stores what a listing shows: the pages of its own site, since no site speaks for another. It says how many
// were not known before, and which. What is known stays as it is.
func (s *Store) PutListed(ctx context.Context, l news.Listing, entries []Entry) (fresh int, touched []news.StoryID, err error) {
	site := siteOf(l.URL)
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return !ownPage(e.Story.URL, site) })
	id := news.FeedID(listingID(l))
	return s.putAll(ctx, itemsOf(news.Feed{ID: id, URL: l.URL, Site: l.URL}, entries), putting{feed: id, listed: true})
}

// list puts a known story on the listing.
func (p *putting) list(row int64) error {
	_, err := p.tx.ExecContext(p.ctx, `INSERT OR IGNORE INTO place (feed, time, story) SELECT ?, time, id FROM story WHERE id = ?`,
		int64(p.feed), row)
	return err
}

// mostEnlisted bounds the stored stories that are put on a listing at one time, the newest first.
const mostEnlisted = 500

// Enlist puts on a listing what is stored of its site already: the stories that bear its tag, are by its author, or
// are filed in its section by their publisher.
func (s *Store) Enlist(ctx context.Context, l news.Listing) error {
	id, site := listingID(l), siteOf(l.From)
	if l.URL != "" {
		site = siteOf(l.URL)
	}
	column := map[news.ListingKind]string{news.ByAuthor: "author"}[l.Kind]
	if column == "" {
		column = "tag"
	}
	match := expression(l.Title, true, false)
	if match == "" {
		return nil
	}
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, `SELECT `+storyColumns+` FROM words CROSS JOIN story ON story.id = words.rowid
		JOIN feedset ON feedset.id = story.feedset WHERE words MATCH ?
		AND NOT EXISTS (SELECT 1 FROM place WHERE feed = ? AND time = story.time AND place.story = story.id)
		ORDER BY words.rowid DESC LIMIT `+strconv.Itoa(mostEnlisted), column+` : `+match, id)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return siteOf(r.URL) != site || !bears(&r.Story, l) })
	if len(rows) == 0 {
		return nil
	}
	return s.db.Share(ctx, func(tx *sqlite.Tx) error {
		p := putting{ctx: ctx, tx: tx, feed: news.FeedID(id)}
		for i := range rows {
			if err := p.list(rows[i].id); err != nil {
				return err
			}
			if err := p.enter(&item{guid: int64(rows[i].ID)}, rows[i].id); err != nil {
				return err
			}
		}
		return nil
	})
}

// bears says whether a story has the very tag or author that a listing is of: the index finds the words of a name inside
// longer ones, too.
func bears(s *news.Story, l news.Listing) bool {
	want := text.Fold(l.Title)
	if l.Kind == news.ByAuthor {
		return strings.Contains(" "+text.Fold(s.Byline)+",", " "+want) // names are parted in many ways
	}
	return slices.ContainsFunc(s.Tags, func(t string) bool { return text.Fold(t) == want })
}

// listing selects a listing's stories. There are some hundred at the most, so they are sorted as they are asked for.
func (q *query) listing(id int64) {
	q.from = ` FROM place CROSS JOIN story ON story.id = place.story JOIN feedset ON feedset.id = story.feedset`
	q.where = append(q.where, `place.feed = `+strconv.FormatInt(id, 10))
}
