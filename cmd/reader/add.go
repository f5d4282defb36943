package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/export"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

func addCommand(a *app) *cobra.Command {
	var all bool
	var section string
	cmd := &cobra.Command{
		Use:   "add URL…",
		Short: "Subscribe to a feed or a site's sections",
		Long: "add subscribes. A feed's address adds that feed; a site's address finds its\n" +
			"sections and their feeds and lists them to choose from. Without a terminal,\n" +
			"a site needs --all or --section.",
		Example: "reader add https://example.org/feed.xml\nreader add https://example.org --all",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				var failures error // one address that fails keeps no other out
				for _, address := range args {
					failures = errors.Join(failures, a.add(cmd.Context(), h, address, all, section))
				}
				return failures
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "take all sections of a site")
	cmd.Flags().StringVar(&section, "section", "", "file the feed under this path, such as Americas/Canada")
	return cmd
}

func (a *app) add(ctx context.Context, h *house, address string, all bool, section string) error {
	found, err := h.Find(ctx, address)
	if err != nil {
		return err
	}
	var added []news.Added
	switch {
	case section != "":
		added, err = h.SubscribeIn(ctx, found, section)
	case found.Feed:
		added, err = h.Subscribe(ctx, found, nil)
	case all:
		added, err = h.Subscribe(ctx, found, found.Sections)
	case isTerminal(a.in) && isTerminal(a.err):
		var chosen []news.SiteSection
		if chosen, err = a.choose(&found); err == nil && chosen != nil {
			added, err = h.Subscribe(ctx, found, chosen)
		}
	default:
		return wrongUsage("%s is a site: say --all for all its sections, or --section PATH for its main feed", text.URL(address))
	}
	if err != nil {
		return err
	}
	if err := a.firstVisit(ctx, h, added); err != nil {
		return err
	}
	return a.reportAdded(added)
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
	h.VisitAll(ctx, feeds, false, func(v desk.Visit) {
		if v.Status == desk.StatusFailed {
			a.say(text.Format("%s could not be read yet: %s", library.NameOf(v.Feed), desk.Reason(v.Err)))
		}
	})
	return ctx.Err()
}

// choose lists the sections of a site and asks which to take. No section at all takes the site's own feed.
func (a *app) choose(found *news.Found) ([]news.SiteSection, error) {
	if len(found.Sections) == 0 {
		return []news.SiteSection{}, nil
	}
	a.say(text.Format("%s has these sections:", found.Title))
	for i, s := range found.Sections {
		a.say(text.Format("%3d  %s  %s", i+1, s.Title, s.Newest))
		for _, c := range s.Children {
			a.say(text.Format("       › %s  %s", c.Title, c.Newest))
		}
	}
	fmt.Fprint(a.err, "Which? Numbers, or enter for all, q for none: ")
	line, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read the choice: %w", err)
	}
	return pick(found.Sections, strings.TrimSpace(line))
}

// pick reads an answer such as "1 3 4", "" or "q".
func pick(sections []news.SiteSection, answer string) ([]news.SiteSection, error) {
	switch answer {
	case "":
		return sections, nil
	case "q":
		return nil, nil
	}
	taken := make([]bool, len(sections))
	for _, word := range strings.FieldsFunc(answer, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(sections) {
			return nil, wrongUsage("%q is not a number from 1 to %d", word, len(sections))
		}
		taken[n-1] = true
	}
	chosen := []news.SiteSection{}
	for i, s := range sections {
		if taken[i] {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

// reportAdded says what became of each address. It fails when nothing at all could be taken.
func (a *app) reportAdded(added []news.Added) error {
	taken := 0
	for i := range added {
		x := &added[i]
		if x.Status != news.AddedRefused {
			taken++
		}
		if err := a.line(export.AddedOf(x), addedLine(x)); err != nil {
			return err
		}
	}
	if len(added) > 0 && taken == 0 {
		return fmt.Errorf("none of %d addresses could be added", len(added))
	}
	return nil
}

func addedLine(x *news.Added) text.Safe {
	if x.Status == news.AddedRefused {
		return text.Format("refused  %s: %s", x.URL, x.Reason)
	}
	line := text.Format("%-8s %s  %s  %s", x.Status.String(), x.Feed.String(), x.Section, cmp.Or(x.Title, x.URL))
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
