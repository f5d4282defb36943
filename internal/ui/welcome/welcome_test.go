package welcome_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
	"reader/internal/ui/welcome"
)

// subscriber knows one paper and remembers what was done.
type subscriber struct {
	found  news.Found
	err    error
	added  []news.Added
	asked  []string
	chosen []news.SiteSection
	lying  []news.Importable
}

func (s *subscriber) Offers(context.Context) []news.Importable { return s.lying }

func (s *subscriber) Find(_ context.Context, address string) (news.Found, error) {
	s.asked = append(s.asked, "find "+address)
	return s.found, s.err
}

func (s *subscriber) Subscribe(_ context.Context, _ news.Found, chosen []news.SiteSection) ([]news.Added, error) {
	s.asked, s.chosen = append(s.asked, "subscribe"), chosen
	return s.added, s.err
}

func (s *subscriber) Import(_ context.Context, file string) ([]news.Added, error) {
	s.asked = append(s.asked, "import "+file)
	return s.added, s.err
}

func (s *subscriber) Sample(context.Context) error {
	s.asked = append(s.asked, "sample")
	return s.err
}

func paper() news.Found {
	return news.Found{URL: "https://paper.example/", Title: "The Paper", Sections: []news.SiteSection{
		{Title: "World", Feed: "w", Newest: "Ministers agree a plan", Children: []news.SiteSection{{Title: "Americas", Feed: "a"}, {Title: "Europe", Feed: "e"}}},
		{Title: "Opinion", URL: "https://paper.example/opinion"},
	}, Editions: []news.Link{{Title: "Hindi", URL: "https://hi.paper.example/"}}}
}

func screen() *page.Env {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: 100, Height: 30}})
	return &page.Env{
		Keys:  page.NewKeys(),
		Pen:   surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Frame: f, Area: f.Main, Active: true,
	}
}

// hand drives a page: names of keys, or letters.
func hand(p interface {
	page.Page
	page.Typer
}, env *page.Env, keys ...string) []page.Action {
	named := map[string]page.Command{"enter": page.Open, "down": page.Down, "up": page.Up, "tab": page.NextPane}
	var rest []page.Action
	for _, k := range keys {
		if c, ok := named[k]; ok {
			actions, _ := p.Do(env, c)
			rest = append(rest, settle(p, env, actions)...)
			continue
		}
		for _, r := range k {
			actions, _ := p.Type(env, tea.KeyPressMsg{Code: r, Text: string(r)})
			rest = append(rest, settle(p, env, actions)...)
		}
	}
	return rest
}

func settle(p page.Page, env *page.Env, actions []page.Action) []page.Action {
	var rest []page.Action
	for _, a := range actions {
		if ask, ok := a.(page.Ask); ok {
			rest = append(rest, settle(p, env, p.Receive(env, ask.Do(context.Background())))...)
		} else {
			rest = append(rest, a)
		}
	}
	return rest
}

func sees(t *testing.T, p page.Page, env *page.Env, words string) {
	t.Helper()
	if s := ansi.Strip(surface.String(p.View(env))); !strings.Contains(s, words) {
		t.Errorf("the page does not say %q:\n%s", words, s)
	}
}

func has[A page.Action](actions []page.Action) bool {
	for _, a := range actions {
		if _, ok := a.(A); ok {
			return true
		}
	}
	return false
}

func TestWelcomeTakesAnAddress(t *testing.T) {
	env, p := screen(), welcome.New(&subscriber{})
	sees(t, p, env, "What would you like to read?")
	actions := hand(p, env, "paper.example", "enter")
	if to, ok := actions[0].(page.Go); !ok || to.To != (page.Add{Address: "paper.example"}) {
		t.Errorf("enter did %+v", actions)
	}
	if _, _, ok := p.Cursor(env); !ok {
		t.Error("the field has no cursor")
	}
}

func TestWelcomeOpensTheSamplePaper(t *testing.T) {
	env, s := screen(), &subscriber{}
	p := welcome.New(s)
	actions := hand(p, env, "tab", "enter")
	if len(s.asked) != 1 || s.asked[0] != "sample" || !has[page.Reload](actions) {
		t.Errorf("asked %v, did %+v", s.asked, actions)
	}
	next := p.Receive(env, page.Fresh{})
	if len(next) != 1 || next[0] != (page.Go{To: page.Front{}, Instead: true}) {
		t.Errorf("after that it did %+v", next)
	}
}

func TestWelcomeSaysWhatWentWrong(t *testing.T) {
	env := screen()
	p := welcome.New(&subscriber{err: errors.New("open feeds.opml: no such file")})
	hand(p, env, "enter")
	sees(t, p, env, "Type the address of a news site")
	actions := hand(p, env, "feeds.opml", "enter")
	sees(t, p, env, "no such file")
	if has[page.Reload](actions) {
		t.Error("a failed import went on")
	}
}

func TestWelcomeOffersWhatLiesThere(t *testing.T) {
	env, s := screen(), &subscriber{lying: []news.Importable{{File: "~/.newsboat/urls", Kind: "Newsboat", Feeds: 42}}}
	p := welcome.New(s)
	settle(p, env, p.Start(env))
	sees(t, p, env, "Import 42 feeds")
	sees(t, p, env, "Newsboat, ~/.newsboat/urls")
	hand(p, env, "tab", "enter")
	if diff := cmp.Diff([]string{"import ~/.newsboat/urls"}, s.asked); diff != "" {
		t.Error(diff)
	}
}

