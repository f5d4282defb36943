package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"reader/internal/news"
)

// Arrange makes the tree what is wanted: titles, places, order and the feeds' addresses. Sections and feeds are known by
// their identifiers; those without one are new and get theirs, those of the library that are not wanted are removed.
// Whatever else is known of what stays, stays. Two siblings of one title, two feeds of one address, or anything within a
// saved search are an error; titles and addresses may be exchanged.
func (e *Edit) Arrange(want []news.Section) error {
	have, err := e.Sections()
	if err != nil {
		return err
	}
	a := arrangement{edit: e, sections: map[news.SectionID]*news.Section{}, feeds: map[news.FeedID]*news.Feed{}}
	news.Walk(have, func(_ []string, s *news.Section) {
		a.sections[s.ID] = s
		for i := range s.Feeds {
			a.feeds[s.Feeds[i].ID] = &s.Feeds[i]
		}
	})
	for _, step := range []func([]news.Section) error{a.remove, a.park, a.place, a.order} {
		if err := step(want); err != nil {
			return fmt.Errorf("arrange subscriptions: %w", err)
		}
	}
	return nil
}

// arrangement is Arrange under way, with what the library held before.
type arrangement struct {
	edit     *Edit
	sections map[news.SectionID]*news.Section
	feeds    map[news.FeedID]*news.Feed
}

