package status_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/status"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var now = time.Date(2026, 11, 23, 9, 41, 0, 0, time.UTC)

func env(width int) *page.Env {
	return &page.Env{
		Keys: page.NewKeys(),
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Now:  now,
		Area: geometry.Rect{Width: width, Height: 1},
	}
}

// hints are three commands.
var hints = []page.Binding{
	{Keys: []string{"enter"}, Hint: "read"}, {Keys: []string{"s"}, Hint: "save"}, {Keys: []string{"?"}, Hint: "help"},
}

// off is a cable that is pulled.
var off = status.Line{Offline: true, Since: now.Add(-49 * time.Minute), Listed: news.Counts{Total: 230, Whole: 212}, Newest: now.Add(-24 * time.Minute)}

func TestTheLineSaysWhatMattersMost(t *testing.T) {
	running := news.Progress{Done: 3, Feeds: 12, New: 7, Failures: make([]news.Failure, 2)}
	for _, tt := range []struct {
		name  string
		width int
		state status.State
		want  string
	}{
		{"nothing happens", 60, status.State{Hints: hints}, "  enter read   s save   ? help                    ● online  "},
		{"no room for all hints", 34, status.State{Hints: hints}, "  enter read   ? help   ● online  "},
		{"offline", 40, status.State{Line: off}, "                             ○ offline  "},
		{"offline, with room", 80, status.State{Line: off}, "                                     ○ offline since 08:52 · 212 of 230 stored  "},
		{"offline, with much room", 120, status.State{Hints: hints, Line: off}, "  enter read   s save   ? help                       ○ offline since 08:52 · 212 of 230 stories stored · newest 24 min  "},
		{"no network since yesterday", 120, status.State{Line: status.Line{Cut: true, Since: now.Add(-30 * time.Hour)}}, "                                                                                             ○ no network since 22 Nov  "},
		{"how much is stored while it grows", 120, status.State{Running: true, Keeping: true, Progress: news.Progress{Done: 6, Feeds: 12, Bytes: 4_100_000}, Line: status.Line{Listed: off.Listed}}, "  ↻ Keeping offline  ━━━━━━━────────  6 / 12 stories   4.1 MB                     ● online · 212 of 230 stories stored  "},
		{"what was done", 60, status.State{Hints: hints, Notice: page.Notice{Text: "Saved", Undo: true}}, "  ✓ Saved   u undo                                ● online  "},
		{"what went wrong", 60, status.State{Notice: page.Notice{Text: "disk full", Trouble: true}}, "  ! disk full                                     ● online  "},
		{"what there is to know goes before the place", 40, status.State{Right: []surface.Run{{Text: "text offline"}}, Notice: page.Notice{Text: "Nothing new since 9"}}, "  · Nothing new since 9       ● online  "},
		{"the place stays beside it where it can", 60, status.State{Right: []surface.Run{{Text: "text offline"}}, Notice: page.Notice{Text: "Nothing new"}}, "  · Nothing new                    text offline   ● online  "},
		{"a refresh", 90, status.State{Hints: hints, Running: true, Progress: running}, "  ↻ Refreshing  ━━━────────────  3 / 12 feeds   7 new · 2 failed                ● online  "},
		{"pages are kept", 90, status.State{Running: true, Keeping: true, Progress: news.Progress{Done: 6, Feeds: 12, New: 6}}, "  ↻ Keeping offline  ━━━━━━━────────  6 / 12 stories                            ● online  "},
		{"what was done goes before what happens", 60, status.State{Running: true, Progress: running, Notice: page.Notice{Text: "Saved"}}, "  · Saved                                         ● online  "},
		{"stories wait", 60, status.State{Hints: hints, Waiting: 12}, "  enter read   s save   ? help         12 new r   ● online  "},
		{"they wait for the end of a refresh", 60, status.State{Running: true, Waiting: 12}, "  ↻ Refreshing                                    ● online  "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ansi.Strip(surface.String(status.Draw(env(tt.width), tt.state)))
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestEveryWidthIsFilled(t *testing.T) {
	s := status.State{Hints: hints, Waiting: 3, Notice: page.Notice{Text: "Saved to a reading list of a long name", Undo: true}}
	for width := range 100 {
		for _, l := range status.Draw(env(width), s) {
			if l.Width() != width {
				t.Fatalf("%d cells were drawn into %d", l.Width(), width)
			}
		}
	}
}

func TestFailuresSayWhyAndScroll(t *testing.T) {
	failures := []news.Failure{
		{Title: "Ledger\x1b[31m", URL: "https://user:secret@ledger.example/feed", Reason: "The server took too long."},
		{Title: "Alpenbote", URL: "https://alpenbote.example/atom.xml", Reason: "The certificate is for another name."},
		{Title: "Orrery", URL: "https://orrery.example/feed", Reason: "404 Not Found."},
	}
	e := env(60)
	e.Area.Height = 8
	f := status.NewFailures(failures)
	shown := func() string { return ansi.Strip(surface.String(f.View(e))) }
	for _, want := range []string{"Ledger", "took too long", "https://ledger.example/feed", "Alpenbote"} {
		if !strings.Contains(shown(), want) {
			t.Errorf("%q is not shown:\n%s", want, shown())
		}
	}
	f.Do(e, page.PageDown)
	f.Do(e, page.PageDown)
	if s := shown(); !strings.Contains(s, "404 Not Found") || strings.Contains(s, "Ledger") {
		t.Errorf("at the end:\n%s", s)
	}
	if actions, ok := f.Do(e, page.Details); !ok || len(actions) != 1 || actions[0] != (page.Back{}) {
		t.Errorf("x again does %+v", actions)
	}
}

func TestNothingFailed(t *testing.T) {
	e := env(60)
	e.Area.Height = 8
	if s := surface.String(status.NewFailures(nil).View(e)); !strings.Contains(s, "No feed failed") {
		t.Error(s)
	}
}

// Of what is kept nobody sees that it is: whatever changes is there, and what does not costs nothing.
func TestABarShowsWhatChanged(t *testing.T) {
	var bar status.Bar
	e := env(100)
	s := status.State{Hints: hints}
	for name, change := range map[string]func(){
		"a hint":      func() { s.Hints = append(slices.Clone(hints), page.Binding{Keys: []string{"u"}, Hint: "undo"}) },
		"another key": func() { s.Hints = []page.Binding{{Keys: []string{"x"}, Hint: "read"}, hints[1], hints[2]} },
		"a notice":    func() { s.Notice = page.Notice{Text: "Saved", Undo: true} },
		"its end":     func() { s.Notice = page.Notice{} },
		"a place":     func() { s.Right = []surface.Run{{Text: "3 / 9"}} },
		"waiting":     func() { s.Waiting++ },
		"offline":     func() { s.Line = off },
		"a refresh":   func() { s.Running, s.Progress = true, news.Progress{Done: 3, Feeds: 12} },
		"its way":     func() { s.Progress.Done++ },
		"a failure":   func() { s.Progress.Failures = append(s.Progress.Failures, news.Failure{}) },
		"a width":     func() { e = env(80) },
	} {
		change()
		if got, want := surface.String(bar.Lines(e, s)), surface.String(status.Draw(e, s)); got != want {
			t.Errorf("after %s: %q, want %q", name, got, want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { bar.Lines(e, s) }); n > 1 {
		t.Errorf("a line that did not change takes %v allocations", n)
	}
}
