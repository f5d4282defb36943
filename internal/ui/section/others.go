package section

import (
	"context"
	"slices"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// mostOthers is how many stories fill the column below one of which there is little to show yet, and sought among how many
// they are found.
const (
	mostOthers = 6
	sought     = 30
)

// Others looks for what else there is to read beside a story: unread stories of its section, or where that is listed
// already, of the other sections of its paper. It is nil where the story comes by no feed of a section.
func Others(env *page.Env, shelf Shelf, story news.Story, listed news.SectionID) func(context.Context) any {
	home, top := homeOf(env.Sections, &story)
	if home == nil {
		return nil
	}
	in, title := home.ID, "More from "+home.Title
	left := func(s news.Story) bool { return s.ID == story.ID }
	if listed == home.ID {
		in, title = top.ID, "Elsewhere in "+top.Title
		left = func(s news.Story) bool { return s.Kicker == story.Kicker }
	}
	return func(ctx context.Context) any {
		p, err := shelf.Page(ctx, news.Query{Section: in, Unread: true, Limit: sought})
		if err != nil {
			return page.Others{} // the column stays empty, as it was
		}
		stories := slices.DeleteFunc(p.Stories, left)
		return page.Others{Title: title, Stories: stories[:min(len(stories), mostOthers)]}
	}
}

// homeOf is the deepest section that one of a story's feeds stands in, and the one at the top above it.
func homeOf(tree []news.Section, s *news.Story) (home, top *news.Section) {
	deepest := 0
	for i := range tree {
		news.Walk(tree[i:i+1], func(path []string, c *news.Section) {
			carries := slices.ContainsFunc(c.Feeds, func(f news.Feed) bool { return slices.Contains(s.Feeds, f.ID) })
			if carries && len(path) > deepest {
				home, top, deepest = c, &tree[i], len(path)
			}
		})
	}
	return home, top
}
