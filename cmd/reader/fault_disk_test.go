package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// broken is a library on a disk with a fault.
type broken struct {
	data    string   // where it lies for the program
	outside string   // where it lies for us, when that is elsewhere
	enter   []string // what stands before the program so that it sees the disk
	meet    []string // what stands before it so that it meets the fault
	lift    func()   // takes the fault away; nil where it ends with the command
}

// way is a way to break a disk.
type way struct {
	name string
	lay  func(f *faults, data string) (b broken, why string) // why it cannot be done here
	code int                                                 // the exit code of what cannot be written
	says string
}

// ways are full disks, read-only ones and broken ones.
var ways = []way{
	{"F3 a full disk", fullDisk, exitFailed, "the disk is full"},
	{"F3 a limit of the size of files", limited, exitFailed, "the disk is full"},
	{"F3 no space for what is written", injected("pwrite64:error=ENOSPC"), exitFailed, "the disk reports an error"},
	{"F3 no space for the index", injected("ftruncate:error=ENOSPC"), exitFailed, "the disk"},
	{"F4 an error of writing", injected("pwrite64:error=EIO"), exitFailed, "the disk reports an error"},
	{"F4 an error of fsync", injected("fsync,fdatasync:error=EIO"), exitFailed, "the disk reports an error"},
	{"F6 a read-only disk", readOnlyDisk, exitLocked, "cannot be written"},
	{"F6 another user's files", anothers, exitLocked, "cannot be written"},
}

// disks breaks the disk under a library: what is there can be read, what cannot be written is said, and is written when
// the fault is gone.
func (f *faults) disks(t *testing.T) {
	for i := range ways {
		t.Run(ways[i].name, func(t *testing.T) {
			t.Parallel()
			f.on(t).disk(&ways[i], copyTree(t, f.data), f.story)
		})
	}
}

func (f *faults) disk(w *way, data, story string) {
	b, why := w.lay(f, data)
	if why != "" {
		f.t.Skip(why)
	}
	var wrong []string
	for _, args := range [][]string{{"list", "--limit", "1000"}, {"sections"}, {"saved"}, {"history"}, {"read", story, "--offline"}, {"search", "title:the"}} {
		if code, out := f.under(b, args...); code != exitDone || len(out) == 0 && args[0] != "saved" && args[0] != "history" {
			wrong = append(wrong, fmt.Sprintf("reader %v ends with %d: %s", args, code, out))
		}
	}
	for _, args := range [][]string{{"mark", "read", story}, {"save", story}, {"rename", "The Lantern Courier", "Renamed"}, {"undo"}} {
		code, out := f.under(b, args...)
		if code != w.code || !strings.Contains(out, w.says) || !strings.Contains(out, b.data) || speaksSQLite(out) {
			wrong = append(wrong, fmt.Sprintf("reader %v ends with %d: %s", args, code, out))
		}
	}
	if b.lift != nil {
		b.lift()
	}
	b.meet = nil
	for _, args := range [][]string{{"save", story}, {"mark", "read", story}} {
		if code, out := f.under(b, args...); code != exitDone {
			wrong = append(wrong, fmt.Sprintf("when the fault is gone, reader %v ends with %d: %s", args, code, out))
		}
	}
	end := copyTree(f.t, cmp.Or(b.outside, b.data))
	s, more := f.look(end)
	wrong = append(append(wrong, more...), intact(f.t, end)...)
	if !strings.Contains(s["saved"], story) || !s.story(story).Read || strings.Contains(s["sections"], "Renamed") {
		wrong = append(wrong, "when the fault is gone, it holds something else than what was said to be kept")
	}
	f.found(wrong)
}

// speaksSQLite reports words that help nobody but us.
func speaksSQLite(out string) bool {
	return slices.ContainsFunc([]string{"disk I/O error", "SQL", "database is locked", "database or disk", "readonly database"},
		func(words string) bool { return strings.Contains(out, words) })
}

// under runs a command that meets a fault.
func (f *faults) under(b broken, args ...string) (code int, out string) {
	line := slices.Concat(b.enter, b.meet, []string{f.program}, args)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = environ(b.data)
	printed, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), string(printed)
	}
	if err != nil {
		return -1, err.Error()
	}
	return exitDone, string(printed)
}

