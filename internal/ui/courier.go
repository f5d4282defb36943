package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/passing"
)

// Courier carries stories to files and to other programs.
type Courier interface {
	// Export writes a story's article in a form into a new file, with its pictures beside it where they are wanted, and
	// says where.
	Export(ctx context.Context, story news.StoryID, form news.Form, pictures bool) (file string, err error)
	// Save gets a file that belongs to a story, and says where it lies. Told hears how much has come of how much; the whole
	// is 0 while it is not known.
	Save(ctx context.Context, story news.Story, file news.Enclosure, told func(bytes, whole int64)) (path string, err error)
	// Ready makes a program ready to be given a story's article.
	Ready(context.Context, page.Tool, news.Story) (Process, error)
}

// Process is a program that is ready to run. Run gives it the terminal, as bubbletea.Exec does; Output runs it beside the
// interface and returns what it printed, or the beginning of that. Both say how it ended where it did not end well.
type Process interface {
	tea.ExecCommand
	Terminal() bool // it wants the terminal
	// Output runs it without the terminal, and ends it when the context does.
	Output(context.Context) (string, error)
}

// noCourier is said where there is none.
const noCourier text.Safe = "Nothing can be passed on from here"

// export writes an article into a file.
func (r *root) export(a page.Export) tea.Cmd {
	if r.o.Courier == nil {
		return r.say(page.Notice{Text: noCourier, Trouble: true})
	}
	ctx, courier := r.ctx, r.o.Courier
	return func() tea.Msg {
		path, err := courier.Export(ctx, a.Story.ID, a.Form, a.Pictures)
		if err != nil {
			return page.Notice{Text: text.Join(" ", "Not exported:", r.o.Explain(err)), Trouble: true}
		}
		return page.Notice{Text: text.Format("Exported to %s", path)}
	}
}

// ready is a program that can be given its story.
type ready struct {
	tool    page.Tool
	process Process
	err     error
}

// hand gives an article to a program.
func (r *root) hand(a page.Hand) tea.Cmd {
	if r.o.Courier == nil {
		return r.say(page.Notice{Text: noCourier, Trouble: true})
	}
	if a.Tool.Line != "" {
		r.piped = a.Tool
	}
	ctx, courier := r.ctx, r.o.Courier
	return func() tea.Msg {
		process, err := courier.Ready(ctx, a.Tool, a.Story)
		return ready{a.Tool, process, err}
	}
}

// apply starts the program: on the terminal, or beside the interface.
func (m ready) apply(r *root) tea.Cmd {
	if m.err != nil {
		return r.say(page.Notice{Text: r.o.Explain(m.err), Trouble: true})
	}
	end := ended{at: r.trail.top(), tool: m.tool}
	if m.process.Terminal() {
		return r.lend(m.process, func(err error) tea.Msg {
			end.err, end.silent = err, true
			return end
		})
	}
	run, ctx := m.process.Output, context.WithoutCancel(r.ctx) // it goes on when reader ends
	return func() tea.Msg {
		end.printed, end.err = run(ctx)
		return end
	}
}

// ended is how a program ended.
type ended struct {
	at      *step
	tool    page.Tool
	printed string
	err     error
	silent  bool // it showed itself what there was to see
}

// apply says how the program ended, and shows what it printed where the reader still is where it was started.
func (m ended) apply(r *root) tea.Cmd {
	name, lines := m.tool.Title(), passing.Lines(m.printed)
	switch {
	case m.err != nil:
		return r.say(page.Notice{Text: text.Join(": ", r.o.Explain(m.err), lastOf(lines)), Trouble: true})
	case m.silent || !m.tool.Shows || len(lines) == 0:
		return r.say(page.Notice{Text: text.Join(": ", "Done", name)})
	case len(lines) == 1 || m.at != r.trail.top():
		return r.say(page.Notice{Text: text.Join(": ", name, text.Line(string(lines[0])))})
	}
	return r.visit(page.Printed{By: name, Text: m.printed}, false)
}

// lastOf is the last line, which tells why a program failed more often than the first.
func lastOf(lines []text.Safe) text.Safe {
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1]
}

// carried is how far the saving of a file has come.
type carried struct {
	name         text.Safe
	bytes, whole int64
	path         string
	err          error
	over         bool
	from         <-chan carried
}

// tells is how often is said how far it has come.
const tells = 250 * time.Millisecond

// download saves a file, and says now and then how far that is.
func (r *root) download(a page.Download) tea.Cmd {
	if r.o.Courier == nil {
		return r.say(page.Notice{Text: noCourier, Trouble: true})
	}
	ctx, courier := r.ctx, r.o.Courier
	name, news := text.Line(a.File.Name()), make(chan carried, 1)
	r.carrying.Go(func() {
		last := time.Time{}
		path, err := courier.Save(ctx, a.Story, a.File, func(bytes, whole int64) {
			if time.Since(last) < tells {
				return
			}
			last = time.Now()
			select {
			case news <- carried{name: name, bytes: bytes, whole: whole, from: news}:
			default: // what was told last is still on its way
			}
		})
		select {
		case news <- carried{name: name, path: path, err: err, over: true}:
		case <-ctx.Done(): // nobody is there to hear it
		}
	})
	return tea.Batch(r.say(page.Notice{Text: text.Format("Saving %s…", name)}), func() tea.Msg { return <-news })
}

// apply says it.
func (m carried) apply(r *root) tea.Cmd {
	switch {
	case m.err != nil:
		return r.say(page.Notice{Text: text.Format("Not saved: %s: %s", m.name, r.o.Explain(m.err)), Trouble: true})
	case m.over:
		return r.say(page.Notice{Text: text.Format("Saved to %s", m.path)})
	}
	next := func() tea.Msg { return <-m.from }
	done := text.Format("Saving %s: %s", m.name, text.Bytes(m.bytes))
	if m.whole > 0 {
		done = text.Format("%s of %s", done, text.Bytes(m.whole))
	}
	return tea.Batch(r.say(page.Notice{Text: done}), next)
}
