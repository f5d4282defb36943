package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

// articleExport is how articles are to be written down.
type articleExport struct {
	format   string
	folder   string // empty for the one of the configuration
	pictures bool
	enclosed bool // the files that belong to the articles, in place of these
}

// form is the one that was asked for; only those that a file can hold count.
func (e articleExport) form() (news.Form, error) {
	form := news.Form(cmp.Or(e.format, string(news.FormMarkdown)))
	if form == news.FormAddress || !slices.Contains(news.Forms(), form) {
		return "", wrongUsage("--format %s: say markdown, html, text or json", e.format)
	}
	if e.pictures && !form.Illustrated() {
		return "", wrongUsage("--pictures goes with --format markdown or html")
	}
	return form, nil
}

// exportedLine is an article in export --json.
type exportedLine struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	File string `json:"file"`
}

// exportArticles writes each article that is named into a file. What cannot be written does not keep the others back.
func (a *app) exportArticles(cmd *cobra.Command, names []string, e articleExport) error {
	form, err := e.form()
	if err != nil {
		return err
	}
	return a.with(cmd.Context(), func(h *house) error {
		folder, err := h.config.FilesFolder(h.paths)
		if e.folder != "" {
			folder, err = e.folder, nil
		}
		if err != nil {
			return err
		}
		failed := error(nil)
		for _, name := range names {
			export := func() error { return a.exportArticle(cmd, h, name, folder, form, e.pictures) }
			if e.enclosed {
				export = func() error { return a.saveEnclosed(cmd, h, name, folder) }
			}
			if err := export(); err != nil {
				failed = errors.Join(failed, err)
			}
		}
		return failed
	})
}

func (a *app) exportArticle(cmd *cobra.Command, h *house, name, folder string, form news.Form, pictures bool) error {
	r, err := h.reading(cmd.Context(), name)
	if err := cmp.Or(err, nothingIn(&r)); err != nil {
		return err
	}
	if r.Trouble != "" {
		a.say(troubleLine(&r))
	}
	file, err := a.file(cmd.Context(), h, folder, &r, form, pictures)
	if err != nil {
		return err
	}
	return a.exported(&r.Story, file)
}

// exported says where something lies.
func (a *app) exported(s *news.Story, file string) error {
	if a.flags.json {
		return a.object(exportedLine{s.ID.String(), s.URL, file})
	}
	a.print(text.Line(file))
	return nil
}

// saveEnclosed saves the files that belong to a story.
func (a *app) saveEnclosed(cmd *cobra.Command, h *house, name, folder string) error {
	id, err := h.story(cmd.Context(), name)
	if err != nil {
		return err
	}
	r, err := h.Open(cmd.Context(), id)
	if err != nil {
		return err
	}
	if len(r.Story.Enclosures) == 0 {
		return fmt.Errorf("%s %s: nothing is enclosed with this story", r.Story.ID, text.URL(r.Story.URL))
	}
	for _, e := range r.Story.Enclosures {
		file, err := h.save(cmd.Context(), folder, &r.Story, &e, nil)
		if err != nil {
			return fmt.Errorf("%s: %w", text.URL(e.URL), err)
		}
		if err := a.exported(&r.Story, file); err != nil {
			return err
		}
	}
	return nil
}
