package uitest

import (
	"context"
	"fmt"
	"slices"

	"reader/internal/news"
)

// section finds a section by its identifier as printed, and its siblings.
func (d *Desk) section(name string) (siblings []news.Section, at int) {
	var below func([]news.Section)
	below = func(list []news.Section) {
		for i := range list {
			if list[i].ID.String() == name {
				siblings, at = list, i
			}
			below(list[i].Children)
		}
	}
	below(d.Tree)
	return siblings, at
}

// Weigh implements deed.Steward.
func (d *Desk) Weigh(_ context.Context, name string, w news.Weight) (title string, err error) {
	if _, err := news.ParseFeedID(name); err == nil {
		h := d.named(name)
		return h.Feed.Title, d.steward(fmt.Sprint("weigh ", h.Feed.Title, " ", w), func() { h.Feed.Weight = w })
	}
	list, i := d.section(name)
	return list[i].Title, d.steward(fmt.Sprint("weigh ", list[i].Title, " ", w), func() { list[i].Weight = w })
}

// Hide implements deed.Steward.
func (d *Desk) Hide(_ context.Context, name string, hide bool) (title string, err error) {
	list, i := d.section(name)
	return list[i].Title, d.steward(fmt.Sprint("hide ", list[i].Title, " ", hide), func() { list[i].Hidden = hide })
}

// Shift implements deed.Steward.
func (d *Desk) Shift(_ context.Context, name string, by int) (title string, err error) {
	list, i := d.section(name)
	s := list[i]
	return s.Title, d.steward(fmt.Sprint("shift ", s.Title, " ", by), func() {
		to := max(0, min(i+by, len(list)-1))
		copy(list, slices.Insert(slices.Delete(slices.Clone(list), i, i+1), to, s))
	})
}
