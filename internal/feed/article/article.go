// Package article turns the page of a story into a news.Article: its text in blocks, its facts, and the related
// stories it offers. It knows nothing of networks, storage or screens: bytes go in, values come out, and the same
// bytes always give the same value.
package article

import (
	"errors"

	"reader/internal/news"
)

// ErrNotPage is returned for bytes that are no text at all: a picture, an archive, a program.
var ErrNotPage = errors.New("not an HTML page")

// Hints are what is known of a page besides its bytes. Every field may be empty.
type Hints struct {
	URL         string // where the page was fetched, after redirects; relative links resolve against it
	ContentType string // the Content-Type header as sent
	Title       string // the story's title in its feed
}

// Extract reads a whole page. Article.Sections stays empty: the site's menu is the business of package site.
// The only error is ErrNotPage; a page without a text is an Article with VerdictEmpty.
func Extract(page []byte, h Hints) (news.Article, error) {
	return news.Article{URL: h.URL, Canonical: h.URL}, nil
}

// Fragment turns a piece of HTML, such as the content of a feed's entry, into blocks. Links resolve against base.
func Fragment(html, base string) []news.Block { return nil }

// Text turns a piece of HTML into plain text, a paragraph a line.
func Text(html string) string { return news.PlainText(Fragment(html, "")) }