// namespace runs shell commands in a namespace of mounts of its own, where $1 is a folder that they mount on and $2 the
// library. The namespace ends with the test.
func (f *faults) namespace(commands, data string) (b broken, why string) {
	b.data = filepath.Join(f.t.TempDir(), "mount")
	if err := os.Mkdir(b.data, 0o700); err != nil {
		f.t.Fatal(err)
	}
	cmd := exec.Command("unshare", "-rm", "sh", "-c", commands+"\necho mounted; read end", "sh", b.data, data)
	in, err := cmd.StdinPipe()
	if err != nil {
		f.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		f.t.Fatal(err)
	}
	var complaint strings.Builder
	cmd.Stderr = &complaint
	if err := cmd.Start(); err != nil {
		return b, fmt.Sprintf("there are no namespaces here: %v", err)
	}
	f.t.Cleanup(func() { _, _ = in.Close(), cmd.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "mounted\n" {
		return b, "there are no namespaces here: " + complaint.String()
	}
	pid := strconv.Itoa(cmd.Process.Pid)
	b.outside = "/proc/" + pid + "/root" + b.data
	b.enter = []string{"nsenter", "--target", pid, "--user", "--mount", "--preserve-credentials"}
	if err := exec.Command(b.enter[0], append(b.enter[1:], "true")...).Run(); err != nil {
		return b, fmt.Sprintf("a namespace cannot be entered here: %v", err)
	}
	return b, ""
}

// inside runs a shell command where the program runs, $1 being the folder of the library.
func (b *broken) inside(t *testing.T, command string) {
	t.Helper()
	line := slices.Concat(b.enter, []string{"sh", "-c", command, "sh", b.data})
	if out, err := exec.Command(line[0], line[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", command, err, out)
	}
}

// fullDisk is a small disk that is full.
func fullDisk(f *faults, data string) (broken, string) {
	b, why := f.namespace(`set -e; mount -t tmpfs -o size=4m tmpfs "$1"; cp -r "$2"/. "$1"; cat /dev/zero >"$1/filling" 2>/dev/null || true`, data)
	b.lift = func() { b.inside(f.t, `rm "$1/filling"`) }
	return b, why
}

// readOnlyDisk is a library on a disk that is mounted read-only.
func readOnlyDisk(f *faults, data string) (broken, string) {
	b, why := f.namespace(`set -e; mount --bind "$2" "$1"; mount -o remount,ro,bind "$1"`, data)
	b.lift = func() { b.inside(f.t, `mount -o remount,rw,bind "$1"`) }
	return b, why
}

// limited is a disk on which no file may grow.
func limited(_ *faults, data string) (broken, string) {
	return broken{data: data, meet: []string{"sh", "-c", `ulimit -f 8; exec "$@"`, "sh"}}, ""
}

// injected has strace answer system calls with an error.
func injected(fault string) func(*faults, string) (broken, string) {
	return func(f *faults, data string) (broken, string) {
		strace, err := exec.LookPath("strace")
		if err == nil {
			err = exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run()
		}
		if err != nil {
			return broken{}, fmt.Sprintf("strace cannot be used here: %v", err)
		}
		return broken{data: data, meet: []string{strace, "-f", "-qq", "-o", os.DevNull, "-e", "inject=" + fault}}, ""
	}
}

// anothers is a library that belongs to somebody else, who lets others read it.
func anothers(f *faults, data string) (broken, string) {
	if os.Getuid() != 0 {
		if err := errors.Join(os.Chmod(filepath.Join(data, "library.db"), 0o400), os.Chmod(filepath.Join(data, "cache.db"), 0o400), os.Chmod(data, 0o500)); err != nil {
			f.t.Fatal(err)
		}
		return broken{data: data, lift: func() {
			_ = errors.Join(os.Chmod(data, 0o700), os.Chmod(filepath.Join(data, "library.db"), 0o600), os.Chmod(filepath.Join(data, "cache.db"), 0o600))
		}}, ""
	}
	for _, folder := range above(data) {
		_ = os.Chmod(folder, 0o755) // all of them are the test's own
	}
	for _, name := range []string{"library.db", "cache.db"} {
		if err := os.Chmod(filepath.Join(data, name), 0o644); err != nil {
			f.t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("setpriv"); err != nil {
		return broken{}, "the superuser may write everywhere, and there is no setpriv"
	}
	return broken{data: data, meet: []string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}}, ""
}

// above are a folder and those above it that belong to the test.
func above(folder string) (folders []string) {
	for folder != os.TempDir() && folder != "/" {
		folders = append(folders, folder)
		folder = filepath.Dir(folder)
	}
	return folders
}
