package search_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/search"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// shelf finds n stories for everything but "nothing".
type shelf struct {
	n     int
	err   error
	asked []string

	unsearched int
}

func (s *shelf) Page(_ context.Context, q news.Query) (news.Page, error) {
	s.asked = append(s.asked, q.Text)
	if s.err != nil || q.Text == "nothing" {
		return news.Page{Unsearched: s.unsearched}, s.err
	}
	p := news.Page{Unsearched: s.unsearched}
	for i := int(q.After.Row); i < s.n && len(p.Stories) < q.Limit; i++ {
		p.Stories = append(p.Stories, news.Story{
			ID: news.StoryID(i + 1), Title: fmt.Sprintf("Story %d of the drought", i), Source: "The Paper",
			Snippet: []news.Fragment{{Text: "eleven weeks of "}, {Text: q.Text, Match: true}, {Text: " are left"}},
		})
	}
	p.Next.Row = q.After.Row + int64(len(p.Stories))
	p.More = int(p.Next.Row) < s.n
	return p, nil
}

type overlay struct {
	*search.Page
	env  *page.Env
	held []page.Action
	did  []page.Action
}

func open(s *shelf, words string) *overlay {
	o := &overlay{Page: search.New(s, words), env: &page.Env{
		Keys: page.NewKeys(),
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Now:  time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC), Area: geometry.Rect{Width: 80, Height: 24}, Active: true,
	}}
	o.take(o.Start(o.env))
	return o
}

// take holds asks and waits back: typing must not wait for answers.
func (o *overlay) take(actions []page.Action) {
	for _, a := range actions {
		switch a.(type) {
		case page.Ask, page.After, page.Forget:
			o.held = append(o.held, a)
		default:
			o.did = append(o.did, a)
		}
	}
}

// answer answers the last ask and wait of each topic, as the root does, until there is none.
func (o *overlay) answer() {
	for len(o.held) > 0 {
		a := o.held[len(o.held)-1]
		o.held = nil
		switch a := a.(type) {
		case page.Ask:
			o.take(o.Receive(o.env, a.Do(context.Background())))
		case page.After:
			o.take(o.Receive(o.env, a.Message))
		}
	}
}

func (o *overlay) typed(words string) {
	for _, r := range words {
		actions, _ := o.Type(o.env, tea.KeyPressMsg{Code: r, Text: string(r)})
		o.take(actions)
	}
}

func (o *overlay) sees(t *testing.T, words string) {
	t.Helper()
	if s := ansi.Strip(surface.String(o.View(o.env))); !strings.Contains(s, words) {
		t.Errorf("the overlay does not say %q:\n%s", words, s)
	}
}

func TestResultsWhileTyping(t *testing.T) {
	s := &shelf{n: 3}
	o := open(s, "")
	o.sees(t, "Search everything stored")
	o.typed("water")
	o.sees(t, "water") // while nothing is known yet
	if len(s.asked) != 0 {
		t.Errorf("the store was asked before typing paused: %q", s.asked)
	}
	o.answer()
	if len(s.asked) != 1 || s.asked[0] != "water" {
		t.Errorf("asked %q", s.asked)
	}
	o.sees(t, "3 stories")
	o.sees(t, "eleven weeks of water are left")
	actions, _ := o.Do(o.env, page.Down)
	o.take(actions)
	actions, _ = o.Do(o.env, page.Open)
	if to, ok := actions[0].(page.Go); !ok || to.To.(page.Story).Story.ID != 2 || to.Instead {
		t.Errorf("enter did %+v", actions)
	}
}

func TestSentences(t *testing.T) {
	o := open(&shelf{}, "nothing")
	o.answer()
	o.sees(t, "Nothing stored has “nothing”")
	o = open(&shelf{err: errors.New("search: no such column")}, "water")
	o.answer()
	o.sees(t, "no such column")
	o = open(&shelf{unsearched: 4100}, "nothing")
	o.answer()
	o.sees(t, "4100 new stories are still being read in")
}

