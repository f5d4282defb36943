package welcome

import "testing"

func TestAPathIsNoAddress(t *testing.T) {
	for typed, want := range map[string]string{
		"/home/ada/feeds.opml":             "/home/ada/feeds.opml",
		`/home/ada/my\ feeds.opml `:        "/home/ada/my feeds.opml",
		"'/home/ada/my feeds.opml'":        "/home/ada/my feeds.opml",
		"file:///home/ada/my%20feeds.opml": "/home/ada/my feeds.opml",
		"~/.newsboat/urls":                 "~/.newsboat/urls",
		"./urls":                           "./urls",
		"feeds.OPML":                       "feeds.OPML",
		`C:\feeds.opml`:                    `C:\feeds.opml`,
		"paper.example":                    "",
		"https://paper.example/feeds.opml": "",
		"paper.example/feeds.opml":         "",
		"it's":                             "",
	} {
		got, ok := fileOf(typed)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q is the file %q, want %q", typed, got, want)
		}
	}
}
