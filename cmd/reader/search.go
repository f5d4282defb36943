package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

func searchCommand(a *app) *cobra.Command {
	var f listFlags
	var save string
	cmd := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Search everything stored, in full text",
		Long:  searchManual(),
		Example: "reader search '\"old pier\" -storm since:7d'\nreader search '(flood OR drought) section:Canada is:unread'\n" +
			"reader search --json --limit 5 title:harbo*\nreader search --save Floods --section World 'flood OR drought'",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, words []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				if save != "" {
					return a.saveSearch(cmd.Context(), h, save, f, strings.Join(words, " "))
				}
				return a.search(cmd.Context(), h, f, strings.Join(words, " "))
			})
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&save, "save", "", "keep it as a section of this title, in --section")
	return cmd
}

// searchManual explains the grammar, and lists the operators there are.
func searchManual() string {
	var b strings.Builder
	b.WriteString("search finds stories in which all the words stand, the best first.\n\n" +
		"\"In quotes\" is a phrase, harb* a beginning, -word is without it, OR stands\n" +
		"between two of which one is enough, and parentheses group. Case, accents\n" +
		"and the spelling of umlauts do not matter. The operators, in any case, and\n" +
		"with - before them too:\n\n")
	for _, o := range news.Operators {
		name := o.Name + ":"
		if len(o.Values) > 0 {
			name += strings.Join(o.Values, " ")
		}
		fmt.Fprintf(&b, "  %-35s %s\n", name, o.Means)
	}
	b.WriteString("\nQuote the whole for the shell, and put -- before one that begins with -.\n" +
		"A search that finds nothing is done, exit 0, and says so on stderr; one that\n" +
		"cannot be understood is wrong usage, exit 2.\n\n" +
		"With --save the search becomes a section, and the flags that narrow it a part\n" +
		"of it; reader rename, move, remove and edit treat it like any section.")
	return b.String()
}

// search prints what is found.
func (a *app) search(ctx context.Context, h *house, f listFlags, words string) error {
	q, err := f.query(ctx, h, a.now())
	if err != nil {
		return err
	}
	q.Text = words
	if err := a.readIn(ctx, h); err != nil && faulty(err).Cause == nil {
		return err // what is read in already can be searched though the disk be full
	}
	found, err := a.stories(ctx, h, q, f.limit)
	if err == nil && found == 0 {
		a.say(text.Format("nothing stored has %s", words))
	}
	return err
}

// saveSearch keeps a search as a section.
func (a *app) saveSearch(ctx context.Context, h *house, title string, f listFlags, words string) error {
	for _, narrowed := range []struct {
		wanted bool
		by     string
	}{{f.unread, "is:unread"}, {f.saved, "is:saved"}, {f.stored, "is:stored"}, {f.since != "", "since:" + f.since}} {
		if narrowed.wanted {
			words += " " + narrowed.by
		}
	}
	id, err := h.AddSearch(ctx, title, words, 0, f.section)
	if err != nil {
		return err
	}
	a.say(text.Format("saved %s as %s (reader list --section %s, reader undo takes it away)", words, title, id.String()))
	return nil
}

// readIn has everything searched that is stored: after a first refresh of many feeds their texts may still be waiting.
func (a *app) readIn(ctx context.Context, h *house) error {
	bar := progress{to: a.err, terminal: isTerminal(a.err), ascii: a.flags.ascii}
	defer bar.clear()
	return h.ReadIn(ctx, func(left int) {
		bar.of = max(bar.of, left)
		bar.draw(bar.of-left, text.Format("%d stories left to read in", left))
	})
}
