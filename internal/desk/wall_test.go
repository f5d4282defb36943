package desk

import (
	"net/http"
	"strings"
	"testing"

	"reader/internal/news"
)

// obstacles are what a site may answer in place of a story, and what the reader is told then.
var obstacles = []struct {
	name, body string
	status     int
	told       string
}{
	{name: "consent", told: "consent notice", body: `<title>Datenschutz</title><div role=dialog><p>Wir und unsere Partner nutzen Cookies für Tracking. Ihre Einwilligung
		können Sie im Datenschutz widerrufen.</p><button>Alle akzeptieren</button></div>`},
	{name: "account", told: "asks for an account", body: `<title>A</title><article><h1>A</h1><p>Le port rouvre.</p><p>Créez un compte gratuit pour lire la suite.</p></article>`},
	{name: "script", told: "a script draws it", body: `<title>A</title><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>`},
	{name: "robot", told: "test for persons", body: `<title>Just a moment...</title><h1>example.org</h1><p>Verify you are human by completing the action below.</p>`},
	{name: "region", told: "in this country", body: `<title>Paper</title><h1>451</h1><p>Este contenido no está disponible en tu país.</p>`},
	{name: "error", told: "shows an error", body: `<title>ページが見つかりません</title><h1>ページが見つかりません</h1><p>お探しのページは移動したか、削除された可能性があります。</p>`},
	{name: "payment", told: "asks for payment (402)", status: http.StatusPaymentRequired},
	{name: "refusal", told: "refuses to hand it out (403)", status: http.StatusForbidden},
	{name: "law", told: "for legal reasons (451)", status: http.StatusUnavailableForLegalReasons},
}

func TestWhatStandsInPlaceOfAStoryIsNamed(t *testing.T) {
	for _, o := range obstacles {
		t.Run(o.name, func(t *testing.T) {
			n, w := newNewsroom(t), newWorld(t)
			n.answer("/feed", rss(n.URL, "A"))
			answer := func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.WriteHeader(max(o.status, http.StatusOK))
				_, _ = w.Write([]byte("<!doctype html><html><body>" + o.body))
			}
			n.answer("/a/A", answer)
			w.subscribeFeed(n.URL + "/feed")
			id := w.find("A").ID
			before, err := w.Open(t.Context(), id)
			w.ok(err)
			r, err := w.Fetch(t.Context(), id)
			w.ok(err)
			if !sentence(r.Trouble) || !strings.Contains(r.Trouble, o.told) {
				t.Errorf("told %q, want %q in it", r.Trouble, o.told)
			}
			if got, want := news.PlainText(r.Article.Blocks), news.PlainText(before.Article.Blocks); r.Story.Stored != news.StoredFeed || got != want {
				t.Errorf("shown is %q, the feed has %q", got, want)
			}
			// The wall comes down, and up again: the text that was there stays.
			const whole = "The harbour office counted forty boats that evening, and the clerk wrote every name down with care."
			n.answer("/a/A", text200("text/html", "<title>A</title><article><h1>A</h1><p>"+strings.Repeat(whole+" ", 12)+"</p></article>"))
			w.ok(second(w.Again(t.Context(), id)))
			n.answer("/a/A", answer)
			r, err = w.Again(t.Context(), id)
			w.ok(err)
			if !strings.Contains(r.Trouble, o.told) || r.Story.Stored != news.StoredFull || !strings.Contains(news.PlainText(r.Article.Blocks), whole) {
				t.Errorf("after the wall is back: told %q, shown %q", r.Trouble, news.PlainText(r.Article.Blocks))
			}
		})
	}
}

func second[T any](_ T, err error) error { return err }
