package library

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Merge is the taking in of another library's records. What is here already stays: an import neither loses nor doubles
// anything, and the same one once more changes nothing. What was chosen is one step of undo, though it takes as many
// transactions as there are calls of Take. It is for one goroutine.
type Merge struct {
	store    *Store
	step     int64
	sections map[string]news.SectionID // by the path that the other library has for them
	taken    map[string]int            // how much of each kind, for the name of the step
}

// Merge begins to take in records. What others name has to come before them.
func (s *Store) Merge() *Merge {
	return &Merge{store: s, sections: map[string]news.SectionID{}, taken: map[string]int{}}
}

// Take takes in some records, all of them or none, and says of each what became of it. While it runs no other process
// can write, so it is for some hundred records at a time.
func (m *Merge) Take(ctx context.Context, records []news.Record) (became []news.Added, err error) {
	before := maps.Clone(m.taken)
	step, err := m.store.edit(ctx, "", m.step, func(e *Edit) error {
		in := incoming{Edit: e, merge: m}
		for _, r := range records {
			a, err := in.take(r)
			var refused refusal
			if errors.As(err, &refused) {
				a.Status, a.Reason, err = news.AddedRefused, string(refused), nil
			}
			if err != nil {
				return err
			}
			became = append(became, a)
		}
		e.Title(m.title())
		return nil
	})
	if err != nil {
		m.sections, m.taken = map[string]news.SectionID{}, before // what was made is gone again
		return nil, fmt.Errorf("take in a copy: %w", err)
	}
	m.step = step
	return became, nil
}

// title names the step of undo.
func (m *Merge) title() string {
	var parts []string
	for _, kind := range []string{"feed", "bookmark", "section", "list", "mark", "choice"} {
		if n := m.taken[kind]; n == 1 {
			parts = append(parts, "1 "+kind)
		} else if n > 1 {
			parts = append(parts, fmt.Sprintf("%d %ss", n, kind))
		}
	}
	if len(parts) == 0 {
		return "imported nothing"
	}
	return "imported " + strings.Join(parts[:min(2, len(parts))], " and ")
}

// refusal is why a record is not taken, a sentence without its full stop.
type refusal string

func (r refusal) Error() string { return string(r) }

// clocksDiffer is how far ahead of ours the clock of another machine may be. A mark from a later time would hold
// markClock there.
const clocksDiffer = 24 * time.Hour

// incoming is Take under way.
type incoming struct {
	*Edit
	merge *Merge
}

func (in incoming) take(r news.Record) (news.Added, error) {
	switch r := r.(type) {
	case news.Origin:
		return news.Added{}, in.Trust(string(r))
	case news.FiledSection:
		_, err := in.section(r)
		return news.Added{Section: strings.Join(r.Path, "/")}, err
	case news.FiledFeed:
		return in.feed(r)
	case news.TextChoice:
		return in.row("choice", `INSERT INTO choice (site, candidate) VALUES (?, ?) ON CONFLICT DO NOTHING`, storable(r.Site), storable(r.Candidate))
	case news.TextWidth:
		return in.row("", `INSERT INTO width (columns, configured) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM width)`, r.Columns, r.Configured)
	case news.Habit:
		return in.row("", `INSERT INTO habit (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING`, storable(r.Name), storable(r.Value))
	case news.ReadingList:
		return in.readingList(string(r))
	case news.Bookmark:
		return in.bookmark(r)
	case news.KeptPicture:
		return in.picture(r)
	case news.Mark:
		return in.row("mark", `INSERT INTO mark (story, read, changed) VALUES (?, ?, min(?, ?))
			ON CONFLICT DO UPDATE SET read = excluded.read, changed = excluded.changed WHERE excluded.changed > changed`,
			int64(r.Story), r.Read, sqlite.Stamp(r.Changed), sqlite.Stamp(in.now.Add(clocksDiffer)))
	case news.KeptPlace:
		return in.row("", `INSERT INTO place (story, block, rune, changed) VALUES (?, ?, ?, min(?, ?))
			ON CONFLICT DO UPDATE SET block = excluded.block, rune = excluded.rune, changed = excluded.changed
			WHERE excluded.changed > changed`, int64(r.Story), r.Place.Block, r.Place.Rune, sqlite.Stamp(r.Changed),
			sqlite.Stamp(in.now.Add(clocksDiffer)))
	case news.PastVisit:
		title, url, name := storable(r.Title), storable(r.URL), storable(r.Way.Name)
		return in.row("", `INSERT INTO visit (at, story, title, url, came, seen, way, place, folded) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
			WHERE NOT EXISTS (SELECT 1 FROM visit WHERE story = ?2 AND at = ?1)`, sqlite.Stamp(r.At), int64(r.Story),
			title, url, int64(r.Way.From), sqlite.Stamp(r.Seen), r.Way.Kind, name, foldVisit(title, url, name))
	default:
		return news.Added{}, refusal(fmt.Sprintf("a record of the kind %T has no place in the library", r))
	}
}

