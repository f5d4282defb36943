package article_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

func TestRelatedStoriesAreFollowed(t *testing.T) {
	for _, width := range []int{80, 120} { // after the text, and in the rail
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(width, 40)).answer()
		if !r.press("tab") {
			t.Fatalf("at %d columns tab leads nowhere", width)
		}
		r.sees("▌ What the drought")
		r.press("enter")
		if to, _ := last[page.Go](r); to.To.(page.Story).Story.ID != 9 {
			t.Errorf("enter went to %+v", to)
		}
		r.press("down", "enter")
		to, _ := last[page.Go](r)
		if a, ok := to.To.(page.Address); !ok || a.Link.Title != "Ceasefire talks move to Geneva" || a.From != 7 {
			t.Errorf("enter went to %+v", to)
		}
		if !r.press("esc") || r.press("esc") {
			t.Error("esc should leave the related stories first, then the page")
		}
	}
}

func TestHints(t *testing.T) {
	open := func(t *testing.T) *reader {
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
		r.press("f")
		return r
	}
	t.Run("a link of the same site opens at once", func(t *testing.T) {
		r := open(t)
		r.sees("paper.example/plan")
		r.press("f")
		if to, _ := last[page.Go](r); to.To.(page.Address).Link != plan {
			t.Errorf("went to %+v", to)
		}
	})
	t.Run("a letter stands in brackets where the number did", func(t *testing.T) {
		env := screen(80, 24)
		env.Glyphs = surface.Signs(true)
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), env).answer()
		r.sees("[1]")
		r.press("f")
		r.sees("[f]")
	})
	t.Run("a link elsewhere shows its address first", func(t *testing.T) {
		r := open(t)
		r.press("j")
		if _, went := last[page.Go](r); went {
			t.Fatal("it was followed unseen")
		}
		r.sees("ministry.example/data")
		r.press("j")
		if to, _ := last[page.Go](r); to.To.(page.Address).Link != data {
			t.Errorf("went to %+v", to)
		}
	})
	t.Run("a capital opens the browser", func(t *testing.T) {
		r := open(t)
		r.press("J")
		if b, _ := last[page.Browse](r); b.URL != data.URL {
			t.Errorf("opened %+v", b)
		}
	})
	t.Run("F opens the browser", func(t *testing.T) {
		r := open(t)
		r.press("esc", "F", "j")
		if b, _ := last[page.Browse](r); b.URL != data.URL {
			t.Errorf("opened %+v", b)
		}
	})
	t.Run("another size of the screen leaves the letters", func(t *testing.T) {
		r := open(t)
		r.press("j") // elsewhere: its address is shown
		r.env = screen(70, 30)
		r.sees("ministry.example/data")
		r.press("j")
		if to, _ := last[page.Go](r); to.To.(page.Address).Link != data {
			t.Errorf("went to %+v", to)
		}
	})
	t.Run("the text does not move", func(t *testing.T) {
		r := open(t)
		with := r.row("Paragraph 0")
		r.press("esc")
		if without := r.row("Paragraph 0"); with != without {
			t.Errorf("row %d became %d", without, with)
		}
	})
}

func TestManyHints(t *testing.T) {
	story := whole()
	story.Article.Blocks = nil
	for range 40 {
		story.Article.Blocks = append(story.Article.Blocks, paragraph("Word", plan, data))
	}
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 120)).answer()
	r.press("f", "q")
	if to, ok := last[page.Go](r); ok {
		t.Fatalf("one letter of two led to %+v", to)
	}
	r.press("f")
	if to, _ := last[page.Go](r); to.To == nil {
		t.Error("two letters led nowhere")
	}
}

func TestNoLinkNoHints(t *testing.T) {
	story := water()
	story.Story.Stored = news.StoredFull
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("f")
	if _, ok := last[page.Notice](r); !ok {
		t.Error("nothing said that there is no link")
	}
}

func TestFind(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("/", "C", "o", "u", "n", "c", "i", "l")
	r.sees("1 of 20")
	if _, _, ok := r.page.Cursor(r.env); !ok {
		t.Error("the field has no cursor")
	}
	r.press("enter", "n", "n")
	r.sees("3 of 20")
	r.press("p", "p", "p")
	r.sees("20 of 20")
	r.sees("Paragraph 19")
	if !r.press("esc") {
		t.Error("esc did not end finding")
	}
	if r.row("of 20") >= 0 {
		t.Error("finding is still shown")
	}
	if r.press("n") {
		t.Error("n should be left to the root once finding has ended")
	}
}

