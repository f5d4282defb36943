package feeds

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/prompt"
)

// Retitle asks for another title of a feed. One that is empty or the same changes nothing.
func Retitle(feed news.Feed) *prompt.Prompt {
	return &prompt.Prompt{
		Title: "Another title", About: text.Masked(feed.URL),
		Rows:   []prompt.Row{{Field: field.New(feed.Title), Hint: "a title"}},
		Offers: []text.Safe{"{open} saves", "{close} leaves it as it was"},
		Done: func(lines []string) []page.Action {
			switch title := strings.TrimSpace(lines[0]); title {
			case "":
				return []page.Action{page.Notice{Text: "A feed needs a title; {close} leaves it as it was"}}
			case feed.Title:
				return []page.Action{page.Back{}}
			default:
				return []page.Action{page.Back{}, page.Rename{Feed: feed, Title: title}}
			}
		},
	}
}
