package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// damage is what an accident makes of a file.
type damage struct {
	name string
	do   func(path string) error
	// known is whether the next start must notice: a byte in the midst of a text is one as good as another.
	known bool
}

// rewrite makes a damage of what becomes of a file's bytes.
func rewrite(name string, known bool, change func([]byte) []byte) damage {
	return damage{name, func(path string) error {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, change(data), 0o600)
	}, known}
}

// at is a place in a file, as a share of its length in thousandths.
func at(thousandths int, data []byte) int { return min(thousandths*len(data)/1000, len(data)-1) }

// sheet is how long a page of our files is, in bytes.
const sheet = 4096

// damages are the accidents of the table, and cuts, flipped bytes and lost pages all over a file.
func damages(name string) []damage {
	all := []damage{
		rewrite("no bytes", true, func([]byte) []byte { return nil }),
		rewrite("no database", true, func(data []byte) []byte { return bytes.Repeat([]byte("moths "), len(data)/6) }),
		rewrite("nothing but zeros", true, func(data []byte) []byte { return make([]byte, len(data)) }),
		rewrite("a flipped byte in its first ones", true, func(data []byte) []byte { data[3] ^= 0x20; return data }),
		{"its log without it", func(path string) error {
			return os.Rename(path, path+"-wal")
		}, true},
		{"headlines that nobody can read", func(path string) error {
			table := map[string]string{"library.db": "bookmark", "cache.db": "story"}[filepath.Base(path)]
			return execute(path, `UPDATE `+table+` SET head = substr(head, 2)`)
		}, false},
	}
	if name == "cache.db" {
		all = append(all, damage{"servers' states that nobody can read", func(path string) error {
			return execute(path, `UPDATE state SET state = substr(state, 2)`)
		}, false})
	}
	rng, n := rand.New(rand.NewPCG(3, 7)), 1 //nolint:gosec // the same places each time
	if long() {
		n = 25
	}
	for range n {
		share := rng.IntN(1000)
		all = append(all,
			rewrite(fmt.Sprintf("cut at %d‰", share), true, func(data []byte) []byte { return data[:at(share, data)] }),
			rewrite(fmt.Sprintf("a flipped byte at %d‰", share), false, func(data []byte) []byte { data[at(share, data)] ^= 0x41; return data }),
			rewrite(fmt.Sprintf("a page of zeros at %d‰", share), false, func(data []byte) []byte {
				from := at(share, data) / sheet * sheet
				copy(data[from:min(from+sheet, len(data))], make([]byte, sheet))
				return data
			}))
	}
	return all
}

// damaged spoils the library and the cache: nothing crashes, what is spoilt is kept, and what was chosen comes back.
func (f *faults) damaged(t *testing.T) {
	whole := copyTree(t, f.data)
	for _, args := range [][]string{{"save", f.story}, {"refresh", "--force"}} { // with a backup
		if out, err := f.reader(whole, args...); err != nil {
			t.Fatalf("reader %v: %v: %s", args, err, out)
		}
	}
	before, wrong := f.look(whole)
	f.found(wrong)
	for _, name := range []string{"library.db", "cache.db"} {
		for _, d := range damages(name) {
			t.Run(fmt.Sprintf("F5 %s, %s", name, d.name), func(t *testing.T) {
				g := f.on(t)
				data := copyTree(t, whole)
				defer os.RemoveAll(data)
				if err := d.do(filepath.Join(data, name)); err != nil {
					t.Fatal(err)
				}
				spoilt, _ := os.ReadFile(filepath.Join(data, name)) // none where it is gone
				g.found(g.lives(data))
				g.found(g.comesBack(data, before, d.known))
				if name == "library.db" && d.known && len(spoilt) > 0 && !kept(data, spoilt) {
					t.Error("what was damaged is not kept")
				}
			})
		}
	}
}

// lives uses what is damaged: each command does its work or says why not, in our words.
func (f *faults) lives(data string) (wrong []string) {
	for _, args := range [][]string{
		{"list", "--limit", "1000"}, {"read", f.story, "--offline"}, {"search", "the"}, {"saved"}, {"save", f.story}, {"mark", "unread", f.story},
		{"refresh", "--force"}, {"doctor"},
	} {
		code, out := f.under(broken{data: data}, args...)
		if code != exitDone && code != exitFailed && code != exitSomeFailed || strings.Contains(out, "goroutine ") || speaksSQLite(out) {
			wrong = append(wrong, fmt.Sprintf("reader %v ends with %d: %s", args, code, out))
		}
	}
	return wrong
}

