package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"reader/internal/feed/article"
	"reader/internal/news"
)

// NextText shows a stored page by the next of the texts that were found on it, and remembers that for the site: its
// other stories are shown so, too. It can be undone, and never uses the network. Choice.Of is 1 when all ways lead to the
// same text, and 0 when the page itself is not kept; then nothing changes.
func (d *Desk) NextText(ctx context.Context, id news.StoryID) (news.Reading, news.Choice, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return r, news.Choice{}, err
	}
	next, err := d.nextText(ctx, &r)
	if err != nil && !errors.Is(err, errNoSources) {
		return r, next, fmt.Errorf("choose a text: %w", err)
	}
	r, err = d.Open(ctx, id)
	return r, next, err
}

func (d *Desk) nextText(ctx context.Context, r *news.Reading) (news.Choice, error) {
	sources, h, err := d.sources(ctx, &r.Story)
	if err != nil {
		return news.Choice{}, err
	}
	address := sources[0].URL
	if h, err = d.advised(ctx, address, h); err != nil {
		return news.Choice{}, err
	}
	chosen := h.Choice
	h.Choice, h.Explain = "", true
	e, err := d.taster.extract(sources, h)
	if err != nil {
		return news.Choice{}, err
	}
	next := nextChoice(e.Candidates, chosen)
	if next.Of < 2 {
		return next, nil
	}
	if !next.Usual {
		h.Choice = next.Name
		if e, err = d.taster.extract(sources, h); err != nil {
			return next, err
		}
	}
	if err := d.library.Choose(ctx, SiteOf(address), h.Choice); err != nil {
		return next, err
	}
	e.Article.Missing = r.Article.Missing // the sources are the same
	next.Words = e.Article.Words
	return next, d.storeRemade(ctx, &r.Story, e.Article, making(h))
}

// nextChoice is the text behind the one that is shown, among those that differ. Before anything is chosen, the shown one
// is that which won.
func nextChoice(all []article.Candidate, chosen string) news.Choice {
	usual, shown := "", ""
	var differ []article.Candidate
	for _, c := range all {
		first := c.Name
		if c.Same != "" {
			first = c.Same
		} else if c.Words > 0 {
			differ = append(differ, c)
		}
		if c.Chosen {
			usual = first
		}
		if c.Name == chosen && c.Words > 0 {
			shown = first
		}
	}
	if shown == "" {
		shown = usual
	}
	if len(differ) == 0 {
		return news.Choice{}
	}
	at := slices.IndexFunc(differ, func(c article.Candidate) bool { return c.Name == shown })
	i := (at + 1) % len(differ)
	return news.Choice{Name: differ[i].Name, At: i + 1, Of: len(differ), Words: differ[i].Words, Usual: differ[i].Name == usual}
}
