package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/feed/site"
	"reader/internal/news"
)

// Open shows what is stored of a story: the bookmark's own copy, the page, or the feed's text, whichever says most. It
// never uses the network.
func (d *Desk) Open(ctx context.Context, id news.StoryID) (news.Reading, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return news.Reading{}, err
	}
	if r.Place, err = d.library.PlaceOf(ctx, id); err != nil {
		return news.Reading{}, err
	}
	return r, d.relate(ctx, &r)
}

// stored puts the reading together from both stores. A story can be in one of them only: the cache may have been
// deleted, and few stories are bookmarks.
func (d *Desk) stored(ctx context.Context, id news.StoryID) (news.Reading, error) {
	var r news.Reading
	bookmark, saved := d.library.Bookmark(ctx, id)
	if saved != nil && !errors.Is(saved, news.ErrNotFound) {
		return r, saved
	}
	story, cached := d.cache.Story(ctx, id)
	if cached != nil && !errors.Is(cached, news.ErrNotFound) {
		return r, cached
	}
	switch {
	case cached == nil:
		r.Story = story
		a, stored, err := d.cache.Article(ctx, id)
		if err != nil {
			return r, err
		}
		r.Article, r.Story.Stored = a, stored
	case saved == nil:
		r.Story = bookmark.Story
	default:
		return r, fmt.Errorf("story %s: %w", id, news.ErrNotFound)
	}
	if saved == nil {
		r.Story.Saved = true
		r.Lists, r.Tags, r.Note = bookmark.Lists, bookmark.Tags, bookmark.Note
		if bookmark.Story.Stored > r.Story.Stored || len(r.Article.Blocks) == 0 {
			r.Article, r.Story.Stored = bookmark.Article, bookmark.Story.Stored
		}
	}
	one := []news.Story{r.Story}
	if err := d.place(ctx, one); err != nil {
		return r, err
	}
	r.Story = one[0]
	head(&r)
	return r, nil
}

// head fills the article's head from the story's row where the page said nothing, or is not there.
func head(r *news.Reading) {
	a, s := &r.Article, &r.Story
	a.URL = cmp.Or(a.URL, s.URL)
	a.Canonical = cmp.Or(a.Canonical, a.URL)
	a.Title = cmp.Or(a.Title, s.Title)
	a.Byline = cmp.Or(a.Byline, s.Byline)
	a.Language = cmp.Or(a.Language, s.Language)
	a.Site = cmp.Or(a.Site, s.Source)
	if a.Published.IsZero() {
		a.Published = s.Published
	}
	if a.Modified.IsZero() {
		a.Modified = s.Updated
	}
	if a.Picture.URL == "" {
		a.Picture = s.Picture
	}
}

// relate looks up what is known of the stories behind the related links.
func (d *Desk) relate(ctx context.Context, r *news.Reading) error {
	addresses := make([]string, len(r.Article.Related))
	for i, rel := range r.Article.Related {
		addresses[i] = fetch.Canonical(rel.URL)
	}
	known, err := d.cache.StoriesByURL(ctx, addresses)
	if err != nil {
		return err
	}
	r.Related = make([]news.RelatedStory, len(r.Article.Related))
	for i, rel := range r.Article.Related {
		r.Related[i] = news.RelatedStory{Related: rel, Story: known[addresses[i]]}
	}
	return nil
}

// Fetch gets a story's page unless it is stored, and returns what is stored then. What stood in the way is in
// Reading.Trouble; the error is for our own stores only.
func (d *Desk) Fetch(ctx context.Context, id news.StoryID) (news.Reading, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return r, err
	}
	trouble := ""
	if r.Story.Stored < news.StoredFull {
		trouble, err = d.fetchPage(ctx, &r.Story)
		if err != nil {
			return r, err
		}
	}
	r, err = d.Open(ctx, id)
	r.Trouble = trouble
	return r, err
}

// fetchPage gets and stores a story's page. A page that tells less than the feed did is not stored, but named.
func (d *Desk) fetchPage(ctx context.Context, s *news.Story) (trouble string, err error) {
	if s.URL == "" {
		return "the feed gives no address for this story", nil
	}
	a, err := d.getArticle(ctx, s.URL, d.origin(s), s.Title)
	if err != nil {
		return Reason(err), nil
	}
	if why := verdicts[a.Verdict]; why != "" {
		return why, nil
	}
	if err := d.keepArticle(ctx, s, a); err != nil {
		return "", err
	}
	return "", nil
}

// verdicts are the sentences for pages that are no article.
var verdicts = map[news.Verdict]string{
	news.VerdictEmpty:   "no article text was found on the page",
	news.VerdictTeaser:  "the page shows the beginning of the article only",
	news.VerdictPaywall: "the whole article is for subscribers of this site only",
	news.VerdictConsent: "the site shows a consent notice instead of the article",
}

