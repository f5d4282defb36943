package fetch

import "time"

// patience is how long servers are waited for during one Get. It runs out between begin and pause only: not while we
// wait for a turn, or for room to put down what they send.
type patience struct {
	left  time.Duration
	since time.Time
	timer *time.Timer
}

// begin lets it run; cut is called when none is left.
func (p *patience) begin(cut func()) {
	p.since = time.Now()
	p.timer = time.AfterFunc(p.left, cut)
}

// pause stops it. A second pause does nothing.
func (p *patience) pause() {
	if p.timer == nil {
		return
	}
	p.timer.Stop()
	p.timer = nil
	p.left -= time.Since(p.since)
}
