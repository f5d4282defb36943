package article

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// liveOutline is outline, and shows the times of updates.
func liveOutline(blocks []news.Block) string {
	var b strings.Builder
	for i := range blocks {
		if !blocks[i].Time.IsZero() {
			fmt.Fprintf(&b, "%s · ", blocks[i].Time.UTC().Format("15:04"))
		}
		b.WriteString(outlineBlock(&blocks[i]) + "\n")
	}
	return b.String()
}

// ticker is a page with three updates, below what the attributes name, as markup.
func ticker(head, class, stamp string) string {
	var b strings.Builder
	for i, title := range []string{"The first boat has sailed", "", "Fog over the sound"} {
		fmt.Fprintf(&b, `<div class="post"><span class=meta><time datetime="`+stamp+`">just now</time></span>`, 14-i)
		if title != "" {
			b.WriteString("<h3>" + title + "</h3>")
		}
		b.WriteString("<p>" + sentences[i] + "</p><div class=share><a href=#>Share</a></div></div>")
	}
	return `<html><head><title>Ferry sails again</title>` + head + `</head><body><article><h1>Ferry sails again</h1><p>` + sentences[3] +
		`</p><ul><li>The ferry sails on Monday, after a week of fog.</li><li>Nine goats were on board, says the harbour master.</li></ul><section class="` + class + `">` + b.String() + `</section></article></body></html>`
}

const liveWant = "p The members who voted against it asked for a second opinion, which the mayor promised to have by the end of the month.\n" +
	"list ordered=false start=0 [p The ferry sails on Monday, after a week of fog. | p Nine goats were on board, says the harbour master.]\n"

func updatesWant() string {
	return "14:05 · h2 The first boat has sailed\np " + sentences[0] + "\n13:05 · h2 \np " + sentences[1] + "\n12:05 · h2 Fog over the sound\np " + sentences[2] + "\n"
}

func TestLiveBlogs(t *testing.T) {
	data := `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry sails again","datePublished":"2026-11-26T08:00:00Z"%s}</script>`
	updates := `,"coverageEndTime":"2026-11-26T20:00:00Z","liveBlogUpdate":[
		{"@type":"BlogPosting","headline":"The first boat has sailed","datePublished":"2026-11-26T14:05:00Z","articleBody":"` + sentences[0] + `"},
		{"@type":"BlogPosting","datePublished":"2026-11-26T15:05:00+02:00","articleBody":"<p>` + sentences[1] + `</p>"},
		{"@type":"BlogPosting","headline":"Fog over the sound","datePublished":"2026-11-26T12:05:00Z","articleBody":"` + sentences[2] + `"}]`
	const stamp = "2026-11-26T%d:05:00Z"
	for _, c := range []struct{ name, page, want string }{
		{"by its data and its markup", ticker(fmt.Sprintf(data, updates), "stream", stamp), liveWant + updatesWant()},
		{"by its type alone", ticker(fmt.Sprintf(data, ""), "stream", stamp), liveWant + updatesWant()},
		{"by the names of its markup", ticker("", "live-blog", stamp), liveWant + updatesWant()},
		{"in the zone of the page", ticker(`<meta property="article:published_time" content="2026-11-26T08:00:00+02:00">`, "liveticker", "2026-11-26T%d:05:00"),
			liveWant + strings.NewReplacer("14:05", "12:05", "13:05", "11:05", "12:05", "10:05").Replace(updatesWant())},
		{"in its data alone", `<html><head><title>Ferry sails again</title>` + fmt.Sprintf(data, updates) + `</head><body><h1>Ferry sails again</h1><div id=root></div></body></html>`, updatesWant()},
	} {
		a := extract(t, c.page)
		if diff := cmp.Diff(c.want, liveOutline(a.Blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if !a.Live || a.Verdict != news.VerdictFull || a.Modified.IsZero() {
			t.Errorf("%s: live %v, %v, last updated %v", c.name, a.Live, a.Verdict, a.Modified)
		}
	}
}

func TestAColumnOfTimesIsNoLiveBlog(t *testing.T) {
	const stamp = "2026-11-26T%d:05:00Z"
	links := strings.NewReplacer("<h3>", `<h3><a href="/2026/11/engineers-warn-of-a-gap">`, "</h3>", "</a></h3>").Replace(ticker("", "live-blog", stamp))
	for name, page := range map[string]string{
		"of no such name":    ticker("", "stream", stamp),
		"of comments":        ticker("", "live-blog comments", stamp),
		"of teasers":         strings.Replace(links, `<time datetime="2026-11-26T13:05:00Z">just now</time>`, "", 1),
		"an ordinary story":  story("", "<p><time datetime=2026-11-26T14:05:00Z>14:05</time></p>", ""),
		"beside a long text": strings.Replace(ticker("", "live-blog", stamp), "<section", strings.Repeat("<p>"+strings.Join(sentences, "</p><p>")+"</p>", 3)+"<section", 1),
	} {
		if a := extract(t, page); a.Live {
			t.Errorf("%s: live, with\n%s", name, liveOutline(a.Blocks))
		}
	}
}

func TestALiveBlogGoesOnUntilItEnds(t *testing.T) {
	at := time.Date(2026, 11, 26, 14, 0, 0, 0, time.UTC)
	a := news.Article{Live: true, Modified: at}
	ended := news.Article{Live: true, Modified: at, LiveUntil: at.Add(time.Hour)}
	for _, c := range []struct {
		name  string
		a     news.Article
		after time.Duration
		want  bool
	}{
		{"soon", a, time.Minute, true}, {"the day after", a, 24 * time.Hour, false},
		{"before its end", ended, time.Minute, true}, {"after its end", ended, 2 * time.Hour, false},
		{"no live blog", news.Article{Modified: at}, time.Minute, false},
	} {
		if got := c.a.LiveAt(at.Add(c.after)); got != c.want {
			t.Errorf("%s: live %v", c.name, got)
		}
	}
}

func TestALiveBlogOfTenThousandUpdates(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "<div class=post><time datetime=2026-11-26T14:05:00Z>x</time><h3>Update %d</h3><p>%s %d</p></div>", i, sentences[0], i)
	}
	a := extract(t, "<html><body><h1>Ferry</h1><div class=live-blog>"+b.String()+"</div></body></html>")
	if !a.Live || len(a.Blocks) > 2*maxUpdates || len(a.Blocks) < 1000 {
		t.Errorf("live %v, %d blocks", a.Live, len(a.Blocks))
	}
}
