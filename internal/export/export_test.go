package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

func sampleBlocks() []news.Block {
	words := func(s string) []news.Span { return []news.Span{{Text: s}} }
	return []news.Block{
		{Kind: news.Paragraph, Spans: []news.Span{
			{Text: "Tide & time: "}, {Text: "see the chart", URL: "https://example.org/a(b)?x=1"},
			{Text: " before * noon", Style: news.Strong},
		}},
		{Kind: news.Heading, Level: 3, Spans: words("Who <pays>")},
		{Kind: news.Quote, Blocks: []news.Block{{Kind: news.Paragraph, Spans: words("Never again.")}}, Spans: words("A pilot")},
		{Kind: news.List, Ordered: true, Start: 3, Items: [][]news.Block{
			{{Kind: news.Paragraph, Spans: words("first")}},
			{{Kind: news.Paragraph, Spans: words("second")}, {Kind: news.List, Items: [][]news.Block{
				{{Kind: news.Paragraph, Spans: words("inner")}},
			}}},
		}},
		{Kind: news.Table, Rows: [][]news.Cell{
			{{Spans: words("Port"), Header: true}, {Spans: words("Ships"), Header: true}},
			{{Spans: words("A|B")}, {Spans: words("7")}},
		}},
		{Kind: news.Figure, Picture: news.Picture{URL: "https://example.org/p.jpg", Alt: "A pier"}, Spans: words("The pier"), Credit: "Nobody"},
		{Kind: news.Code, Text: "a < b\n  c"},
		{Kind: news.Embed, Link: news.Link{Title: "WATCH: the pier", URL: "https://example.org/v"}},
		{Kind: news.Paragraph, Spans: words("1. is no list")},
	}
}

func TestMarkdown(t *testing.T) {
	got := Markdown(&news.Article{
		Title: "A *bold* pier", Standfirst: "It stood.", Byline: "B. Writer", Language: "en", Canonical: "https://example.org/pier",
		Blocks: sampleBlocks(),
		Related: []news.Related{
			{Link: news.Link{Title: "Another [pier]", URL: "https://example.org/2"}},
			{Link: news.Link{Title: "The day after", URL: "https://example.org/3"}, Kind: news.RelatedNext},
			{Link: news.Link{Title: "Another [pier]", URL: "https://example.org/2"}, Kind: news.RelatedEnd},
		},
		Tags: []news.Link{{Title: "Piers"}, {Title: "The *sea*"}},
	})
	want := `# A \*bold\* pier

**It stood.**

By B. Writer

<https://example.org/pier>

Tide \& time: [see the chart](<https://example.org/a(b)?x=1>) **before \* noon**

### Who \<pays>

> Never again.
>
> — A pilot

3. first
4. second

   - inner

| Port | Ships |
| --- | --- |
| A\|B | 7 |

![A pier](<https://example.org/p.jpg>)
*The pier Nobody*

` + "```\na < b\n  c\n```" + `

[WATCH: the pier](<https://example.org/v>)

1\. is no list

## Related

- [Another \[pier\]](<https://example.org/2>)

## Next

- [The day after](<https://example.org/3>)

Tags: Piers, The \*sea\*
`
	if got != want {
		t.Errorf("Markdown is\n%s\nwant\n%s", got, want)
	}
}

func TestHTML(t *testing.T) {
	got := HTML(sampleBlocks())
	for _, want := range []string{
		`<p>Tide &amp; time: <a href="https://example.org/a(b)?x=1">see the chart</a><strong> before * noon</strong></p>`,
		`<h3>Who &lt;pays&gt;</h3>`,
		"<blockquote>\n<p>Never again.</p>\n<footer>A pilot</footer>\n</blockquote>",
		`<ol start="3">`, "<tr><th>Port</th><th>Ships</th></tr>",
		`<img src="https://example.org/p.jpg" alt="A pier"><figcaption>The pier Nobody</figcaption>`,
		"<pre>a &lt; b\n  c</pre>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("HTML lacks %s:\n%s", want, got)
		}
	}
}

