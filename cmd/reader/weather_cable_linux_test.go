package main

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// unplugged opens the interface a day later on a machine whose only cable is pulled: it is there at once, and who asks for
// news is told so in one place, while what is stored opens. With the cable back the same key brings the news.
func (f *faults) unplugged(t *testing.T) {
	pull, plug := ownCable(t)
	paper := newPressroom(t)
	g := f.on(t)
	g.site = paper.URL
	g.furnish()
	paper.times()

	pull()
	x := startTerminal(t, 120, 40, append(environ(g.data), "READER_NOW="+nextDay), g.program)
	x.expect("T H E   R E A D E R", "online")
	x.press("R")
	x.expect("no network")
	x.press("2")
	x.expect("1 / ", "YESTERDAY")
	x.press("enter")
	x.expect("‹", "Eleven captains")
	x.press("[")
	if screen := x.expect("1 / ", "no network"); strings.Contains(screen, "failed") {
		t.Errorf("a network that is not there is said to be a failure:\n%s", screen)
	}

	plug()
	x.press("R")
	x.expect("online")
	x.expectGone("no network")
	if len(paper.times()) == 0 {
		t.Error("nothing was asked for when the cable was back")
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

// ownCable gives the goroutine of a test, and the programs that it starts, a network of their own whose only interface is
// pulled, so that no address has a route, and plugged in again. The thread ends with the goroutine, and the network with both.
func ownCable(t *testing.T) (pull, plug func()) {
	t.Helper()
	runtime.LockOSThread()
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		t.Skipf("a network of its own can only root have: %v", err)
	}
	ip := func(args ...string) {
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Skipf("there is no cable to be pulled here: %v: %s", err, out)
		}
	}
	ip("link", "set", "lo", "up")
	return func() { ip("addr", "flush", "dev", "lo") }, func() { ip("addr", "add", "127.0.0.1/8", "dev", "lo") }
}
