package article

import (
	"net/url"
	"strings"

	"reader/internal/news"
)

// forgetParts makes plain words of the links within the page that lead to no cross-head of the text: to the comments, to
// the top, to what was left out.
func forgetParts(blocks []news.Block, base *url.URL) {
	if base == nil {
		return
	}
	own, _, _ := strings.Cut(base.String(), "#")
	eachSpans(blocks, func(spans []news.Span) {
		for i := range spans {
			s := &spans[i]
			if strings.HasPrefix(s.URL, own+"#") && news.PartOf(blocks, news.Link{Title: s.Text, URL: s.URL}) < 0 {
				s.URL = ""
			}
		}
	})
}
