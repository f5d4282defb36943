package article_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

func TestOpensWithTheFeedsTextAndFetchesTheRest(t *testing.T) {
	d := &desk{stored: water(), fetched: whole()}
	r := read(t, article.New(d, water().Story, 0, article.From{Trail: []text.Safe{"World"}, List: "World", At: 2, Total: 37}), screen(80, 24))
	r.sees("Ministers agree an emergency water plan") // before the store has answered
	r.answer()
	r.sees("Fetching the whole story from paper.example")
	if m, ok := last[page.Mark](r); !ok || !m.Read || !m.Quiet {
		t.Errorf("the story was not marked read quietly: %+v", m)
	}
	r.answer()
	r.sees("Paragraph 0")
	r.sees("2 of 37 · 6 min")
	if want := []string{"open", "fetch"}; !slices.Equal(d.asked, want) {
		t.Errorf("asked %v, want %v", d.asked, want)
	}
}

func TestFullTextDoesNotMoveTheLineBeingRead(t *testing.T) {
	stored := whole()
	stored.Story.Stored = news.StoredFeed
	stored.Article.Blocks = numbered(12)
	fetched := whole()
	// The page has more before, in between and after, and writes a paragraph differently.
	fetched.Article.Standfirst = "A standfirst that the feed did not have, long enough for two lines of the page."
	fetched.Article.Blocks = append([]news.Block{paragraph("An introduction that the feed left out."), paragraph("And a second one.")}, numbered(14)...)
	for _, words := range []string{"Paragraph 5 of", "Paragraph 2 of"} {
		d := &desk{stored: stored, fetched: fetched}
		r := read(t, article.New(d, stored.Story, 0, article.From{}), screen(80, 24)).answer()
		for r.row(words) != 4 {
			before := r.row(words)
			if r.press("j"); r.row(words) == before && before >= 0 {
				t.Fatalf("%q stays in row %d", words, before)
			}
		}
		top := strings.TrimSpace(r.rows()[2])
		held := r.held
		r.held = held[:1] // the fetch; the place is written down later
		r.answer()
		if got := r.row(words); got != 4 {
			t.Errorf("%q moved from row 4 to %d", words, got)
		}
		if got := strings.TrimSpace(r.rows()[2]); got != top {
			t.Errorf("the first line was %q and is %q", top, got)
		}
	}
}

func TestHeadStaysWhenThePageComes(t *testing.T) {
	fetched := whole()
	fetched.Article.Title = "A headline of the page itself that is so long that it would need two lines and more"
	fetched.Article.Picture = news.Picture{URL: "https://paper.example/p.jpg", Width: 300, Height: 200}
	env := screen(120, 40)
	env.Pictures = true
	r := read(t, article.New(&desk{stored: water(), fetched: fetched}, water().Story, 0, article.From{}), env).answer()
	was := r.row("The government will pump")
	r.answer()
	if got := r.row("The government will pump"); got != was {
		t.Errorf("the first line of the text moved from row %d to %d", was, got)
	}
	r.sees("By A. Writer")
}

func TestFailedFetchKeepsTheText(t *testing.T) {
	d := &desk{stored: water(), err: errors.New("fetch https://paper.example/water: 503 Service Unavailable")}
	r := read(t, article.New(d, water().Story, 0, article.From{}), screen(80, 24)).answer().answer()
	r.sees("The government will pump water")
	r.sees("503 Service Unavailable")
	r.sees("to try again")
	r.press("r")
	r.answer()
	if want := []string{"open", "fetch", "fetch"}; !slices.Equal(d.asked, want) {
		t.Errorf("asked %v, want %v", d.asked, want)
	}
}

func TestPreviewReadsOnlyWhatIsStored(t *testing.T) {
	d := &desk{stored: water(), fetched: whole()}
	r := read(t, article.Preview(d, water().Story), screen(200, 60)).answer().answer()
	if want := []string{"open"}; !slices.Equal(d.asked, want) {
		t.Errorf("asked %v, want %v", d.asked, want)
	}
	if len(r.did) != 0 {
		t.Errorf("a preview did %+v", r.did)
	}
	r.sees("Press enter to read the whole story.")
}

