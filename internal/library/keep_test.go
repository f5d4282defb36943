package library

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

func TestSectionsAreFoundByPath(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	root, canada := paper(t, s)
	other := must[news.SectionID](t)(s.EnsurePath(ctx, 0, "Zeitung/Canada"))
	for path, want := range map[string]news.SectionID{
		"Paper": root, "paper/americas/CANADA": canada, "Americas/Canada": canada, "Zeitung/Canada": other,
	} {
		if got, err := s.SectionByPath(ctx, path); err != nil || got != want {
			t.Errorf("%s is %s, %v, want %s", path, got, err, want)
		}
	}
	if _, err := s.SectionByPath(ctx, "canada"); err == nil || !strings.Contains(err.Error(), "Paper/Americas/Canada, Zeitung/Canada") {
		t.Errorf("two of a name: %v", err)
	}
	if _, err := s.SectionByPath(ctx, "anada"); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("half a name: %v", err)
	}
	if again := must[news.SectionID](t)(s.EnsurePath(ctx, root, "AMERICAS/canada")); again != canada {
		t.Errorf("the same path in another case made %s", again)
	}
}

func TestAFeedIsAddedOnceAndKeepsItsName(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	paper(t, s)
	old := "https://paper.example/canada/feed/"
	f := must[news.Feed](t)(s.FeedByURL(ctx, old))
	ok(t, s.SetFeedURL(ctx, f.ID, "https://paper.example/ca.xml"))
	for _, url := range []string{old, "https://paper.example/ca.xml"} {
		there, added, err := s.AddFeed(ctx, news.Feed{URL: url, Section: f.Section})
		if err != nil || added || there.ID != FeedIDOf(old) {
			t.Errorf("adding %s again: %v %v %v", url, there, added, err)
		}
	}
}

func TestABookmarkOutlivesItsFeedAndKeepsTheFullerCopy(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	page := news.Article{Title: "Rain", Blocks: []news.Block{{Spans: []news.Span{{Text: "the whole page"}}}}}
	ok(t, s.SetArticle(ctx, 7, page))
	ok(t, s.KeepPicture(ctx, 7, "https://p/1.jpg", []byte("jpeg")))
	again := bookmark(7, "Rain", 1)
	again.Lists, again.Note = []string{"Trip"}, "again"
	ok(t, s.Save(ctx, again))

	b := must[news.Bookmark](t)(s.Bookmark(ctx, 7))
	if !cmp.Equal(b.Article, page) || b.Story.Stored != news.StoredFull {
		t.Errorf("the copy is %+v, %v", b.Article, b.Story.Stored)
	}
	if !cmp.Equal(b.Lists, []string{"Trip"}) || b.Note != "again" {
		t.Errorf("lists %q, note %q", b.Lists, b.Note)
	}
	ok(t, s.Unsave(ctx, 7))
	if did, on, err := s.Undo(ctx); err != nil || !strings.HasPrefix(did, "removed bookmark") || len(on.Kept) != 1 {
		t.Errorf("undid %q %v %v", did, on, err)
	}
	if back := must[news.Bookmark](t)(s.Bookmark(ctx, 7)); !cmp.Equal(back, b) {
		t.Error(cmp.Diff(b, back))
	}
	if data, err := s.Picture(ctx, 7, "https://p/1.jpg"); err != nil || string(data) != "jpeg" {
		t.Errorf("its picture is %q, %v", data, err)
	}
	if err := s.SetArticle(ctx, 8, page); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("an article for no bookmark: %v", err)
	}
}

func TestABookmarkKeepsSoManyPictures(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	half := make([]byte, MostPictures/2+1)
	ok(t, s.KeepPicture(ctx, 7, "https://p/1.jpg", half))
	ok(t, s.KeepPicture(ctx, 7, "https://p/1.jpg", half)) // the same again takes no more room
	if err := s.KeepPicture(ctx, 7, "https://p/2.jpg", half); !errors.Is(err, ErrPictures) {
		t.Errorf("one too many: %v", err)
	}
	ok(t, s.KeepPicture(ctx, 7, "https://p/3.jpg", []byte("small")))
}

