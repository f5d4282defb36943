package library

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// On the first day there is no backup yet.
func TestWithoutABackupWhatCanBeReadOfADamagedLibraryIsKept(t *testing.T) {
	for name, tt := range map[string]struct {
		damage  func(path string) error
		because error // why nothing can be kept; nil when the feeds can
	}{
		"cut short by a page":         {func(path string) error { return os.Truncate(path, sizeOf(path)-4096) }, nil},
		"where a table begins":        {statement(`PRAGMA writable_schema=1; UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'mark'`), nil},
		"the sections":                {spoilTable("section"), nil},
		"the bookmarks":               {spoilTable("bookmark"), nil},
		"the feeds and the bookmarks": {func(path string) error { return errors.Join(spoilTable("feed")(path), spoilTable("bookmark")(path)) }, ErrLost},
		"the first bytes flipped":     {flip(0, 16), nil},
		"the first page flipped":      {flip(0, 4096), nil},
		"the first page zeros":        {overwrite(1, 0), nil},
		"all pages of the schema":     {schemaPages, nil},
		"not a database":              {rubbish, ErrLost},
		"a row of a bookmark":         {statement(`INSERT INTO bookmark (story, head, saved, note) VALUES (7, '{"Title":"Ra', 1, '')`), nil},
		"an index, and not a row":     {spoilTable("mark_changed"), nil},
		"nothing":                     {func(string) error { return nil }, ErrNoBackup},
		"the file is gone":            {os.Remove, ErrNoBackup},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := days(t, 0)
			ok(t, tt.damage(path))
			broken, _ := os.ReadFile(path)
			said, err := Restore(t.Context(), path, "", newClock().now())
			if left := must[[]string](t)(filepath.Glob(path + "*.part*")); len(left) > 0 {
				t.Errorf("left behind are %q", left)
			}
			if tt.because != nil {
				if after, _ := os.ReadFile(path); !errors.Is(err, tt.because) || !bytes.Equal(after, broken) || len(asides(t, path)) > 0 {
					t.Errorf("it says %q, %v, and sets %q aside", said, err, asides(t, path))
				}
				return
			}
			ok(t, err)
			if kept := asides(t, path); len(kept) != 1 || !strings.Contains(said, kept[0]) || !strings.Contains(said, "feeds 2") {
				t.Errorf("it sets %q aside and says %q", kept, said)
			}
			s := openAt(t, path, newClock().now)
			if feeds := feedsShown(t, s); feeds != 2 {
				t.Errorf("%d feeds are shown, want 2", feeds)
			}
			must[news.Page](t)(s.Saved(t.Context(), news.Query{}))
			ok(t, s.Save(t.Context(), bookmark(99, "Snow", 1)))
			ok(t, s.Integrity(t.Context()))
		})
	}
}

// Nothing in the file says any more where its tables begin: whatever became of it before, all that was chosen comes back.
func TestALibraryWithoutItsSchemaIsReadAll(t *testing.T) {
	for name, become := range map[string]func(t *testing.T, path string){
		"new":                    func(*testing.T, string) {},
		"restored from a backup": renewed,
		"of the first version":   grown,
		"restored from an old backup": func(t *testing.T, path string) {
			grown(t, path)
			ok(t, statement(`VACUUM`)(path))
		},
		"longer, and then shorter": swollen,
	} {
		t.Run(name, func(t *testing.T) {
			s := lived(t, 5)
			path := s.db.Path()
			ok(t, s.Close())
			become(t, path)
			s = openAt(t, path, newClock().now)
			before := chosen(t, s)
			ok(t, s.Close())
			ok(t, schemaPages(path))
			said := must[string](t)(Restore(t.Context(), path, "", newClock().now()))
			s = openAt(t, path, newClock().now)
			if diff := cmp.Diff(before, chosen(t, s)); diff != "" || len(before) < 50 {
				t.Errorf("it says %q; of %d rows, before -, after +:\n%s", said, len(before), diff)
			}
			ok(t, s.Integrity(t.Context()))
		})
	}
}

// SQLite hands out whatever stands where a table should, and a bookmark made of a section's fields would look like one.
func TestARowOfAnotherTableIsNotKeptForOneOfThis(t *testing.T) {
	for _, tt := range []struct{ name, over string }{
		{"undo_step", "bookmark"},
		{"undo_mark", "choice"},
		{"choice", "tagged"}, // a trigger there would take its words for a story's number
	} {
		t.Run(tt.name+" over "+tt.over, func(t *testing.T) {
			s := lived(t, 5)
			path, before := s.db.Path(), chosen(t, s)
			ok(t, s.Close())
			ok(t, misplace(tt.name, tt.over)(path))
			must[string](t)(Restore(t.Context(), path, "", newClock().now()))
			after := chosen(t, openAt(t, path, newClock().now))
			of := func(row string) bool { return strings.HasPrefix(row, tt.over+"|") }
			for _, row := range after {
				if of(row) {
					t.Errorf("kept is %q", row)
				}
			}
			if diff := cmp.Diff(slices.DeleteFunc(before, of), slices.DeleteFunc(after, of)); diff != "" {
				t.Errorf("of the others, before -, after +:\n%s", diff)
			}
		})
	}
}

