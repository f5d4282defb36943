package desk

import (
	"cmp"
	"context"
	"errors"
	"time"

	"reader/internal/diff"
	"reader/internal/news"
)

// lastAnswer is what is known of the answer that a stored page was made from, for asking whether there is another now:
// zero when no page is stored, its sources are not kept, or its first page does not speak for the others. That of a live
// blog does: what is new stands there.
func (d *Desk) lastAnswer(ctx context.Context, r *news.Reading) (news.FetchState, error) {
	if r.Story.Stored < news.StoredFull || r.Article.Missing != "" { // pages that are missing may be there, though the first is as it was
		return news.FetchState{}, nil
	}
	if err := d.renew(ctx, r, 0); err != nil { // what only the extractor changed is no change of the story
		return news.FetchState{}, err
	}
	last, parts, err := d.cache.Asked(ctx, r.Story.ID)
	if parts > 1 && !r.Article.LiveAt(d.now()) {
		return news.FetchState{}, err
	}
	return news.FetchState{URL: last.URL, ETag: last.ETag, LastModified: last.LastModified}, err
}

// revises reports whether a page that was fetched anew tells the story in other words than the one that is stored. The
// beginning of an article that is whole now, or has a page more, was no other text.
func revises(r *news.Reading, page *news.Article) bool {
	old := &r.Article
	if r.Story.Stored < news.StoredFull || old.Verdict != news.VerdictFull || page.Verdict != news.VerdictFull || old.Missing != page.Missing {
		return false
	}
	next := news.Reading{Story: r.Story, Article: *page}
	head(&next)
	return !diff.Same(old, &next.Article)
}

// sinceRead says when the text was last read that the story has, or had.
func (d *Desk) sinceRead(ctx context.Context, r *news.Reading) (err error) {
	if r.LastRead, err = d.library.LastRead(ctx, r.Story.ID); err != nil || r.LastRead.IsZero() {
		return err
	}
	r.Revised, err = d.cache.ReplacedSince(ctx, r.Story.ID, r.LastRead)
	return err
}

// Revisions are the changes of a story's text that are known. The first is the one a reader wants to see: from the text
// that was read last, which is the one of the time given, or else from the text before, to the present one. Those
// before it follow, each from one text to the next. There is none when the story's page was not seen to change.
func (d *Desk) Revisions(ctx context.Context, id news.StoryID, read time.Time) ([]news.Revision, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return nil, err
	}
	versions, err := d.cache.Versions(ctx, id)
	if err != nil || len(versions) == 0 {
		return nil, err
	}
	base, wasRead := 0, false
	for i := range versions {
		if !read.IsZero() && versions[i].Until.After(read) {
			base, wasRead = i, true
		}
	}
	newer := r.Article
	var out []news.Revision
	for i := base; i < len(versions); i++ {
		older := versions[i].Article
		older.Title = cmp.Or(older.Title, newer.Title) // a headline that the page lacked came from the feed
		out = append(out, news.Revision{Older: older, Newer: newer, At: versions[i].Until, Read: wasRead && i == base})
		newer = older
	}
	return out, nil
}

// Seen writes down that the reader saw the text that a story had at a time: it is no longer one that changed since.
func (d *Desk) Seen(ctx context.Context, id news.StoryID, asOf time.Time) error {
	return errors.Join(d.library.Seen(ctx, id, asOf), d.cache.SetRevised(ctx, false, id))
}
