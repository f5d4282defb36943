package main

// scene paints one kind of place; the dice and the light make each one different.
type scene func(*painting)

// scenes by the names that heads of articles use.
var scenes = map[string]scene{
	"harbour": harbour, "mountain": mountain, "city": city, "forest": forest, "desert": desert, "river": river,
	"island": island, "field": field, "snow": snow, "market": market, "stadium": stadium, "library": library,
}

// bright are the colours of painted walls, boats and awnings.
var bright = []tint{hex(0xc8553d), hex(0xe9b44c), hex(0x4f8a8b), hex(0xf0e3c8), hex(0x8d5b6c), hex(0x5b8a5a), hex(0xd98a5b), hex(0x6c86a8)}

func (p *painting) bright() tint { return p.lit(bright[p.IntN(len(bright))]) }

func harbour(p *painting) {
	p.in("dawn", "noon", "dusk", "mist", "rose", "night", "storm")
	horizon := p.between(186, 214)
	p.sky(horizon)
	p.below(p.crags(horizon-26, 14, 190), p.land(hex(0x6f8590), .12), p.land(hex(0x6f8590), 0), 60)
	p.sea(horizon)
	p.birds()
	quay, left := horizon+p.between(20, 34), p.Float64() < .5
	for i, x := 0, 0.; i < 6+p.IntN(3); i++ {
		w := p.between(34, 52)
		at := x
		if !left {
			at = width - x - w
		}
		p.house(p.bright(), p.lit(hex(0x7d4436)), at, quay, w, p.between(36, 84))
		x += w + 2
	}
	from, far := 0., p.between(330, 400)
	if !left {
		from = width - far
	}
	p.box(p.lit(hex(0x8b8172)), from, quay, far, 12)
	p.box(p.lit(hex(0x8b8172)).to(p.shade, .5), from, quay+12, far, 8)
	tower := from
	if left {
		tower = from + far
	}
	lighthouse(p, tower, quay+2)
	for range 3 {
		y := p.between(quay+44, height-18)
		p.sail(p.bright(), p.lit(hex(0xf7f0e1)).to(p.sun, .2), p.between(60, width-60), y, (y-horizon)*.62)
	}
}

func lighthouse(p *painting, x, y float64) {
	white, red := p.lit(hex(0xf4efe2)), p.lit(hex(0xbf4030))
	for i := range 5 {
		t, c := float64(i), white
		if i%2 == 1 {
			c = red
		}
		p.polygon(c, point{x - 15 + t*1.7, y - t*18}, point{x + 15 - t*1.7, y - t*18}, point{x + 13.3 - t*1.7, y - t*18 - 18}, point{x - 13.3 + t*1.7, y - t*18 - 18})
	}
	p.oval(p.lamps, .35, x, y-98, 20, 20)
	p.box(p.lamps, x-6, y-104, 12, 14)
	p.polygon(red, point{x - 10, y - 104}, point{x + 10, y - 104}, point{x, y - 116})
}

func mountain(p *painting) {
	p.in("dawn", "noon", "dusk", "gold", "night", "rose", "polar")
	p.sky(250)
	white := hex(0xfbfaf4).to(p.low, .35)
	massif := p.crags(150, 62, 230)
	p.below(massif, p.land(hex(0x5d6b86), .35), p.land(hex(0x5d6b86), .05), 150)
	torn := p.waves(20, 7, 34, 2)
	for x := 0.; x < width; x += 1. / samples {
		if top := massif(x); top < 146 {
			depth := torn(x) * (146 - top) / 50
			p.stroke(white, 1.2/samples, point{x, top}, point{x, top + depth})
		}
	}
	for i, ground := range []tint{hex(0x4f6b62), hex(0x3d5f4b), hex(0x2f4b39)} {
		near := .4 + .25*float64(i)
		outline := p.waves(238+float64(i)*38, 16, 380, 3)
		p.below(outline, p.land(ground, near), p.land(ground, near-.25), 90)
		for range 16 * i {
			x := p.between(0, width)
			p.pine(p.land(ground, near+.12), x, outline(x)+3, p.between(14, 26)*float64(i), false)
		}
	}
	p.birds()
}

func city(p *painting) {
	p.in("dusk", "night", "dawn", "mist", "rose", "storm", "gold")
	ground := p.between(270, 292)
	p.sky(ground)
	for layer := range 3 {
		near := .15 + .38*float64(layer)
		for x := p.between(-40, 0); x < width; {
			w := p.between(28, 64)
			h := p.between(50, 130) + (2-float64(layer))*26
			c := p.land(hex(0x5a5f78).to(bright[p.IntN(len(bright))], .22*float64(layer)), near)
			p.block(c, x, ground, w, h, layer > 0)
			if p.IntN(4) == 0 {
				p.box(c, x+w*.46, ground-h-18, 3, 18)
			}
			x += w + p.between(2, 26)*float64(layer)
		}
	}
	near := p.sea(ground)
	p.box(near.to(p.shade, .6), 0, ground-2, width, 6)
	for range 60 {
		x, y := p.between(0, width), p.between(ground+8, height)
		p.oval(p.lamps, .35, x, y, 1.6, p.between(2, 7))
	}
}

func forest(p *painting) {
	p.in("mist", "dawn", "gold", "noon", "rose", "night")
	p.sky(230)
	grounds := []tint{hex(0x6b8f7a), hex(0x4d7a61), hex(0x356049), hex(0x244836)}
	if p.name == "gold" {
		grounds = []tint{hex(0xc08a4a), hex(0xa8623a), hex(0x7e4a34), hex(0x4f3429)}
	}
	for i, ground := range grounds {
		near := .15 + .27*float64(i)
		outline := p.waves(190+float64(i)*46, 14, 340, 3)
		c := p.land(ground, near)
		for x := p.between(-10, 6); x < width+10; x += p.between(7, 15) * (1 + float64(i)*.55) {
			p.pine(c.to(p.shade, p.between(0, .12)), x, outline(x)+6, p.between(34, 62)*(1+float64(i)*.42), false)
		}
		p.below(outline, c, p.land(ground, near-.3), 70)
	}
	p.birds()
}

func desert(p *painting) {
	p.in("gold", "dusk", "rose", "noon", "dawn")
	p.sky(210)
	p.below(p.crags(196, 22, 260), p.land(hex(0xa86b52), .25), p.land(hex(0xa86b52), 0), 60)
	for i := range 4 {
		near := .3 + .23*float64(i)
		crest := p.waves(214+float64(i)*34, 13+3*float64(i), 420, 2)
		sand := p.land(hex(0xdc9a55), near)
		p.below(crest, sand.to(p.sun, .18), sand, 60)
		lee := p.waves(34+float64(i)*9, 16, 170, 2)
		shadow := sand.to(p.shade, .32)
		for x := 0.; x < width; x += 1. / samples {
			if slope := crest(x+2) - crest(x); slope > 0 {
				p.stroke(shadow, 1.2/samples, point{x, crest(x)}, point{x, crest(x) + max(0, lee(x))*min(1, slope*2.4)})
			}
		}
	}
	for range 2 + p.IntN(3) {
		p.palm(p.lit(hex(0x4c6b3c)), p.between(60, width-60), p.between(300, 338), p.between(60, 96))
	}
}
