package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// deed is a command that is killed.
type deed struct {
	id     string // of the fault; F1 unless it says otherwise
	name   string
	make   func(t *testing.T, data string) // makes the library that it is done to; nil for none
	before []string                        // the commands that lead up to it, $SITE being the sample paper's address, $STORY a story's identifier
	do     string
	// whole names the views that must show the state before or after and nothing between; none where the command is made
	// of many steps, each of which is whole by itself.
	whole []string
	// again are the commands after which the end is reached that would have been reached without a kill, and in which views.
	again  []string
	agreed []string
}

// everything is all that a library and a cache show, chosen what the library holds.
var (
	everything = []string{"sections", "stories", "saved", "history", "export", "copy"}
	chosen     = []string{"history", "export", "copy"}
)

// deeds are the commands that write.
var deeds = []deed{
	{name: "add", do: addAll, whole: chosen, again: []string{addAll, "refresh"}, agreed: everything},
	{name: "add a feed", before: subscribed, do: addFerries, whole: chosen, again: []string{addFerries, "refresh"}, agreed: everything},
	{name: "refresh", before: imported, do: "refresh --force", again: []string{"refresh"}, agreed: everything},
	{name: "prefetch", before: subscribed, do: prefetch, again: []string{prefetch}, agreed: everything},
	{name: "save", before: subscribed, do: saveOne, whole: []string{"history", "export"}, again: []string{saveOne, "refresh"}, agreed: []string{"saved", "export"}},
	{name: "unsave", before: saved, do: "unsave $STORY", whole: everything},
	{name: "import", do: "import $PAPER", whole: everything, again: []string{"import $PAPER"}, agreed: everything},
	{name: "import a copy", do: "import $COPY", whole: chosen, again: []string{"import $COPY"}, agreed: chosen},
	{name: "mark", before: subscribed, do: "mark read $STORY", whole: everything, again: []string{"mark read $STORY"}, agreed: everything},
	{name: "mark all", before: subscribed, do: markAll, whole: everything, again: []string{markAll}, agreed: everything},
	{name: "rename", before: subscribed, do: "rename $FEED Renamed", whole: everything, again: []string{"rename $FEED Renamed"}, agreed: everything},
	{name: "remove", before: subscribed, do: "remove $FEED", whole: everything},
	{name: "tag", before: subscribed, do: "tag $STORY +sea +ships", whole: []string{"history", "export"}, again: []string{"tag $STORY +sea +ships", "refresh"}, agreed: []string{"saved", "export"}},
	{name: "note", before: saved, do: "note $STORY Remember", whole: chosen, again: []string{"note $STORY Remember"}, agreed: everything},
	{name: "highlight", before: saved, do: "highlight $STORY the", whole: chosen},
	{name: "a list", before: saved, do: "lists rename Later Sooner", whole: chosen},
	{name: "undo", before: append(slices.Clone(subscribed), "save $STORY", markAll), do: "undo", whole: everything},
	{name: "redo", before: append(slices.Clone(subscribed), "save $STORY", "undo"), do: "redo", whole: everything},
	{name: "restore from the trash", before: thrown, do: "trash restore $TRASH", whole: append(slices.Clone(chosen), "trash")},
	{name: "empty the trash", before: thrown, do: "trash empty --yes", whole: append(slices.Clone(everything), "trash"), again: []string{"trash empty --yes"}, agreed: everything},
	{name: "forget", before: append(slices.Clone(subscribed), "read $STORY"), do: "history --forget --since 7d", whole: everything},
	{name: "tidy", before: saved, do: "doctor --tidy", whole: chosen, again: []string{"doctor --tidy"}, agreed: everything},
	{name: "retention", make: makeDropped, do: "doctor --tidy", whole: chosen, again: []string{"doctor --tidy"}, agreed: everything},
	{name: "restore", before: append(slices.Clone(subscribed), "refresh", "save $STORY"), do: "doctor --restore", whole: chosen},
	{name: "rebuild", before: saved, do: "doctor --rebuild", whole: chosen, again: []string{"doctor --rebuild", "refresh"}, agreed: chosen},
}

// Commands that are deeds or lead up to one.
const (
	addAll     = "add $SITE --all"
	addFerries = "add $SITE/tag/ferries/feed/ --section Lantern/New"
	saveOne    = "save --list Later --tag sea $STORY"
	prefetch   = "prefetch --depth 1"
	markAll    = "mark read --older 1h"
)

