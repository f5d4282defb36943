package article

import (
	"strings"
	"testing"

	"reader/internal/news"
)

func TestInitialsAreJoinedToTheirWords(t *testing.T) {
	for _, c := range []struct{ markup, want string }{
		{`<span class="c-initialLetter"><span>T</span></span> <span>he mayor</span>`, "The mayor"},
		{"<span class=drop-cap>“B</span>\n\toats", "“Boats"},
		{`<b class=dropcap>N</b>ine boats`, "Nine boats"},
		{`<span class=dropcap>A</span> boat`, "A boat"},
		{`<span class=dropcap>M</span> Street`, "M Street"},
		{`<span class=grade>D</span> minus`, "D minus"},
		{`<span class=dropcap>Plan</span> b`, "Plan b"},
	} {
		e, err := Extract(pageAt("https://paper.example/wall", "<h1>The wall</h1><div class=article-body><p>"+c.markup+" and more. "+strings.Join(sentences, "</p><p>")+"</p></div>"), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if got := news.PlainText(e.Article.Blocks); !strings.HasPrefix(got, c.want+" and more.") {
			t.Errorf("%s: %.40q, want %q", c.markup, got, c.want)
		}
	}
}