func TestSentences(t *testing.T) {
	with := func(change func(*news.Reading)) news.Reading {
		r := whole()
		change(&r)
		return r
	}
	for _, tt := range []struct {
		name    string
		reading news.Reading
		offline bool
		want    string
	}{
		{"paywall", with(func(r *news.Reading) {
			r.Article.Verdict = news.VerdictPaywall
			r.Article.Blocks = r.Article.Blocks[:1]
		}), false, "for subscribers"},
		{"consent", with(func(r *news.Reading) {
			r.Article.Verdict = news.VerdictConsent
			r.Article.Blocks = r.Article.Blocks[:1]
		}), false, "asks about cookies"},
		{"teaser", with(func(r *news.Reading) { r.Article.Verdict = news.VerdictTeaser; r.Article.Blocks = r.Article.Blocks[:1] }), false, "only the beginning"},
		{"offline with the feed's text", water(), true, "this is what the feed brought"},
		{"offline without any text", with(func(r *news.Reading) { r.Story.Stored, r.Article.Blocks = news.StoredNone, nil }), true, "not stored on this machine"},
		{"trouble", with(func(r *news.Reading) { r.Trouble = "the server could not be reached" }), false, "The server could not be reached. Press r"},
		{"no address", with(func(r *news.Reading) {
			r.Story.URL, r.Story.Stored, r.Article.Blocks = "", news.StoredNone, nil
		}), false, "no address to read on"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := screen(80, 40)
			env.Offline = tt.offline
			r := read(t, article.New(&desk{stored: tt.reading}, tt.reading.Story, 0, article.From{}), env).answer()
			r.press("G")
			words := strings.Join(strings.Fields(strings.Join(r.rows(), " ")), " ")
			if !strings.Contains(words, tt.want) {
				t.Errorf("the page does not say %q:\n%s", tt.want, strings.Join(r.rows(), "\n"))
			}
		})
	}
}

// intoText scrolls into the text, until words stand in the first row, and returns them.
func (r *reader) intoText() string {
	r.press("space", "space")
	for strings.TrimSpace(r.rows()[2]) == "" {
		r.press("j")
	}
	return r.rows()[2]
}

func TestPlaceIsWrittenDownAndFoundAgain(t *testing.T) {
	d := &desk{stored: whole()}
	r := read(t, article.New(d, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	top := r.intoText()
	r.answer() // scrolling has paused
	at, ok := last[page.Place](r)
	if !ok || at.Story != 7 {
		t.Fatalf("the place was not written down: %+v", r.did)
	}
	r.did = nil
	if r.take(r.page.Leave(r.env)); len(r.did) != 0 {
		t.Errorf("the same place was written down twice: %+v", r.did)
	}
	again := whole()
	again.Place = at.Place
	r = read(t, article.New(&desk{stored: again}, again.Story, 0, article.From{}), screen(80, 24)).answer()
	if got := r.rows()[2]; got != top {
		t.Errorf("the page opens on %q, not on %q", got, top)
	}
}

func TestResizingKeepsThePlace(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	top := r.intoText()
	wide := r.env
	r.env = screen(50, 30)
	r.rows()
	r.env = wide
	if got := r.rows()[2]; got != top {
		t.Errorf("after a narrower screen the first line is %q, not %q", got, top)
	}
}

func TestPagingLosesNoLine(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(80, 24)).answer()
	var seen string
	for range 20 {
		seen += strings.Join(r.rows()[2:], "\n")
		r.press("space")
	}
	for i := range 20 {
		if !strings.Contains(seen, numbered(20)[i].Spans[0].Text[:20]) {
			t.Errorf("paragraph %d was never on the screen", i)
		}
	}
}

func TestEveryShapeDraws(t *testing.T) {
	for _, size := range [][2]int{{20, 5}, {30, 10}, {59, 15}, {80, 24}, {111, 30}, {112, 40}, {160, 50}, {200, 60}, {300, 90}} {
		r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{Trail: []text.Safe{"World"}, List: "World"}), screen(size[0], size[1])).answer()
		r.rows()
		r.press("G")
		r.rows()
	}
}

func TestFollowedAddress(t *testing.T) {
	d := &desk{fetched: whole()}
	r := read(t, article.Follow(d, plan, 3, article.From{}), screen(80, 24))
	r.sees("the plan")
	r.sees("Fetching the whole story from paper.example")
	r.answer()
	r.sees("Paragraph 0")
	if want := []string{"follow " + plan.URL}; !slices.Equal(d.asked, want) {
		t.Errorf("asked %v, want %v", d.asked, want)
	}
	if _, ok := last[page.Mark](r); !ok {
		t.Error("a followed story was not marked read")
	}
	if v, _ := last[page.Visit](r); v.Story.ID != whole().Story.ID || v.From != 3 {
		t.Errorf("the history was told of %v from %v", v.Story.ID, v.From)
	}
}

