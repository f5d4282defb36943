package linear

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/text"
)

func clock() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

func words(s string) []news.Span { return []news.Span{{Text: s}} }

func pier() *news.Reading {
	return &news.Reading{Article: news.Article{
		Title: "The pier that would not fall, and the town that asked it to", Standfirst: "It stood for a winter longer than it should.",
		Byline: "B. Writer", Site: "The Shore", Section: news.Link{Title: "Coast"}, Language: "en", Words: 900,
		Published: time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC),
		Blocks: []news.Block{
			{Kind: news.Paragraph, Spans: []news.Span{{Text: "Engineers had given it "}, {Text: "until October", URL: "https://shore.example/october"}, {Text: "."}}},
			{Kind: news.Quote, Blocks: []news.Block{{Kind: news.Paragraph, Spans: words("It holds.")}}},
		},
		Related: []news.Related{
			{Link: news.Link{Title: "The other pier, of which nobody speaks any more in the town at all", URL: "https://shore.example/other"}, Kind: news.RelatedInline, Anchor: 1},
			{Link: news.Link{Title: "Tides", URL: "https://shore.example/tides"}, Kind: news.RelatedEnd, Anchor: -1},
		},
	}}
}

func printed(t *testing.T, r *news.Reading, o Options) string {
	t.Helper()
	var b strings.Builder
	o.Now = clock
	if err := Print(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	want := `COAST
The pier that would not fall,
and the town that asked it to

It stood for a winter longer than it
should.

By B. Writer - The Shore
22 November 2026, 18:30 - 4 min read
----------------------------------------

Engineers had given it until October[1].

----------------------------------------
ALSO READ
* The other pier, of which nobody speaks
  any more in the town at all

   | It holds.

----------------------------------------
LINKS

1  https://shore.example/october

----------------------------------------
RELATED

* The other pier, of which nobody speaks
  any more in the town at all
  https://shore.example/other
* Tides
  https://shore.example/tides
`
	if diff := cmp.Diff(want, printed(t, pier(), Options{Width: 40, ASCII: true})); diff != "" {
		t.Error(diff)
	}
}

func TestStandfirstThatBeginsTheTextStandsOnce(t *testing.T) {
	r := pier()
	r.Article.Standfirst = "Engineers  had given it until October. It…"
	r.Article.Blocks[1] = news.Block{Kind: news.Paragraph, Spans: words("It held.")}
	if got := printed(t, r, Options{Width: 60}); strings.Count(got, "Engineers") != 1 {
		t.Errorf("the standfirst stands twice:\n%s", got)
	}
}

// Whatever a publisher writes, no line is wider than was asked for, but for addresses, and no control character is in it.
func TestLinesFit(t *testing.T) {
	r := pier()
	r.Article.Title = "नदी के किनारे \x1b[31mपुल\x1b[0m और 漢字が続く長い見出しを持つ記事\u202e"
	r.Article.Byline = strings.Repeat("A very long name ", 12)
	for _, width := range []int{20, 60, 100} {
		for _, line := range strings.Split(printed(t, r, Options{Width: width}), "\n") {
			if strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("at %d: %q has a control character", width, line)
			}
			if w := (text.Measure{}).Width(text.Clean(line)); w > width && !strings.Contains(line, "://") {
				t.Errorf("at %d: %q is %d columns wide", width, line, w)
			}
		}
	}
}

func TestNothingButSummaryIsPrinted(t *testing.T) {
	r := &news.Reading{Story: news.Story{Title: "T", Summary: "All that is known."}}
	if got := printed(t, r, Options{Width: 60}); !strings.Contains(got, "All that is known.") {
		t.Errorf("the summary is missing:\n%s", got)
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestPrintSaysThatItCouldNot(t *testing.T) {
	if err := Print(full{}, pier(), Options{Width: 60, Now: clock}); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}

func TestALiveBlogSaysWhenItWasUpdated(t *testing.T) {
	r := pier()
	r.Article.Live, r.Article.Modified = true, clock().Add(-time.Hour)
	if got := printed(t, r, Options{Width: 80}); !strings.Contains(got, "live, updated ") {
		t.Errorf("printed:\n%s", got)
	}
	r.Article.Modified = clock().Add(-48 * time.Hour)
	if got := printed(t, r, Options{Width: 80}); !strings.Contains(got, "live blog, ended ") {
		t.Errorf("printed:\n%s", got)
	}
}