func TestMarkdownKeepsWhatLooksLikeMarks(t *testing.T) {
	said := func(spans ...news.Span) news.Block { return news.Block{Kind: news.Paragraph, Spans: spans} }
	for want, b := range map[string]news.Block{
		"Look\\![here](<https://example.org/>)":   said(news.Span{Text: "Look!"}, news.Span{Text: "here", URL: "https://example.org/"}),
		"See [there](<https://example.org/>) now": said(news.Span{Text: "See"}, news.Span{Text: " there ", URL: "https://example.org/"}, news.Span{Text: "now"}),
		"``a`b``":                said(news.Span{Text: "a`b", Style: news.Mono}),
		"one\\\n\\# two":         said(news.Span{Text: "one\n# two"}),
		"\\~\\~not struck\\~\\~": said(news.Span{Text: "~~not struck~~"}),
		"````\n```\n````":        {Kind: news.Code, Text: "```"},
		"[https://example.org/v](<https://example.org/v>)": {Kind: news.Embed, Link: news.Link{URL: "https://example.org/v"}},
	} {
		if got := strings.TrimSpace(markdownBlocks([]news.Block{b})); got != want {
			t.Errorf("Markdown is %q, want %q", got, want)
		}
	}
}

func TestStandfirstStandsOnce(t *testing.T) {
	a := news.Article{Title: "Fog", Standfirst: "It  stays.", Blocks: []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: "It stays."}}}}}
	for name, got := range map[string]string{"Markdown": Markdown(&a), "HTML": Page(&a)} {
		if n := strings.Count(got, "stays."); n != 1 {
			t.Errorf("%s has the standfirst %d times:\n%s", name, n, got)
		}
	}
}

// The contract says that lists are never null and unknown times are empty.
func TestJSONHasNoNulls(t *testing.T) {
	for name, v := range map[string]any{
		"article": ArticleOf(&news.Article{}), "story": StoryOf(&news.Story{}), "section": SectionOf(&news.Section{}),
		"site": SiteOf(&news.Found{}), "reading": ReadingOf(&news.Reading{}),
	} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "null") || strings.Contains(string(data), "0001-01-01") {
			t.Errorf("%s: %s", name, data)
		}
	}
}

func TestStoryTimesAreUTC(t *testing.T) {
	east := time.FixedZone("IST", 5*3600+1800)
	got := StoryOf(&news.Story{Published: time.Date(2026, 11, 23, 9, 30, 0, 0, east)}).Published
	if want := "2026-11-23T04:00:00Z"; got != want {
		t.Errorf("published is %s, want %s", got, want)
	}
}

func TestUpdatesOfALiveBlogKeepTheirTime(t *testing.T) {
	at := time.Date(2026, 11, 26, 14, 5, 0, 0, time.FixedZone("", 60*60))
	blocks := []news.Block{
		{Kind: news.Heading, Level: 2, Time: at, Spans: []news.Span{{Text: "The first boat"}}},
		{Kind: news.Heading, Level: 2, Time: at},
	}
	if got, want := Markdown(&news.Article{Title: "A", Blocks: blocks}), "## 2026-11-26 14:05 +01:00 · The first boat\n\n## 2026-11-26 14:05 +01:00\n"; !strings.HasSuffix(got, want) {
		t.Errorf("Markdown: %q", got)
	}
	if got, want := HTML(blocks), "<h2>2026-11-26 14:05 +01:00 · The first boat</h2>\n<h2>2026-11-26 14:05 +01:00</h2>\n"; got != want {
		t.Errorf("HTML: %q", got)
	}
}

func TestJSONSaysWhatAnArticleLacks(t *testing.T) {
	got, err := json.Marshal(ArticleOf(&news.Article{Live: true, Missing: "Page 2 could not be had."}))
	if err != nil || !strings.Contains(string(got), `"live":true,"missing":"Page 2 could not be had."`) {
		t.Errorf("%s, %v", got, err)
	}
}

func TestWhatTheReaderAddedStandsBelowTheArticle(t *testing.T) {
	var out strings.Builder
	write := BookmarksMarkdown(&out)
	for _, b := range []news.Bookmark{
		{
			Story: news.Story{Title: "Fog"}, Tags: []string{"sea", "a*b"}, Note: "# not a heading\n- nor a list",
			Highlights: []news.Highlight{{Passage: news.Passage{Exact: "It stays.\n> Always"}, Note: "does it?"}, {Passage: news.Passage{Exact: "Or not"}}},
		},
		{Story: news.Story{Title: "Rain", URL: "https://example.org/rain"}},
	} {
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
	}
	want := "# Fog\n\n\nTags: sea, a\\*b\n\n> \\# not a heading\\\n> \\- nor a list\n\n## Marked passages\n\n> It stays.\\\n> \\> Always\n\ndoes it?\n\n> Or not\n" +
		"\n---\n\n# Rain\n\n<https://example.org/rain>\n\n"
	if out.String() != want {
		t.Errorf("got\n%q, want\n%q", out.String(), want)
	}
}
