package help_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/geometry"
	"reader/internal/ui/help"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

func env(width, height int) *page.Env {
	return &page.Env{
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Keys: page.NewKeys(), Area: geometry.Rect{Width: width, Height: height}, Active: true,
	}
}

func shown(e *page.Env, p *help.Page) string { return ansi.Strip(surface.String(p.View(e))) }

func write(e *page.Env, p *help.Page, words string) {
	for _, r := range words {
		p.Type(e, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestTheKeysOfThePageStandFirst(t *testing.T) {
	e := env(80, 24)
	s := shown(e, help.New("v1", page.AtArticle))
	here, read := strings.Index(s, "IN AN ARTICLE"), strings.Index(s, "follow a link")
	if here < 0 || read < here || strings.Index(s, "READ") > 0 && strings.Index(s, "READ") < here {
		t.Errorf("an article's keys do not stand first:\n%s", s)
	}
}

func TestWordsNarrowTheKeys(t *testing.T) {
	e := env(120, 40)
	p := help.New("", page.AtFront)
	write(e, p, "BOOKMARK")
	if s := shown(e, p); !strings.Contains(s, "save, or take out") || strings.Contains(s, "refresh everything") {
		t.Errorf("a synonym finds\n%s", s)
	}
	if _, ok := p.Do(e, page.Close); !ok {
		t.Fatal("esc closed the page before it took the words back")
	}
	if s := shown(e, p); !strings.Contains(s, "refresh everything") {
		t.Errorf("the keys did not come back:\n%s", s)
	}
	if _, ok := p.Do(e, page.Close); ok {
		t.Error("esc does not close")
	}
	write(e, p, "xyzzy")
	if s := shown(e, p); !strings.Contains(s, "No key does that") {
		t.Errorf("got\n%s", s)
	}
}

func TestTheMouseIsExplained(t *testing.T) {
	e := env(80, 24)
	p := help.New("", page.AtFront)
	write(e, p, "mouse")
	if s := shown(e, p); !strings.Contains(s, "right button") || !strings.Contains(s, "wheel") {
		t.Errorf("got\n%s", s)
	}
}

func TestItScrollsToTheLastKey(t *testing.T) {
	e := env(80, 24)
	p := help.New("", page.AtFront)
	if strings.Contains(shown(e, p), "quit") {
		t.Fatal("all is on the screen: the test sees nothing")
	}
	p.Do(e, page.Bottom)
	if s := shown(e, p); !strings.Contains(s, "its keys can be clicked") {
		t.Errorf("at the end\n%s", s)
	}
}

func TestSmallScreens(t *testing.T) {
	for width := 20; width < 140; width += 7 {
		for height := 3; height < 50; height += 5 {
			e := env(width, height)
			e.Area = help.New("v1", page.AtList).Box(e)
			p := help.New("v1", page.AtList)
			lines := p.View(e)
			if len(lines) != e.Area.Height {
				t.Fatalf("%d lines drawn into %d", len(lines), e.Area.Height)
			}
			for _, l := range lines {
				if l.Width() != e.Area.Width {
					t.Fatalf("a line of %d cells in %d", l.Width(), e.Area.Width)
				}
			}
		}
	}
}
