package page

import (
	"fmt"
	"slices"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// tall is a page whose row i is i%3+1 lines tall; every tenth row has a head.
type tall struct {
	Roll
	n      int
	moved  int
	chosen []int
}

func newTall(n int) *tall {
	t := &tall{n: n}
	t.Roll = NewRoll(t)
	return t
}

func (t *tall) Size() int { return t.n }

func (t *tall) Row(env *Env, i, width int) (lines []surface.Line) {
	for k := range i%3 + 1 {
		lines = append(lines, env.Line(width, surface.Run{Text: text.Format("%d.%d", i, k)}))
	}
	return lines
}

func (t *tall) Head(env *Env, i, width int, first bool) []surface.Line {
	if !first && i%10 > 0 {
		return nil
	}
	return []surface.Line{env.Line(width, surface.Run{Text: text.Format("from %d", i/10*10)})}
}

func (t *tall) Moved(*Env) []Action { t.moved++; return nil }

func (t *tall) Chosen(*Env) []Action { t.chosen = append(t.chosen, t.At); return nil }

func plainEnv() *Env {
	return &Env{Pen: surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(true)}}
}

// Whatever is pressed on whatever screen, the row under the cursor is seen whole, the name above the first row is there, and
// where there are rows enough the screen is full.
func TestTheRowUnderTheCursorIsSeenWhole(t *testing.T) {
	env := plainEnv()
	commands := []Command{Down, PageDown, Up, PageDown, PageDown, PageUp, Bottom, PageUp, Up, Top, Down, PageDown}
	for _, n := range []int{1, 2, 9, 200} {
		for height := 4; height < 40; height += 5 {
			for gap := range 2 {
				roll := newTall(n)
				for i, c := range commands {
					roll.Unroll(env, 2, 10, height+i%3, gap)
					roll.Steer(env, c)
					lines := roll.Unroll(env, 2, 10, height+i%3, gap)
					checkSeen(t, roll, lines, fmt.Sprintf("%d rows on %d lines, gap %d, after %s", n, height+i%3, gap, c))
				}
			}
		}
	}
}

func checkSeen(t *testing.T, r *tall, lines []surface.Line, when string) {
	t.Helper()
	seen := 0
	for _, row := range r.shown[:min(len(r.shown), len(lines))] {
		if row == r.At {
			seen++
		}
	}
	if seen != r.At%3+1 {
		t.Errorf("%s: %d lines of row %d are seen", when, seen, r.At)
	}
	if r.top > 0 && r.last == r.n-1 && len(r.shown) < len(lines)-4 {
		t.Errorf("%s: %d of %d lines are drawn though there are rows above", when, len(r.shown), len(lines))
	}
}

func TestAPageIsTurnedWithoutLosingARow(t *testing.T) {
	env, roll := plainEnv(), newTall(100)
	roll.Unroll(env, 0, 10, 12, 0)
	for range 30 {
		last := roll.last
		roll.Steer(env, PageDown)
		roll.Unroll(env, 0, 10, 12, 0)
		if roll.top > last+1 {
			t.Fatalf("row %d follows row %d", roll.top, last)
		}
	}
	if roll.At != 99 {
		t.Errorf("the cursor ends on row %d of 100", roll.At)
	}
}

func TestAClickChoosesTheRowUnderTheCursorOnly(t *testing.T) {
	env, roll := plainEnv(), newTall(20)
	roll.Unroll(env, 2, 10, 12, 0)
	roll.Click(env, 0, 1) // over the rows
	roll.Click(env, 0, 2) // a head
	roll.Click(env, 0, 5) // the second line of row 1
	roll.Unroll(env, 2, 10, 12, 0)
	roll.Click(env, 0, 4)
	if roll.At != 1 || roll.moved != 1 || !slices.Equal(roll.chosen, []int{1}) {
		t.Errorf("the cursor is on row %d after %d moves, chosen were %v", roll.At, roll.moved, roll.chosen)
	}
}
