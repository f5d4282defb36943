package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

// health is the answer of doctor --json.
type health struct {
	Version  string            `json:"version"`
	Paths    map[string]string `json:"paths"`
	Library  string            `json:"library"` // "ok", or what is wrong
	Cache    string            `json:"cache"`
	Terminal map[string]string `json:"terminal"`
	Feeds    []feedTrouble     `json:"feeds"`
}

// feedTrouble is a feed that failed when it was last asked.
type feedTrouble struct {
	ID     string `json:"id"`
	URL    string `json:"url"`
	Status string `json:"status"` // failing, gone
	Error  string `json:"error"`
	Since  string `json:"since"` // of the last success, RFC 3339; empty when there never was one
}

func doctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Paths, integrity, feeds in trouble",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				r, err := a.examine(cmd.Context(), h)
				if err != nil {
					return err
				}
				if a.flags.json {
					return a.object(r)
				}
				a.printHealth(r)
				return nil
			})
		},
	}
}

func (a *app) examine(ctx context.Context, h *house) (health, error) {
	r := health{
		Version: version(),
		Paths: map[string]string{
			"config": h.paths.Config, "library": h.paths.Library, "cache": h.paths.Cache, "pictures": h.paths.Pictures,
		},
		Library: verdict(h.library.Integrity(ctx)),
		Cache:   verdict(h.cache.Integrity(ctx)),
		Terminal: map[string]string{
			"term": os.Getenv("TERM"), "colorterm": os.Getenv("COLORTERM"), "no_color": os.Getenv("NO_COLOR"),
			"lang": os.Getenv("LANG"),
		},
		Feeds: []feedTrouble{},
	}
	feeds, err := h.Feeds(ctx, 0)
	if err != nil {
		return r, err
	}
	states, err := h.cache.States(ctx)
	if err != nil {
		return r, err
	}
	for _, f := range feeds {
		if state := states[f.ID]; state.Gone || state.Error != "" {
			r.Feeds = append(r.Feeds, troubleOf(&f, &state))
		}
	}
	return r, nil
}

func verdict(err error) string {
	if err != nil {
		return err.Error()
	}
	return "ok"
}

func troubleOf(f *news.Feed, s *news.FetchState) feedTrouble {
	t := feedTrouble{ID: f.ID.String(), URL: string(text.URL(f.URL)), Status: "failing", Error: s.Error}
	if s.Gone {
		t.Status = "gone"
	}
	if !s.Succeeded.IsZero() {
		t.Since = s.Succeeded.UTC().Format(time.RFC3339)
	}
	return t
}

func (a *app) printHealth(r health) {
	a.print(text.Format("version   %s", r.Version))
	for _, name := range []string{"config", "library", "cache", "pictures"} {
		a.print(text.Format("%-9s %s", name, r.Paths[name]))
	}
	a.print(text.Format("library   %s", r.Library))
	a.print(text.Format("cache     %s", r.Cache))
	a.print(text.Format("terminal  %s %s %s", r.Terminal["term"], r.Terminal["colorterm"], r.Terminal["lang"]))
	if len(r.Feeds) == 0 {
		a.print("feeds     no feed is in trouble")
	}
	for _, f := range r.Feeds {
		a.print(text.Format("%-9s %s  %s: %s", f.Status, f.ID, f.URL, f.Error))
	}
}
