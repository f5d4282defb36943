package library

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// paths names sections by their titles from the top: their numbers are each library's own.
const paths = `WITH RECURSIVE path (id, at) AS (SELECT 0, '' UNION ALL
	SELECT section.id, path.at || '/' || section.title FROM section JOIN path ON section.parent = path.id) `

// dumps say for each table what of it a copy carries: all but what is bound to one file, such as the numbers of rows.
var dumps = map[string]string{
	"section": paths + `SELECT at, site, language, search, row_number() OVER (PARTITION BY parent ORDER BY position, section.id)
		FROM section JOIN path USING (id)`,
	"view": paths + `SELECT at, show, by_source, view.folded FROM view JOIN path ON path.id = view.section`,
	"feed": paths + `SELECT feed.id, url, feed.title, site, at, language, added, page, muted,
		row_number() OVER (PARTITION BY section ORDER BY position, added, feed.id) FROM feed JOIN path ON path.id = section`,
	"bookmark":  `SELECT * FROM bookmark`,
	"copy":      `SELECT story, stored, codec, hex(data) FROM copy`,
	"picture":   `SELECT story, url, hex(data) FROM picture WHERE story IN (SELECT story FROM bookmark)`,
	"list":      `SELECT name, row_number() OVER (ORDER BY position, name) FROM list`,
	"listed":    `SELECT * FROM listed`,
	"tagged":    `SELECT * FROM tagged`,
	"highlight": `SELECT * FROM highlight`,
	"mark":      `SELECT * FROM mark`,
	"place":     `SELECT * FROM place`,
	"visit":     `SELECT at, story, title, url, came, seen, way, place, folded FROM visit`,
	"trusted":   `SELECT * FROM trusted`,
	"choice":    `SELECT * FROM choice`,
	"width":     `SELECT * FROM width`,
	"habit":     `SELECT * FROM habit`,
	"remarked":  `SELECT DISTINCT 'every bookmark' FROM bookmark WHERE story NOT IN (SELECT story FROM remarked)`, // triggers fill it
}

// dump writes all that a copy of the library has to carry. A table of which nobody has said what a copy carries of it
// fails the test, but for what undo remembers.
func dump(t *testing.T, s *Store) (rows []string) {
	t.Helper()
	tables := must[[]string](t)(sqlite.All(t.Context(), s.db.Read(), sqlite.Value[string],
		`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'undo%' AND name NOT IN ('told', 'untold') AND name NOT LIKE 'sqlite%' ORDER BY name`))
	for _, table := range tables {
		if dumps[table] == "" {
			t.Errorf("table %s is in no copy: give it a record, and say here what is compared", table)
			continue
		}
		for _, row := range rowsOf(t, s, dumps[table]) {
			rows = append(rows, table+"|"+row)
		}
	}
	slices.Sort(rows)
	return rows
}

func recordsOf(t *testing.T, s *Store) (all []news.Record) {
	t.Helper()
	ok(t, s.Records(t.Context(), func(r news.Record) error { all = append(all, r); return nil }))
	return all
}

// takeIn merges records, a few at a time, and gives what was refused of them.
func takeIn(t *testing.T, s *Store, records []news.Record) (refused []string) {
	t.Helper()
	m := s.Merge()
	for some := range slices.Chunk(records, 7) {
		for _, a := range must[[]news.Added](t)(m.Take(t.Context(), some)) {
			if a.Status == news.AddedRefused {
				refused = append(refused, a.Reason)
			}
		}
	}
	return refused
}

