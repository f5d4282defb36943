package front_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/front"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var now = time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC)

// desk has one front page.
type desk struct {
	front news.Front
	rows  map[news.StoryID]news.Story
	err   error
}

func (d *desk) Rows(context.Context, ...news.StoryID) (map[news.StoryID]news.Story, error) {
	return d.rows, d.err
}

func (d *desk) Picture(context.Context, string, news.StoryID) ([]byte, error) {
	return nil, news.ErrNotFound
}

func story(id int, section string) news.Story {
	return news.Story{
		ID: news.StoryID(id), Title: fmt.Sprintf("Headline %d", id), Kicker: section, Source: "The Paper",
		Published: now.Add(-time.Duration(id) * time.Hour), URL: "https://paper.example/" + fmt.Sprint(id),
	}
}

// edited is a front page with something in each of its parts.
func edited() news.Front {
	lead := story(1, "World")
	return news.Front{
		Lead:    &lead,
		Seconds: []news.Story{story(2, "World"), story(3, "Business")},
		Blocks: []news.FrontBlock{
			{Title: "World", Stories: []news.Story{story(4, "World"), story(5, "World")}},
			{Title: "Sport", Stories: []news.Story{story(6, "Sport")}},
		},
		Briefs:    []news.Story{story(7, "World"), story(8, "Sport")},
		LongReads: []news.Story{story(9, "World")},
	}
}

func screen(width, height int) *page.Env {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: width, Height: height}})
	return &page.Env{
		Keys: page.NewKeys(),
		Pen:  surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Now:  now, Frame: f, Area: f.Main, Active: true,
	}
}

// open shows a front page that is known already.
func open(f news.Front, env *page.Env) *front.Page {
	p := front.New(&desk{})
	p.Start(env)
	p.Receive(env, page.Edition{Front: f})
	p.View(env)
	return p
}

func shown(p *front.Page, env *page.Env) string { return ansi.Strip(surface.String(p.View(env))) }

func under(t *testing.T, p *front.Page) news.StoryID {
	t.Helper()
	s, ok := p.Subject()
	if !ok {
		t.Fatal("there is no story under the cursor")
	}
	return s.ID
}

func TestEveryStoryStandsOnceInEveryShape(t *testing.T) {
	for _, size := range [][2]int{{40, 20}, {80, 24}, {120, 40}, {170, 50}, {200, 60}, {300, 90}} {
		env := screen(size[0], size[1])
		p := open(edited(), env)
		var seen []news.StoryID
		for range 20 {
			p.View(env)
			if id := under(t, p); !slices.Contains(seen, id) {
				seen = append(seen, id)
			}
			if !strings.Contains(shown(p, env), fmt.Sprintf("Headline %d", under(t, p))) {
				t.Errorf("%v: the story under the cursor is not on the screen", size)
			}
			p.Do(env, page.NextStory)
		}
		if _, total := p.Position(env); total != 9 || len(seen) != 9 {
			t.Errorf("%v: %d places, %d stories: %v", size, total, len(seen), seen)
		}
	}
}

func TestTheCursorMovesAsTheEyeDoes(t *testing.T) {
	for _, tt := range []struct {
		name  string
		width int
		keys  []page.Command
		want  news.StoryID
	}{
		{"it begins on the lead", 80, nil, 1},
		{"down to the left second", 80, []page.Command{page.Down}, 2},
		{"across to the other", 80, []page.Command{page.Down, page.Right}, 3},
		{"and back", 80, []page.Command{page.Down, page.Right, page.Left}, 2},
		{"down stays in the column", 80, []page.Command{page.Down, page.Right, page.Down}, 6},
		{"up again", 80, []page.Command{page.Down, page.Down, page.Up, page.Up}, 1},
		{"not beyond the top", 80, []page.Command{page.Up, page.PrevStory, page.PageUp}, 1},
		{"to the end and not beyond", 80, []page.Command{page.Bottom, page.NextStory}, 9},
		{"one column: in the order of reading", 40, []page.Command{page.Down, page.Down, page.Down}, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := screen(tt.width, 40)
			p := open(edited(), env)
			for _, k := range tt.keys {
				p.Do(env, k)
				p.View(env)
			}
			if got := under(t, p); got != tt.want {
				t.Errorf("on %v, want %v\n%s", got, tt.want, shown(p, env))
			}
		})
	}
}

func TestTheEdgeIsLeftToTheRoot(t *testing.T) {
	env := screen(80, 40)
	p := open(edited(), env)
	for _, k := range []page.Command{page.Left, page.Right} {
		if _, used := p.Do(env, k); used {
			t.Errorf("%s was used where there is no column beside", k)
		}
	}
}

func TestTheCursorStaysOnItsStory(t *testing.T) {
	env := screen(80, 40)
	p := open(edited(), env)
	p.Do(env, page.Down)
	f := edited()
	f.Lead, f.Seconds = &f.Seconds[1], []news.Story{*f.Lead, f.Seconds[0]}
	answer(t, p, env, &desk{front: f})
	if got := under(t, p); got != 2 {
		t.Errorf("the cursor went from story 2 to %v", got)
	}
}

