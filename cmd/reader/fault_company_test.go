package main

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// company has two interfaces, refreshes and commands use one library at once: nobody hears of a lock, what one
// does the other shows at its next look, and in the end all of it is there.
func (f *faults) company(t *testing.T) {
	data := copyTree(t, f.data)
	var wrong []string
	one, two := f.openAt(nil, data), f.openAt(nil, data)
	refreshes := f.meanwhile(data, 4, func(int) []string { return []string{"refresh", "--force"} })
	one.press("m")
	one.expect("9 unread")
	two.press("j", "j", "s")
	two.expect("★ saved")
	one.press("j", "m")
	one.expect("8 unread")
	two.press("1")
	two.expect("9 unread")
	two.press("2") // its next look
	two.expect("8 unread")
	one.press("1")
	one.expect("9 unread")
	one.press("2")
	one.expect("★ saved")

	s, more := f.look(data)
	wrong = append(wrong, more...)
	var elsewhere []row
	for _, r := range rowsOf(s["stories"]) {
		if r.Section == "Europe" || r.Section == "Africa" {
			elsewhere = append(elsewhere, r)
		}
	}
	marks := f.meanwhile(data, len(elsewhere), func(i int) []string { return []string{"mark", "read", elsewhere[i].ID} })
	for _, x := range []*terminal{one, two} {
		for range 3 {
			x.press("1")
			x.expect("9 unread")
			x.press("2")
			x.expect("8 unread")
		}
	}
	for what, wait := range map[string]func() error{"refresh": refreshes, "mark": marks} {
		if err := wait(); err != nil {
			wrong = append(wrong, fmt.Sprintf("reader %s: %v", what, err))
		}
	}
	for _, x := range []*terminal{one, two} {
		x.press("q")
		if err := x.waitEnd(); err != nil {
			wrong = append(wrong, fmt.Sprintf("an interface ends with %v", err))
		}
		if speaksSQLite(string(x.bytes)) || strings.Contains(string(x.bytes), "locked") {
			wrong = append(wrong, "an interface spoke of a lock")
		}
	}
	s, more = f.look(data)
	wrong = append(append(wrong, more...), intact(t, data)...)
	read := 0
	for _, r := range rowsOf(s["stories"]) {
		if r.Read {
			read++
		}
	}
	if n := len(rowsOf(s["saved"])); n != 1 || read != 2+len(elsewhere) {
		wrong = append(wrong, fmt.Sprintf("%d are saved and %d read, though 1 and %d were", n, read, 2+len(elsewhere)))
	}
	f.found(wrong)
}

// meanwhile runs commands, all at once, and returns what waits for them.
func (f *faults) meanwhile(data string, n int, args func(int) []string) (wait func() error) {
	var group errgroup.Group
	for i := range n {
		group.Go(func() error {
			out, err := f.reader(data, args(i)...)
			if err != nil {
				return fmt.Errorf("%w: %s", err, out)
			}
			return nil
		})
	}
	return group.Wait
}

// held lets commands meet a library that another program holds for longer than they wait.
func (f *faults) held(t *testing.T) {
	data, story := copyTree(t, f.data), f.story
	letGo := grasp(t, data)
	var wrong []string
	began := time.Now()
	if out, err := f.reader(data, "list", "--limit", "1"); err != nil || time.Since(began) > restart {
		wrong = append(wrong, fmt.Sprintf("reader list took %v and says %v: %s", time.Since(began), err, out))
	}
	cmd := exec.Command(f.program, "mark", "read", story)
	cmd.Env = environ(data)
	out, err := cmd.CombinedOutput()
	if got := code(t, err); got != exitLocked || !strings.Contains(string(out), "another program is holding the file") || speaksSQLite(string(out)) {
		wrong = append(wrong, fmt.Sprintf("reader mark ends with %d: %s", got, out))
	}
	letGo()
	if out, err := f.reader(data, "mark", "read", story); err != nil {
		wrong = append(wrong, fmt.Sprintf("when it is free again: %v: %s", err, out))
	}
	f.found(wrong)
}