var (
	subscribed = []string{"add $SITE --all"}
	imported   = []string{"import $PAPER"}
	saved      = []string{"add $SITE --all", saveOne}
	thrown     = []string{"add $SITE --all", saveOne, "unsave $STORY"}
)

// brief are the deeds that are killed when there is little time: one of each way of writing.
var brief = []string{"add a feed", "refresh", "save", "import", "mark all", "undo", "retention", "restore", "migrate from library 9 and cache 9"}

// kills kills reader at every fsync and in the midst of its writing, and looks at what is there then.
func (f *faults) kills(t *testing.T) {
	all := append(migrations(), deeds...)
	if !long() {
		all = slices.DeleteFunc(all, func(d deed) bool { return !slices.Contains(brief, d.name) })
	}
	kills := len(all)
	if n, err := strconv.Atoi(os.Getenv("READER_FAULTS")); err == nil {
		kills = max(n, kills)
	}
	for i := range all {
		n := kills / len(all)
		if i < kills%len(all) {
			n++
		}
		t.Run(all[i].name, func(t *testing.T) {
			t.Parallel()
			f.on(t).kill(&all[i], n)
		})
	}
}

// on is the same run within a subtest.
func (f *faults) on(t *testing.T) *faults {
	g := *f
	g.t = t
	return &g
}

// killer is a deed that is about to be killed time and again.
type killer struct {
	*faults
	deed       *deed
	data       string // as it is before the deed; never touched
	args       []string
	prior      state
	after      state
	took       time.Duration
	fill       map[string]string
	syncs, all int // the calls that the deed makes when nobody kills it
}

// kill kills a deed at some moments, half of them fsyncs; when there is time, at every fsync and at as many writes.
func (f *faults) kill(d *deed, kills int) {
	k := f.prepare(d)
	rng := rand.New(rand.NewPCG(5, uint64(len(d.name)))) //nolint:gosec // the same moments each time
	if k.all == 0 {
		for range kills {
			wait := time.Duration(rng.Int64N(int64(k.took)))
			k.killOnce(fmt.Sprintf("after %v", wait), func(cmd *exec.Cmd) error { return killAfter(cmd, wait) })
		}
		return
	}
	atSyncs, writes := rng.Perm(k.syncs), kills
	if !long() {
		atSyncs = atSyncs[:min((kills+1)/2, len(atSyncs))]
		writes -= len(atSyncs)
	}
	slices.Sort(atSyncs)
	for _, n := range atSyncs {
		k.killOnce(fmt.Sprintf("at fsync %d of %d", n+1, k.syncs), func(cmd *exec.Cmd) error { _, err := killAt(cmd, syncs, n+1); return err })
	}
	for range writes {
		n := 1 + rng.IntN(k.all)
		k.killOnce(fmt.Sprintf("at write %d of %d", n, k.all), func(cmd *exec.Cmd) error { _, err := killAt(cmd, changes, n); return err })
	}
}

// prepare makes the library that a deed is done to, and does it once without a kill, to see what it comes to.
func (f *faults) prepare(d *deed) *killer {
	t := f.t
	t.Helper()
	k := &killer{faults: f, deed: d, data: filepath.Join(t.TempDir(), "data"), fill: map[string]string{"$SITE": f.site, "$PAPER": f.paper, "$COPY": f.copy}}
	if err := os.Mkdir(k.data, 0o700); err != nil {
		t.Fatal(err)
	}
	if d.make != nil {
		d.make(t, k.data)
	}
	for _, line := range d.before {
		if out, err := f.reader(k.data, k.words(line)...); err != nil {
			t.Fatalf("reader %s: %v: %s", line, err, out)
		}
		k.learn()
	}
	k.args = k.words(d.do)
	k.prior = k.seen(copyTree(t, k.data))
	twin := copyTree(t, k.data)
	began := time.Now()
	if out, err := f.reader(twin, k.args...); err != nil {
		t.Fatalf("reader %s: %v: %s", d.do, err, out)
	}
	k.took = time.Since(began)
	k.after = k.seen(twin)
	var err error
	if k.syncs, err = killAt(k.command(copyTree(t, k.data)), syncs, 0); err == nil {
		k.all, err = killAt(k.command(copyTree(t, k.data)), changes, 0)
	}
	if err != nil {
		t.Run(cmp.Or(d.id, "F1")+" "+d.name+", killed at every fsync", func(t *testing.T) {
			t.Skipf("there is no tracing here (%v); it is killed at random moments only", err)
		})
	}
	return k
}

