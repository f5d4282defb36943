package desk

import (
	"context"
	"errors"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// Fetch gets a story's page when it is due, and returns what is stored then. What stood in the way is in
// Reading.Trouble; the error is for our own stores only.
func (d *Desk) Fetch(ctx context.Context, id news.StoryID) (news.Reading, error) {
	r, _, err := d.fetch(ctx, id)
	return r, err
}

// Again gets a story's page though it may be stored.
func (d *Desk) Again(ctx context.Context, id news.StoryID) (news.Reading, error) {
	r, _, err := d.fetchWhen(ctx, id, func(*news.Reading) bool { return true })
	return r, err
}

// fetch is Fetch, and gives what stood in the way as an error, too.
func (d *Desk) fetch(ctx context.Context, id news.StoryID) (r news.Reading, missed, err error) {
	return d.fetchWhen(ctx, id, d.due)
}

// due reports whether a story's page is to be asked for: when it is not stored, or outdated. What is stored is not
// asked for while the cable is pulled.
func (d *Desk) due(r *news.Reading) bool {
	return r.Story.Stored < news.StoredFull || r.Story.Stale && !d.Offline()
}

func (d *Desk) fetchWhen(ctx context.Context, id news.StoryID, due func(*news.Reading) bool) (r news.Reading, missed, err error) {
	if r, err = d.stored(ctx, id); err != nil {
		return r, nil, err
	}
	before := r.Story.Stored
	if due(&r) {
		if missed, err = d.fetchPage(ctx, &r); err != nil {
			return r, missed, err
		}
	}
	r, err = d.reopen(ctx, id, before, missed)
	return r, missed, err
}

// reopen opens a story whose page was asked for, and says what stood in the way of it.
func (d *Desk) reopen(ctx context.Context, id news.StoryID, before news.Stored, missed error) (news.Reading, error) {
	r, err := d.Open(ctx, id)
	var u *unkept
	switch {
	case errors.As(missed, &u):
		r.Article, r.Trouble = u.article, u.Error()
	case missed != nil && before == news.StoredFull:
		r.Trouble = "A newer text could not be had. " + Reason(missed)
	case missed != nil:
		r.Trouble = Reason(missed)
	}
	return r, err
}

// shortfall says in a sentence for people why there is less to read than there could be.
type shortfall string

func (s shortfall) Error() string { return string(s) }

const (
	errNoAddress    shortfall = "The feed gives no address for this story."
	errNoWebAddress shortfall = "This is not a web address."
	errSaysLess     shortfall = "Its page says less than the feed does."
	errShrunk       shortfall = "Its page says much less than before."
)

// fetchPage gets a story's page and stores it, if it says more than what is there. missed is why it could not be had.
// Of a page that is stored, the server is asked whether it is another now.
func (d *Desk) fetchPage(ctx context.Context, r *news.Reading) (missed, err error) {
	if r.Story.URL == "" {
		return errNoAddress, nil
	}
	feed, err := d.cache.FeedText(ctx, r.Story.ID)
	if err != nil {
		return nil, err
	}
	last, err := d.lastAnswer(ctx, r)
	if err != nil {
		return nil, err
	}
	f, err := d.getArticle(ctx, fetch.Request{URL: r.Story.URL, From: d.source(r), State: last}, article.Hints{Title: r.Story.Title, Feed: feed})
	switch {
	case errors.Is(err, errUnchanged):
		return nil, d.confirm(ctx, r.Story.ID)
	case err != nil:
		return err, nil
	default:
		return d.settle(ctx, r, f)
	}
}

// settle stores a page that was fetched for a story, if it says more than what is there. missed is why it does not, or
// why it could not be stored: who waits for it can read it all the same.
func (d *Desk) settle(ctx context.Context, r *news.Reading, f cache.Fetched) (missed, err error) {
	if !better(&f.Article, &r.Article) {
		return lacking(&f.Article, r), d.confirm(ctx, r.Story.ID)
	}
	f.Revises = revises(r, &f.Article)
	if err = d.keepArticle(ctx, &r.Story, f); unkeepable(err) {
		return &unkept{f.Article, err}, nil
	}
	return nil, err // Open tells when it is not the whole
}

// confirm notes that a story's page was asked for. Where nothing can be noted, it is asked for once more.
func (d *Desk) confirm(ctx context.Context, id news.StoryID) error {
	if err := unlessGone(d.cache.Confirm(ctx, id)); !unkeepable(err) {
		return err
	}
	return nil
}

// unkeepable reports that nothing can be stored now: the disk is full, or the stores are held by another program.
func unkeepable(err error) bool { return cache.Unusable(err) != nil || errors.Is(err, news.ErrBusy) }

// unkept is an article that was fetched and could not be stored.
type unkept struct {
	article news.Article
	err     error
}

func (u *unkept) Error() string { return "This text could not be kept. " + u.err.Error() }
func (u *unkept) Unwrap() error { return u.err }

// lacking is why a page does not take the place of what is stored.
func lacking(page *news.Article, r *news.Reading) shortfall {
	switch short := Shortcoming(page); {
	case short != "":
		return shortfall(short)
	case r.Story.Stored == news.StoredFull:
		return errShrunk
	default:
		return errSaysLess
	}
}

// better decides whether a page takes the place of the text that is stored. Readable pages do when they say more: also
// the beginning of an article is worth having when the feed gave a sentence only. A page that looks whole may be a
// little shorter, since feeds carry a tail of their own, but not by half: then its text was not found. So may one that
// lacks the same pages as what is stored. Nothing but a whole article takes the place of one.
func better(page, stored *news.Article) bool {
	if page.Verdict == news.VerdictFull && (page.Missing == "" || page.Missing == stored.Missing) {
		return 2*page.Words >= stored.Words
	}
	whole := stored.Verdict == news.VerdictFull && stored.Missing == ""
	return readable(page) && !whole && page.Words > stored.Words
}

// readable reports a page that shows its story, or the beginning of it, and not something in its place.
func readable(page *news.Article) bool {
	switch page.Verdict {
	case news.VerdictFull, news.VerdictTeaser, news.VerdictPaywall, news.VerdictRegister:
		return page.Words > 0
	default:
		return false
	}
}

// verdicts are the sentences for pages that are no whole article.
var verdicts = map[news.Verdict]shortfall{
	news.VerdictEmpty:    "No article text was found on the page.",
	news.VerdictTeaser:   "The page shows the beginning of the article only.",
	news.VerdictPaywall:  "The whole article is for subscribers of this site only.",
	news.VerdictConsent:  "The site shows a consent notice instead of the article.",
	news.VerdictRegister: "The site asks for an account before it shows the article.",
	news.VerdictScript:   "The page holds no text: a script draws it in the browser.",
	news.VerdictRobot:    "The site shows a test for persons instead of the article.",
	news.VerdictRegion:   "The site does not show the article in this country.",
	news.VerdictGone:     "The site shows an error instead of the article.",
}

// nowhere is an address that no origin equals.
const nowhere = "about:blank"

// source is the address whose content told of a story, and so of the addresses in it: its own page when that is what
// is stored, else its feed. A private address opens only to what lies beside it, so a story whose feed is gone opens
// none.
func (d *Desk) source(r *news.Reading) string {
	if r.Story.Stored == news.StoredFull && r.Article.URL != "" {
		return r.Article.URL
	}
	if len(r.Story.Feeds) == 0 {
		return r.Story.URL // it was fetched once, under the rule of its own source
	}
	if l := d.shelf.Load(); l != nil {
		if h, here := l.homes[r.Story.Feeds[0]]; here {
			return h.url
		}
	}
	return nowhere
}

// errUnchanged is the answer of a server that has nothing newer than what it is told.
var errUnchanged = errors.New("not modified")

// getArticle gets a page, and makes an article of it and of what belongs to it; errUnchanged when the request says what
// is stored, and that is still right.
func (d *Desk) getArticle(ctx context.Context, request fetch.Request, h article.Hints) (cache.Fetched, error) {
	request.Kind = fetch.Page
	answer, err := d.get(ctx, request)
	switch {
	case err != nil:
		return cache.Fetched{}, err
	case answer.NotModified:
		return cache.Fetched{}, errUnchanged
	}
	return d.gather(ctx, kept(article.Main, &answer, d.now()), h)
}

// keepArticle stores a page that was fetched: in the bookmark, when the story is one, and in the cache, when the story
// is there.
func (d *Desk) keepArticle(ctx context.Context, s *news.Story, f cache.Fetched) error {
	return errors.Join(d.keepCopy(ctx, s, f.Article), unlessGone(d.cache.PutArticle(ctx, s.ID, f)))
}

// keepCopy gives a bookmark its own copy of an article.
func (d *Desk) keepCopy(ctx context.Context, s *news.Story, a news.Article) error {
	if !s.Saved {
		return nil
	}
	return unlessGone(d.library.SetArticle(ctx, s.ID, a))
}

// unlessGone forgives that there is no story, or bookmark, any more to keep something for.
func unlessGone(err error) error {
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	return err
}