func TestFindAcrossLines(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(50, 24)).answer()
	// Somewhere in a column this narrow every pair of words stands on two lines.
	for _, words := range []string{"report begins", "some length", "the council", "who was", "will cost"} {
		r.press("/")
		for _, c := range words {
			r.press(map[string]string{" ": "space"}[string(c)] + strings.Trim(string(c), " "))
		}
		r.sees(" of ")
		r.press("esc")
	}
}

func TestNothingFound(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("/", "z", "q", "x")
	r.sees("not in this article")
}

// aimed is a story whose text leads to several kinds of places.
func aimed() news.Reading {
	r := whole()
	links := []news.Link{
		plan, {Title: "the report", URL: "https://ministry.example/report.pdf"}, {Title: "#sea", URL: "https://paper.example/tag/sea"},
		{Title: "known", URL: "https://paper.example/known"}, {Title: "write to us", URL: "mailto:desk@paper.example"},
		{Title: "your account at bank.com", URL: "https://evil.example.net/login"},
	}
	r.Article.Blocks[0] = paragraph("The government will pump water.", links...)
	r.Aims = map[string]news.Aim{
		links[1].URL: {Kind: news.AimOutside, What: "a PDF"},
		links[2].URL: {Kind: news.AimList, Listing: news.Listing{Kind: news.Tagged, Title: "sea", URL: links[2].URL, From: r.Story.URL}},
		links[3].URL: {Kind: news.AimStory, Story: news.Story{ID: 33, Title: "Known"}},
	}
	return r
}

func TestALinkOpensWhereItBelongs(t *testing.T) {
	open := func(keys ...string) *reader {
		r := read(t, article.New(&desk{stored: aimed()}, aimed().Story, 0, article.From{}), screen(80, 24)).answer()
		r.press("f")
		r.press(keys...)
		return r
	}
	if to, _ := last[page.Go](open("f")); to.To.(page.Address).Link.URL != plan.URL {
		t.Errorf("a page: %+v", to)
	}
	if b, _ := last[page.Browse](open("j", "j")); !strings.HasSuffix(b.URL, "report.pdf") {
		t.Errorf("a PDF: %+v", b)
	}
	if to, _ := last[page.Go](open("d")); to.To.(page.List).Query.Listing.Title != "sea" {
		t.Errorf("a tag: %+v", to)
	}
	if to, _ := last[page.Go](open("k")); to.To.(page.Story).Story.ID != 33 {
		t.Errorf("a story: %+v", to)
	}
	if b, _ := last[page.Browse](open("s", "s")); b.URL != "mailto:desk@paper.example" {
		t.Errorf("mail: %+v", b)
	}
	open("j").sees("ministry.example/report.pdf · a PDF")
}

func TestWordsThatNameAnotherHostAreTold(t *testing.T) {
	r := read(t, article.New(&desk{stored: aimed()}, aimed().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("f", "l")
	r.sees("says bank.com, leads to evil.example.net")
	if _, went := last[page.Go](r); went {
		t.Fatal("it was followed unseen")
	}
	r.press("enter")
	if to, _ := last[page.Go](r); to.To.(page.Address).Link.URL != "https://evil.example.net/login" {
		t.Errorf("went to %+v", to)
	}
}

func TestNumbersOfLinks(t *testing.T) {
	story := whole()
	var links []news.Link
	for i := range 12 {
		links = append(links, news.Link{Title: fmt.Sprint("link ", i+1), URL: fmt.Sprint("https://paper.example/", i+1)})
	}
	story.Article.Blocks = append([]news.Block{paragraph("Here.", links[:2]...)}, append(numbered(30), paragraph("There.", links[2:]...))...)
	open := func(keys ...string) *reader {
		r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 24)).answer()
		r.press(append([]string{"f"}, keys...)...)
		return r
	}
	for _, c := range []struct {
		keys []string
		to   string
	}{
		{[]string{"2"}, "/2"}, {[]string{"9"}, "/9"}, {[]string{"1", "enter"}, "/1"}, {[]string{"1", "2"}, "/12"},
		{[]string{"7", "9", "3"}, "/7"}, {[]string{"1", "f"}, "/1"},
	} {
		r := open(c.keys...)
		to, ok := last[page.Go](r)
		if a, is := to.To.(page.Address); !ok || !is || !strings.HasSuffix(a.Link.URL, c.to) {
			t.Errorf("%q went to %+v, want %s", c.keys, to, c.to)
		}
	}
	r := open("1")
	if _, went := last[page.Go](r); went {
		t.Error("1 was followed although there are 10, 11 and 12")
	}
	r.sees("link 1   enter follows")
}

