package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

// ofStories are the flags of list that say nothing of feeds.
var ofStories = []string{"unread", "saved", "stored", "since", "limit"}

// feeds prints how the feeds of a section fare, of all for none.
func (a *app) feeds(cmd *cobra.Command, h *house, section string) error {
	for _, name := range ofStories {
		if cmd.Flags().Changed(name) {
			return wrongUsage("--%s is about stories; --feeds lists feeds, and takes --section", name)
		}
	}
	var id news.SectionID
	if section != "" {
		var err error
		if id, err = h.library.SectionByPath(cmd.Context(), section); err != nil {
			return err
		}
	}
	all, err := h.Health(cmd.Context(), id)
	if err != nil {
		return err
	}
	for i := range all {
		if err := a.line(export.HealthOf(&all[i]), a.feedLine(&all[i])); err != nil {
			return err
		}
	}
	return nil
}

// feedLine is a feed with its place, its status, and its pace.
func (a *app) feedLine(h *news.Health) text.Safe {
	dot := text.Safe(" · ")
	if a.flags.ascii {
		dot = " - "
	}
	facts := []text.Safe{text.Line(h.Words), text.Format("%s a week", h.Weekly()), lastRead(h, a.now()), nextAsked(h, a.now())}
	if h.Feed.Weight != news.Usual {
		facts = append(facts, text.Line(h.Feed.Weight.String()))
	}
	return text.Join("  ", text.Line(h.Feed.ID.String()), text.Line(strings.Join(h.Path, "/")),
		text.Join(dot, append([]text.Safe{text.Line(library.NameOf(h.Feed))}, facts...)...))
}

func lastRead(h *news.Health, now time.Time) text.Safe {
	if h.Succeeded.IsZero() {
		return "never read"
	}
	return text.Join(" ", "read", text.ShortAge(h.Succeeded, now))
}

func nextAsked(h *news.Health, now time.Time) text.Safe {
	switch wait := text.Period(h.Next.Sub(now)); {
	case h.Status == news.FeedMuted, h.Status == news.FeedGone:
		return "not asked"
	case wait == "":
		return "due"
	default:
		return text.Join(" ", "next in", wait)
	}
}