// openLater is an empty library at a later time than that of newClock.
func openLater(t *testing.T) *Store {
	t.Helper()
	c := clock{time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
	return openAt(t, filepath.Join(t.TempDir(), "library.db"), c.now)
}

// lived is a library of which everything was used, and much of it changed at random.
func lived(t *testing.T, seed uint64) *Store {
	t.Helper()
	s, ctx, r := openNew(t), t.Context(), rand.New(rand.NewPCG(seed, 11))
	paper(t, s)
	for range 80 {
		randomChange(ctx, s, r)
	}
	page := news.Article{Title: "Rain", Blocks: []news.Block{{Spans: []news.Span{{Text: "the whole page"}}}}}
	for i := range 3 {
		id := news.StoryID(seed*10 + uint64(i) + 1)
		ok(t, s.Save(ctx, bookmark(id, fmt.Sprintf("Rain %d", i), i)))
		ok(t, s.SetArticle(ctx, id, page))
		ok(t, s.KeepPicture(ctx, id, "https://p.example/1.jpg", []byte{0xff, 0xd8, byte(i)}))
		ok(t, s.SetPlace(ctx, id, news.Place{Block: i, Rune: 7}))
		ok(t, s.Visited(ctx, news.Story{ID: id, Title: "Rain", URL: "https://p.example/rain"}, news.Way{Kind: news.WayLink, Name: "Snow", From: id - 1}))
		ok(t, s.Seen(ctx, id, time.Date(2025, 3, 2, 0, 0, 0, 0, time.UTC)))
		must[news.Highlight](t)(s.Highlight(ctx, bookmark(id, "Rain", 1), news.Highlight{Note: "so", Passage: news.Passage{Exact: "whole", Start: 4}}))
	}
	ok(t, s.Choose(ctx, fmt.Sprintf("%d.example", seed), "density"))
	ok(t, s.SetTextWidth(ctx, 70, 66))
	ok(t, s.SetHabit(ctx, news.Habit{Name: news.HabitRail, Value: "26"}))
	for _, c := range must[[]news.Section](t)(s.Sections(ctx)) {
		ok(t, s.SetView(ctx, c.ID, news.View{Show: news.ShowSaved, BySource: true, Folded: true}))
	}
	ok(t, s.Edit(ctx, "trusted", func(e *Edit) error { return e.Trust("http://127.0.0.1:80") }))
	must[news.SectionID](t)(s.AddSearch(ctx, 0, "Rain", "rain OR snow"))
	return s
}

func TestAnEmptyLibraryBecomesTheOneThatWasCopied(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			from, to := lived(t, seed), openLater(t)
			records := recordsOf(t, from)
			if refused := takeIn(t, to, records); len(refused) > 0 {
				t.Errorf("refused: %q", refused)
			}
			if diff := cmp.Diff(dump(t, from), dump(t, to)); diff != "" {
				t.Errorf("copied -, taken in +:\n%s", diff)
			}
			if diff := cmp.Diff(records, recordsOf(t, to)); diff != "" {
				t.Errorf("copied again it is another:\n%s", diff)
			}
			if steps := stepsOf(t, to); steps != 1 {
				t.Errorf("it took %d steps of undo", steps)
			}
			must[string](t)(undone(t, to))
			if left := chosen(t, to); len(left) > 0 {
				t.Errorf("undone, there is still %q", left)
			}
		})
	}
}

func undone(t *testing.T, s *Store) (string, error) {
	did, _, err := s.Undo(t.Context())
	return did, err
}

// Nothing of either library is lost in the one that both are merged in, and nothing is there twice.
func TestTwoLibrariesMerge(t *testing.T) {
	from, to := lived(t, 1), lived(t, 2)
	before := chosen(t, to)
	here, there := dump(t, to), recordsOf(t, from)
	if refused := takeIn(t, to, there); len(refused) > 0 {
		t.Errorf("refused: %q", refused)
	}
	merged := dump(t, to)
	for _, table := range []string{"feed|", "bookmark|", "picture|", "listed|", "tagged|", "highlight|", "visit|", "trusted|", "choice|"} {
		for _, row := range slices.Concat(here, dump(t, from)) {
			if key, _, _ := strings.Cut(strings.TrimPrefix(row, table), "|"); strings.HasPrefix(row, table) &&
				!slices.ContainsFunc(merged, func(m string) bool { return strings.HasPrefix(m, table+key+"|") }) {
				t.Errorf("lost: %s", row)
			}
		}
	}
	steps := stepsOf(t, to)
	takeIn(t, to, there)
	if diff := cmp.Diff(merged, dump(t, to)); diff != "" {
		t.Errorf("taken in twice, something changed:\n%s", diff)
	}
	if stepsOf(t, to) != steps {
		t.Error("what changed nothing is a step of undo")
	}
	must[string](t)(undone(t, to))
	if diff := cmp.Diff(before, chosen(t, to)); diff != "" {
		t.Errorf("undone, it is not as before:\n%s", diff)
	}
}

func TestABookmarkThatIsHereGetsWhatTheCopyHasBesides(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Save(ctx, news.Bookmark{Story: news.Story{ID: 7, Title: "Here"}, Lists: []string{"A"}, Note: "mine"}))
	page := news.Article{Title: "Rain", Blocks: []news.Block{{Spans: []news.Span{{Text: "the whole page"}}}}}
	theirs := news.Bookmark{
		Story: news.Story{ID: 7, Title: "There", Stored: news.StoredFull}, Article: page, Lists: []string{"B"}, Tags: []string{"t"}, Note: "theirs",
	}
	takeIn(t, s, []news.Record{theirs})
	b := must[news.Bookmark](t)(s.Bookmark(ctx, 7))
	want := news.Bookmark{Story: b.Story, Article: page, Saved: b.Saved, Lists: []string{"A", "B"}, Tags: []string{"t"}, Note: "mine\n\ntheirs"}
	if diff := cmp.Diff(want, b); diff != "" || b.Story.Title != "Here" {
		t.Errorf("%q, want -, got +:\n%s", b.Story.Title, diff)
	}
}

