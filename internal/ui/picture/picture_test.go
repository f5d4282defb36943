package picture_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
)

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		width, height, cols, rows int
		wantCols, wantRows        int
	}{
		{"as wide as the column", 300, 200, 60, 30, 60, 20},
		{"never higher than the rows", 300, 200, 60, 10, 30, 10},
		{"cut a little to keep the width", 300, 200, 60, 15, 60, 15},
		{"a tall one gets narrow", 100, 400, 60, 16, 8, 16},
		{"unknown size is a press photograph", 0, 0, 60, 30, 60, 20},
		{"a strip keeps a row", 1000, 5, 40, 20, 40, 1},
		{"no room", 300, 200, 0, 10, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if c, r := (picture.Canvas{}).Fit(tt.width, tt.height, tt.cols, tt.rows); c != tt.wantCols || r != tt.wantRows {
				t.Errorf("got %d×%d, want %d×%d", c, r, tt.wantCols, tt.wantRows)
			}
		})
	}
}

// halves is a picture whose upper half is red and whose lower half is blue.
func halves(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 0xff, A: 0xff}
			if y >= h/2 {
				c = color.RGBA{B: 0xff, A: 0xff}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func encoded(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDraw(t *testing.T) {
	d, err := picture.Draw(t.Context(), encoded(t, halves(40, 40)), picture.Options{Cols: 8, Rows: 4})
	if err != nil {
		t.Fatal(err)
	}
	lines := d.Lines
	red, blue := "\x1b[38;2;255;0;0;48;2;255;0;0m▀▀▀▀▀▀▀▀\x1b[m", "\x1b[38;2;0;0;255;48;2;0;0;255m▀▀▀▀▀▀▀▀\x1b[m"
	if first, last := surface.String(lines[:1]), surface.String(lines[3:]); first != red || last != blue {
		t.Errorf("got %q and %q", first, last)
	}
}

func TestDrawFillsItsPlaceExactly(t *testing.T) {
	raw := encoded(t, halves(30, 90)) // a tall picture in a wide place stands between margins
	d, err := picture.Draw(t.Context(), raw, picture.Options{Cols: 20, Rows: 6})
	if err != nil {
		t.Fatal(err)
	}
	lines := d.Lines
	if len(lines) != 6 {
		t.Fatalf("got %d lines", len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(surface.String([]surface.Line{l})); w != 20 || l.Width() != 20 {
			t.Errorf("line %d is %d cells wide and says %d", i, w, l.Width())
		}
	}
}

func TestTransparentShowsThePage(t *testing.T) {
	d, err := picture.Draw(t.Context(), encoded(t, image.NewRGBA(image.Rect(0, 0, 8, 8))), picture.Options{Cols: 1, Rows: 1, Back: color.RGBA{R: 10, G: 20, B: 30, A: 255}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(d.Lines), "\x1b[38;2;10;20;30;48;2;10;20;30m▀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPale(t *testing.T) {
	red := halves(8, 8).SubImage(image.Rect(0, 0, 8, 4))
	d, err := picture.Draw(t.Context(), encoded(t, red), picture.Options{Cols: 1, Rows: 1, Pale: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(d.Lines), "\x1b[38;2;244;45;45;48;2;244;45;45m▀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// stripes are white on black, upright, each as wide as its gap.
func stripes(w, h, each int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{A: 0xff}
			if x/each%2 == 0 {
				c = color.RGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func TestUprightEdgesStayUpright(t *testing.T) {
	d, err := picture.Draw(t.Context(), encoded(t, stripes(32, 32, 4)), picture.Options{Cols: 4, Rows: 2})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(d.Lines[:1]), "\x1b[38;2;255;255;255;48;2;0;0;0m▌▌▌▌\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A pattern too fine to be seen gives half of the light, which sRGB writes as 187, not 128.
func TestScalingKeepsTheLight(t *testing.T) {
	d, err := picture.Draw(t.Context(), encoded(t, stripes(32, 32, 1)), picture.Options{Cols: 2, Rows: 1})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(d.Lines), "\x1b[38;2;187;187;187;48;2;187;187;187m▀▀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPaletteIsNotLeft(t *testing.T) {
	d, err := picture.Draw(t.Context(), encoded(t, halves(32, 32)), picture.Options{Canvas: picture.Canvas{Palette: true}, Cols: 8, Rows: 4, Pale: true})
	if err != nil {
		t.Fatal(err)
	}
	colour := regexp.MustCompile(`[34]8;2;(\d+);(\d+);(\d+)`)
	shades := []string{"0", "95", "135", "175", "215", "255"}
	for _, c := range colour.FindAllStringSubmatch(surface.String(d.Lines), -1) {
		grey := c[1] == c[2] && c[2] == c[3]
		if !grey && (!slices.Contains(shades, c[1]) || !slices.Contains(shades, c[2]) || !slices.Contains(shades, c[3])) {
			t.Errorf("%s is in no palette of 256", c[0])
		}
	}
}

func TestARealPictureIsSentInPiecesAndHasPlaces(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(i * i / 7)
	}
	canvas := picture.Canvas{CellWidth: 9, CellHeight: 18, Real: true}
	d, err := picture.Draw(t.Context(), encoded(t, noise), picture.Options{Canvas: canvas, Cols: 30, Rows: 10, ID: 7})
	if err != nil {
		t.Fatal(err)
	}
	pieces := strings.Split(strings.TrimSuffix(string(d.Sequence), "\x1b\\"), "\x1b\\")
	var data strings.Builder
	for i, p := range pieces {
		head, body, ok := strings.Cut(p, ";")
		first, last := i == 0, i == len(pieces)-1
		switch {
		case !ok || len(body) > 4096:
			t.Fatalf("piece %d: %.60q of %d bytes", i, p, len(body))
		case first && (!strings.HasPrefix(head, "\x1b_G") || !hasAll(head, "a=T", "f=100", "i=7", "U=1", "c=30", "r=10", "q=2", "m=1")):
			t.Errorf("the first piece begins with %q", head)
		case last && !hasAll(head, "m=0"), !first && !last && !hasAll(head, "m=1"):
			t.Errorf("piece %d of %d begins with %q", i, len(pieces), head)
		}
		data.WriteString(body)
	}
	sent, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data.String())))
	if err != nil || sent.Bounds() != image.Rect(0, 0, 30*9, 10*18) {
		t.Errorf("what was sent is %v, %v", sent, err)
	}
	if got, want := surface.String(d.Lines[1:2]), "\x1b[38;5;7m\U0010EEEE\u030D\u0305\U0010EEEE\u030D\u030D"; !strings.HasPrefix(got, want) {
		t.Errorf("the second row begins with %+q, want %+q", got[:40], want)
	}
	for i, l := range d.Lines {
		if w := ansi.StringWidth(surface.String([]surface.Line{l})); w != 30 {
			t.Errorf("row %d is %d cells wide", i, w)
		}
	}
}

func hasAll(head string, options ...string) bool {
	have := strings.Split(strings.TrimPrefix(head, "\x1b_G"), ",")
	return !slices.ContainsFunc(options, func(o string) bool { return !slices.Contains(have, o) })
}

func TestDecodingEndsWithItsReader(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := picture.Draw(ctx, encoded(t, halves(8, 8)), picture.Options{Cols: 4, Rows: 4}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkDraw(b *testing.B) {
	var raw bytes.Buffer
	if err := jpeg.Encode(&raw, halves(1200, 800), nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := picture.Draw(b.Context(), raw.Bytes(), picture.Options{Cols: 72, Rows: 20}); err != nil {
			b.Fatal(err)
		}
	}
}
