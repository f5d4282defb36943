package session

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui"
	"reader/internal/ui/page"
	"reader/internal/ui/uitest"
)

// transcript is what somebody hears who types some lines, each of which stands behind a >.
func transcript(t *testing.T, desk *uitest.Desk, change func(*Options), typed ...string) string {
	t.Helper()
	o := Options{Options: ui.Options{Desk: desk, Now: uitest.Now, Location: time.UTC}, Width: func() int { return 80 }, Wait: time.Minute}
	if change != nil {
		change(&o)
	}
	var b strings.Builder
	s := newSession(t.Context(), o, &b)
	var answers []string
	for i, line := range typed {
		if answer, ok := strings.CutPrefix(line, "? "); ok {
			answers = append(answers, answer)
			typed[i] = ""
		}
	}
	s.lines = read(t.Context(), strings.NewReader(strings.Join(answers, "\n")+"\n"))
	s.begin(t.Context())
	if len(desk.Tree) > 0 && typed[0] != enter { // only who reads on needs the front page
		b.Reset()
	}
	for _, line := range typed {
		if line == "" {
			continue
		}
		b.WriteString("> " + strings.TrimPrefix(line, "_") + "\n")
		s.obey(t.Context(), strings.TrimPrefix(line, "_"))
		s.settle()
		for _, n := range s.pending {
			s.say(n)
		}
		s.pending = nil
	}
	s.leave(t.Context())
	s.drop()
	heard(t, b.String(), o.Width())
	return b.String()
}

// enter is an empty line in a transcript.
const enter = "_"

// heard checks that nothing has to be seen: no sequence, no drawing, no line that is too long.
func heard(t *testing.T, said string, width int) {
	t.Helper()
	var m text.Measure
	for _, line := range strings.Split(said, "\n") {
		if w := m.Width(text.Clean(line)); width > 0 && w > width && !strings.Contains(line, "://") {
			t.Errorf("%q is %d columns wide, more than %d", line, w, width)
		}
		for _, r := range line {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2500 && r < 0x25a0 || r >= 0x2800 && r < 0x2900 {
				t.Errorf("%q has %q in it", line, r)
			}
		}
	}
}

func desk() *uitest.Desk {
	d := uitest.NewDesk()
	d.Texts = uitest.Articles()
	return d
}

func paged(o *Options) { o.Height = func() int { return 12 } }

func TestTranscripts(t *testing.T) {
	for name, c := range map[string]struct {
		desk   *uitest.Desk
		change func(*Options)
		typed  []string
	}{
		"first": {desk(), paged, []string{
			enter, "1", enter, "j", "k", "space", enter, enter, "follow 1", "back", "save", "tags +water, sea", "tags", "note ask the council", "undo",
			"n", "[", "]", "b", "g", "G", "what-changed", "highlight eleven weeks", "/ treasury", "related", "links", "address", "9", "back", "G", enter, enter, "q",
		}},
		"lists": {desk(), nil, []string{
			"sections", "go World", "j", "j", "k", "filter", "filter", "filter", "3", "4", "back", "back", "5", "back", "U", "mark all", "undo", "J", "go nowhere", "go sci", "right",
			"search water", "1", "keep-search Waters", "find", "m 2", "s 2", "l 2 +Later", "B", "saved lists", "saved tags", "saved passages", "history", "D", "trash", "1",
		}},
		"house": {desk(), nil, []string{
			"feeds", "rename The World", "rename The World", "mute", "move Americas/Canada", "O", "D", "undo", "x", "offline", "go Science", "1", "back", "online", "weigh", "weigh much less", "r", ".", "R", "d", "d", "i", "z",
			"help", "help save", "help nothing", "quit",
		}},
		"plain": {desk(), func(o *Options) { o.Plain, o.Width = true, func() int { return 40 } }, []string{"go World", "3", "back", "5", "back", "1"}},
		"whole": {desk(), func(o *Options) { o.Width = func() int { return 0 } }, []string{"1", "go World", "5"}},
		"empty": {uitest.Empty(), nil, []string{enter, "add", "add https://paper.example", "? 1 9-", "? 1 3-4", "j", "sample", "import subscriptions.opml"}},
	} {
		t.Run(name, func(t *testing.T) { uitest.Match(t, name, transcript(t, c.desk, c.change, c.typed...)) })
	}
}

// Whatever can be done by a key can be done by a line.
func TestEveryCommandHasItsLine(t *testing.T) {
	all := commands()
	for _, b := range page.NewKeys().Bindings() {
		if (all[b.Command] != nil) == onScreen[b.Command] {
			t.Errorf("%s: lines do it %v, and it is about the screen %v", b.Command, all[b.Command] != nil, onScreen[b.Command])
		}
	}
	for _, w := range words() {
		if w.do == nil && doOf(all, w.command) == nil {
			t.Errorf("%s stands for nothing", w.name)
		}
	}
}

// The names that sentences give to commands are understood.
func TestWhatIsCalledSoIsUnderstood(t *testing.T) {
	s := newSession(t.Context(), Options{Options: ui.Options{Desk: desk()}}, io.Discard)
	for _, b := range page.NewKeys().Bindings() {
		name := string(called(text.Format("{%s}", string(b.Command))))
		if do, rest := s.parse(name + " more words"); do == nil || rest != "more words" {
			t.Errorf("%s is called %q, which is understood as %v with %q", b.Command, name, do != nil, rest)
		}
	}
}

