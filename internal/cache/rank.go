package cache

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"reader/internal/sqlite"
)

// ranked is how many of the newest matches are ranked by their words: to rank all matches of a common word takes half a
// second in a large cache. reached is how many more are looked for where a match says most: those that have all words
// in the headline, or close together. They may be of any age.
const (
	ranked  = 1000
	reached = 500
)

// recencyWorth is how much of its worth a match of this moment gains; recencyHalf is the age at which it gains half of
// that. A headline that says just what is looked for stands before new mentions, however old it is.
const (
	recencyWorth = 0.5
	recencyHalf  = 30 * 24 * time.Hour
)

// columnWeights are bm25's weights of title, author, tag, body, list, note and fact: a word in a headline says most.
const columnWeights = `10.0, 4.0, 4.0, 1.0, 4.0, 4.0, 0.0`

// What it is worth when all words stand in the headline, or close together. The best of bm25 is worth 1.
const (
	titleWorth = 1.5
	nearWorth  = 0.5
)

// hit is a match with what it is ranked by.
type hit struct {
	row, at int64
	words   float64 // by bm25, the best is the highest; 0 when it was found otherwise
	title   bool    // all words stand in the headline
	near    bool    // or close together
	score   float64
}

// ranking gathers the matches of a search, each once.
type ranking struct {
	store  *Store
	plan   *plan
	hits   []*hit
	known  map[int64]*hit
	lowest int64 // row that is looked at
}

// fewRecent is up to how many stories of a time it is worth knowing the lowest row: more stand everywhere.
const fewRecent = 5000

// lowest is the lowest row of the stories that are not older than a time; zero when there is no bound, or it is not worth
// knowing. No story is dated later than it came, so these stand among the highest rows.
func (s *Store) lowest(ctx context.Context, floor int64) (row int64, err error) {
	if floor == 0 {
		return 0, nil
	}
	var rows int
	err = sqlite.One(ctx, s.db.Read(), `SELECT count(*), coalesce(min(id), ?) FROM (SELECT id FROM story WHERE time >= ? ORDER BY time DESC LIMIT ?)`,
		sqlite.Args(int64(math.MaxInt64), floor, fewRecent), &rows, &row)
	if rows == fewRecent {
		row = 0
	}
	return row, err
}

// rank finds the matches, the best first.
func (s *Store) rank(ctx context.Context, p *plan) ([]*hit, error) {
	r := ranking{store: s, plan: p, known: map[int64]*hit{}}
	var err error
	if r.lowest, err = s.lowest(ctx, p.floor); err != nil {
		return nil, err
	}
	for _, look := range r.looks() {
		if look.match == "" {
			continue
		}
		if err := r.look(ctx, look); err != nil {
			return nil, err
		}
	}
	if err := r.recent(ctx); err != nil {
		return nil, err
	}
	r.score()
	return r.hits, nil
}

// newest is how many of the newest stories recent makes sure of.
const newest = 1000

// recent looks for matches among the newest stories, where the highest rows are not these: a first refresh brings the old
// stories of one feed after the new ones of another.
func (r *ranking) recent(ctx context.Context) error {
	if len(r.hits) < ranked {
		return nil
	}
	var lowest int64
	latest := `SELECT id FROM story ORDER BY time DESC, id DESC LIMIT ` + strconv.Itoa(newest)
	err := sqlite.One(ctx, r.store.db.Read(), `SELECT coalesce(min(id), 0) FROM (`+latest+`)`, nil, &lowest)
	if err != nil || lowest >= slices.MinFunc(r.hits[:ranked], func(a, b *hit) int { return cmp.Compare(a.row, b.row) }).row {
		return err
	}
	for _, l := range r.looks() {
		if l.condition == "" && l.match != "" {
			l.most, l.condition = newest, foundRow+` IN (`+latest+`)`
			if err := r.look(ctx, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// begun is how many headlines with a word that begins so are looked at, the newest, when other words must match as well.
const begun = 5000

// look is one way to look for matches.
type look struct {
	table, match string
	most         int
	ranked       bool   // by bm25
	title, near  bool   // where all words stand
	condition    string // one more
	args         []any
}

func (r *ranking) looks() []look {
	p := r.plan
	list := []look{
		{table: "words", match: p.match, most: ranked, ranked: true},
		{table: "words", match: p.near, most: reached, near: true},
		{table: "heads", match: p.title, most: reached, title: true},
	}
	switch {
	case p.short == "":
	case p.rest == "":
		list = append(list, look{table: "heads", match: p.short, most: reached, title: true})
	default:
		list = append(list, look{table: "words", match: p.rest, most: reached, title: true,
			condition: foundRow + ` IN (SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ` + strconv.Itoa(begun) + `)`, args: []any{p.short}})
	}
	return list
}

// look gathers the newest matches of one look.
func (r *ranking) look(ctx context.Context, l look) error {
	where, args := slices.Clone(r.plan.where), slices.Concat([]any{l.match}, r.plan.args)
	if l.condition != "" {
		where, args = append(where, l.condition), append(args, l.args...)
	}
	if r.lowest > 0 {
		where = append(where, l.table+`.rowid >= `+strconv.FormatInt(r.lowest, 10))
	}
	rank := `0`
	if l.ranked && !r.plan.light {
		rank = `-bm25(words, ` + columnWeights + `)`
	}
	for i := range where {
		where[i] = ` AND ` + strings.ReplaceAll(where[i], foundRow, `+`+l.table+`.rowid`)
	}
	return sqlite.Each(ctx, r.store.db.Read(), func(scan sqlite.Scan) error {
		var row, at int64
		var words float64
		err := scan(&row, &at, &words)
		h := r.known[row]
		if h == nil {
			h = &hit{row: row, at: at}
			r.known[row], r.hits = h, append(r.hits, h)
		}
		h.words, h.title, h.near = max(h.words, words), h.title || l.title, h.near || l.near
		return err
	}, `SELECT story.id, story.time, `+rank+` FROM `+l.table+` CROSS JOIN story ON story.id = `+l.table+`.rowid
		WHERE `+l.table+` MATCH ?`+strings.Join(where, ``)+` ORDER BY `+l.table+`.rowid DESC LIMIT `+strconv.Itoa(l.most), args...)
}

// score sorts the hits. Of equal ones the newer comes first.
func (r *ranking) score() {
	best, sum, known := 0.0, 0.0, 0.0
	for _, h := range r.hits {
		if h.words > 0 {
			best, sum, known = max(best, h.words), sum+h.words, known+1
		}
	}
	now := r.store.now()
	for _, h := range r.hits {
		age := max(now.Sub(sqlite.Time(h.at)), 0)
		switch {
		case h.words > 0 || known == 0:
		case h.title: // bm25 did not look at it, and would have thought well of it
			h.words = best
		default:
			h.words = sum / known
		}
		worth := h.words / max(best, math.SmallestNonzeroFloat64)
		if h.title {
			worth += titleWorth
		}
		if h.near {
			worth += nearWorth
		}
		h.score = worth * (1 + recencyWorth*math.Exp2(-float64(age)/float64(recencyHalf)))
	}
	slices.SortFunc(r.hits, func(a, b *hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.at, a.at), cmp.Compare(b.row, a.row))
	})
}