func TestThePointerTellsWhereALinkLeads(t *testing.T) {
	r := read(t, article.New(&desk{stored: aimed()}, aimed().Story, 0, article.From{}), screen(80, 24)).answer()
	y := r.row("the plan")
	x := strings.Index(r.rows()[y], "the plan")
	r.page.Hover(r.env, x, y)
	if _, right := r.page.Footer(r.env); len(right) == 0 || right[0].Text != "paper.example/plan" {
		t.Errorf("the footer says %+v", right)
	}
	r.page.Hover(r.env, x, y+5)
	if _, right := r.page.Footer(r.env); len(right) > 0 && right[0].Text == "paper.example/plan" {
		t.Error("the footer still says it")
	}
}

func TestWhatIsNoArticleIsToldOrListed(t *testing.T) {
	follow := func(err error) *reader {
		return read(t, article.Follow(&desk{err: err}, plan, 7, article.From{}), screen(80, 24)).answer()
	}
	r := follow(&news.NoArticleError{Reason: "There is a PDF at this address, and no article."})
	r.sees("There is a PDF at this address")
	r.sees("in the browser, or esc to go back")
	r.press("o")
	if b, _ := last[page.Browse](r); b.URL != plan.URL {
		t.Errorf("o opened %+v", b)
	}
	list := news.Listing{Kind: news.InSection, Title: "Sea", URL: plan.URL}
	if to, _ := last[page.Go](follow(&news.NoArticleError{Reason: "A list.", List: list})); !to.Instead || to.To != page.Destination(page.ListOf(list)) {
		t.Errorf("a list: %+v", to)
	}
}

func TestLinksWithinThePage(t *testing.T) {
	story := whole()
	toc := []news.Link{
		{Title: "Money", URL: story.Story.URL + "#h-who-pays"}, {Title: "Rain at last", URL: story.Story.URL + "#s2"},
		{Title: "Comments", URL: story.Story.URL + "#comments"},
	}
	head := func(words string) news.Block {
		return news.Block{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: words}}}
	}
	story.Article.Blocks = slices.Concat([]news.Block{paragraph("Here:", toc...)}, numbered(12), []news.Block{head("Who pays?")}, numbered(12),
		[]news.Block{head("Rain at last")}, numbered(12))
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 24)).answer()
	top := strings.Join(r.rows(), "\n")
	r.press("f", "f")
	if r.row("Who pays?") < 0 || r.row("Here:") >= 0 {
		t.Fatalf("the link did not lead to the cross-head:\n%s", strings.Join(r.rows(), "\n"))
	}
	there := strings.Join(r.rows(), "\n")
	if !r.press("[") || strings.Join(r.rows(), "\n") != top {
		t.Error("[ did not come back to the exact line")
	}
	if !r.press("]") || strings.Join(r.rows(), "\n") != there {
		t.Error("] did not go there again")
	}
	r.press("[")
	if r.press("[") {
		t.Error("[ should be left to the root when no leap is left")
	}
	r.press("f", "j")
	r.sees("Rain at last")
	r.press("[", "f", "d")
	if n, ok := last[page.Notice](r); !ok || !strings.Contains(string(n.Text), "not in this text") {
		t.Errorf("a part that is not there: %+v", n)
	}
}

func TestANumberBeingTypedIsSeenBesideALongAddress(t *testing.T) {
	d := &desk{stored: whole()}
	d.stored.Article.Blocks = nil
	for n := range 12 {
		d.stored.Article.Blocks = append(d.stored.Article.Blocks, paragraph(fmt.Sprintf("Paragraph %d leads far.", n), news.Link{
			Title: "far", URL: fmt.Sprintf("https://paper.example/%s/%d", strings.Repeat("a-long-way-", 12), n),
		}))
	}
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("f", "1")
	r.sees("link 1   enter follows")
	r.sees("paper.example/a-long-way-")
	r.press("esc", "tab")
	if _, right := r.page.Footer(r.env); r.env.Wide(right...) > 40 {
		t.Errorf("%q leaves no room to say what enter does", right)
	}
}

func TestAnAuthorIsNoTagAsWell(t *testing.T) {
	d := &desk{stored: whole()}
	d.stored.Article.Byline, d.stored.Article.Tags = "Ines Aldoar", []news.Link{{Title: "Ines Aldoar"}, {Title: "Drought"}}
	d.stored.Article.Blocks = numbered(2)
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 60)).answer()
	r.sees("#Drought")
	if r.row("#Ines") >= 0 {
		t.Error("the author is among the tags")
	}
}
