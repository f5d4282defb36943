package uitest

import (
	"context"
	"slices"
	"time"

	"reader/internal/news"
)

// Again implements ui.Opener: the page has the text in Next, if there is one.
func (d *Desk) Again(ctx context.Context, id news.StoryID) (news.Reading, error) {
	d.say("again", id.String())
	if !d.Pulled {
		d.revise(id)
	}
	return d.Open(ctx, id)
}

// revise puts the text in Next in the place of the one that was read.
func (d *Desk) revise(id news.StoryID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	next, ok := d.Next[id]
	if !ok {
		return
	}
	delete(d.Next, id)
	r := d.Texts[id]
	d.Known[id] = slices.Concat([]news.Revision{{Older: r.Article, Newer: next, At: Now(), Read: true}}, d.Known[id])
	r.Article, r.AsOf, r.Revised = next, Now(), Now()
	d.Texts[id] = r
	d.find(id).Stale = false
}

// Revisions implements ui.Opener.
func (d *Desk) Revisions(_ context.Context, id news.StoryID, _ time.Time) ([]news.Revision, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.Known[id], d.Err
}

// Seen implements ui.Keeper.
func (d *Desk) Seen(_ context.Context, id news.StoryID, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.say("seen", id.String())
	d.find(id).Revised = false
	return d.Err
}

// Corrected is the article in English as its editors left it an hour later: another number, a paragraph that is gone, one
// that is new.
func Corrected(a news.Article) news.Article {
	a.Modified = Now().Add(-9 * time.Minute)
	a.Blocks = slices.Clone(a.Blocks)
	a.Blocks[2] = said("Municipalities will be told on Tuesday how much they may draw. Golf courses and car washes close at once; hospitals, bakeries and livestock are exempt.")
	a.Blocks[5] = said("Farmers, who hold two thirds of the licences, want 0.45 euros for each cubic metre they give up. The treasury has offered half.")
	last := len(a.Blocks) - 1
	a.Blocks[last] = said("The mayors of the coast meet tomorrow. They will ask for tankers, and for a date on which the rationing ends.")
	return a
}
