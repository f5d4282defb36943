package desk

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"reader/internal/news"
)

// chapters serves a story of so many pages below a path, each with a pager; a page whose answer is in place of it fails
// with that status.
func (n *newsroom) chapters(path string, pages int, failing map[int]int) {
	for page := 1; page <= pages; page++ {
		at := path
		if page > 1 {
			at = fmt.Sprintf("%s/%d", path, page)
		}
		n.answer(at, func(w http.ResponseWriter, _ *http.Request) {
			if status := failing[page]; status != 0 {
				w.WriteHeader(status)
				return
			}
			var pager strings.Builder
			for other := max(2, page-2); other <= min(pages, page+4); other++ {
				fmt.Fprintf(&pager, `<a href="%s/%d">%d</a> `, path, other, other)
			}
			fmt.Fprintf(w, `<html><head><title>The long wall</title><meta property="og:type" content="article"></head><body><article><h1>The long wall</h1>
				<p>%s</p><p>%s</p><p>%s</p></article><nav>%s</nav></body></html>`, chapterWords(page, "first"), chapterWords(page, "second"), chapterWords(page, "third"), pager.String())
		})
	}
}

func chapterWords(page int, which string) string {
	return fmt.Sprintf("In chapter %d the %s thing that is told is how long the wall has stood by the sea, in words that no other of the %d chapters has.", page, which, page)
}

// told lists the chapters whose words are in a text, in order.
func told(r news.Reading) string {
	var list []string
	for _, b := range r.Article.Blocks {
		if _, rest, ok := strings.Cut(news.Plain(b.Spans), "In chapter "); ok && strings.Contains(rest, "the first thing") {
			page, _, _ := strings.Cut(rest, " ")
			list = append(list, page)
		}
	}
	return strings.Join(list, " ")
}

func TestAStoryOfSeveralPagesIsOne(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 7, nil)
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	if got := told(r); got != "1 2 3 4 5 6 7" || r.Trouble != "" || r.Article.URL != n.URL+"/wall" {
		t.Errorf("chapters %s, trouble %q, address %s", got, r.Trouble, r.Article.URL)
	}
	if total, paths := n.requests(); total != 7 {
		t.Errorf("asked for %q", paths)
	}
	w.ok(w.SetOffline(true))
	w.spoil(r.Story.ID)
	r, err = w.Open(t.Context(), r.Story.ID)
	w.ok(err)
	if got := told(r); got != "1 2 3 4 5 6 7" {
		t.Errorf("made anew offline it tells chapters %s", got)
	}
}

func TestAPageThatFailsLeavesWhatCame(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 5, map[int]int{3: http.StatusForbidden})
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	const want = "Pages 3 to 5 could not be had: The server refuses to hand it out (403)."
	if got := told(r); got != "1 2" || r.Trouble != want {
		t.Errorf("chapters %s, trouble %q", got, r.Trouble)
	}
	if total, paths := n.requests(); total != 3 {
		t.Errorf("asked for %q", paths)
	}
	w.spoil(r.Story.ID)
	if r, err = w.Open(t.Context(), r.Story.ID); told(r) != "1 2" || r.Trouble != want || err != nil {
		t.Errorf("opened again: chapters %s, trouble %q, %v", told(r), r.Trouble, err)
	}
}

func TestAStoryWithoutAnEndIsCutShort(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 60, nil)
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	if total, _ := n.requests(); total != 20 || !strings.HasPrefix(r.Trouble, "Pages 21 to 2") || !strings.HasSuffix(told(r), " 19 20") {
		t.Errorf("%d requests, trouble %q, chapters %s", total, r.Trouble, told(r))
	}
}

func TestANoticeInPlaceOfAPage(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 2, nil)
	n.answer("/wall/2", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/notice", http.StatusFound) })
	n.answer("/notice", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html><body></body></html>") })
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	if got := told(r); got != "1" || r.Trouble != "Page 2 could not be had: The site shows something else in its place." {
		t.Errorf("chapters %s, trouble %q", got, r.Trouble)
	}
}

func TestTheFormForTelephonesIsAskedForWhenThePageIsShort(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/wall", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><head><title>The long wall</title><link rel=amphtml href="/amp/wall"></head><body><div id=app></div></body></html>`)
	})
	n.chapters("/amp/wall", 1, nil)
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	if got := told(r); got != "1" || r.Trouble != "" || r.Article.URL != n.URL+"/wall" {
		t.Errorf("chapters %s, trouble %q, address %s", got, r.Trouble, r.Article.URL)
	}
}