// Where a file ends within a page, SQLite reads on as if there were zeros.
func TestARowThatWasCutInTwoIsNotKept(t *testing.T) {
	s := lived(t, 5)
	path, before := s.db.Path(), rowsOf(t, s, `SELECT * FROM feed`)
	ok(t, s.Close())
	page := must[int64](t)(pageOf(path, "feed"))
	ok(t, os.Truncate(path, page*4096-25))
	must[string](t)(Restore(t.Context(), path, "", newClock().now()))
	after := rowsOf(t, openAt(t, path, newClock().now), `SELECT * FROM feed`)
	for _, row := range after {
		if !slices.Contains(before, row) {
			t.Errorf("kept is %q", row)
		}
	}
	if len(after) != len(before)-1 {
		t.Errorf("of %d feeds there are %d", len(before), len(after))
	}
}

// renewed puts a backup in the place of a library, and takes the backup away.
func renewed(t *testing.T, path string) {
	s := openAt(t, path, newClock().now)
	ok(t, s.Backup(t.Context()))
	ok(t, s.Close())
	must[string](t)(Restore(t.Context(), path, "", newClock().now()))
	for _, backup := range must[[]string](t)(backups(path)) {
		ok(t, os.Remove(backup))
	}
}

// grown makes the library anew as one that was full of feeds and bookmarks before there were most of its tables.
func grown(t *testing.T, path string) {
	ok(t, os.Remove(path))
	old := must[*sqlite.DB](t)(sqlite.Open(t.Context(), sqlite.Options{Path: path, Synchronous: sqlite.Full, Migrations: Schema()[:1]}))
	ok(t, old.Write(t.Context(), execute(t.Context(), `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 1000)
		INSERT INTO feed (id, url, title, site, section, language, added, page, position)
			SELECT i, 'https://paper.example/' || i, 'Paper ' || i, '', 1, 'en', 1000, 0, i FROM n;
		INSERT INTO bookmark (story, head, saved, note) SELECT id, '{"Title":"' || title || '"}', id, 'why' FROM feed;
		INSERT INTO section (id, parent, title, folded, site, language, position) VALUES (1, 0, 'Paper', 'paper', '', 'en', 1)`)))
	ok(t, old.Close())
}

// swollen gives a library many pages, and takes them away again.
func swollen(t *testing.T, path string) {
	s := openAt(t, path, newClock().now)
	ok(t, s.db.Write(t.Context(), execute(t.Context(), `
		CREATE TABLE bulk (data); INSERT INTO bulk VALUES (zeroblob(3000000)); DROP TABLE bulk`)))
	must[int](t)(s.db.Shrink(t.Context(), 1000))
	ok(t, s.Close())
}

// feedsShown is how many feeds stand in a section that is shown.
func feedsShown(t *testing.T, s *Store) (n int) {
	t.Helper()
	shown := map[news.SectionID]bool{}
	var walk func([]news.Section)
	walk = func(sections []news.Section) {
		for i := range sections {
			shown[sections[i].ID] = true
			walk(sections[i].Children)
		}
	}
	walk(must[[]news.Section](t)(s.Sections(t.Context())))
	for _, f := range must[[]news.Feed](t)(s.Feeds(t.Context())) {
		if shown[f.Section] {
			n++
		}
	}
	return n
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// statement runs SQL on a file that nobody has open.
func statement(script string) func(path string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		_, err = db.Exec(script)
		return errors.Join(err, db.Close())
	}
}

// overwrite fills a page of a file with a byte.
func overwrite(page int64, with byte) func(path string) error {
	return func(path string) error {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.WriteAt(bytes.Repeat([]byte{with}, 4096), (page-1)*4096)
		return errors.Join(err, f.Close())
	}
}

// schemaPages overwrites every page of the schema.
func schemaPages(path string) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	var pages string
	err = db.QueryRow(`SELECT group_concat(pageno) FROM dbstat WHERE name = 'sqlite_schema'`).Scan(&pages)
	err = errors.Join(err, db.Close())
	for page := range strings.SplitSeq(pages, ",") {
		n, bad := strconv.ParseInt(page, 10, 64)
		err = errors.Join(err, bad, overwrite(n, 0xaa)(path))
	}
	return err
}

// spoilTable fills the first page of a table or an index with what is no page.
func spoilTable(name string) func(path string) error {
	return func(path string) error {
		page, err := pageOf(path, name)
		return errors.Join(err, overwrite(page, 'm')(path))
	}
}

// misplace writes the first page of a table over that of another, as a disk does that mistakes an address.
func misplace(name, over string) func(path string) error {
	return func(path string) error {
		from, err := pageOf(path, name)
		to, err2 := pageOf(path, over)
		data, err3 := os.ReadFile(path)
		if err := errors.Join(err, err2, err3); err != nil {
			return err
		}
		copy(data[(to-1)*4096:][:4096], data[(from-1)*4096:])
		return os.WriteFile(path, data, 0o600)
	}
}

// pageOf is the first page of a table or an index.
func pageOf(path, name string) (page int64, err error) {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return 0, err
	}
	err = db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, name).Scan(&page)
	return page, errors.Join(err, db.Close())
}