func TestSavedIsListedByPages(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i := range 7 {
		ok(t, s.Save(ctx, bookmark(news.StoryID(i+1), fmt.Sprintf("Story %d", i), i%2)))
	}
	ok(t, s.Mark(ctx, true, 7))
	for _, tt := range []struct {
		q    news.Query
		want string
	}{
		{news.Query{Limit: 2}, "7 6 5 4 3 2 1"},
		{news.Query{Limit: 2, Unread: true}, "6 5 4 3 2 1"},
		{news.Query{Limit: 2, Stored: true}, "6 4 2"},
		{news.Query{Limit: 2, List: "STORY 3"}, "4"},
		{news.Query{Limit: 2, Tag: "story 5"}, "6"},
		{news.Query{Limit: 2, Text: "STORY 2"}, "3"},
	} {
		var got []string
		for {
			page := must[news.Page](t)(s.Saved(ctx, tt.q))
			for _, story := range page.Stories {
				got = append(got, fmt.Sprint(uint64(story.ID)))
			}
			if !page.More {
				break
			}
			tt.q.After = page.Next
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%+v lists %v, want %s", tt.q, got, tt.want)
		}
	}
}

func TestMarksChangedSinceSurviveAClockSetBack(t *testing.T) {
	at := time.Date(2025, 3, 1, 8, 0, 0, 0, time.UTC)
	s, ctx := openAt(t, filepath.Join(t.TempDir(), "library.db"), func() time.Time { return at }), t.Context()
	ok(t, s.Mark(ctx, true, 1, 2))
	told := at
	at = at.AddDate(-1, 0, 0)
	ok(t, s.Mark(ctx, true, 3))
	ok(t, s.Mark(ctx, false, 1))
	read, unread, err := s.ReadSince(ctx, told)
	if err != nil || !cmp.Equal(read, []news.StoryID{2, 3}) || !cmp.Equal(unread, []news.StoryID{1}) {
		t.Errorf("read %v, unread %v, %v", read, unread, err)
	}
}

func TestTwoProcessesWriteOneLibrary(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
	const each = 30
	done := make(chan error)
	for p := range 2 {
		go func() {
			s, err := Open(ctx, path, time.Now)
			for i := 0; err == nil && i < each; i++ {
				err = s.Mark(ctx, true, news.StoryID(p*each+i+1))
			}
			if s != nil {
				err = errors.Join(err, s.Close())
			}
			done <- err
		}()
	}
	ok(t, errors.Join(<-done, <-done))
	read, _, err := openAt(t, path, time.Now).ReadSince(ctx, time.Time{})
	if err != nil || len(read) != 2*each {
		t.Errorf("%d marks are there, want %d, %v", len(read), 2*each, err)
	}
}

func BenchmarkOpen(b *testing.B) { // budget 15 ms on an existing file
	path := filepath.Join(b.TempDir(), "library.db")
	for b.Loop() {
		s, err := Open(b.Context(), path, time.Now)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Sections(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		_ = s.Close()
		b.StartTimer()
	}
}

// The width is remembered until the configuration says another one.
func TestTextWidth(t *testing.T) {
	s := openNew(t)
	ask := func(configured, want int) {
		t.Helper()
		if got, err := s.TextWidth(t.Context(), configured); err != nil || got != want {
			t.Errorf("with %d in the configuration it is %d, want %d: %v", configured, got, want, err)
		}
	}
	ask(0, 0)
	for _, columns := range []int{70, 64} {
		if err := s.SetTextWidth(t.Context(), columns, 0); err != nil {
			t.Fatal(err)
		}
		ask(0, columns)
	}
	ask(80, 0)
	if err := s.SetTextWidth(t.Context(), 78, 80); err != nil {
		t.Fatal(err)
	}
	ask(80, 78)
	ask(0, 0)
}

func TestHabits(t *testing.T) {
	s := openNew(t)
	for _, h := range []news.Habit{{Name: news.HabitRail, Value: "20"}, {Name: news.HabitTour, Value: "seen"}, {Name: news.HabitRail, Value: "26"}, {Name: news.HabitTour}} {
		if err := s.SetHabit(t.Context(), h); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Habits(t.Context())
	if err != nil || len(got) != 1 || got.Number(news.HabitRail) != 26 || got.Number(news.HabitList) != 0 {
		t.Errorf("remembered %v: %v", got, err)
	}
}
