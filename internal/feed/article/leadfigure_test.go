package article

import (
	"strings"
	"testing"

	"reader/internal/news"
)

// The lead picture of many themes stands above the container of the text, in a smaller copy than og:image names.
func TestTheLeadFigureKeepsItsCaption(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("The tide went out further than anybody on the quay could remember, and stayed there. ", 6) + "</p>"
	page := `<html><head><title>Low water</title><meta property="og:image" content="https://paper.example/u/quay.jpg"></head><body>
		<h1>Low water</h1><div class="jeg_featured featured_image"><figure><img src="/u/quay-750x375.jpg" alt="A quay">
		<figcaption>The quay at noon.</figcaption></figure></div>
		<div class="entry-content">` + strings.Repeat(paragraph, 4) + `</div></body></html>`
	a := extractAt(t, "https://paper.example/2026/low-water/", page)
	var figures []news.Block
	for _, b := range a.Blocks {
		if b.Kind == news.Figure {
			figures = append(figures, b)
		}
	}
	if len(figures) != 1 || news.Plain(figures[0].Spans) != "The quay at noon." || figures[0].Picture.URL != a.Picture.URL {
		t.Errorf("figures are %+v, the lead picture %s", figures, a.Picture.URL)
	}
	if strings.Contains(news.PlainText(a.Blocks), "noon") {
		t.Error("the caption stands in the text")
	}
}

// Some sites name the sizes of one picture in its path, and show it in the text again.
func TestThePictureInTheTextIsTheLead(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("The tide went out further than anybody on the quay could remember, and stayed there. ", 6) + "</p>"
	page := `<html><head><title>Low water</title><meta property="og:image" content="https://img.example/o/1072476.jpg"></head><body>
		<h1>Low water</h1><article><figure><img src="https://img.example/640/q_80/1072476.webp"><figcaption>Low water</figcaption></figure>` + strings.Repeat(paragraph, 4) + `</article></body></html>`
	a := extractAt(t, "https://paper.example/2026/low-water/", page)
	if len(a.Blocks) == 0 || a.Blocks[0].Picture.URL != a.Picture.URL || a.Picture.URL == "" {
		t.Errorf("the text begins with %+v, the lead picture is %s", a.Blocks[0], a.Picture.URL)
	}
	if len(a.Blocks[0].Spans) > 0 {
		t.Errorf("the caption says the title again: %v", a.Blocks[0].Spans)
	}
}

func TestAPictureDoesNotSayTheHeadlineAgain(t *testing.T) {
	page := `<html><head><title>Low water</title><meta property="og:image" content="https://img.example/quay.jpg"><meta property="og:image:alt" content="Low water!"></head><body><p>Words.</p></body></html>`
	if a := extractAt(t, "https://paper.example/2026/low-water/", page); a.Picture.URL == "" || a.Picture.Alt != "" {
		t.Errorf("the lead picture is %+v", a.Picture)
	}
}
