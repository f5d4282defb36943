package surface_test

import (
	"slices"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/surface"
)

// paper is a screen of two columns.
type paper struct{ left, right []surface.Line }

func newPaper(p surface.Pen, rows int) *paper {
	s := &paper{}
	for i := range rows {
		s.left = append(s.left, p.Line(10, surface.Run{Text: text.Format("left %d", i)}))
		s.right = append(s.right, p.Line(20, surface.Run{Text: text.Format("right %d", i)}))
	}
	return s
}

// Whatever changes between two frames, what is kept looks as if all of it were joined anew.
func TestAKeptScreenShowsWhatChanged(t *testing.T) {
	p, kept := pen(), surface.Kept{}
	s := newPaper(p, 4)
	other := p.Line(20, surface.Run{Text: "another"})
	for name, change := range map[string]func(){
		"nothing":           func() {},
		"a row":             func() { s.right[2] = other },
		"the same words":    func() { s.right[2] = p.Line(20, surface.Run{Text: "another"}) },
		"a lower screen":    func() { *s = *newPaper(p, 3) },
		"a higher one":      func() { *s = *newPaper(p, 6) },
		"a row laid over":   func() { p.Splice(s.left, []surface.Line{p.Line(4, surface.Run{Text: "over"})}, 2, 1) },
		"rows that changed": func() { s.left[0], s.left[1] = s.left[1], s.left[0] },
	} {
		change()
		for _, columns := range [][][]surface.Line{{s.left, s.right}, {s.left}, {s.right, s.left}} {
			want := surface.String(surface.Columns(columns...))
			if got := kept.String(kept.Columns(columns...)); got != want {
				t.Errorf("after %s: %q, want %q", name, got, want)
			}
		}
	}
}

// A screen of which nothing changed is joined without a copy of it, however many rows it has.
func TestAnUnchangedScreenIsNotJoinedAnew(t *testing.T) {
	cost := func(rows int) float64 {
		kept, s := surface.Kept{}, newPaper(pen(), rows)
		return testing.AllocsPerRun(10, func() { kept.String(kept.Columns(s.left, s.right)) })
	}
	if low, high := cost(5), cost(500); low != high {
		t.Errorf("5 rows take %v allocations, 500 take %v", low, high)
	}
}

// What lies over a screen is joined with it once.
func TestAnUnchangedOverlayIsNotJoinedAnew(t *testing.T) {
	p := pen()
	cost := func(rows int) float64 {
		s, over, seams := newPaper(p, rows), newPaper(p, rows).left, surface.Seams{}
		frame := make([]surface.Line, rows)
		return testing.AllocsPerRun(10, func() {
			copy(frame, s.right)
			seams.Frame(1)
			seams.Splice(p, frame, over, 5, 0)
		})
	}
	if low, high := cost(20), cost(200); low != high {
		t.Errorf("20 rows take %v allocations, 200 take %v", low, high)
	}
}

// What lies over a screen is there as it is now, and so is what lies below it; what is laid over both, too.
func TestAnOverlayShowsWhatChanged(t *testing.T) {
	p, seams := pen(), surface.Seams{}
	s, over := newPaper(p, 6), newPaper(p, 3).left
	x, y, version := 3, 1, 1
	for name, change := range map[string]func(){
		"nothing":       func() {},
		"below":         func() { s.right[2] = p.Line(20, surface.Run{Text: "another"}) },
		"above":         func() { over[1] = p.Line(10, surface.Run{Text: "another"}) },
		"place":         func() { x, y = x+1, 2 },
		"width":         func() { over[0] = p.Line(6, surface.Run{Text: "narrow"}) },
		"screen":        func() { s = newPaper(p, 5) },
		"way of widths": func() { version++ },
	} {
		change()
		want, got := slices.Clone(s.right), slices.Clone(s.right)
		seams.Frame(version)
		for i := range 2 {
			p.Splice(want, over, x+i, y+i)
			seams.Splice(p, got, over, x+i, y+i)
		}
		if surface.String(got) != surface.String(want) {
			t.Errorf("after a change of %s:\n%q\nwant\n%q", name, surface.String(got), surface.String(want))
		}
	}
}
