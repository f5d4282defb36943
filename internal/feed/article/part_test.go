package article

import (
	"testing"

	"reader/internal/news"
)

func TestLinksToPartsOfThePage(t *testing.T) {
	const at = "https://paper.example/a"
	blocks := Fragment(`<p>It says <a href="#h-who-pays">who pays</a>, and in <a href="#comments">the comments</a> why.</p>
		<h2 id="h-who-pays"><a href="#h-who-pays">Who pays?</a></h2><p>Farmers.</p>`, at)
	var links []news.Link
	news.EachLink(blocks, func(l news.Link) { links = append(links, l) })
	if len(links) != 1 || links[0].URL != at+"#h-who-pays" || news.PartOf(blocks, links[0]) != 1 {
		t.Errorf("the text links to %+v", links)
	}
}