// learn finds a story, a feed and what lies in the trash, to name them.
func (k *killer) learn() {
	s, _ := k.look(k.data)
	if stories := rowsOf(s["stories"]); len(stories) > 0 {
		k.fill["$STORY"] = stories[len(stories)/2].ID
	}
	if trash := rowsOf(s["trash"]); len(trash) > 0 {
		k.fill["$TRASH"] = trash[0].ID
	}
	if sections := rowsOf(s["sections"]); len(sections) > 0 {
		k.fill["$FEED"] = sections[0].Children[0].Feeds[0].ID
	}
}

// words cuts a command line up and fills it in.
func (k *killer) words(line string) []string {
	var words []string
	for _, w := range strings.Fields(line) {
		for name, value := range k.fill {
			w = strings.ReplaceAll(w, name, value)
		}
		words = append(words, w)
	}
	return words
}

// seen is a state in which nothing may be wrong.
func (k *killer) seen(data string) state {
	s, wrong := k.look(data)
	if len(wrong) > 0 {
		k.t.Fatalf("%s, without a kill: %s", k.deed.name, strings.Join(wrong, "; "))
	}
	return s
}

// command is the deed on some data; what it prints goes to a file beside them.
func (k *killer) command(data string) *exec.Cmd {
	printed, err := os.Create(data + ".printed")
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() { _ = printed.Close() })
	cmd := exec.Command(k.program, k.args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = environ(data), printed, printed
	return cmd
}

// killAfter kills a command when a time has passed, wherever it is then.
func killAfter(cmd *exec.Cmd, wait time.Duration) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	defer time.AfterFunc(wait, func() { _ = cmd.Process.Kill() }).Stop()
	_ = cmd.Wait() // killed or not
	return nil
}

// killOnce kills the deed and judges what it left.
func (k *killer) killOnce(when string, kill func(*exec.Cmd) error) {
	k.t.Run(fmt.Sprintf("%s %s, killed %s", cmp.Or(k.deed.id, "F1"), k.deed.name, when), func(t *testing.T) {
		data := copyTree(t, k.data)
		defer os.RemoveAll(data)
		if err := kill(k.command(data)); err != nil {
			t.Fatal(err)
		}
		said, err := os.ReadFile(data + ".printed")
		if err != nil {
			t.Fatal(err)
		}
		k.on(t).found(k.judge(t, data, string(said)))
	})
}

// judge says what is wrong with what a kill left.
func (k *killer) judge(t *testing.T, data, said string) []string {
	t.Helper()
	wrong := k.starts(t, data)
	left, more := k.look(data)
	wrong = append(append(wrong, more...), left.broken(said)...)
	if !left.is(k.prior, k.deed.whole) && !left.is(k.after, k.deed.whole) {
		wrong = append(wrong, "the state is neither that before nor that after: "+k.between(left))
	}
	if len(k.deed.again) == 0 {
		return wrong
	}
	for _, line := range k.deed.again {
		if out, err := k.reader(data, k.words(line)...); err != nil {
			return append(wrong, fmt.Sprintf("after it reader %s fails: %v: %s", line, err, out))
		}
	}
	if end, _ := k.look(data); !end.is(k.after, k.deed.agreed) {
		wrong = append(wrong, "done again it does not come to the same end: "+end.differs(k.after))
	}
	return wrong
}

// between shows the views by which a state is neither the one before nor the one after.
func (k *killer) between(s state) string {
	return "before: " + s.differs(k.prior) + " after: " + s.differs(k.after)
}

// differs shows the first lines that differ.
func (s state) differs(from state) string {
	for _, view := range everything {
		is, was := strings.Split(s[view], "\n"), strings.Split(from[view], "\n")
		for i := range min(len(is), len(was)) {
			if is[i] != was[i] {
				return fmt.Sprintf("%s: %.600s instead of %.600s", view, is[i], was[i])
			}
		}
		if len(is) != len(was) {
			return fmt.Sprintf("%s: %d lines instead of %d", view, len(is), len(was))
		}
	}
	return "nothing"
}
