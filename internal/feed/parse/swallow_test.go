package parse

import "testing"

// TestSwallowed: an entry at which gofeed stops, or that it passes over without a word, costs no other entry.
func TestSwallowed(t *testing.T) {
	const one, two = "<item><title>One</title></item>", "<item><title>Two</title></item>"
	for name, bad := range map[string]string{
		"not balanced":            "<item><title>Bad</item>",
		"swallows the rest":       "<item><title>Bad</title><!--</item>",
		"hidden in a foreign one": "<x:y><item><title>Bad</title></item></x:y>",
	} {
		t.Run(name, func(t *testing.T) {
			feed, lost := read(&canonical{family: rssFamily, entries: []string{one, bad, two}, cut: 1})
			var titles []string
			for _, item := range feed.Items {
				titles = append(titles, item.Title)
			}
			if len(titles) < 2 || titles[0] != "One" || titles[len(titles)-1] != "Two" {
				t.Errorf("entries %q", titles)
			}
			if lost+len(titles) != 4 {
				t.Errorf("lost %d of 4, but kept %q", lost, titles)
			}
		})
	}
}