// comesBack says what of the feeds and the bookmark is not there: at the next start, or from the backup for the asking.
func (f *faults) comesBack(data string, before state, known bool) (wrong []string) {
	if !known {
		if code, out := f.under(broken{data: data}, "doctor", "--restore"); code != exitDone {
			wrong = append(wrong, fmt.Sprintf("reader doctor --restore ends with %d: %s", code, out))
		}
	}
	for _, args := range [][]string{{"sections"}, {"refresh", "--force"}} { // the first start mends
		if code, out := f.under(broken{data: data}, args...); code != exitDone {
			wrong = append(wrong, fmt.Sprintf("mended, reader %v ends with %d: %s", args, code, out))
		}
	}
	s, more := f.look(data)
	wrong = append(append(wrong, more...), intact(f.t, data)...)
	if s["export"] != before["export"] || !strings.Contains(s["saved"], f.story) {
		wrong = append(wrong, "feeds or bookmarks are lost: "+s.differs(before))
	}
	return wrong
}

// execute runs a statement on a file that nobody has open.
func execute(path, statement string) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	return errors.Join(err, db.Close())
}

// kept reports whether bytes lie in a file beside the library.
func kept(data string, want []byte) bool {
	files, _ := filepath.Glob(filepath.Join(data, "library.db.*"))
	return slices.ContainsFunc(files, func(name string) bool {
		is, err := os.ReadFile(name)
		return err == nil && bytes.Equal(is, want)
	})
}

// downgraded gives an older reader the files of a newer one: they are refused, and not a byte of them changes.
func (f *faults) downgraded(t *testing.T) {
	for _, name := range []string{"library.db", "cache.db"} {
		t.Run("F9 a "+name+" of a newer reader", func(t *testing.T) {
			g := f.on(t)
			data := copyTree(t, f.data)
			path := filepath.Join(data, name)
			if err := execute(path, `PRAGMA user_version = 9999`); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"sections"}, {"mark", "read", f.story}, {"refresh"}} {
				code, out := g.under(broken{data: data}, args...)
				if code != exitLocked || !strings.Contains(out, path) || !strings.Contains(out, "newer version of reader") || !strings.Contains(out, "hint: ") {
					t.Errorf("reader %v ends with %d: %s", args, code, out)
				}
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("it was touched: %v", err)
			}
		})
	}
}

// unsaved spoils a library of the first day, which has no backup: what can still be read of it is kept for the asking, and
// where that is nothing it is not touched.
func (f *faults) unsaved(t *testing.T) {
	before, wrong := f.look(copyTree(t, f.data))
	f.found(wrong)
	for d, lost := range map[*damage]bool{
		new(rewrite("its last page lost", true, func(data []byte) []byte { return data[:len(data)-sheet] })):                                           false,
		new(rewrite("no database", true, func(data []byte) []byte { return bytes.Repeat([]byte("moths "), len(data)/6) })):                             true,
		new(rewrite("cut in half, and so its schema lost", true, func(data []byte) []byte { return data[:len(data)/2/sheet*sheet] })):                  false,
		new(rewrite("its first page lost, and so where anything is", true, func(data []byte) []byte { copy(data, make([]byte, sheet)); return data })): false,
	} {
		t.Run("F5 library.db without a backup, "+d.name, func(t *testing.T) {
			g, data := f.on(t), copyTree(t, f.data)
			path := filepath.Join(data, "library.db")
			spoilt := strip(t, path, d)
			if code, out := g.under(broken{data: data}, "list"); code != exitFailed || !strings.Contains(out, "reader doctor --restore") || speaksSQLite(out) {
				t.Errorf("reader list ends with %d: %s", code, out)
			}
			code, out := g.under(broken{data: data}, "doctor", "--restore")
			if lost {
				after, err := os.ReadFile(path)
				if code != exitFailed || !strings.Contains(out, "no feed and no bookmark") || !bytes.Equal(after, spoilt) {
					t.Errorf("reader doctor --restore ends with %d, %v: %s", code, err, out)
				}
				return
			}
			if code != exitDone || !strings.Contains(out, "There is no good backup.") || !kept(data, spoilt) {
				t.Errorf("reader doctor --restore ends with %d: %s", code, out)
			}
			after, wrong := g.look(data)
			g.found(append(wrong, intact(t, data)...))
			if after["export"] != before["export"] {
				t.Errorf("feeds are lost: %s: %s", after.differs(before), out)
			}
		})
	}
}

// strip spoils a library and takes its backups away, and returns what is left of it.
func strip(t *testing.T, path string, d *damage) (spoilt []byte) {
	t.Helper()
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.backup"))
	for _, b := range backups {
		err = errors.Join(err, os.Remove(b))
	}
	if err = errors.Join(err, d.do(path)); err == nil {
		spoilt, err = os.ReadFile(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return spoilt
}
