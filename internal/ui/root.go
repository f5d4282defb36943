package ui

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/front"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/picture"
	"reader/internal/ui/section"
	"reader/internal/ui/surface"
	"reader/internal/ui/terminal"
	"reader/internal/ui/theme"
)

// root is the one model of the program: it routes messages to pages and does what the pages want done.
type root struct {
	o   Options
	ctx context.Context
	now func() time.Time

	world  page.Env // what every page is told, but for its place
	frame  geometry.Frame
	size   geometry.Size
	global map[page.Command]func(*root) tea.Cmd

	arguments map[page.Command]argument
	recent    []page.Run // what was chosen in the palette, the last first
	trail     trail
	former    []page.Destination // where the reader was when the program ended the last time, until that is gone to
	noted     string             // the trail as it is written down
	moves     int                // along the trail, so far
	rail      *section.Rail
	front     *front.Page           // there is one: it stays as it is until the reader wants another edition
	printed   map[news.StoryID]bool // what stands on it; nil before the first

	chord   chord
	inRail  bool // the rail has the keyboard
	preview *step
	alone   bool             // the list has nothing to show beside it
	looked  page.Destination // under the cursor of the list: a story, or another list
	looks   int

	term     theme.Terminal
	theme    string
	measure  int
	dividers dividers
	newcomer bool // the library was empty, and the first keys were never shown
	quiet    bool
	pictures pictures
	hung     *step // the page whose pictures are on the terminal
	told     bool  // the terminal's background is known, or not needed
	asking   bool  // the terminal was asked how it draws, and has not answered
	answers  terminal.Answers
	rendered text.Measure // by which the renderer measures
	reading  bool         // what the first page shows is read ahead
	early    int          // the section, counted from 1, that was wanted before any was known; 0: none
	late     bool         // both had time
	slow     bool         // so much that the reader is told

	views    map[news.SectionID]news.View // how sections are looked at since the start
	counts   news.Counts
	updated  time.Time
	newest   time.Time // of all stories
	since    time.Time // the cable was pulled
	paying   bool      // the reader fetches ahead though the network is metered
	warned   bool      // it was said that nothing is fetched ahead of itself
	refresh  refresh
	notices  notices
	writes   writes
	carrying sync.WaitGroup // of files that are being saved
	piped    page.Tool      // what was typed the last time
	quitting bool
	recounts int       // asked for so far
	pressed  tea.Mouse // where a button of the mouse went down last
	screen   screen
}

// The messages that root sends itself when a time has passed.
type (
	minute    struct{}            // ages move on
	late      struct{}            // the terminal and the shelf have had time to answer
	slowStart struct{}            // they have had so much that the reader is told
	due       struct{}            // the headlines are there: now the feeds
	recount   struct{ asked int } // it was asked to count again so often
)

func (minute) apply(r *root) tea.Cmd { return r.minute() }

func (late) apply(r *root) tea.Cmd {
	r.late = true
	return r.judge()
}

func (slowStart) apply(r *root) tea.Cmd {
	if r.slow = true; r.reading {
		r.touch()
	}
	return nil
}

func (due) apply(r *root) tea.Cmd { return r.refreshDue() }

// apply counts again when nothing asked for it since: a key that is held is one question.
func (m recount) apply(r *root) tea.Cmd {
	if m.asked != r.recounts {
		return nil
	}
	return r.reload()
}

// recountSoon counts again when what is on its way to the screen has arrived.
func (r *root) recountSoon() tea.Cmd {
	r.recounts++
	return r.tick(recountAfter, recount{r.recounts})
}

// The times that root waits for.
const (
	lookAfter    = 60 * time.Millisecond
	lateAfter    = 50 * time.Millisecond
	dueAfter     = 100 * time.Millisecond
	recountAfter = 300 * time.Millisecond
	autoTick     = time.Minute
)

