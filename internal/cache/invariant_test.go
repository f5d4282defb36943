package cache

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// invariants count what must not be, whatever was done.
var invariants = map[string]string{
	"sets that count other stories than they carry": `SELECT count(*) FROM feedset WHERE total <> (SELECT count(*) FROM story WHERE feedset = feedset.id)
		OR unread <> (SELECT count(*) FROM story WHERE feedset = feedset.id AND read = 0)`,
	"stories that lack other pictures than they say":  `SELECT count(*) FROM story WHERE lacking <> ` + lacking,
	"stories that are stored otherwise than they say": `SELECT count(*) FROM story WHERE parcel = 0 AND stored <> coalesce((SELECT max(stored) FROM body WHERE story = story.id), 0)`,
	"pictures of pages that are not stored":           `SELECT count(*) FROM illustration WHERE story NOT IN (SELECT id FROM story WHERE stored = 2)`,
	"places of no story":                              `SELECT count(*) FROM place WHERE NOT EXISTS (SELECT 1 FROM story WHERE id = place.story AND time = place.time)`,
	"stories that a feed lists without a place": `SELECT count(*) FROM entry JOIN story ON story.id = entry.story
		WHERE NOT EXISTS (SELECT 1 FROM place WHERE feed = entry.feed AND time = story.time AND place.story = story.id)`,
	"texts of no story":       `SELECT count(*) FROM body WHERE story NOT IN (SELECT id FROM story)`,
	"words of no story":       `SELECT count(*) FROM words WHERE rowid NOT IN (SELECT id FROM story)`,
	"bookmarks that went":     `SELECT 20 - count(*) FROM story WHERE saved = 1 AND stored > 0`,
	"entries of lost stories": `SELECT count(*) FROM entry WHERE story <> 0 AND story NOT IN (SELECT id FROM story)`,
}

// mill does to a cache what feeds, readers and time do, at random.
type mill struct {
	*Store
	t      *testing.T
	dice   *rand.Rand
	papers []news.Feed // the last one is full of bookmarks
	days   int
}

func (m *mill) some() news.StoryID { return idOf(m.papers[m.dice.IntN(2)], 1+m.dice.IntN(40)) }
func (m *mill) picture() string    { return fmt.Sprint("https://paper.example/p", m.dice.IntN(20)) }
func (m *mill) age() time.Duration { return time.Duration(m.dice.IntN(200)) * day }
func (m *mill) either() bool       { return m.dice.IntN(2) == 0 }
func (m *mill) entries() (e []Entry) {
	from := 1 + m.dice.IntN(30)
	e = numbered(m.papers[m.dice.IntN(2)], from, from+m.dice.IntN(10))
	for i := range e {
		e[i].Story.Picture.URL, e[i].Text = m.picture(), fmt.Sprint("words ", m.dice.IntN(5))
	}
	return e
}

func (m *mill) page() Fetched {
	blocks := paragraph("page", "")
	for range m.dice.IntN(4) {
		blocks = append(blocks, news.Block{Kind: news.Figure, Picture: news.Picture{URL: m.picture()}})
	}
	return Fetched{Article: news.Article{Blocks: blocks}, Revises: m.either()}
}

func (m *mill) tidy() error {
	m.days += m.dice.IntN(50)
	m.at(m.days)
	r := Retention{Feeds: map[news.FeedID]Keep{}, Spare: []news.StoryID{m.some()}, Stories: m.dice.IntN(40), Bytes: int64(m.dice.IntN(400_000))}
	for _, p := range m.papers {
		if m.dice.IntN(4) > 0 { // else the reader has unsubscribed
			r.Feeds[p.ID] = Keep{Stories: m.dice.IntN(15), Read: m.age(), Unread: m.age(), Headlines: m.age(), Bytes: int64(m.dice.IntN(5000))}
		}
	}
	_, err := m.Tidy(m.t.Context(), r, restless)
	return err
}

func (m *mill) turn() error {
	ctx := m.t.Context()
	switch m.dice.IntN(10) {
	case 0, 1:
		_, _, err := m.Put(ctx, m.papers[m.dice.IntN(2)], m.entries())
		return err
	case 2:
		_, _, err := m.PutListed(ctx, news.Listing{Kind: news.Tagged, Title: "boats", URL: "https://paper.example/tag/boats"}, m.entries())
		return err
	case 3:
		_, err := m.ReadIn(ctx)
		return err
	case 4:
		return m.SetRead(ctx, m.either(), m.some(), m.some())
	case 5:
		if err := m.PutArticle(ctx, m.some(), m.page()); !sqlite.NotFound(err) {
			return err
		}
		return nil
	case 6:
		return m.PutPicture(ctx, m.picture(), make([]byte, 100+m.dice.IntN(500)), time.Time{})
	case 7:
		return m.Miss(ctx, m.picture(), Missed{Lost: m.either()})
	case 8:
		n := 1 + m.dice.IntN(60)
		_, err := m.PutPage(ctx, news.Story{Title: fmt.Sprint(n), URL: fmt.Sprint("https://paper.example/", n), Seen: noon}, m.page())
		return err
	default:
		return m.tidy()
	}
}

// TestWhateverIsDoneTheCountsAreRight turns the mill, and counts anew after each turn.
func TestWhateverIsDoneTheCountsAreRight(t *testing.T) {
	for seed := range uint64(4) {
		m := mill{Store: open(t), t: t, dice: rand.New(rand.NewPCG(seed, 1)), papers: []news.Feed{
			paper, {ID: 8, URL: "https://paper.example/too", Site: "https://paper.example/"}, {ID: 9, URL: "https://kept.example/", Site: "https://kept.example/"},
		}}
		m.plates = 3000
		paperOf(t, m.Store, m.papers[2], 20)
		for n := range 20 {
			if err := m.SetSaved(t.Context(), true, idOf(m.papers[2], n+1)); err != nil {
				t.Fatal(err)
			}
		}
		for turn := range 100 {
			if err := m.turn(); err != nil {
				t.Fatalf("seed %d, turn %d: %v", seed, turn, err)
			}
			for what, count := range invariants {
				var n int
				if err := sqlite.One(t.Context(), m.db.Read(), count, nil, &n); err != nil || n != 0 {
					t.Fatalf("seed %d, turn %d: %d %s, %v", seed, turn, n, what, err)
				}
			}
		}
	}
}