func TestChangedMarksAreSeen(t *testing.T) {
	r := read(t, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(120, 40)).answer()
	r.sees("★ saved")
	r.page.Receive(r.env, page.Changed{Stories: []news.StoryID{9}, Saved: page.Cleared})
	if r.row("★ saved") >= 0 {
		t.Error("the related story still shows as saved")
	}
}

// BenchmarkView measures what every message costs: the budget is 0.1 ms at 200×60.
func BenchmarkView(b *testing.B) {
	r := read(b, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(200, 60)).answer()
	for b.Loop() {
		r.page.View(r.env)
	}
}

// BenchmarkScroll measures a line down and the drawing that follows.
func BenchmarkScroll(b *testing.B) {
	r := read(b, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), screen(200, 60)).answer()
	for i := 0; b.Loop(); i++ {
		c := page.Down
		if i/20%2 == 1 {
			c = page.Up
		}
		r.page.Do(r.env, c)
		r.page.View(r.env)
	}
}

// BenchmarkOpen measures an answer of the store until it is drawn.
func BenchmarkOpen(b *testing.B) {
	env := screen(120, 40)
	for b.Loop() {
		r := read(b, article.New(&desk{stored: whole()}, whole().Story, 0, article.From{}), env).answer()
		r.page.View(env)
	}
}

func TestPicturesAreAskedForWhenSwitchedOn(t *testing.T) {
	story := whole()
	story.Article.Picture = news.Picture{URL: "https://paper.example/p.png", Alt: "a reservoir", Width: 300, Height: 200}
	d := &desk{stored: story}
	r := read(t, article.New(d, story.Story, 0, article.From{}), screen(120, 40)).answer()
	if slices.Contains(d.asked, "picture "+story.Article.Picture.URL) {
		t.Fatal("a picture was asked for while they are off")
	}
	if r.press("i") {
		t.Fatal("the page kept the command from the root")
	}
	r.env.Pictures = true
	r.take(r.page.Receive(r.env, page.Resized{}))
	r.answer()
	if !slices.Contains(d.asked, "picture "+story.Article.Picture.URL) {
		t.Errorf("the picture was not asked for: %v", d.asked)
	}
	r.sees("[picture: a reservoir]") // the desk of this test has none
}

func TestAPictureIsAskedForAgainInTheSizeItWasLeftIn(t *testing.T) {
	story := whole()
	story.Article.Picture = news.Picture{URL: "https://paper.example/p.png", Width: 1200, Height: 800}
	env := screen(120, 40)
	env.Pictures = true
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), env).answer()
	for _, width := range []int{50, 120} {
		r.held = nil // the next question takes its place before it is answered
		r.env = screen(width, 40)
		r.env.Pictures = true
		r.take(r.page.Receive(r.env, page.Resized{}))
		if len(r.held) != 1 {
			t.Fatalf("%d pictures were asked for at %d columns", len(r.held), width)
		}
	}
}

func TestOfflineNoPlaceIsKeptForAPictureThatIsNotStored(t *testing.T) {
	story := whole()
	story.Story.Picture = news.Picture{URL: "https://paper.example/lead.png", Width: 300, Height: 200}
	inside := news.Picture{URL: "https://paper.example/inside.png", Width: 300, Height: 200, Alt: "a dam"}
	story.Article.Blocks = append([]news.Block{story.Article.Blocks[0], {Kind: news.Figure, Picture: inside}}, story.Article.Blocks[1:]...)
	for _, offline := range []bool{false, true} {
		d := &desk{stored: story, err: errors.New("you are offline")}
		if offline {
			d.stored.Absent = map[string]string{story.Story.Picture.URL: "you are offline", inside.URL: "you are offline"}
		}
		env := screen(120, 40)
		env.Pictures, env.Offline = true, offline
		r := read(t, article.New(d, story.Story, 0, article.From{}), env)
		if head := r.row("min read"); head < 0 || strings.TrimSpace(strings.Join(r.rows()[head+2:], "")) != "" {
			t.Errorf("offline %v: there is something below the head before the store has answered", offline)
		}
		r.answer()
		first := r.row("The government will pump")
		r.answer()
		if got := r.row("The government will pump"); got != first {
			t.Errorf("offline %v: the text moved from row %d to %d", offline, first, got)
		}
		switch gap := first - r.row("min read"); {
		case offline && gap > 3:
			t.Errorf("%d rows above the text are left empty", gap)
		case offline:
			r.sees("[picture: a dam]")
		case gap < 10:
			t.Errorf("online the picture has %d rows", gap)
		}
	}
}

