package main

import "math"

func market(p *painting) {
	p.in("gold", "dawn", "dusk", "noon", "night", "rose")
	p.sky(220)
	for x := p.between(-30, 0); x < width; {
		w := p.between(60, 96)
		p.house(p.land(bright[p.IntN(len(bright))], .45), p.land(hex(0x8a4b3a), .5), x, 262, w, p.between(88, 150))
		x += w + 2
	}
	p.box(p.lit(hex(0xb39a78)), 0, 262, width, height-262)
	for y := 274.; y < height; y += 18 {
		p.box(p.lit(hex(0xa88e6c)), 0, y, width, 2+(y-262)*.03)
	}
	p.bunting(point{-10, p.between(60, 100)}, point{width + 10, p.between(60, 110)})
	p.bunting(point{-10, p.between(110, 140)}, point{width + 10, p.between(90, 130)})
	for x := p.between(-60, -10); x < width; x += 172 {
		p.stall(x, p.between(318, 334), 150)
	}
}

// bunting is a string of flags, and of lamps where it is dark.
func (p *painting) bunting(a, b point) {
	const flags = 22
	at := func(i int) point {
		t := float64(i) / flags
		return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t + 44*4*t*(1-t)}
	}
	for i := range flags {
		q, next := at(i), at(i+1)
		p.stroke(p.shade, 1.2, q, next)
		if p.gloom > .5 {
			p.oval(p.lamps, .3, q.x, q.y+6, 11, 11)
			p.disc(p.lamps, q.x, q.y+6, 5)
			continue
		}
		p.polygon(p.bright(), point{q.x, q.y}, point{q.x + 18, q.y + 1}, point{q.x + 9, q.y + 19})
	}
}

// stall is a table of fruit under a striped awning.
func (p *painting) stall(x, y, w float64) {
	cloth, pale := p.bright(), p.lit(hex(0xf6ecd6))
	wood := p.lit(hex(0x7a5236))
	p.box(p.shade.to(p.low, .25), x+8, y-84, w-16, 60)
	p.box(wood, x+6, y-96, 5, 100)
	p.box(wood, x+w-11, y-96, 5, 100)
	for i := range 6 {
		c := cloth
		if i%2 == 1 {
			c = pale
		}
		at, s := x+w*float64(i)/6, w/6
		p.polygon(c, point{x + w*.08 + (at-x)*.84, y - 128}, point{x + w*.08 + (at+s-x)*.84, y - 128}, point{at + s, y - 92}, point{at, y - 92})
		p.oval(c, 1, at+s/2, y-92, s/2, 9)
	}
	p.box(wood.to(p.sun, .15), x, y-26, w, 8)
	p.box(wood, x+4, y-18, w-8, 26)
	fruits := []tint{hex(0xd9483b), hex(0xf0a030), hex(0x8fae3c), hex(0xe8d24a), hex(0x7a3f6d)}
	for i := range 3 {
		c := p.lit(fruits[p.IntN(len(fruits))])
		for j := range 9 {
			row := float64(j / 5)
			fx := x + 14 + float64(i)*w*.32 + float64(j%5)*9 + row*4.5
			p.disc(c.to(p.shade, .12*row), fx, y-31-row*8, 5.4)
		}
	}
}

func stadium(p *painting) {
	p.in("dusk", "night", "noon", "gold", "rose", "dawn")
	p.sky(190)
	cx, cy := width/2., 236.
	p.box(p.lit(hex(0x7c8a6a)), 0, 214, width, height-214)
	for _, x := range []float64{70, 190, 450, 570} {
		p.stroke(p.lit(hex(0x8d949c)), 5, point{x, 210}, point{x, 56})
		p.oval(p.lamps, .28, x, 52, 44, 34)
		p.box(p.lit(hex(0xd5dadd)), x-22, 40, 44, 24)
		for i := range 8 {
			p.disc(p.sun, x-17+float64(i%4)*11.4, 46.5+float64(i/4)*11, 3.6)
		}
	}
	concrete := p.lit(hex(0xb9b4aa))
	p.oval(concrete.to(p.shade, .35), 1, cx, cy-20, 340, 118)
	p.oval(concrete, 1, cx, cy-8, 332, 112)
	first, second := p.bright(), p.bright()
	for i := range 7 {
		t := float64(i)
		p.oval(first.to(second, t/7).to(p.shade, .3-.04*t), 1, cx, cy+t*3, 318-t*15, 104-t*5.2)
	}
	p.crowd(cx, cy)
	p.oval(p.lit(hex(0xa9543f)), 1, cx, cy+26, 214, 66)
	p.pitch(cx, cy+27)
}

// crowd dots the stands.
func (p *painting) crowd(cx, cy float64) {
	for range 320 {
		angle, far := p.between(0, 2*math.Pi), p.between(.74, 1)
		x, y := cx+math.Cos(angle)*312*far, cy+8+math.Sin(angle)*98*far
		p.oval(p.bright().to(p.sun, .3), .75, x, y, 2.3, 2.3)
	}
}

