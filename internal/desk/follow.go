package desk

import (
	"cmp"
	"context"
	"fmt"

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
	known, err := d.storiesAt(ctx, canonical)
	if err != nil {
		return news.Reading{}, err
	}
	if id := known[0].ID; id != 0 {
		r, _, err := d.fetch(ctx, id)
		return r, err
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

// openPage stores a page that no feed has told of as a story of its own.
func (d *Desk) openPage(ctx context.Context, address, referrer string) (news.Reading, error) {
	f, err := d.getArticle(ctx, fetch.Request{URL: address, From: referrer}, article.Hints{})
	a := &f.Article
	if err == nil && !better(a, &news.Article{}) {
		err = verdicts[a.Verdict]
	}
	if err != nil || referrer != "" { // what the reader typed is taken for an article as far as it can be
		err = noArticle(&f, err)
	}
	if err != nil {
		return news.Reading{}, err
	}
	id, err := d.cache.PutPage(ctx, news.Story{
		URL: ownAddress(a.Canonical, cmp.Or(fetch.Canonical(a.URL), address)), Title: cmp.Or(a.Title, address), Byline: a.Byline,
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

// Visited writes into the history that a story was opened, and from which one; zero for none. Whoever shows the story
// to a reader calls it: what is fetched or followed for another purpose is not read.
func (d *Desk) Visited(ctx context.Context, s news.Story, from news.StoryID) error {
	return d.library.Visited(ctx, s, from)
}
