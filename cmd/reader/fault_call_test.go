package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// refusal is a system call that fails once, or from some moment on.
type refusal struct {
	id, name string
	calls    map[uint64]bool
	errno    syscall.Errno
	onward   bool
	fatal    int      // as in meddling
	says     []string // what a command that fails may say: one of these
}

// refusals are disks that fill up and break while a command is at work.
var refusals = []refusal{
	{"F3", "no space from %s on", writes, syscall.ENOSPC, true, 0, []string{"the disk is full"}},
	{"F3", "no space at %s only", writes, syscall.ENOSPC, false, 0, []string{"the disk is full", "the disk reports an error"}},
	{"F6", "no quota left from %s on", writes, syscall.EDQUOT, true, 0, []string{"the disk is full"}},
	{"F4", "an error at %s only", syncs, syscall.EIO, false, 0, []string{"the disk reports an error"}},
	{"F4", "errors from %s on", syncs, syscall.EIO, true, 0, []string{"the disk reports an error"}},
	{"F5", "an error at %s only", reads, syscall.EIO, false, 0, []string{"the disk reports an error"}},
	{"F5", "errors from %s on", reads, syscall.EIO, true, 0, []string{"the disk reports an error"}},
	{"F31", "no space from %s on, and a kill", writes, syscall.ENOSPC, true, 3, []string{"the disk is full"}},
}

// refused are the deeds in the midst of which the system refuses.
var refused = []string{"add a feed", "refresh", "save", "import", "mark", "undo", "migrate from library 9 and cache 9"}

// refuse has the system refuse at each call of a deed: what is said to be done is done, what is not is said with the file's
// name, and done again when the fault is gone.
func (f *faults) refuse(t *testing.T) {
	names := refused
	if !long() {
		names = refused[:1]
	}
	for _, d := range append(migrations(), deeds...) {
		if slices.Contains(names, d.name) {
			t.Run(d.name, func(t *testing.T) {
				t.Parallel()
				k := f.on(t).prepare(&d)
				for i := range refusals {
					k.refuseAt(&refusals[i])
				}
			})
		}
	}
}

// shortly is at how many calls of each kind a deed is refused when there is little time, and lengthily when there is much.
const (
	shortly   = 1
	lengthily = 6
)

func (k *killer) refuseAt(r *refusal) {
	m := meddling{calls: r.calls, folder: k.data, onward: r.onward, errno: r.errno, fatal: r.fatal}
	m.folder = copyTree(k.t, k.data)
	all, _, err := m.run(k.command(m.folder))
	if err != nil || all == 0 {
		k.t.Run(fmt.Sprintf("%s %s, %s", r.id, k.deed.name, fmt.Sprintf(r.name, "a call")), func(t *testing.T) {
			t.Skipf("there is no tracing here: %d calls, %v", all, err)
		})
		return
	}
	moments := rand.New(rand.NewPCG(9, uint64(all))).Perm(all) //nolint:gosec // the same moments each time
	if most := map[bool]int{true: lengthily, false: shortly}[long()]; len(moments) > most {
		moments = moments[:most]
	}
	for _, at := range moments {
		m.nth = at + 1
		k.t.Run(fmt.Sprintf("%s %s, %s", r.id, k.deed.name, fmt.Sprintf(r.name, fmt.Sprintf("call %d of %d", m.nth, all))), func(t *testing.T) {
			k.refuseOnce(t, r, m)
		})
	}
}

func (k *killer) refuseOnce(t *testing.T, r *refusal, m meddling) {
	t.Helper()
	m.folder = copyTree(t, k.data)
	defer os.RemoveAll(m.folder)
	_, status, err := m.run(k.command(m.folder))
	if err != nil {
		t.Skipf("there is no answering of calls here: %v", err)
	}
	printed, err := os.ReadFile(m.folder + ".printed")
	if err != nil {
		t.Fatal(err)
	}
	said := string(printed)
	switch code := status.ExitStatus(); {
	case status.Signaled():
	case code == exitDone:
		if left, _ := k.look(m.folder); !left.is(k.after, k.deed.whole) {
			t.Errorf("it says that all is well, and it is not: %s: %s", left.differs(k.after), said)
		}
	case code != exitFailed && code != exitSomeFailed && code != exitLocked, speaksSQLite(said), !strings.Contains(said, m.folder),
		!slices.ContainsFunc(r.says, func(words string) bool { return strings.Contains(said, words) }):
		t.Errorf("it ends with %d and says %s", code, said)
	}
	k.on(t).found(k.judge(t, m.folder, said))
}
