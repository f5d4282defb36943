package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/feed/opml"
	"reader/internal/news"
	"reader/internal/text"
)

func importCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Take subscriptions from a file",
		Long: "import takes the subscriptions in FILE, OPML or a Newsboat urls file, or - for\n" +
			"standard input. Folders become sections; nothing is fetched. A feed in several\n" +
			"folders stands in the first. What was not taken is named with its line and the\n" +
			"reason, and the exit code is 3.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				var added []news.Added
				var err error
				if args[0] == "-" {
					added, err = h.ImportFrom(cmd.Context(), "standard input", a.in)
				} else {
					added, err = h.Import(cmd.Context(), args[0])
				}
				if err != nil {
					return err
				}
				return a.reportImport(added)
			})
		},
	}
}

// reportImport says what became of each entry of a file, and how many there were of each kind.
func (a *app) reportImport(added []news.Added) error {
	err := a.reportAdded(added)
	counts := map[news.AddStatus]int{}
	for i := range added {
		counts[added[i].Status]++
	}
	refused := counts[news.AddedRefused]
	a.say(text.Format("%d added, %d present already, %d refused", counts[news.AddedNew], counts[news.AddedPresent], refused))
	if err == nil && refused > 0 {
		return errSomeFailed
	}
	return err
}

func exportCommand(a *app) *cobra.Command {
	var format, file string
	var credentials bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write subscriptions or bookmarks",
		Long: "export writes the subscriptions as OPML 2.0, or the bookmarks as JSON lines,\n" +
			"as a bookmarks file that browsers read, or as Markdown. Passwords in addresses\n" +
			"are left out unless --credentials asks for them.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, ok := exports(credentials)[format]
			if !ok {
				return wrongUsage("--format %s: say opml, json, bookmarks-html or markdown", format)
			}
			return a.with(cmd.Context(), func(h *house) error {
				if file == "" {
					return write(cmd, h, a.out)
				}
				return writeFile(file, func(w io.Writer) error { return write(cmd, h, w) })
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "opml", "opml, json, bookmarks-html or markdown")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to this file, which must not exist yet")
	cmd.Flags().BoolVar(&credentials, "credentials", false, "write addresses with the passwords in them")
	return cmd
}

// exporter writes what the library holds in one form.
type exporter func(*cobra.Command, *house, io.Writer) error

// exports are the forms of export.
func exports(credentials bool) map[string]exporter {
	return map[string]exporter{
		"opml": func(cmd *cobra.Command, h *house, w io.Writer) error {
			tree, err := h.Sections(cmd.Context())
			if err != nil {
				return err
			}
			return opml.Write(w, "reader subscriptions", tree, credentials)
		},
		"json":           bookmarks(export.BookmarksJSON),
		"bookmarks-html": bookmarks(export.BookmarksHTML),
		"markdown":       bookmarks(export.BookmarksMarkdown),
	}
}

func bookmarks(write func(io.Writer, []news.Bookmark) error) exporter {
	return func(cmd *cobra.Command, h *house, w io.Writer) error {
		all, err := h.Bookmarks(cmd.Context())
		if err != nil {
			return err
		}
		return write(w, all)
	}
}

// writeFile writes a new file, readable by its owner only, or none at all; an existing one is never overwritten.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name a file that is not", name)
	}
	if err != nil {
		return err
	}
	if err = cmp.Or(write(f), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), os.Remove(name))
	}
	return nil
}
