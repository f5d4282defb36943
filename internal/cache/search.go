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

// Search finds stories by their words; the operators are those of reader search, see news.Operators. Matches come by
// relevance and recency; without words to match, newest first. The Cursor of a page of matches is a number of matches
// passed, of those that are ranked: these are few enough to be ranked anew for every page, and when new ones arrive, a
// match may be seen twice, but for that the order is always the best one. What cannot be understood is a
// news.QueryError.
func (s *Store) Search(ctx context.Context, words string, f Filter) (news.Page, error) {
	p, err := s.plan(ctx, words, f)
	if err != nil {
		return news.Page{}, err
	}
	if f.Limit <= 0 {
		f.Limit = pageRows
	}
	if f.Newest || p.match == "" {
		return s.newest(ctx, p, f)
	}
	hits, err := s.rank(ctx, &p)
	if err != nil {
		return news.Page{}, err
	}
	begin := min(int(f.After.Row), len(hits))
	end := min(begin+f.Limit, len(hits))
	stories, err := s.storiesOf(ctx, hits[begin:end])
	if err != nil {
		return news.Page{}, err
	}
	if err := s.snip(ctx, stories, p.marks); err != nil {
		return news.Page{}, err
	}
	waiting, err := s.Waiting(ctx)
	return news.Page{
		Stories: stories, Next: news.Cursor{Row: int64(end)}, More: end < len(hits), Found: len(hits),
		Unsearched: waiting, Marks: p.marks,
	}, err
}

// Understand says what is wrong with a search, as a news.QueryError; nil when nothing is.
func (s *Store) Understand(words string, f Filter) error {
	_, err := planOf(words, f, s.now())
	return err
}

// plan understands a search within a filter.
func (s *Store) plan(ctx context.Context, words string, f Filter) (plan, error) {
	p, err := planOf(words, f, s.now())
	if err != nil {
		return p, err
	}
	if !f.All {
		p.feeds = append(p.feeds, f.Feeds)
	}
	for _, feeds := range p.feeds {
		where, err := s.within(ctx, feeds)
		if err != nil {
			return p, err
		}
		p.where = append(p.where, where)
	}
	p.narrow(f)
	return p, nil
}

// foundRow stands in conditions for the row that was found. That the row is one of few can be told without looking at it.
const foundRow = `{found}`

// fewCarried is up to how many stories of some feeds are listed, so that not every match must be looked at.
const fewCarried = 20_000

// within is the condition that one of the feeds carries what was found.
func (s *Store) within(ctx context.Context, feeds []news.FeedID) (string, error) {
	ids := make([]string, len(feeds))
	for i, feed := range feeds {
		ids[i] = strconv.FormatInt(int64(feed), 10)
	}
	list := `SELECT story FROM place WHERE feed IN (` + strings.Join(ids, `,`) + `)`
	var stories int
	err := sqlite.One(ctx, s.db.Read(), `SELECT count(*) FROM (`+list+` LIMIT ?)`, sqlite.Args(fewCarried+1), &stories)
	if err != nil || stories > fewCarried {
		return carriedBy(feeds), err
	}
	return foundRow + ` IN (` + list + `)`, nil
}

// newest lists what a search finds, the newest first.
func (s *Store) newest(ctx context.Context, p plan, f Filter) (news.Page, error) {
	p.from = strings.TrimRight(fromStory, " ")
	if err := s.find(ctx, &p); err != nil {
		return news.Page{}, err
	}
	for i := range p.where {
		p.where[i] = strings.ReplaceAll(p.where[i], foundRow, `story.id`)
	}
	p.below(`story.time`, `story.id`, f.After)
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, p.sql(f.Limit+1), p.args...)
	page := pageOf(rows, f.Limit)
	page.Marks = p.marks
	return page, err
}

// few is how many matches are sorted by their time rather than met on a walk through all stories from the newest on.
const few = 2000

// find makes the match of a plan one of its conditions.
func (s *Store) find(ctx context.Context, p *plan) error {
	if p.match == "" {
		return nil
	}
	var matches int
	err := sqlite.One(ctx, s.db.Read(), `SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)`, sqlite.Args(p.match, few), &matches)
	if err != nil {
		return err
	}
	if matches < few {
		p.from = ` FROM words CROSS JOIN story ON story.id = words.rowid JOIN feedset ON feedset.id = story.feedset`
		p.where, p.args = slices.Insert(p.where, 0, `words MATCH ?`), slices.Insert(p.args, 0, any(p.match))
		return nil
	}
	p.where, p.args = append(p.where, `story.id IN (SELECT rowid FROM words WHERE words MATCH ?)`), append(p.args, p.match)
	return nil
}

// counted is how many of the newest matches CountFound looks at.
const counted = 2000

// CountFound counts what a search finds, of the newest 2,000 matches, without the stories of feeds that are left out.
func (s *Store) CountFound(ctx context.Context, words string, f Filter, left func([]news.FeedID) bool) (c news.Counts, err error) {
	p, err := s.plan(ctx, words, f)
	if err != nil {
		return c, err
	}
	var out []string
	err = s.eachSet(ctx, func(id int64, feeds []news.FeedID, _ news.Counts) {
		if left(feeds) {
			out = append(out, strconv.FormatInt(id, 10))
		}
	})
	if err != nil {
		return c, err
	}
	p.where = append(p.where, `(story.saved OR story.feedset NOT IN (`+strings.Join(out, `,`)+`))`)
	limit := strconv.Itoa(counted)
	for i := range p.where {
		p.where[i] = strings.ReplaceAll(p.where[i], foundRow, `story.id`)
	}
	newest := `SELECT story.read AS read FROM story WHERE ` + strings.Join(p.where, ` AND `) + ` ORDER BY story.time DESC LIMIT ` + limit
	if p.match != "" {
		from := `(SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ` + limit + `)`
		newest = `SELECT story.read AS read FROM ` + from + ` AS found CROSS JOIN story ON story.id = found.id WHERE ` + strings.Join(p.where, ` AND `)
		p.args = slices.Insert(p.args, 0, any(p.match))
	}
	err = sqlite.One(ctx, s.db.Read(), `SELECT count(*), coalesce(sum(read = 0), 0) FROM (`+newest+`)`, p.args, &c.Total, &c.Unread)
	return c, err
}

// storiesOf reads stories in the order of the hits.
func (s *Store) storiesOf(ctx context.Context, hits []*hit) ([]news.Story, error) {
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

// snip cuts the places that matched out of the stories' texts.
func (s *Store) snip(ctx context.Context, stories []news.Story, marks []string) error {
	matcher := text.NewMatcher(marks)
	for i := range stories {
		story := &stories[i]
		a, _, err := s.Article(ctx, story.ID)
		if err != nil {
			return err
		}
		plain := news.PlainText(a.Blocks)
		if plain == "" {
			plain = story.Summary
		}
		story.Snippet = snippet(plain, matcher)
	}
	return nil
}
