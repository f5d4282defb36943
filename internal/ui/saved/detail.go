package saved

import (
	"context"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// detail is what the reader wrote to a story, and how far the reading is.
type detail struct {
	tags, lists []string
	note        string
	read        int // percent; zero when not begun
}

// details answers for several stories.
type details map[news.StoryID]detail

// askDetails reads what the list itself does not tell. Stories that cannot be opened keep their plain row.
func (p *Page) askDetails(stories []news.Story) page.Action {
	ids := make([]news.StoryID, len(stories))
	for i := range stories {
		ids[i] = stories[i].ID
	}
	return page.Ask{Topic: topicDetails, Do: func(ctx context.Context) any {
		out := details{}
		for _, id := range ids {
			r, err := p.opener.Open(ctx, id)
			if err != nil {
				continue
			}
			out[id] = detail{tags: r.Tags, lists: r.Lists, note: r.Note, read: share(r.Article.Blocks, r.Place)}
		}
		return out
	}}
}

// share is how much of a text stands above a place, in percent.
func share(blocks []news.Block, at news.Place) int {
	above, all := at.Rune, 0
	for i := range blocks {
		n := utf8.RuneCountInString(news.PlainText(blocks[i : i+1]))
		all += n
		if i < at.Block {
			above += n
		}
	}
	if all == 0 {
		return 0
	}
	return min(100*above/all, 100)
}