func TestAskingAgainBringsTheMissingPages(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 3, map[int]int{2: http.StatusBadGateway})
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	if told(r) != "1" || r.Trouble == "" {
		t.Fatalf("chapters %s, trouble %q", told(r), r.Trouble)
	}
	n.chapters("/wall", 3, nil)
	if r, err = w.Again(t.Context(), r.Story.ID); told(r) != "1 2 3" || r.Trouble != "" || err != nil {
		t.Errorf("chapters %s, trouble %q, %v", told(r), r.Trouble, err)
	}
}

func TestAStoryThatLosesAPageKeepsIt(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 4, nil)
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	for step, tc := range []struct {
		fails         map[int]int
		told, trouble string
	}{
		{map[int]int{3: http.StatusServiceUnavailable}, "1 2 3 4", "A newer text could not be had. Pages 3 to 4 could not be had: "},
		{nil, "1 2 3 4", ""},
	} {
		n.chapters("/wall", 4, tc.fails)
		r, err = w.Again(t.Context(), r.Story.ID)
		w.ok(err)
		if got := told(r); got != tc.told || !strings.HasPrefix(r.Trouble, tc.trouble) || (r.Trouble == "") != (tc.trouble == "") {
			t.Errorf("%d: chapters %s, trouble %q", step, got, r.Trouble)
		}
	}
}

func TestAPageThatComesLaterIsNoChange(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 4, map[int]int{3: http.StatusForbidden})
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	n.chapters("/wall", 4, nil)
	r, err = w.Again(t.Context(), r.Story.ID)
	w.ok(err)
	changes, err := w.Revisions(t.Context(), r.Story.ID, r.LastRead)
	if told(r) != "1 2 3 4" || r.Trouble != "" || len(changes) != 0 || err != nil {
		t.Errorf("chapters %s, trouble %q, %d changes, %v", told(r), r.Trouble, len(changes), err)
	}
}

func TestTheFirstPageDoesNotSpeakForTheOthers(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.chapters("/wall", 3, nil)
	for _, path := range []string{"/wall", "/wall/3"} {
		page := n.rules[path]
		n.answer(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"always"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			page(w, r)
		})
	}
	r, err := w.OpenAddress(t.Context(), n.URL+"/wall")
	w.ok(err)
	corrected := n.rules["/wall/2"]
	n.answer("/wall/2", func(w http.ResponseWriter, r *http.Request) {
		var b body
		corrected(&b, r)
		_, _ = w.Write([]byte(strings.Replace(b.String(), "has stood by the sea", "has stood by the lake", 1)))
	})
	r, err = w.Again(t.Context(), r.Story.ID)
	w.ok(err)
	if text := news.PlainText(r.Article.Blocks); told(r) != "1 2 3" || !strings.Contains(text, "by the lake") || r.Trouble != "" {
		t.Errorf("chapters %s, trouble %q: %s", told(r), r.Trouble, text)
	}
}

// TestAStoryIsFetchedAheadWithAllItsPagesOrNotAtAll has a budget that ends in the middle of a story.
func TestAStoryIsFetchedAheadWithAllItsPagesOrNotAtAll(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	n.chapters("/a/A", 7, nil)
	w.subscribeFeed(n.URL + "/feed")
	all := news.Errand{Queries: []news.Query{{}}, Budget: 4000}
	if total, _ := w.prefetch(all); !total.Exhausted || total.Stored != 0 || w.find("A").Stored == news.StoredFull {
		t.Errorf("with half of it: %+v", total)
	}
	all.Budget = 0
	w.prefetch(all)
	r, err := w.Open(t.Context(), w.find("A").ID)
	w.ok(err)
	if got := told(r); got != "1 2 3 4 5 6 7" || !w.find("A").Whole {
		t.Errorf("with enough there are chapters %s, %q", got, r.Trouble)
	}
}
