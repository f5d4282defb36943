package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/export"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// health is the answer of doctor --json.
type health struct {
	Version  string            `json:"version"`
	Paths    map[string]string `json:"paths"`
	Library  string            `json:"library"` // "ok", or what is wrong
	Cache    string            `json:"cache"`
	Holds    []held            `json:"holds"` // what the cache holds, kind by kind
	Tidied   *tidied           `json:"tidied,omitempty"`
	Terminal map[string]string `json:"terminal"`
	Secrets  []secretHealth    `json:"secrets,omitempty"` // as many as the configuration sets
	Backups  []savingHealth    `json:"backups"`           // of the library, the newest first
	Sites    []siteHealth      `json:"sites"`             // the rules for single sites
	Settings []settingHealth   `json:"settings"`          // those of the configuration that cannot be used
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

// savingHealth is a backup of the library.
type savingHealth struct {
	File  string `json:"file"`
	Day   string `json:"day"` // that it is of, as 2026-11-23
	Bytes int64  `json:"bytes"`
	Error string `json:"error"` // why it cannot take the library's place; empty when it can
}

// settingHealth is a setting that cannot be used as it is.
type settingHealth struct {
	Line  int    `json:"line"` // 0 for none in particular
	Error string `json:"error"`
}

// examineSettings names what is wrong in the configuration; the error is what nothing can be done with.
func (a *app) examineSettings() ([]settingHealth, error) {
	c, err := config.Load(a.paths().Config)
	out := []settingHealth{}
	if err != nil {
		return append(out, settingHealth{Error: err.Error()}), err
	}
	l := lookOf(&c, os.Environ())
	for _, f := range l.faults {
		out = append(out, settingHealth{f.Line, f.Says})
	}
	return out, nil
}

func doctorCommand(a *app) *cobra.Command {
	var restore, rebuild, tidy bool
	cmd := &cobra.Command{
		Use:   "doctor [FILE]",
		Short: "Paths, integrity, backups, failing feeds",
		Long: "doctor says where everything lies, whether it is whole, which backups of the\n" +
			"library there are, and what to do about feeds in trouble.\n\n" +
			"--restore goes back to the newest good backup, or to FILE, which may be any\n" +
			"backup or older library.db. Without a good backup it keeps what can still be\n" +
			"read of a damaged library. What is there now is set aside beside it, and\n" +
			"nothing is overwritten. --rebuild throws away what was fetched, and makes it\n" +
			"anew from what the library knows; nothing that you chose is lost. Neither is\n" +
			"done while another reader is at work on the same data. --tidy gives back the\n" +
			"room of what [keep] in the configuration lets go; else that happens by itself,\n" +
			"once a day.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case restore && rebuild, tidy && (restore || rebuild):
				return wrongUsage("--restore, --rebuild and --tidy: say one of them")
			case restore:
				return a.restore(cmd.Context(), strings.Join(args, ""))
			case len(args) > 0:
				return wrongUsage("doctor %s: a file goes with --restore", args[0])
			case rebuild:
				return a.rebuild(cmd.Context())
			default:
				return a.doctor(cmd.Context(), tidy)
			}
		},
	}
	cmd.Flags().BoolVar(&restore, "restore", false, "go back to a backup of the library")
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "make what was fetched anew")
	cmd.Flags().BoolVar(&tidy, "tidy", false, "give back the room of what need not be kept")
	return cmd
}

// doctor examines what can be opened, and says why the rest cannot; first it gives back room, when it is told to.
func (a *app) doctor(ctx context.Context, tidy bool) (err error) {
	r := a.surroundings(ctx)
	settings, mistaken := a.examineSettings()
	r.Settings, a.forgiving = settings, true
	h, err := a.house(ctx, nil)
	if err == nil {
		defer func() { err = cmp.Or(err, h.close()) }()
		if tidy {
			if r.Tidied, err = a.tidy(ctx, h); err != nil {
				return err
			}
		}
		if err := a.examine(ctx, h, &r); err != nil {
			return err
		}
	} else if r.Library = verdict(err); errors.As(err, new(cacheError)) {
		r.Library, r.Cache = "ok", verdict(err)
	}
	if a.flags.json {
		return cmp.Or(a.object(r), err, mistaken)
	}
	a.printHealth(r)
	return cmp.Or(err, mistaken)
}

