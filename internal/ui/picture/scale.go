package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
)

// mostExact is the number of pixels up to which means are taken of all of them; of larger pictures roughly so many are
// looked at, which takes a few milliseconds.
const mostExact = 2_000_000

// scale draws a piece of a picture into w×h pixels. Their light is the mean of what they stand for: an eye far from a
// fine pattern sees its light, not its numbers, which stand for light to the power of 1/2.2 (sRGB, IEC 61966-2-1).
func scale(img image.Image, piece image.Rectangle, w, h int, back color.Color) light {
	if back == nil {
		back = color.Black
	}
	all := float64(piece.Dx()) * float64(piece.Dy())
	share := min(1, math.Sqrt(mostExact/all))
	middle := image.NewRGBA(image.Rect(0, 0, max(w, int(float64(piece.Dx())*share)), max(h, int(float64(piece.Dy())*share))))
	draw.Draw(middle, middle.Bounds(), image.NewUniform(back), image.Point{}, draw.Src)
	if middle.Rect.Size() == piece.Size() {
		draw.Draw(middle, middle.Bounds(), img, piece.Min, draw.Over)
	} else {
		draw.ApproxBiLinear.Scale(middle, middle.Bounds(), img, piece, draw.Over, nil)
	}
	return mean(middle, w, h)
}

// light is a picture in linear light, 16 bits a channel, three channels a pixel, row by row.
type light struct {
	w, h int
	pix  []uint16
	tone *tones
}

// tones go from the numbers of sRGB to light and back.
type tones struct {
	light [256]uint16
	srgb  [1 << 12]uint8 // by the upper 12 bits of the light
}

func newTones() *tones {
	t := &tones{}
	for i := range t.light {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		t.light[i] = uint16(math.Round(v * 0xffff))
	}
	for i := range t.srgb {
		v := (float64(i) + 0.5) / float64(len(t.srgb))
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		t.srgb[i] = uint8(math.Round(v * 255))
	}
	t.srgb[0], t.srgb[len(t.srgb)-1] = 0, 0xff
	return t
}

// mean takes the means of blocks of pixels, w×h of them.
func mean(in *image.RGBA, w, h int) light {
	out := light{w, h, make([]uint16, 3*w*h), newTones()}
	size := in.Rect.Size()
	for y := range h {
		for x := range w {
			block := image.Rect(x*size.X/w, y*size.Y/h, (x+1)*size.X/w, (y+1)*size.Y/h)
			out.block(in, block, out.at(x, y))
		}
	}
	return out
}

// block is the mean light of a block of pixels.
func (l light) block(in *image.RGBA, b image.Rectangle, out []uint16) {
	var sum [3]uint64
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := in.Pix[in.PixOffset(b.Min.X, y) : in.PixOffset(b.Max.X-1, y)+4]
		for i := 0; i+3 < len(row); i += 4 {
			sum[0] += uint64(l.tone.light[row[i]])
			sum[1] += uint64(l.tone.light[row[i+1]])
			sum[2] += uint64(l.tone.light[row[i+2]])
		}
	}
	for k := range out {
		out[k] = uint16(sum[k] / uint64(b.Dx()*b.Dy()))
	}
}

// at is the light of a pixel.
func (l light) at(x, y int) []uint16 { return l.pix[3*(y*l.w+x):][:3] }

// color is the mean of pixels as a colour.
func (l light) color(pixels ...[]uint16) color.RGBA {
	var c [3]uint8
	for k := range c {
		sum := 0
		for _, p := range pixels {
			sum += int(p[k])
		}
		c[k] = l.tone.srgb[sum/len(pixels)>>4]
	}
	return color.RGBA{c[0], c[1], c[2], 0xff}
}

// fade takes an eighth of the colour out: what shines on a black screen shouts on a paper one.
func (l light) fade() {
	for i := 0; i+2 < len(l.pix); i += 3 {
		c := l.pix[i : i+3]
		// The luminance of sRGB (Rec. 709).
		grey := (2126*uint32(c[0]) + 7152*uint32(c[1]) + 722*uint32(c[2])) / 10_000
		for k := range c {
			c[k] = uint16((7*uint32(c[k]) + grey) / 8)
		}
	}
}

// rgba is the picture in sRGB.
func (l light) rgba() *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, l.w, l.h))
	for y := range l.h {
		for x := range l.w {
			out.SetRGBA(x, y, l.color(l.at(x, y)))
		}
	}
	return out
}

// halved is the picture with half as many columns, in sRGB.
func (l light) halved() *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, l.w/2, l.h))
	for y := range l.h {
		for x := range l.w / 2 {
			out.SetRGBA(x, y, l.color(l.at(2*x, y), l.at(2*x+1, y)))
		}
	}
	return out
}
