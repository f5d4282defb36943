package main

// light is an hour and a weather: what colours everything in a picture.
type light struct {
	name                   string
	zenith, middle, low    tint // the sky from the top to the horizon
	sun                    tint
	shade                  tint    // what the near land fades to
	gloom                  float64 // how much of the shade lies on it, 0 to 1
	lamps                  tint    // of windows
	stars                  bool
	sunSize, sunX, sunRise float64 // radius in pixels, place as a share of the width, height above the horizon in pixels
}

var lights = []light{
	{"dawn", hex(0x7fa3c7), hex(0xf2c6b4), hex(0xfde6c3), hex(0xfff4d6), hex(0x3b3f63), .35, hex(0xffe2a0), false, 26, .68, 40},
	{"noon", hex(0x4f9fd0), hex(0x9fd0e6), hex(0xe6f3ee), hex(0xffffff), hex(0x1f4a5c), .15, hex(0xdfeaf0), false, 20, .22, 190},
	{"dusk", hex(0x3d3a78), hex(0xc4587a), hex(0xfbb068), hex(0xffe39a), hex(0x2a1f48), .55, hex(0xffd76e), false, 38, .32, 26},
	{"night", hex(0x0d1b3e), hex(0x1d3b66), hex(0x4b7391), hex(0xf6f1d5), hex(0x0a1430), .7, hex(0xffd166), true, 22, .76, 190},
	{"mist", hex(0x9db4b5), hex(0xc9d3cb), hex(0xeceade), hex(0xfbf8ea), hex(0x2d4a4c), .3, hex(0xfff0c0), false, 30, .5, 120},
	{"gold", hex(0xd98f4e), hex(0xf2bd6b), hex(0xfbe3a6), hex(0xfff6d0), hex(0x5a2d33), .4, hex(0xfff0b0), false, 46, .7, 60},
	{"storm", hex(0x37475a), hex(0x64788a), hex(0xb9c0b6), hex(0xe9e4cf), hex(0x1c2733), .45, hex(0xffd98a), false, 22, .6, 130},
	{"polar", hex(0x16324f), hex(0x2f7f86), hex(0xa8dccb), hex(0xf4fff4), hex(0x14304a), .35, hex(0xffcf7a), true, 18, .2, 200},
	{"rose", hex(0x6d7fb3), hex(0xd9a5b8), hex(0xf9dcd0), hex(0xfff1e6), hex(0x46365e), .35, hex(0xffe9b8), false, 34, .44, 70},
}

// land is the colour of ground at a distance: 0 on the horizon, 1 underfoot.
func (l light) land(ground tint, near float64) tint {
	return l.low.to(ground.to(l.shade, l.gloom), .25+.75*near)
}

// lit is the colour of a thing in the foreground.
func (l light) lit(c tint) tint { return c.to(l.shade, l.gloom*.75) }

// sky paints the air down to the horizon, the sun or moon, and some clouds.
func (p *painting) sky(horizon float64) {
	for y := range height * samples {
		t := float64(y) / samples / horizon
		c := p.zenith.to(p.middle, t/.55)
		if t > .55 {
			c = p.middle.to(p.low, (t-.55)/.45)
		}
		p.row(y, 0, width*samples, c, 1)
	}
	if p.stars {
		for range 70 {
			p.oval(p.sun, p.between(.3, .9), p.between(0, width), p.between(0, horizon*.75), .9, .9)
		}
	}
	x, y := p.sunPlace(horizon)
	for i, alpha := range []float64{.10, .13, .18} {
		r := p.sunSize * (3.2 - .8*float64(i))
		p.oval(p.sun, alpha, x, y, r, r)
	}
	p.disc(p.sun, x, y, p.sunSize)
	for range 2 + p.IntN(3) {
		p.cloud(p.between(0, width), p.between(24, horizon*.6))
	}
}

func (p *painting) sunPlace(horizon float64) (x, y float64) {
	return p.sunX * width, max(44, horizon-p.sunRise)
}

// cloud is a flat-bottomed heap of ovals.
func (p *painting) cloud(x, y float64) {
	c := p.low.to(p.sun, .5)
	size := p.between(18, 34)
	for i := range 4 {
		p.oval(c, .5, x+float64(i)*size*.9, y-p.between(0, size*.25), size*p.between(.8, 1.5), size*p.between(.2, .34))
	}
}

// sea paints water from the horizon down, with the sun's path on it.
func (p *painting) sea(horizon float64) (near tint) {
	far := p.low.to(p.middle, .45)
	near = p.zenith.to(p.shade, .45).to(hex(0x1d6f7d), .25)
	p.below(func(float64) float64 { return horizon }, far, near, height-horizon)
	x, _ := p.sunPlace(horizon)
	for y := horizon + 3; y < height; y += 4 + (y-horizon)*.05 {
		spread := p.sunSize*.7 + (y-horizon)*.35
		for range 3 {
			at := x + p.between(-spread, spread)
			p.oval(p.sun.to(p.low, .3), .55, at, y, p.between(6, 22), 1+(y-horizon)*.008)
		}
	}
	for range 26 {
		y := p.between(horizon+6, height)
		p.oval(p.low, .22, p.between(0, width), y, p.between(14, 44), .6+(y-horizon)*.006)
	}
	return near
}
