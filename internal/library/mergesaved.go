package library

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// readingList makes a reading list behind those that are here.
func (in incoming) readingList(name string) (news.Added, error) {
	if name = strings.TrimSpace(storable(name)); name == "" {
		return news.Added{}, refusal("a reading list without a name")
	}
	if _, _, err := in.findList(name); !sqlite.NotFound(err) {
		return news.Added{Status: news.AddedPresent}, err
	}
	in.merge.taken["list"]++
	_, err := in.list(name)
	return news.Added{}, err
}

// bookmark takes in a bookmark, or adds to the one that is here what it has besides: lists, tags, highlights, its note
// behind the note here, and its text when it says more.
func (in incoming) bookmark(b news.Bookmark) (news.Added, error) {
	a := news.Added{Story: b.Story.ID, URL: b.Story.URL, Title: b.Story.Title}
	if b.Story.ID == 0 {
		return a, refusal("a bookmark without an identifier")
	}
	before, err := in.changes()
	if err != nil {
		return a, err
	}
	var note string
	err = in.one(`SELECT note FROM bookmark WHERE story = ?`, sqlite.Args(int64(b.Story.ID)), &note)
	if sqlite.NotFound(err) {
		a.Bare = len(b.Article.Blocks) == 0
		err = in.save(&in.merge.store.packer, b)
	} else if err == nil {
		a.Status = news.AddedPresent
		err = in.add(b, note)
	}
	if err != nil {
		return a, err
	}
	after, err := in.changes()
	if after > before {
		in.merge.taken["bookmark"]++
	}
	return a, err
}

// changes counts the rows that were changed so far.
func (in incoming) changes() (n int, err error) {
	err = in.one(`SELECT total_changes()`, nil, &n)
	return n, err
}

func (in incoming) add(b news.Bookmark, note string) error {
	id := int64(b.Story.ID)
	for _, names := range []struct {
		table, column string
		add           []string
	}{{"listed", "list", b.Lists}, {"tagged", "tag", b.Tags}} {
		have, err := sqlite.All(in.ctx, in.tx, sqlite.Value[string], `SELECT `+names.column+` FROM `+names.table+` WHERE story = ?`, id)
		if err != nil {
			return err
		}
		if err := in.relist(names.table, names.column, id, slices.Concat(have, names.add)); err != nil {
			return err
		}
	}
	if joined := joinNotes(note, storable(b.Note)); joined != note {
		if _, err := in.exec(`UPDATE bookmark SET note = ? WHERE story = ?`, joined, id); err != nil {
			return err
		}
	}
	for _, h := range b.Highlights {
		if err := in.highlight(h); err != nil {
			return err
		}
	}
	var stored news.Stored
	err := in.one(`SELECT coalesce(max(stored), 0) FROM copy WHERE story = ?`, sqlite.Args(id), &stored)
	if err != nil || b.Story.Stored <= stored {
		return err
	}
	return in.copy(&in.merge.store.packer, id, b.Story.Stored, b.Article)
}

// joinNotes is what two notes on one story say together.
func joinNotes(here, there string) string {
	there = strings.TrimSpace(there)
	switch {
	case strings.Contains(here, there):
		return here
	case strings.Contains(there, strings.TrimSpace(here)):
		return there
	default:
		return here + "\n\n" + there
	}
}

func (in incoming) picture(p news.KeptPicture) (news.Added, error) {
	err := bookmarked(in.ctx, in.tx, p.Story)
	if sqlite.NotFound(err) {
		return news.Added{URL: p.URL}, refusal("its story is no bookmark")
	}
	if err != nil {
		return news.Added{}, err
	}
	return in.row("", `INSERT OR IGNORE INTO picture (story, url, data) VALUES (?, ?, ?)`, int64(p.Story), p.URL, p.Data)
}