func TestAPathIsImportedWhereverItIsTyped(t *testing.T) {
	env, s := screen(), &subscriber{}
	hand(welcome.New(s), env, "/home/ada/feeds.opml", "enter")
	hand(welcome.Add(s, ""), env, "/home/ada/feeds.opml", "enter")
	if diff := cmp.Diff([]string{"import /home/ada/feeds.opml", "import /home/ada/feeds.opml"}, s.asked); diff != "" {
		t.Error(diff)
	}
}

func TestAddSaysThatThereIsNothing(t *testing.T) {
	for _, found := range []news.Found{{URL: "https://paper.example/"}, {URL: "https://paper.example/", Sections: []news.SiteSection{{Title: "Staff", Bare: true}}}} {
		env, p := screen(), welcome.Add(&subscriber{found: found}, "paper.example")
		settle(p, env, p.Start(env))
		sees(t, p, env, "neither sections nor feeds were found")
	}
}

func TestAddShowsTheTreeAllTicked(t *testing.T) {
	env, s := screen(), &subscriber{found: paper()}
	p := welcome.Add(s, "paper.example")
	settle(p, env, p.Start(env))
	for _, want := range []string{"4 of 4 ticked", "✓ World", "Ministers agree a plan", "✓ Americas", "Opinion (read from its page)", "Edition: Hindi"} {
		sees(t, p, env, want)
	}
	actions := hand(p, env, "enter")
	if diff := cmp.Diff(paper().Sections, s.chosen); diff != "" {
		t.Error(diff)
	}
	if !has[page.Back](actions) || !has[page.Reload](actions) {
		t.Errorf("enter did %+v", actions)
	}
}

func TestTicking(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want []string
	}{
		{"a section with all below it", []string{" "}, []string{"Opinion"}},
		{"one below comes up alone", []string{" ", "down", " "}, []string{"Americas", "Opinion"}},
		{"one of two below", []string{"down", " "}, []string{"World", "Europe", "Opinion"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env, s := screen(), &subscriber{found: paper()}
			p := welcome.Add(s, "paper.example")
			settle(p, env, p.Start(env))
			hand(p, env, append(tt.keys, "enter")...)
			var got []string
			var walk func([]news.SiteSection)
			walk = func(sections []news.SiteSection) {
				for _, c := range sections {
					got = append(got, c.Title)
					walk(c.Children)
				}
			}
			walk(s.chosen)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTickingAllOrNone(t *testing.T) {
	env, s := screen(), &subscriber{found: paper()}
	p := welcome.Add(s, "paper.example")
	settle(p, env, p.Start(env))
	hand(p, env, "*")
	sees(t, p, env, "0 of 4 ticked")
	hand(p, env, "enter")
	sees(t, p, env, "Nothing is ticked")
	hand(p, env, "down", " ", "*")
	sees(t, p, env, "4 of 4 ticked")
}

// TestNothingToFollow: a page without stories cannot be ticked; over others it is their label.
func TestNothingToFollow(t *testing.T) {
	env, s := screen(), &subscriber{found: news.Found{URL: "https://paper.example/", Title: "The Paper", Sections: []news.SiteSection{
		{Title: "World", URL: "https://paper.example/world", Bare: true, Children: []news.SiteSection{{Title: "Europe", Feed: "e"}}},
		{Title: "Staff", URL: "https://paper.example/staff", Bare: true},
	}}}
	p := welcome.Add(s, "paper.example")
	settle(p, env, p.Start(env))
	sees(t, p, env, "2 of 2 ticked")
	sees(t, p, env, "Staff (no stories there)")
	hand(p, env, "down", "down", " ", "enter")
	if diff := cmp.Diff(s.found.Sections[:1], s.chosen); diff != "" {
		t.Error(diff)
	}
}

func TestAFeedNeedsNoChoice(t *testing.T) {
	env, s := screen(), &subscriber{found: news.Found{URL: "https://paper.example/rss", Title: "The Paper", Feed: true}}
	p := welcome.Add(s, "paper.example/rss")
	settle(p, env, p.Start(env))
	want := []news.SiteSection{{Title: "The Paper", URL: "https://paper.example/rss", Feed: "https://paper.example/rss"}}
	if diff := cmp.Diff(want, s.chosen); diff != "" {
		t.Error(diff)
	}
}

func TestAddSaysWhatWentWrong(t *testing.T) {
	env, s := screen(), &subscriber{err: errors.New("find nowhere.example: no such host")}
	p := welcome.Add(s, "")
	hand(p, env, "nowhere.example", "enter")
	sees(t, p, env, "no such host")
	s.err, s.found = nil, paper()
	hand(p, env, "enter") // the address stands there still
	sees(t, p, env, "✓ World")
}

func TestRefusedSaysWhy(t *testing.T) {
	env, s := screen(), &subscriber{found: paper(), added: []news.Added{{URL: "https://paper.example/rss", Status: news.AddedRefused, Reason: "not a feed"}}}
	p := welcome.Add(s, "paper.example")
	settle(p, env, p.Start(env))
	actions := hand(p, env, "enter")
	sees(t, p, env, "not a feed")
	if has[page.Back](actions) {
		t.Error("the page closed though nothing was added")
	}
}

func TestAnotherEdition(t *testing.T) {
	env, s := screen(), &subscriber{found: paper()}
	p := welcome.Add(s, "paper.example")
	settle(p, env, p.Start(env))
	hand(p, env, "down", "down", "down", "down", "enter")
	if got := s.asked[len(s.asked)-1]; got != "find https://hi.paper.example/" {
		t.Errorf("asked %q", got)
	}
}
