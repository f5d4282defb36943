package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"reader/internal/library"
)

// command is reader with a library of its own.
func command(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("reader", args...)
	cmd.Env = append(os.Environ(), "READER_DATA="+data, "READER_NOW="+scriptNow)
	return cmd
}

// code is the exit code that an error of exec means.
func code(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	t.Fatal(err)
	return 0
}

func TestInterruptedEndsWith130(t *testing.T) {
	t.Parallel()
	silent, asked := silentBut(t)
	cmd := command(t, t.TempDir(), "add", silent.URL+"/feed.xml")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := code(t, cmd.Wait()); got != exitInterrupted {
		t.Errorf("the exit code is %d, want %d", got, exitInterrupted)
	}
}

// silentBut is a server whose feed at /quick.xml has one story, and which says nothing at any other address. It tells
// when it was asked for one.
func silentBut(t *testing.T) (server *httptest.Server, asked chan struct{}) {
	asked = make(chan struct{}, 1)
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/quick.xml" {
			_, _ = w.Write([]byte(`<rss version="2.0"><channel><title>Quick</title><item><title>One</title></item></channel></rss>`))
			return
		}
		select {
		case asked <- struct{}{}:
		default:
		}
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	return server, asked
}

func TestAnInterruptedRefreshSaysHowFarItCame(t *testing.T) {
	t.Parallel()
	server, asked := silentBut(t)
	data := t.TempDir()
	urls := filepath.Join(data, "urls")
	if err := os.WriteFile(urls, []byte(server.URL+"/quick.xml\n"+server.URL+"/silent.xml\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := command(t, data, "import", urls).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := command(t, data, "refresh")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	if !lines.Scan() || !strings.Contains(lines.Text(), "1 new") {
		t.Errorf("the quick feed says %q", lines.Text())
	}
	<-asked
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if want := "stopped after 1 of 2 feeds, 1 new stories, 0 failed"; !lines.Scan() || lines.Text() != want {
		t.Errorf("it ends with %q, want %q", lines.Text(), want)
	}
	if got := code(t, cmd.Wait()); got != exitInterrupted {
		t.Errorf("the exit code is %d, want %d", got, exitInterrupted)
	}
}

// hold has another program do something to the library's file until the test ends.
func hold(t *testing.T, data, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// emptyLibrary makes a library as the first command would.
func emptyLibrary(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	if out, err := command(t, data, "sections").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return data
}

func TestUnavailableDataEndWith4(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		spoil func(t *testing.T, data string)
		says  string
	}{
		"locked": {func(t *testing.T, data string) { hold(t, data, "BEGIN EXCLUSIVE") }, "another program"},
		"newer":  {func(t *testing.T, data string) { hold(t, data, "PRAGMA user_version = 99999") }, "newer version"},
		"read-only": {func(t *testing.T, data string) {
			if os.Getuid() == 0 {
				t.Skip("the superuser may write everywhere, so nothing is read-only")
			}
			if err := os.Chmod(filepath.Join(data, "library.db"), 0o400); err != nil {
				t.Fatal(err)
			}
		}, "cannot be written"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := emptyLibrary(t)
			test.spoil(t, data)
			cmd := command(t, data, "import", "-")
			cmd.Stdin = strings.NewReader("https://eels.example/rss \"~Eels\"\n")
			out, err := cmd.CombinedOutput()
			if got := code(t, err); got != exitLocked {
				t.Errorf("the exit code is %d, want %d: %s", got, exitLocked, out)
			}
			if !strings.Contains(string(out), test.says) || !strings.Contains(string(out), data) {
				t.Errorf("it says %s", out)
			}
		})
	}
}

