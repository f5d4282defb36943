package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
)

// rounds is how often a terminal is asked: as it is, and when it counts clusters (mode 2027).
const rounds = 2

// firstRow is the row, counted from one, on which the samples of a round are drawn, each over the one before. Reports
// from the first row would look like keys (F3 with modifiers), and each round's row tells its answers from the other's.
const firstRow = 2

// concealed letters take their cells and are not seen.
const concealed = "\x1b[8m"

// questions draws the samples of a round on a blank screen, asks behind each where the cursor is, and leaves the screen
// blank. Nothing of it is seen.
func questions(round int) string {
	var b strings.Builder
	b.WriteString(ansi.ResetModeAutoWrap + concealed)
	for _, s := range text.Samples() {
		b.WriteString(ansi.CursorPosition(1, firstRow+round))
		b.WriteString(string(s.Words))
		b.WriteString(ansi.RequestCursorPositionReport)
	}
	b.WriteString(plain + ansi.SetModeAutoWrap + ansi.CursorHomePosition + ansi.EraseEntireScreen)
	return b.String()
}

// Answers gathers what a terminal reports. The zero Answers has none.
type Answers struct{ cells [rounds][]int }

// Add takes a report of the cursor, counted from zero. It says whether the last one of a round has come.
func (a *Answers) Add(x, y int) (last bool) {
	round := y + 1 - firstRow
	if round < 0 || round >= rounds || len(a.cells[round]) == len(text.Samples()) {
		return false
	}
	a.cells[round] = append(a.cells[round], x)
	return len(a.cells[round]) == len(text.Samples())
}

// Told is the measure of the terminal in front of which m renders; false when the terminal has not said enough yet.
func (a *Answers) Told(m text.Measure) (text.Measure, bool) {
	cells := a.cells[0]
	if m == text.Grapheme() {
		cells = a.cells[1]
	}
	if len(cells) < len(text.Samples()) {
		return m, false
	}
	return m.Told(cells), true
}
