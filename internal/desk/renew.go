package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strconv"
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
// decides which rule applies.
func (d *Desk) makeArticle(sources []cache.Source, h article.Hints) (article.Extraction, string, error) {
	parts := make([]article.Source, len(sources))
	for i := range sources {
		s := &sources[i]
		parts[i] = article.Source{Role: article.Role(s.Role), URL: s.URL, ContentType: s.ContentType, Body: s.Body}
	}
	h.Rule = article.RuleFor(d.rules, parts[0].URL)
	e, err := ReadArticle(parts, h)
	if err != nil {
		err = fmt.Errorf("%s: %w", parts[0].URL, err)
	}
	return e, d.making(parts[0].URL), err
}

// making is how the page at an address is made today, for comparison with how a stored one was.
func (d *Desk) making(address string) string {
	made := "edition " + strconv.Itoa(article.Edition)
	if rule := article.RuleFor(d.rules, address); rule != nil {
		sum := fnv.New64a()
		fmt.Fprintf(sum, "%q", *rule)
		made += fmt.Sprintf(", rule %x", sum.Sum64())
	}
	return made
}

// renewalPatience is how long a reader waits for a page to be made anew, which takes 15 ms as a rule. What takes longer
// is there the next time.
const renewalPatience = 250 * time.Millisecond

// renew makes a stored page anew when it would be made otherwise today, if its sources are kept.
func (d *Desk) renew(ctx context.Context, r *news.Reading) error {
	if r.Story.Stored < news.StoredFull {
		return nil
	}
	made, err := d.cache.Made(ctx, r.Story.ID)
	if err != nil || made == "" || made == d.making(r.Article.URL) {
		return err
	}
	story, old := r.Story, r.Article
	renewed := make(chan news.Article, 1)
	if !d.work.later(func(ctx context.Context) { _ = d.remake(ctx, &story, old, renewed) }) { // what fails is tried again at the next opening
		return nil
	}
	select {
	case r.Article = <-renewed:
		head(r)
	case <-time.After(renewalPatience):
	case <-ctx.Done():
	}
	return nil
}

// remake makes a story's page anew, hands it over, then stores it. Where nothing readable comes of it, the old one stays.
func (d *Desk) remake(ctx context.Context, s *news.Story, old news.Article, made chan<- news.Article) error {
	a, how, err := d.madeToday(ctx, s)
	if err != nil || a.Words == 0 {
		a = old
	}
	a.Missing = old.Missing // the sources are the same
	made <- a
	if err != nil {
		return err
	}
	return errors.Join(d.keepCopy(ctx, s, a), unlessGone(d.cache.RemakeArticle(ctx, s.ID, a, how)))
}

// madeToday is a stored page as its sources give it today.
func (d *Desk) madeToday(ctx context.Context, s *news.Story) (news.Article, string, error) {
	sources, err := d.cache.Sources(ctx, s.ID)
	if err != nil || len(sources) == 0 {
		return news.Article{}, "", cmp.Or(err, errNoSources)
	}
	feed, err := d.cache.FeedText(ctx, s.ID)
	if err != nil {
		return news.Article{}, "", err
	}
	e, how, err := d.makeArticle(sources, article.Hints{Title: s.Title, Feed: feed})
	return e.Article, how, err
}

var errNoSources = errors.New("what the site answered is not kept any more")
