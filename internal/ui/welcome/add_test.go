package welcome_test

import (
	"slices"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/welcome"
)

func TestAddingOffersTheFilesThatWereFound(t *testing.T) {
	s := &subscriber{
		lying: []news.Importable{{File: "/home/ada/my feeds.opml", Kind: "OPML", Feeds: 3}, {File: "/home/ada/.newsboat/urls", Kind: "Newsboat", Feeds: 1}},
		added: []news.Added{{Status: news.AddedNew}},
	}
	env, p := screen(), welcome.Add(s, "")
	settle(p, env, p.Start(env))
	sees(t, p, env, "FOUND ON THIS MACHINE")
	sees(t, p, env, "Import 3 feeds")
	sees(t, p, env, "Newsboat, /home/ada/.newsboat/urls")

	_, y, _ := p.Cursor(env)
	hand(p, env, "tab", "down")
	_, row, _ := p.Cursor(env)
	if actions := p.Click(env, 4, row-1); len(actions) != 0 || row <= y {
		t.Errorf("a first click, a line above %d, does %v", row, actions)
	}
	settle(p, env, p.Click(env, 4, row-1))
	if want := "import /home/ada/my feeds.opml"; !slices.Contains(s.asked, want) {
		t.Errorf("the second click asked %q, want %q", s.asked, want)
	}
}

func TestAddingOffersFilesAgainWhenAnAddressFails(t *testing.T) {
	s := &subscriber{found: news.Found{URL: "https://a.example/"}, lying: []news.Importable{{File: "/home/ada/feeds.opml", Feeds: 1}}}
	env, p := screen(), welcome.Add(s, "")
	settle(p, env, p.Start(env))
	hand(p, env, "a.example", "enter")
	sees(t, p, env, "neither sections nor feeds were found")
	sees(t, p, env, "Import one feed")
}
