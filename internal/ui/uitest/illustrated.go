package uitest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"reader/internal/news"
)

// reservoir is the address of the picture on the sample paper.
const reservoir = "https://paper.example/reservoir.png"

// Illustrate gives the newest story a picture: on the front page, and in its article.
func (d *Desk) Illustrate() *Desk {
	r := d.Texts[1]
	picture := news.Picture{URL: reservoir, Alt: "A reservoir below its marks", Width: reservoirWidth, Height: reservoirHeight}
	d.Stories[0].Picture, r.Article.Picture = picture, picture
	r.Article.Blocks = append([]news.Block{figure("The upper reservoir on Sunday: eleven weeks of water.")}, r.Article.Blocks...)
	d.Texts[1] = r
	d.Pictures = map[string][]byte{reservoir: paint()}
	return d
}

func figure(caption string) news.Block {
	return news.Block{Kind: news.Figure, Picture: news.Picture{URL: reservoir, Width: reservoirWidth, Height: reservoirHeight},
		Spans: []news.Span{{Text: caption}}, Credit: "Noor Halden"}
}

// LongArticle is one of so many words, with a cross-head and a picture every thousand.
func LongArticle(words int) news.Article {
	a := english()
	a.Blocks, a.Words = nil, words
	text := strings.Repeat("The figures are worse than those of the driest year on record, and none of the rain will reach the reservoirs that matter. ", 4)
	const thousand = 1000
	for n := 0; n < words; n += len(strings.Fields(text)) {
		if n%thousand < len(strings.Fields(text)) {
			a.Blocks = append(a.Blocks, news.Block{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: fmt.Sprintf("Week %d", n/thousand+1)}}},
				figure("The upper reservoir."))
		}
		a.Blocks = append(a.Blocks, said(text, link("published overnight", "https://ministry.example/figures")))
	}
	return a
}

// The picture's size in pixels. It is small, and of few colours, so that golden screens with it are.
const (
	reservoirWidth, reservoirHeight = 160, 90
)

// paint draws the reservoir: sky and sun, a hill, the bank that the water left dry, water.
func paint() []byte {
	sky, sun, hill := color.RGBA{0xf2, 0xd8, 0xb0, 0xff}, color.RGBA{0xe8, 0x8f, 0x4a, 0xff}, color.RGBA{0x6d, 0x7f, 0x5a, 0xff}
	bank, water, light := color.RGBA{0xb9, 0x9a, 0x72, 0xff}, color.RGBA{0x3e, 0x7d, 0x94, 0xff}, color.RGBA{0x6b, 0xa4, 0xb3, 0xff}
	m := image.NewRGBA(image.Rect(0, 0, reservoirWidth, reservoirHeight))
	for y := range reservoirHeight {
		for x := range reservoirWidth {
			c := sky
			switch dx, dy := x-112, y-22; {
			case y > 68 && (x/16+y/4)%5 == 0:
				c = light
			case y > 64:
				c = water
			case y > 56:
				c = bank
			case y > 30+max(x-66, (66-x)/3) || y > 46+max((150-x)/3, x-150):
				c = hill
			case dx*dx+dy*dy < 121:
				c = sun
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}
