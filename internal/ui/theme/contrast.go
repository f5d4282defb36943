package theme

import (
	"image/color"
	"math"
)

// mix is the colour between background and ink whose contrast with the background is the ratio asked for.
func mix(background, ink color.Color, ratio float64) color.Color {
	low, high := 0.0, 1.0
	for range 12 { // 1/4096 is finer than 8 bits a channel
		middle := (low + high) / 2
		if Contrast(between(background, ink, middle), background) < ratio {
			low = middle
		} else {
			high = middle
		}
	}
	return between(background, ink, high)
}

// legible is a colour that has at least a contrast with what stands behind it: the colour itself, or as little darker
// or lighter as needed. On grounds in the middle, where not even black and white have it, it is one of these.
func legible(c, behind color.Color, ratio float64) color.Color {
	if Contrast(c, behind) >= ratio {
		return c
	}
	end, low, high := farthest(behind), 0.0, 1.0
	for range 12 {
		middle := (low + high) / 2
		if Contrast(between(c, end, middle), behind) < ratio {
			low = middle
		} else {
			high = middle
		}
	}
	return between(c, end, high)
}

// farthest is black or white, whichever stands out more.
func farthest(from color.Color) color.Color {
	if isDark(from) {
		return color.White
	}
	return color.Black
}

// between is the colour a share of the way from a to b, 0 ≤ share ≤ 1.
func between(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	channel := func(from, to uint32) uint8 {
		return uint8(math.Round((float64(from) + (float64(to)-float64(from))*share) / 0x101))
	}
	return color.RGBA{channel(ar, br), channel(ag, bg), channel(ab, bb), 0xff}
}

// Contrast is the ratio of WCAG 2.1 between two colours, 1 to 21.
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.1, 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// linear undoes the gamma of sRGB for one channel of 16 bits.
func linear(channel uint32) float64 {
	v := float64(channel) / 0xffff
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
