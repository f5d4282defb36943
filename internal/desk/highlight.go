package desk

import (
	"context"
	"fmt"

	"reader/internal/news"
	"reader/internal/passage"
)

// Highlight marks a passage of a story, which is saved with it: the text that the passage stands in must not depend on
// a cache that can be deleted.
func (d *Desk) Highlight(ctx context.Context, h news.Highlight) error {
	r, err := d.stored(ctx, h.Story)
	if err != nil {
		return fmt.Errorf("mark a passage: %w", err)
	}
	_, err = d.highlight(ctx, &r, h)
	return err
}

func (d *Desk) highlight(ctx context.Context, r *news.Reading, h news.Highlight) (news.Highlight, error) {
	h, err := d.library.Highlight(ctx, news.Bookmark{Story: r.Story, Article: r.Article, Saved: d.now()}, h)
	if err != nil {
		return h, err
	}
	return h, d.kept(ctx, r)
}

// HighlightWords marks words of a story where they first stand in its text.
func (d *Desk) HighlightWords(ctx context.Context, id news.StoryID, words, note string) (news.Highlight, error) {
	r, err := d.stored(ctx, id)
	if err != nil {
		return news.Highlight{}, fmt.Errorf("mark a passage: %w", err)
	}
	text := passage.Of(r.Article.Blocks)
	places := text.All(words)
	if len(places) == 0 {
		return news.Highlight{}, fmt.Errorf("mark a passage: %q does not stand in the text of story %s: %w", words, id, news.ErrNotFound)
	}
	return d.highlight(ctx, &r, news.Highlight{Story: id, Passage: text.Quote(places[0]), Note: note})
}

// Annotate writes the note on a passage; an empty one takes it away.
func (d *Desk) Annotate(ctx context.Context, id news.HighlightID, note string) error {
	return d.library.AnnotateHighlight(ctx, id, note)
}

// RemoveHighlight takes the mark from a passage. Its story stays saved.
func (d *Desk) RemoveHighlight(ctx context.Context, id news.HighlightID) error {
	return d.library.RemoveHighlight(ctx, id)
}

// Marked lists highlights with their stories, the last made first.
func (d *Desk) Marked(ctx context.Context, q news.HighlightQuery) (news.HighlightPage, error) {
	l, err := d.shelved(ctx)
	if err != nil {
		return news.HighlightPage{}, err
	}
	page, err := d.library.Marked(ctx, q)
	for i := range page.Highlights {
		l.place(&page.Highlights[i].In)
	}
	return page, err
}
