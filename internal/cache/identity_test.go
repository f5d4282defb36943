package cache

import "testing"

func TestOneStoryIsOneStory(t *testing.T) {
	europe, front := feedAt("https://paper.example/europe/feed"), feedAt("https://paper.example/feed")
	other := feedAt("https://elsewhere.example/feed")
	tests := []struct {
		name string
		puts func(*Store)
		want int // stories in all
	}{
		{"the same address in two feeds of a site", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, front, story("x", "http://paper.example/a/", "A", 1))
		}, 1},
		{"the same address in feeds of two sites", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, other, story("1", "https://paper.example/a", "A", 1))
		}, 2},
		{"equal guids of two feeds", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, front, story("1", "https://paper.example/b", "B", 1))
		}, 2},
		{"a guid whose address changed", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, europe, story("1", "https://paper.example/a-new", "A", 1))
		}, 1},
		{"an address whose guid changed", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, europe, story("2", "https://paper.example/a", "A", 1))
		}, 1},
		{"an address that several guids share", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/live", "A", 1), story("2", "https://paper.example/live", "B", 2))
		}, 2},
		{"one guid at several addresses", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1), story("1", "https://paper.example/b", "B", 2))
			put(t, s, europe, story("1", "https://paper.example/b", "B, again", 2), story("1", "https://paper.example/a", "A, again", 1))
		}, 2},
		{"one guid at several addresses of other sites", func(s *Store) {
			put(t, s, europe, story("1", "https://elsewhere.example/a", "A", 1), story("1", "https://elsewhere.example/b", "B", 2))
			put(t, s, europe, story("1", "https://elsewhere.example/b", "B, again", 2), story("1", "https://elsewhere.example/a", "A, again", 1))
		}, 2},
		{"one guid twice at one address", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1), story("1", "http://paper.example/a/", "A, older", 2))
		}, 1},
		{"a guid that gets a second address", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/a", "A", 1))
			put(t, s, europe, story("1", "https://paper.example/b", "B", 0), story("1", "https://paper.example/a", "A", 1))
		}, 2},
		{"the site's root", func(s *Store) {
			put(t, s, europe, story("1", "https://paper.example/", "A", 1))
			put(t, s, front, story("2", "https://paper.example/", "B", 1))
		}, 2},
		{"no address at all", func(s *Store) {
			put(t, s, europe, story("1", "", "A", 1))
			put(t, s, europe, story("1", "", "A, corrected", 1))
		}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			tt.puts(s)
			if got := titles(t, s, Filter{All: true}); len(got) != tt.want {
				t.Errorf("stories are %q, want %d", got, tt.want)
			}
		})
	}
}
