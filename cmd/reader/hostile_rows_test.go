package main

import (
	"path/filepath"
	"strings"
	"testing"

	"reader/internal/demo"
)

// hostileRows spoils the rows of both files by hand, past every door: what a reader of old let in, or another program wrote,
// is drawn no more than what a feed says today.
func hostileRows(t *testing.T) {
	t.Run("T1 rows that were written by hand", func(t *testing.T) {
		t.Parallel()
		f := newFaults(t)
		folder, attack := copyTree(t, f.data), "char(27)||']0;"+demo.Canary+"'||char(7)||char(155)||'31m'||char(8238)||char(13)||'"+demo.Canary+"'"
		if out, err := f.reader(folder, "save", "--list", "Later", "--tag", "sea", "--note", "Again", f.story); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		heads := "head = json_replace(head, '$.Title', " + attack + ", '$.Byline', " + attack + ", '$.Summary', " + attack + ", '$.Kicker', " + attack +
			", '$.Section', " + attack + ", '$.Source', " + attack + ", '$.URL', 'https://lantern.example/'||" + attack + ")"
		for name, statement := range map[string]string{
			"cache.db": "UPDATE story SET " + heads,
			"library.db": "UPDATE bookmark SET note = " + attack + ", " + heads + "; UPDATE section SET title = id||" + attack + "; UPDATE feed SET title = " + attack +
				"; UPDATE listed SET list = " + attack + "; UPDATE list SET name = " + attack + "; UPDATE tagged SET tag = " + attack,
		} {
			if err := execute(filepath.Join(folder, name), statement); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		for _, line := range []string{"list", "saved", "sections", "lists", "tags", "highlights", "history", "doctor", "list --json", "read --offline " + f.story} {
			x := startTerminal(t, 120, 40, environ(folder), f.program, strings.Fields(line)...)
			_ = x.waitEnd() // done or refused: what it draws is judged
			x.drew(t, "reader "+line, map[bool]language{true: data, false: typeset}[strings.Contains(line, "--json")])
		}
		x := startTerminal(t, 120, 40, environ(folder), f.program)
		x.expect("T H E   R E A D E R", "online")
		x.press("2")
		x.expect("1 / ", demo.Canary)
		x.press("\r", "q", "q")
		if err := x.waitEnd(); err != nil {
			t.Errorf("the interface ends with %v", err)
		}
		x.drew(t, "the interface", drawn)
	})
}

// drew holds what a program wrote to a language.
func (x *terminal) drew(t *testing.T, what string, l language) {
	t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, w := range l.foreign(x.bytes) {
		t.Errorf("%s: %s", what, w)
	}
}
