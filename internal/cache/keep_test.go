package cache

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// day is how long the tests of retention count in.
const day = 24 * time.Hour

// restless is a rest that takes none.
func restless(time.Duration) error { return nil }

// at moves the store's clock to so many days after noon.
func (s *Store) at(days int) { s.now = func() time.Time { return noon.Add(time.Duration(days) * day) } }

func tidy(t *testing.T, s *Store, r Retention) Tidied {
	t.Helper()
	done, err := s.Tidy(t.Context(), r, restless)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Integrity(t.Context()); err != nil {
		t.Error(err)
	}
	return done
}

// state says what is left of stories by their titles: "text", "headline", or nothing.
func state(t *testing.T, s *Store, f Filter) map[string]string {
	t.Helper()
	p, err := s.Page(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	is := map[string]string{}
	for _, x := range p.Stories {
		is[x.Title] = "headline"
		if a, _, err := s.Article(t.Context(), x.ID); err != nil {
			t.Fatal(err)
		} else if len(a.Blocks) > 0 {
			is[x.Title] = "text"
		}
	}
	return is
}

// paperOf puts so many stories into a feed, an hour apart, and reads them in: "1" is the newest.
func paperOf(t *testing.T, s *Store, feed news.Feed, stories int) {
	t.Helper()
	put(t, s, feed, numbered(feed, 1, stories)...)
	readIn(t, s)
}

func numbered(feed news.Feed, from, to int) (entries []Entry) {
	for n := from; n <= to; n++ {
		entries = append(entries, story(fmt.Sprint(n), fmt.Sprint(feed.Site, n), fmt.Sprint(n), 60*n))
	}
	return entries
}

func idOf(feed news.Feed, n int) news.StoryID { return StoryIDOf(feed.URL, fmt.Sprint(feed.Site, n)) }

var paper = news.Feed{ID: 7, URL: "https://paper.example/feed", Site: "https://paper.example/"}

// TestTextsGoFirstAndHeadlinesLater drops three of four stories from a feed, and lets the years pass.
func TestTextsGoFirstAndHeadlinesLater(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 4)
	if err := s.SetRead(t.Context(), true, idOf(paper, 2)); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSaved(t.Context(), true, idOf(paper, 4)); err != nil {
		t.Fatal(err)
	}
	put(t, s, paper, numbered(paper, 1, 1)...) // the others are no longer listed
	r := Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Read: 90 * day, Unread: 180 * day, Headlines: 365 * day}}}
	for _, step := range []struct {
		days int
		want map[string]string
	}{
		{89, map[string]string{"1": "text", "2": "text", "3": "text", "4": "text"}},
		{91, map[string]string{"1": "text", "2": "headline", "3": "text", "4": "text"}},
		{181, map[string]string{"1": "text", "2": "headline", "3": "headline", "4": "text"}},
		{366, map[string]string{"1": "text", "4": "text"}},
		{3660, map[string]string{"1": "text", "4": "text"}},
	} {
		s.at(step.days)
		tidy(t, s, r)
		if got := state(t, s, Filter{Feeds: []news.FeedID{paper.ID}}); fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("after %d days there are %v, want %v", step.days, got, step.want)
		}
	}
	if tally, err := s.Tally(t.Context()); err != nil || len(tally) != 1 || tally[0].Total != 2 || tally[0].Unread != 2 {
		t.Errorf("the counts are %+v, %v", tally, err)
	}
}

// TestAHeadlineIsFoundWithoutItsText looks for a word of the headline and one of the text.
func TestAHeadlineIsFoundWithoutItsText(t *testing.T) {
	s := open(t)
	put(t, s, paper, story("1", "https://paper.example/1", "Lighthouse", 1))
	readIn(t, s)
	put(t, s, paper)
	s.at(100)
	if done := tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Unread: day}}}); done.Texts != 1 || done.Stories != 0 {
		t.Errorf("it did %+v", done)
	}
	for word, want := range map[string]int{"lighthouse": 1, "text": 0} {
		if p, err := s.Search(t.Context(), word, Filter{All: true}); err != nil || len(p.Stories) != want {
			t.Errorf("%q finds %d stories, %v", word, len(p.Stories), err)
		}
	}
}

