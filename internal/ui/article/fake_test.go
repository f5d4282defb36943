package article_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var now = time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC)

// desk answers with what a test gave it, and remembers what was asked.
type desk struct {
	stored, fetched news.Reading
	choice          news.Choice
	err             error
	asked           []string
	picture         []byte
	known           []news.Revision
}

func (d *desk) Open(_ context.Context, id news.StoryID) (news.Reading, error) {
	d.asked = append(d.asked, "open")
	return d.stored, nil
}

func (d *desk) Fetch(context.Context, news.StoryID) (news.Reading, error) {
	d.asked = append(d.asked, "fetch")
	return d.fetched, d.err
}

func (d *desk) Again(context.Context, news.StoryID) (news.Reading, error) {
	d.asked = append(d.asked, "again")
	return d.fetched, d.err
}

func (d *desk) Revisions(_ context.Context, _ news.StoryID, since time.Time) ([]news.Revision, error) {
	d.asked = append(d.asked, "revisions since "+since.Format(time.RFC3339))
	return d.known, d.err
}

func (d *desk) Follow(_ context.Context, address string, _ news.StoryID) (news.Reading, error) {
	d.asked = append(d.asked, "follow "+address)
	return d.fetched, d.err
}

func (d *desk) NextText(context.Context, news.StoryID) (news.Reading, news.Choice, error) {
	d.asked = append(d.asked, "next text")
	return d.fetched, d.choice, d.err
}

func (d *desk) Picture(_ context.Context, address string, _ news.StoryID) ([]byte, error) {
	d.asked = append(d.asked, "picture "+address)
	return d.picture, d.err
}

// reader drives one page, as the root does.
type reader struct {
	t    testing.TB
	page *article.Page
	env  *page.Env
	keys page.Keys
	held []page.Ask    // asks that are not answered yet
	did  []page.Action // everything else
}

// screen is an environment for a terminal of this size.
func screen(width, height int) *page.Env {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: width, Height: height}, Reading: true})
	return &page.Env{
		Pen:  surface.Pen{Theme: theme.New(theme.Night, theme.Terminal{}), Glyphs: surface.Signs(false)},
		Keys: page.NewKeys(), Now: now, Frame: f, Area: f.Main, Active: true,
	}
}

// read opens a page; what it asks is held back until answer is called.
func read(t testing.TB, p *article.Page, env *page.Env) *reader {
	t.Helper()
	r := &reader{t: t, page: p, env: env, keys: env.Keys}
	r.take(p.Start(env))
	r.take(p.Enter(env))
	return r
}

func (r *reader) take(actions []page.Action) {
	for _, a := range actions {
		switch a := a.(type) {
		case page.Ask:
			r.held = append(r.held, a)
		case page.After:
			r.held = append(r.held, page.Ask{Topic: a.Topic, Do: func(context.Context) any { return a.Message }})
		default:
			r.did = append(r.did, a)
		}
	}
}

// answer answers what is asked, one round.
func (r *reader) answer() *reader {
	held := r.held
	r.held = nil
	for _, a := range held {
		r.take(r.page.Receive(r.env, a.Do(context.Background())))
	}
	return r
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "down": {Code: tea.KeyDown},
	"space": {Code: ' ', Text: " "}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
}

// press presses keys and reports whether the page had a use for the last.
func (r *reader) press(keys ...string) (used bool) {
	r.t.Helper()
	for _, k := range keys {
		m, ok := named[k]
		if !ok {
			m = tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		}
		actions, typed := r.page.Type(r.env, m)
		if used = typed; !typed {
			actions, used = r.page.Do(r.env, r.keys.Command(m))
		}
		if by, ok := map[string]int{"tab": 1, "shift+tab": -1}[k]; ok && !used {
			used = r.page.NextPane(r.env, by)
		}
		r.take(actions)
	}
	return used
}

// rows is the screen as text.
func (r *reader) rows() []string {
	r.t.Helper()
	lines := r.page.View(r.env)
	if len(lines) != r.env.Area.Height {
		r.t.Fatalf("the page drew %d lines into %d", len(lines), r.env.Area.Height)
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		if l.Width() != r.env.Area.Width {
			r.t.Errorf("line %d is %d cells wide, not %d", i, l.Width(), r.env.Area.Width)
		}
		out[i] = ansi.Strip(surface.String([]surface.Line{l}))
	}
	return out
}

// row is the row of the screen that has the words; -1 when none has.
func (r *reader) row(words string) int {
	for i, l := range r.rows() {
		if strings.Contains(l, words) {
			return i
		}
	}
	return -1
}

func (r *reader) sees(words string) {
	r.t.Helper()
	if r.row(words) < 0 {
		r.t.Errorf("the screen does not say %q:\n%s", words, strings.Join(r.rows(), "\n"))
	}
}

// last is the last action of a kind that the page wanted.
func last[A page.Action](r *reader) (A, bool) {
	for i := len(r.did) - 1; i >= 0; i-- {
		if a, ok := r.did[i].(A); ok {
			return a, true
		}
	}
	var none A
	return none, false
}

// paragraph is a paragraph of running text, its links at its end.
func paragraph(words string, links ...news.Link) news.Block {
	b := news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: words}}}
	for _, l := range links {
		b.Spans = append(b.Spans, news.Span{Text: " "}, news.Span{Text: l.Title, URL: l.URL})
	}
	return b
}

// numbered is a long text whose paragraphs can be told apart.
func numbered(n int) []news.Block {
	out := make([]news.Block, n)
	for i := range out {
		out[i] = paragraph(fmt.Sprintf("Paragraph %d of the report begins here and says at some length what the council "+
			"decided in the night, who was for it, who was not, and what it will cost those who were asleep.", i))
	}
	return out
}

var (
	plan = news.Link{Title: "the plan", URL: "https://paper.example/plan"}
	data = news.Link{Title: "licence data", URL: "https://ministry.example/data"}
)

// water is a story whose feed brought one paragraph.
func water() news.Reading {
	return news.Reading{
		Story: news.Story{
			ID: 7, URL: "https://paper.example/water", Title: "Ministers agree an emergency water plan", Source: "The Paper",
			Kicker: "World", Summary: "Twelve cities face rationing from Monday.", Language: "en", Published: now.Add(-24 * time.Minute),
			Stored: news.StoredFeed,
		},
		Article: news.Article{Blocks: []news.Block{paragraph("The government will pump water to the coast from Monday under an emergency plan.")}},
	}
}

// whole is the same story with its page.
func whole() news.Reading {
	r := water()
	r.Story.Stored = news.StoredFull
	r.Story.Words = 1400
	r.Article = news.Article{
		URL: r.Story.URL, Title: r.Story.Title, Byline: "A. Writer", Language: "en", Words: 1400, Verdict: news.VerdictFull,
		Blocks: append([]news.Block{paragraph("The government will pump water to the coast from Monday under an emergency plan.", plan, data)}, numbered(20)...),
	}
	r.Related = []news.RelatedStory{
		{Related: news.Related{Link: news.Link{Title: "What the drought means for bread", URL: "https://paper.example/bread"}, Kind: news.RelatedEnd, Anchor: -1},
			Story: news.Story{ID: 9, Title: "What the drought means for bread", Source: "The Paper", Saved: true}},
		{Related: news.Related{Link: news.Link{Title: "Ceasefire talks move to Geneva", URL: "https://paper.example/talks"}, Kind: news.RelatedEnd, Anchor: -1}},
	}
	return r
}
