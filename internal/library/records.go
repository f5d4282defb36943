package library

import (
	"context"
	"errors"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Records calls visit for everything that a copy of the library carries, as it is at one moment: what others name comes
// before them, one bookmark or picture is in memory at a time. What undo could bring back is not among it.
func (s *Store) Records(ctx context.Context, visit func(news.Record) error) error {
	var refused error // by visit: it says nothing about the file of the library, so nothing may put that before it
	err := s.db.Snapshot(ctx, func(q sqlite.Querier) error {
		o := outgoing{store: s, ctx: ctx, from: q, visit: func(r news.Record) error {
			if refused = visit(r); refused != nil {
				return errRefused
			}
			return nil
		}}
		for _, part := range []func() error{o.origins, o.sections, o.choices, o.widths, o.habits, o.lists, o.bookmarks, o.marks, o.places, o.visits} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errRefused) {
		return refused
	}
	if err != nil {
		return fmt.Errorf("copy the library: %w", err)
	}
	return nil
}

// errRefused ends Records where its visitor wants no more.
var errRefused = errors.New("the record was refused")

// outgoing is Records under way.
type outgoing struct {
	store *Store
	ctx   context.Context
	from  sqlite.Querier
	visit func(news.Record) error
}

// each visits the record that each row of a query is.
func (o *outgoing) each(row func(sqlite.Scan) (news.Record, error), query string, args ...any) error {
	return sqlite.Each(o.ctx, o.from, func(scan sqlite.Scan) error {
		r, err := row(scan)
		if err != nil {
			return err
		}
		return o.visit(r)
	}, query, args...)
}

func (o *outgoing) origins() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		origin, err := sqlite.Value[string](scan)
		return news.Origin(origin), err
	}, `SELECT origin FROM trusted ORDER BY origin`)
}

func (o *outgoing) sections() error {
	tree, err := sectionsOf(o.ctx, o.from)
	if err != nil {
		return err
	}
	var records []news.Record
	news.Walk(tree, func(path []string, c *news.Section) {
		records = append(records, news.FiledSection{Path: path, Site: c.Site, Language: c.Language, Search: c.Search, Weight: c.Weight, Hidden: c.Hidden, View: c.View})
		for _, f := range c.Feeds {
			f.Section = 0
			records = append(records, news.FiledFeed{Feed: f, In: path})
		}
	})
	for _, r := range records {
		if err := o.visit(r); err != nil {
			return err
		}
	}
	return nil
}

func (o *outgoing) choices() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		var c news.TextChoice
		err := scan(&c.Site, &c.Candidate)
		return c, err
	}, `SELECT site, candidate FROM choice ORDER BY site`)
}

func (o *outgoing) widths() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		var w news.TextWidth
		err := scan(&w.Columns, &w.Configured)
		return w, err
	}, `SELECT columns, configured FROM width`)
}

func (o *outgoing) habits() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		h, err := habit(scan)
		return h, err
	}, `SELECT name, value FROM habit ORDER BY name`)
}

func (o *outgoing) lists() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		name, err := sqlite.Value[string](scan)
		return news.ReadingList(name), err
	}, `SELECT name FROM list ORDER BY position, name`)
}

// bookmarks come in the order of their saving, each with its pictures behind it.
func (o *outgoing) bookmarks() error {
	ids, err := sqlite.All(o.ctx, o.from, storyID, `SELECT story FROM bookmark ORDER BY saved, story`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		b, err := o.store.bookmark(o.ctx, o.from, id)
		if err != nil {
			return fmt.Errorf("bookmark %s: %w", id, err)
		}
		if err := o.visit(b); err != nil {
			return err
		}
		err = o.each(func(scan sqlite.Scan) (news.Record, error) {
			p := news.KeptPicture{Story: id}
			err := scan(&p.URL, &p.Data)
			return p, err
		}, `SELECT url, data FROM picture WHERE story = ? ORDER BY url`, int64(id))
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *outgoing) marks() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		var m news.Mark
		var story, changed int64
		err := scan(&story, &m.Read, &changed)
		m.Story, m.Changed = news.StoryID(story), sqlite.Time(changed)
		return m, err
	}, `SELECT story, read, changed FROM mark ORDER BY changed, story`)
}

func (o *outgoing) places() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		var p news.KeptPlace
		var story, changed int64
		err := scan(&story, &p.Place.Block, &p.Place.Rune, &changed)
		p.Story, p.Changed = news.StoryID(story), sqlite.Time(changed)
		return p, err
	}, `SELECT story, block, rune, changed FROM place ORDER BY changed, story`)
}

func (o *outgoing) visits() error {
	return o.each(func(scan sqlite.Scan) (news.Record, error) {
		var v news.PastVisit
		var at, story, from, seen int64
		err := scan(&at, &story, &v.Title, &v.URL, &from, &seen, &v.Way.Kind, &v.Way.Name)
		v.At, v.Story, v.Way.From, v.Seen = sqlite.Time(at), news.StoryID(story), news.StoryID(from), sqlite.Time(seen)
		return v, err
	}, `SELECT at, story, title, url, came, seen, way, place FROM visit ORDER BY at, id`)
}
