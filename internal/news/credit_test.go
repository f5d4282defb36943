package news_test

import (
	"testing"

	"reader/internal/news"
)

func TestCredit(t *testing.T) {
	for _, c := range []struct {
		a    news.Article
		want string
	}{
		{news.Article{Byline: "Ines Aldoar", Language: "en-GB"}, "By Ines Aldoar"},
		{news.Article{Byline: "by Ines Aldoar", Language: "en"}, "by Ines Aldoar"},
		{news.Article{Byline: "Ines Aldoar", Language: "pt"}, "Ines Aldoar"},
		{news.Article{Byline: "Ines Aldoar"}, "Ines Aldoar"},
		{news.Article{Byline: " the paper ", Site: "The Paper", Language: "en"}, ""},
		{news.Article{Site: "The Paper"}, ""},
	} {
		if got := c.a.Credit(); got != c.want {
			t.Errorf("%q of %q in %q is credited %q, want %q", c.a.Byline, c.a.Site, c.a.Language, got, c.want)
		}
	}
}
