package saved_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
		s := news.Story{ID: news.StoryID(i + 1), Title: fmt.Sprintf("Story %d", i), Source: "The Paper", Saved: true, Stored: news.StoredFull}
		if (q.List == "" || q.List == "Essay") && strings.Contains(s.Title, q.Words) {
			p.Stories = append(p.Stories, s)
		}
	}
	if q.Oldest {
		slices.Reverse(p.Stories)
	}
	return p, nil
}

func (d *desk) Remarks(context.Context, ...news.StoryID) (map[news.StoryID]news.Remarks, error) {
	return map[news.StoryID]news.Remarks{1: {
		Saved: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Lists: []string{"Essay"}, Tags: []string{"sea", "law"},
		Note: "use it\nsoon", Marked: 2, Progress: 50,
	}}, nil
}

func (d *desk) Lists(context.Context) ([]news.Label, error) {
	var out []news.Label
	for _, name := range d.lists {
		out = append(out, news.Label{Name: name, Count: d.n})
	}
	return out, nil
}

func (d *desk) Tags(context.Context) ([]news.Label, error) {
	return []news.Label{{Name: "law", Count: 1}, {Name: "sea", Count: 3}, {Name: "season", Count: 2}}, nil
}

func (d *desk) Marked(context.Context, news.HighlightQuery) (news.HighlightPage, error) {
	return news.HighlightPage{Highlights: []news.MarkedStory{{
		Highlight: news.Highlight{ID: 7, Story: 1, Passage: news.Passage{Exact: "eleven weeks of water"}, Note: "who says so?"},
		In:        news.Story{ID: 1, Title: "Story 0", Saved: true},
	}}}, nil
}

func (d *desk) SavedCounts(context.Context) (stories, passages int, err error) { return d.n, 1, nil }

func (d *desk) Open(_ context.Context, id news.StoryID) (news.Reading, error) {
	if d.err != nil || id != 1 {
		return news.Reading{}, d.err
	}
	return news.Reading{Lists: []string{"Essay"}, Tags: []string{"sea", "law"}, Note: "use it"}, nil
}

func screen() *page.Env {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: 80, Height: 24}})
	return &page.Env{
		Keys: page.NewKeys(),
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Now:  time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC), Frame: f, Area: f.Main, Active: true,
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
	p := saved.New(&desk{n: 3, lists: []string{"Essay", "Later"}}, page.Saved{})
	if rest := settle(p, env, p.Start(env)); len(rest) == 0 {
		t.Error("no story is shown beside the list")
	}
	s := text(p, env)
	for _, want := range []string{"[All 3]", "Essay", "Later", "Story 0", "tags: sea, law · in Essay · 2 passages · note: use it soon", "saved yesterday", "50 % read"} {
		if !strings.Contains(s, want) {
			t.Errorf("the page does not say %q:\n%s", want, s)
		}
	}
}

func TestListsAreTabs(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 1, lists: []string{"Essay", "Later"}}, page.Saved{})
	settle(p, env, p.Start(env))
	for _, want := range []string{"[Essay 1]", "Nothing is in Later", "season"} {
		actions, _ := p.Do(env, page.Right)
		settle(p, env, actions)
		if s := text(p, env); !strings.Contains(s, want) {
			t.Errorf("the page does not say %q:\n%s", want, s)
		}
	}
}

func TestEmpty(t *testing.T) {
	env := screen()
	p := saved.New(&desk{}, page.Saved{})
	settle(p, env, p.Start(env))
	if s := text(p, env); !strings.Contains(s, "Nothing saved yet") {
		t.Errorf("got\n%s", s)
	}
	hints, _ := p.Footer(env)
	if slices.ContainsFunc(hints, func(h page.Hint) bool { return h.Command == page.EditTags || h.Command == page.Open }) {
		t.Errorf("the footer names what there is nothing for: %v", hints)
	}
}