func TestTheCursorGoesToTheLeadWhereItsStoryIsGone(t *testing.T) {
	env := screen(80, 40)
	p := open(edited(), env)
	p.Do(env, page.Down)
	f := edited()
	f.Seconds = f.Seconds[1:]
	answer(t, p, env, &desk{front: f})
	if got := under(t, p); got != 1 {
		t.Errorf("the story is gone, and the cursor is on %v", got)
	}
}

// answer shows a page what a desk has.
func answer(t *testing.T, p *front.Page, env *page.Env, d *desk) {
	t.Helper()
	p.Receive(env, page.Edition{Front: d.front, Err: d.err})
	p.View(env)
}

func TestMarksAreSeenAtOnce(t *testing.T) {
	env := screen(80, 40)
	p := open(edited(), env)
	p.Receive(env, page.Changed{Stories: []news.StoryID{7}, Saved: page.Set})
	p.Do(env, page.Bottom)
	if s := shown(p, env); strings.Count(s, "★") != 1 {
		t.Errorf("the star is not seen:\n%s", s)
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		name   string
		desk   desk
		change func(*page.Env)
		want   string
	}{
		{"nothing yet", desk{}, func(*page.Env) {}, "No news yet"},
		{"coming in", desk{}, func(e *page.Env) { e.Refreshing = true }, "Fetching the news"},
		{"offline", desk{}, func(e *page.Env) { e.Offline = true }, "You are offline"},
		{"broken", desk{err: errors.New("read front page: disk full\x1b[2J")}, func(*page.Env) {}, "disk full"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := screen(80, 24)
			tt.change(env)
			p := front.New(&tt.desk)
			if s := strings.TrimSpace(shown(p, env)); s != "" {
				t.Errorf("before the answer: %q", s)
			}
			answer(t, p, env, &tt.desk)
			if s := surface.String(p.View(env)); !strings.Contains(s, tt.want) || strings.Contains(s, "\x1b[2J") {
				t.Errorf("got %q, want %q in it", s, tt.want)
			}
			if _, ok := p.Subject(); ok {
				t.Error("there is a story under the cursor")
			}
		})
	}
}

// whole is a page whose parts are all full, in several scripts.
func whole() news.Front {
	titles := []string{
		"Ministers agree an emergency water plan as reservoirs fall to a record low after the driest autumn that anybody remembers",
		"Ferry case: court rejects appeal", "दिल्ली में वायु गुणवत्ता फिर ‘गंभीर’, स्कूल बंद", "東京で初雪、平年より12日早く", "جرّاح يترك المستشفى ويعود إلى القرية",
		"A nearby galaxy is not where we thought it was", "👩‍🚀 First flight 🇮🇳", "Museum returns 14 bronzes after a century of letters",
	}
	id := 0
	some := func(section string, n int) []news.Story {
		var out []news.Story
		for range n {
			s := story(id+1, section)
			s.Title, s.Summary, s.Words = titles[id%len(titles)], strings.Repeat("Twelve cities face rationing from Monday. ", id%5), 100*(id%9)
			id++
			out = append(out, s)
		}
		return out
	}
	lead := some("World", 1)[0]
	lead.Summary = "Farmers promise a blockade unless compensation is settled this week."
	f := news.Front{Lead: &lead, Seconds: some("Business", 3), More: news.FrontBlock{Title: "World", Stories: some("World", 6)}}
	for i, n := range []int{3, 1, 1, 3, 2, 3, 1} {
		title := fmt.Sprint("Section ", i)
		f.Blocks = append(f.Blocks, news.FrontBlock{Title: title, Stories: some(title, n)})
	}
	f.Briefs, f.LongReads = some("Sport", 6), some("Culture", 3)
	return f
}

func TestEveryRowIsAsWideAsThePageAtAnySize(t *testing.T) {
	total := 0
	full := whole()
	for range full.Stories() {
		total++
	}
	var p *front.Page
	for width := 20; width <= 300; width += 7 {
		for _, height := range []int{5, 8, 16, 24, 40, 60, 100} {
			env := screen(width, height)
			if p == nil {
				p = open(whole(), env)
				for range 9 {
					p.Do(env, page.NextStory)
				}
			}
			before := under(t, p)
			env.Version = width*1000 + height
			lines := p.View(env)
			if under(t, p) != before {
				t.Fatalf("%d×%d: the cursor went from %v to %v", width, height, before, under(t, p))
			}
			if at, n := p.Position(env); n != total || at == 0 {
				t.Errorf("%d×%d: %d stories of %d", width, height, n, total)
			}
			if len(lines) != env.Area.Height {
				t.Errorf("%d×%d: %d rows", width, height, len(lines))
			}
			for _, l := range lines {
				if l.Width() != env.Area.Width || env.Measure.Width(text.Clean(ansi.Strip(surface.String([]surface.Line{l})))) > env.Area.Width {
					t.Fatalf("%d×%d: a row of %d cells: %q", width, height, l.Width(), surface.String([]surface.Line{l}))
				}
			}
			p.Do(env, page.NextStory)
			p.Do(env, page.PrevStory)
		}
	}
}

