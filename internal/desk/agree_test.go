package desk

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/news"
)

// reopen goes on as the next start would, with the same files, to which something was done meanwhile.
func (w *world) reopen(meanwhile func() error) {
	w.t.Helper()
	w.Close()
	_ = w.cache.Close() // it may be gone from below it
	w.ok(meanwhile())
	var err error
	w.cache, err = cache.Open(w.t.Context(), w.cachePath, w.clock, article.Fragment)
	w.ok(err)
	w.Desk = w.desk()
}

func (w *world) remove(suffixes ...string) error {
	var err error
	for _, suffix := range suffixes {
		if e := os.Remove(w.cachePath + suffix); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// choose does a little of all that a reader can do, and gives the bookmark among it.
func (w *world) choose(n *newsroom) (bookmark news.Story) {
	w.t.Helper()
	ctx := w.t.Context()
	w.subscribe(n.URL)
	bookmark = w.find("Ferry captains")
	_, err := w.Fetch(ctx, bookmark.ID)
	w.ok(err)
	w.ok(w.Save(ctx, bookmark.ID, news.Bookmark{Lists: []string{"Boats"}, Note: "crates"}))
	w.Wait(ctx)
	all := w.stories(news.Query{})
	w.ok(w.Mark(ctx, true, all[0].ID, all[1].ID, bookmark.ID))
	w.ok(w.Mark(ctx, false, all[1].ID))
	w.ok(w.Place(ctx, bookmark.ID, news.Place{Block: 2}))
	return bookmark
}

// records is all that the library holds.
func (w *world) records() (all []news.Record) {
	w.t.Helper()
	w.ok(w.library.Records(w.t.Context(), func(r news.Record) error { all = append(all, r); return nil }))
	return all
}

// Whatever becomes of the cache, nothing is lost that anyone chose, and what was read stays read.
func TestLosingTheCacheLosesNothingThatWasChosen(t *testing.T) {
	for name, tt := range map[string]struct {
		running func(w *world) error // done while it is open
		stopped func(w *world) error
	}{
		"deleted":               {nil, func(w *world) error { return w.remove("", "-wal", "-shm") }},
		"deleted while running": {func(w *world) error { return w.remove("", "-wal", "-shm") }, nil},
		"its log deleted":       {func(w *world) error { return w.remove("-wal") }, nil},
		"damaged": {nil, func(w *world) error {
			return os.WriteFile(w.cachePath, []byte(strings.Repeat("no database ", 999)), 0o600)
		}},
		"cut short":            {nil, func(w *world) error { return os.Truncate(w.cachePath, 9000) }},
		"found damaged before": {nil, func(w *world) error { return os.WriteFile(w.cachePath+".damaged", nil, 0o600) }},
	} {
		t.Run(name, func(t *testing.T) {
			w, n, ctx := newWorld(t), newNewsroom(t), t.Context()
			bookmark := w.choose(n)
			read := titlesOf(slices.DeleteFunc(w.stories(news.Query{}), func(s news.Story) bool { return !s.Read }))
			slices.Sort(read)
			if tt.running != nil {
				w.ok(tt.running(w))
				w.ok(w.library.Mark(ctx, true, 4711)) // the library goes on
			}
			before := w.records()
			w.reopen(func() error {
				if tt.stopped != nil {
					return tt.stopped(w)
				}
				return nil
			})
			if diff := cmp.Diff(before, w.records()); diff != "" {
				t.Errorf("the library was another then:\n%s", diff)
			}
			if _, err := w.Agree(ctx); err != nil {
				t.Fatal(err)
			}
			page, err := w.Page(ctx, news.Query{Text: "upturned fish crate"})
			if err != nil || len(page.Stories) != 1 || !page.Stories[0].Saved || !page.Stories[0].Read {
				t.Errorf("the words of the bookmark find %v, %v", page.Stories, err)
			}
			r, err := w.Open(ctx, bookmark.ID)
			if err != nil || r.Story.Stored != news.StoredFull || r.Note != "crates" || r.Place.Block != 2 {
				t.Errorf("the bookmark opens as %v, %v", r.Story, err)
			}
			last(t, w.Refresh(ctx, 0))
			again := titlesOf(slices.DeleteFunc(w.stories(news.Query{}), func(s news.Story) bool { return !s.Read }))
			if slices.Sort(again); !cmp.Equal(again, read) {
				t.Errorf("read are %q, want %q", again, read)
			}
		})
	}
}

// When an older library takes the place of the present one, the cache forgets what was read since, however long ago.
func TestTheCacheAgreesWithAnotherLibrary(t *testing.T) {
	w, n, ctx := newWorld(t), newNewsroom(t), t.Context()
	w.subscribe(n.URL)
	all := w.stories(news.Query{})
	w.ok(w.cache.SetRead(ctx, true, all[0].ID, all[1].ID)) // as another library said
	w.ok(w.cache.SetSaved(ctx, true, all[2].ID))
	w.ok(w.library.Mark(ctx, true, all[3].ID))
	w.ok(w.library.Save(ctx, news.Bookmark{Story: all[4]}))
	w.pass(90 * 24 * time.Hour)
	if _, err := w.Agree(ctx); err != nil {
		t.Fatal(err)
	}
	for i, s := range w.stories(news.Query{})[:5] {
		if s.Read != (i == 3) || s.Saved != (i == 4) {
			t.Errorf("story %d: read %v, saved %v", i, s.Read, s.Saved)
		}
	}
}

// What was taken in before an import failed stays, and the lists show it.
func TestTheCacheLearnsOfAnImportThatWasCutShort(t *testing.T) {
	n, from, to := newNewsroom(t), newWorld(t), newWorld(t)
	bookmark := from.choose(n)
	to.subscribe(n.URL)
	var whole bytes.Buffer
	from.ok(from.WriteCopy(t.Context(), &whole, "test", false))
	lines := strings.SplitAfter(whole.String(), "\n")
	text := strings.Join(lines[:len(lines)-2], "") // without the line that says that it is whole
	broken := errors.New("the stick was pulled out")
	_, err := to.ImportFrom(t.Context(), "x", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) {
		t.Fatalf("the import ends with %v", err)
	}
	if s := to.find(bookmark.Title); !s.Saved || !s.Read {
		t.Errorf("the list shows it saved %v, read %v", s.Saved, s.Read)
	}
}
