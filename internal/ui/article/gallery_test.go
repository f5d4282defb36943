package article_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
	"reader/internal/ui/picture"
)

// gallery is an article of n pictures with a paragraph behind each.
func gallery(t *testing.T, n int) (news.Reading, *desk) {
	t.Helper()
	var raw bytes.Buffer
	if err := png.Encode(&raw, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	story := whole()
	story.Article.Blocks = nil
	for i := range n {
		pic := news.Picture{URL: fmt.Sprintf("https://paper.example/%d.png", i), Width: 300, Height: 200}
		story.Article.Blocks = append(story.Article.Blocks, news.Block{Kind: news.Figure, Picture: pic},
			news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: fmt.Sprintf("Behind picture %d.", i)}}})
	}
	return story, &desk{stored: story, picture: raw.Bytes()}
}

// pictures are how many are asked for and not answered.
func (r *reader) pictures() (n int) {
	for _, a := range r.held {
		if strings.HasPrefix(a.Topic, "picture") {
			n++
		}
	}
	return n
}

func TestAGalleryIsDecodedAFewAtATimeAndWhereOneLooks(t *testing.T) {
	story, d := gallery(t, 100)
	env := screen(120, 40)
	env.Pictures = true
	r := read(t, article.New(d, story.Story, 0, article.From{}), env).answer()
	for range 50 {
		if n := r.pictures(); n > 2 {
			t.Fatalf("%d pictures are decoded at once", n)
		}
		r.answer()
	}
	asked := func(n int) bool {
		return slices.Contains(d.asked, fmt.Sprintf("picture https://paper.example/%d.png", n))
	}
	if !asked(0) || !asked(2) || asked(20) {
		t.Errorf("at the top were asked for: %q", d.asked)
	}
	r.press("G")
	for range 50 {
		r.answer()
	}
	if !asked(99) || asked(50) {
		t.Errorf("at the end were asked for: %q", d.asked)
	}
}

func TestPicturesOfAnArticleHaveNumbersOfTheirOwn(t *testing.T) {
	story, d := gallery(t, 4)
	env := screen(120, 40)
	env.Pictures, env.Canvas = true, picture.Canvas{Real: true}
	r := read(t, article.New(d, story.Story, 0, article.From{}), env).answer()
	for range 10 {
		r.answer()
	}
	sent := func() (n int, all string) {
		for _, a := range r.did {
			if s, ok := a.(page.Transmit); ok {
				n, all = n+1, all+string(s.Sequence)
			}
		}
		return n, all
	}
	if n, all := sent(); n != 4 || !strings.Contains(all, "i=2,") || !strings.Contains(all, "i=5,") {
		t.Errorf("%d sequences were sent", n)
	}
	r.did = nil
	r.take(r.page.TakeDown())
	if _, all := sent(); all != string(picture.Forget(2, 3, 4, 5)) {
		t.Errorf("%q", all)
	}
}

func TestACaptionIsWholeAndMovesNothing(t *testing.T) {
	feed, full := water(), whole()
	feed.Story.Picture = news.Picture{URL: "https://paper.example/p.png", Width: 300, Height: 200}
	words := strings.Repeat("The upper reservoir on Sunday, seen from the dam that was built for twice as many people. ", 3)
	figure := news.Block{Kind: news.Figure, Picture: feed.Story.Picture, Spans: []news.Span{{Text: words + "The end."}}, Credit: "Photo: Agency"}
	full.Story.Picture, full.Article.Blocks = feed.Story.Picture, append([]news.Block{figure}, full.Article.Blocks...)
	d := &desk{stored: feed, fetched: full}
	env := screen(120, 60)
	env.Pictures = true
	r := read(t, article.New(d, feed.Story, 0, article.From{}), env).answer()
	before := r.row("The government will pump")
	r.answer()
	if after := r.row("The government will pump"); after != before {
		t.Errorf("the text moved from row %d to %d", before, after)
	}
	r.sees("The end. Photo: Agency")
}

func TestWhatAPictureShowsStandsInItsPlaceWhenPicturesAreOff(t *testing.T) {
	story := whole()
	story.Article.Picture = news.Picture{URL: "https://paper.example/p.png", Alt: "A dry reservoir", Width: 300, Height: 200}
	d := &desk{stored: story}
	read(t, article.New(d, story.Story, 0, article.From{}), screen(80, 40)).answer().sees("[picture: A dry reservoir]")
	if slices.ContainsFunc(d.asked, func(a string) bool { return strings.HasPrefix(a, "picture") }) {
		t.Errorf("it was asked for: %q", d.asked)
	}
}
