package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// SQLite says of a file that the disk failed to read for once what it says of one that is damaged.
func TestOnlyADamagedFileIsTakenForDamaged(t *testing.T) {
	options := Options{Path: filepath.Join(t.TempDir(), "x.db"), Synchronous: Full, Migrations: scripts}
	db, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rubbish := filepath.Join(t.TempDir(), "rubbish.db")
	if err := os.WriteFile(rubbish, []byte(strings.Repeat("moths have been here ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := look(rubbish, "")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, said := other.ExecContext(t.Context(), `SELECT * FROM a`)
	if err := Explain(said); !errors.Is(err, ErrCorrupt) {
		t.Fatalf("of rubbish SQLite says %v", said)
	}
	if err := db.Explain(said); !errors.Is(err, ErrBroken) || errors.Is(err.(*FileError).Cause, ErrCorrupt) { //nolint:errorlint // it is one itself
		t.Errorf("of a whole file it becomes %v", err)
	}
	if err := errors.Join(insert(t, db), db.Integrity(t.Context())); err != nil {
		t.Errorf("after that: %v", err)
	}
	spoilt := &DB{path: rubbish, options: options}
	defer spoilt.suspect.close()
	if err := spoilt.Explain(said); !errors.Is(err, ErrCorrupt) {
		t.Errorf("of the damaged file it becomes %v", err)
	}
}

func TestARowThatCannotBeReadIsDamageAndNamesItsFile(t *testing.T) {
	db := counters(t)
	err := add(t.Context(), db, 1)
	if err == nil {
		err = Each(t.Context(), db.Read(), func(Scan) error { return Decode(`{"half`, &struct{}{}) }, `SELECT name FROM n`)
	}
	if !errors.Is(err, ErrCorrupt) || !strings.HasPrefix(err.Error(), db.Path()+": ") {
		t.Errorf("it says %v", err)
	}
}
