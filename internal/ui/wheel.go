package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// wheel is a turn of the mouse wheel, several of the terminal's reports put together.
type wheel struct {
	x, y  int
	lines int // down is positive
}

// A touchpad reports far more turns than a screen can show; they are counted and passed on at most once in a frame.
const (
	wheelFrame = 16 * time.Millisecond
	wheelLines = 3 // a report is worth
)

// wheels puts the reports of the wheel together.
type wheels struct {
	last    time.Time
	pending int
}

// filter is for every message. A report held back is added to the next one that passes.
func (w *wheels) filter(now func() time.Time, msg tea.Msg) tea.Msg {
	m, ok := msg.(tea.MouseWheelMsg)
	if !ok {
		return msg
	}
	switch m.Button {
	case tea.MouseWheelUp:
		w.pending -= wheelLines
	case tea.MouseWheelDown:
		w.pending += wheelLines
	}
	if t := now(); t.Sub(w.last) >= wheelFrame && w.pending != 0 {
		turned := wheel{m.X, m.Y, w.pending}
		w.last, w.pending = t, 0
		return turned
	}
	return nil
}
