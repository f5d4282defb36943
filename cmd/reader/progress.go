package main

import (
	"fmt"
	"io"

	"reader/internal/text"
	"reader/internal/ui/surface"
)

// barWidth is the length of a progress bar in columns.
const barWidth = 20

// progress draws one line that is drawn over, and only on a terminal.
type progress struct {
	to       io.Writer
	terminal bool
	ascii    bool
	of       int
	drawn    bool
}

// draw shows how much is done, and what in words.
func (p *progress) draw(done int, words text.Safe) {
	if !p.terminal || p.of == 0 {
		return
	}
	full := barWidth * done / p.of
	bar, rest := text.Safe("━"), text.Safe("─")
	if p.ascii {
		bar, rest = "#", "-"
	}
	fmt.Fprintf(p.to, "\r%s%s  %s\x1b[K", surface.Repeat(bar, full), surface.Repeat(rest, barWidth-full), words)
	p.drawn = true
}

// clear takes the line away before something else is written.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = false
	}
}
