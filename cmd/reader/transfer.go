package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/export/netscape"
	"reader/internal/feed/opml"
	"reader/internal/news"
	"reader/internal/text"
)

func importCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Take feeds or a whole library from a file",
		Long: "import takes in FILE, or - for standard input: a copy of a library as reader\n" +
			"export --format json writes it, the bookmarks file of a browser, or the\n" +
			"subscriptions in OPML or a Newsboat urls file. Nothing is fetched, and it is\n" +
			"one step of undo.\n\n" +
			"A copy is merged: what is here already stays as it is, a bookmark that is here\n" +
			"gets the lists, tags, marked passages and the note of the copy besides its\n" +
			"own, and of two read marks or places in one text the later one counts. Folders\n" +
			"of OPML become sections; a feed in several folders stands in the first. Those\n" +
			"of bookmarks become reading lists, their TAGS tags and a DD the note. What was\n" +
			"not taken is named with its line and the reason, and the exit code is 3.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				var added []news.Added
				var err error
				if args[0] == "-" {
					added, err = h.ImportFrom(cmd.Context(), "standard input", a.input(cmd.Context()))
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
	err := a.addedLines(added)
	counts, bare := map[news.AddStatus]int{}, 0
	for i := range added {
		counts[added[i].Status]++
		if added[i].Bare {
			bare++
		}
	}
	refused := counts[news.AddedRefused]
	a.say(text.Format("%d added, %d present already, %d refused", counts[news.AddedNew], counts[news.AddedPresent], refused))
	if bare > 0 {
		a.say(text.Format("%d have no text yet: reader prefetch --saved gets them; so does opening one", bare))
	}
	if err == nil && refused > 0 {
		return errSomeFailed
	}
	return err
}

func exportCommand(a *app) *cobra.Command {
	var format, file string
	var credentials, pictures, enclosed bool
	cmd := &cobra.Command{
		Use:   "export [URL|ID…]",
		Short: "Write feeds, bookmarks, articles, or all",
		Long: "export writes the subscriptions as OPML 2.0; the whole library as JSON lines,\n" +
			"a copy that reader import takes in again; or the bookmarks as a bookmarks file\n" +
			"that browsers read, or as Markdown: all in one, or with --output FOLDER/ a\n" +
			"file for each, with a front matter and its pictures.\n\n" +
			"With addresses or identifiers it writes these articles, each into a new file\n" +
			"that is named after it, as markdown, html, text or json, and prints where. The\n" +
			"folder is that of --output, else the one of the configuration; --pictures puts\n" +
			"the pictures beside; --enclosed saves the files that belong to the articles in\n" +
			"their place. An article that is not stored is fetched first.\n\n" +
			"The copy holds all that cannot be fetched again: sections and saved searches,\n" +
			"feeds, bookmarks with their texts, pictures, lists, tags, notes and marked\n" +
			"passages, what was read, places in texts, the history, choices of texts, the\n" +
			"width of the text and trusted origins. It lacks what undo could bring back,\n" +
			"and the configuration. Passwords in addresses are left out everywhere unless\n" +
			"--credentials asks for them.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.exportArticles(cmd, args, articleExport{format, file, pictures, enclosed})
			}
			write, ok := exports(credentials)[cmp.Or(format, "opml")]
			switch {
			case pictures || enclosed:
				return wrongUsage("--pictures and --enclosed go with articles: name them")
			case !ok:
				return wrongUsage("--format %s: say opml, json, bookmarks-html or markdown", format)
			}
			return a.with(cmd.Context(), func(h *house) error {
				switch {
				case file == "":
					return write(cmd, h, a.out)
				case format == "markdown" && isFolder(file):
					return a.writeFolder(cmd, h, file)
				}
				return writeFile(file, func(w io.Writer) error { return write(cmd, h, w) })
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "opml (the usual one), json, bookmarks-html or markdown; for articles markdown (the usual one), html, text or json")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to this file, which must not exist yet; with markdown also to a folder, named with a slash at its end")
	cmd.Flags().BoolVar(&pictures, "pictures", false, "put the pictures of articles beside them")
	cmd.Flags().BoolVar(&enclosed, "enclosed", false, "save the sounds, films and files that belong to articles, in place of these")
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
		"json": func(cmd *cobra.Command, h *house, w io.Writer) error {
			return h.WriteCopy(cmd.Context(), w, "reader "+version(), credentials)
		},
		"bookmarks-html": func(cmd *cobra.Command, h *house, w io.Writer) error {
			var all []news.Bookmark
			err := h.EachBookmark(cmd.Context(), news.Query{Saved: true}, func(b *news.Bookmark) error {
				b.Article = news.Article{} // the form has no place for it, and the memory none for all of them
				all = append(all, *b)
				return nil
			})
			return cmp.Or(err, netscape.Write(w, all))
		},
		"markdown": func(cmd *cobra.Command, h *house, w io.Writer) error {
			return h.EachBookmark(cmd.Context(), news.Query{Saved: true}, export.BookmarksMarkdown(w))
		},
	}
}

// isFolder reports whether an output is meant to be a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return strings.HasSuffix(name, "/") || err == nil && info.IsDir()
}

// writeFolder writes each bookmark as a file of its own.
func (a *app) writeFolder(cmd *cobra.Command, h *house, name string) (err error) {
	folder, err := export.NewFolder(name)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, folder.Close()) }()
	written := 0
	err = h.EachBookmark(cmd.Context(), news.Query{Saved: true}, func(b *news.Bookmark) error {
		written++
		return folder.Write(b, func(address string) ([]byte, error) { return h.StoredPicture(cmd.Context(), address, b.Story.ID) })
	})
	if err == nil {
		a.say(text.Format("%d bookmarks written to %s", written, name))
	}
	return err
}

// writeFile writes a new file, readable by its owner only, or none at all; an existing one is never overwritten. It is on
// the disk when that returns: whoever has a copy may throw the library away.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name a file that is not", name)
	}
	if err != nil {
		return err
	}
	if err = cmp.Or(write(f), f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), os.Remove(name))
	}
	return nil
}
