package main

import (
	"hash/fnv"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
)

// The picture's measures in pixels, and the number of samples a side that each pixel is averaged from.
const (
	width, height = 640, 360
	samples       = 3
)

// tint is a colour with parts from 0 to 1, in sRGB; flat drawing needs no better.
type tint [3]float64

func hex(rgb uint32) tint {
	return tint{float64(rgb>>16&255) / 255, float64(rgb>>8&255) / 255, float64(rgb&255) / 255}
}

// to mixes in a share t of another colour.
func (a tint) to(b tint, t float64) tint {
	t = min(max(t, 0), 1)
	for i := range a {
		a[i] += (b[i] - a[i]) * t
	}
	return a
}

func (a tint) rgba() color.RGBA {
	return color.RGBA{uint8(a[0]*255 + .5), uint8(a[1]*255 + .5), uint8(a[2]*255 + .5), 255}
}

// point is a place in pixels of the finished picture, from its top left corner.
type point struct{ x, y float64 }

// painting is a picture at work: a large canvas, the light of the hour, and dice that always fall alike.
type painting struct {
	canvas *image.RGBA
	light
	*rand.Rand
}

func newPainting(seed string) *painting {
	h := fnv.New64a()
	_, _ = h.Write([]byte(seed)) // never fails
	p := &painting{
		canvas: image.NewRGBA(image.Rect(0, 0, width*samples, height*samples)),
		Rand:   rand.New(rand.NewPCG(h.Sum64(), 1)), //nolint:gosec // a drawing is no secret
	}
	p.light = lights[p.IntN(len(lights))]
	return p
}

// in puts the painting in one of the lights that suit its scene.
func (p *painting) in(names ...string) {
	name := names[p.IntN(len(names))]
	for _, l := range lights {
		if l.name == name {
			p.light = l
		}
	}
}

// between throws a number in [a, b).
func (p *painting) between(a, b float64) float64 { return a + p.Float64()*(b-a) }

// reduce averages the samples of each pixel.
func (p *painting) reduce() *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			var sum [3]int
			for i := range samples * samples {
				at := p.canvas.PixOffset(x*samples+i%samples, y*samples+i/samples)
				for c := range sum {
					sum[c] += int(p.canvas.Pix[at+c])
				}
			}
			at := out.PixOffset(x, y)
			for c := range sum {
				out.Pix[at+c] = uint8(sum[c] / (samples * samples))
			}
			out.Pix[at+3] = 255
		}
	}
	return out
}

// row paints the samples of a line of the canvas from x0 up to x1, mixing by alpha with what is there.
func (p *painting) row(y int, x0, x1 float64, c tint, alpha float64) {
	if y < 0 || y >= height*samples {
		return
	}
	from, to := max(0, int(math.Ceil(x0-.5))), min(width*samples-1, int(math.Ceil(x1-.5))-1)
	for x := from; x <= to; x++ {
		mixed := c
		if alpha < 1 {
			was := p.canvas.RGBAAt(x, y)
			mixed = tint{float64(was.R) / 255, float64(was.G) / 255, float64(was.B) / 255}.to(c, alpha)
		}
		p.canvas.SetRGBA(x, y, mixed.rgba())
	}
}

// polygon fills a shape by the even-odd rule.
func (p *painting) polygon(c tint, corners ...point) { p.glaze(c, 1, corners...) }

// glaze fills a shape with thin paint.
func (p *painting) glaze(c tint, alpha float64, corners ...point) {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, q := range corners {
		top, bottom = min(top, q.y), max(bottom, q.y)
	}
	for y := max(0, int(top*samples)); y <= min(height*samples-1, int(bottom*samples)); y++ {
		cuts := crossings(corners, (float64(y)+.5)/samples)
		for i := 0; i+1 < len(cuts); i += 2 {
			p.row(y, cuts[i]*samples, cuts[i+1]*samples, c, alpha)
		}
	}
}

// crossings gives where the outline crosses the height y, from left to right.
func crossings(corners []point, y float64) []float64 {
	var cuts []float64
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		if (a.y <= y) != (b.y <= y) {
			cuts = append(cuts, a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x))
		}
	}
	slices.Sort(cuts)
	return cuts
}

func (p *painting) box(c tint, x, y, w, h float64) {
	p.polygon(c, point{x, y}, point{x + w, y}, point{x + w, y + h}, point{x, y + h})
}

// oval fills an ellipse.
func (p *painting) oval(c tint, alpha, x, y, rx, ry float64) {
	for row := int((y - ry) * samples); row <= int((y+ry)*samples); row++ {
		d := ((float64(row)+.5)/samples - y) / ry
		if d*d < 1 {
			half := rx * math.Sqrt(1-d*d)
			p.row(row, (x-half)*samples, (x+half)*samples, c, alpha)
		}
	}
}

func (p *painting) disc(c tint, x, y, r float64) { p.oval(c, 1, x, y, r, r) }

// stroke draws a straight line of a thickness.
func (p *painting) stroke(c tint, thick float64, a, b point) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length*thick/2, dx/length*thick/2
	p.polygon(c, point{a.x + nx, a.y + ny}, point{b.x + nx, b.y + ny}, point{b.x - nx, b.y - ny}, point{a.x - nx, a.y - ny})
}

// curve is an outline: its height at each x.
type curve func(x float64) float64

// below fills everything under a curve, the colour changing from top to foot.
func (p *painting) below(outline curve, top, foot tint, depth float64) {
	for sx := range width * samples {
		y0 := outline((float64(sx) + .5) / samples)
		for sy := max(0, int(y0*samples)); sy < height*samples; sy++ {
			p.canvas.SetRGBA(sx, sy, top.to(foot, (float64(sy)/samples-y0)/depth).rgba())
		}
	}
}

// waves is a smooth uneven outline about a height: octaves of sines of its own phases.
func (p *painting) waves(y, swing, length float64, octaves int) curve {
	phases := make([]float64, octaves)
	for i := range phases {
		phases[i] = p.between(0, 2*math.Pi)
	}
	return func(x float64) float64 {
		sum, size, step := 0., swing, 2*math.Pi/length
		for _, phase := range phases {
			sum += size * math.Sin(x*step+phase)
			size, step = size*.48, step*2.13
		}
		return y + sum
	}
}

// crags is a jagged outline of straight slopes about a height.
func (p *painting) crags(y, swing, length float64) curve {
	var peaks []point
	for x := -length; x < width+2*length; x += p.between(.5, 1.2) * length / 2 {
		side := swing
		if len(peaks)%2 == 1 {
			side = -swing * p.between(.2, 1)
		}
		peaks = append(peaks, point{x, y + side*p.between(.5, 1)})
	}
	rough := p.waves(0, swing*.06, length/4, 3)
	return func(x float64) float64 {
		i := 1
		for i < len(peaks)-1 && peaks[i].x < x {
			i++
		}
		a, b := peaks[i-1], peaks[i]
		return a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x) + rough(x)
	}
}
