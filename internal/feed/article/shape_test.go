package article

import "testing"

func TestShapeOf(t *testing.T) {
	for address, want := range map[string]Shape{
		"https://paper.example/2026/03/04/a-ferry-sails/":       ShapeStory,
		"https://paper.example/world/a-ferry-sails-at-noon":     ShapeStory,
		"https://paper.example/?p=4711":                         ShapeStory,
		"https://ministry.example/figures":                      ShapePage,
		"https://paper.example/tag/ferries/":                    ShapeTag,
		"https://paper.example/en/topics/south-sea":             ShapeTag,
		"https://paper.example/author/mira-sethi/":              ShapeAuthor,
		"https://paper.example/category/world/canada/":          ShapeSection,
		"https://paper.example/topics/2026/03/04/a-tide-turns":  ShapeStory,
		"https://paper.example/report.PDF":                      ShapeOutside,
		"https://paper.example/wp-content/uploads/boat.jpg?w=9": ShapeOutside,
		"https://www.youtube.com/watch?v=abc":                   ShapeOutside,
		"https://x.com/somebody/status/1":                       ShapeOutside,
		"https://uk.linkedin.com/in/somebody":                   ShapeOutside,
		"https://paper.example/":                                ShapeOutside,
		"https://paper.example":                                 ShapeOutside,
		"https://www.amazon.co.uk/dp/B0":                        ShapeOutside,
		"https://paper.example/shop/mugs":                       ShapeOutside,
		"mailto:desk@paper.example":                             ShapePage,
		"":                                                      ShapePage,
	} {
		got, what := ShapeOf(address)
		if got != want || (got == ShapeOutside) != (what != "") {
			t.Errorf("%s: %d %q, want %d", address, got, what, want)
		}
	}
}
