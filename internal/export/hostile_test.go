package export

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// TestHostile is what feeds and other people's files try on the files that reader writes, by the numbers of the threat
// model.
func TestHostile(t *testing.T) {
	t.Run("T15 titles that would be paths", titlesAreNoPaths)
	t.Run("T15 a file that is there", nothingIsOverwritten)
	t.Run("T15 a link in the place of a file", linksAreNotFollowed)
	t.Run("T15 a link in the place of the pictures", linksOutAreNotFollowed)
	t.Run("T39 modes of what is written", writtenForTheOwnerAlone)
}

// plainName is a day, words, an identifier, and an ending.
var plainName = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}-[a-z0-9-]*s[0-9a-v]{13}\.txt$`)

// bait are titles that other programs made paths of, or that a system takes for something else than a name.
var bait = []string{
	"../../.bashrc", "..", ".", "/etc/cron.d/x", `C:\Windows\system32`, `x"; touch PWN;".mp3`, "$(touch PWN)", "-rf", "--help", "CON", "NUL.txt", "aux",
	"trailing. ", "a\x00b", "a\nb", "~root", "file:///etc/passwd", "\u202egpj.exe", "ＣＯＮ", strings.Repeat("long", 300), strings.Repeat("ä", 300), "", "%2e%2e%2f", "*?<>|:",
}

func titlesAreNoPaths(t *testing.T) {
	for _, title := range bait {
		dir := filepath.Join(t.TempDir(), "a", "b")
		written := draft(t, dir, title)
		if name := filepath.Base(written); filepath.Dir(written) != dir || !plainName.MatchString(name) || len(name) > 100 {
			t.Errorf("%q is written to %s", title, written)
		}
		if there, err := os.ReadDir(dir); err != nil || len(there) != 1 {
			t.Errorf("%q: %d files are in the folder, %v", title, len(there), err)
		}
	}
}

func nothingIsOverwritten(t *testing.T) {
	dir := t.TempDir()
	first := draft(t, dir, "Fog")
	if err := os.WriteFile(first, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	second := draft(t, dir, "Fog")
	if data, _ := os.ReadFile(first); second == first || string(data) != "mine" {
		t.Errorf("%s was written, and the first file says %q", second, data)
	}
}

// Who can write into the folder puts a link there, by the name that the article will have.
func linksAreNotFollowed(t *testing.T) {
	victim := filepath.Join(t.TempDir(), ".bashrc")
	for _, there := range []bool{true, false} { // a link to a file, and one to nothing yet
		if there {
			if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		dir := t.TempDir()
		name := filepath.Base(draft(t, t.TempDir(), "Fog"))
		if err := os.Symlink(victim, filepath.Join(dir, name)); err != nil {
			t.Skip("there are no links here:", err)
		}
		draft(t, dir, "Fog")
		if data, err := os.ReadFile(victim); there != (err == nil) || string(data) != map[bool]string{true: "mine"}[there] {
			t.Errorf("behind the link stands %q, %v", data, err)
		}
		_ = os.Remove(victim)
	}
}

func linksOutAreNotFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	name := strings.TrimSuffix(filepath.Base(draft(t, t.TempDir(), "Fog")), ".txt")
	if err := os.Symlink(outside, filepath.Join(dir, name+"-"+picturesFolder)); err != nil {
		t.Skip("there are no links here:", err)
	}
	files, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	d := fog("Fog")
	d.Picture = func(string) ([]byte, error) { return []byte("GIF8"), nil }
	d.Reading.Article.Picture.URL = "https://a.example/p.gif"
	_, err = files.Article(d)
	if left, _ := os.ReadDir(outside); err == nil || len(left) > 0 {
		t.Errorf("%d files are written out of the folder, %v", len(left), err)
	}
}

func writtenForTheOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	written := draft(t, dir, "Fog")
	for path, want := range map[string]os.FileMode{written: 0o600, dir: 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want && os.PathSeparator == '/' {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// fog is an article that is to be written.
func fog(title string) Draft {
	d := Draft{Ending: ".txt", Write: func(w io.Writer, _ *news.Reading) error { _, err := io.WriteString(w, "Fog."); return err }}
	d.Reading.Story = news.Story{ID: 1, Title: title, Published: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	return d
}

// draft writes an article into a folder, and says where.
func draft(t *testing.T, dir, title string) string {
	t.Helper()
	files, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	written, err := files.Article(fog(title))
	if err != nil {
		t.Fatalf("%q: %v", title, err)
	}
	return written
}
