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

// TestFramesRestBetweenMessages also says whether the ticker is still found in the version of Bubble Tea in use.
func TestFramesRestBetweenMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var (
			heart  pulse
			p      *tea.Program
			screen bytes.Buffer
		)
		beat := func(_ tea.Model, msg tea.Msg) tea.Msg { heart.beat(p); return msg }
		p = tea.NewProgram(said{"begun"}, tea.WithInput(nil), tea.WithOutput(&screen), tea.WithoutSignalHandler(),
			tea.WithWindowSize(20, 2), tea.WithFilter(beat), tea.WithFPS(frames))
		ended := make(chan error, 1)
		go func() { _, err := p.Run(); ended <- err }()
		for _, word := range []string{"first", "second"} {
			p.Send(word)
			time.Sleep(2 * time.Second / frames) // of the bubble
			synctest.Wait()
			if got := screen.String(); !strings.Contains(got, word) {
				t.Errorf("the screen shows %q two frames after %q", got, word)
			}
			if resting(&heart) {
				t.Error("the frames rest right after a message")
			}
			time.Sleep(2 * drowsy)
			synctest.Wait()
			if !resting(&heart) {
				t.Error("the frames go on though nothing happens")
			}
		}
		p.Quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
