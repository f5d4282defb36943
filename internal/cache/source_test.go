package cache

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// noise is a page that does not compress.
func noise(seed uint64, size int) []byte {
	page := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{byte(seed)}).Read(page)
	return page
}

// storePage stores a story of its own with its sources.
func storePage(t *testing.T, s *Store, name string, sources ...Source) news.StoryID {
	t.Helper()
	address := "https://paper.example/" + name
	id, err := s.PutPage(t.Context(), news.Story{URL: address, Title: name, Seen: noon}, Fetched{
		Article: news.Article{Title: name, Verdict: news.VerdictFull}, Made: "by hand", Sources: sources,
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func sourcesOf(t *testing.T, s *Store, id news.StoryID) []Source {
	t.Helper()
	all, err := s.Sources(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSourcesAreKeptAsTheyCame(t *testing.T) {
	s := open(t)
	want := []Source{
		{URL: "https://paper.example/a", ContentType: "text/html", ETag: `"1"`, LastModified: "Mon, 23 Nov 2026 09:30:00 GMT", Fetched: noon, Body: []byte("<p>\xe9t\xe9\x00")},
		{Role: 1, URL: "https://paper.example/a?page=2", Fetched: noon.Add(time.Second), Body: []byte("<p>b")},
	}
	id := storePage(t, s, "a", want...)
	if diff := cmp.Diff(want, sourcesOf(t, s, id)); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if made, err := s.Made(t.Context(), id); made != "by hand" || err != nil {
		t.Errorf("made %q, %v", made, err)
	}
	// Fetched anew, and there is one only.
	if err := s.PutArticle(t.Context(), id, Fetched{Sources: want[:1]}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[:1], sourcesOf(t, s, id)); diff != "" {
		t.Errorf("fetched anew (-want +got):\n%s", diff)
	}
}

func TestAPageMadeAnewKeepsItsSources(t *testing.T) {
	s := open(t)
	id := storePage(t, s, "a", Source{Body: []byte("page")})
	anew := news.Article{Title: "Anew", Blocks: paragraph("zephyr", ""), Verdict: news.VerdictFull}
	if remade, err := s.RemakeArticle(t.Context(), id, anew, "otherwise"); err != nil || !remade {
		t.Fatal(err)
	}
	if a, _, err := s.Article(t.Context(), id); a.Title != "Anew" || err != nil {
		t.Errorf("stored %q, %v", a.Title, err)
	}
	if found, err := s.Search(t.Context(), "zephyr", Filter{All: true}); err != nil || len(found.Stories) != 1 {
		t.Errorf("the new words find %d stories, %v", len(found.Stories), err)
	}
	if got := sourcesOf(t, s, id); len(got) != 1 {
		t.Errorf("%d sources are left", len(got))
	}
	// Somebody was faster: what is made that way already may have been fetched since.
	if remade, err := s.RemakeArticle(t.Context(), id, news.Article{Title: "Late"}, "otherwise"); err != nil || remade {
		t.Fatal(err)
	}
	if a, _, _ := s.Article(t.Context(), id); a.Title != "Anew" {
		t.Errorf("overwritten by %q", a.Title)
	}
}

func TestSourcesMakeRoom(t *testing.T) {
	s := open(t)
	const page = 10 << 10
	s.most = 5 * page
	saved := storePage(t, s, "saved", Source{Fetched: noon, Body: noise(99, page)})
	if err := s.SetSaved(t.Context(), true, saved); err != nil {
		t.Fatal(err)
	}
	var ids []news.StoryID
	for i := range 8 {
		half := Source{Fetched: noon.Add(time.Duration(i+1) * time.Hour), Body: noise(uint64(i), page/2)}
		ids = append(ids, storePage(t, s, fmt.Sprint(i), half, half))
	}
	if got := sourcesOf(t, s, saved); len(got) != 1 {
		t.Error("the oldest page is a bookmark, yet its source is gone")
	}
	for i, id := range ids {
		want := 0
		if i >= 5 { // 4 pages fit beside the bookmark's, and room was made for the last but one
			want = 2
		}
		if got := sourcesOf(t, s, id); len(got) != want {
			t.Errorf("page %d has %d sources, want %d", i, len(got), want)
		}
		if a, stored, err := s.Article(t.Context(), id); err != nil || stored != news.StoredFull || a.Title == "" {
			t.Errorf("page %d: %q, %v, %v", i, a.Title, stored, err)
		}
	}
}

func TestAPageThatIsTooLargeIsStoredWithoutItsSources(t *testing.T) {
	s := open(t)
	id := storePage(t, s, "large", Source{Body: []byte("small")}, Source{Role: 1, Body: bytes.Repeat([]byte("large"), sourceMost/5)})
	if got := sourcesOf(t, s, id); len(got) != 0 {
		t.Errorf("%d sources are kept", len(got))
	}
	if a, _, err := s.Article(t.Context(), id); a.Title != "large" || err != nil {
		t.Errorf("%q, %v", a.Title, err)
	}
}
