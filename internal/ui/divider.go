package ui

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
)

// dividers are the widths that the reader gave the rail and a list beside an article; zero: as the screen would have it.
type dividers struct {
	rail, list int
	held       *int // the one that the pointer drags; nil for none
	moved      bool // since it was taken up
}

// divided is what the reader wants of the columns, by what was remembered.
func divided(h news.Habits) dividers {
	return dividers{rail: h.Number(news.HabitRail), list: h.Number(news.HabitList)}
}

// column is the part of the screen left of a divider.
func (r *root) column(width *int) geometry.Rect {
	if width == &r.dividers.rail {
		return r.frame.Rail
	}
	return r.frame.List
}

// grab takes up the divider at a cell, or beside it: a line is hard to hit.
func (r *root) grab(x, y int) bool {
	r.dividers.held = nil
	for _, width := range []*int{&r.dividers.rail, &r.dividers.list} {
		left := r.column(width)
		if bar := left.X + left.Width + 1; !left.Empty() && y >= left.Y && y < left.Y+left.Height && x >= bar-1 && x <= bar+1 {
			r.dividers.held = width
		}
	}
	return r.dividers.held != nil
}

// drag moves the divider to a column.
func (r *root) drag(x int) tea.Cmd {
	left := r.column(r.dividers.held)
	return r.divide(r.dividers.held, x-left.X-1)
}

// drop lets go of the divider, and remembers where it stands.
func (r *root) drop() tea.Cmd {
	d := &r.dividers
	d.held = nil
	if !d.moved {
		return nil
	}
	d.moved = false
	return tea.Batch(r.remember(news.HabitRail, strconv.Itoa(d.rail)), r.remember(news.HabitList, strconv.Itoa(d.list)))
}

// divide gives the column left of a divider a width, within what there is room for.
func (r *root) divide(divider *int, width int) tea.Cmd {
	was := r.column(divider).Width
	*divider = max(width, 1)
	r.layOut()
	*divider = r.column(divider).Width
	if *divider == was {
		return nil
	}
	r.dividers.moved = true
	return r.resized()
}

// shift moves the divider beside the column that has the keyboard: that of the rail, else the one between list and article.
func (r *root) shift(by int) tea.Cmd {
	divider := &r.dividers.list
	if r.inRail || r.frame.List.Empty() {
		divider = &r.dividers.rail
	}
	left := r.column(divider)
	if left.Empty() {
		return r.say(notice("There are no columns to divide here"))
	}
	return tea.Batch(r.divide(divider, left.Width+by), r.drop())
}

// remember keeps how the reader arranged something, for the next time.
func (r *root) remember(name, value string) tea.Cmd {
	desk, h := r.o.Desk, news.Habit{Name: name, Value: value}
	return r.write(job{quiet: true, do: then(page.Notice{}, func(ctx context.Context) error { return desk.Remember(ctx, h) })})
}
