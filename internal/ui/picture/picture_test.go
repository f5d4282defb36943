package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
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
		{"a tall one gets narrow", 100, 400, 60, 16, 8, 16},
		{"unknown size is a press photograph", 0, 0, 60, 30, 60, 20},
		{"a strip keeps a row", 1000, 5, 40, 20, 40, 1},
		{"no room", 300, 200, 0, 10, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if c, r := picture.Fit(tt.width, tt.height, tt.cols, tt.rows); c != tt.wantCols || r != tt.wantRows {
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
	lines, err := picture.Draw(encoded(t, halves(40, 40)), picture.Options{Cols: 8, Rows: 4})
	if err != nil {
		t.Fatal(err)
	}
	red, blue := "\x1b[38;2;255;0;0;48;2;255;0;0m▀▀▀▀▀▀▀▀\x1b[m", "\x1b[38;2;0;0;255;48;2;0;0;255m▀▀▀▀▀▀▀▀\x1b[m"
	if first, last := surface.String(lines[:1]), surface.String(lines[3:]); first != red || last != blue {
		t.Errorf("got %q and %q", first, last)
	}
}

func TestDrawFillsItsPlaceExactly(t *testing.T) {
	raw := encoded(t, halves(30, 90)) // a tall picture in a wide place stands between margins
	lines, err := picture.Draw(raw, picture.Options{Cols: 20, Rows: 6})
	if err != nil {
		t.Fatal(err)
	}
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
	lines, err := picture.Draw(encoded(t, image.NewRGBA(image.Rect(0, 0, 8, 8))), picture.Options{Cols: 1, Rows: 1, Back: color.RGBA{R: 10, G: 20, B: 30, A: 255}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(lines), "\x1b[38;2;10;20;30;48;2;10;20;30m▀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPale(t *testing.T) {
	red := halves(8, 8).SubImage(image.Rect(0, 0, 8, 4))
	lines, err := picture.Draw(encoded(t, red), picture.Options{Cols: 1, Rows: 1, Pale: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := surface.String(lines), "\x1b[38;2;225;12;12;48;2;225;12;12m▀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// vast is the head of a PNG that claims to be 50,000 pixels wide and high.
func vast() []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	head := append([]byte("IHDR"), 0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0)
	b = append(b, head...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"too many bytes", make([]byte, 9<<20), picture.ErrTooLarge},
		{"too many pixels, before any is decoded", vast(), picture.ErrTooLarge},
		{"no picture", []byte("<html>not found</html>"), picture.ErrFormat},
		{"nothing", nil, picture.ErrFormat},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := picture.Draw(tt.raw, picture.Options{Cols: 4, Rows: 4}); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func BenchmarkDraw(b *testing.B) {
	var raw bytes.Buffer
	if err := jpeg.Encode(&raw, halves(1200, 800), nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := picture.Draw(raw.Bytes(), picture.Options{Cols: 72, Rows: 20}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	img := halves(1200, 800)
	for b.Loop() {
		picture.Lines(img, picture.Options{Cols: 72, Rows: 20})
	}
}
