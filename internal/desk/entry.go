package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/news"
)

// The longest summary that a list keeps, and the longest title made from one, in runes: three lines of 120 columns,
// and one line of 80.
const (
	longestSummary = 360
	longestTitle   = 80
)

// entriesOf makes the cache's entries from a parsed feed. Seen is the time of this fetch.
func entriesOf(feed news.Feed, doc *parse.Document, seen time.Time) []cache.Entry {
	entries := make([]cache.Entry, 0, len(doc.Entries))
	for i := range doc.Entries {
		entries = append(entries, entryOf(feed, doc, &doc.Entries[i], seen))
	}
	return entries
}

func entryOf(feed news.Feed, doc *parse.Document, e *parse.Entry, seen time.Time) cache.Entry {
	address := fetch.Canonical(e.Link) // empty when the story is not on the web
	summary := shorten(article.Opening(cmp.Or(e.Summary, e.Content), longestSummary), longestSummary)
	return cache.Entry{
		Story: news.Story{
			GUID:       e.ID,
			URL:        address,
			Title:      cmp.Or(e.Title, shorten(summary, longestTitle)),
			Byline:     byline(e.Authors),
			Summary:    summary,
			Language:   cmp.Or(e.Language, doc.Language, feed.Language),
			Published:  e.Published,
			Updated:    e.Updated,
			Seen:       seen,
			Tags:       e.Categories,
			Picture:    e.Picture,
			Enclosures: e.Enclosures,
			Comments:   e.Comments,
		},
		Text: cmp.Or(e.Content, e.Summary),
		Base: cmp.Or(address, doc.Link, feed.URL),
	}
}

// entriesOfPage makes entries from the headlines on a section's page. A headline has no date of its own: the first
// sight of it counts. They come from the last to the first, since of stories of one moment lists show the newest row first:
// so they keep the order of the page.
func entriesOfPage(feed news.Feed, headlines []news.Link, seen time.Time) []cache.Entry {
	entries := make([]cache.Entry, 0, len(headlines))
	for _, h := range slices.Backward(headlines) {
		address := fetch.Canonical(h.URL)
		if address == "" {
			continue
		}
		entries = append(entries, cache.Entry{Story: news.Story{
			GUID: address, URL: address, Title: h.Title, Language: feed.Language, Seen: seen,
		}})
	}
	return entries
}

func byline(authors []string) string { return strings.Join(authors, ", ") }

// shorten folds white space and cuts at a word's end, with an ellipsis where something was left out.
func shorten(s string, runes int) string {
	s, whole := folded(s, runes)
	if whole {
		return s
	}
	cut := string([]rune(s)[:runes])
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }) + "…"
}

// folded is s with single spaces between its words, up to the word that goes beyond the runes; whole says that none
// does. A text may be a hundred times as long as its summary.
func folded(s string, runes int) (line string, whole bool) {
	var b strings.Builder
	count := -1
	for word := range strings.FieldsSeq(s) {
		if count >= 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		if count += 1 + utf8.RuneCountInString(word); count > runes {
			return b.String(), false
		}
	}
	return b.String(), true
}
