package uitest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"reader/internal/news"
)

// Lists implements ui.Shelf: the Names, and what in Remarks is in each.
func (d *Desk) Lists(context.Context) ([]news.Label, error) {
	out := make([]news.Label, len(d.Names))
	for i, name := range d.Names {
		out[i].Name = name
		for _, k := range d.Wrote {
			if slices.Contains(k.Lists, name) {
				out[i].Count++
			}
		}
	}
	return out, d.Err
}

// Owned implements ui.Shelf.
func (d *Desk) Owned(ctx context.Context) (o news.Owned, err error) {
	o.Lists, err = d.Lists(ctx)
	o.Saved, _, _ = d.SavedCounts(ctx)
	o.Trash = len(d.Bin)
	return o, err
}

// Tags implements ui.Shelf.
func (d *Desk) Tags(context.Context) ([]news.Label, error) {
	counts := map[string]int{}
	for _, k := range d.Wrote {
		for _, t := range k.Tags {
			counts[t]++
		}
	}
	var out []news.Label
	for t, n := range counts {
		out = append(out, news.Label{Name: t, Count: n})
	}
	slices.SortFunc(out, func(a, b news.Label) int { return cmp.Compare(a.Name, b.Name) })
	return out, d.Err
}

// Remarks implements ui.Shelf: what is in Wrote, all saved a day after another.
func (d *Desk) Remarks(_ context.Context, ids ...news.StoryID) (map[news.StoryID]news.Remarks, error) {
	out := map[news.StoryID]news.Remarks{}
	for i, id := range ids {
		k := d.Wrote[id]
		k.Saved = Now().Add(-time.Duration(i) * 24 * time.Hour)
		k.Marked = len(d.Texts[id].Highlights)
		out[id] = k
	}
	return out, d.Err
}

// Marked implements ui.Shelf: the highlights in Texts.
func (d *Desk) Marked(context.Context, news.HighlightQuery) (news.HighlightPage, error) {
	var p news.HighlightPage
	for id, r := range d.Texts {
		for _, h := range r.Highlights {
			p.Highlights = append(p.Highlights, news.MarkedStory{Highlight: h, In: *d.find(id)})
		}
	}
	slices.SortFunc(p.Highlights, func(a, b news.MarkedStory) int { return b.Made.Compare(a.Made) })
	return p, d.Err
}

// SavedCounts implements ui.Shelf.
func (d *Desk) SavedCounts(ctx context.Context) (stories, passages int, err error) {
	for _, s := range d.Stories {
		if s.Saved {
			stories++
		}
	}
	p, err := d.Marked(ctx, news.HighlightQuery{})
	return stories, len(p.Highlights), err
}

// Archive implements deed.Librarian.
func (d *Desk) Archive(_ context.Context, id news.StoryID) error {
	d.say("archive", id.String())
	return d.Err
}

// AddList implements deed.Librarian.
func (d *Desk) AddList(_ context.Context, name string) error {
	d.say("add list", name)
	d.Names = append(d.Names, name)
	return d.Err
}

// RenameList implements deed.Librarian.
func (d *Desk) RenameList(_ context.Context, name, to string) error {
	d.say("rename list", name, to)
	if i := slices.Index(d.Names, name); i >= 0 {
		d.Names[i] = to
	}
	return d.Err
}

// RemoveList implements deed.Librarian.
func (d *Desk) RemoveList(_ context.Context, name string) error {
	d.say("remove list", name)
	d.Names = slices.DeleteFunc(slices.Clone(d.Names), func(n string) bool { return n == name })
	return d.Err
}

// MoveList implements deed.Librarian.
func (d *Desk) MoveList(_ context.Context, name string, by int) error {
	d.say("move list", name, fmt.Sprint(by))
	return d.Err
}

// RenameTag implements deed.Librarian.
func (d *Desk) RenameTag(_ context.Context, tag, to string) error {
	d.say("rename tag", tag, to)
	return d.Err
}

// RemoveTag implements deed.Librarian.
func (d *Desk) RemoveTag(_ context.Context, tag string) error {
	d.say("remove tag", tag)
	return d.Err
}
