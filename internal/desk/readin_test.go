package desk

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// largeFeed answers with a feed of n stories, each with a word of its own in its text.
func largeFeed(host string, n int) http.HandlerFunc {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Archive</title><link>` + host + `/</link>`)
	for i := range n {
		fmt.Fprintf(&b, `<item><title>Story %d</title><link>%s/%d</link><description>Here is word%d.</description></item>`, i, host, i, i)
	}
	b.WriteString(`</channel></rss>`)
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(b.String())) }
}

func TestAFloodIsListedAtOnceAndReadInLater(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/all", largeFeed(n.URL, flood+1))
	w.importURLs(n.URL + "/all")
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	w.ok(w.VisitAll(t.Context(), feeds, false, func(Visit) {}))
	if got := len(w.stories(news.Query{})); got != flood+1 {
		t.Errorf("%d of %d headlines are there", got, flood+1)
	}
	last := fmt.Sprintf("word%d", flood)
	p, err := w.Page(t.Context(), news.Query{Text: last})
	w.ok(err)
	if len(p.Stories) != 0 || p.Unsearched != flood+1 {
		t.Errorf("a flood was read in while somebody waited: %d found, %d left", len(p.Stories), p.Unsearched)
	}
	var lefts []int
	w.ok(w.ReadIn(t.Context(), func(left int) { lefts = append(lefts, left) }))
	if got := w.stories(news.Query{Text: last}); len(got) != 1 {
		t.Errorf("%d found when all is read in", len(got))
	}
	if len(lefts) == 0 || lefts[0] != flood+1 {
		t.Errorf("it told of %v left", lefts)
	}
}

func TestOrdinaryNewsAreReadInWithTheVisit(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/some", largeFeed(n.URL, 30))
	w.importURLs(n.URL + "/some")
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	w.ok(w.VisitAll(t.Context(), feeds, false, func(Visit) {}))
	if got := w.stories(news.Query{Text: "word29"}); len(got) != 1 {
		t.Errorf("%d found", len(got))
	}
	n.answer("/some", func(rw http.ResponseWriter, r *http.Request) {
		largeFeed(n.URL, 30)(replacing{rw, "Here is", "Corrected:"}, r)
	})
	w.pass(25 * time.Hour)
	w.ok(w.VisitAll(t.Context(), feeds, false, func(v Visit) {
		if v.New != 0 || v.Err != nil {
			t.Errorf("%+v", v)
		}
	}))
	if got := w.stories(news.Query{Text: "corrected word29"}); len(got) != 1 {
		t.Errorf("%d found with other words", len(got))
	}
}

// replacing is an answer in which other words are written.
type replacing struct {
	http.ResponseWriter
	old, new string
}

func (r replacing) Write(data []byte) (int, error) {
	_, err := r.ResponseWriter.Write(bytes.ReplaceAll(data, []byte(r.old), []byte(r.new)))
	return len(data), err
}

func TestWhatAFeedLosesIsReported(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/cut", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`<rss version="2.0"><channel><title>Cut</title><item><guid>1</guid><title>Whole</title></item>` +
			`<item><guid>2</guid><title>Whole too</title></item><item><guid>3</guid><title>Hal`))
	})
	w.importURLs(n.URL + "/cut")
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	w.ok(w.VisitAll(t.Context(), feeds, false, func(v Visit) {
		if v.New != 2 || v.Lost != 1 {
			t.Errorf("%d new and %d lost, want 2 and 1", v.New, v.Lost)
		}
	}))
}
