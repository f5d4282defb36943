package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// relatedOf writes the related stories of a page as "kind title", with the anchor of inline ones.
func relatedOf(a news.Article) string {
	var lines []string
	for _, r := range a.Related {
		line := r.Kind.String() + " " + r.Title
		if r.Kind == news.RelatedInline {
			line += fmt.Sprintf(" @%d", r.Anchor)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestRelated(t *testing.T) {
	const (
		gap   = "<a href='/2026/02/engineers-warn-of-a-gap/'>Engineers warn of a gap</a>"
		stone = "<a href='https://www.island.example/2026/01/stone-comes-by-barge?utm_medium=x#top'>Stone comes by barge</a>"
	)
	for _, c := range []struct{ name, between, after, want string }{
		{"none", "", "", ""},
		{"class", "<div class='inline-related'>" + gap + "</div>", "", "inline Engineers warn of a gap @2"},
		{"class at the end", "", "<div class='yarpp-related'><ul><li>" + gap + "<li>" + stone + "</ul></div>", "end Engineers warn of a gap\nend Stone comes by barge"},
		{"camel case", "", "<div id=RelatedArticles>" + gap + "</div>", "end Engineers warn of a gap"},
		{"heading", "", "<section><h3>More on this story</h3><ul><li>" + gap + "</li><li>" + stone + "</li></ul></section>", "end Engineers warn of a gap\nend Stone comes by barge"},
		{"heading, list beside it", "", "<h3>Lire aussi :</h3><ul><li>" + gap + "</li></ul>", "end Engineers warn of a gap"},
		{"Hindi heading", "<div><p>यह भी पढ़ें:</p><p>" + gap + "</p></div>", "", "inline Engineers warn of a gap @2"},
		{"paragraph", "<p>Read more: " + gap + "</p>", "", "inline Engineers warn of a gap @2"},
		{"paragraph in Spanish", "<p><strong>Lea también: " + gap + "</strong></p>", "", "inline Engineers warn of a gap @2"},
		{"nothing but a link", "<p>" + gap + "</p>", "", "inline Engineers warn of a gap @2"},
		{"list of nothing but links", "<ul><li>" + gap + "</li><li>" + stone + "</li></ul>", "", "inline Engineers warn of a gap @2\ninline Stone comes by barge @2"},
		{"said twice, longest title", "<p>" + gap + "</p>", "<div class=related-posts><a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap in the harbour wall</a></div>", "inline Engineers warn of a gap in the harbour wall @2"},
		{"picture and words", "", "<div class=related-posts><a href='/2026/02/engineers-warn-of-a-gap'><img src=x alt=wall></a><a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap</a></div>", "end Engineers warn of a gap"},
		{"long words of a picture", "", "<div class=related-posts><a href='/2026/02/engineers-warn-of-a-gap'><img src=x alt='A crane lifts a stone of four tons over the heads of three engineers'></a><a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap</a></div>", "end Engineers warn of a gap"},
		{"an invitation below the headline", "", "<div class=related-posts><h3><a href='/2026/02/a-gap'>A gap</a></h3><a href='/2026/02/a-gap'>Read more on this story »</a></div>", "end A gap"},
		{"nothing but a picture", "", "<div class=related-posts><a href='/2026/02/engineers-warn-of-a-gap'><img src=x alt='Engineers at the wall'></a></div>", "end Engineers at the wall"},
		{"two words behind a date, in French", "<div class=inline-related><a href='/2026/03/13/pont-rouvert/'>Le pont est rouvert</a></div>", "", "inline Le pont est rouvert @2"},
		{"arrows and invitations", "", "<div class=related-posts><a href='/2026/02/engineers-warn-of-a-gap'>→ Lesen Sie diesen Artikel: Engineers warn of a gap weiterlesen »</a><a href='/2026/02/we-are-dry'>«We are dry»</a></div>", "end Engineers warn of a gap\nend «We are dry»"},
		{"sections and services in a marked box", "", "<div class=related-links>" + gap + "<a href='/food-and-drink/wine/'>Wine</a><a href='/help/download-our-app/'>Download our app</a><a href='/lost-at-sea-for-days-and-nights/'>Lost at sea</a></div>", "end Engineers warn of a gap\nend Lost at sea"},
		{"a neighbour with a short name", "", "<div class='post-navigation'><a rel=prev href='/mayor-rows-home/'>← Mayor rows home</a></div>", "prev Mayor rows home"},
		{"neighbours", "", "<div class='post-navigation'><a rel=prev href='/2026/02/engineers-warn-of-a-gap/'>Engineers warn of a gap</a><a rel=next href='/2026/03/the-mayor-rows-home/'>The mayor rows home</a></div>", "prev Engineers warn of a gap\nnext The mayor rows home"},
		{"sister paper in a marked box", "", "<div class=related-posts>" + gap + "<a href='https://mainland.example/2026/01/walls-of-the-coast'>Walls of the coast</a></div>", "end Engineers warn of a gap\nend Walls of the coast"},
		{"sister paper alone, under a heading", "", "<div class=related-posts><h3>Related articles</h3><a href='https://mainland.example/2026/01/walls-of-the-coast'>Walls of the coast</a></div>", "end Walls of the coast"},
		{"another site's link", "<p><a href='https://other.example/2026/01/walls-of-the-coast'>Walls of the coast</a></p>", "", ""},
		{"tags, authors, home, itself", "", "<div class=related><a href='/tag/harbour-wall-works/'>Harbour</a><a href='/author/ann-b-smith/'>Ann</a><a href='/'>Home</a><a href='" + island + "?share=x'>Share</a></div>", ""},
		{"latest and most read", "", "<div class='widget latest-related'><h3>Latest</h3>" + gap + "</div><div class='most-read'>" + stone + "</div>", ""},
		{"a link in a sentence", "<p>The gap was found in January, as we wrote: " + gap + ", and it has grown since then by a foot.</p>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := extract(t, story("", c.between, c.after))
			if diff := cmp.Diff(c.want, relatedOf(a)); diff != "" {
				t.Errorf("related (-want +got):\n%s", diff)
			}
			for _, r := range a.Related {
				if strings.ContainsAny(r.URL, "#?") {
					t.Errorf("address %s keeps what is not part of it", r.URL)
				}
			}
		})
	}
}

func TestLead(t *testing.T) {
	for _, s := range []string{"Also read:", "READ MORE", "Mehr zum Thema", "À lire aussi", "Te puede interesar", "Leia também", "Leggi anche", "Lees ook", "Czytaj też", "Читайте также:", "İlgili haberler", "यह भी पढ़ें", "関連記事", "相关阅读", "관련기사", "اقرأ أيضا", "Don’t miss"} {
		if !lead(s) {
			t.Errorf("%q introduces related stories", s)
		}
	}
	for _, s := range []string{"", "Read", "He read more than she did", "The related costs"} {
		if lead(s) {
			t.Errorf("%q introduces nothing", s)
		}
	}
}