// row runs a statement that changes a row, unless it is so already, and counts it under its kind.
func (in incoming) row(kind, statement string, args ...any) (news.Added, error) {
	r, err := in.exec(statement, args...)
	if err != nil {
		return news.Added{}, err
	}
	n, err := r.RowsAffected()
	if n == 0 {
		return news.Added{Status: news.AddedPresent}, err
	}
	in.merge.taken[kind]++
	return news.Added{}, err
}

// section finds or makes the section at a path. Where something else goes by its title, a saved search or a section of
// feeds, it gets a number behind it.
func (in incoming) section(s news.FiledSection) (id news.SectionID, err error) {
	key := strings.Join(s.Path, "\x00")
	if id, known := in.merge.sections[key]; known {
		return id, nil
	}
	var parent news.SectionID
	if above := len(s.Path) - 1; above > 0 {
		if parent, err = in.section(news.FiledSection{Path: s.Path[:above]}); err != nil {
			return 0, err
		}
		if err := in.mustHold(parent); err != nil {
			return 0, refusal(err.Error())
		}
	}
	title := strings.TrimSpace(storable(s.Path[len(s.Path)-1]))
	if title == "" {
		return 0, refusal("the section has a title that says nothing")
	}
	for n, free := 2, title; ; n++ {
		var there string
		err := in.one(`SELECT id, search FROM section WHERE parent = ? AND folded = ?`, sqlite.Args(parent, fold(free)), &id, &there)
		switch {
		case sqlite.NotFound(err):
			if id, err = in.makeSection(parent, free, s); err != nil {
				return 0, err
			}
		case err != nil:
			return 0, err
		case there != strings.TrimSpace(s.Search):
			free = fmt.Sprintf("%s (%d)", title, n)
			continue
		}
		in.merge.sections[key] = id
		return id, nil
	}
}

func (in incoming) makeSection(parent news.SectionID, title string, s news.FiledSection) (news.SectionID, error) {
	in.merge.taken["section"]++
	add := func() (news.SectionID, error) { return in.AddSection(parent, title, s.Site, s.Language) }
	if s.Search != "" {
		add = func() (news.SectionID, error) { return in.AddSearch(parent, title, s.Search) }
	}
	id, err := add()
	if err != nil {
		return 0, err
	}
	if s.View != (news.View{}) {
		if _, err := in.exec(putView, id, s.View.Show, s.View.BySource, s.View.Folded); err != nil {
			return 0, err
		}
	}
	return id, in.Edit.section("take in", id, `UPDATE section SET weight = ?2, hidden = ?3 WHERE id = ?1`, s.Weight, s.Hidden)
}

func (in incoming) feed(f news.FiledFeed) (news.Added, error) {
	a := news.Added{Feed: f.ID, URL: f.URL, Title: f.Title, Section: strings.Join(f.In, "/"), Status: news.AddedPresent}
	there, err := in.subscribed(f.Feed)
	if !sqlite.NotFound(err) {
		a.Feed = there.ID
		return a, err
	}
	if f.Section, err = in.section(news.FiledSection{Path: f.In}); err != nil {
		return a, err
	}
	if err := in.mustHold(f.Section); err != nil {
		return a, refusal(err.Error())
	}
	if _, _, err := in.AddFeed(f.Feed); err != nil {
		return a, err
	}
	if _, err := in.exec(`UPDATE feed SET muted = ?, weight = ? WHERE id = ?`, sqlite.Stamp(f.Muted), f.Weight, int64(f.ID)); err != nil {
		return a, err
	}
	in.merge.taken["feed"]++
	a.Status = news.AddedNew
	return a, nil
}

// subscribed finds the subscription that a feed of another library is here: by its identifier, by its address, or by its
// address without the password, which a copy mostly lacks.
func (in incoming) subscribed(f news.Feed) (news.Feed, error) {
	there, err := oneFeed(in.ctx, in.tx, `WHERE id IN (?1, ?2) OR url = ?3 ORDER BY id = ?1 DESC, url = ?3 DESC LIMIT 1`,
		int64(f.ID), int64(FeedIDOf(f.URL)), f.URL)
	if !sqlite.NotFound(err) {
		return there, err
	}
	locked, err := sqlite.All(in.ctx, in.tx, scanFeed, feedColumns+`WHERE instr(url, '@')`)
	if err != nil {
		return there, err
	}
	i := slices.IndexFunc(locked, func(l news.Feed) bool { return news.Shared(l.URL) == news.Shared(f.URL) })
	if i < 0 {
		return there, news.ErrNotFound
	}
	return locked[i], nil
}
