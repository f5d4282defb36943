package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/export"
	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/choice"
)

func addCommand(a *app) *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add URL…",
		Short: "Subscribe to a feed or a site's sections",
		Long: "add subscribes. A feed's address adds that feed; a site's address finds its\n" +
			"sections, their feeds and its editions in other languages, and lists them to\n" +
			"choose from. A section without a feed is read from its page. Without a\n" +
			"terminal, a site needs --all or --section.",
		Example: "reader add https://example.org/feed.xml\nreader add https://example.org --all",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				o.chooser = chooser{app: a, lines: bufio.NewReader(a.in), find: h.Find}
				var failures error // one address that fails keeps no other out
				for _, address := range args {
					if cmd.Context().Err() != nil {
						break
					}
					failures = errors.Join(failures, a.add(cmd.Context(), h, address, &o))
				}
				return failures
			})
		},
	}
	cmd.Flags().BoolVar(&o.all, "all", false, "take all sections of a site")
	cmd.Flags().StringVar(&o.section, "section", "", "file the feed under this path, such as Americas/Canada")
	return cmd
}

// addOptions say what of a site is taken.
type addOptions struct {
	all     bool
	section string
	chooser chooser
}

func (a *app) add(ctx context.Context, h *house, address string, o *addOptions) error {
	if isTerminal(a.err) {
		a.say(text.Format("Looking at %s…", text.Masked(address)))
	}
	if news.Shared(address) != address {
		a.say(text.Format("hint: other programs see the password in that address; a [[secret]] for %s in %s is not seen",
			fetch.Origin(address), h.paths.Config))
	}
	found, err := h.Find(ctx, address)
	if err != nil {
		return err
	}
	added, err := a.take(ctx, h, found, o)
	if err != nil {
		return err
	}
	if err := a.firstVisit(ctx, h, added); err != nil {
		return err
	}
	return a.reportAdded(added)
}

// take subscribes to what the flags or the reader say of what was found.
func (a *app) take(ctx context.Context, h *house, found news.Found, o *addOptions) ([]news.Added, error) {
	switch {
	case o.section != "":
		return h.SubscribeIn(ctx, found, o.section)
	case found.Feed:
		return h.Subscribe(ctx, found, nil)
	case o.all:
		return h.Subscribe(ctx, found, found.Choices())
	case !isTerminal(a.in) || !isTerminal(a.err):
		return nil, a.needsChoice(&found)
	}
	found, chosen, err := o.chooser.choose(ctx, found)
	if err != nil {
		return nil, err
	}
	if len(chosen) == 0 {
		a.say("Nothing was added.")
		return nil, nil
	}
	return h.Subscribe(ctx, found, chosen)
}

// needsChoice says what was found at a site of which nobody can be asked what to take.
func (a *app) needsChoice(found *news.Found) error {
	choices := choice.List(found)
	a.list(found, choices, false)
	sections, feeds := 0, 0
	for i := range choices {
		if !choices[i].Hollow() {
			sections++
		}
		if choices[i].Section.Feed != "" {
			feeds++
		}
	}
	main := ""
	switch {
	case len(found.Feeds) > 0:
		main = ", or --section PATH to file its main feed there"
	case sections == 0:
		return fmt.Errorf("%s: neither a feed nor headlines were found in any of its sections", text.URL(found.URL))
	}
	return wrongUsage("%s is a site (sections: %d, with a feed: %d): say --all for all of them%s", text.URL(found.URL), sections, feeds, main)
}

// firstVisit brings the stories of new feeds that finding them has not brought. A feed that fails now is subscribed to
// all the same, and asked again by the next refresh.
func (a *app) firstVisit(ctx context.Context, h *house, added []news.Added) error {
	var feeds []news.Feed
	for i := range added {
		if added[i].Status != news.AddedNew {
			continue
		}
		f, err := h.library.Feed(ctx, added[i].Feed)
		if err != nil {
			return err
		}
		feeds = append(feeds, f)
	}
	return h.VisitAll(ctx, feeds, false, func(v desk.Visit) {
		if v.Status == desk.StatusFailed {
			a.say(text.Format("%s could not be read yet: %s", library.NameOf(v.Feed), desk.Reason(v.Err)))
		}
	})
}

// reportAdded says what became of each address. It fails when nothing at all could be taken.
func (a *app) reportAdded(added []news.Added) error {
	if err := a.addedLines(added); err != nil {
		return err
	}
	taken := func(x news.Added) bool { return x.Status != news.AddedRefused }
	if len(added) > 0 && !slices.ContainsFunc(added, taken) {
		return fmt.Errorf("none of %d addresses could be added", len(added))
	}
	return nil
}

func (a *app) addedLines(added []news.Added) error {
	for i := range added {
		if err := a.line(export.AddedOf(&added[i]), addedLine(&added[i])); err != nil {
			return err
		}
	}
	return nil
}

func addedLine(x *news.Added) text.Safe {
	if x.Status == news.AddedRefused {
		return text.Format("refused  %s: %s", cmp.Or(news.Shared(x.URL), "an address"), x.Reason)
	}
	line := text.Format("%-8s %s  %s  %s", x.Status.String(), export.AddedOf(x).ID, x.Section, cmp.Or(x.Title, news.Shared(x.URL)))
	if x.Reason != "" {
		line += text.Format(" (%s)", x.Reason)
	}
	return line
}

// line prints a value as JSON or as text, by the flag.
func (a *app) line(object any, plain text.Safe) error {
	if a.flags.json {
		return a.object(object)
	}
	a.print(plain)
	return nil
}
