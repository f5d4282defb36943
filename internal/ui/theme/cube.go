package theme

import "image/color"

// Cube is the palette of 256 colours that terminals share, without its first sixteen, which each reader has otherwise: a
// cube of six shades a channel, and greys.
func Cube() []color.RGBA {
	shades := [6]uint8{0, 95, 135, 175, 215, 255}
	var out []color.RGBA
	for _, r := range shades {
		for _, g := range shades {
			for _, b := range shades {
				out = append(out, color.RGBA{r, g, b, 0xff})
			}
		}
	}
	for grey := uint8(8); grey <= 238; grey += 10 {
		out = append(out, color.RGBA{grey, grey, grey, 0xff})
	}
	return out
}

// Nearest is the colour among some that looks most like c.
func Nearest(among []color.RGBA, c color.RGBA) (found color.RGBA) {
	least := 1 << 30
	for _, k := range among {
		if d := Distance(c, k); d < least {
			least, found = d, k
		}
	}
	return found
}

// Distance is how different two colours look: the square of the way between them, the channels weighed roughly as the eye
// does.
func Distance(a, b color.RGBA) int {
	red, green, blue := int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B)
	return 2*red*red + 4*green*green + 3*blue*blue
}

// kept is how much of its contrast with the page a colour must keep in a palette.
const kept = 0.97

// inPalette is what a colour becomes where there are 256: the nearest that can be read as well on the page. Left to
// itself, the renderer chooses by hue, and a warm grey turns into green.
func (t *Theme) inPalette(c color.Color) color.Color {
	own, ok := c.(color.RGBA)
	if !t.cube || !ok {
		return c
	}
	least := 0.0
	if t.palette.paper != nil {
		least = kept * Contrast(own, t.palette.paper)
	}
	var readable []color.RGBA
	for _, k := range Cube() {
		if least == 0 || Contrast(k, t.palette.paper) >= least {
			readable = append(readable, k)
		}
	}
	if len(readable) == 0 {
		return c
	}
	return Nearest(readable, own)
}
