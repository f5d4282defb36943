package feeds

import (
	"cmp"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// moves are the commands that move the cursor, and where to.
var moves = map[page.Command]func(*Page) int{
	page.Down:      func(p *Page) int { return p.at + 1 },
	page.Up:        func(p *Page) int { return p.at - 1 },
	page.NextStory: func(p *Page) int { return p.at + 1 },
	page.PrevStory: func(p *Page) int { return p.at - 1 },
	page.PageDown:  func(p *Page) int { return p.at + max(1, p.room-1) },
	page.PageUp:    func(p *Page) int { return p.at - max(1, p.room-1) },
	page.Top:       func(*Page) int { return 0 },
	page.Bottom:    func(p *Page) int { return p.rows() },
	page.Left:      func(p *Page) int { return p.table.step(p.at, -1) },
	page.Right:     func(p *Page) int { return p.table.step(p.at, 1) },
}

// verbs are what can be done with the feed under the cursor.
var verbs = map[page.Command]func(*news.Health) page.Action{
	page.Open: func(h *news.Health) page.Action {
		return page.Go{To: page.List{Title: nameOf(&h.Feed), Query: news.Query{Feed: h.Feed.ID}}}
	},
	page.RenameFeed: func(h *news.Health) page.Action { return page.Go{To: page.Retitle{Feed: h.Feed}} },
	page.MoveFeed:   func(h *news.Health) page.Action { return page.Go{To: page.Refile{Feed: h.Feed}} },
	page.WeighIt: func(h *news.Health) page.Action {
		return page.Weigh{Name: h.Feed.ID.String(), Title: nameOf(&h.Feed), Weight: h.Feed.Weight.Next()}
	},
	page.MuteFeed:   func(h *news.Health) page.Action { return page.Mute{Feed: h.Feed, Mute: h.Status != news.FeedMuted} },
	page.RemoveFeed: func(h *news.Health) page.Action { return page.Remove{Feed: h.Feed} },
	page.OpenBrowse: func(h *news.Health) page.Action {
		return page.Browse{URL: news.Shared(cmp.Or(h.Feed.Site, h.Feed.URL))}
	},
	page.CopyLink: func(h *news.Health) page.Action { return page.Copy{URL: news.Shared(h.Feed.URL)} },
	page.Refresh:  refresh,
}

// refresh asks the feed for news, unless that is of no use: then it says why.
func refresh(h *news.Health) page.Action {
	switch h.Status {
	case news.FeedMuted:
		return page.Notice{Text: "This feed is muted and is not asked. {mute-feed} lets it be heard again"}
	case news.FeedGone:
		return page.Notice{Text: "Its server says that this feed is gone for good: it is not asked any more"}
	default:
		return page.RefreshFeed{Feed: h.Feed}
	}
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	if actions, ok := p.doFind(c); ok {
		return actions, true
	}
	if to, ok := moves[c]; ok {
		return p.move(to(p)), true
	}
	if c == page.OrderFeeds {
		return p.order()
	}
	verb, ok := verbs[c]
	if !ok {
		return nil, false
	}
	h, ok := p.chosen()
	if !ok {
		return page.Do(page.Notice{Text: "There is no feed here"})
	}
	p.stay = c == page.MoveFeed || c == page.RemoveFeed || c == page.MuteFeed && p.worst
	return page.Do(verb(&h))
}

func (p *Page) move(to int) []page.Action {
	to, p.stay = max(0, min(to, p.rows()-1)), false
	if to == p.at {
		return nil
	}
	p.at = to
	p.cache.Drop()
	return p.feel()
}

// order turns the order. In the one with the worst first the cursor begins there; back in the tree it stays on its feed.
func (p *Page) order() ([]page.Action, bool) {
	p.worst = !p.worst
	under, had := p.chosen()
	if p.worst {
		p.at, had = 0, false
	}
	p.arrange(under, had)
	said := page.Notice{Text: "By section"}
	if p.worst {
		said.Text = "The worst first"
	}
	return append(p.feel(), said), true
}

// Click puts the cursor on a feed; a click on the feed under it lists its stories.
func (p *Page) Click(env *page.Env, x, y int) []page.Action {
	i := p.top + y - headRows
	if y < headRows || y >= env.Frame.Rows.Height || x >= env.Frame.Rows.Width || i >= len(p.table.lines) || p.table.lines[i].row == none {
		return nil
	}
	if row := p.table.lines[i].row; row != p.at {
		return p.move(row)
	}
	actions, _ := p.Do(env, page.Open)
	return actions
}

// Wheel moves the cursor.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action { return p.move(p.at + lines) }

// Footer implements page.Footer: of a muted feed the key for it says the contrary.
func (p *Page) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	h, ok := p.chosen()
	switch {
	case p.find.typing:
		return []page.Hint{{Command: page.Open, Word: "keep to these"}, {Command: page.Close, Word: "all feeds"}}, nil
	case p.find.on && !ok:
		return []page.Hint{{Command: page.Close, Word: "all feeds"}, {Command: page.Find, Word: "find"}}, nil
	case !ok:
		return page.Hints(page.AddSite, page.Close, page.ShowHelp), nil
	}
	mute := page.Hint{Command: page.MuteFeed}
	if h.Status == news.FeedMuted {
		mute.Word = "unmute"
	}
	hints := []page.Hint{{Command: page.Open, Word: "stories"}}
	if p.find.on {
		hints = append(hints, page.Hint{Command: page.Close, Word: "all feeds"})
	}
	hints = append(append(hints, page.Hints(page.RenameFeed, page.MoveFeed)...), mute, page.Hint{Command: page.Find, Word: "find"})
	hints = append(hints, page.Hints(page.RemoveFeed)...)
	hints = append(hints, page.Hint{Command: page.Refresh, Word: "ask now"})
	return append(hints, page.Hints(page.OrderFeeds, page.OpenBrowse, page.CopyLink, page.Close, page.ShowHelp)...), nil
}

// nameOf is a feed's title, or its address while it has none.
func nameOf(f *news.Feed) string {
	if f.Title != "" {
		return f.Title
	}
	return string(text.Masked(f.URL))
}
