package palette_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/palette"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

func env() *page.Env {
	return &page.Env{
		Keys: page.NewKeys(),
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Area: geometry.Rect{Width: 66, Height: 22}, Active: true,
	}
}

// offers are all commands, those that have no business at a place with a reason.
func offers(at page.When) []palette.Offer {
	var out []palette.Offer
	for _, b := range page.NewKeys().Bindings() {
		o := palette.Offer{Binding: b}
		if b.When&at == 0 {
			o.Reason = "Only " + b.When.Where()
		}
		out = append(out, o)
	}
	return out
}

// arguments are what some commands can be given; reading lists have to be looked up.
func arguments() []page.Argument {
	return []page.Argument{
		{Command: page.ThemeTo, Label: "Theme", Choices: []page.Choice{{Value: theme.Paper}, {Value: theme.Night}}},
		{Command: page.GoSection, Label: "Go to", Choices: []page.Choice{{Value: "c1", Name: "World"}, {Value: "c2", Name: "World › Américas"}, {Value: "c3", Name: "Business"}}},
		{Command: page.WidthTo, Label: "Text width", Free: "a number of columns", Choices: []page.Choice{{Value: "66"}}},
		{Command: page.GoList, Label: "Reading list"},
	}
}

func lists(context.Context) map[page.Command][]page.Choice {
	return map[page.Command][]page.Choice{page.GoList: {{Value: "Weekend", Note: "12"}}}
}

// open opens the palette and types into it.
func open(e *page.Env, at page.When, typed string, recent ...page.Run) *palette.Page {
	p := palette.New(offers(at), arguments(), recent, lists)
	for _, a := range p.Start(e) {
		p.Receive(e, a.(page.Ask).Do(context.Background()))
	}
	write(e, p, typed)
	return p
}

func write(e *page.Env, p *palette.Page, typed string) {
	for _, r := range typed {
		p.Type(e, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func shown(e *page.Env, p *palette.Page) string { return ansi.Strip(surface.String(p.View(e))) }

func TestChoosing(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  page.Action
	}{
		{"ref ev", page.Run{Command: page.RefreshAll}},
		{"refresh art", page.Run{Command: page.Refresh}},
		{"tags", page.Run{Command: page.EditTags}},
		{"quit", page.Run{Command: page.QuitReader}},
		{"theme night", page.Run{Command: page.ThemeTo, Argument: theme.Night}},
		{"gbus", page.Run{Command: page.GoSection, Argument: "c3"}},
		{"americ", page.Run{Command: page.GoSection, Argument: "c2"}},
		{"weekend", page.Run{Command: page.GoList, Argument: "Weekend"}},
		{"bookmark", page.Run{Command: page.ToggleSave}},
		{"everything refresh", page.Run{Command: page.RefreshAll}},
		{"reload every", page.Run{Command: page.RefreshAll}},
		{"SAVED ST", page.Run{Command: page.GoSaved}},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			e := env()
			p := open(e, page.Anywhere, tt.typed)
			actions, ok := p.Do(e, page.Open)
			if !ok || len(actions) != 2 {
				t.Fatalf("enter did %+v", actions)
			}
			if _, closed := actions[0].(page.Back); !closed {
				t.Error("the palette does not close first")
			}
			if actions[1] != tt.want {
				t.Errorf("enter did %+v, want %+v\n%s", actions[1], tt.want, shown(e, p))
			}
		})
	}
}

func TestShowsKeys(t *testing.T) {
	e := env()
	if s := shown(e, open(e, page.Anywhere, "refresh every")); !strings.Contains(s, "Refresh everything") || !strings.Contains(s, "R  │") {
		t.Errorf("the key is not shown:\n%s", s)
	}
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	e := env()
	p := open(e, page.AtFront, "wider text")
	if s := shown(e, p); !strings.Contains(s, "Only in an article.") {
		t.Errorf("no reason is given:\n%s", s)
	}
	if actions, ok := p.Do(e, page.Open); !ok || len(actions) != 0 {
		t.Errorf("it was done all the same: %+v", actions)
	}
	if actions, _ := open(e, page.AtArticle, "wider text").Do(e, page.Open); len(actions) != 2 {
		t.Errorf("in an article enter did %+v", actions)
	}
}