// remove takes out what is not wanted. A section goes alone: what stands in it is wanted elsewhere, or goes too.
func (a *arrangement) remove(want []news.Section) error {
	sections, feeds := map[news.SectionID]bool{}, map[news.FeedID]bool{}
	news.Walk(want, func(_ []string, s *news.Section) {
		sections[s.ID] = true
		for i := range s.Feeds {
			feeds[s.Feeds[i].ID] = true
		}
	})
	for id := range a.feeds {
		if !feeds[id] {
			if err := a.edit.RemoveFeed(id); err != nil {
				return err
			}
		}
	}
	for id := range a.sections {
		if !sections[id] {
			if _, err := a.edit.exec(`DELETE FROM section WHERE id = ?`, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// park frees the titles and addresses that change, so that the order of the changes does not matter. No folded title
// and no address begins with a space.
func (a *arrangement) park(want []news.Section) error { return a.parkIn(0, false, want) }

func (a *arrangement) parkIn(parent news.SectionID, isNew bool, list []news.Section) error {
	titles := map[string]bool{}
	for i := range list {
		s := &list[i]
		if titles[fold(s.Title)] {
			return fmt.Errorf("two sections beside each other are called %q", s.Title)
		}
		titles[fold(s.Title)] = true
		if err := cmp.Or(a.parkSection(parent, isNew, s), a.parkFeeds(s.Feeds)); err != nil {
			return err
		}
		if err := a.parkIn(s.ID, s.ID == 0, s.Children); err != nil {
			return err
		}
	}
	return nil
}

func (a *arrangement) parkSection(parent news.SectionID, isNew bool, s *news.Section) error {
	if s.ID == 0 {
		return nil
	}
	was, there := a.sections[s.ID]
	if !there {
		return fmt.Errorf("section %s: %w", s.ID, news.ErrNotFound)
	}
	if !isNew && was.Parent == parent && was.Title == s.Title {
		return nil
	}
	_, err := a.edit.exec(`UPDATE section SET folded = ' ' || id WHERE id = ?`, s.ID)
	return err
}

func (a *arrangement) parkFeeds(list []news.Feed) error {
	for i := range list {
		f := &list[i]
		if f.ID == 0 {
			continue
		}
		was, there := a.feeds[f.ID]
		if !there {
			return fmt.Errorf("feed %s: %w", f.ID, news.ErrNotFound)
		}
		if was.URL != f.URL {
			if err := a.edit.feed("change", f.ID, `UPDATE feed SET url = ' ' || id WHERE id = ?1`); err != nil {
				return err
			}
		}
	}
	return nil
}

// place makes what is new, and gives everything its title and its place, parents first.
func (a *arrangement) place(want []news.Section) error { return a.placeIn(0, want) }

func (a *arrangement) placeIn(parent news.SectionID, list []news.Section) error {
	for i := range list {
		s := &list[i]
		s.Parent = parent
		if s.Search != "" && len(s.Feeds)+len(s.Children) > 0 {
			return fmt.Errorf("%q is a saved search: nothing else can stand in it", s.Title)
		}
		if err := a.placeSection(s); err != nil {
			return err
		}
		for j := range s.Feeds {
			s.Feeds[j].Section = s.ID
			if err := a.placeFeed(&s.Feeds[j]); err != nil {
				return err
			}
		}
		if err := a.placeIn(s.ID, s.Children); err != nil {
			return err
		}
	}
	return nil
}

func (a *arrangement) placeSection(s *news.Section) (err error) {
	switch {
	case s.ID == 0 && s.Search != "":
		s.ID, err = a.edit.AddSearch(s.Parent, s.Title, s.Search)
		return err
	case s.ID == 0:
		s.ID, err = a.edit.AddSection(s.Parent, s.Title, s.Site, s.Language)
		return err
	case a.sections[s.ID].Search != s.Search:
		if err := a.edit.SetSearch(s.ID, s.Search); err != nil {
			return err
		}
	}
	if was := a.sections[s.ID]; was.Title == s.Title && was.Parent == s.Parent {
		return nil
	}
	title := strings.TrimSpace(storable(s.Title))
	if title == "" {
		return fmt.Errorf("section %s: the new title is empty", s.ID)
	}
	// In two steps, since undo takes them back in two.
	if _, err := a.edit.exec(`UPDATE section SET parent = ?2, position = iif(parent = ?2, position,
		(SELECT coalesce(max(position), 0) + 1 FROM section WHERE parent = ?2)) WHERE id = ?1`, s.ID, s.Parent); err != nil {
		return err
	}
	_, err = a.edit.exec(`UPDATE section SET title = ?2, folded = ?3 WHERE id = ?1`, s.ID, title, fold(title))
	return err
}

func (a *arrangement) placeFeed(f *news.Feed) error {
	if f.ID == 0 {
		added, isNew, err := a.edit.AddFeed(*f)
		if err == nil && !isNew {
			err = fmt.Errorf("%s is subscribed to already, as %q", f.URL, NameOf(added))
		}
		*f = added
		return err
	}
	was := a.feeds[f.ID]
	if was.URL != f.URL || was.Title != f.Title {
		err := a.edit.feed("change", f.ID, `UPDATE feed SET url = ?2, title = ?3 WHERE id = ?1`, storable(f.URL), storable(f.Title))
		if err != nil {
			return err
		}
	}
	if was.Section != f.Section {
		return a.edit.MoveFeed(f.ID, f.Section)
	}
	return nil
}

// order numbers siblings anew where they do not stand in the order that is wanted.
func (a *arrangement) order(want []news.Section) error {
	have, err := a.edit.Sections()
	if err != nil {
		return err
	}
	found := orders(have)
	for parent, wanted := range orders(want) {
		if err := a.number(`UPDATE section SET position = ? WHERE id = ? AND position <> ?1`, found[parent].sections, wanted.sections); err != nil {
			return err
		}
		if err := a.number(`UPDATE feed SET position = ? WHERE id = ? AND position <> ?1`, found[parent].feeds, wanted.feeds); err != nil {
			return err
		}
	}
	return nil
}

// siblings are what stands in one section, in order, as identifiers in columns.
type siblings struct{ sections, feeds []int64 }

func orders(tree []news.Section) map[news.SectionID]siblings {
	all := map[news.SectionID]siblings{}
	var below func(parent news.SectionID, feeds []news.Feed, list []news.Section)
	below = func(parent news.SectionID, feeds []news.Feed, list []news.Section) {
		var o siblings
		for i := range feeds {
			o.feeds = append(o.feeds, int64(feeds[i].ID))
		}
		for i := range list {
			o.sections = append(o.sections, int64(list[i].ID))
			below(list[i].ID, list[i].Feeds, list[i].Children)
		}
		all[parent] = o
	}
	below(0, nil, tree)
	return all
}

func (a *arrangement) number(statement string, have, want []int64) error {
	if slices.Equal(have, want) {
		return nil
	}
	for i, id := range want {
		if _, err := a.edit.exec(statement, i+1, id); err != nil {
			return err
		}
	}
	return nil
}
