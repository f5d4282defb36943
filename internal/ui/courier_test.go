package ui_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/page"
	"reader/internal/ui/uitest"
)

// courier notes what it is given to carry.
type courier struct {
	did     []string
	printed string
	err     error
}

func (c *courier) Export(_ context.Context, id news.StoryID, form news.Form, pictures bool) (string, error) {
	c.did = append(c.did, fmt.Sprintf("export %d as %s, pictures %t", id, form, pictures))
	return "~/Downloads/ministers.md", c.err
}

func (c *courier) Save(_ context.Context, _ news.Story, file news.Enclosure, told func(bytes, whole int64)) (string, error) {
	c.did = append(c.did, "save "+file.URL)
	told(2_000_000, 8_000_000)
	return "~/Downloads/tide.mp3", c.err
}

func (c *courier) Ready(_ context.Context, t page.Tool, s news.Story) (ui.Process, error) {
	c.did = append(c.did, fmt.Sprintf("ready %s%s for %d, %s, terminal %t", t.Name, t.Line, s.ID, t.Input, t.Terminal))
	return process{c}, nil
}

type process struct{ c *courier }

func (process) SetStdin(io.Reader)                       {}
func (process) SetStdout(io.Writer)                      {}
func (process) SetStderr(io.Writer)                      {}
func (process) Run() error                               { return nil }
func (process) Terminal() bool                           { return false }
func (p process) Output(context.Context) (string, error) { return p.c.printed, p.c.err }

// passing opens the newest story with a courier and a tool of the reader's.
func passing(t *testing.T, c *courier) *uitest.App {
	t.Helper()
	desk := uitest.NewDesk()
	desk.Stories[0].Comments = "https://paper.example/comments"
	desk.Stories[0].Enclosures = []news.Enclosure{
		{URL: "https://cdn.example/tide.mp3", Type: "audio/mpeg", Length: 8_000_000, Duration: 31 * time.Minute, Title: "The tide, read aloud"},
	}
	return uitest.Start(t, desk, 80, 24, func(o *ui.Options) {
		o.Courier, o.Tools = c, []page.Tool{{Name: "Print", Key: "ctrl+p", Shows: true}}
		o.Browser = func(url string) error { c.did = append(c.did, "browse "+url); return nil }
		o.Player = func(url string) (string, error) { c.did = append(c.did, "play "+url); return "mpv", nil }
	}).Press("1", "enter")
}

func TestStoryIsPassedOn(t *testing.T) {
	for _, tc := range []struct {
		keys []string
		did  string
		said string
	}{
		{[]string{"e", "j", "j", "j", "j", "enter"}, "export 1 as markdown, pictures true", "Exported to ~/Downloads/ministers.md"},
		{[]string{"e", "G", "enter"}, "ready Print for 1, , terminal false", "Done: Print"},
		{[]string{"ctrl+p"}, "ready Print for 1, , terminal false", "Done: Print"},
		{[]string{"|", "w", "c", "enter"}, "ready wc for 1, text, terminal false", "Done: wc"},
		{[]string{"|", "l", "e", "s", "s", "tab", "enter"}, "ready less for 1, markdown, terminal true", "Done: less"},
		{[]string{"C"}, "browse https://paper.example/comments", "Opened paper.example in the browser"},
		{[]string{"e", "C"}, "browse https://paper.example/comments", "Opened paper.example in the browser"},
		{[]string{"P", "enter"}, "play https://cdn.example/tide.mp3", "Opened cdn.example in mpv"},
		{[]string{"P", "e"}, "save https://cdn.example/tide.mp3", "Saved to ~/Downloads/tide.mp3"},
	} {
		c := &courier{}
		a := passing(t, c).Press(tc.keys...)
		a.Expect(tc.said, "Ministers agree")
		if len(c.did) != 1 || c.did[0] != tc.did {
			t.Errorf("%v did %q, want %q", tc.keys, c.did, tc.did)
		}
	}
}

func TestWhatAProgramPrintsIsShown(t *testing.T) {
	c := &courier{printed: "  68   847\n"}
	a := passing(t, c).Press("|", "w", "c", "enter").Expect("wc: 68 847")
	c.printed = "first\tline\nsecond \x1b[31mline\n"
	a.Press("|", "enter").Expect("first    line", "second [31mline").Esc().ExpectNot("first    line")
	c.err = errors.New("wc ended with exit status 3")
	a.Press("|", "enter").Expect("wc ended with exit status 3: second")
}

func TestFileThatIsSavedSaysHowFarItIs(t *testing.T) {
	a := passing(t, &courier{}).Press("P").Expect("The tide, read aloud", "cdn.example · audio/mpeg · 31 min · 8.0 MB").Hold()
	a.Press("e").Expect("Saving tide.mp3…")
	for range 20 {
		if strings.Contains(a.View().Content, "2.0 MB") {
			break
		}
		a.Step()
	}
	a.Expect("Saving tide.mp3: 2.0 MB of 8.0 MB").Release().Expect("Saved to ~/Downloads/tide.mp3")
}

func TestNothingToPassOnIsSaid(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Press("1", "enter")
	a.Press("P").Expect("Nothing is enclosed with this story")
	a.Press("C").Expect("says of no comments where they are")
	a.Press("e", "j", "j", "j", "enter").Expect("Nothing can be passed on from here")
}