// TestWhatHasGoneDoesNotComeBack has the feed list a story long after the reader has got rid of it.
func TestWhatHasGoneDoesNotComeBack(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 5)
	r := Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: 2}}}
	listed := numbered(paper, 1, 5)
	for _, days := range []int{1, 100, 1000} {
		s.at(days)
		tidy(t, s, r)
		if fresh := put(t, s, paper, listed...); fresh != 0 {
			t.Errorf("after %d days %d stories are new", days, fresh)
		}
		listed[4].Text = fmt.Sprint("Other words ", days)
		if got := titles(t, s, Filter{All: true}); !slices.Equal(got, []string{"1", "2"}) {
			t.Errorf("after %d days the list is %q", days, got)
		}
	}
	put(t, s, paper, listed[:2]...) // the feed drops them; until it is sure, they do not come back either
	s.at(1000 + 80)
	tidy(t, s, r)
	if fresh := put(t, s, paper, listed...); fresh != 0 {
		t.Errorf("what was dropped for 80 days is new: %d", fresh)
	}
	put(t, s, paper, listed[:2]...)
	s.at(1080 + 91)
	tidy(t, s, r)
	var left int
	if err := sqlite.One(t.Context(), s.db.Read(), `SELECT count(*) FROM entry`, nil, &left); err != nil || left != 2 {
		t.Errorf("%d entries are remembered, %v", left, err)
	}
}

// TestAStoryStaysWhileOneFeedKeepsIt is carried by two feeds, of which one keeps little.
func TestAStoryStaysWhileOneFeedKeepsIt(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 4)
	other := news.Feed{ID: 8, URL: "https://paper.example/other", Site: paper.Site}
	put(t, s, other, numbered(paper, 3, 3)...)
	readIn(t, s)
	tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: 1}, other.ID: {}}})
	if got := titles(t, s, Filter{All: true}); !slices.Equal(got, []string{"1", "3"}) {
		t.Errorf("the list is %q", got)
	}
	if got := titles(t, s, Filter{Feeds: []news.FeedID{other.ID}}); !slices.Equal(got, []string{"3"}) {
		t.Errorf("the other feed lists %q", got)
	}
}

// TestBounds bounds by numbers and by bytes, of a feed and in all.
func TestBounds(t *testing.T) {
	const text, head = "text", "headline"
	for name, test := range map[string]struct {
		keep Keep
		all  Retention
		want map[string]string
	}{
		"none":             {want: map[string]string{"1": text, "2": text, "3": text, "4": text}},
		"stories":          {keep: Keep{Stories: 3}, want: map[string]string{"1": text, "2": text, "3": text}},
		"stories in all":   {all: Retention{Stories: 2}, want: map[string]string{"1": text, "2": text}},
		"bytes":            {keep: Keep{Bytes: 1}, want: map[string]string{"1": head, "2": head, "3": head, "4": head}},
		"bytes of texts":   {keep: Keep{Bytes: 2000}, want: map[string]string{"1": text, "2": text, "3": text, "4": text}}, // though the file is larger
		"bytes in all":     {all: Retention{Bytes: 1}, want: map[string]string{"1": head, "2": head, "3": head, "4": head}},
		"some are spared":  {all: Retention{Bytes: 1, Spare: []news.StoryID{idOf(paper, 3)}}, want: map[string]string{"1": head, "2": head, "3": text, "4": head}},
		"what is listed":   {keep: Keep{Read: 1, Unread: 1, Headlines: 1}, want: map[string]string{"1": text, "2": text, "3": text, "4": text}},
		"ample in all":     {all: Retention{Stories: 4, Bytes: 1 << 30}, want: map[string]string{"1": text, "2": text, "3": text, "4": text}},
		"ample for a feed": {keep: Keep{Stories: 4, Bytes: 1 << 30}, want: map[string]string{"1": text, "2": text, "3": text, "4": text}},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			paperOf(t, s, paper, 4)
			test.all.Feeds = map[news.FeedID]Keep{paper.ID: test.keep}
			s.at(1)
			tidy(t, s, test.all)
			if got := state(t, s, Filter{All: true}); fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("there are %v, want %v", got, test.want)
			}
		})
	}
}

// TestHeldStoriesStay holds one, and marks one, which can be undone.
func TestHeldStoriesStay(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 3)
	if err := s.Hold(t.Context(), noon.Add(10*day), idOf(paper, 2)); err != nil {
		t.Fatal(err)
	}
	if err := s.SetRead(t.Context(), true, idOf(paper, 3)); err != nil {
		t.Fatal(err)
	}
	r := Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: 1}}}
	for _, step := range []struct {
		days int
		want string
	}{{9, "[1 2 3]"}, {11, "[1 3]"}, {31, "[1]"}} {
		s.at(step.days)
		tidy(t, s, r)
		if got := titles(t, s, Filter{All: true}); fmt.Sprint(got) != step.want {
			t.Errorf("after %d days the list is %q, want %s", step.days, got, step.want)
		}
	}
}

