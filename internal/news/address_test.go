package news

import "testing"

func TestShared(t *testing.T) {
	for address, want := range map[string]string{
		"https://ann:hunter2@a.example/f?x=1#y": "https://a.example/f?x=1#y",
		"https://ann@a.example/":                "https://a.example/",
		"https://a.example/@ann/feed":           "https://a.example/@ann/feed",
		"https://a.example/%zz":                 "https://a.example/%zz",
		"https://ann:hun%ter2@a.example/":       "",
		"":                                      "",
	} {
		if got := Shared(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