func TestWhatIsTakenOutStaysUntilTheNextLook(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 2}, page.Saved{})
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
		{"a tag more", saved.Tags(d, d, story), func(e editor, env *page.Env) { typed(e, env, ", wine,, sea") },
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

// What changed nothing can be undone by nothing: u would take back what was done before it.
func TestAnEditorThatChangedNothingJustCloses(t *testing.T) {
	d := &desk{lists: []string{"Later", "Essay"}}
	story := news.Story{ID: 1, Title: "Story 0", Saved: true}
	for name, e := range map[string]editor{
		"tags": saved.Tags(d, d, story), "lists": saved.Lists(d, d, story), "note": saved.Note(d, story),
		"the note on a passage": saved.Remark(story, news.Highlight{ID: 7, Note: "who says so?"}),
	} {
		env := screen()
		settle(e, env, e.Start(env))
		if actions, _ := e.Do(env, page.Open); !slices.Equal(actions, []page.Action{page.Back{}}) {
			t.Errorf("%s: enter did %+v", name, actions)
		}
	}
}

// At 40 columns as well.
func TestEditorsSayHowTheyAreLeft(t *testing.T) {
	d := &desk{lists: []string{"Essay"}}
	story := news.Story{ID: 1, Title: "Story 0"}
	for name, e := range map[string]editor{"tags": saved.Tags(d, d, story), "lists": saved.Lists(d, d, story), "note": saved.Note(d, story)} {
		env := screen()
		settle(e, env, e.Start(env))
		env.Area.Width = 40
		env.Area = e.Box(env)
		if s := text(e, env); !strings.Contains(s, "enter ") || !strings.Contains(s, "esc leaves it") || strings.Contains(s, "…") {
			t.Errorf("%s:\n%s", name, s)
		}
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

func TestTagsAndPassagesAreBrowsed(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 1}, page.Saved{})
	settle(p, env, p.Start(env))
	do := func(c page.Command) []page.Action {
		actions, _ := p.Do(env, c)
		return settle(p, env, actions)
	}
	do(page.Right)
	do(page.Down)
	do(page.Open)
	if s := text(p, env); !strings.Contains(s, "[#sea 3]") || p.Scope().Tag != "sea" {
		t.Errorf("the tag shows\n%s", s)
	}
	do(page.Close)
	do(page.Right)
	if s := text(p, env); !strings.Contains(s, "“eleven weeks of water”") || !strings.Contains(s, "note: who says so?") || !strings.Contains(s, "Story 0") {
		t.Errorf("the passages show\n%s", s)
	}
	if noted := do(page.EditNote); len(noted) != 1 || noted[0].(page.Go).To.(page.Remark).Highlight.ID != 7 {
		t.Errorf("N did %+v", noted)
	}
	if gone := do(page.RemoveFeed); len(gone) != 1 || gone[0].(page.Unmark).Highlight.ID != 7 {
		t.Errorf("D did %+v", gone)
	}
	opened := do(page.Open)
	if len(opened) != 1 || opened[0].(page.Go).To.(page.Story).At != 7 {
		t.Errorf("enter did %+v", opened)
	}
}

func TestWhatIsSavedIsFiltered(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 12}, page.Saved{})
	settle(p, env, p.Start(env))
	p.Do(env, page.Find)
	for _, r := range "11" {
		actions, _ := p.Type(env, tea.KeyPressMsg{Code: r, Text: string(r)})
		settle(p, env, actions)
	}
	if s := text(p, env); !strings.Contains(s, "Story 11") || strings.Contains(s, "Story 3") {
		t.Errorf("got\n%s", s)
	}
	actions, _ := p.Do(env, page.Close)
	settle(p, env, actions)
	if s := text(p, env); !strings.Contains(s, "Story 4") || !strings.Contains(s, "Story 11") {
		t.Errorf("esc left it at\n%s", s)
	}
}

func TestListsAreKeptInOrder(t *testing.T) {
	env := screen()
	p := saved.New(&desk{n: 1, lists: []string{"Essay", "Later"}}, page.Saved{List: "Essay"})
	settle(p, env, p.Start(env))
	p.Do(env, page.RenameFeed)
	p.Type(env, tea.KeyPressMsg{Code: 's', Text: "s"})
	renamed, _ := p.Do(env, page.Open)
	made := func() []page.Action {
		p.Do(env, page.Wider)
		p.Type(env, tea.KeyPressMsg{Code: 'T', Text: "T"})
		actions, _ := p.Do(env, page.Open)
		return actions
	}()
	moved, _ := p.Do(env, page.ShiftDown)
	removed, _ := p.Do(env, page.RemoveFeed)
	got := slices.Concat(renamed, made, moved, removed)
	want := []page.Action{
		page.Relabel{Name: "Essay", To: "Essays"}, page.Relabel{To: "T"}, page.Relabel{Name: "Essays", By: 1}, page.Relabel{Name: "Essays"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTagsAreCompleted(t *testing.T) {
	env := screen()
	d := &desk{}
	e := saved.Tags(d, d, news.Story{ID: 1})
	settle(e, env, e.Start(env))
	typed(e, env, ", seas")
	e.Do(env, page.NextPane)
	actions, _ := e.Do(env, page.Open)
	if diff := cmp.Diff([]string{"sea", "law", "season"}, actions[1].(page.Save).Bookmark.Tags); diff != "" {
		t.Error(diff)
	}
}

func TestANoteIsHandedToAnEditor(t *testing.T) {
	env := screen()
	m := saved.Note(&desk{}, news.Story{ID: 1})
	settle(m, env, m.Start(env))
	actions, _ := m.Do(env, page.OpenEditor)
	if len(actions) != 1 || actions[0].(page.EditText).Text != "use it" {
		t.Fatalf("the key of the editor did %+v", actions)
	}
	m.Receive(env, page.Edited{Text: "use it\nin the essay\n"})
	actions, _ = m.Do(env, page.Open)
	if got := actions[1].(page.Save).Bookmark.Note; got != "use it\nin the essay" {
		t.Errorf("the note is %q", got)
	}
}

// The key stands on the screen from the start.
func TestAnEditorWaitsForTheNoteThatItIsHanded(t *testing.T) {
	env := screen()
	m := saved.Note(&desk{}, news.Story{ID: 1})
	asked := m.Start(env)
	if actions, ok := m.Do(env, page.OpenEditor); len(actions) != 0 || !ok {
		t.Errorf("before the note is known, the key of the editor did %+v", actions)
	}
	if actions := settle(m, env, asked); len(actions) != 1 || actions[0].(page.EditText).Text != "use it" {
		t.Errorf("when it was known, %+v followed", actions)
	}
}

func TestManyListsAreScrolled(t *testing.T) {
	env := screen()
	d := &desk{}
	for i := range 40 {
		d.lists = append(d.lists, fmt.Sprintf("List %d", i))
	}
	e := saved.Lists(d, d, news.Story{ID: 2})
	settle(e, env, e.Start(env))
	for range 25 {
		e.Do(env, page.Down)
	}
	env.Area = e.Box(env)
	s := text(e, env)
	if !strings.Contains(s, "List 25") || strings.Contains(s, "List 0 ") || !strings.Contains(s, "a new list") {
		t.Errorf("got\n%s", s)
	}
	if _, y, ok := e.Cursor(env); !ok || !strings.Contains(strings.Split(s, "\n")[y], "List 25") {
		t.Errorf("the cursor is in row %d of\n%s", y, s)
	}
}
