package uitest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
)

// bin is what was taken away.
func bin() []news.Trashed {
	entry := func(id news.TrashID, ago time.Duration, did string, of int, things ...news.Thing) news.Trashed {
		return news.Trashed{ID: id, Did: did, Taken: Now().Add(-ago), Until: Now().Add(30*24*time.Hour - ago), Things: things, Of: of}
	}
	return []news.Trashed{
		entry(9, 5*time.Minute, "removed section “Asia” with 3 feeds", 4, news.Thing{Kind: news.KindFeed, Name: "Delta Post"},
			news.Thing{Kind: news.KindFeed, Name: "Monsoon Wire"}, news.Thing{Kind: news.KindFeed, Name: "समाचार सेतु"},
			news.Thing{Kind: news.KindSection, Name: "Asia"}),
		entry(7, 3*time.Hour, "removed bookmark “A nearby galaxy is not where we thought it was”", 1,
			news.Thing{Kind: news.KindBookmark, Name: "A nearby galaxy is not where we thought it was"}),
		entry(4, 50*time.Hour, "forgot 120 stories of the history", 120, news.Thing{Kind: news.KindVisit, Name: "Rain"}, news.Thing{Kind: news.KindVisit, Name: "Snow"}),
	}
}

// MarkAll implements ui.Keeper.
func (d *Desk) MarkAll(ctx context.Context, q news.Query) (e news.Effect, err error) {
	q.Unread, q.Limit = true, 1<<20
	p, err := d.Page(ctx, q)
	d.say("mark all", fmt.Sprint(len(p.Stories)))
	if err = cmp.Or(err, d.refused()); err != nil {
		return e, err
	}
	was := slices.Clone(d.Stories)
	for _, s := range p.Stories {
		d.find(s.ID).Read = true
		e.Read = append(e.Read, s.ID)
	}
	d.undo = append(d.undo, func() string { d.Stories = was; return "mark all read" })
	return e, nil
}

// Undo implements ui.Past.
func (d *Desk) Undo(context.Context) (e news.Effect, err error) {
	n := len(d.undo)
	if n == 0 || d.Err != nil {
		return e, d.Err
	}
	was := slices.Clone(d.Stories)
	e.Did = d.undo[n-1]()
	d.undo = d.undo[:n-1]
	for i := range d.Stories {
		d.compare(&e, &was[i], &d.Stories[i])
	}
	return e, nil
}

// compare notes what became of a story.
func (d *Desk) compare(e *news.Effect, was, is *news.Story) {
	for _, mark := range []struct {
		was, is bool
		on, off *[]news.StoryID
	}{{was.Read, is.Read, &e.Read, &e.Unread}, {was.Saved, is.Saved, &e.Saved, &e.Unsaved}} {
		switch {
		case mark.is && !mark.was:
			*mark.on = append(*mark.on, is.ID)
		case mark.was && !mark.is:
			*mark.off = append(*mark.off, is.ID)
		}
	}
}

// Redo implements ui.Past: nothing is done again.
func (d *Desk) Redo(context.Context) (news.Effect, error) { return news.Effect{}, d.Err }

// Restore implements ui.Past.
func (d *Desk) Restore(_ context.Context, ids ...news.TrashID) (e news.Effect, err error) {
	for _, id := range ids {
		i := slices.IndexFunc(d.Bin, func(t news.Trashed) bool { return t.ID == id })
		if i < 0 {
			return e, fmt.Errorf("restore %s: %w", id, news.ErrNotFound)
		}
		back := d.Bin[i]
		e.Did = "restored from the trash: " + back.Did
		d.Bin = slices.Delete(slices.Clone(d.Bin), i, i+1)
		d.undo = append(d.undo, func() string { d.Bin = slices.Insert(slices.Clone(d.Bin), i, back); return e.Did })
	}
	return e, d.Err
}

// Reflect implements ui.Past.
func (d *Desk) Reflect(context.Context, news.Effect) error {
	d.say("reflect")
	return d.refused()
}

// Trash implements ui.Past.
func (d *Desk) Trash(_ context.Context, after news.TrashID, limit int) ([]news.Trashed, error) {
	at := slices.IndexFunc(d.Bin, func(t news.Trashed) bool { return t.ID == after }) + 1
	return d.Bin[at:min(at+limit, len(d.Bin))], d.Err
}

// EmptyTrash implements ui.Past.
func (d *Desk) EmptyTrash(context.Context, ...news.TrashID) (int, error) {
	n := len(d.Bin)
	d.Bin = nil
	return n, d.Err
}

// Visited implements ui.Keeper: what was opened stands in the history.
func (d *Desk) Visited(_ context.Context, s news.Story, way news.Way) error {
	d.say("visited", s.ID.String(), way.String())
	d.Visits = slices.Insert(d.Visits, 0, news.Visit{
		ID: news.VisitID(len(d.Visits) + 1), At: Now().Add(time.Duration(len(d.Visits)) * time.Second), Story: s.ID, Title: s.Title, URL: s.URL, Way: way,
	})
	return d.refused()
}

// History implements ui.Past: a word of the headline or the way finds a visit.
func (d *Desk) History(_ context.Context, q news.Past) (visits []news.Visit, more bool, err error) {
	for _, v := range d.Visits {
		if (q.After == 0 || v.ID < q.After) && strings.Contains(strings.ToLower(v.Title+" "+v.Way.String()), strings.ToLower(q.Text)) {
			visits = append(visits, v)
		}
	}
	n := min(q.Limit, len(visits))
	return visits[:n], n < len(visits), d.Err
}

// ForgetVisits implements ui.Past.
func (d *Desk) ForgetVisits(_ context.Context, ids ...news.VisitID) error {
	was := d.Visits
	d.Visits = slices.DeleteFunc(slices.Clone(was), func(v news.Visit) bool { return slices.Contains(ids, v.ID) })
	d.undo = append(d.undo, func() string { d.Visits = was; return "forgot a visit" })
	return d.refused()
}

// ForgetHistory implements ui.Past.
func (d *Desk) ForgetHistory(ctx context.Context, q news.Past) (int, error) {
	q.Limit = len(d.Visits)
	visits, _, err := d.History(ctx, q)
	ids := make([]news.VisitID, len(visits))
	for i := range visits {
		ids[i] = visits[i].ID
	}
	return len(ids), cmp.Or(err, d.ForgetVisits(ctx, ids...))
}
