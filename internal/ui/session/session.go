// Package session is the interface line by line: a command a line, an event a line, for screen readers, Braille displays,
// terminals that cannot move their cursor, scripts and logs. It writes no escape sequence, moves no cursor and draws
// nothing. What there is to read, and what becomes of it, it knows from the same desk and the same rooms as the screen.
package session

import (
	"context"
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Options are those of the interface, and what lines need besides. Of the former Theme, Pictures and After count for
// nothing here.
type Options struct {
	ui.Options
	Width      func() int       // columns of a line; 0: lines are not broken, which whoever shows them may do
	Height     func() int       // lines of a page; 0: everything is read at once
	Plain      bool             // texts are written in ASCII, for a terminal that may not know more
	Why        text.Safe        // Plain was not asked for: said when something could not be written so
	Prompt     text.Safe        // stands before what is typed; empty for none
	Interrupts <-chan os.Signal // ends what runs, and while nothing does the session; nil for none
	Wait       time.Duration    // how long something takes before it is said what it is
}

// session is what is told and what is typed. One goroutine owns it.
type session struct {
	o     Options
	ctx   context.Context
	out   printer
	lines *lines
	env   page.Env
	now   func() time.Time

	trail   []place
	ahead   []place // behind a step back
	counts  news.Counts
	updated time.Time
	owned   news.Owned

	fetching *background    // nil while nothing is fetched
	asked    time.Time      // when feeds were last asked
	waiting  int            // new stories that the lists do not show
	failures []news.Failure // of the last refresh
	paying   bool           // the reader fetches ahead though the network is metered
	pending  []page.Notice  // to be said before the next line is asked for
	taught   bool           // it was said how to read on
	over     bool           // the reader has left
}

// Run reads commands and tells what comes of them until the reader quits, the input ends, nobody reads the output any
// more, or the context ends.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) error {
	running, leave := context.WithCancel(ctx)
	defer leave()
	s := newSession(running, o, out)
	s.lines = read(running, in)
	defer func() {
		leave()
		s.drop()
	}()
	s.begin(running)
	for !s.over && s.out.err == nil && ctx.Err() == nil {
		line, ok := s.next(running, s.o.Prompt)
		if !ok {
			break
		}
		s.obey(running, line)
	}
	s.leave(running)
	return s.ended(ctx)
}

func newSession(ctx context.Context, o Options, out io.Writer) *session {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Location == nil {
		o.Location = time.Local
	}
	if o.Explain == nil {
		o.Explain = func(err error) text.Safe { return text.Line(err.Error()) }
	}
	if len(o.Keys.Bindings()) == 0 {
		o.Keys = page.NewKeys()
	}
	s := &session{o: o, ctx: ctx, out: printer{out: out, width: o.Width, plain: o.Plain}}
	s.now = func() time.Time { return o.Now().In(o.Location) }
	s.env = page.Env{Pen: surface.Pen{Measure: o.Measure, Glyphs: surface.Unsigned()}, Keys: o.Keys, Now: s.now()}
	return s
}

// ended is how the session ended: a pipe that nobody reads any more is an end like any other.
func (s *session) ended(ctx context.Context) error {
	switch {
	case errors.Is(s.out.err, syscall.EPIPE):
		return nil
	case s.out.err != nil:
		return s.out.err
	case s.over:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	return s.lines.err()
}

// begin says what is the matter, and reads the first page.
func (s *session) begin(ctx context.Context) {
	if s.o.Notice != "" {
		s.say(page.Notice{Text: s.o.Notice})
	}
	front, ok := s.know(ctx)
	switch {
	case !ok:
	case len(front.Sections) == 0:
		s.welcome()
	case s.o.Opens == "" || s.o.Opens == opensFront:
		s.arrive(ctx, s.front(&front))
	default:
		s.trail = []place{s.front(&front)} // to go back to
		if s.goTo(ctx, s.o.Opens); len(s.trail) == 1 {
			s.top().tell(s)
		}
	}
}

// opensFront is what the options say for the front page as the page to begin with.
const opensFront = "front"

// know reads what is said of the whole: the sections, the counts, what is the reader's own.
func (s *session) know(ctx context.Context) (news.Front, bool) {
	front, err := s.o.Desk.Front(ctx)
	if err == nil {
		s.owned, err = s.o.Desk.Owned(ctx)
	}
	if err != nil {
		s.trouble(err)
		return front, false
	}
	s.env.Sections, s.counts, s.updated = front.Sections, front.Counts, front.Updated
	s.line()
	return front, true
}

// line takes over whether there is a network.
func (s *session) line() {
	s.env.Now = s.now()
	s.env.Offline, s.env.Cut = s.o.Desk.Offline(), !s.o.Desk.Cut().IsZero()
}

// next is the next line that is typed; false at the end. What came up meanwhile is said before.
func (s *session) next(ctx context.Context, prompt text.Safe) (string, bool) {
	s.settle()
	s.askDue(ctx)
	for _, n := range s.pending {
		s.say(n)
	}
	if s.out.lost && s.o.Why != "" {
		s.print(s.o.Why)
		s.o.Why = ""
	}
	s.pending = nil
	s.out.prompt(prompt)
	select {
	case line, ok := <-s.lines.typed:
		s.line()
		return line, ok
	case <-s.o.Interrupts:
		s.out.newline(prompt)
		s.over = true
	case <-ctx.Done():
		s.out.newline(prompt)
	}
	return "", false
}

// say says a sentence, with the commands that are named in it.
func (s *session) say(n page.Notice) { s.print(ended(called(n.Text))) }

// print says a line.
func (s *session) print(line text.Safe) {
	if line != "" {
		s.out.line(line)
	}
}

// trouble says what went wrong.
func (s *session) trouble(err error) {
	if !errors.Is(err, context.Canceled) {
		s.print(text.Capital(s.o.Explain(err)))
	}
}
