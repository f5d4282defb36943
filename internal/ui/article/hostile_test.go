package article_test

import (
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

// TestHostile is about links that lead elsewhere than they seem to, by the numbers of the threat model: where they lead is
// told before they are followed, by any key and into the browser too.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		name string
		link news.Link
		told string
	}{
		{"T10 a host with a letter of another script", news.Link{Title: "the report", URL: "https://\u0430pple.com/"}, "! xn--pple-43d.com, a name in letters that pass for others"},
		{"T10 the same in punycode", news.Link{Title: "the report", URL: "https://xn--pple-43d.com/"}, "! xn--pple-43d.com, a name in letters that pass for others"},
		{"T10 words that name what it looks like", news.Link{Title: "apple.com", URL: "https://\u0430pple.com/"}, "! xn--pple-43d.com, a name in letters that pass for others"},
		{"T11 words that name another host", news.Link{Title: "https://bank.com/login", URL: "https://evil.net/"}, "! says bank.com, leads to evil.net"},
		{"T11 another host before an @", news.Link{Title: "your bank", URL: "https://bank.com@evil.net/"}, "evil.net/"},
		{"T11 another host and a slash before an @", news.Link{Title: "your bank", URL: "https://bank.com%2f@evil.net/"}, "evil.net/"},
	} {
		r := whole()
		r.Article.Blocks[0] = paragraph("The government will pump water.", plan, c.link)
		for _, keys := range [][]string{{"f", "j"}, {"f", "J"}, {"F", "j"}} { // the second letter is the link's
			t.Run(c.name+" by "+keys[0]+keys[1], func(t *testing.T) {
				p := read(t, article.New(&desk{stored: r}, r.Story, 0, article.From{}), screen(80, 24)).answer()
				p.press(keys...)
				_, read := last[page.Go](p)
				_, browsed := last[page.Browse](p)
				inBrowser := keys[1] == "J" || keys[0] == "F"
				if c.told[0] != '!' && inBrowser {
					return // it says itself where it leads, and the browser does
				}
				if p.sees(c.told); read || browsed {
					t.Error("it was followed before that was read")
				}
				p.press("enter")
				_, read = last[page.Go](p)
				if _, browsed = last[page.Browse](p); !read && !browsed {
					t.Error("it cannot be followed")
				}
			})
		}
	}
	t.Run("T10 a host in its own letters is what its words say", func(t *testing.T) {
		r := whole()
		r.Article.Blocks[0] = paragraph("Water.", plan, news.Link{Title: "münchen.de", URL: "https://xn--mnchen-3ya.de/"})
		p := read(t, article.New(&desk{stored: r}, r.Story, 0, article.From{}), screen(80, 24)).answer()
		p.press("f", "j")
		p.sees("münchen.de/")
		if p.row("leads to") >= 0 {
			t.Error("it is said to lead elsewhere")
		}
	})
}
