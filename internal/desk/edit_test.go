package desk

import (
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/outline"
)

// edit applies what replacements make of the text, and returns what was changed.
func (w *world) edit(replacements ...string) []news.Change {
	w.t.Helper()
	tree, err := w.Sections(w.t.Context())
	w.ok(err)
	shown := outline.Of(tree)
	edited, problems := outline.Read([]byte(strings.NewReplacer(replacements...).Replace(string(outline.Write(shown)))), shown)
	if len(problems) > 0 {
		w.t.Fatalf("%v", problems)
	}
	changes, refused, err := w.ApplyOutline(w.t.Context(), shown, edited)
	w.ok(err)
	if len(refused) > 0 {
		w.t.Fatalf("refused: %v", refused)
	}
	return changes
}

// A feed whose address is changed keeps its stories, and its new address is asked at once: what the old one said of
// itself, that it is gone above all, does not count.
func TestAnotherAddressIsAskedAnew(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/new", rss(n.URL, "B"))
	w.subscribe(n.URL + "/feed")
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	w.ok(w.cache.SetState(t.Context(), feeds[0].ID, news.FetchState{URL: feeds[0].URL, Gone: true, Next: time.Now().AddDate(99, 0, 0)}))
	changes := w.edit(n.URL+"/feed", n.URL+"/new")
	if len(changes) != 1 || changes[0].Kind != news.ChangeReaddressed || changes[0].ID != feeds[0].ID.String() {
		t.Errorf("%+v", changes)
	}
	feeds, err = w.Feeds(t.Context(), 0)
	w.ok(err)
	if v := w.visit(t.Context(), feeds[0], false); v.Status != StatusNew {
		t.Errorf("the new address: %v %v", v.Status, v.Err)
	}
	if got := len(w.stories(news.Query{})); got != 2 {
		t.Errorf("%d stories, want that of the old address and that of the new", got)
	}
}

// What the reader types into the text is trusted as what is typed elsewhere, and gets its identifiers.
func TestNewLinesAreTrustedAndNamed(t *testing.T) {
	w := newWorld(t)
	edited, _ := outline.Read([]byte("World\n Asia\n  Lotus http://127.0.0.1:9/rss\n"), nil)
	changes, _, err := w.ApplyOutline(t.Context(), nil, edited)
	w.ok(err)
	for _, c := range changes {
		if c.Kind != news.ChangeAdded || c.ID == "" {
			t.Errorf("%+v", c)
		}
	}
	if !w.trust.has("http://127.0.0.1:9") || len(changes) != 3 {
		t.Errorf("trusted: %v; %d changes", w.trust.has("http://127.0.0.1:9"), len(changes))
	}
	if did, err := w.Undo(t.Context()); did != "edited the subscriptions: 3 added" || err != nil || len(w.paths()) != 0 {
		t.Errorf("undone %q %v, left %v", did, err, w.paths())
	}
}
