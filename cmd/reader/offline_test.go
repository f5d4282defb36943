package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"reader/internal/export"
	"reader/internal/news"
)

// hang is after how long a command is taken to wait for a network that is not there.
const hang = 30 * time.Second

// TestEndToEndOffline fills a library by prefetch, takes the network away, and reads all of it: every row that is marked
// as stored opens with its text and its pictures, on the command line and in the interface.
func TestEndToEndOffline(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	o := &offline{t: t, data: data, paper: newPressroom(t), program: binary(t), environ: append(emptyHome(t), "READER_DATA="+data)}
	o.run("add", o.paper.URL, "--all")
	o.run("prefetch", "--depth", "1", "--json")
	o.within = o.pull()
	o.nothingIsFetched()
	stories := o.stories()
	o.openAll(stories)
	o.pictures(stories)
	o.write(stories[0].ID)
	o.walk(len(stories))
}

// offline is a reader whose network is taken away.
type offline struct {
	t       *testing.T
	data    string // the folder of the library
	paper   *pressroom
	program string
	environ []string
	within  []string // the command that runs another without a network
}

// pull takes the network away: by a namespace without interfaces, where that is allowed, else by stopping the server.
func (o *offline) pull() []string {
	within := []string{"unshare", "--map-root-user", "--net"}
	out, err := exec.Command(within[0], append(within[1:], "true")...).CombinedOutput()
	if err == nil {
		o.t.Log("the network is taken away by a namespace without interfaces")
		return within
	}
	o.t.Logf("network namespaces are not allowed here (%v: %s), so the server is stopped instead", err, bytes.TrimSpace(out))
	o.paper.Close()
	return nil
}

// command is a call of reader, without the network once that was taken away.
func (o *offline) command(ctx context.Context, args ...string) *exec.Cmd {
	line := append(append(append([]string{}, o.within...), o.program), args...)
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Env = o.environ
	return cmd
}

// run runs reader and returns what it printed, messages included.
func (o *offline) run(args ...string) string {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), hang)
	defer cancel()
	out, err := o.command(ctx, args...).CombinedOutput()
	if ctx.Err() != nil {
		o.t.Fatalf("%q hangs", args)
	}
	if err != nil {
		o.t.Fatalf("%q: %v\n%s", args, err, out)
	}
	return string(out)
}

// nothingIsFetched asks for news and for more to be stored: each says once that there is no network.
func (o *offline) nothingIsFetched() {
	if o.within == nil {
		return // a server that is stopped is another matter
	}
	ctx, cancel := context.WithTimeout(o.t.Context(), hang)
	defer cancel()
	out, _ := o.command(ctx, "refresh", "--force").CombinedOutput()
	if lines := strings.Count(string(out), "\n"); lines != 2 || !strings.Contains(string(out), "feeds: ") {
		o.t.Errorf("a refresh without a network says\n%s", out)
	}
}

// stories are all that is listed. Each is marked as stored.
func (o *offline) stories() []export.Story {
	o.t.Helper()
	all, last := rows[export.Story, export.Story](o.t, o.command(o.t.Context(), "list", "--limit", "0", "--json"))
	all = append(all, last)
	for _, s := range all {
		if s.Stored != "full" || !s.Whole {
			o.t.Errorf("%s is not stored whole after a prefetch", s.Title)
		}
	}
	return all
}

// openAll opens every story, and what is related to each, once.
func (o *offline) openAll(stories []export.Story) {
	o.t.Helper()
	opened := map[string][]export.RelatedLink{}
	open := func(address string) []export.RelatedLink {
		if related, done := opened[address]; done {
			return related
		}
		_, a := rows[export.Article, export.Article](o.t, o.command(o.t.Context(), "read", "--json", address))
		if a.Verdict != "full" || a.Words < 100 {
			o.t.Errorf("%s opens with %d words, %s", address, a.Words, a.Verdict)
		}
		opened[address] = a.Related
		return a.Related
	}
	for _, s := range stories {
		for _, r := range open(s.URL) {
			_ = open(r.URL)
		}
	}
	if len(stories) < 30 {
		o.t.Errorf("the paper has %d stories only", len(stories))
	}
}

// pictures decodes every picture that the stories show, out of the stores.
func (o *offline) pictures(stories []export.Story) {
	o.t.Helper()
	a := &app{now: time.Now, streams: streams{err: io.Discard}}
	a.flags.offline, a.flags.data = true, o.data
	h, err := a.house(o.t.Context(), nil)
	if err != nil {
		o.t.Fatal(err)
	}
	defer h.close()
	for _, s := range stories {
		id, _ := news.ParseStoryID(s.ID)
		r, err := h.Open(o.t.Context(), id)
		shown := news.Pictures(&r.Story, &r.Article)
		if err != nil || len(shown) == 0 || len(r.Absent) > 0 {
			o.t.Errorf("%s: %d pictures, absent %v, %v", s.Title, len(shown), r.Absent, err)
		}
		for _, address := range shown {
			data, err := h.Picture(o.t.Context(), address, id)
			if _, _, bad := image.Decode(bytes.NewReader(data)); err != nil || bad != nil {
				o.t.Errorf("%s: %v, %v", address, err, bad)
			}
		}
	}
}

// write searches, saves, tags, and takes it back.
func (o *offline) write(id string) {
	o.t.Helper()
	if found := o.run("search", "cod counters"); !strings.Contains(found, "Cod counters of Cobble Sound") {
		o.t.Errorf("a search finds\n%s", found)
	}
	o.run("save", id, "--tag", "boats")
	if saved := o.run("saved", "--tag", "boats"); strings.Count(saved, "\n") != 1 {
		o.t.Errorf("saved with a tag:\n%s", saved)
	}
	o.run("undo")
	if saved := o.run("saved"); saved != "" {
		o.t.Errorf("saved after undo:\n%s", saved)
	}
}

// walk opens every row of the paper in the interface, one after the other, and waits for text and picture of each.
func (o *offline) walk(stories int) {
	line := append(append([]string{}, o.within...), o.program)
	x := startTerminal(o.t, 120, 40, o.environ, line[0], line[1:]...)
	x.expect("T H E   R E A D E R", "SECTIONS")
	x.press("/", "cod counters")
	x.expect("› cod counters", "Cod counters of")
	x.press("esc")
	x.expectGone("› cod counters")
	x.press(":", "the lantern courier")
	x.expect(": the lantern courier", "The Lantern Courier")
	x.press("enter")
	x.expect("TODAY", "/ "+strconv.Itoa(stories))
	x.press("g", "enter")
	for i := 1; i <= stories; i++ {
		x.expect(fmt.Sprintf("%d of %d", i, stories), "↓ offline", "▀")
		if i < stories {
			x.press("n")
		}
	}
	// A related story, a bookmark that is taken back, words in the text.
	x.press("tab")
	x.expect("enter follow")
	x.press("enter")
	x.expectGone(fmt.Sprintf("%d of %d", stories, stories))
	x.expect("↓ offline", "▀")
	x.press("s")
	x.expect("✓ Saved")
	x.press("u")
	x.expect("Undone")
	x.press("/")
	x.expect("find:")
	x.press("esc")
	x.expectGone("find:")
	x.press("q")
	if err := x.waitEnd(); err != nil {
		o.t.Errorf("reader ended with %v", err)
	}
}