// However little there is, it is a page.
func TestAPageOfOneStory(t *testing.T) {
	one := story(1, "World")
	for _, f := range []news.Front{
		{Lead: &one},
		{Lead: &one, Briefs: []news.Story{story(2, "World")}},
		{Lead: &one, LongReads: []news.Story{story(3, "World")}},
		{Lead: &one, Seconds: []news.Story{story(4, "World")}},
		{Lead: &one, More: news.FrontBlock{Title: "World", Stories: []news.Story{story(5, "World")}}},
		{Lead: &one, Blocks: []news.FrontBlock{{Title: "Sport", Stories: []news.Story{story(6, "Sport")}}}},
	} {
		for _, size := range [][2]int{{20, 5}, {40, 20}, {80, 24}, {120, 40}, {200, 60}, {300, 100}} {
			env := screen(size[0], size[1])
			p := open(f, env)
			total := 0
			for range f.Stories() {
				total++
			}
			if _, n := p.Position(env); n != total || !strings.Contains(shown(p, env), "Headline 1") {
				t.Errorf("%v: %d stories of %d:\n%s", size, n, total, shown(p, env))
			}
		}
	}
}

func TestWhatIsNewSinceTheLastEditionBearsASign(t *testing.T) {
	env := screen(80, 40)
	p := open(edited(), env)
	if s := shown(p, env); strings.Contains(s, "●") {
		t.Errorf("the first edition is new:\n%s", s)
	}
	p.Receive(env, page.Edition{Front: edited(), New: map[news.StoryID]bool{3: true, 7: true}})
	s := shown(p, env)
	if strings.Count(s, "●") != 2 {
		t.Errorf("two stories are new:\n%s", s)
	}
	for _, line := range strings.Split(s, "\n") {
		if strings.Contains(line, "●") && !strings.Contains(line, "BUSINESS") && !strings.Contains(line, "Headline 7") {
			t.Errorf("a sign stands at %q", line)
		}
	}
}

func TestAKeyRedrawsLittle(t *testing.T) {
	env := screen(200, 60)
	p := open(whole(), env)
	moved := testing.AllocsPerRun(50, func() {
		p.Do(env, page.NextStory)
		p.View(env)
	})
	all := testing.AllocsPerRun(5, func() {
		env.Version++
		p.View(env)
	})
	if moved > all/4 {
		t.Errorf("a key allocates %v times, the whole page %v", moved, all)
	}
}

// BenchmarkFrontKey is a move of the cursor on a full page, drawn. Budget 0.5 ms.
func BenchmarkFrontKey(b *testing.B) {
	env := screen(200, 60)
	p := open(whole(), env)
	keys := []page.Command{page.NextStory, page.PrevStory}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		p.Do(env, keys[i%2])
		p.View(env)
		i++
	}
}

// BenchmarkFrontSheet sets the whole page. Budget 10 ms: it is set anew when it, the screen or the theme changes.
func BenchmarkFrontSheet(b *testing.B) {
	env := screen(200, 60)
	p := open(whole(), env)
	b.ReportAllocs()
	for b.Loop() {
		env.Version++
		p.View(env)
	}
}

// The ground of the cursor is one rectangle: around the picture of the lead there is none.
func TestTheGroundOfTheCursorIsARectangle(t *testing.T) {
	p, env := front.New(&desk{}), screen(200, 60)
	env.Theme, env.Pictures = theme.New(theme.Night, theme.Terminal{Depth: theme.Many}), true
	f := whole()
	f.Lead.Picture.URL = "https://paper.example/lead.png"
	p.Receive(env, page.Edition{Front: f})
	widths := map[int]bool{}
	for _, l := range p.View(env) {
		if row := tinted(env, l); row > 0 {
			widths[row] = true
		}
	}
	if len(widths) != 1 {
		t.Errorf("rows of these widths lie on the ground of the cursor: %v", widths)
	}
}

// tinted is how many cells of a line lie on the ground of the cursor.
func tinted(env *page.Env, l surface.Line) (cells int) {
	_, ground, _ := strings.Cut(strings.TrimSuffix(env.Theme.Open(theme.Style{}.On(theme.Selected)), "m"), ";48;")
	for _, part := range strings.Split(surface.String([]surface.Line{l}), "\x1b[")[1:] {
		if style, words, _ := strings.Cut(part, "m"); strings.Contains(style, ground) {
			cells += env.Measure.Width(text.Clean(words))
		}
	}
	return cells
}
