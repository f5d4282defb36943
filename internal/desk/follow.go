package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/news"
	"reader/internal/text"
)

// Follow opens an address that stands in the article `from`: from the store when it is there, else from the network.
// Its error is a sentence for people, and a news.NoArticleError where something else stands there; of a story that is known,
// the Trouble says it.
func (d *Desk) Follow(ctx context.Context, address string, from news.StoryID) (news.Reading, error) {
	canonical := fetch.Canonical(address)
	if canonical == "" {
		return news.Reading{}, fmt.Errorf("%s is no web address", text.Line(address))
	}
	id, err := d.StoryAt(ctx, canonical)
	if err != nil {
		return news.Reading{}, err
	}
	if id != 0 {
		return d.Fetch(ctx, id)
	}
	return d.followNew(ctx, address, from)
}

// followNew opens an address at which no story is known.
func (d *Desk) followNew(ctx context.Context, address string, from news.StoryID) (news.Reading, error) {
	canonical := fetch.Canonical(address)
	if canonical == "" {
		return news.Reading{}, errNoWebAddress
	}
	referrer := ""
	if from != 0 {
		source, err := d.stored(ctx, from)
		if err != nil {
			return news.Reading{}, err
		}
		referrer = d.source(&source)
	}
	return d.openPage(ctx, canonical, referrer)
}

// OpenAddress opens an address that the reader typed.
func (d *Desk) OpenAddress(ctx context.Context, address string) (news.Reading, error) {
	d.trustTyped(address)
	return d.Follow(ctx, address, 0)
}

// StoryAt is the story at an address, zero when none is known: the cache's, else the bookmark that outlived it. It never
// uses the network.
func (d *Desk) StoryAt(ctx context.Context, address string) (news.StoryID, error) {
	canonical := fetch.Canonical(address)
	if canonical == "" {
		return 0, nil
	}
	known, err := d.storiesAt(ctx, canonical)
	if err != nil || known[0].ID != 0 {
		return known[0].ID, err
	}
	id := cache.StoryIDOf(canonical, canonical)
	saved, err := d.library.IsSaved(ctx, id)
	if err != nil || !saved[id] {
		return 0, err
	}
	return id, nil
}

// openPage opens a page by an address that no story is known by. It may be the page of a known story all the same: a
// short link leads to it, or it says so itself.
func (d *Desk) openPage(ctx context.Context, address, referrer string) (news.Reading, error) {
	f, err := d.getArticle(ctx, fetch.Request{URL: address, From: referrer}, article.Hints{})
	own := ownAddress(f.Article.Canonical, cmp.Or(fetch.Canonical(f.Article.URL), address))
	if err == nil {
		switch id, err := d.StoryAt(ctx, own); {
		case err != nil:
			return news.Reading{}, err
		case id != 0:
			return d.takeIn(ctx, id, f)
		}
	}
	if err == nil && !readable(&f.Article) {
		err = verdicts[f.Article.Verdict]
	}
	if err != nil || referrer != "" { // what the reader typed is taken for an article as far as it can be
		err = d.taster.noArticle(&f, err)
	}
	if err != nil {
		return news.Reading{}, err
	}
	return d.enter(ctx, own, f)
}

// takeIn opens a known story whose page came by another address.
func (d *Desk) takeIn(ctx context.Context, id news.StoryID, f cache.Fetched) (news.Reading, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return r, err
	}
	if err := errors.Join(d.renew(ctx, &r, 0), d.reread(ctx, &r.Story, &f)); err != nil {
		return r, err
	}
	missed, err := d.settle(ctx, &r, f)
	if err != nil {
		return r, err
	}
	return d.reopen(ctx, id, r.Story.Stored, missed)
}

// reread makes the article again, now that it is known which story the page tells: what its feed says of it counts.
func (d *Desk) reread(ctx context.Context, s *news.Story, f *cache.Fetched) error {
	feed, err := d.cache.FeedText(ctx, s.ID)
	if err != nil {
		return err
	}
	e, made, err := d.makeArticle(ctx, f.Sources, article.Hints{Title: s.Title, Feed: feed})
	if err != nil {
		return err
	}
	e.Article.Missing = f.Article.Missing
	f.Article, f.Made = e.Article, made
	return nil
}

// enter stores a page that no feed has told of as a story of its own.
func (d *Desk) enter(ctx context.Context, address string, f cache.Fetched) (news.Reading, error) {
	a := &f.Article
	id, err := d.cache.PutPage(ctx, news.Story{
		URL: address, Title: cmp.Or(a.Title, address), Byline: a.Byline,
		Source: a.Site, Kicker: a.Section.Title, Summary: a.Standfirst, Language: a.Language,
		Published: a.Published, Updated: a.Modified, Seen: d.now(), Picture: a.Picture,
	}, f)
	if err != nil {
		return news.Reading{}, err
	}
	if err := d.raiseMarks(ctx, []news.StoryID{id}); err != nil {
		return news.Reading{}, err
	}
	return d.Open(ctx, id)
}

// refusal is an error from outside in a sentence for people.
type refusal struct{ err error }

func (r refusal) Error() string { return Reason(r.err) }
func (r refusal) Unwrap() error { return r.err }

// ownAddress is the address that a page gives for itself, if it lies on the site that served it: no page may speak for
// another site's story.
func ownAddress(canonical, served string) string {
	if c := fetch.Canonical(canonical); c != "" && fetch.Origin(c) == fetch.Origin(served) {
		return c
	}
	return served
}