// TestThePlaceOfALostPictureClosesUnseen: the box stays while it is seen, and closes when it is scrolled away.
func TestThePlaceOfALostPictureClosesUnseen(t *testing.T) {
	story := whole()
	story.Article.Picture = news.Picture{URL: "https://paper.example/p.png", Alt: "a reservoir", Width: 300, Height: 200}
	env := screen(120, 24)
	env.Pictures = true
	r := read(t, article.New(&desk{stored: story, err: errors.New("404")}, story.Story, 0, article.From{}), env).answer().answer()
	seen := r.row("The government will pump") - r.row("[picture: a reservoir]")
	for range 4 {
		r.press("space")
	}
	line := r.rows()[5]
	r.press("g")
	closed := r.row("The government will pump") - r.row("[picture: a reservoir]")
	if seen < 4 || closed != 2 || strings.TrimSpace(line) == "" {
		t.Errorf("the text stands %d rows below the line while it is seen, and %d when it was not", seen, closed)
	}
}

func TestTheStandfirstStandsOnceUnderTheHeadline(t *testing.T) {
	const words = "Twelve cities face rationing from Monday."
	count := func(r *reader) int { return strings.Count(strings.Join(r.rows(), "\n"), words) }

	story := whole()
	story.Article.Blocks = append([]news.Block{paragraph(words)}, story.Article.Blocks...)
	r := read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 40)).answer()
	if n := count(r); n != 1 || r.row(words) > r.row("A. Writer") {
		t.Errorf("the standfirst stands %d times, in row %d", n, r.row(words))
	}

	story.Article.Blocks[0] = paragraph(words + " The mayors were told at three in the morning, by telephone.")
	r = read(t, article.New(&desk{stored: story}, story.Story, 0, article.From{}), screen(80, 40)).answer()
	if n := count(r); n != 1 || r.row(words) < r.row("A. Writer") {
		t.Errorf("a paragraph that begins with the standfirst stands %d times, in row %d", n, r.row(words))
	}
}

func TestALateCaptionMovesNothing(t *testing.T) {
	feed, page := water(), whole()
	feed.Story.Picture = news.Picture{URL: "https://paper.example/p.png", Width: 300, Height: 200}
	figure := news.Block{Kind: news.Figure, Picture: feed.Story.Picture, Spans: []news.Span{{Text: "The upper reservoir on Sunday."}}}
	page.Story.Picture, page.Article.Blocks = feed.Story.Picture, append([]news.Block{figure}, page.Article.Blocks...)
	d := &desk{stored: feed, fetched: page}
	env := screen(120, 40)
	env.Pictures = true
	r := read(t, article.New(d, feed.Story, 0, article.From{}), env).answer()
	before := r.row("The government will pump")
	r.answer()
	if after := r.row("The government will pump"); after != before || r.row("WORLD") < 0 {
		t.Errorf("the text moved from row %d to %d; the kicker is in row %d", before, after, r.row("WORLD"))
	}
	r.sees("The upper reservoir on Sunday.")
}

func TestTheHeadOfALiveBlog(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*news.Article)
		want   string
	}{
		{"going on", func(a *news.Article) { a.Modified = now.Add(-10 * time.Minute) }, "Live, updated "},
		{"ended", func(a *news.Article) { a.Modified = now.Add(-48 * time.Hour) }, "Live blog, ended "},
	} {
		r := whole()
		r.Article.Live = true
		tt.change(&r.Article)
		v := read(t, article.New(&desk{stored: r}, r.Story, 0, article.From{}), screen(80, 40)).answer()
		if rows := strings.Join(v.rows(), "\n"); !strings.Contains(rows, tt.want) {
			t.Errorf("%s: the head does not say %q:\n%s", tt.name, tt.want, rows)
		}
	}
}

func TestWhereAskingAgainFailedANoticeSaysSo(t *testing.T) {
	d := &desk{stored: whole(), fetched: whole()}
	d.fetched.Trouble = "A newer text could not be had. The server is busy."
	r := read(t, article.New(d, d.stored.Story, 0, article.From{}), screen(80, 24)).answer()
	if r.press("r"); len(r.held) == 0 {
		t.Fatal("r asks for nothing")
	}
	r.answer()
	if n, _ := last[page.Notice](r); string(n.Text) != d.fetched.Trouble || !n.Trouble {
		t.Errorf("it says %+v", n)
	}
}
