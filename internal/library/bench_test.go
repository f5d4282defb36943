package library

import (
	"fmt"
	"strings"
	"testing"

	"reader/internal/news"
)

// BenchmarkSaved lists a page of 10,000 bookmarks: budget 5 ms whatever narrows the list, 20 ms for words that few say.
func BenchmarkSaved(b *testing.B) {
	s := manyBookmarks(b, 10_000)
	for name, q := range map[string]news.Query{
		"all": {}, "unread": {Unread: true}, "list": {List: "Rare"}, "tag": {Tag: "rare"}, "stored": {Stored: true}, "oldest": {Oldest: true},
		"words": {Words: "harbour"}, "rare-words": {Words: "7777"}, "no-words": {Words: "nowhere"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Saved(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("lists", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Lists(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func manyBookmarks(b *testing.B, n int) *Store {
	b.Helper()
	s := openNew(b)
	summary := strings.Repeat("The ferry to the harbour was late again. ", 6)
	err := s.Edit(b.Context(), "imported", func(e *Edit) error {
		for i := range n {
			m := news.Bookmark{
				Story: news.Story{ID: news.StoryID(i + 1), Title: fmt.Sprintf("Story number %d of the harbour", i), Summary: summary, Source: "The Meridian"},
				Lists: []string{"Later"}, Tags: []string{"sea"}, Note: "for the essay",
			}
			if i%1000 == 999 {
				m.Lists, m.Tags = append(m.Lists, "Rare"), append(m.Tags, "rare")
			}
			m.Article.Blocks = []news.Block{{Spans: []news.Span{{Text: summary}}}}
			if err := e.save(&s.packer, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}
