package article

import (
	"net/url"
	"strings"

	"reader/internal/news"
)

// forgetParts makes plain words of the links within the page that lead to no cross-head of the text: to the comments, to
// the top, to what was left out. A cross-head that leads to itself is plain, too.
func forgetParts(blocks []news.Block, base *url.URL) {
	if base == nil {
		return
	}
	own, _, _ := strings.Cut(base.String(), "#")
	forget := func(spans []news.Span, unless func(news.Link) bool) {
		for i := range spans {
			if s := &spans[i]; strings.HasPrefix(s.URL, own+"#") && !unless(news.Link{Title: s.Text, URL: s.URL}) {
				s.URL = ""
			}
		}
	}
	for i := range blocks {
		if blocks[i].Kind == news.Heading {
			forget(blocks[i].Spans, func(news.Link) bool { return false })
		}
	}
	parts := news.PartsOf(blocks)
	eachSpans(blocks, func(spans []news.Span) {
		forget(spans, func(l news.Link) bool { return parts.Of(l) >= 0 })
	})
}
