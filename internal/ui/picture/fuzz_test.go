package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"reader/internal/ui/picture"
)

// FuzzDraw: whatever bytes a picture has, it is refused or drawn into exactly its cells. What a size promises may be
// large here no more than what a fuzzer has the time for; the bound itself has its tests.
func FuzzDraw(f *testing.F) {
	img := image.NewPaletted(image.Rect(0, 0, 9, 7), color.Palette{color.Black, color.White, color.Transparent})
	for i := range img.Pix {
		img.Pix[i] = byte(i % 3)
	}
	for _, encode := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return png.Encode(b, img) },
		func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) },
		func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"))
	f.Add([]byte("<svg onload='x'>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(raw)); err == nil && c.Width*c.Height > 1<<20 {
			return
		}
		drawing, err := picture.Draw(t.Context(), raw, picture.Options{Cols: 8, Rows: 4})
		if err != nil {
			return
		}
		if len(drawing.Lines) != 4 {
			t.Fatalf("%d rows", len(drawing.Lines))
		}
		for _, line := range drawing.Lines {
			if line.Width() != 8 {
				t.Fatalf("a row of %d cells", line.Width())
			}
		}
	})
}
