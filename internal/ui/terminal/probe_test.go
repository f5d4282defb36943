package terminal_test

import (
	"bytes"
	"strings"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/terminal"
)

const (
	enter    = "\x1b[?1049h"
	clusters = "\x1b[?2027h"
	where    = "\x1b[6n"
)

// written is what a way to a terminal makes of some writes.
func written(o terminal.Options, writes ...string) []string {
	var out bytes.Buffer
	w := terminal.New(&out, o)
	var got []string
	for _, s := range writes {
		_, _ = w.Write([]byte(s))
		got = append(got, out.String())
		out.Reset()
	}
	return got
}

func TestATerminalIsAskedOnTheBlankScreenAndOnce(t *testing.T) {
	got := written(terminal.Options{Ask: true, Pictures: true}, "before", enter+"frame", clusters, enter+"frame", clusters)
	samples := len(text.Samples())
	for i, want := range []int{0, samples, samples, 0, 0} {
		if n := strings.Count(got[i], where); n != want {
			t.Errorf("write %d asks %d times, want %d: %q", i, n, want, got[i])
		}
	}
	asked, frame, _ := strings.Cut(got[1], "frame")
	if frame != "" || !strings.HasPrefix(asked, enter) || !strings.Contains(asked, "\x1b[2J") || !strings.Contains(asked, "a=q") || !strings.Contains(asked, "\x1b[16t") {
		t.Errorf("before the frame stands %q, and behind it %q", asked, frame)
	}
	if before, _, _ := strings.Cut(got[3], "frame"); !strings.Contains(before, clusters) {
		t.Errorf("entering again, clusters are not counted: %q", got[3])
	}
}

func TestWhatIsNotAskedIsNotWritten(t *testing.T) {
	for name, environ := range map[string][]string{
		"dumb": {"TERM=dumb"}, "unknown": nil,
		"tmux": {"TERM=tmux-256color", "TMUX=/run/tmux/default,1,0"}, "screen": {"TERM=screen", "STY=1.pts"},
		"WezTerm": {"TERM=xterm-256color", "TERM_PROGRAM=WezTerm"}, "Apple": {"TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal"},
	} {
		got := written(terminal.Of(environ), enter)[0]
		if strings.Contains(got, "\x1b_G") {
			t.Errorf("%s is asked for pictures: %q", name, got)
		}
		if silent := !strings.Contains(got, where); silent != (name == "dumb" || name == "unknown") {
			t.Errorf("%s: %q", name, got)
		}
	}
	if !terminal.Of([]string{"TERM=xterm-kitty"}).Pictures {
		t.Error("kitty is not asked for pictures")
	}
}

func TestEveryCellOfAStandInMovesTheCursorByOne(t *testing.T) {
	for _, tt := range []struct {
		part text.Part
		want string
	}{
		{text.Part{Text: "क्ष", Cells: 1, Odd: true}, "क्ष"},
		{text.Part{Text: "👍🏽", Cells: 2, Odd: true}, "👍🏽\x1b[1D\x1b[C"},
		{text.Part{Text: "क्ष", Cells: 2, Held: true}, "\x1b7  \x1b8क्ष\x1b8\x1b[C\x1b[C"},
	} {
		in := terminal.StandIn(tt.part)
		if got := written(terminal.Options{}, "a"+in+"b")[0]; got != "a"+tt.want+"b" {
			t.Errorf("%q is drawn as %q, want %q", tt.part.Text, got, "a"+tt.want+"b")
		}
		if size, cells := terminal.Leading(in + "b"); size != len(in) || cells != tt.part.Cells {
			t.Errorf("%q: %d of %d bytes, %d cells", tt.part.Text, size, len(in), cells)
		}
	}
}

func TestAnswersAreToldApartByTheirRows(t *testing.T) {
	var a terminal.Answers
	for i := range text.Samples() {
		if a.Add(0, 7); a.Add(i, 1) != (i == len(text.Samples())-1) {
			t.Errorf("answer %d is not taken for what it is", i)
		}
	}
	if _, told := a.Told(text.Measure{}); !told {
		t.Error("the first round is not known")
	}
	if _, told := a.Told(text.Grapheme()); told {
		t.Error("a terminal that counts clusters is judged by what it did before")
	}
}
