package article

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

const island = "https://island.example/2026/03/goat-ferry-resumes/"

func extract(t *testing.T, page string) news.Article {
	t.Helper()
	return extractAt(t, island, page)
}

func extractAt(t *testing.T, address, page string) news.Article {
	t.Helper()
	e, err := Extract(pageAt(address, page), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	return e.Article
}

// pageAt is a story's page and nothing else.
func pageAt(address, page string) []Source {
	return []Source{{URL: address, ContentType: "text/html; charset=utf-8", Body: []byte(page)}}
}

func TestJNewsPage(t *testing.T) {
	page, err := os.ReadFile("testdata/jnews.html")
	if err != nil {
		t.Fatal(err)
	}
	got := extract(t, string(page))
	wantText := strings.Join([]string{
		"p The harbour master says the boats will sail on Monday, and that the goats are glad of it.",
		"p The ferry between the two islands sailed again this morning, after fog had kept it in the harbour for seven days, the longest stop since the line was opened.",
		"p About forty passengers and nine goats were on board, said the harbour master, who had counted both twice and found the goats easier to count.",
		"p The company will run two more boats until Friday. Tickets bought for the lost days remain good until the end of the month, it said in a statement.",
		"quote{p We have not been so glad of the wind for years.} by Carl Jones, harbour master",
		"p Farmers on the smaller island had asked for help when hay ran short on the fifth day, and a fishing boat brought some across by lamp light.",
	}, "\n") + "\n"
	if diff := cmp.Diff(wantText, outline(got.Blocks)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	zone := time.FixedZone("", -4*60*60)
	want := news.Article{
		URL: island, Canonical: island, Title: "Goat ferry resumes after a week of fog", Standfirst: "The harbour master says the boats will sail on Monday, and that the goats are glad of it.",
		Byline: "Ann Smith", Authors: []news.Link{{Title: "Ann Smith", URL: "https://island.example/author/ann/"}}, Site: "The Island Paper",
		Section:  news.Link{Title: "Transport", URL: "https://island.example/category/transport/"},
		Tags:     []news.Link{{Title: "Ferry", URL: "https://island.example/tag/ferry/"}, {Title: "Goats", URL: "https://island.example/tag/goats/"}},
		Language: "en-US", Published: time.Date(2026, 3, 5, 8, 15, 0, 0, zone), Modified: time.Date(2026, 3, 5, 10, 0, 0, 0, zone),
		Picture: news.Picture{URL: "https://island.example/wp-content/uploads/ferry.jpg"},
		Related: []news.Related{
			{Link: news.Link{Title: "Fog enters its sixth day over the sound", URL: "https://island.example/2026/03/fog-enters-its-sixth-day/"}, Kind: news.RelatedInline, Anchor: 3},
			{Link: news.Link{Title: "School bell is stolen again", URL: "https://island.example/2026/03/school-bell-is-stolen-again/"}, Kind: news.RelatedPrev, Anchor: -1},
			{Link: news.Link{Title: "Library opens on Sundays", URL: "https://island.example/2026/03/library-opens-on-sundays/"}, Kind: news.RelatedNext, Anchor: -1},
			{Link: news.Link{Title: "Harbour wall to be mended by summer", URL: "https://island.example/2026/02/harbour-wall-to-be-mended/"}, Kind: news.RelatedEnd, Anchor: -1},
		},
		Words: 142, Way: "readability", Verdict: news.VerdictFull,
	}
	got.Blocks = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
}

func TestNotAPage(t *testing.T) {
	for _, body := range []string{"%PDF-1.7 …", "\x89PNG\r\n", "PK\x03\x04", "\x1f\x8b\x08"} {
		if _, err := Extract(pageAt(island, body), Hints{}); !errors.Is(err, ErrNotPage) {
			t.Errorf("Extract(%q) = %v, want ErrNotPage", body, err)
		}
	}
}

// sentences are paragraphs of an ordinary story.
var sentences = []string{
	"The council voted on Tuesday to mend the harbour wall before summer, by nine votes to four, after a debate of three hours.",
	"Two engineers had told the members that the next storm could open a gap in the wall, and that the gap would cost twice as much.",
	"Work will begin in May, the mayor said, and the ferry is to use the northern pier until the wall is finished in August.",
	"The members who voted against it asked for a second opinion, which the mayor promised to have by the end of the month.",
}

// story is a page with these paragraphs and, between the second and the third, something else.
func story(head, between, after string) string {
	return "<html><head><title>Harbour wall to be mended</title>" + head + "</head><body><article><h1>Harbour wall to be mended</h1><div class=story>" +
		"<p>" + sentences[0] + "</p><p>" + sentences[1] + "</p>" + between + "<p>" + sentences[2] + "</p><p>" + sentences[3] + "</p>" + after + "</div></article></body></html>"
}

func TestForeignBlocksLeaveTheText(t *testing.T) {
	want := extract(t, story("", "", ""))
	if got, all := news.PlainText(want.Blocks), strings.Join(sentences, "\n\n"); got != all {
		t.Fatalf("the plain story is %q", got)
	}
	for _, foreign := range []string{
		"<p>Advertisement</p>", "<p>ADVERTISEMENT</p>", "<p>Article continues below advertisement</p>", "<div class=ad-slot>Buy boats</div>",
		"<p>Photo: Ann Smith</p>", "<p>The wall at dawn. (Image: Getty)</p>", "<p>Foto: Ann Smith/dpa</p>", "<div class=caption>The wall at dawn</div>",
		"<p><a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap in the wall</a></p>",
		"<p>Read more: <a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap</a></p>",
		"<p><strong>ALSO READ | <a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap</a></strong></p>",
		"<p>Lesen Sie auch: <a href='/2026/02/engineers-warn-of-a-gap'>Engineers warn of a gap</a></p>",
		"<div class=newsletter-signup><p>Get our best stories every morning, free, in your mail, with a picture of a goat.</p></div>",
		"<p>Sign up for our newsletter and never miss a ferry</p>", "<p>Share this story</p>", "<h2>Harbour wall to be mended</h2>",
		"<div role=dialog><p>Please choose how we may use your data on this device, and with whom.</p></div>",
		"<aside><p>The wall was built in 1801 from stone that came as ballast, and mended in 1911 and 1954.</p></aside>",
		"<div class='social-share'><span>Tweet</span></div>", "<form><p>Your name</p><input></form>",
		"<p>This report was written by others. Ann Smith contributed to this report.</p>",
	} {
		a := extract(t, story("", foreign, ""))
		if diff := cmp.Diff(news.PlainText(want.Blocks), news.PlainText(a.Blocks)); diff != "" {
			t.Errorf("%s stays (-want +got):\n%s", foreign, diff)
		}
	}
}

func TestPruningSparesAStoryNamedLikeClutter(t *testing.T) {
	page := "<html><head><title>Harbour wall to be mended</title></head><body><h1>Harbour wall to be mended</h1><div>"
	for _, s := range sentences {
		page += "<div class=teaser><p>" + s + "</p></div>"
	}
	if got, want := news.PlainText(extract(t, page+"</div></body></html>").Blocks), strings.Join(sentences, "\n\n"); got != want {
		t.Errorf("text is %q", got)
	}
}

func TestBylinesAndDatesLeaveTheText(t *testing.T) {
	a := extract(t, story(`<meta name=author content="Ann Smith">`, "", "<p>By Ann Smith</p><p>Published 5 March 2026, 8:15</p><p>5 March 2026</p>"))
	if got, want := news.PlainText(a.Blocks), strings.Join(sentences, "\n\n"); got != want {
		t.Errorf("text is %q", got)
	}
}

func TestEndLeavesNoHeadings(t *testing.T) {
	a := extract(t, story("", "<h2>What it costs</h2>", "<h2>Our other stories</h2><hr>"))
	got := outline(a.Blocks)
	if !strings.Contains(got, "h2 What it costs") || strings.Contains(got, "Our other stories") {
		t.Errorf("headings:\n%s", got)
	}
}

func TestScriptBody(t *testing.T) {
	data := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall to be mended","articleBody":"` + strings.Join(sentences, `\n`) + `"}</script>`
	a := extract(t, `<html><head><title>Harbour wall to be mended</title>`+data+`</head><body><div id=root></div></body></html>`)
	if got, want := news.PlainText(a.Blocks), strings.Join(sentences, "\n\n"); got != want {
		t.Errorf("text is %q", got)
	}
}

func TestVerdict(t *testing.T) {
	long := strings.Repeat("<p>"+strings.Join(sentences, "</p><p>")+"</p>", 3)
	for _, c := range []struct {
		name, page string
		want       news.Verdict
	}{
		{"full", story("", "", ""), news.VerdictFull},
		{"empty", "<html><body></body></html>", news.VerdictEmpty},
		{"no bytes", "", news.VerdictEmpty},
		{"consent", `<html><body><div><h1>Your privacy</h1><p>We and our partners use cookies and store personal data, such as cookie identifiers, to measure advertising. Tracking needs your consent, which you may withdraw in the privacy settings.</p></div></body></html>`, news.VerdictConsent},
		{"wall by words", story("", "", "<p>Subscribe now to continue reading this story and all the others.</p>"), news.VerdictPaywall},
		{"wall by data", story(`<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>`, "", ""), news.VerdictPaywall},
		{"paid but all there", story(`<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>`, long, ""), news.VerdictFull},
		{"teaser", "<html><body><article><h1>Harbour wall to be mended</h1><p>The council voted on Tuesday to mend the harbour wall before summer, by nine votes to …</p></article></body></html>", news.VerdictTeaser},
	} {
		if got := extract(t, c.page).Verdict; got != c.want {
			t.Errorf("%s: verdict %v, want %v", c.name, got, c.want)
		}
	}
}