// closed is an output that nobody reads any more.
type closed struct{ err error }

func (c closed) Write([]byte) (int, error) { return 0, c.err }

func TestEnds(t *testing.T) {
	o := Options{Options: ui.Options{Desk: desk(), Now: uitest.Now}, Wait: time.Minute}
	if err := Run(t.Context(), o, strings.NewReader("1\nquit\n2\n"), io.Discard); err != nil {
		t.Errorf("quit: %v", err)
	}
	if err := Run(t.Context(), o, strings.NewReader("1"), io.Discard); err != nil {
		t.Errorf("the end of the input: %v", err)
	}
	if err := Run(t.Context(), o, strings.NewReader("1\n"), closed{syscall.EPIPE}); err != nil {
		t.Errorf("a pipe that nobody reads: %v", err)
	}
	if err := Run(t.Context(), o, strings.NewReader("1\n"), closed{syscall.ENOSPC}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk: %v", err)
	}
	if err := Run(t.Context(), o, strings.NewReader("note "+strings.Repeat("x", longestLine+1)), io.Discard); err == nil {
		t.Error("a line without end is no error")
	}
	ended, cancel := context.WithCancelCause(t.Context())
	never, _ := io.Pipe()
	cancel(errors.New("told to end"))
	if err := Run(ended, o, never, io.Discard); err == nil || err.Error() != "told to end" {
		t.Errorf("told to end: %v", err)
	}
}

// slow is a desk whose network answers when it is told to stop only.
type slow struct {
	*uitest.Desk
	asked chan struct{}
}

func (d slow) Fetch(ctx context.Context, _ news.StoryID) (news.Reading, error) {
	close(d.asked)
	<-ctx.Done()
	return news.Reading{}, ctx.Err()
}

// An interrupt ends what runs, and what is stored is read; while nothing runs it ends the session.
func TestInterrupts(t *testing.T) {
	d := slow{desk(), make(chan struct{})}
	interrupts := make(chan os.Signal)
	typed, lines := io.Pipe()
	var said strings.Builder
	ended := make(chan error)
	go func() {
		ended <- Run(t.Context(), Options{Options: ui.Options{Desk: d, Now: uitest.Now}, Interrupts: interrupts, Wait: time.Minute}, typed, &said)
	}()
	if _, err := io.WriteString(lines, "2\n"); err != nil {
		t.Fatal(err)
	}
	<-d.asked
	interrupts <- os.Interrupt
	interrupts <- os.Interrupt
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
	if !strings.Contains(said.String(), "Stopped.\nWorld: Ceasefire") {
		t.Errorf("said:\n%s", said.String())
	}
}

// What another program's lock keeps from being written is said, and not lost without a word.
func TestWhatCannotBeKeptIsSaid(t *testing.T) {
	d := desk()
	d.Refusal = errors.New("the disk is full")
	if said := transcript(t, d, nil, "save 1"); !strings.Contains(said, "Not kept: the disk is full") || strings.Contains(said, "Saved") {
		t.Errorf("said:\n%s", said)
	}
}

// The page to begin with is the one that the configuration names; behind it lies the front page.
func TestTheFirstPageIsTheOneThatWasChosen(t *testing.T) {
	opens := func(o *Options) { o.Opens = "Science" }
	if said := transcript(t, desk(), opens, enter, "back"); !strings.HasPrefix(said, "Science. 2 stories") || !strings.Contains(said, "\nBack: Front page.\n") {
		t.Errorf("said:\n%s", said)
	}
	if said := transcript(t, desk(), func(o *Options) { o.Opens = "Nothing" }, enter); !strings.Contains(said, "\nFront page. ") {
		t.Errorf("said:\n%s", said)
	}
}

// What was read is noted with the way that led there, and where the reader was.
func TestReadingIsNoted(t *testing.T) {
	d := desk()
	transcript(t, d, paged, "go World", "1", enter, "back")
	did := strings.Join(d.Did, "\n")
	for _, want := range []string{"visited", "World", "place"} {
		if !strings.Contains(did, want) {
			t.Errorf("%q was not written down: %s", want, did)
		}
	}
}

// News that came in is said before the next line is asked for, and shown when that is wanted.
func TestNewsWaitsUntilItIsAskedFor(t *testing.T) {
	d := desk()
	d.Script = []news.Progress{{Done: 1, Feeds: 2}, {Done: 2, Feeds: 2, New: 3, Phase: news.Finished, Failures: []news.Failure{{Title: "Ledger", Reason: "the server took too long", URL: "https://ledger.example/feed"}}}}
	said := transcript(t, d, nil, "R", ".", "x")
	for _, want := range []string{"> R\nLedger: the server took too long. failures for details.\n3 new stories. show-new shows what is new.\n", "> .\nFront page. ", "> x\nWhat failed. 1.\n1. Ledger: the server took too long. https://ledger.example/feed\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}

func TestTheFirstSectionIsNotMovedUp(t *testing.T) {
	desk := uitest.NewDesk()
	heard := transcript(t, desk, nil, "go World", "move up", "move down")
	if !strings.Contains(heard, "World is the first already") || strings.Contains(heard, "Moved World up") || !strings.Contains(heard, "Moved World down") {
		t.Error(heard)
	}
}
