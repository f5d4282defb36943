package desk

import (
	"context"
	"fmt"
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// kept is an answer as the cache keeps it.
func kept(role article.Role, answer *fetch.Response, at time.Time) cache.Source {
	return cache.Source{
		Role: uint8(role), URL: answer.URL, ContentType: answer.ContentType, ETag: answer.ETag, LastModified: answer.LastModified,
		Fetched: at, Body: answer.Body,
	}
}

// makeArticle makes an article of what its site answered, and says how. The page itself stands first, and its address
// decides which rule and which choice apply.
func (d *Desk) makeArticle(ctx context.Context, sources []cache.Source, h article.Hints) (article.Extraction, string, error) {
	h, err := d.advised(ctx, sources[0].URL, h)
	if err != nil {
		return article.Extraction{}, "", err
	}
	if errandOf(ctx) != nil { // nobody waits for it, and a page takes more room than its answer
		d.parsing <- struct{}{}
		defer func() { <-d.parsing }()
	}
	e, err := d.taster.extract(sources, h)
	return e, making(h), err
}

// extract reads an article in its sources as they are kept.
func (t Taster) extract(sources []cache.Source, h article.Hints) (article.Extraction, error) {
	parts := make([]article.Source, len(sources))
	for i := range sources {
		s := &sources[i]
		parts[i] = article.Source{Role: article.Role(s.Role), URL: s.URL, ContentType: s.ContentType, Body: s.Body}
	}
	e, err := t.Article(parts, h)
	if err != nil {
		err = fmt.Errorf("%s: %w", parts[0].URL, err)
	}
	return e, err
}

// advised adds to what is known of a story what is known of the site that its page is on.
func (d *Desk) advised(ctx context.Context, address string, h article.Hints) (article.Hints, error) {
	var err error
	h.Rule = article.RuleFor(d.rules, address)
	h.Choice, err = d.library.Choice(ctx, SiteOf(address))
	return h, err
}

// SiteOf is the site that an address is on, as the reader's choices know it: the host without "www.".
func SiteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// making is how a page is made today, for comparison with how a stored one was.
func making(h article.Hints) string {
	made := "edition " + strconv.Itoa(article.Edition)
	if h.Rule != nil {
		sum := fnv.New64a()
		fmt.Fprintf(sum, "%q", *h.Rule)
		made += fmt.Sprintf(", rule %x", sum.Sum64())
	}
	if h.Choice != "" {
		made += ", choice " + h.Choice
	}
	return made
}

// renew makes a stored page anew when it would be made otherwise today, if its sources are kept. It waits no longer than
// patience; zero is until it is done.
func (d *Desk) renew(ctx context.Context, r *news.Reading, patience time.Duration) error {
	if r.Story.Stored < news.StoredFull {
		return nil
	}
	made, err := d.cache.Made(ctx, r.Story.ID)
	if err != nil || made == "" {
		return err
	}
	h, err := d.advised(ctx, r.Article.URL, article.Hints{})
	if r.Choice = h.Choice; err != nil || made == making(h) {
		return err
	}
	story, old := r.Story, r.Article
	renewed := make(chan news.Article, 1)
	if !d.work.later(func(ctx context.Context) { _ = d.remake(ctx, &story, old, renewed) }) { // what fails is tried again at the next opening
		return nil
	}
	var enough <-chan time.Time
	if patience > 0 {
		enough = time.After(patience)
	}
	select {
	case r.Article = <-renewed:
		head(r)
	case <-enough:
	case <-ctx.Done():
	}
	return nil
}

// remake makes a story's page anew, hands it over, then stores it. Where no story comes of it, the old text stays.
func (d *Desk) remake(ctx context.Context, s *news.Story, old news.Article, made chan<- news.Article) error {
	a, how, err := d.madeToday(ctx, s)
	if err != nil || !readable(&a) {
		a = old
	}
	a.Missing = old.Missing // the sources are the same
	made <- a
	if err != nil {
		return err
	}
	return d.storeRemade(ctx, s, a, how)
}

// storeRemade stores a page that was made anew: in the cache, which has what it was made from, then in the bookmark, when
// the story is one. What the cache does not take, since the page was fetched anew meanwhile, is no copy for the bookmark.
func (d *Desk) storeRemade(ctx context.Context, s *news.Story, a news.Article, how string) error {
	remade, err := d.cache.RemakeArticle(ctx, s.ID, a, how)
	if err != nil || !remade {
		return unlessGone(err)
	}
	return d.keepCopy(ctx, s, a)
}

// madeToday is a stored page as its sources give it today.
func (d *Desk) madeToday(ctx context.Context, s *news.Story) (news.Article, string, error) {
	sources, h, err := d.sources(ctx, s)
	if err != nil {
		return news.Article{}, "", err
	}
	e, how, err := d.makeArticle(ctx, sources, h)
	return e.Article, how, err
}

// sources are what a story's page was made from, and what was known of it. The error is errNoSources when they are not
// kept.
func (d *Desk) sources(ctx context.Context, s *news.Story) (sources []cache.Source, h article.Hints, err error) {
	h.Title = s.Title
	if sources, err = d.cache.Sources(ctx, s.ID); err == nil {
		h.Feed, err = d.cache.FeedText(ctx, s.ID)
	}
	if err == nil && len(sources) == 0 {
		err = errNoSources
	}
	return sources, h, err
}

// errNoSources is for pages that were stored before sources were kept, and for those that made room for newer ones.
const errNoSources shortfall = "Only the text of this page is kept, not the page itself."