// origin is the address that led to a story: its feed's, so that a story may lie at a private address only where its
// own feed does.
func (d *Desk) origin(s *news.Story) string {
	if len(s.Feeds) == 0 {
		return s.URL
	}
	d.shelf.mu.RLock()
	defer d.shelf.mu.RUnlock()
	return d.shelf.homes[s.Feeds[0]].url
}

// getArticle gets a page and reads the article in it.
func (d *Desk) getArticle(ctx context.Context, address, from, title string) (news.Article, error) {
	answer, err := d.client.Get(ctx, fetch.Request{URL: address, Kind: fetch.Page, From: from})
	if err != nil {
		return news.Article{}, err
	}
	return ReadArticle(answer, title)
}

// ReadArticle reads the article in an answer, and what another room reads from the same page: the site's menu.
func ReadArticle(answer fetch.Response, title string) (news.Article, error) {
	a, err := article.Extract(answer.Body, article.Hints{URL: answer.URL, ContentType: answer.ContentType, Title: title})
	if err != nil {
		return a, fmt.Errorf("read article %s: %w", answer.URL, err)
	}
	a.Sections, _, _, _, err = site.Menu(answer.Body, answer.URL, answer.ContentType)
	return a, err
}

// keepArticle stores a page in the cache, and in the bookmark when the story is one.
func (d *Desk) keepArticle(ctx context.Context, s *news.Story, a news.Article) error {
	if s.Saved {
		if err := d.library.SetArticle(ctx, s.ID, a); err != nil {
			return err
		}
	}
	if err := d.cache.PutArticle(ctx, s.ID, a); err != nil && !errors.Is(err, news.ErrNotFound) {
		return err
	}
	return nil
}

// Follow opens an address that stands in the article `from`: from the store when it is there, else from the network.
func (d *Desk) Follow(ctx context.Context, address string, from news.StoryID) (news.Reading, error) {
	canonical := fetch.Canonical(address)
	if canonical == "" {
		return news.Reading{}, fmt.Errorf("%q is no web address", address)
	}
	known, err := d.cache.StoriesByURL(ctx, []string{canonical})
	if err != nil {
		return news.Reading{}, err
	}
	if s, ok := known[canonical]; ok {
		return d.Fetch(ctx, s.ID)
	}
	referrer := ""
	if from != 0 {
		source, err := d.stored(ctx, from)
		if err != nil {
			return news.Reading{}, err
		}
		referrer = cmp.Or(source.Article.URL, source.Story.URL)
	}
	return d.openPage(ctx, canonical, referrer)
}

// OpenAddress opens an address that the reader typed.
func (d *Desk) OpenAddress(ctx context.Context, address string) (news.Reading, error) {
	d.trustTyped(address)
	return d.Follow(ctx, address, 0)
}

// openPage stores a page that no feed has told of as a story of its own.
func (d *Desk) openPage(ctx context.Context, address, referrer string) (news.Reading, error) {
	a, err := d.getArticle(ctx, address, referrer, "")
	if err != nil {
		return news.Reading{}, err
	}
	if why := verdicts[a.Verdict]; why != "" && a.Verdict != news.VerdictTeaser {
		return news.Reading{}, fmt.Errorf("%s: %s", address, why)
	}
	id, err := d.cache.PutPage(ctx, news.Story{
		URL: ownAddress(a.Canonical, address), Title: cmp.Or(a.Title, address), Byline: a.Byline,
		Source: a.Site, Kicker: a.Section.Title, Summary: a.Standfirst, Language: a.Language,
		Published: a.Published, Updated: a.Modified, Seen: d.now(), Picture: a.Picture,
	}, a)
	if err != nil {
		return news.Reading{}, err
	}
	if err := d.copyMarks(ctx, []news.StoryID{id}); err != nil {
		return news.Reading{}, err
	}
	return d.Open(ctx, id)
}

// ownAddress is the address that a page gives for itself, if it lies on the site that served it: no page may speak for
// another site's story.
func ownAddress(canonical, served string) string {
	if c := fetch.Canonical(canonical); fetch.Origin(c) == fetch.Origin(served) {
		return c
	}
	return served
}

// Picture returns the bytes of a story's picture: from the bookmark, the cache, else the network.
func (d *Desk) Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error) {
	if data, err := d.library.Picture(ctx, of, address); err == nil {
		return data, nil
	}
	if data, err := d.cache.Picture(ctx, address); err == nil {
		return data, nil
	}
	r, err := d.stored(ctx, of)
	if err != nil {
		return nil, err
	}
	answer, err := d.client.Get(ctx, fetch.Request{URL: address, Kind: fetch.Picture, From: cmp.Or(r.Article.URL, r.Story.URL)})
	if err != nil {
		return nil, err
	}
	if err := d.cache.PutPicture(ctx, address, answer.Body); err != nil {
		return nil, err
	}
	if r.Story.Saved {
		err = d.library.KeepPicture(ctx, of, address, answer.Body)
	}
	return answer.Body, err
}
