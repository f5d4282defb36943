package desk

import (
	"context"
	"fmt"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/mishap"
	"reader/internal/news"
)

// Taster reads what comes from outside, in place of everybody else: whatever of our code breaks over it, the taster alone
// has the trouble. All bytes go to the feed rooms by its hand. The zero Taster keeps no reports.
type Taster struct{ Mishaps *mishap.Log }

// taste reads one thing.
func taste[T any](t Taster, url string, read func() (T, error)) (is T, err error) {
	err = t.Mishaps.Contain(url, func() (err error) {
		is, err = read()
		return err
	})
	return is, err
}

// Feed reads a feed. The error is a *parse.NotFeed or a *mishap.Error.
func (t Taster) Feed(body []byte, h parse.Hints) (parse.Document, error) {
	return taste(t, h.URL, func() (parse.Document, error) { return parse.Parse(body, h) })
}

// Article reads the article in what a site answered, and what another room reads from the same page: the site's menu. The
// story's page stands first. A menu that cannot be read, as in a page nested too deep for its room, takes nothing from
// the article.
func (t Taster) Article(sources []article.Source, h article.Hints) (article.Extraction, error) {
	main := &sources[0]
	e, err := taste(t, main.URL, func() (article.Extraction, error) { return article.Extract(sources, h) })
	if err != nil {
		return e, fmt.Errorf("read article: %w", err)
	}
	if found, err := t.Menu(main.Body, main.URL, main.ContentType); err == nil {
		e.Article.Sections = found.Sections
	}
	return e, nil
}

// Menu says what one page tells of its site.
func (t Taster) Menu(body []byte, url, contentType string) (news.Found, error) {
	return taste(t, url, func() (found news.Found, err error) {
		found.URL = url
		found.Sections, found.Feeds, found.Title, found.Language, err = site.Menu(body, url, contentType)
		return found, err
	})
}

// Text turns the text of a feed into blocks: none where that cannot be done.
func (t Taster) Text(markup, base string) []news.Block {
	blocks, _ := taste(t, base, func() ([]news.Block, error) { return article.Fragment(markup, base), nil })
	return blocks
}

// entries makes the cache's entries of a feed that was read, whose texts are HTML.
func (t Taster) entries(feed news.Feed, doc *parse.Document, seen time.Time) ([]cache.Entry, error) {
	return taste(t, feed.URL, func() ([]cache.Entry, error) { return entriesOf(feed, doc, seen), nil })
}

// headlines reads the stories that a page links to.
func (t Taster) headlines(body []byte, url, contentType string) ([]news.Link, error) {
	return taste(t, url, func() ([]news.Link, error) { return site.Headlines(body, url, contentType), nil })
}

// list reads a page as a list of stories, of the name that a link to it had.
func (t Taster) list(body []byte, url, contentType, name string) (site.Listed, error) {
	return taste(t, url, func() (site.Listed, error) { return site.List(body, url, contentType, name) })
}

// find looks around a site.
func (t Taster) find(ctx context.Context, get site.Getter, check site.Checker, address string) (news.Found, error) {
	return taste(t, address, func() (news.Found, error) { return site.Find(ctx, get, check, address) })
}
