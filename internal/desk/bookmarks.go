package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"

	"reader/internal/cache"
	"reader/internal/export/netscape"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// importBookmarks saves the addresses in a bookmark file, each in the reading lists that its folders are. What is stored
// of a story comes along; what is not is fetched when the bookmark is opened, or ahead when the reader asks for that. What
// the reader has in a file is trusted as what they typed.
func (d *Desk) importBookmarks(ctx context.Context, from io.Reader) ([]news.Added, error) {
	entries, err := netscape.Read(from)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, errors.New("there is no bookmark in it")
	}
	t := intake{desk: d, merge: d.library.Merge()}
	bookmarks, lines, err := t.bookmarksIn(ctx, entries)
	if err != nil {
		return nil, err
	}
	for i, b := range bookmarks {
		if err := d.withText(ctx, &b); err != nil {
			return t.done(ctx, err)
		}
		for _, r := range []news.Record{news.Origin(fetch.Origin(b.Story.URL)), b} {
			if err := t.take(ctx, r, lines[i]); err != nil {
				return t.done(ctx, err)
			}
		}
	}
	return t.done(ctx, nil)
}

// bookmarksIn makes a bookmark of the entries of each address, with the line of the first. What cannot be one is refused.
func (t *intake) bookmarksIn(ctx context.Context, entries []netscape.Bookmark) (bookmarks []news.Bookmark, lines []int, err error) {
	at := map[news.StoryID]int{}
	for i := range entries {
		e := &entries[i]
		canonical := fetch.Canonical(e.URL)
		if canonical == "" {
			t.answer = append(t.answer, refused(shorten(e.URL, longestTitle), "", atLine(e.Line, "not a web address")))
			continue
		}
		b, err := t.desk.bookmarkAt(ctx, canonical, e)
		if err != nil {
			return nil, nil, err
		}
		there, known := at[b.Story.ID]
		if !known {
			at[b.Story.ID] = len(bookmarks)
			bookmarks, lines = append(bookmarks, b), append(lines, e.Line)
			continue
		}
		again := &bookmarks[there]
		again.Lists, again.Tags = union(again.Lists, b.Lists), union(again.Tags, b.Tags)
		if again.Note == "" {
			again.Note = b.Note
		}
	}
	return bookmarks, lines, nil
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// bookmarkAt is an entry of a bookmark file as a bookmark of the story at its address.
func (d *Desk) bookmarkAt(ctx context.Context, address string, e *netscape.Bookmark) (news.Bookmark, error) {
	b := news.Bookmark{Saved: e.Saved, Tags: e.Tags, Note: e.Note}
	if b.Saved.IsZero() || b.Saved.After(d.now()) {
		b.Saved = d.now()
	}
	if e.List != "" {
		b.Lists = []string{e.List}
	}
	id, err := d.StoryAt(ctx, address)
	if id == 0 {
		id = cache.StoryIDOf(address, address)
	}
	b.Story = news.Story{ID: id, URL: address, Title: cmp.Or(e.Title, address), Seen: d.now()}
	return b, err
}

// withText gives a bookmark what is known of its story, and the text that is stored of it.
func (d *Desk) withText(ctx context.Context, b *news.Bookmark) error {
	r, err := d.stored(ctx, b.Story.ID)
	if errors.Is(err, news.ErrNotFound) {
		return nil // nobody has told of it
	}
	b.Story, b.Article = r.Story, r.Article
	return err
}