func newRoot(ctx context.Context, o Options) *root {
	o = o.withDefaults()
	r := &root{
		o: o, ctx: ctx, global: globals(), arguments: arguments(), rail: section.NewRail(),
		theme: o.Theme, measure: o.TextWidth, dividers: divided(o.Habits), pictures: pictures{wanted: o.Pictures},
	}
	r.now = func() time.Time { return o.Now().In(o.Location) }
	r.world = page.Env{
		Pen:  surface.Pen{Theme: theme.New(o.Theme, r.term, o.Themes...), Measure: o.Measure, Glyphs: surface.Signs(o.ASCII)},
		Keys: o.Keys, Now: r.now(), Canvas: picture.Canvas{Room: picture.NewRoom(o.Mishaps)},
	}
	r.front = front.New(o.Desk)
	r.told = r.world.Theme.Background != nil || o.Theme == theme.None // the others go by the terminal's
	r.reading, r.asking, r.rendered = true, o.asks, o.Measure
	r.recent = recalled(o.Habits[news.HabitRecent])
	r.noted = o.Habits[news.HabitTrail]
	r.former = readTrail(r.noted)
	return r
}

// Init opens the first page and asks for what is to know: the terminal and the shelf at the same time.
func (r *root) Init() tea.Cmd {
	return tea.Batch(
		r.readAhead(),
		tea.RequestBackgroundColor,
		r.visit(page.Front{}, false),
		r.tick(lateAfter, late{}),
		r.tick(slowAfter, slowStart{}),
		r.tick(autoTick, minute{}),
		r.say(page.Notice{Text: r.o.Notice, Trouble: true}),
	)
}

// ready reports whether the first frame can be drawn so that nothing in it changes at once: in the terminal's colours
// and widths, with the headlines. What is late follows.
func (r *root) ready() bool { return r.late || r.told && !r.asking && !r.reading }

// own is a message that root or its commands sent; it knows what to do on the root.
type own interface{ apply(*root) tea.Cmd }

// Update routes a message: answers to the page that asked, keys and mouse to the page on top, facts to the
// environment of all pages.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case own:
		return r, m.apply(r)
	case page.Notice:
		return r, r.say(m)
	case tea.KeyPressMsg:
		r.notices.seen()
		return r, r.press(m)
	case tea.PasteMsg:
		cmd, _ := r.typed(m)
		return r, cmd
	case tea.MouseClickMsg:
		return r, r.click(m)
	case tea.MouseMotionMsg:
		return r, r.motion(m)
	case tea.MouseReleaseMsg:
		return r, r.drop()
	default:
		return r, r.fact(msg)
	}
}

// typed offers a key or a paste to the rail or the page on top as text.
func (r *root) typed(msg tea.Msg) (tea.Cmd, bool) {
	if r.inRail {
		return nil, r.rail.Type(r.railEnv(), msg)
	}
	s := r.trail.top()
	t, ok := s.page.(page.Typer)
	if !ok {
		return nil, false
	}
	actions, used := t.Type(r.env(s), msg)
	if !used {
		return nil, false
	}
	return r.act(s, actions), true
}

// command gives a command to the rail or the page on top; what they have no use for, root does itself.
func (r *root) command(c page.Command) tea.Cmd {
	s := r.trail.top()
	do := func(env *page.Env) ([]page.Action, bool) { return s.page.Do(env, c) }
	env := r.env(s)
	if r.inRail {
		do, env = func(env *page.Env) ([]page.Action, bool) { return r.rail.Do(env, c) }, r.railEnv()
	}
	if actions, ok := do(env); ok {
		return r.act(s, actions)
	}
	if do := r.global[c]; do != nil && (!s.overlay() || always[c]) {
		return do(r)
	}
	return nil
}

// touch makes every page draw again.
func (r *root) touch() { r.world.Version++ }

// base is what every page is told, for calls that need no place.
func (r *root) base() *page.Env { return r.world.In(r.frame.Main, false) }

// env is what a page is told: its place on the screen, and whether it has the keyboard.
func (r *root) env(s *step) *page.Env {
	active := s == r.trail.top() && !r.inRail
	env := r.world.In(r.area(s), active)
	if o, ok := s.page.(page.Overlay); ok {
		whole := geometry.Rect{Width: r.size.Width, Height: r.size.Height}
		env.Area = o.Box(r.world.In(whole, active))
	}
	env.Slow = s.slow || r.reading && r.slow
	return env
}

// area is where a page below the overlays is drawn.
func (r *root) area(s *step) geometry.Rect {
	if s != r.preview && s.lists() && !r.frame.List.Empty() {
		return r.frame.List
	}
	return r.frame.Main
}

func (r *root) railEnv() *page.Env { return r.world.In(r.frame.Rail, r.inRail) }
