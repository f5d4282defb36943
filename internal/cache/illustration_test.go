package cache

import (
	"context"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// pictured is a page that shows pictures.
func pictured(urls ...string) Fetched {
	var f Fetched
	for _, u := range urls {
		f.Article.Blocks = append(f.Article.Blocks, news.Block{Kind: news.Figure, Picture: news.Picture{URL: u}})
	}
	f.Article.Blocks = append(f.Article.Blocks, news.Block{Kind: news.List, Items: [][]news.Block{
		{{Kind: news.Quote, Blocks: []news.Block{{Kind: news.Figure, Picture: news.Picture{URL: urls[0]}}}}},
	}})
	return f
}

// whole lists the titles of the stories that are stored whole.
func whole(t *testing.T, s *Store) string {
	t.Helper()
	p, err := s.Page(context.Background(), Filter{All: true})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, x := range p.Stories {
		if x.Whole {
			titles = append(titles, x.Title)
		}
	}
	return strings.Join(titles, " ")
}

// ids are the stories by their titles.
func ids(t *testing.T, s *Store) map[string]news.StoryID {
	t.Helper()
	p, err := s.Page(context.Background(), Filter{All: true})
	ok(t, err)
	all := map[string]news.StoryID{}
	for _, x := range p.Stories {
		all[x.Title] = x.ID
	}
	return all
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStoryIsWholeWithItsPictures(t *testing.T) {
	s, ctx := open(t), context.Background()
	feed := feedAt("https://paper.example/feed")
	put(t, s, feed, story("1", "https://paper.example/1", "pier", 1), story("2", "https://paper.example/2", "fog", 2))
	pier, fog := ids(t, s)["pier"], ids(t, s)["fog"]
	ok(t, s.PutPicture(ctx, "a", []byte("a"), time.Time{}))
	ok(t, s.PutArticle(ctx, pier, pictured("a", "b")))
	ok(t, s.PutArticle(ctx, fog, pictured("a")))
	if got := whole(t, s); got != "fog" {
		t.Errorf("with one of two pictures: %q", got)
	}
	ok(t, s.PutPicture(ctx, "b", []byte("b"), time.Time{}))
	if got := whole(t, s); got != "pier fog" {
		t.Errorf("with both: %q", got)
	}
	if tally, err := s.Tally(ctx); err != nil || len(tally) != 1 || tally[0].Whole != 2 {
		t.Errorf("counted %+v, %v", tally, err)
	}
	ok(t, s.dropPictures(ctx, []string{pictureName("a")}))
	if got := whole(t, s); got != "" {
		t.Errorf("without the one that both show: %q", got)
	}
	ok(t, s.Miss(ctx, "a", Missed{Failures: 1, Reason: "The server took too long."}))
	if got := whole(t, s); got != "" {
		t.Errorf("while it may come: %q", got)
	}
	ok(t, s.Miss(ctx, "a", Missed{Failures: 2, Lost: true, Reason: "There is nothing there."}))
	if got := whole(t, s); got != "pier fog" {
		t.Errorf("though it is lost: %q", got)
	}
	changed := story("1", "https://paper.example/1", "pier", 1)
	changed.Story.Picture.URL = "c"
	put(t, s, feed, changed)
	if got := whole(t, s); got != "fog" {
		t.Errorf("with another picture in the feed: %q", got)
	}
}

func TestPicturesMakeRoomForNewerOnes(t *testing.T) {
	s, ctx := open(t), context.Background()
	s.plates = 100
	put(t, s, feedAt("https://paper.example/feed"), story("1", "https://paper.example/1", "pier", 1), story("2", "https://paper.example/2", "fog", 2),
		story("3", "https://paper.example/3", "old", 3))
	for title, picture := range map[string]string{"pier": "kept", "fog": "saved", "old": "read"} {
		ok(t, s.PutArticle(ctx, ids(t, s)[title], pictured(picture)))
	}
	ok(t, s.SetSaved(ctx, true, ids(t, s)["fog"]))
	ok(t, s.SetRead(ctx, true, ids(t, s)["old"]))
	now := noon
	s.now = func() time.Time { now = now.Add(time.Second); return now }
	forty := make([]byte, 40)
	ok(t, s.PutPicture(ctx, "kept", forty, noon.Add(time.Hour)))
	ok(t, s.PutPicture(ctx, "saved", forty, time.Time{}))
	ok(t, s.PutPicture(ctx, "read", forty, noon.Add(time.Hour)))
	ok(t, s.PutPicture(ctx, "newest", forty, time.Time{}))
	for picture, want := range map[string]bool{"kept": true, "saved": true, "read": false, "newest": false} {
		if got := s.HasPicture(ctx, picture); got != want {
			t.Errorf("%s is there: %v", picture, got)
		}
	}
	now = now.Add(2 * time.Hour)
	ok(t, s.PutPicture(ctx, "later", []byte("x"), time.Time{}))
	if got := whole(t, s); got != "pier fog" || !s.HasPicture(ctx, "later") {
		t.Errorf("while there is room: %q", got)
	}
	ok(t, s.PutPicture(ctx, "more", forty, time.Time{}))
	if s.HasPicture(ctx, "kept") || whole(t, s) != "fog" {
		t.Error("what was fetched ahead stays for ever")
	}
}

func TestPicturesAreSettledAfterAKill(t *testing.T) {
	s, ctx := open(t), context.Background()
	put(t, s, feedAt("https://paper.example/feed"), story("1", "https://paper.example/1", "pier", 1), story("2", "https://paper.example/2", "fog", 2))
	ok(t, s.PutArticle(ctx, ids(t, s)["pier"], pictured("a")))
	ok(t, s.PutArticle(ctx, ids(t, s)["fog"], pictured("b")))
	ok(t, s.putFile(pictureName("a"), []byte("a"))) // killed before its row
	ok(t, s.PutPicture(ctx, "b", []byte("b"), time.Time{}))
	ok(t, s.pictures.Remove(pictureName("b"))) // taken away by somebody
	ok(t, s.AdmitPicture(ctx, "a", time.Time{}))
	if got := whole(t, s); got != "pier fog" {
		t.Errorf("admitted: %q", got)
	}
	ok(t, s.dropPictures(ctx, []string{pictureName("a")}))
	ok(t, s.putFile(pictureName("a"), []byte("a")))
	ok(t, s.SettlePictures(ctx))
	if got := whole(t, s); got != "pier" {
		t.Errorf("%q", got)
	}
}

func TestAnErrandIsTakenUpWithinADay(t *testing.T) {
	s, ctx := open(t), context.Background()
	now := noon
	s.now = func() time.Time { return now }
	spent := func() int64 {
		n, err := s.Errand(ctx, "canada")
		ok(t, err)
		return n
	}
	ok(t, s.SpendErrand(ctx, "canada", 70))
	ok(t, s.SpendErrand(ctx, "canada", 90))
	if now = now.Add(errandLasts); spent() != 90 {
		t.Errorf("a day later %d", spent())
	}
	if now = now.Add(time.Second); spent() != 0 {
		t.Errorf("after a day %d", spent())
	}
	ok(t, s.SpendErrand(ctx, "canada", 10))
	ok(t, s.EndErrand(ctx, "canada"))
	if spent() != 0 {
		t.Error("it is done, and taken up again")
	}
}
