package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// Open shows what is stored of a story: the bookmark's own copy, the page, or the feed's text, whichever says most. A
// page that would be made otherwise today is made anew from what its site answered. Open never uses the network.
// Trouble is set when the page that is stored is not the whole article.
func (d *Desk) Open(ctx context.Context, id news.StoryID) (news.Reading, error) {
	asOf := d.now()
	r, err := d.stored(ctx, id)
	if err != nil {
		return news.Reading{}, err
	}
	r.AsOf = asOf
	if err := d.sinceRead(ctx, &r); err != nil {
		return r, err
	}
	if err := d.renew(ctx, &r, d.patience); err != nil {
		return r, err
	}
	if r.Place, err = d.library.PlaceOf(ctx, id); err != nil {
		return news.Reading{}, err
	}
	if r.Story.Stored == news.StoredFull && !r.FeedChosen() {
		r.Trouble = Shortcoming(&r.Article)
	}
	if r.Absent, err = d.absences(ctx, &r); err != nil {
		return r, err
	}
	err = errors.Join(d.relate(ctx, &r), d.aim(ctx, &r))
	return r, err
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
		r.Lists, r.Tags, r.Note, r.Highlights = bookmark.Lists, bookmark.Tags, bookmark.Note, bookmark.Highlights
		if bookmark.Story.Stored > r.Story.Stored || len(r.Article.Blocks) == 0 {
			r.Article, r.Story.Stored = bookmark.Article, bookmark.Story.Stored
		}
	}
	l, err := d.shelved(ctx)
	if err != nil {
		return r, err
	}
	l.place(&r.Story)
	head(&r)
	return r, d.stale(ctx, &r)
}

// liveRhythm is after how long a live blog that goes on is asked for again when it is opened.
const liveRhythm = 5 * time.Minute

// stale marks a live blog that goes on and was not asked for in the last minutes.
func (d *Desk) stale(ctx context.Context, r *news.Reading) error {
	if r.Story.Stale || r.Story.Stored < news.StoredFull || !r.Article.LiveAt(d.now()) {
		return nil
	}
	last, _, err := d.cache.Asked(ctx, r.Story.ID)
	r.Story.Stale = d.now().Sub(last.Fetched) >= liveRhythm
	return err
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

// relate looks up what is known of the stories behind the related links: all of them at once.
func (d *Desk) relate(ctx context.Context, r *news.Reading) error {
	addresses := make([]string, len(r.Article.Related))
	for i, rel := range r.Article.Related {
		addresses[i] = rel.URL
	}
	known, err := d.storiesAt(ctx, addresses...)
	if err != nil {
		return err
	}
	r.Related = make([]news.RelatedStory, len(addresses))
	for i, rel := range r.Article.Related {
		r.Related[i] = news.RelatedStory{Related: rel, Story: known[i]}
	}
	return nil
}

// storiesAt finds what is known of addresses, in their order; the zero story where nothing is.
func (d *Desk) storiesAt(ctx context.Context, addresses ...string) ([]news.Story, error) {
	l, err := d.shelved(ctx)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, a := range addresses {
		all = append(all, twins(fetch.Canonical(a))...)
	}
	known, err := d.cache.StoriesByURL(ctx, all)
	if err != nil {
		return nil, err
	}
	found := make([]news.Story, len(addresses))
	for i, a := range addresses {
		for _, twin := range twins(fetch.Canonical(a)) {
			if s, ok := known[twin]; ok {
				l.place(&s)
				found[i] = s
				break
			}
		}
	}
	return found, nil
}

// twins are the ways to write an address that make no difference to a story's identity: with either scheme, with and
// without a slash at the end. The address itself is the first.
func twins(canonical string) []string {
	if canonical == "" {
		return nil
	}
	scheme, rest, _ := strings.Cut(canonical, "://")
	other := map[string]string{"http": "https", "https": "http"}[scheme]
	bare, slashed := strings.CutSuffix(rest, "/")
	if !slashed {
		bare += "/"
	}
	return []string{canonical, scheme + "://" + bare, other + "://" + rest, other + "://" + bare}
}
