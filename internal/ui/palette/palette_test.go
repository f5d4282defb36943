package palette_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
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
		Sections: []news.Section{{ID: 1, Title: "World", Children: []news.Section{{ID: 2, Title: "Americas"}}}, {ID: 3, Title: "Business"}},
	}
}

// open opens the palette and types into it.
func open(e *page.Env, at page.When, typed string) *palette.Page {
	p := palette.New(at)
	p.Start(e)
	for _, r := range typed {
		p.Type(e, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return p
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
		{"theme night", page.Theme{Name: theme.Night}},
		{"gbus", page.Go{To: page.List{Title: "Business", Query: news.Query{Section: 3}}}},
		{"americ", page.Go{To: page.List{Title: "Americas", Query: news.Query{Section: 2}}}},
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

func TestOnlyWhatMakesSense(t *testing.T) {
	e := env()
	if s := shown(e, open(e, page.AtFront, "wider text")); strings.Contains(s, "Wider text") {
		t.Errorf("the front page offers wider text:\n%s", s)
	}
	if s := shown(e, open(e, page.AtArticle, "wider text")); !strings.Contains(s, "Wider text") {
		t.Errorf("an article does not offer wider text:\n%s", s)
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
