package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/linear"
)

// usualWidth is how many columns a line of an article's set text has, unless another width is asked for.
const usualWidth = 72

// endings are those of the files that hold an article in a form.
var endings = map[news.Form]string{
	news.FormText: ".txt", news.FormMarkdown: ".md", news.FormHTML: ".html", news.FormJSON: ".json", news.FormAddress: ".url",
}

// write writes an article in a form, fit for a terminal.
func (a *app) write(w io.Writer, form news.Form, r *news.Reading, width int) error {
	switch form {
	case news.FormMarkdown:
		return write(w, text.Document(export.ReadingMarkdown(r)))
	case news.FormHTML:
		return write(w, text.Document(export.ReadingPage(r)))
	case news.FormJSON:
		return writeObject(w, export.ReadingOf(r))
	case news.FormAddress:
		return write(w, text.URL(r.Story.URL)+"\n")
	default:
		return linear.Print(w, r, linear.Options{Width: width, ASCII: a.flags.ascii, Now: a.now})
	}
}

// written is an article in a form; nothing for no form.
func (a *app) written(form news.Form, r *news.Reading) ([]byte, error) {
	var b bytes.Buffer
	if form == "" {
		return nil, nil
	}
	err := a.write(&b, form, r, usualWidth)
	return b.Bytes(), err
}

// file writes an article into a new file of a folder and says where.
func (a *app) file(ctx context.Context, h *house, folder string, r *news.Reading, form news.Form, pictures bool) (path string, err error) {
	files, err := export.OpenFiles(folder)
	if err != nil {
		return "", fmt.Errorf("open the folder for exports: %w", err)
	}
	defer func() { _ = files.Close() }()
	d := export.Draft{Reading: *r, Ending: endings[form], Write: func(w io.Writer, r *news.Reading) error { return a.write(w, form, r, usualWidth) }}
	if pictures && form.Illustrated() {
		d.Picture = func(address string) ([]byte, error) { return h.Picture(ctx, address, r.Story.ID) }
	}
	return files.Article(d)
}

// readable is a story with its text, from the network if it is not stored.
func (h *house) readable(ctx context.Context, id news.StoryID) (news.Reading, error) {
	r, err := h.Fetch(ctx, id)
	if err != nil {
		return r, err
	}
	return r, nothingIn(&r)
}

// nothingIn says that there is no text to be written down; nil when there is.
func nothingIn(r *news.Reading) error {
	if len(r.Article.Blocks) == 0 && r.Story.Summary == "" {
		return fmt.Errorf("%s %s: nothing of this story is stored%s", r.Story.ID, text.URL(r.Story.URL), because(r.Trouble))
	}
	return nil
}