func TestWhatCanBeDoneStandsFirst(t *testing.T) {
	e := env()
	if actions, _ := open(e, page.AtFeeds, "remove").Do(e, page.Open); len(actions) != 2 || actions[1] != (page.Run{Command: page.RemoveFeed}) {
		t.Errorf("enter did %+v", actions)
	}
}

func TestAnArgumentIsChosenAfterItsCommand(t *testing.T) {
	for _, key := range []page.Command{page.Open, page.NextPane} {
		e := env()
		p := open(e, page.Anywhere, "another theme")
		if actions, ok := p.Do(e, key); !ok || len(actions) != 0 {
			t.Fatalf("%s did %+v", key, actions)
		}
		if s := shown(e, p); !strings.Contains(s, ": Theme › ") || strings.Contains(s, "Business") {
			t.Errorf("the themes are not offered:\n%s", s)
		}
		write(e, p, "ni")
		if actions, _ := p.Do(e, page.Open); len(actions) != 2 || actions[1] != (page.Run{Command: page.ThemeTo, Argument: theme.Night}) {
			t.Errorf("enter did %+v", actions)
		}
	}
}

func TestEscAndBackspaceGoBackToTheCommand(t *testing.T) {
	e := env()
	for name, leave := range map[string]func(*palette.Page) bool{
		"esc":       func(p *palette.Page) bool { _, ok := p.Do(e, page.Close); return ok },
		"backspace": func(p *palette.Page) bool { _, ok := p.Type(e, tea.KeyPressMsg{Code: tea.KeyBackspace}); return ok },
	} {
		p := open(e, page.Anywhere, "another theme")
		p.Do(e, page.Open)
		if !leave(p) {
			t.Errorf("%s closed the palette", name)
		}
		if s := shown(e, p); !strings.Contains(s, ": another theme") || !strings.Contains(s, "Another theme…") {
			t.Errorf("after %s what was typed is gone:\n%s", name, s)
		}
		if _, ok := p.Do(e, page.Close); ok {
			t.Error("esc does not close the palette")
		}
	}
}

func TestAFreeArgumentIsTyped(t *testing.T) {
	e := env()
	p := open(e, page.Anywhere, "width of")
	p.Do(e, page.Open)
	write(e, p, "73")
	if s := shown(e, p); !strings.Contains(s, "a number of columns") {
		t.Errorf("what may be typed is not said:\n%s", s)
	}
	if actions, _ := p.Do(e, page.Open); len(actions) != 2 || actions[1] != (page.Run{Command: page.WidthTo, Argument: "73"}) {
		t.Errorf("enter did %+v", actions)
	}
}

func TestRecentStandsFirst(t *testing.T) {
	e := env()
	p := open(e, page.Anywhere, "", page.Run{Command: page.ThemeTo, Argument: theme.Paper}, page.Run{Command: page.QuitReader})
	if actions, _ := p.Do(e, page.Open); len(actions) != 2 || actions[1] != (page.Run{Command: page.ThemeTo, Argument: theme.Paper}) {
		t.Errorf("the first one does %+v\n%s", actions, shown(e, p))
	}
	if s := shown(e, p); strings.Count(s, "Quit") != 1 {
		t.Errorf("what was chosen lately stands there twice, or not:\n%s", s)
	}
}

func TestMoreIsSaidOfTheMarkedOne(t *testing.T) {
	e := env()
	if s := shown(e, open(e, page.Anywhere, "mark all")); !strings.Contains(s, "u takes it back") {
		t.Errorf("got\n%s", s)
	}
}

func TestNothingFits(t *testing.T) {
	e := env()
	p := open(e, page.Anywhere, "qqqq")
	if s := shown(e, p); !strings.Contains(s, "No command has these letters") {
		t.Errorf("got\n%s", s)
	}
	if actions, _ := p.Do(e, page.Open); len(actions) != 0 {
		t.Errorf("enter did %+v", actions)
	}
}

func TestSmallScreens(t *testing.T) {
	for _, size := range []geometry.Rect{{Width: 20, Height: 5}, {Width: 30, Height: 3}, {Width: 66, Height: 22}} {
		e := env()
		e.Area = size
		lines := open(e, page.Anywhere, "").View(e)
		if len(lines) != size.Height {
			t.Errorf("%d lines drawn into %d", len(lines), size.Height)
		}
		for _, l := range lines {
			if l.Width() != size.Width {
				t.Errorf("a line is %d cells wide in %d", l.Width(), size.Width)
			}
		}
	}
}
