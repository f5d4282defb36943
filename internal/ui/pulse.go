package ui

import (
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// frames is how often in a second the screen is brought up to date at the most. A frame is what a key waits for its answer
// after a rest, half of one while keys come thick and fast; and two frames pass at the start: one asks the terminal for its
// colours, the next has the headlines.
const frames = 120

// drowsy is how long after the last message the frames stop.
const drowsy = time.Second

// pulse is what a program draws by, and stops the frames while nothing happens. Bubble Tea draws by a ticker, which wakes the
// processor for each frame of an idle screen: more than a hundredth of a core, for nothing, as long as the paper lies open.
// Only a message changes what is drawn, so the ticker stands still when there was none for a while, and goes on with the next.
//
// It is not Bubble Tea's own ticker, which may stand still for ever: when a program that was lent the terminal ends at once,
// the goroutine that drew before may stop it only after the one that draws from then on has started it.
type pulse struct {
	mu      sync.Mutex
	ticker  *time.Ticker // nil: the program does not draw by it
	drowse  *time.Timer
	last    time.Time // of the messages
	resting bool
}

// drive has a program that does not run yet draw by the pulse. Bubble Tea gives no hand to this: the program gets, by the name
// of the field, a ticker that it may stop and start, and that ticks as the pulse does. Where there is no such field, as
// another version may have it, the frames go on as always.
func (p *pulse) drive(program *tea.Program) {
	theirs := tickerOf(program)
	if theirs == nil {
		return
	}
	p.ticker = time.NewTicker(time.Second / frames)
	*theirs = time.NewTicker(time.Second / frames)
	(*theirs).C = p.ticker.C
}

// beat is for every message.
func (p *pulse) beat() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.Now()
	if p.drowse == nil {
		p.drowse = time.AfterFunc(drowsy, p.rest)
		return
	}
	if p.resting && p.ticker != nil {
		p.ticker.Reset(time.Second / frames)
	}
	p.resting = false
	p.drowse.Reset(drowsy)
}

// rest stops the frames, unless a message came in the meantime.
func (p *pulse) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ticker == nil || time.Since(p.last) < drowsy {
		return
	}
	p.ticker.Stop()
	p.resting = true
}

// tickerOf is the place of what a program draws by, nil where there is none by that name.
func tickerOf(program *tea.Program) **time.Ticker {
	field := reflect.ValueOf(program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (**time.Ticker)(field.Addr().UnsafePointer())
}