func TestMoreComesNearTheEnd(t *testing.T) {
	s := &shelf{n: 100}
	o := open(s, "water")
	o.answer()
	o.sees(t, "25 and more")
	for range 99 {
		actions, _ := o.Do(o.env, page.Down)
		o.take(actions)
		o.answer()
	}
	o.sees(t, "100 stories")
	if story, _ := o.Subject(); story.ID != 100 {
		t.Errorf("the cursor is on story %d", story.ID)
	}
}

func TestStepsThroughResults(t *testing.T) {
	o := open(&shelf{n: 2}, "water")
	o.answer()
	if s, _, ok := o.Step(o.env, 1, false); !ok || s.ID != 2 {
		t.Errorf("the next result is %v, %v", s.ID, ok)
	}
	if _, _, ok := o.Step(o.env, 1, false); ok {
		t.Error("there is a result behind the last")
	}
}

func TestSmallScreens(t *testing.T) {
	for _, size := range []geometry.Rect{{Width: 20, Height: 5}, {Width: 40, Height: 8}, {Width: 96, Height: 30}} {
		o := open(&shelf{n: 30}, "water")
		o.env.Area = size
		o.answer()
		lines := o.View(o.env)
		if len(lines) != size.Height {
			t.Errorf("%d lines drawn into %d", len(lines), size.Height)
		}
		for i, l := range lines {
			if l.Width() != size.Width {
				t.Errorf("line %d is %d cells wide in %d", i, l.Width(), size.Width)
			}
		}
	}
}

// found is a shelf with one story, found at a place.
type found []news.Fragment

func (f found) Page(context.Context, news.Query) (news.Page, error) {
	return news.Page{Stories: []news.Story{{ID: 1, Title: "Dry", Snippet: f}}}, nil
}

func TestTheMatchIsSeenAtEveryWidth(t *testing.T) {
	for name, tt := range map[string]struct {
		before, match, behind string
	}{
		"English": {"far side of an ocean, where no lamp was lit in the ", "harbour", " on Tuesday, by order of the mayor."},
		"Chinese": {"周三晚上，港口的灯全部熄灭，十一位船长决定继续航行，因为岛上的", "学校", "需要药品和邮件，也需要一架钢琴。"},
		"Hindi":   {"बंदरगाह के ग्यारह कप्तानों ने हड़ताल के बीच भी दवाइयाँ पहुँचाने का ", "फ़ैसला", " किया, और उनके साथी घाट पर खड़े रहे।"},
		"at once": {"", "harbour", " on Tuesday, by order of the mayor."},
	} {
		for width := 30; width <= 120; width++ {
			o := open(&shelf{}, "x")
			o.Page = search.New(found{{Text: "…"}, {Text: tt.before}, {Text: tt.match, Match: true}, {Text: tt.behind}, {Text: "…"}}, "x")
			o.env.Area.Width = width
			o.take(o.Start(o.env))
			o.answer()
			for _, l := range o.View(o.env) {
				if l.Width() != width {
					t.Fatalf("%s: a row of %d cells at %d", name, l.Width(), width)
				}
			}
			if s := ansi.Strip(surface.String(o.View(o.env))); !strings.Contains(s, tt.match) {
				t.Errorf("%s: the match is not seen at %d:\n%s", name, width, s)
			}
		}
	}
}

func TestASnippetIsDrawnInASCIIWhereAsked(t *testing.T) {
	o := open(&shelf{}, "x")
	o.Page = search.New(found{{Text: "…"}, {Text: "no lamp in the "}, {Text: "harbour", Match: true}, {Text: "…"}}, "x")
	o.env.Glyphs = surface.Signs(true)
	o.take(o.Start(o.env))
	o.answer()
	if s := ansi.Strip(surface.String(o.View(o.env))); strings.Contains(s, "…") || !strings.Contains(s, "~no lamp in the harbour~") {
		t.Errorf("drawn as\n%s", s)
	}
}
