package export

import (
	"testing"

	"reader/internal/news"

	"github.com/google/go-cmp/cmp"
)

// structured is a text of the rarer kinds of block.
func structured() []news.Block {
	words := func(s string) []news.Span { return []news.Span{{Text: s}} }
	para := func(s string) []news.Block { return []news.Block{{Kind: news.Paragraph, Spans: words(s)}} }
	return []news.Block{
		{Kind: news.Paragraph, Spans: []news.Span{{Text: "Noted"}, {Text: "1", Style: news.Superscript, Note: 1}, {Text: "."}}},
		{Kind: news.Verse, Spans: words("A tide\nis a tide")},
		{Kind: news.Definitions, Items: [][]news.Block{append(para("neap"), para("a small tide")...)}},
		{Kind: news.List, Ordered: true, Markers: []string{"a.", "b."}, Items: [][]news.Block{para("one"), para("two")}},
		{Kind: news.List, Ordered: true, Markers: []string{"9.", "8."}, Items: [][]news.Block{para("nine"), para("eight")}},
		{Kind: news.List, Markers: []string{"☑", "☐"}, Items: [][]news.Block{para("done"), para("open")}},
		{Kind: news.Table, Spans: words("Levels"), Rows: [][]news.Cell{
			{{Spans: words("Basin"), Header: true, Rows: 2}, {Spans: words("Tide"), Header: true, Columns: 2}},
			{{Spans: words("low"), Header: true}, {Spans: words("high"), Header: true}},
			{{Spans: words("North")}, {Spans: words("1")}, {Spans: words("3")}},
		}},
		{Kind: news.Figure, Spans: words("Both of them")},
		{Kind: news.Notes, Start: 1, Items: [][]news.Block{para("By hand.")}},
	}
}

func TestStructureInMarkdown(t *testing.T) {
	want := `Noted[^1].

A tide\
is a tide

**neap**

a small tide

- a. one
- b. two

9. nine
8. eight

- [x] done
- [ ] open

*Levels*

| Basin | Tide |  |
| --- | --- | --- |
|  | low | high |
| North | 1 | 3 |

Both of them

[^1]: By hand.
`
	if diff := cmp.Diff(want, markdownBlocks(structured())); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
}

func TestStructureInHTML(t *testing.T) {
	want := `<p>Noted<a href="#note-1" role="doc-noteref"><sup>1</sup></a>.</p>
<p>A tide<br>is a tide</p>
<dl>
<dt>neap</dt>
<dd><p>a small tide</p>
</dd>
</dl>
<ol type="a">
<li><p>one</p>
</li>
<li><p>two</p>
</li>
</ol>
<ol>
<li value="9"><p>nine</p>
</li>
<li value="8"><p>eight</p>
</li>
</ol>
<ul>
<li>☑ <p>done</p>
</li>
<li>☐ <p>open</p>
</li>
</ul>
<table>
<caption>Levels</caption>
<tr><th rowspan="2">Basin</th><th colspan="2">Tide</th></tr>
<tr><th>low</th><th>high</th></tr>
<tr><td>North</td><td>1</td><td>3</td></tr>
</table>
<figure><figcaption>Both of them</figcaption></figure>
<ol start="1" role="doc-endnotes">
<li id="note-1"><p>By hand.</p>
</li>
</ol>
`
	if diff := cmp.Diff(want, HTML(structured())); diff != "" {
		t.Errorf("HTML (-want +got):\n%s", diff)
	}
}
