package desk

import (
	"context"
	"fmt"
	"slices"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// gatheredMost is where the pages of one article are enough, in bytes: as much as four of the longest pages there are.
const gatheredMost = 16 << 20

const (
	errTooMany   shortfall = "The story has more pages than reader asks for."
	errNoPage    shortfall = "The site shows something else in its place."
	errElsewhere shortfall = "Its address leads to another site."
)

// gather makes an article of a story's page and of what it wants besides: further pages, one after the other, up to the
// first that cannot be had, and other forms of the page. The article says which pages it lacks.
func (d *Desk) gather(ctx context.Context, main cache.Source, h article.Hints) (cache.Fetched, error) {
	f := cache.Fetched{Sources: []cache.Source{main}}
	tried := map[string]bool{}
	var failed error
	for {
		e, made, err := d.makeArticle(ctx, f.Sources, h)
		if err != nil {
			return f, err
		}
		f.Article, f.Made = e.Article, made
		next := untried(e.Wanted, tried, failed)
		if len(next) == 0 || full(f.Sources) {
			f.Article.Missing = missing(e.Wanted, tried, failed)
			return f, ctx.Err()
		}
		if failed = d.getWanted(ctx, &f, next, tried); postponed(ctx, failed) {
			return f, failed
		}
	}
}

// postponed reports an error for which an article that is fetched ahead is better left to another time: nobody waits for
// the part of it that came, and what is stored is not asked for again.
func postponed(ctx context.Context, err error) bool {
	return err != nil && errandOf(ctx) != nil && ours(ctx, err)
}

// full reports that an article has as many sources as it may have.
func full(sources []cache.Source) bool {
	size := 0
	for i := range sources {
		size += len(sources[i].Body)
	}
	return len(sources) >= article.MaxPages || size > gatheredMost
}

// untried are those of the wanted sources that may still be asked for.
func untried(wanted []article.Wanted, tried map[string]bool, failed error) []article.Wanted {
	var next []article.Wanted
	for _, w := range wanted {
		if !tried[w.URL] && (failed == nil || !isPage(w)) {
			next = append(next, w)
		}
	}
	return next
}

// isPage reports a page with a number, without which there is a gap in the story.
func isPage(w article.Wanted) bool { return w.Role == article.Further && w.Page > 0 }

// getWanted gets what is wanted, up to what may make the rest needless. The error is why a page could not be had.
func (d *Desk) getWanted(ctx context.Context, f *cache.Fetched, next []article.Wanted, tried map[string]bool) error {
	for _, w := range next {
		if full(f.Sources) {
			return nil
		}
		tried[w.URL] = true
		s, err := d.getSource(ctx, w, f.Sources[0].URL)
		switch {
		case err == nil:
			f.Sources = append(f.Sources, s)
		case isPage(w), postponed(ctx, err):
			return err
		}
		if !isPage(w) {
			return nil
		}
	}
	return nil
}

// getSource gets one further source of the page at an address. It is kept under the address that was asked for, by which
// the extractor knows it again.
func (d *Desk) getSource(ctx context.Context, w article.Wanted, page string) (cache.Source, error) {
	answer, err := d.get(ctx, fetch.Request{URL: w.URL, Kind: fetch.Page, From: page})
	if err != nil {
		return cache.Source{}, err
	}
	if o := fetch.Origin(answer.URL); o != fetch.Origin(w.URL) && o != fetch.Origin(page) {
		return cache.Source{}, errElsewhere
	}
	s := kept(w.Role, &answer, d.now())
	s.URL = w.URL
	return s, nil
}

// missing says which pages of a story are not in its article, and why; "" when all are there.
func missing(wanted []article.Wanted, tried map[string]bool, failed error) string {
	wanted = slices.DeleteFunc(slices.Clone(wanted), func(w article.Wanted) bool { return !isPage(w) })
	if len(wanted) == 0 {
		return ""
	}
	if failed == nil {
		failed = errTooMany
		if tried[wanted[0].URL] {
			failed = errNoPage
		}
	}
	which := fmt.Sprintf("Page %d", wanted[0].Page)
	if last := wanted[len(wanted)-1].Page; len(wanted) > 1 {
		which = fmt.Sprintf("Pages %d to %d", wanted[0].Page, last)
	}
	return fmt.Sprintf("%s could not be had: %s", which, Reason(failed))
}

// Shortcoming says why an article that is stored is not the whole story; "" when it is, as far as anybody knows.
func Shortcoming(a *news.Article) string {
	if s := verdicts[a.Verdict]; s != "" {
		return string(s)
	}
	return a.Missing
}