// surroundings is what doctor says of whatever cannot be opened, too.
func (a *app) surroundings(ctx context.Context) health {
	paths := a.paths()
	r := health{
		Version: version(),
		Paths: map[string]string{
			"config": paths.Config, "sites": paths.Sites, "library": paths.Library, "cache": paths.Cache, "pictures": paths.Pictures,
		},
		Library: notOpened, Cache: notOpened,
		Terminal: map[string]string{
			"term": os.Getenv("TERM"), "colorterm": os.Getenv("COLORTERM"), "no_color": os.Getenv("NO_COLOR"),
			"lang": os.Getenv("LANG"),
		},
		Holds:   []held{},
		Backups: []savingHealth{},
		Sites:   a.examineSites(),
		Feeds:   []feedTrouble{},
	}
	all, _ := library.Savings(ctx, paths.Library) // a folder that cannot be read is said of the library
	for _, b := range all {
		r.Backups = append(r.Backups, savingOf(&b))
	}
	return r
}

func savingOf(b *library.Saving) savingHealth {
	s := savingHealth{File: b.File, Day: b.Day.Format(time.DateOnly), Bytes: b.Size}
	switch {
	case errors.Is(b.Err, sqlite.ErrNewer):
		s.Error = sqlite.ErrNewer.Error()
	case b.Err != nil:
		s.Error = sqlite.ErrCorrupt.Error()
	}
	return s
}

// notOpened is said of what was not looked at because something else stood in the way.
const notOpened = "not opened"

func (a *app) examine(ctx context.Context, h *house, r *health) error {
	kept := h.library.Integrity(ctx)
	cached := h.cache.Integrity(ctx)
	_ = errors.Join(h.library.Suspect(kept), h.cache.Distrust(cached)) // the next start mends what it can
	r.Library, r.Cache = verdict(kept), verdict(cached)
	r.Secrets = newKeyring(h.paths.Config, &h.config, a.now).examine(ctx)
	if cached == nil {
		holdings, err := h.cache.Holdings(ctx)
		if err != nil {
			return err
		}
		r.Holds = heldOf(holdings)
	}
	all, err := h.Health(ctx, 0)
	for i := range all {
		if all[i].Troubled() {
			r.Feeds = append(r.Feeds, troubleOf(&all[i]))
		}
	}
	return err
}

func verdict(err error) string {
	if err != nil {
		return err.Error()
	}
	return "ok"
}

func troubleOf(h *news.Health) feedTrouble {
	f := export.HealthOf(h)
	return feedTrouble{ID: f.ID, URL: string(text.Masked(f.URL)), Status: f.Status, Error: f.Error, Since: f.Since, health: h}
}

func (a *app) printHealth(r health) {
	a.print(text.Format("version   %s", r.Version))
	for _, name := range []string{"config", "sites", "library", "cache", "pictures"} {
		a.print(text.Format("%-9s %s", name, r.Paths[name]))
	}
	for _, s := range r.Settings {
		a.print(text.Format("setting   %s", config.SettingError{Line: s.Line, Says: s.Error}.Error()))
	}
	a.print(text.Format("library   %s", r.Library))
	a.print(text.Format("cache     %s", r.Cache))
	a.printHeld(r.Holds, r.Tidied)
	a.print(text.Format("terminal  %s %s %s", r.Terminal["term"], r.Terminal["colorterm"], r.Terminal["lang"]))
	for _, b := range r.Backups {
		line := text.Format("backup    %s  %s  %s", b.Day, text.Bytes(b.Bytes), b.File)
		if b.Error != "" {
			line = text.Format("%s: %s", line, b.Error)
		}
		a.print(line)
	}
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
	a.print(text.Join("", "          ", text.Masked(f.health.Feed.URL)))
	a.print(text.Format("          %s (%s)", f.Error, f.health.Words))
	a.print(text.Format("          %s", advice(f, a.now())))
}

// givenUp is how long a feed fails until it is more likely to have moved than to come back.
const givenUp = 14 * 24 * time.Hour

// advice says what to do about a feed.
func advice(f *feedTrouble, now time.Time) text.Safe {
	look := text.Format("reader inspect feed %s shows what is there", text.Masked(f.health.Feed.URL))
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