// A cache of a newer reader stops this one with a sentence, and nothing of it is touched; it can be made anew.
func TestANewerCacheIsMadeAnewWhenAskedFor(t *testing.T) {
	t.Parallel()
	data := emptyLibrary(t)
	file := filepath.Join(data, "cache.db")
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "PRAGMA user_version = 99999"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"doctor"}} {
		out, err := command(t, data, args...).CombinedOutput()
		if got := code(t, err); got != exitLocked || !strings.Contains(string(out), file) || !strings.Contains(string(out), "version is 99999") ||
			!strings.Contains(string(out), "reader doctor --rebuild") {
			t.Errorf("%s ends with %d and says %s", args, got, out)
		}
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the newer cache was touched, %v", err)
	}
	for _, args := range [][]string{{"doctor", "--rebuild"}, {"list"}} {
		if out, err := command(t, data, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", args, err, out)
		}
	}
}

// Neither is done under the hands of another reader.
func TestNothingIsReplacedWhileAnotherReaderIsAtWork(t *testing.T) {
	t.Parallel()
	data := emptyLibrary(t)
	store, err := library.Open(t.Context(), filepath.Join(data, "library.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
	out, err := command(t, data, "doctor", "--restore").CombinedOutput()
	if got := code(t, err); got != exitLocked || !strings.Contains(string(out), "another") {
		t.Errorf("it ends with %d and says %s", got, out)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := command(t, data, "doctor", "--restore").CombinedOutput(); err != nil {
		t.Errorf("when the other has gone: %v: %s", err, out)
	}
}

// What reader writes is for its owner only.
func TestFilesAreForTheirOwnerOnly(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "made", "by", "reader")
	for _, args := range [][]string{
		{"sections"}, {"refresh"}, {"export", "--format", "json", "-o", filepath.Join(data, "copy.json")},
		{"export", "-o", filepath.Join(data, "feeds.opml")}, {"doctor", "--restore"}, {"doctor", "--rebuild"}, {"refresh"},
	} {
		if out, err := command(t, data, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", args, err, out)
		}
	}
	files := 0
	err := filepath.WalkDir(filepath.Dir(data), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if files++; err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil || files < 8 {
		t.Errorf("%d files and folders were seen, %v", files, err)
	}
}

// The library that a damaged one is replaced by is reported, whatever the command.
func TestNoticeOfTheLibraryIsSaid(t *testing.T) {
	t.Parallel()
	data := emptyLibrary(t)
	file := filepath.Join(data, "library.db")
	store, err := library.Open(context.Background(), file, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(store.Backup(t.Context()), store.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Repeat("moths have been here ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := command(t, data, "list").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "backup") {
		t.Errorf("the command says %v: %s", err, out)
	}
}

// Without a home nothing is written to the root of the disk.
func TestHomelessIsToldWhatToDo(t *testing.T) {
	t.Parallel()
	cmd := command(t, "", "list")
	cmd.Env = append(cmd.Env, "HOME=", "READER_DATA=")
	out, err := cmd.CombinedOutput()
	if code(t, err) != exitFailed || !strings.Contains(string(out), "--data or READER_DATA name a folder") {
		t.Errorf("it says %v: %s", err, out)
	}
}

func TestDemoWithoutATemporaryFolderSaysSo(t *testing.T) {
	t.Parallel()
	cmd := command(t, "", "demo", "--linear")
	cmd.Env = append(cmd.Env, "TMPDIR="+filepath.Join(t.TempDir(), "none"))
	out, err := cmd.CombinedOutput()
	if code(t, err) != exitFailed || !strings.Contains(string(out), "TMPDIR names another folder") {
		t.Errorf("it says %v: %s", err, out)
	}
}

// fullOutput is a standard output that takes nothing.
type fullOutput struct{}

func (fullOutput) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestWhatCannotBePrintedIsAFailure(t *testing.T) {
	data := t.TempDir()
	for _, args := range [][]string{{"doctor"}, {"doctor", "--json"}, {"export"}, {"export", "--format", "json"}} {
		var said strings.Builder
		code := run(append([]string{"--data", data, "--offline"}, args...), streams{strings.NewReader(""), fullOutput{}, &said})
		if code != exitFailed || !strings.Contains(said.String(), syscall.ENOSPC.Error()) || strings.Contains(said.String(), "library.db") {
			t.Errorf("reader %s ends with %d and says %s", strings.Join(args, " "), code, said.String())
		}
	}
}
