package article

import (
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
)

// oddPage is laid out so that no general rule can know its story: the text stands in three boxes named like clutter,
// and a longer text of somebody else beside it.
func oddPage() string {
	foreign := "<p>" + strings.Repeat("Somebody else's long letter to the editor stands here, week after week, about the price of rope. ", 3) + "</p>"
	return `<html><head><title>The Paper</title></head><body>
<div class="kop">A wall is mended</div><div class="wie">Ann Smith en Bob Jones</div><div class="wanneer">5 maart 2026</div>
<div class="stuk teaser" id=one><p>` + sentences[0] + `</p></div>
<div class="stuk teaser"><p>` + sentences[1] + `</p><p class="bijschrift">A picture of nothing in particular, by nobody in particular, shown for no reason at all.</p></div>
<div class="doos"><a href="/2026/03/another-wall-is-mended">Another wall is mended</a></div>
<div class="stuk teaser"><p>` + sentences[2] + `</p></div>
<div class="letters">` + strings.Repeat(foreign, 9) + `</div><a class="verder" href="?p=2">2</a></body></html>`
}

func oddRule() *Rule {
	return &Rule{
		Host: "island.example", Body: ".stuk", Remove: ".bijschrift", Related: ".doos", Next: "a.verder",
		Title: ".kop", Byline: ".wie", Date: ".wanneer", Standfirst: "#one p",
	}
}

func TestARuleSaysWhatThePageDoesNot(t *testing.T) {
	e, err := Extract(pageAt(island, oddPage()), Hints{Rule: oddRule()})
	if err != nil {
		t.Fatal(err)
	}
	a := &e.Article
	if got, want := news.PlainText(a.Blocks), strings.Join(sentences[:3], "\n\n"); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if a.Title != "A wall is mended" || a.Byline != "Ann Smith, Bob Jones" || a.Published.Format("2006-01-02") != "2026-03-05" || a.Standfirst != sentences[0] {
		t.Errorf("%q by %q at %v: %q", a.Title, a.Byline, a.Published, a.Standfirst)
	}
	if len(a.Related) != 1 || a.Related[0].Title != "Another wall is mended" || a.Related[0].Kind != news.RelatedInline || a.Related[0].Anchor != 2 {
		t.Errorf("related: %+v", a.Related)
	}
	if want := []Wanted{{Further, island + "?p=2", 2}}; !slices.Equal(e.Wanted, want) {
		t.Errorf("wanted: %v, want %v", e.Wanted, want)
	}
	if e.Rule != "island.example" || a.Words == 0 || a.Verdict != news.VerdictFull {
		t.Errorf("rule %q, %d words, %v", e.Rule, a.Words, a.Verdict)
	}
}

func TestARuleThatMatchesNothingChangesNothing(t *testing.T) {
	page := story("<meta name=author content='Ann Smith'>", "", "")
	stale := oddRule()
	e, err := Extract(pageAt(island, page), Hints{Rule: stale, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	plain := extract(t, page)
	if news.PlainText(e.Article.Blocks) != news.PlainText(plain.Blocks) || e.Article.Title != plain.Title || e.Article.Byline != "Ann Smith" || e.Rule != "" {
		t.Errorf("%q by %q, rule %q", e.Article.Title, e.Article.Byline, e.Rule)
	}
	said := 0
	for _, n := range e.Notes {
		if n.Topic == "rule" && strings.Contains(n.Text, "matches nothing") {
			said++
		}
	}
	if said != 8 {
		t.Errorf("the notes tell of %d parts that match nothing, of 8: %+v", said, e.Notes)
	}
}

func TestTheReadersChoiceGoesBeforeTheRule(t *testing.T) {
	feed := []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: "The wall is to be mended."}}}}
	for _, c := range []struct{ rule, choice, want string }{
		{"", "", "readability"}, {"density", "", "density"}, {"feed", "density", "density"}, {"feed", "", "feed"}, {"script", "", "readability"},
	} {
		e, err := Extract(pageAt(island, story("", "<table><tr><td>"+strings.Repeat(sentences[0]+" ", 9)+"</table>", "")), Hints{Rule: &Rule{Candidate: c.rule}, Feed: feed, Choice: c.choice})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range e.Candidates {
			if x.Chosen != (x.Name == c.want) {
				t.Errorf("rule %q, choice %q: %s", c.rule, c.choice, candidates(&e))
				break
			}
		}
	}
}

func TestRuleFor(t *testing.T) {
	rules := []Rule{{Host: "paper.example"}, {Host: "sport.paper.example"}, {Host: "other.example"}, {Host: "com"}, {Host: "co.uk"}, {Host: "intranet"}}
	for address, want := range map[string]string{
		"https://paper.example/1": "paper.example", "http://www.PAPER.example:8080/": "paper.example", "https://a.sport.paper.example/x": "sport.paper.example",
		"https://newspaper.example/": "", "https://example/": "", "": "", "https://paper.example./": "paper.example",
		"https://any.com/": "", "https://any.co.uk/": "", "http://intranet/": "intranet",
	} {
		got := ""
		if r := RuleFor(rules, address); r != nil {
			got = r.Host
		}
		if got != want {
			t.Errorf("the rule for %s is that of %q, want %q", address, got, want)
		}
	}
}

func TestNobodyAsksNothingIsNoted(t *testing.T) {
	e, err := Extract(pageAt(island, oddPage()), Hints{Rule: oddRule()})
	if err != nil || e.Notes != nil {
		t.Errorf("notes %v, %v", e.Notes, err)
	}
}
