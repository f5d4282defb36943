package main

import (
	"cmp"
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/library"
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
	Secrets  []secretHealth    `json:"secrets,omitempty"` // as many as the configuration sets
	Sites    []siteHealth      `json:"sites"`             // the rules for single sites
	Feeds    []feedTrouble     `json:"feeds"`
}

// feedTrouble is a feed about which the reader may want to do something.
type feedTrouble struct {
	ID     string `json:"id"`
	URL    string `json:"url"`
	Status string `json:"status"` // failing, gone, silent; moved, to where there is a subscription already
	Error  string `json:"error"`
	Since  string `json:"since"` // RFC 3339, as news.Health has it; empty when it is not known

	health *news.Health
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
			"config": h.paths.Config, "sites": h.paths.Sites, "library": h.paths.Library, "cache": h.paths.Cache, "pictures": h.paths.Pictures,
		},
		Library: verdict(h.library.Integrity(ctx)),
		Cache:   verdict(h.cache.Integrity(ctx)),
		Terminal: map[string]string{
			"term": os.Getenv("TERM"), "colorterm": os.Getenv("COLORTERM"), "no_color": os.Getenv("NO_COLOR"),
			"lang": os.Getenv("LANG"),
		},
		Secrets: newKeyring(h.paths.Config, h.config.Secrets, a.now).examine(ctx),
		Sites:   a.examineSites(),
		Feeds:   []feedTrouble{},
	}
	all, err := h.Health(ctx, 0)
	for i := range all {
		if all[i].Troubled() {
			r.Feeds = append(r.Feeds, troubleOf(&all[i]))
		}
	}
	return r, err
}

func verdict(err error) string {
	if err != nil {
		return err.Error()
	}
	return "ok"
}

func troubleOf(h *news.Health) feedTrouble {
	f := export.HealthOf(h)
	return feedTrouble{ID: f.ID, URL: f.URL, Status: f.Status, Error: f.Error, Since: f.Since, health: h}
}

func (a *app) printHealth(r health) {
	a.print(text.Format("version   %s", r.Version))
	for _, name := range []string{"config", "sites", "library", "cache", "pictures"} {
		a.print(text.Format("%-9s %s", name, r.Paths[name]))
	}
	a.print(text.Format("library   %s", r.Library))
	a.print(text.Format("cache     %s", r.Cache))
	a.print(text.Format("terminal  %s %s %s", r.Terminal["term"], r.Terminal["colorterm"], r.Terminal["lang"]))
	for _, s := range r.Secrets {
		a.print(text.Format("secret    %s, %s: %s", s.Origin, s.Opener, cmp.Or(s.Error, "can be read")))
	}
	for i := range r.Sites {
		a.print(r.Sites[i].line())
	}
	if len(r.Feeds) == 0 {
		a.print("feeds     no feed is in trouble")
	}
	for i := range r.Feeds {
		a.printTrouble(&r.Feeds[i])
	}
}

// printTrouble says what is the matter with a feed, for how long, and what to do next.
func (a *app) printTrouble(f *feedTrouble) {
	a.print(text.Format("%-9s %s  %s", f.Status, f.ID, library.NameOf(f.health.Feed)))
	a.print(text.Format("          %s", string(text.URL(f.health.Feed.URL))))
	a.print(text.Format("          %s (%s)", f.Error, f.health.Words))
	a.print(text.Format("          %s", advice(f, a.now())))
}

// givenUp is how long a feed fails until it is more likely to have moved than to come back.
const givenUp = 14 * 24 * time.Hour

// advice says what to do about a feed.
func advice(f *feedTrouble, now time.Time) text.Safe {
	look := text.Format("reader inspect feed %s shows what is there", string(text.URL(f.health.Feed.URL)))
	if site := f.health.Feed.Site; site != "" {
		look = text.Format("reader add %s looks for where it went", string(text.URL(site)))
	}
	alive := f.health.Succeeded
	if alive.IsZero() {
		alive = f.health.Feed.Added
	}
	switch {
	case f.Status == "moved":
		return text.Format("reader remove %s, since you have it twice", f.ID)
	case f.Status == "silent":
		return text.Format("%s; reader mute %s lets it rest", look, f.ID)
	case f.Status == "gone", now.Sub(alive) > givenUp:
		return text.Format("%s; reader remove %s takes it out", look, f.ID)
	default:
		return text.Format("%s; reader refresh --force asks now", nextAsked(f.health, now))
	}
}
