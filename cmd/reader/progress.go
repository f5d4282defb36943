package main

import (
	"fmt"
	"io"
	"strings"
)

// barWidth is the length of a progress bar in columns.
const barWidth = 20

// progress draws one line that is drawn over, and only on a terminal.
type progress struct {
	to       io.Writer
	terminal bool
	ascii    bool
	of, done int
	drawn    bool
}

func (p *progress) step(fresh, failed int) {
	p.done++
	if !p.terminal || p.of == 0 {
		return
	}
	full := barWidth * p.done / p.of
	done, left := "━", "─"
	if p.ascii {
		done, left = "#", "-"
	}
	fmt.Fprintf(p.to, "\r%s%s  %d / %d feeds  %d new  %d failed",
		strings.Repeat(done, full), strings.Repeat(left, barWidth-full), p.done, p.of, fresh, failed)
	p.drawn = true
}

// clear takes the line away before something else is written.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = false
	}
}
