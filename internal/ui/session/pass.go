package session

import (
	"context"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/passing"
)

// ways is a destination that only lines have: on the screen it is a menu over the page.
type ways struct{ page.PassOn }

// passOn lists the ways in which the story can be passed on, to choose one by its number; a form is exported at once.
func (s *session) passOn(ctx context.Context, argument string) {
	form := news.Form("")
	for _, f := range news.Forms() {
		if string(f) == strings.ToLower(argument) {
			form, argument = f, ""
		}
	}
	of, _ := s.story(argument)
	switch {
	case of == nil:
	case form != "":
		s.act(ctx, page.Export{Story: *of, Form: form})
	default:
		s.arrive(ctx, s.ways(*of))
	}
}

func (s *session) ways(story news.Story) *list {
	l := &list{to: ways{page.PassOn{Story: story}}, title: "Pass on", intro: headline.Title(&story)}
	for _, w := range passing.Ways(story, s.o.Tools) {
		r := row{story: &story, enter: w.Action, words: func() text.Safe { return ended(text.Clean(strings.TrimRight(string(w.Name), "…"))) }}
		if w.Action == nil {
			r.enter = page.Run{Command: w.Command}
		}
		l.rows = append(l.rows, r)
	}
	return l
}

// pipe gives the story's text to a program.
func (s *session) pipe(ctx context.Context, line string) {
	of, _ := s.story("")
	switch {
	case of == nil:
	case line == "":
		s.print("Type the program behind it: pipe lp.")
	default:
		s.act(ctx, page.Hand{Story: *of, Tool: page.Tool{Line: line, Input: news.FormText, Shows: true}})
	}
}

// export writes an article into a file.
func (s *session) export(ctx context.Context, a page.Export) {
	type done struct {
		path string
		err  error
	}
	d, ok := await(ctx, s, "Exporting...", func(ctx context.Context) done {
		path, err := s.o.Courier.Export(ctx, a.Story.ID, a.Form, a.Pictures)
		return done{path, err}
	})
	switch {
	case !ok:
	case d.err != nil:
		s.print(ended(text.Join(" ", "Not exported:", s.o.Explain(d.err))))
	default:
		s.print(text.Format("Exported to %s", d.path))
	}
}

// hand gives an article to a program, and tells what that printed. The terminal it cannot have: what is typed is read here.
func (s *session) hand(ctx context.Context, a page.Hand) {
	process, err := s.o.Courier.Ready(ctx, a.Tool, a.Story)
	if err != nil {
		s.trouble(err)
		return
	}
	if process.Terminal() {
		s.print(text.Format("The terminal is wanted by %s; pass-on text writes a file that it can be given.", a.Tool.Title()))
		return
	}
	type done struct {
		printed string
		err     error
	}
	d, ok := await(ctx, s, text.Format("Waiting for %s...", a.Tool.Title()), func(ctx context.Context) done {
		printed, err := process.Output(ctx)
		return done{printed, err}
	})
	if !ok {
		return
	}
	for _, line := range passing.Lines(d.printed) {
		s.print(line)
	}
	if d.err != nil {
		s.trouble(d.err)
		return
	}
	s.print(text.Format("Done: %s.", a.Tool.Title()))
}

// download saves a file that belongs to a story.
func (s *session) download(ctx context.Context, a page.Download) {
	type done struct {
		path string
		err  error
	}
	d, ok := await(ctx, s, text.Format("Saving %s...", a.File.Name()), func(ctx context.Context) done {
		path, err := s.o.Courier.Save(ctx, a.Story, a.File, func(int64, int64) {})
		return done{path, err}
	})
	switch {
	case !ok:
	case d.err != nil:
		s.print(ended(text.Join(" ", text.Format("Not saved: %s:", a.File.Name()), s.o.Explain(d.err))))
	default:
		s.print(text.Format("Saved to %s", d.path))
	}
}

// enclosed lists what belongs to the story; a number plays one, save and a number saves it to a file.
func (s *session) enclosed(ctx context.Context, argument string) {
	of, _ := s.story("")
	if of == nil {
		return
	}
	if len(of.Enclosures) == 0 {
		s.print("Nothing is enclosed with this story.")
		return
	}
	number, save := strings.CutPrefix(argument, "save ")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case err != nil || n < 1 || n > len(of.Enclosures):
		for i := range of.Enclosures {
			e := &of.Enclosures[i]
			s.print(text.Join("", text.Format("%d. ", i+1), ended(text.Join(", ", text.Line(e.Name()), text.Line(e.Type)))))
		}
		s.say(page.Notice{Text: "{enclosed} 1 plays the first, {enclosed} save 1 saves it to a file"})
	case save:
		s.act(ctx, page.Download{Story: *of, File: of.Enclosures[n-1]})
	default:
		s.play(news.Link{Title: of.Enclosures[n-1].Name(), URL: of.Enclosures[n-1].URL})
	}
}

// comments opens the discussion of the story in the browser.
func (s *session) comments(_ context.Context, argument string) {
	switch of, _ := s.story(argument); {
	case of == nil:
	case of.Comments == "":
		s.print("This story says of no comments where they are.")
	default:
		s.browse(of.Comments)
	}
}
