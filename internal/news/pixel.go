package news

import (
	"strconv"
	"strings"
)

// leastPicture is the side, in pixels, below which a picture is an icon, or counts visitors.
const leastPicture = 32

// IsPixel reports an img that is not there to be looked at, by its attributes: too small, or not shown at all.
func IsPixel(width, height, style string) bool {
	if tiny(width) || tiny(height) {
		return true
	}
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value, _, _ = strings.Cut(value, "!")
		switch strings.TrimSpace(property) {
		case "width", "height", "max-width", "max-height":
			if tiny(value) {
				return true
			}
		case "display", "visibility":
			if value = strings.TrimSpace(value); value == "none" || value == "hidden" {
				return true
			}
		}
	}
	return false
}

// tiny reads a length in pixels. Other lengths, and what is none, say nothing of a picture's size.
func tiny(length string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(length), "px"))
	return err == nil && n >= 0 && n < leastPicture
}
