package site_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/site"
	"reader/internal/news"
)

func TestFindEditions(t *testing.T) {
	const alternate = `<link rel="alternate" hreflang="`
	for _, c := range []struct {
		name, page string
		want       []news.Link
	}{
		{"announced", alternate + `hi" href="/hi/">` + alternate + `en" href="/">` + alternate + `x-default" href="/">` + alternate + `fr" href="/fr/"><a hreflang="fr" href="/fr/">En français</a>`,
			[]news.Link{{Title: "हिन्दी", URL: home + "hi/"}, {Title: "En français", URL: home + "fr/"}}},
		{"countries", alternate + `en-GB" href="/uk/">` + alternate + `en-AU" href="/au/">` + alternate + `de-DE" href="/de/">`,
			[]news.Link{{Title: "English (GB)", URL: home + "uk/"}, {Title: "English (AU)", URL: home + "au/"}, {Title: "Deutsch", URL: home + "de/"}}},
		{"in the menu", `<a href="/hi/">हिन्दी</a><a href="https://ta.harbour.example/">தமிழ்</a><a href="/urdu">Urdu</a><a href="/turkce">Türkçe</a><a href="https://hi.elsewhere.example/">Hindi</a>`,
			[]news.Link{{Title: "हिन्दी", URL: home + "hi/"}, {Title: "தமிழ்", URL: "https://ta.harbour.example/"}, {Title: "Urdu", URL: home + "urdu"}, {Title: "Türkçe", URL: home + "turkce"}}},
		{"codes in a switcher", `<ul class="lang-switch"><li>EN</li><li><a href="/fr/">FR</a></li><li><a href="/de/">DE</a></li></ul>`,
			[]news.Link{{Title: "Français", URL: home + "fr/"}, {Title: "Deutsch", URL: home + "de/"}}},
		{"a list to choose from", `<select><option value="/">English</option><option value="/bn/">বাংলা</option></select>`,
			[]news.Link{{Title: "বাংলা", URL: home + "bn/"}}},
		{"a section called IT, and one on Spanish", `<a href="/it/">IT</a><a href="/schools/spanish/">Spanish</a>`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &town{pages: map[string]string{home: c.page + mainMenu}}
			found, err := site.Find(context.Background(), w.get, check, home)
			if diff := cmp.Diff(c.want, found.Editions); err != nil || diff != "" {
				t.Errorf("error %v, editions (-want +got):\n%s", err, diff)
			}
			if diff := cmp.Diff(mainOutline, outline(found.Sections, "")); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEditionIsNoSection: the menu of one edition names the others and its own front page.
func TestEditionIsNoSection(t *testing.T) {
	const hindi = home + "hi/"
	w := &town{pages: map[string]string{hindi: `<nav><a href="/hi/">समाचार पत्र</a><a href="/hi/desh/">देश</a><a href="/hi/khel/">खेल</a><a href="/hi/kala/">कला</a><a href="/english/">English</a></nav>`}}
	found, err := site.Find(context.Background(), w.get, check, hindi)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("देश /hi/desh/\nखेल /hi/khel/\nकला /hi/kala/\n", outline(found.Sections, "")); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]news.Link{{Title: "English", URL: home + "english/"}}, found.Editions); diff != "" {
		t.Errorf("editions (-want +got):\n%s", diff)
	}
}
