package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
)

// listFlags are the flags that narrow a list.
type listFlags struct {
	section, since        string
	unread, saved, stored bool
	limit                 int
}

func (f *listFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.section, "section", "", "only this section and those below it")
	flags.BoolVar(&f.unread, "unread", false, "only what nobody read")
	flags.BoolVar(&f.saved, "saved", false, "only bookmarks")
	flags.BoolVar(&f.stored, "stored", false, "only what can be read without the network")
	flags.StringVar(&f.since, "since", "", "only what is younger than this age, such as 24h or 7d")
	flags.IntVar(&f.limit, "limit", 50, "at most so many stories, 0 for all")
}

// query turns the flags into a query.
func (f *listFlags) query(ctx context.Context, h *house, now time.Time) (news.Query, error) {
	q := news.Query{Unread: f.unread, Saved: f.saved, Stored: f.stored}
	if f.limit < 0 {
		return q, wrongUsage("--limit %d: a number of stories is not negative", f.limit)
	}
	if f.since != "" {
		age, err := parseAge(f.since)
		if err != nil {
			return q, err
		}
		q.Since = now.Add(-age)
	}
	if f.section == "" {
		return q, nil
	}
	var err error
	q.Section, err = h.library.SectionByPath(ctx, f.section)
	return q, err
}

// parseAge reads a length of time in Go's form, or in days: "7d".
func parseAge(s string) (time.Duration, error) {
	age, err := text.ParseAge(s)
	if err != nil {
		return 0, wrongUsage("%v", err)
	}
	return age, nil
}

func listCommand(a *app) *cobra.Command {
	var f listFlags
	var feeds bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Headlines, newest first; or the feeds",
		Long: "list prints headlines, newest first.\n\n" +
			"With --feeds it prints the feeds in the order of the tree: section, title, how\n" +
			"it fares, stories a week, when it was last read, when it is asked next. --json\n" +
			"has these as the fields id url title section status error since failures\n" +
			"checked succeeded next pace week newest moved muted weight page. status is one\n" +
			"of: ok; new, never asked; failing since its last success; gone, says its\n" +
			"server for good (410); moved, says its server; silent, its newest story is\n" +
			"older than 90 days and than ten times its usual pause; muted. pace is in\n" +
			"seconds, week is stories a week.",
		Example: "reader list --section Americas/Canada --unread --since 24h\nreader list --feeds --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				if feeds {
					return a.feeds(cmd, h, f.section)
				}
				q, err := f.query(cmd.Context(), h, a.now())
				if err != nil {
					return err
				}
				_, err = a.stories(cmd.Context(), h, q, f.limit)
				return err
			})
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&feeds, "feeds", false, "the feeds and how they fare, instead of headlines")
	return cmd
}

// stories prints what a query finds, at most limit rows, 0 for all, and says how many there were.
func (a *app) stories(ctx context.Context, h *house, q news.Query, limit int) (printed int, err error) {
	const batch = 200
	for {
		q.Limit = batch
		if limit > 0 {
			q.Limit = min(batch, limit-printed)
		}
		page, err := h.Page(ctx, q)
		if err != nil {
			return printed, err
		}
		for i := range page.Stories {
			s := &page.Stories[i]
			if err := a.line(export.StoryOf(s), a.storyLine(s)); err != nil {
				return printed, err
			}
		}
		printed += len(page.Stories)
		if !page.More || limit > 0 && printed >= limit {
			return printed, nil
		}
		q.After = page.Next
	}
}

// storyLine is a headline with its marks: ● unread, ★ saved, ↓ stored with its pictures, · only a text stored.
func (a *app) storyLine(s *news.Story) text.Safe {
	unread, saved, dot, stored := text.Safe("●"), text.Safe("★"), text.Safe("·"), text.Safe(" ")
	if a.flags.ascii {
		unread, saved, dot = "*", "+", "-"
	}
	switch {
	case s.Whole && a.flags.ascii:
		stored = "v"
	case s.Whole:
		stored = "↓"
	case s.Stored != news.StoredNone:
		stored = dot
	}
	if s.Read {
		unread = " "
	}
	if !s.Saved {
		saved = " "
	}
	line := text.Format("%s  %s %s  %s %s %s", s.ID.String(), text.Join("", unread, saved, stored), s.Title, s.Source, dot,
		text.ShortAge(s.When(), a.now()))
	for _, f := range s.Snippet {
		if f.Match {
			return text.Join("", line, "\n                   ", snippet(s.Snippet))
		}
	}
	return line
}

// snippet marks the matched words as in the mock-ups: [so].
func snippet(fragments []news.Fragment) text.Safe {
	parts := make([]text.Safe, 0, len(fragments))
	for _, f := range fragments {
		if f.Match {
			parts = append(parts, text.Format("[%s]", f.Text))
		} else {
			parts = append(parts, text.Clean(f.Text))
		}
	}
	return text.Join("", parts...)
}

func sectionsCommand(a *app) *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:   "sections",
		Short: "The tree of sections with their counts",
		Long: "sections prints the tree of sections: unread stories and all, what is weighed\n" +
			"otherwise than usual, the feeds. --all has the hidden ones too.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				if _, err := h.CountSearches(cmd.Context()); err != nil {
					return err
				}
				tree, err := h.Sections(cmd.Context())
				if err != nil {
					return err
				}
				if !all {
					tree = news.Shown(tree)
				}
				if a.flags.json {
					for i := range tree {
						if err := a.object(export.SectionOf(&tree[i])); err != nil {
							return err
						}
					}
					return nil
				}
				news.Walk(tree, func(path []string, s *news.Section) {
					a.print(sectionLine(len(path)-1, s))
				})
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "the hidden sections too")
	return cmd
}

// idsOnLine is how many feeds a section's line names; `list --feeds` names all.
const idsOnLine = 3

// sectionLine is a section with its counts and the identifiers of its feeds, as long as these are few.
func sectionLine(depth int, s *news.Section) text.Safe {
	line := text.Format("%-5s %*s%s  %d / %d", s.ID.String(), 2*depth, "", s.Title, s.Counts.Unread, s.Counts.Total)
	if s.Weight != news.Usual {
		line = text.Join("  ", line, text.Line(s.Weight.String()))
	}
	if s.Hidden {
		line = text.Join("  ", line, "hidden")
	}
	if s.Search != "" {
		return text.Format("%s  search: %s", line, s.Search)
	}
	if len(s.Feeds) > idsOnLine {
		return text.Format("%s  %d feeds", line, len(s.Feeds))
	}
	for _, f := range s.Feeds {
		line = text.Join("  ", line, text.Line(f.ID.String()))
	}
	return line
}
