package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// known is what root itself reads from the shelf.
type known struct {
	front   news.Front
	owned   news.Owned
	offline bool
	shown   bool // the reader wants to see the front page
	err     error
}

// read reads what root shows: sections, counts, what is the reader's own, the cable.
func read(ctx context.Context, desk Desk) known {
	var k known
	if k.front, k.err = desk.Front(ctx); k.err != nil {
		return k
	}
	k.owned, k.err = desk.Owned(ctx)
	k.offline = desk.Offline()
	return k
}

func (r *root) reload() tea.Cmd {
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg { return read(ctx, desk) }
}

// ahead is what the first page shows.
type ahead struct{ known }

// readAhead reads it. The feeds that are due are asked when it has been drawn.
func (r *root) readAhead() tea.Cmd {
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg { return ahead{read(ctx, desk)} }
}

// apply shows what was read ahead.
func (a ahead) apply(r *root) tea.Cmd {
	r.reading = false
	cmds := []tea.Cmd{a.known.apply(r), r.tick(dueAfter, due{})}
	if a.err != nil {
		cmds = append(cmds, r.print(a.front, a.err))
	}
	if r.o.Notice == "" {
		cmds = append(cmds, r.offerFormer())
	}
	if r.early > 0 {
		cmds = append(cmds, r.section(r.early-1))
	} else if len(r.trail.steps) == 1 && !r.trail.top().overlay() {
		cmds = append(cmds, r.openAsked())
	}
	return tea.Batch(cmds...)
}

// openAsked goes on from the front page to the page that the reader begins with.
func (r *root) openAsked() tea.Cmd {
	switch r.o.Opens {
	case "", "front":
		return nil
	case "saved":
		return r.visit(page.Saved{}, false)
	}
	var to *news.Section
	news.Walk(r.world.Sections, func(path []string, s *news.Section) {
		if strings.EqualFold(strings.Join(path, "/"), r.o.Opens) {
			to = s
		}
	})
	switch {
	case to != nil:
		return r.visit(page.List{Title: to.Title, Query: news.Query{Section: to.ID}}, false)
	case len(r.world.Sections) == 0:
		return nil // of an empty library
	}
	return r.say(page.Notice{Text: text.Format("The configuration opens with %q, and there is no such section", r.o.Opens), Trouble: true})
}

// apply takes what was read.
func (k known) apply(r *root) tea.Cmd {
	if k.err != nil {
		return r.trouble(k.err)
	}
	moved := len(r.world.Sections) > 0 && !slices.Equal(filings(r.world.Sections), filings(k.front.Sections))
	r.know(&k)
	r.rail.Know(k.owned, k.front.Counts.Whole)
	r.unplug(k.offline)
	r.layOut()
	cmds := []tea.Cmd{r.welcome(), r.countSearches()}
	if moved { // a feed was muted, moved or removed, or that was undone: what it brought comes or goes with it
		cmds = append(cmds, r.tell(page.Fresh{}))
	}
	if moved || k.shown || r.printed == nil {
		cmds = append(cmds, r.print(k.front, nil))
	}
	return tea.Batch(cmds...)
}

// searched is what saved searches find.
type searched map[news.SectionID]news.Counts

// countSearches counts what saved searches find, once all else is known.
func (r *root) countSearches() tea.Cmd {
	any := false
	news.Walk(r.world.Sections, func(_ []string, s *news.Section) { any = any || s.Search != "" })
	if !any {
		return nil
	}
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg {
		counts, err := desk.CountSearches(ctx)
		if err != nil {
			return nil // a number that is missing is no reason to disturb
		}
		return searched(counts)
	}
}

// apply takes the counts.
func (s searched) apply(r *root) tea.Cmd { //nolint:unparam // what root is sent answers so
	news.Walk(r.world.Sections, func(_ []string, c *news.Section) {
		if c.Search != "" {
			c.Counts = s[c.ID]
		}
	})
	r.touch()
	return nil
}

// know takes over what the front page tells of the whole. What was read before the reader looked at a section otherwise
// does not take that back.
func (r *root) know(k *known) {
	news.Walk(k.front.Sections, func(_ []string, s *news.Section) {
		if v, ok := r.views[s.ID]; ok {
			s.View = v
		}
	})
	r.world.Sections, r.counts, r.updated, r.newest = k.front.Sections, k.front.Counts, k.front.Updated, k.front.Newest
}

// viewed takes over how the reader looks at a section, and remembers it.
func (r *root) viewed(a page.Viewed) tea.Cmd {
	if r.views == nil {
		r.views = map[news.SectionID]news.View{}
	}
	r.views[a.Section] = a.View
	if s := news.Find(r.world.Sections, a.Section); s != nil {
		s.View = a.View
	}
	r.touch()
	return r.carryOut(a)
}

// filing is where a feed stands, and whether it is heard, and seen.
type filing struct {
	section news.SectionID
	feed    news.FeedID
	muted   bool
	hidden  bool
}

func filings(tree []news.Section) []filing {
	var all []filing
	news.Walk(tree, func(_ []string, s *news.Section) {
		for _, f := range s.Feeds {
			all = append(all, filing{s.ID, f.ID, !f.Muted.IsZero(), s.Hidden})
		}
	})
	return all
}

// welcome opens the first page over an empty library, and leaves it when the library is no longer empty.
func (r *root) welcome() tea.Cmd {
	if len(r.trail.steps) != 1 {
		return nil
	}
	switch _, welcome := r.trail.top().to.(page.Welcome); {
	case welcome && len(r.world.Sections) > 0:
		return tea.Batch(r.openFirst(page.Front{}), r.guide())
	case !welcome && len(r.world.Sections) == 0:
		r.newcomer = r.o.Habits[news.HabitTour] == ""
		return r.openFirst(page.Welcome{})
	}
	return r.guide()
}

// guide shows somebody who has just begun the first keys, once there is something to read.
func (r *root) guide() tea.Cmd {
	if !r.newcomer || len(r.world.Sections) == 0 {
		return nil
	}
	r.newcomer = false
	return r.visit(page.Tour{}, false)
}

// openFirst opens the first page in place of another, without a word less: what was said at the start still holds.
func (r *root) openFirst(to page.Destination) tea.Cmd {
	said := r.notices.said
	cmd := r.visit(to, true)
	r.notices.said = said
	return cmd
}

// count keeps the number of unread stories right until it is read again.
func (r *root) count(by int) { r.counts.Unread = max(0, r.counts.Unread+by) }