// TestUnsubscribedFeedsLeaveInTheEnd lets a month pass in which the reader could think again.
func TestUnsubscribedFeedsLeaveInTheEnd(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 3)
	if err := s.SetSaved(t.Context(), true, idOf(paper, 1)); err != nil {
		t.Fatal(err)
	}
	r := Retention{Feeds: map[news.FeedID]Keep{}}
	for _, step := range []struct {
		days int
		want string
	}{{0, "[1 2 3]"}, {29, "[1 2 3]"}, {31, "[1]"}} {
		s.at(step.days)
		tidy(t, s, r)
		if got := titles(t, s, Filter{All: true}); fmt.Sprint(got) != step.want {
			t.Errorf("after %d days the list is %q, want %s", step.days, got, step.want)
		}
	}
	if fresh := put(t, s, paper, numbered(paper, 1, 3)...); fresh != 2 {
		t.Errorf("after a new subscription %d stories are new", fresh)
	}
}

// TestListedStoriesGoAfterAMonth puts stories on the list of a tag, of which some are opened.
func TestListedStoriesGoAfterAMonth(t *testing.T) {
	s := open(t)
	list := news.Listing{Kind: news.Tagged, Title: "boats", URL: "https://paper.example/tag/boats"}
	const many = prunedAtOnce + 20
	_, ids, err := s.PutListed(t.Context(), list, numbered(paper, 1, many))
	if err != nil {
		t.Fatal(err)
	}
	readIn(t, s)
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.SetRead(t.Context(), true, ids[0]))
	check(s.SetSaved(t.Context(), true, ids[1]))
	check(s.PutArticle(t.Context(), ids[2], Fetched{Article: news.Article{Blocks: paragraph("page", "")}}))
	put(t, s, paper, numbered(paper, 4, 4)...) // a feed carries it now
	for _, step := range []struct{ days, gone, left int }{{0, 0, many}, {29, 0, many}, {31, many - 4, 4}, {31, 0, 4}} {
		s.at(step.days)
		done := tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {}}})
		stats, err := s.Stats(t.Context())
		if err != nil || done.Stories != step.gone || stats.Stories != step.left {
			t.Errorf("after %d days %d went, %d are left, %v", step.days, done.Stories, stats.Stories, err)
		}
	}
	if page, err := s.Page(t.Context(), Filter{Listing: list, Limit: many}); err != nil || len(page.Stories) != 4 {
		t.Errorf("the list has %d stories, %v", len(page.Stories), err)
	}
	if fresh, _, err := s.PutListed(t.Context(), list, numbered(paper, 1, many)); err != nil || fresh != many-4 {
		t.Errorf("of what the list still has %d come back, %v", fresh, err)
	}
}

// TestTheFileShrinks takes nine of ten texts away.
func TestTheFileShrinks(t *testing.T) {
	s := open(t)
	words := newCorpus("en", 1)
	entries := numbered(paper, 1, 400)
	for i := range entries {
		entries[i].Text = words.say(400)
	}
	put(t, s, paper, entries...)
	readIn(t, s)
	if err := s.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, err := s.db.Size()
	if err != nil {
		t.Fatal(err)
	}
	done := tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: 40}}})
	after, err := s.db.Size()
	if err != nil || after > before/4 || done.Bytes != before-after || done.Stories != 360 {
		t.Errorf("of %d KB %d are left, and it says %+v, %v", before>>10, after>>10, done, err)
	}
	for hours, want := range map[int]bool{1: false, 30: true} {
		s.now = func() time.Time { return noon.Add(time.Duration(hours) * time.Hour) }
		if due, err := s.Untidy(t.Context(), day); err != nil || due != want {
			t.Errorf("after %d hours it is untidy: %v, %v", hours, due, err)
		}
	}
}

// TestPicturesGoWithTheirPages shows one picture in two pages, and another in one.
func TestPicturesGoWithTheirPages(t *testing.T) {
	s := open(t)
	paperOf(t, s, paper, 2)
	const both, one = "https://paper.example/both.png", "https://paper.example/one.png"
	for n, urls := range map[int][]string{1: {both}, 2: {both, one}} {
		page := news.Article{Blocks: paragraph("page", "")}
		for _, u := range urls {
			page.Blocks = append(page.Blocks, news.Block{Picture: news.Picture{URL: u}})
		}
		if err := s.PutArticle(t.Context(), idOf(paper, n), Fetched{Article: page}); err != nil {
			t.Fatal(err)
		}
	}
	for _, u := range []string{both, one} {
		if err := s.PutPicture(t.Context(), u, []byte("picture"), time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	s.at(40)
	tidy(t, s, Retention{Feeds: map[news.FeedID]Keep{paper.ID: {Stories: 1}}})
	if !s.HasPicture(t.Context(), both) || s.HasPicture(t.Context(), one) {
		t.Errorf("the picture of both is here: %v, that of one: %v", s.HasPicture(t.Context(), both), s.HasPicture(t.Context(), one))
	}
}
