package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"reader/internal/demo"
)

// The attacks: what becomes of the real program when feeds, pages and servers say whatever can be said. Two readers read
// two newsrooms that differ in nothing but this: in one of them every attack is written as it is to be seen. Whatever
// differs on the screen, and whatever is no part of reader's own language, has come through.

// screenAttacks are tried by the numbers of the threat model.
var screenAttacks = []struct {
	name string
	try  func(*testing.T, *newsrooms)
}{
	{"T1 the oracle knows every attack", oracleKnows},
	{"T1 there is no command that is not run", everyCommandIsRun},
	{"T1 commands in a pipe", pipedCommands},
	{"T4 commands on a terminal that answers as xterm", commandsOnATerminal},
	{"T1 line by line", linearly},
	{"T1 every command line by line", everyLine},
	{"T6 what servers say of an answer", heads},
	{"T6 names in a certificate", certificateNames},
	{"T40 answers that nobody asked for", unaskedAnswers},
	{"T12 floods", underFlood},
}

// hostileScreen tries them.
func hostileScreen(t *testing.T) {
	t.Helper()
	n := openNewsrooms(t)
	for _, a := range screenAttacks {
		t.Run(a.name, func(t *testing.T) { a.try(t, n) })
	}
	n.tour(t)
	n.everywhere(t)
	n.pointing(t)
}

// newsrooms are the hostile one and the one without its arms, each with a reader who subscribed to all of it.
type newsrooms struct {
	program           string
	hostile, disarmed *correspondent
}

// correspondent is one of the two readers. To him the whole world is his newsroom: he reaches everything by a proxy, so
// that addresses are alike for both.
type correspondent struct {
	program, proxy string
	data           string // a library that is not changed, for copying
}

// The newsroom's address.
const hostileSite = "http://hostile.example"

func openNewsrooms(t *testing.T) *newsrooms {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return now }
	n := &newsrooms{program: binary(t)}
	n.hostile = newCorrespondent(t, n.program, demo.Hostile(clock))
	n.disarmed = newCorrespondent(t, n.program, demo.Disarmed(clock))
	return n
}

func newCorrespondent(t *testing.T, program string, world http.Handler) *correspondent {
	t.Helper()
	proxy := httptest.NewServer(world)
	t.Cleanup(proxy.Close)
	c := &correspondent{program: program, proxy: proxy.URL, data: filepath.Join(t.TempDir(), "library")}
	args := []string{"add", "--all", hostileSite + "/"}
	for _, feed := range demo.Feeds() {
		args = append(args, hostileSite+feed)
	}
	if out := c.run(t, c.data, args...); out.code != 0 {
		t.Fatalf("reader add: %d: %s%s", out.code, out.stdout, out.stderr)
	}
	leaveFile(t, c.data, "urls", hostileSite+"/feeds/json \"\x1b]0;"+demo.Canary+"\x07\"\n") // for import
	return c
}

// environ is that of a reader whose data lie in a folder.
func (c *correspondent) environ(data string) []string {
	return append(environ(data), "HTTP_PROXY="+c.proxy)
}

// shell is the same where commands are run: what is to be edited there is printed.
func (c *correspondent) shell(data string) []string { return append(c.environ(data), "EDITOR=cat") }

// library is a copy of the reader's library, to be changed.
func (c *correspondent) library(t *testing.T) string { return copyTree(t, c.data) }

// both are the two readers, in the order of hostile and disarmed.
func (n *newsrooms) both() []*correspondent { return []*correspondent{n.hostile, n.disarmed} }

// each has both do something at the same time.
func (n *newsrooms) each(do func(i int, reader *correspondent) answered) (got [2]answered) {
	var both sync.WaitGroup
	for i, reader := range n.both() {
		both.Go(func() { got[i] = do(i, reader) })
	}
	both.Wait()
	return got
}
