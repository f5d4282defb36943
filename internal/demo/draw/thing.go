package main

import "math"

// The things below stand on a point of their foot and are as high as size says, in pixels.

// pine is a conifer of three skirts, perhaps under snow.
func (p *painting) pine(c tint, x, y, size float64, snow bool) {
	p.box(c.to(hex(0x2a1a12), .5), x-size*.03, y-size*.12, size*.06, size*.14)
	for i := range 3 {
		t := float64(i)
		w, foot, tip := size*(.28-.06*t), y-size*(.08+.24*t), y-size*(.52+.24*t)
		p.polygon(c.to(p.low, .05*t), point{x - w, foot}, point{x + w, foot}, point{x, tip})
		if snow {
			p.polygon(hex(0xf4f7f8).to(p.shade, p.gloom*.3), point{x - w*.5, (foot + tip) / 2}, point{x, tip}, point{x + w*.5, (foot + tip) / 2}, point{x, (foot+tip)/2 - size*.05})
		}
	}
}

// tree is a round crown on a trunk, lit from the sun's side.
func (p *painting) tree(c tint, x, y, size float64) {
	p.box(c.to(hex(0x3a2417), .7), x-size*.035, y-size*.4, size*.07, size*.4)
	p.disc(c, x, y-size*.62, size*.36)
	p.disc(c, x-size*.22, y-size*.48, size*.24)
	p.disc(c, x+size*.24, y-size*.5, size*.22)
	side := math.Copysign(size*.1, p.sunX-.5)
	p.oval(c.to(p.sun, .22), .8, x+side, y-size*.7, size*.22, size*.2)
}

// palm leans, with six leaves.
func (p *painting) palm(c tint, x, y, size float64) {
	lean := p.between(-.22, .22) * size
	for i := range 8 {
		t := float64(i) / 8
		a := point{x + lean*t*t, y - size*t}
		b := point{x + lean*(t+.125)*(t+.125), y - size*(t+.125)}
		p.stroke(c.to(hex(0x5b3a22), .6), size*.06*(1.3-t*.6), a, b)
	}
	tx, ty := x+lean, y-size
	for i := range 7 {
		angle := math.Pi * (-.08 + 1.16*float64(i)/6)
		dx, dy := math.Cos(angle)*size*.42, -math.Sin(angle)*size*.26
		p.polygon(c, point{tx, ty - size*.02}, point{tx + dx*.55, ty + dy - size*.05}, point{tx + dx, ty + dy + size*.12}, point{tx + dx*.5, ty + dy + size*.07})
	}
	p.disc(c.to(hex(0x3a2417), .6), tx, ty+size*.02, size*.04)
}

// house has a gable roof and a lamp or two in its windows.
func (p *painting) house(wall, roof tint, x, y, w, h float64) {
	p.box(wall, x, y-h, w, h)
	p.box(wall.to(p.shade, .25), x+w*.68, y-h, w*.32, h)
	p.polygon(roof, point{x - w*.08, y - h}, point{x + w*.5, y - h - w*.42}, point{x + w*1.08, y - h})
	for i := range 2 {
		for j := range max(1, int(h/22)) {
			p.box(p.lamps, x+w*(.16+.42*float64(i)), y-h+6+float64(j)*20, w*.2, 9)
		}
	}
}

// block is a tower with rows of windows, some of them lit.
func (p *painting) block(c tint, x, y, w, h float64, windows bool) {
	p.box(c, x, y-h, w, h)
	p.box(c.to(p.sun, .12), x, y-h, w*.3, h)
	if !windows {
		return
	}
	for wy := y - h + 8; wy < y-10; wy += 13 {
		for wx := x + 5; wx < x+w-7; wx += 11 {
			if p.Float64() < .3+p.gloom*.5 {
				p.box(p.lamps.to(c, .25*p.Float64()), wx, wy, 5, 7)
			}
		}
	}
}

// sail is a boat with one mast.
func (p *painting) sail(hull, cloth tint, x, y, size float64) {
	p.polygon(hull, point{x - size*.42, y - size*.12}, point{x + size*.46, y - size*.12}, point{x + size*.3, y + size*.06}, point{x - size*.3, y + size*.06})
	p.stroke(hull.to(hex(0x201510), .5), size*.03, point{x, y - size*.1}, point{x, y - size})
	p.polygon(cloth, point{x + size*.03, y - size*.95}, point{x + size*.03, y - size*.2}, point{x + size*.42, y - size*.2})
	p.polygon(cloth.to(p.shade, .2), point{x - size*.03, y - size*.85}, point{x - size*.03, y - size*.2}, point{x - size*.32, y - size*.2})
	p.oval(hull, .25, x, y+size*.1, size*.45, size*.04)
}

// birds are a few far ones.
func (p *painting) birds() {
	x, y := p.between(80, width-160), p.between(40, 110)
	for range 3 + p.IntN(4) {
		bx, by, s := x+p.between(-50, 50), y+p.between(-22, 22), p.between(4, 7)
		p.stroke(p.shade, 1.3, point{bx - s, by - s*.5}, point{bx, by})
		p.stroke(p.shade, 1.3, point{bx, by}, point{bx + s, by - s*.5})
	}
}
