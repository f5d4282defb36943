package article

import (
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"reader/internal/feed/markup"
)

func TestQueryFindsWhatTheSelectorSays(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<body><div class="a b" id=x><p>one</p><p class=a title="a > b, c">two <b>three</b></p><div><p>four</p><i></i><p class=c>five</p></div></div><p data-x="]">six</p><div id=123><p>seven</p></div><ul><li>1<li>2<li>3</ul></body>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range []string{
		"p", "*", "div p", "div > p", "div>p", "p + p", "p ~ div", "p~div p+i ~ p", ".a .a", "div.a > div > p.c", "p, b , i", "div p,ul>li:nth-child( 2n + 1 )",
		`[title="a > b, c"] b`, `p[data-x="]"]`, ":not(.a, .c)", "div:has(i) p", "p /* a, b */ b", "div/**/p", `#\31 23 p`, `p:contains("o, t")`, "html body div div p", "li:last-child", "body > * > * ~ div *", ".nosuch ~ *", `#\78`,
	} {
		sel, err := cascadia.ParseGroup(group)
		if err != nil {
			t.Fatalf("%s: %v", group, err)
		}
		got, err := query(doc, group)
		if want := cascadia.QueryAll(doc, sel); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %d elements, want %d, %v", group, len(got), len(want), err)
		}
	}
}

func TestALongSelectorEnds(t *testing.T) {
	doc := markup.ParseFragment(strings.Repeat("<div>", 90) + strings.Repeat("<p>Some words", 20_000))
	for _, group := range []string{"nosuch ~ * ~ * ~ * ~ *", "nosuch * * * * * * * *"} {
		if got, err := query(doc, group); err != nil || len(got) != 0 {
			t.Errorf("%s: %d elements, %v", group, len(got), err)
		}
	}
}
