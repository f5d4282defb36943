package desk

import (
	"cmp"
	"context"
	"errors"

	"reader/internal/library"
	"reader/internal/news"
)

// The bounds of what one transaction of an import takes in: other programs wait for it.
const (
	recordsAtOnce = 200
	bytesAtOnce   = 4 << 20  // of pictures and texts
	textMostly    = 64 << 10 // what a bookmark's text takes in memory, or less
)

// intake is an import of records under way.
type intake struct {
	desk    *Desk
	merge   *library.Merge
	waiting []news.Record
	lines   []int // in which they stand
	size    int   // bytes of them
	answer  []news.Added
	stories []news.StoryID // whose marks the cache has to learn
	saved   []news.StoryID // the bookmarks among them
}

// take puts a record, of a line, to those that wait, and takes these in when they are enough.
func (t *intake) take(ctx context.Context, r news.Record, line int) error {
	t.waiting, t.lines = append(t.waiting, r), append(t.lines, line)
	switch r := r.(type) {
	case news.KeptPicture:
		t.size += len(r.Data)
	case news.Bookmark:
		t.size += textMostly
		t.stories = append(t.stories, r.Story.ID)
	case news.Mark:
		t.stories = append(t.stories, r.Story)
	}
	if len(t.waiting) >= recordsAtOnce || t.size >= bytesAtOnce {
		return t.flush(ctx)
	}
	return nil
}

func (t *intake) flush(ctx context.Context) error {
	became, err := t.merge.Take(ctx, t.waiting)
	if err != nil {
		return err
	}
	for i, a := range became {
		if b, ok := t.waiting[i].(news.Bookmark); ok && a.Status != news.AddedRefused {
			t.saved = append(t.saved, b.Story.ID)
		}
		origin, trusted := t.waiting[i].(news.Origin)
		switch {
		case a.Status == news.AddedRefused:
			a.URL, a.Reason = nameOf(t.waiting[i]), atLine(t.lines[i], a.Reason)
		case trusted:
			t.desk.trust.add(string(origin))
			continue
		case a.Feed == 0 && a.Story == 0:
			continue // of those there are too many to name
		}
		t.answer = append(t.answer, a)
	}
	t.waiting, t.lines, t.size = t.waiting[:0], t.lines[:0], 0
	return nil
}

// done takes in what still waits, and has the cache learn what was taken: also where err cut the import short, since what
// was taken before that stays.
func (t *intake) done(ctx context.Context, err error) ([]news.Added, error) {
	d := t.desk
	err = cmp.Or(err, t.flush(ctx))
	_, misread := d.readTree(ctx)
	told := d.told(ctx, errors.Join(d.restock(ctx, t.saved), d.copyMarks(ctx, t.stories)))
	if err = cmp.Or(err, misread, told); err != nil {
		return nil, err
	}
	return t.answer, nil
}

// nameOf is what an answer calls a record: its address, else what it is about.
func nameOf(r news.Record) string {
	switch r := r.(type) {
	case news.FiledFeed:
		return r.URL
	case news.Bookmark:
		return r.Story.URL
	case news.KeptPicture:
		return r.URL
	case news.Origin:
		return string(r)
	case news.FiledSection:
		return r.Path[len(r.Path)-1]
	default:
		return ""
	}
}
