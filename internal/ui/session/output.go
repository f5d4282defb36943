package session

import (
	"fmt"
	"io"
	"strings"

	"reader/internal/text"
)

// printer writes lines.
type printer struct {
	out     io.Writer
	width   func() int
	plain   bool
	measure text.Measure
	lost    bool  // something could not be written in ASCII
	err     error // the first
}

// hang is how far what goes on below the first line of an event is set in.
const hang = 2

// line writes an event: one line, and where it has no room others set in below it.
func (p *printer) line(words text.Safe) {
	for _, l := range p.broken(words) {
		p.write(l + "\n")
	}
}

// height is how many lines an event takes.
func (p *printer) height(words text.Safe) int { return len(p.broken(words)) }

// broken breaks an event into lines.
func (p *printer) broken(words text.Safe) []text.Safe {
	if p.plain {
		plain, whole := text.ASCII(words)
		words, p.lost = plain, p.lost || !whole
	}
	width := 0
	if p.width != nil {
		width = p.width()
	}
	var out []text.Safe
	for _, part := range strings.Split(string(words), "\n") {
		for i, l := range p.wrap(text.Clean(part), width) {
			if i > 0 {
				l = text.Join("", text.Clean(strings.Repeat(" ", hang)), l)
			}
			out = append(out, l)
		}
	}
	return out
}

// wrap breaks a line at a width; 0 leaves it whole.
func (p *printer) wrap(line text.Safe, width int) []text.Safe {
	if width <= 0 || p.measure.Width(line) <= width {
		return []text.Safe{line}
	}
	return p.measure.Wrap(line, max(width-hang, 1))
}

// prompt writes what stands before what is typed; the line stays open.
func (p *printer) prompt(words text.Safe) {
	if words != "" {
		p.write(words)
	}
}

// newline ends the line of a prompt at which nothing was typed.
func (p *printer) newline(prompt text.Safe) {
	if prompt != "" {
		p.write("\n")
	}
}

func (p *printer) write(s text.Safe) {
	if p.err != nil {
		return
	}
	if _, err := io.WriteString(p.out, string(s)); err != nil {
		p.err = fmt.Errorf("print: %w", err)
	}
}