func TestTheLaterMarkCounts(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Mark(ctx, true, 1, 2))
	old, late := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 3, 1, 8, 0, 9, 0, time.UTC)
	takeIn(t, s, []news.Record{news.Mark{Story: 1, Changed: old}, news.Mark{Story: 2, Changed: late}, news.Mark{Story: 3, Read: true, Changed: late.AddDate(9, 0, 0)}})
	read := must[map[news.StoryID]bool](t)(s.IsRead(ctx, 1, 2, 3))
	if !cmp.Equal(read, map[news.StoryID]bool{1: true, 3: true}) {
		t.Errorf("read are %v", read)
	}
	if stamps := rowsOf(t, s, `SELECT changed FROM mark WHERE changed > 1750000000000`); len(stamps) > 0 {
		t.Errorf("a mark from the future holds the clock at %v", stamps)
	}
}

// A section of feeds and a saved search of one title do not become one another.
func TestSectionsOfOneTitleStayTwo(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	must[news.SectionID](t)(s.AddSearch(ctx, 0, "Rain", "rain"))
	records := []news.Record{
		news.FiledSection{Path: []string{"RAIN"}}, news.FiledFeed{Feed: news.Feed{ID: 5, URL: "https://rain.example/"}, In: []string{"RAIN"}},
	}
	for range 2 {
		if refused := takeIn(t, s, records); len(refused) > 0 {
			t.Error(refused)
		}
	}
	id := must[news.SectionID](t)(s.SectionByPath(ctx, "RAIN (2)"))
	if f := must[news.Feed](t)(s.Feed(ctx, 5)); f.Section != id {
		t.Errorf("the feed stands in %v", f.Section)
	}
}

// A copy has no passwords in its addresses: the feed that has one here is the same.
func TestAFeedWithAPasswordIsNotThereTwice(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	section := must[news.SectionID](t)(s.AddSection(ctx, 0, "A", "", ""))
	if _, _, err := s.AddFeed(ctx, news.Feed{URL: "https://me:hunter2@otters.example/rss", Section: section}); err != nil {
		t.Fatal(err)
	}
	shared := "https://otters.example/rss"
	takeIn(t, s, []news.Record{news.FiledFeed{Feed: news.Feed{ID: FeedIDOf(shared), URL: shared}, In: []string{"A"}}})
	if feeds := must[[]news.Feed](t)(s.Feeds(ctx)); len(feeds) != 1 {
		t.Errorf("there are %d feeds", len(feeds))
	}
}

func TestAPictureOfNoBookmarkIsRefused(t *testing.T) {
	s := openNew(t)
	if refused := takeIn(t, s, []news.Record{news.KeptPicture{Story: 1, URL: "https://p.example/", Data: []byte("x")}}); len(refused) != 1 {
		t.Errorf("refused: %q", refused)
	}
}

// What is taken in after a full disk goes into sections that are there, and under a step of its own.
func TestTakingInGoesOnAfterItFailed(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	feed := news.FiledFeed{In: []string{"News"}, Feed: news.Feed{ID: 5, URL: "https://paper.example/a", Title: "A"}}
	ok(t, s.db.Write(ctx, execute(ctx, `CREATE TRIGGER full BEFORE INSERT ON mark BEGIN SELECT raise(ABORT, 'the disk is full'); END`)))
	m := s.Merge()
	if _, err := m.Take(ctx, []news.Record{feed, news.Mark{Story: 1, Read: true}}); err == nil {
		t.Fatal("nothing failed")
	}
	ok(t, s.db.Write(ctx, execute(ctx, `DROP TRIGGER full`)))
	must[news.SectionID](t)(s.AddSection(ctx, 0, "Mine", "", ""))
	must[[]news.Added](t)(m.Take(ctx, []news.Record{feed}))
	checkWhole(t, s)
	if got := inShort(t, s); got != "Mine: ; News: A" {
		t.Errorf("there is %q", got)
	}
	if did, _, err := s.Undo(ctx); did != "imported 1 feed and 1 section" || err != nil || inShort(t, s) != "Mine: " {
		t.Errorf("undone %q, %v; left is %q", did, err, inShort(t, s))
	}
}

func TestASectionWhoseTitleSaysNothingIsRefused(t *testing.T) {
	s := openNew(t)
	refused := takeIn(t, s, []news.Record{news.FiledSection{Path: []string{"\x00"}}, news.FiledSection{Path: []string{"News"}}})
	if len(refused) != 1 || inShort(t, s) != "News: " {
		t.Errorf("refused is %q, there is %q", refused, inShort(t, s))
	}
}
