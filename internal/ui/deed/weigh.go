package deed

import (
	"context"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// weighed says what another weight is for.
var weighed = map[news.Weight]text.Safe{
	news.MuchLess: "Much less of %s on the next front page", news.Less: "Less of %s on the next front page",
	news.Usual: "As much of %s on the next front page as usual",
	news.More:  "More of %s on the next front page", news.MuchMore: "Much more of %s on the next front page",
}

func weigh(desk Desk, a page.Weigh) Deed {
	return steward(false, text.Format(weighed[a.Weight], a.Title), func(ctx context.Context) error {
		_, err := desk.Weigh(ctx, a.Name, a.Weight)
		return err
	})
}

// hide takes a section out of sight, or shows it again.
func hide(desk Desk, a page.Hide) Deed {
	sentence := text.Format("%s is shown again", a.Section.Title)
	if a.Hide {
		sentence = text.Format("Hid %s; its name among the commands still leads there", a.Section.Title)
	}
	return steward(false, sentence, func(ctx context.Context) error {
		_, err := desk.Hide(ctx, a.Section.ID.String(), a.Hide)
		return err
	})
}

// shift moves a section among its siblings.
func shift(desk Desk, a page.Shift) Deed {
	sentence := text.Format("Moved %s down", a.Section.Title)
	if a.By < 0 {
		sentence = text.Format("Moved %s up", a.Section.Title)
	}
	return steward(false, sentence, func(ctx context.Context) error {
		_, err := desk.Shift(ctx, a.Section.ID.String(), a.By)
		return err
	})
}

// FeedOf is the feed that a story comes by: of several the one deepest in the tree, after which its section is named.
func FeedOf(tree []news.Section, s *news.Story) (feed news.Feed, ok bool) {
	deepest := 0
	news.Walk(tree, func(path []string, c *news.Section) {
		for _, f := range c.Feeds {
			if len(path) > deepest && slices.Contains(s.Feeds, f.ID) {
				feed, ok, deepest = f, true, len(path)
			}
		}
	})
	return feed, ok
}
