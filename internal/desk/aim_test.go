package desk

import (
	"errors"
	"testing"

	"reader/internal/news"
)

func TestWhereLinksLead(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s, known := w.find("Merrow"), w.find("buoy")
	links := map[string]news.AimKind{
		known.URL:                           news.AimStory,
		n.URL + "/category/africa/":         news.AimList,
		n.URL + "/tag/no-such-thing/":       news.AimList,
		n.URL + "/uploads/plan.pdf":         news.AimOutside,
		"https://www.youtube.com/watch?v=a": news.AimOutside,
		"https://ministry.example/":         news.AimOutside,
		"https://ministry.example/data":     news.AimPage,
		"https://other.example/tag/sea":     news.AimPage,
	}
	html := `<html><head><title>Here</title></head><body><article><h1>Here</h1>`
	for address := range links {
		html += `<p>A paragraph of some length that says what there is to say, and leads <a href="` + address + `">somewhere else</a> at its end.</p>`
	}
	n.answer(pathOf(s.URL), text200("text/html", html+`</article></body></html>`))
	r, err := w.Fetch(t.Context(), s.ID)
	w.ok(err)
	for address, want := range links {
		aim, ok := r.Aims[address]
		if !ok || aim.Kind != want || (want == news.AimOutside) != (aim.What != "") {
			t.Errorf("%s leads to %+v", address, aim)
		}
	}
	if l := r.Aims[n.URL+"/tag/no-such-thing/"].Listing; l.Name() != "#no such thing" {
		t.Errorf("the tag is called %q", l.Name())
	}
}

func TestWhatStandsInPlaceOfAnArticle(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	from := w.find("Merrow").ID
	n.answer("/report", text200("application/pdf", "%PDF-1.7 \x00\x01\x02"))
	for path, list := range map[string]bool{"/report": false, "/category/africa/": true, "/": false} {
		_, err := w.Follow(t.Context(), n.URL+path, from)
		var other *news.NoArticleError
		if !errors.As(err, &other) || (other.List != news.Listing{}) != list || !sentence(other.Reason) {
			t.Errorf("%s: %v, %+v", path, err, other)
			continue
		}
		if list && other.List.Title != "Africa" {
			t.Errorf("the list is %+v", other.List)
		}
	}
}
