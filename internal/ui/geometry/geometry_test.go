package geometry_test

import (
	"testing"

	"reader/internal/ui/geometry"
)

func TestShapesAndTheirWidths(t *testing.T) {
	for _, c := range []struct {
		w, h            int
		reading, beside bool
		shape           geometry.Shape
		rail, list      int
		text, related   int
	}{
		{19, 24, false, false, geometry.TooSmall, 0, 0, 0, 0},
		{80, 4, false, false, geometry.TooSmall, 0, 0, 0, 0},
		{59, 24, false, false, geometry.Slim, 0, 0, 55, 0},
		{60, 24, false, false, geometry.Page, 0, 0, 56, 0},
		{80, 24, true, false, geometry.Page, 0, 0, 66, 0},
		{100, 40, false, false, geometry.Spread, 18, 0, 68, 0},
		{111, 40, true, false, geometry.Spread, 0, 0, 68, 0},
		{112, 40, true, false, geometry.Spread, 0, 0, 68, 30},
		{160, 45, true, true, geometry.Desk, 20, 56, 72, 0},
		{195, 60, true, true, geometry.Desk, 20, 56, 72, 0},
		{116, 40, false, false, geometry.Spread, 23, 0, 68, 0},
		{200, 60, true, true, geometry.Desk, 23, 56, 72, 32},
		{200, 60, false, true, geometry.Desk, 23, 56, 72, 32},
	} {
		f := geometry.Of(geometry.Want{Size: geometry.Size{Width: c.w, Height: c.h}, Reading: c.reading, Beside: c.beside})
		if f.Shape != c.shape || f.Rail.Width != c.rail || f.List.Width != c.list || f.Related.Width != c.related ||
			c.text != 0 && f.Text.Width != c.text {
			t.Errorf("%d×%d reading %v beside %v: shape %d, rail %d, list %d, text %d, related %d", c.w, c.h, c.reading, c.beside,
				f.Shape, f.Rail.Width, f.List.Width, f.Text.Width, f.Related.Width)
		}
	}
}

// The rectangles of the screen cover every cell once, whatever the size.
func TestRectanglesTileTheScreen(t *testing.T) {
	for w := 1; w <= 230; w += 3 {
		for _, h := range []int{1, 4, 5, 7, 8, 15, 16, 24, 40, 60} {
			for kind := range 8 {
				want := geometry.Want{Size: geometry.Size{Width: w, Height: h}, Reading: kind&1 != 0, Beside: kind&2 != 0, Quiet: kind&4 != 0}
				tile(t, want, geometry.Of(want))
			}
		}
	}
}

func tile(t *testing.T, w geometry.Want, f geometry.Frame) {
	t.Helper()
	cells := 0
	for _, r := range []geometry.Rect{f.Masthead, f.Tabs, f.Rail, f.List, f.Main, f.Status} {
		if r.Empty() {
			continue
		}
		if r.X < 0 || r.Y < 0 || r.X+r.Width > w.Width || r.Y+r.Height > w.Height {
			t.Errorf("%+v: %+v sticks out", w, r)
		}
		cells += r.Width * r.Height
	}
	for _, b := range f.Bars {
		cells += 3 * b.Height // a space at either side
	}
	if cells != w.Width*w.Height {
		t.Errorf("%+v: %d of %d cells: %+v", w, cells, w.Width*w.Height, f)
	}
	if f.Shape == geometry.TooSmall {
		return
	}
	if r := f.Text; r.X < 0 || r.X+r.Width > f.Main.Width || r.Width < 1 {
		t.Errorf("%+v: text %+v in a column of %d", w, r, f.Main.Width)
	}
	if r := f.Related; !r.Empty() && (r.X < f.Text.X+f.Text.Width || r.X+r.Width > f.Main.Width) {
		t.Errorf("%+v: related %+v beside text %+v in a column of %d", w, r, f.Text, f.Main.Width)
	}
}

func TestTheMeasureIsTheReaders(t *testing.T) {
	f := geometry.Of(geometry.Want{Size: geometry.Size{Width: 120, Height: 40}, Reading: true, Measure: 90})
	if f.Text.Width != 90 || !f.Related.Empty() {
		t.Errorf("text %+v, related %+v", f.Text, f.Related)
	}
}

func TestTheReaderMovesTheDividers(t *testing.T) {
	for _, c := range []struct{ rail, list, wantRail, wantList int }{
		{0, 0, 23, 56}, {30, 70, 30, 70}, {1, 1, 12, 36}, {500, 500, 66, 79}, {12, 500, 12, 133},
	} {
		w := geometry.Want{Size: geometry.Size{Width: 200, Height: 60}, Reading: true, Beside: true, Rail: c.rail, List: c.list}
		f := geometry.Of(w)
		if f.Rail.Width != c.wantRail || f.List.Width != c.wantList {
			t.Errorf("asked for %d and %d: rail %d, list %d", c.rail, c.list, f.Rail.Width, f.List.Width)
		}
		tile(t, w, f)
	}
}

func TestALayoutIsNoWiderThanWanted(t *testing.T) {
	for name, want := range map[string]geometry.Shape{
		"auto": geometry.Desk, "slim": geometry.Slim, "page": geometry.Page, "spread": geometry.Spread, "desk": geometry.Desk,
	} {
		most, ok := geometry.Named(name)
		w := geometry.Want{Size: geometry.Size{Width: 200, Height: 60}, Most: most}
		if f := geometry.Of(w); !ok || f.Shape != want {
			t.Errorf("%s: shape %d, want %d", name, f.Shape, want)
		}
		tile(t, w, geometry.Of(w))
		w.Width = 70
		if f := geometry.Of(w); f.Shape != min(want, geometry.Page) {
			t.Errorf("%s on a narrow screen: shape %d", name, f.Shape)
		}
	}
	if _, ok := geometry.Named("poster"); ok {
		t.Error("there is a layout called poster")
	}
}
