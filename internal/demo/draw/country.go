package main

import "math"

func river(p *painting) {
	p.in("dawn", "noon", "dusk", "mist", "gold", "rose")
	horizon := 180.
	p.sky(horizon + 20)
	p.below(p.crags(horizon-34, 30, 210), p.land(hex(0x6a7c94), .2), p.land(hex(0x6a7c94), 0), 70)
	p.below(p.waves(horizon, 8, 300, 2), p.land(hex(0x6f9a5d), .4), p.land(hex(0x587f43), 1), 150)
	phase, bend := p.between(0, 6), p.between(50, 90)
	middle := func(y float64) float64 {
		t := (y - horizon) / (height - horizon)
		return width*.5 + bend*math.Sin(phase+5/(t+.35))*(.3+t)
	}
	water := p.lit(hex(0x2f83a8)).to(p.zenith, .3)
	for y := horizon + 14; y < height; y += 1. / samples {
		t := (y - horizon - 14) / (height - horizon)
		half := 3 + 120*t*t
		row := int(y * samples)
		p.row(row, (middle(y)-half-3-6*t)*samples, (middle(y)+half+3+6*t)*samples, p.land(hex(0xd8c48f), .5), 1)
		p.row(row, (middle(y)-half)*samples, (middle(y)+half)*samples, p.low.to(water, .45+t*.8), 1)
	}
	for y := horizon + 22; y < height-4; y += p.between(5, 11) {
		t := (y - horizon) / (height - horizon)
		for _, side := range []float64{-1, 1} {
			x := middle(y) + side*(20+130*t*t+p.between(0, 240)*(.3+t))
			p.tree(p.land(hex(0x47703c), .5+t*.5).to(hex(0x8a7b32), p.between(0, .3)), x, y, 18+78*t)
		}
	}
	p.birds()
}

func island(p *painting) {
	p.in("noon", "dawn", "dusk", "rose", "storm", "night")
	horizon := p.between(190, 215)
	p.sky(horizon)
	p.sea(horizon)
	for i := range 2 {
		x, w := p.between(0, width), p.between(60, 120)
		c := p.land(hex(0x5d8076), .2+.1*float64(i))
		p.oval(c, 1, x, horizon+1, w, p.between(10, 24))
	}
	p.box(p.low.to(p.middle, .45), 0, horizon, width, 26)
	x, w, y := p.between(230, 410), p.between(150, 210), horizon+58
	green := p.lit(hex(0x4d8a4c))
	p.hill(green.to(p.low, .25), x-w*.25, y, w*.5, 78)
	p.hill(green, x+w*.3, y, w*.55, 52)
	p.oval(p.lit(hex(0xf0d9a2)), 1, x, y+4, w*1.06, 17)
	p.oval(p.lit(hex(0xf0d9a2)).to(p.sun, .3), 1, x, y+1, w, 11)
	p.house(p.bright(), p.lit(hex(0x9a5a3c)), x-20, y, 38, 24)
	for i := range 6 {
		p.palm(p.lit(hex(0x3f7a45)), x-w*.8+float64(i)*w*.32+p.between(-14, 14), y+p.between(-2, 8), p.between(62, 104))
	}
	p.sail(p.bright(), p.lit(hex(0xf7f0e1)), p.between(50, 150), height-p.between(30, 60), p.between(56, 90))
	p.sail(p.bright(), p.lit(hex(0xf7f0e1)), p.between(490, 590), horizon+p.between(18, 50), p.between(24, 44))
	p.birds()
}

// hill is the upper half of an ellipse standing on y.
func (p *painting) hill(c tint, x, y, rx, ry float64) {
	for row := int((y - ry) * samples); row < int(y*samples); row++ {
		d := (y - (float64(row)+.5)/samples) / ry
		half := rx * math.Sqrt(max(0, 1-d*d))
		p.row(row, (x-half)*samples, (x+half)*samples, c, 1)
	}
}

func field(p *painting) {
	p.in("noon", "gold", "dawn", "dusk", "rose", "storm")
	horizon := p.between(176, 200)
	p.sky(horizon)
	p.below(p.waves(horizon-14, 10, 330, 3), p.land(hex(0x6f8f74), .2), p.land(hex(0x6f8f74), 0), 50)
	crops := [][2]tint{{hex(0x9fb45a), hex(0x7f9a46)}, {hex(0xe0b84f), hex(0xc4983c)}, {hex(0xa88a5d), hex(0x8c6f49)}, {hex(0x8d78a8), hex(0x6fa05a)}}
	crop := crops[p.IntN(len(crops))]
	p.below(p.waves(horizon+4, 3, 400, 2), p.land(crop[0], .4), p.land(crop[0], .9), 150)
	vanish := point{p.between(200, 440), horizon + 4}
	for i := -16; i < 16; i++ {
		x := width/2 + float64(i)*72
		p.polygon(p.land(crop[1], .75), vanish, point{x, height}, point{x + 34, height})
	}
	p.box(p.land(hex(0x587d4a), .5), 0, horizon-2, width, 8)
	for x := p.between(0, 20); x < width; x += p.between(16, 60) {
		p.tree(p.land(hex(0x4f7742), .5), x, horizon+5, p.between(18, 36))
	}
	x := p.between(80, 460)
	p.house(p.lit(hex(0xefe2c6)), p.lit(hex(0x9c4a38)), x, horizon+12, 54, 30)
	p.house(p.lit(hex(0xa84a38)), p.lit(hex(0x5b3a35)), x+66, horizon+12, 36, 38)
	p.tree(p.lit(hex(0x4c7339)), x-30, horizon+16, 74)
	p.birds()
}

func snow(p *painting) {
	p.in("polar", "dawn", "night", "rose", "mist", "dusk")
	p.sky(230)
	white := hex(0xf3f7fa)
	p.below(p.crags(170, 44, 220), p.land(white.to(hex(0x7c93ad), .55), .5), p.land(white, .3), 120)
	for i := range 3 {
		near := .4 + .3*float64(i)
		outline := p.waves(220+float64(i)*44, 13, 420, 2)
		ground := white.to(p.middle, .35-.12*float64(i)).to(p.shade, p.gloom*.35)
		p.below(outline, ground.to(p.sun, .2), ground.to(p.zenith, .3), 110)
		for range 9 {
			x := p.between(0, width)
			p.pine(p.land(hex(0x2f5a55), near), x, outline(x)+6, p.between(26, 46)*(1+float64(i)*.5), true)
		}
		if i == 1 {
			x := p.between(150, 430)
			p.house(p.lit(hex(0x7b4a35)), white.to(p.shade, p.gloom*.2), x, outline(x+30)+8, 70, 36)
		}
	}
	for range 110 {
		r := p.between(.8, 2)
		p.oval(white, .8, p.between(0, width), p.between(0, height), r, r)
	}
}