// pitch is grass in mown stripes with its lines.
func (p *painting) pitch(cx, cy float64) {
	const half, tall = 176., 44.
	for i := range 10 {
		c := p.lit(hex(0x5d9a4b))
		if i%2 == 1 {
			c = p.lit(hex(0x6fae59))
		}
		x0, x1 := cx-half+float64(i)*half/5, cx-half+float64(i+1)*half/5
		p.polygon(c, point{x0, cy - tall + 6}, point{x1, cy - tall + 6}, point{cx + (x1-cx)*1.08, cy + tall - 4}, point{cx + (x0-cx)*1.08, cy + tall - 4})
	}
	line := p.lit(hex(0xf4f4ea))
	p.stroke(line, 1.8, point{cx, cy - tall + 6}, point{cx, cy + tall - 4})
	p.oval(line, .9, cx, cy, 30, 13)
	p.oval(p.lit(hex(0x66a452)), 1, cx, cy, 27.5, 11.4)
	p.stroke(line, 1.8, point{cx - 165, cy - tall + 10}, point{cx + 165, cy - tall + 10})
	p.stroke(line, 1.8, point{cx - 178, cy + tall - 9}, point{cx + 178, cy + tall - 9})
}

func library(p *painting) {
	p.in("dusk", "night", "dawn", "gold", "mist", "storm")
	p.sky(260)
	p.below(p.waves(210, 16, 260, 3), p.land(hex(0x5f7f6d), .3), p.land(hex(0x5f7f6d), .1), 80)
	wall := hex(0x6b4630).to(hex(0x2f4a4a), p.Float64()).to(p.shade, .3)
	cx := p.between(240, 400)
	p.around(wall, cx, 84, 118)
	for _, side := range []point{{0, cx - 104}, {cx + 104, width}} {
		for shelf := range 5 {
			p.books(side.x, side.y, 62+float64(shelf)*62, wall)
		}
	}
	p.box(wall.to(hex(0x201510), .45), 0, 322, width, height-322)
	table := hex(0x8a5a38).to(p.shade, .2)
	p.box(table, cx-150, 292, 300, 12)
	p.box(table.to(p.shade, .4), cx-136, 304, 12, 56)
	p.box(table.to(p.shade, .4), cx+124, 304, 12, 56)
	p.lamp(cx+p.between(-90, 90), 292)
	for i := range 4 {
		p.box(p.bright(), cx-120+float64(i%2)*8, 284-float64(i)*8, p.between(46, 62), 8)
	}
}

// around paints a wall with an arched window in it, its panes left open.
func (p *painting) around(wall tint, cx, half, top float64) {
	for sy := range height * samples {
		y := (float64(sy) + .5) / samples
		gap := half
		switch {
		case y < top-half || y > 286:
			gap = 0
		case y < top:
			gap = math.Sqrt(half*half - (top-y)*(top-y))
		}
		p.row(sy, 0, (cx-gap)*samples, wall, 1)
		p.row(sy, (cx+gap)*samples, width*samples, wall, 1)
	}
	frame := wall.to(hex(0xf0e3c8), .55)
	for _, x := range []float64{-half, -half / 3, half / 3, half} {
		tall := math.Sqrt(max(0, half*half-x*x))
		p.stroke(frame, 5, point{cx + x, top - tall}, point{cx + x, 286})
	}
	for y := top; y < 286; y += 56 {
		p.stroke(frame, 4, point{cx - half, y}, point{cx + half, y})
	}
	p.box(frame, cx-half-8, 282, 2*half+16, 8)
}

// books fills a shelf that stands on y from x0 to x1.
func (p *painting) books(x0, x1, y float64, wood tint) {
	p.box(wood.to(hex(0x201510), .35), x0, y-54, x1-x0, 54)
	for x := x0 + 3; x < x1-8; {
		w, h := p.between(15, 26), p.between(36, 46)
		c := bright[p.IntN(len(bright))].to(p.shade, .15+p.gloom*.3)
		p.box(c, x, y-h, min(w, x1-x-2), h)
		if p.IntN(3) == 0 {
			p.box(c.to(hex(0xf5e6c0), .5), x, y-h+8, min(w, x1-x-2), 4)
		}
		x += w + .8
		if p.IntN(14) == 0 {
			x += p.between(10, 26)
		}
	}
	p.box(wood.to(hex(0xd9b78a), .3), x0, y, x1-x0, 7)
}

func (p *painting) lamp(x, y float64) {
	brass := hex(0xc79a4a)
	p.glaze(hex(0xffe9a8), .22, point{x - 22, y - 48}, point{x + 22, y - 48}, point{x + 74, y}, point{x - 74, y})
	p.box(brass, x-2, y-50, 4, 48)
	p.box(brass, x-15, y-4, 30, 5)
	p.polygon(hex(0x2f7a5c), point{x - 14, y - 72}, point{x + 14, y - 72}, point{x + 27, y - 48}, point{x - 27, y - 48})
	p.box(hex(0xffe9a8), x-25, y-49, 50, 3)
}
