package article_test

import (
	"testing"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

func TestEndOffersWhatFollowsInTheList(t *testing.T) {
	from := article.From{Trail: []text.Safe{"World"}, List: "World", At: 2, Total: 37, Next: []news.Story{
		{ID: 21, Title: "Ceasefire talks move to the lake", Source: "Harbour Wire"}, {ID: 22, Title: "Landslide closes the pass", Source: "Alpenbote", Read: true},
	}}
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, from), screen(120, 40)).answer()
	r.press("G")
	for _, words := range []string{"MORE FROM WORLD", "Ceasefire talks move to the lake", "Harbour Wire", "Landslide closes the pass", "n  next story · World"} {
		r.sees(words)
	}
	r.press("f", "f")
	went, _ := last[page.Go](r)
	if to, ok := went.To.(page.Story); !ok || to.Story.ID != 21 || to.From != 7 {
		t.Errorf("the first letter went to %+v", went.To)
	}
}
