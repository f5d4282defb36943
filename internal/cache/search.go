package cache

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// ranked is how many of the newest matches are ranked: to rank all matches of a common word takes half a second in a
// large cache, and what is older than these is rarely meant.
const ranked = 1000

// recencyHalf is the age at which a match has lost half of what recency can give it.
const recencyHalf = 30 * 24 * time.Hour

// columnWeights are bm25's weights of title, author, tag and body: a word in a headline says most.
const columnWeights = `10.0, 4.0, 4.0, 1.0`

// Search finds stories by their words; the operators are those of reader search. Matches come by relevance and
// recency; without words to match, newest first. The Cursor of a page of matches is a number of matches passed, of the
// ranked newest: these are few enough to be ranked anew for every page, and when new ones arrive, a match may be seen
// twice, but for that the order is always the best one. A query that cannot be understood is an error in a sentence.
func (s *Store) Search(ctx context.Context, words string, f Filter) (news.Page, error) {
	q, err := parseSearch(words, f, s.now())
	if err != nil {
		return news.Page{}, err
	}
	if f.Limit <= 0 {
		f.Limit = pageRows
	}
	if !f.All {
		q.where = append(q.where, carriedBy(f.Feeds))
	}
	q.narrow(f)
	if q.match == "" {
		return s.matchless(ctx, q, f)
	}
	hits, err := s.hits(ctx, &q)
	if err != nil {
		return news.Page{}, err
	}
	begin := min(int(f.After.Row), len(hits))
	end := min(begin+f.Limit, len(hits))
	stories, err := s.storiesOf(ctx, hits[begin:end])
	if err != nil {
		return news.Page{}, err
	}
	for i := range stories {
		if err := s.snip(ctx, &stories[i], q.terms); err != nil {
			return news.Page{}, err
		}
	}
	waiting, err := s.Waiting(ctx)
	return news.Page{Stories: stories, Next: news.Cursor{Row: int64(end)}, More: end < len(hits), Unsearched: waiting}, err
}

// matchless lists by conditions alone.
func (s *Store) matchless(ctx context.Context, q search, f Filter) (news.Page, error) {
	q.from = strings.TrimRight(fromStory, " ")
	q.below(`story.time`, `story.id`, f.After)
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, q.sql(f.Limit+1), q.args...)
	return pageOf(rows, f.Limit), err
}

// hit is a match with what it is ranked by.
type hit struct {
	row   int64
	score float64
}

// hits ranks the newest matches.
func (s *Store) hits(ctx context.Context, q *search) ([]hit, error) {
	where := ""
	if len(q.where) > 0 {
		where = ` AND ` + strings.Join(q.where, ` AND `)
	}
	now := s.now()
	hits, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (hit, error) {
		var h hit
		var at int64
		var rank float64
		err := scan(&h.row, &at, &rank)
		age := max(now.Sub(sqlite.Time(at)), 0)
		h.score = -rank * (1 + math.Exp2(-float64(age)/float64(recencyHalf)))
		return h, err
	}, `SELECT story.id, story.time, bm25(words, `+columnWeights+`) FROM words CROSS JOIN story ON story.id = words.rowid
		WHERE words MATCH ?`+where+` ORDER BY words.rowid DESC LIMIT `+strconv.Itoa(ranked),
		append([]any{q.match}, q.args...)...)
	slices.SortStableFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return hits, err
}

// storiesOf reads stories in the order of the hits.
func (s *Store) storiesOf(ctx context.Context, hits []hit) ([]news.Story, error) {
	if len(hits) == 0 {
		return nil, nil
	}
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = strconv.FormatInt(h.row, 10)
	}
	rows, err := sqlite.All(ctx, s.db.Read(), readStory,
		`SELECT `+storyColumns+fromStory+`WHERE story.id IN (`+strings.Join(ids, `,`)+`)`)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]news.Story, len(rows))
	for i := range rows {
		byID[rows[i].id] = rows[i].Story
	}
	stories := make([]news.Story, 0, len(hits))
	for _, h := range hits {
		if story, ok := byID[h.row]; ok {
			stories = append(stories, story)
		}
	}
	return stories, nil
}

// snip cuts the place that matched out of the story's text.
func (s *Store) snip(ctx context.Context, story *news.Story, terms []string) error {
	a, _, err := s.Article(ctx, story.ID)
	if err != nil {
		return err
	}
	plain := news.PlainText(a.Blocks)
	if plain == "" {
		plain = story.Summary
	}
	story.Snippet = snippet(plain, terms)
	return nil
}
