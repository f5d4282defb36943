package ui

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// said shows the last word it was sent.
type said struct{ word string }

func (said) Init() tea.Cmd { return nil }

func (s said) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if word, ok := msg.(string); ok {
		s.word = word
	}
	return s, nil
}

func (s said) View() tea.View { return tea.NewView(s.word) }

func resting(p *pulse) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.resting
}

// drawn is a program that draws by a pulse, in a bubble, and its screen.
type drawn struct {
	*tea.Program
	t      *testing.T
	heart  pulse
	screen bytes.Buffer
}

// draw runs a program until end is called.
func draw(t *testing.T) (d *drawn, end func()) {
	d = &drawn{t: t}
	beat := func(_ tea.Model, msg tea.Msg) tea.Msg { d.heart.beat(); return msg }
	d.Program = tea.NewProgram(said{"begun"}, tea.WithInput(nil), tea.WithOutput(&d.screen), tea.WithoutSignalHandler(),
		tea.WithWindowSize(20, 2), tea.WithFilter(beat), tea.WithFPS(frames))
	d.heart.drive(d.Program)
	ended := make(chan error, 1)
	go func() { _, err := d.Run(); ended <- err }()
	return d, func() {
		d.Quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// says sends a word, which is on the screen two frames later.
func (d *drawn) says(word string) {
	d.t.Helper()
	d.Send(word)
	time.Sleep(2 * time.Second / frames) // of the bubble
	synctest.Wait()
	if got := d.screen.String(); !strings.Contains(got, word) {
		d.t.Errorf("the screen shows %q two frames after %q", got, word)
	}
}

// TestFramesRestBetweenMessages also says whether the version of Bubble Tea in use still draws by the ticker that it is given.
func TestFramesRestBetweenMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, end := draw(t)
		for _, word := range []string{"first", "second"} {
			d.says(word)
			if resting(&d.heart) {
				t.Error("the frames rest right after a message")
			}
			time.Sleep(2 * drowsy)
			synctest.Wait()
			if !resting(&d.heart) || (*tickerOf(d.Program)).C != d.heart.ticker.C {
				t.Error("the frames go on though nothing happens")
			}
		}
		end()
	})
}
