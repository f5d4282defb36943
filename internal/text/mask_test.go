package text

import "testing"

// Keys in an address reach no error and no report: host and path say which feed it is.
func TestMasked(t *testing.T) {
	for in, want := range map[string]string{
		"http://me:pw@a.example/feed":              "http://a.example/feed",
		"http://a.example/feed?api_key=S&page=2":   "http://a.example/feed?api_key=***&page=2",
		"http://a.example/?Token=S":                "http://a.example/?Token=***",
		"http://a.example/?T=S&q=news":             "http://a.example/?T=***&q=news",
		"http://a.example/?x=9f8a7b6c5d4e3f2a1b0c": "http://a.example/?x=***",
		"http://a.example/?9f8a7b6c5d4e3f2a1b0c":   "http://a.example/?***",
		"http://a.example/?title=a-story-of-2026":  "http://a.example/?title=a-story-of-2026",
		"http://a.example/a?#access_token=x":       "http://a.example/a?",
		"http://a.example/%1b%5d52;c;QQ==%07?%9b":  "http://a.example/%1b%5d52;c;QQ==%07?%9b",
		"http://a.example/\u202efdp":               "http://a.example/%E2%80%AEfdp",
		"http://me:pw@a.example:x/":                "an address that cannot be read",
		"mailto:me@a.example":                      "an address that cannot be read",
	} {
		if got := string(Masked(in)); got != want {
			t.Errorf("Masked(%q) = %q, want %q", in, got, want)
		}
	}
}
