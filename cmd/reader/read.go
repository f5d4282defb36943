package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/diff"
	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
)

func readCommand(a *app) *cobra.Command {
	var form readForm
	var base string
	cmd := &cobra.Command{
		Use:   "read URL|ID|FILE",
		Short: "One article as set text",
		Long: "read prints one article, fetched if it is not stored, or the article in the\n" +
			"page that a file holds, - for standard input. There is no escape sequence in\n" +
			"it. --changes prints what changed in it since it was read, by words.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			form.json = a.flags.json
			write, err := form.writer()
			if err != nil {
				return err
			}
			if isFile(args[0]) {
				return a.readPage(cmd.Context(), source{name: args[0], url: base}, form, write)
			}
			return a.with(cmd.Context(), func(h *house) error {
				r, err := a.openReading(cmd.Context(), h, args[0])
				if err != nil {
					return err
				}
				if form.changes {
					return a.printChanges(cmd.Context(), h, &r, form, write)
				}
				return write(a, &r)
			})
		},
	}
	cmd.Flags().IntVar(&form.width, "width", usualWidth, "columns of a line")
	cmd.Flags().BoolVar(&form.markdown, "markdown", false, "print Markdown")
	cmd.Flags().BoolVar(&form.html, "html", false, "print HTML")
	cmd.Flags().BoolVar(&form.changes, "changes", false, "print what changed in it")
	cmd.Flags().StringVar(&base, "url", "", "the address a file came from")
	return cmd
}

// printer prints a reading in the form that was asked for.
type printer func(*app, *news.Reading) error

// readForm is how an article is to be printed: as set text unless one of the others is said.
type readForm struct {
	width                int
	markdown, html, json bool
	changes              bool // and not the article
}

// writer is what prints in this form. Of the forms at most one can be had.
func (f readForm) writer() (printer, error) {
	if f.width < 20 || f.width > 200 {
		return nil, wrongUsage("--width %d is not between 20 and 200 columns", f.width)
	}
	form, asked := news.FormText, 0
	for _, other := range []struct {
		asked bool
		form  news.Form
	}{{f.json, news.FormJSON}, {f.markdown, news.FormMarkdown}, {f.html, news.FormHTML}} {
		if other.asked {
			asked++
			form = other.form
		}
	}
	switch {
	case asked > 1:
		return nil, wrongUsage("--json, --markdown and --html are three forms: say one of them")
	case form == news.FormJSON:
		return func(a *app, r *news.Reading) error { return a.object(export.ReadingOf(r)) }, nil
	}
	return func(a *app, r *news.Reading) error { return a.write(a.out, form, r, f.width) }, nil
}

// openReading opens what is to be printed, says what stands in the way, marks it read and notes the visit.
func (a *app) openReading(ctx context.Context, h *house, name string) (news.Reading, error) {
	r, err := h.reading(ctx, name)
	if err != nil {
		return r, err
	}
	if err := nothingIn(&r); err != nil {
		return r, err
	}
	if r.Trouble != "" {
		a.say(troubleLine(&r))
	}
	r.Story.Read = true
	if err := noteReading(ctx, h, &r); err != nil && faulty(err).Cause == nil {
		return r, err
	} else if err != nil {
		a.say(text.Format("hint: it could not be noted that you read this: %s", err.Error())) // it can be read all the same
	}
	return r, nil
}

// noteReading marks a story read and notes the visit.
func noteReading(ctx context.Context, h *house, r *news.Reading) error {
	if err := h.Visited(ctx, r.Story, news.Way{Kind: news.WayCommand}); err != nil {
		return err
	}
	if !r.Revised.IsZero() {
		if err := h.Seen(ctx, r.Story.ID, r.AsOf); err != nil {
			return err
		}
	}
	return h.Mark(ctx, true, r.Story.ID)
}

// printChanges prints what changed in an article in the place of its text; nothing when no change is known.
func (a *app) printChanges(ctx context.Context, h *house, r *news.Reading, form readForm, write printer) error {
	revisions, err := h.Revisions(ctx, r.Story.ID, r.LastRead)
	switch {
	case err != nil:
		return err
	case form.json:
		return a.object(export.RevisionsOf(r, revisions))
	case len(revisions) == 0:
		a.say("no change of this story is known")
		return nil
	}
	r.Article = export.Changed(r.Article, revisions, a.now().Location())
	r.Tags, r.Note, r.Highlights = nil, "", nil // they are about the text
	if !form.html {
		r.Article.Blocks = diff.Signs(r.Article.Blocks)
	}
	return write(a, r)
}

// isFile reports whether a name is that of a page in a file, or of standard input, rather than an address or an
// identifier.
func isFile(name string) bool {
	if strings.Contains(name, "://") {
		return false
	}
	f, err := os.Stat(name)
	return name == "-" || err == nil && f.Mode().IsRegular()
}

// readPage prints the article in a page that somebody has; it is stored nowhere.
func (a *app) readPage(ctx context.Context, s source, form readForm, write printer) error {
	if form.changes {
		return wrongUsage("--changes needs a story that reader knows, and %s is a file", s.shown())
	}
	e, err := a.extract(ctx, s, false)
	if err != nil {
		return err
	}
	found := e.Article
	r := news.Reading{Article: found, Trouble: desk.Shortcoming(&found), Story: news.Story{URL: found.URL, Stored: news.StoredFull}}
	if len(found.Blocks) == 0 {
		return fmt.Errorf("%s: %s", s.shown(), r.Trouble)
	}
	return write(a, &r)
}

// troubleLine says why there is less to read than there should be.
func troubleLine(r *news.Reading) text.Safe {
	if r.Story.Stored == news.StoredFeed {
		return text.Format("the page could not be had: %s; this is the text from the feed", r.Trouble)
	}
	if r.Story.Stored == news.StoredFull { // what is stored is not the whole, or not the newest
		return text.Line(r.Trouble)
	}
	return text.Format("the page could not be had: %s", r.Trouble)
}

func because(trouble string) string {
	if trouble == "" {
		return ""
	}
	return ": " + trouble
}

// reading opens what an argument names: an identifier as lists print it, or an address.
func (h *house) reading(ctx context.Context, name string) (news.Reading, error) {
	if strings.Contains(name, "://") {
		return h.page(ctx, name)
	}
	id, err := h.story(ctx, name)
	if err != nil {
		return news.Reading{}, err
	}
	return h.Fetch(ctx, id)
}

// page opens an address; what stands in the way is said with it.
func (h *house) page(ctx context.Context, address string) (news.Reading, error) {
	r, err := h.OpenAddress(ctx, address)
	if shown := string(text.Masked(address)); err != nil && !strings.Contains(err.Error(), shown) {
		err = fmt.Errorf("%s: %w", shown, err)
	}
	return r, err
}

// story finds the story that an identifier, the beginning of one, or an address names. Only of an address that no story
// is known by the page is fetched.
func (h *house) story(ctx context.Context, name string) (news.StoryID, error) {
	if strings.Contains(name, "://") {
		if id, err := h.StoryAt(ctx, name); err != nil || id != 0 {
			return id, err
		}
		r, err := h.page(ctx, name)
		return r.Story.ID, err
	}
	if id, err := news.ParseStoryID(name); err == nil {
		_, err := h.Open(ctx, id)
		return id, err
	}
	s, err := h.cache.ByPrefix(ctx, name)
	if errors.Is(err, news.ErrNotFound) {
		return 0, fmt.Errorf("%q is neither an address nor a story here: %w", name, news.ErrNotFound)
	}
	return s.ID, err
}
