package saved_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/saved"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// desk has n bookmarks, all in "Essay"; the first has tags and a note and is half read.
type desk struct {
	n     int
	lists []string
	err   error
}

func (d *desk) Page(_ context.Context, q news.Query) (news.Page, error) {
	var p news.Page
	for i := range d.n {
		if q.List == "" || q.List == "Essay" {
			p.Stories = append(p.Stories, news.Story{ID: news.StoryID(i + 1), Title: fmt.Sprintf("Story %d", i), Source: "The Paper", Saved: true})
		}
	}
	return p, nil
}

func (d *desk) Lists(context.Context) ([]string, error) { return d.lists, nil }

func (d *desk) Open(_ context.Context, id news.StoryID) (news.Reading, error) {
	if d.err != nil || id != 1 {
		return news.Reading{}, d.err
	}
	half := news.Block{Spans: []news.Span{{Text: "ten runes."}}}
	return news.Reading{
		Article: news.Article{Blocks: []news.Block{half, half}}, Place: news.Place{Block: 1},
		Lists: []string{"Essay"}, Tags: []string{"sea", "law"}, Note: "use it",
	}, nil
}

func screen() *page.Env {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: 80, Height: 24}})
	return &page.Env{
		Pen: surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Now: time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC), Frame: f, Area: f.Main, Active: true,
	}
}

// settle answers what a page asks until it asks no more, and returns what else it wants.
func settle(p page.Page, env *page.Env, actions []page.Action) []page.Action {
	var rest []page.Action
	for len(actions) > 0 {
		var next []page.Action
		for _, a := range actions {
			if ask, ok := a.(page.Ask); ok {
				next = append(next, p.Receive(env, ask.Do(context.Background()))...)
			} else {
				rest = append(rest, a)
			}
		}
		actions = next
	}
	return rest
}

func text(p page.Page, env *page.Env) string { return ansi.Strip(surface.String(p.View(env))) }

func TestBookmarks(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 3, lists: []string{"Essay", "Later"}}, &desk{}, "")
	if rest := settle(p, env, p.Start(env)); len(rest) == 0 {
		t.Error("no story is shown beside the list")
	}
	s := text(p, env)
	for _, want := range []string{"[All 3]", "Essay", "Later", "Story 0", "tags: sea, law · in Essay · note: use it", "50 % read"} {
		if !strings.Contains(s, want) {
			t.Errorf("the page does not say %q:\n%s", want, s)
		}
	}
}

func TestListsAreTabs(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 1, lists: []string{"Essay", "Later"}}, &desk{}, "")
	settle(p, env, p.Start(env))
	for _, want := range []string{"[Essay 1]", "Nothing is in Later"} {
		actions, _ := p.Do(env, page.Right)
		settle(p, env, actions)
		if s := text(p, env); !strings.Contains(s, want) {
			t.Errorf("the page does not say %q:\n%s", want, s)
		}
	}
}

func TestEmpty(t *testing.T) {
	env := screen()
	p := saved.New(&desk{}, &desk{}, "")
	settle(p, env, p.Start(env))
	if s := text(p, env); !strings.Contains(s, "Nothing saved yet") {
		t.Errorf("got\n%s", s)
	}
}

func TestWhatIsTakenOutStaysUntilTheNextLook(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 2}, &desk{}, "")
	settle(p, env, p.Start(env))
	p.Receive(env, page.Changed{Stories: []news.StoryID{1}, Saved: page.Cleared})
	if s := text(p, env); !strings.Contains(s, "Story 0") || !strings.Contains(s, "no longer saved") {
		t.Errorf("got\n%s", s)
	}
}

// editor is any of the overlays that edit a bookmark.
type editor interface {
	page.Page
	page.Typer
	page.Overlay
}

func typed(e editor, env *page.Env, words string) {
	for _, r := range words {
		e.Type(env, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestEditing(t *testing.T) {
	d := &desk{lists: []string{"Essay", "Later"}}
	story := news.Story{ID: 1, Title: "Story 0"}
	for _, tt := range []struct {
		name   string
		editor editor
		edit   func(editor, *page.Env)
		want   news.Bookmark
	}{
		{"a tag more", saved.Tags(d, story), func(e editor, env *page.Env) { typed(e, env, ", wine,, sea") },
			news.Bookmark{Lists: []string{"Essay"}, Tags: []string{"sea", "law", "wine"}, Note: "use it"}},
		{"the note goes on", saved.Note(d, story), func(e editor, env *page.Env) { typed(e, env, " soon ") },
			news.Bookmark{Lists: []string{"Essay"}, Tags: []string{"sea", "law"}, Note: "use it soon"}},
		{"out of one list, into the other", saved.Lists(d, d, story), func(e editor, env *page.Env) {
			typed(e, env, " ")
			e.Do(env, page.Down)
			typed(e, env, " ")
		}, news.Bookmark{Lists: []string{"Later"}, Tags: []string{"sea", "law"}, Note: "use it"}},
		{"a new list", saved.Lists(d, d, story), func(e editor, env *page.Env) { typed(e, env, "For the train") },
			news.Bookmark{Lists: []string{"Essay", "For the train"}, Tags: []string{"sea", "law"}, Note: "use it"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := screen()
			settle(tt.editor, env, tt.editor.Start(env))
			tt.edit(tt.editor, env)
			actions, _ := tt.editor.Do(env, page.Open)
			if len(actions) != 2 {
				t.Fatalf("enter did %+v", actions)
			}
			if diff := cmp.Diff(tt.want, actions[1].(page.Save).Bookmark); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNothingIsOverwrittenUnread(t *testing.T) {
	env := screen()
	d := &desk{err: errors.New("library: locked")}
	e := saved.Note(d, news.Story{ID: 1})
	settle(e, env, e.Start(env))
	typed(e, env, "new")
	if actions, _ := e.Do(env, page.Open); len(actions) != 0 {
		t.Errorf("enter did %+v though the old note is not known", actions)
	}
	env.Area = e.Box(env)
	if s := text(e, env); !strings.Contains(s, "locked") {
		t.Errorf("the reason is not shown:\n%s", s)
	}
}
