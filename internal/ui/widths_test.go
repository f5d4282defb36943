package ui_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"golang.org/x/text/width"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// scripts are headlines in the scripts that terminals disagree on, invented.
var scripts = []string{
	"क्षत्रिय समाचार: दिल्ली में वायु गुणवत्ता फिर ‘गंभीर’, विद्यालय शुक्रवार तक बंद",
	"செய்திகள்: மழை காரணமாக பள்ளிகளுக்கு விடுமுறை, ஆறுகளில் வெள்ளப்பெருக்கு",
	"عَرَبِيّ: الوزراء يتفقون على خطة طوارئ للمياه \u060012، والمزارعون يهددون بالحصار",
	"今年的第一场雪，比往年早了十二天：山口以北的积雪已有七厘米",
	"সংবাদ: ক্ষেত্রের কৃষকেরা বৃষ্টির অপেক্ষায়, নদীতে জল বাড়ছে",
	"น้ำท่วมกรุงเทพฯ: กำแพงกั้นน้ำพังในคืนเดียว",
	"Family 👨‍👩‍👧‍👦, thumb 👍🏽, heart ❤️, key 1️⃣, flag 🇮🇳, region 🏴󠁧󠁢󠁳󠁣󠁴󠁿, new 🫩🫨🫠",
	"ខ្មែរ និង မြန်မာ: two scripts in one “headline” · with marks …",
}

// screens are terminals that draw in ways of their own.
var screens = []struct {
	name  string
	mode  bool
	mute  bool // answers nothing
	cells func(cluster string) int
}{
	{name: "code points are added up, as in xterm", cells: sum},
	{name: "emoji are joined and new ones unknown, as in tmux", cells: joined},
	{name: "clusters without saying so", cells: ansi.GraphemeWidth.StringWidth},
	{name: "clusters, and says so", mode: true, cells: ansi.GraphemeWidth.StringWidth},
	{name: "clusters of two cells at the most, as in foot", mode: true, cells: func(c string) int { return min(sum(c), 2) }},
	{name: "nobody's rule", cells: func(c string) int {
		if n := sum(c); n != 3 {
			return n
		}
		return 1
	}},
	{name: "clusters, and answers nothing", mute: true, cells: ansi.GraphemeWidth.StringWidth},
	{name: "signs are wide, as in a Chinese setting", cells: func(c string) int {
		if r, size := utf8.DecodeRuneInString(c); size == len(c) && width.LookupRune(r).Kind() == width.EastAsianAmbiguous {
			return 2
		}
		return sum(c)
	}},
}

// sum adds up code points; the signs before Arabic numbers are a cell wide, as wcwidth(3) has them.
func sum(cluster string) int {
	n := 0
	for _, r := range cluster {
		n += ansi.WcWidth.StringWidth(string(r))
		if r >= 0x0600 && r <= 0x0605 {
			n++
		}
	}
	return n
}

func joined(cluster string) int {
	switch {
	case strings.ContainsRune(cluster, 0x200D) && cluster[0] == 0xF0:
		return 2
	case strings.ContainsAny(cluster, "\U0001FAE8\U0001FAE9"):
		return 0
	}
	return sum(cluster)
}

func TestNoScriptShiftsAColumn(t *testing.T) {
	for _, s := range screens {
		for _, size := range []struct{ columns, rows int }{{80, 24}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size.columns, size.rows), func(t *testing.T) {
				t.Parallel()
				e := uitest.NewEmulator(size.columns, size.rows, s.cells)
				e.Mode = s.mode
				keyboard := open(t, inEveryScript(), e, !s.mute, size.columns, size.rows)
				for _, step := range []struct{ keys, shows string }{
					{"", "R E A D E R"}, {"\x1b[B", "R E A D E R"}, {"1", "TODAY"}, {"\r", " %"}, {" ", " %"}, {"[", "TODAY"},
				} {
					_, _ = keyboard.WriteString(step.keys)
					waitStraight(t, e, step.shows)
				}
			})
		}
	}
}

// open runs the interface, with pictures, in a pseudo-terminal that e draws.
func open(t *testing.T, d *uitest.Desk, e *uitest.Emulator, answers bool, columns, rows int) (keyboard *os.File) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	if err := pty.Setsize(slave, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
	if answers {
		e.Reply = func(answer string) { _, _ = master.WriteString(answer) }
	}
	ctx, stop := context.WithCancel(context.Background())
	ended, drawn := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(drawn)
		buf := make([]byte, 1<<16)
		for {
			n, err := master.Read(buf)
			_, _ = e.Write(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	go func() {
		defer close(ended)
		o := ui.Options{Desk: d, Pictures: true, Now: uitest.Now, Location: time.UTC}
		_ = ui.Run(ctx, o, slave, slave, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	}()
	t.Cleanup(func() {
		_, _ = master.WriteString("\x03") // who is stopped from outside leaves its reader behind
		select {
		case <-ended:
		case <-time.After(patience):
			t.Error("ctrl+c did not end the interface")
		}
		stop()
		<-ended
		_, _ = slave.Close(), master.Close()
		<-drawn
	})
	return master
}

// inEveryScript is a desk whose stories are in all scripts; the text of each is its headline, again and again.
func inEveryScript() *uitest.Desk {
	d := uitest.NewDesk()
	for i := range d.Stories {
		s := &d.Stories[i]
		s.Title, s.Summary = scripts[i%len(scripts)], scripts[(i+3)%len(scripts)]
		s.Source = strings.Fields(scripts[(i+1)%len(scripts)])[0]
		s.Stored = news.StoredFull
		var blocks []news.Block
		for range 12 {
			blocks = append(blocks, news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: strings.Join(scripts, " ")}}})
		}
		d.Texts[s.ID] = news.Reading{Story: *s, Article: news.Article{Title: s.Title, Blocks: blocks, Verdict: news.VerdictFull}}
	}
	return d
}

// waitStraight waits until the screen shows some words, and its upright lines are straight.
func waitStraight(t *testing.T, e *uitest.Emulator, words string) {
	t.Helper()
	waitUntil(t, e, "no "+words+", or crooked lines", func() bool { return strings.Contains(e.String(), words) && crooked(e) == "" })
}

// waitFor waits until the screen shows some words.
func waitFor(t *testing.T, e *uitest.Emulator, words string) {
	t.Helper()
	waitUntil(t, e, "no "+words, func() bool { return strings.Contains(e.String(), words) })
}

// patience is when a screen that is not as wanted will not become so; a busy machine takes seconds.
const patience = time.Minute

// waitUntil looks at the screen, as often as something is written to it, until it is as wanted.
func waitUntil(t *testing.T, e *uitest.Emulator, fault string, wanted func() bool) {
	t.Helper()
	end := time.After(patience)
	for !wanted() {
		select {
		case <-e.News:
		case <-end:
			t.Fatalf("%s %s on\n%s", fault, crooked(e), e.String())
		}
	}
}

// crooked finds a row in which an upright line is not where it is in the row above.
func crooked(e *uitest.Emulator) string {
	columns := e.Columns("│", "|")
	for y := 1; y < len(columns); y++ {
		above, here := columns[y-1], columns[y]
		if len(above) == len(here) && !slices.Equal(above, here) || len(above) > len(here) && len(here) > 0 {
			return fmt.Sprintf("lines at %v in row %d and %v in row %d", above, y-1, here, y)
		}
	}
	return ""
}
