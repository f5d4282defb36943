package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/desk"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui"
	"reader/internal/ui/theme"
)

// open is `reader` alone: the interface on the reader's own library.
func (a *app) open(cmd *cobra.Command) error {
	ctx := cmd.Context()
	linear, err := a.screen(cmd)
	if err != nil {
		return err
	}
	a.forgiving, a.patience = true, patienceOf(linear)
	return a.stoodBy(linear, filepath.Dir(a.paths().Library), func() error { return a.read(ctx, linear) })
}

// read opens the house and has its owner read in it.
func (a *app) read(ctx context.Context, linear bool) error {
	h, err := a.house(ctx, nil)
	if err != nil {
		return err
	}
	h.Maintain()
	sample, err := a.interfaceOn(ctx, h, linear, false)
	if errors.Is(err, ui.ErrUnwritten) {
		return err // the stores are busy, and the reader is in a hurry
	}
	err = cmp.Or(err, h.close())
	if err != nil || !sample {
		return err
	}
	return a.demoOn(ctx, linear)
}

// pagePatience is how long somebody at the screen waits for a page that is made anew, which takes 15 ms as a rule.
const pagePatience = 250 * time.Millisecond

// patienceOf is that of a screen. Lines, as what commands print, cannot be put right a moment later: they wait.
func patienceOf(linear bool) time.Duration {
	if linear {
		return 0
	}
	return pagePatience
}

// stoodBy runs the interface with a bystander: that of a command when it goes without a screen. One who hears of a panic
// is not dismissed.
func (a *app) stoodBy(linear bool, folder string, run func() error) error {
	if linear {
		a.attend()
		return run()
	}
	a.unattended()
	if screen, ok := a.out.(*os.File); ok {
		a.bystander = callBystander(screen, standBy, folder)
	}
	err := run()
	a.bystander.dismiss()
	return err
}

// plug is the desk as the interface sees it. The sample paper has a library of its own, so to open it the interface
// closes and opens again.
type plug struct {
	*desk.Desk
	openSample func() error
	config     *config.Config
	metered    func(context.Context) bool
}

// Metered reports whether the network is paid by the byte.
func (p plug) Metered(ctx context.Context) bool { return p.metered(ctx) }

// Widened remembers how wide the reader made the text.
func (p plug) Widened(ctx context.Context, columns int) error {
	return p.SetTextWidth(ctx, columns, p.config.Width)
}

// Remember keeps a habit. Of the theme, what the configuration says is kept too: what was written last counts.
func (p plug) Remember(ctx context.Context, h news.Habit) error {
	switch {
	case h.Name != news.HabitTheme:
	case h.Value == p.config.Theme:
		h.Value = ""
	default:
		h.Value += " " + p.config.Theme
	}
	return p.Desk.Remember(ctx, h)
}

// chosenTheme is the theme that was chosen in the interface, unless the configuration says another than it did then.
func chosenTheme(habits news.Habits, l *look, configured string) string {
	name, then, _ := strings.Cut(habits[news.HabitTheme], " ")
	if then != configured || l.themeNamed(name) != nil {
		return ""
	}
	return name
}

// Offers looks where files of subscriptions usually lie.
func (p plug) Offers(ctx context.Context) []news.Importable {
	offers := p.Importable(ctx, subscriptionFiles())
	for i := range offers {
		offers[i].File = homely(offers[i].File)
	}
	return offers
}

// Import takes in a file by a path as people write it.
func (p plug) Import(ctx context.Context, file string) ([]news.Added, error) {
	return p.Desk.Import(ctx, expanded(file))
}

func (p plug) Sample(context.Context) error { return p.openSample() }

// interfaceOn runs the interface; sample says that the reader left it for the sample paper.
func (a *app) interfaceOn(ctx context.Context, h *house, linear, isDemo bool) (sample bool, err error) {
	running, leave := context.WithCancel(ctx)
	defer leave()
	openSample := func() error {
		if isDemo {
			return errors.New("the sample paper is open already")
		}
		sample = true
		leave()
		return nil
	}
	width, err := h.TextWidth(ctx, h.config.Width)
	if err != nil {
		return false, err
	}
	habits, err := h.Habits(ctx)
	if err != nil {
		return false, err
	}
	l := lookOf(&h.config, os.Environ())
	l.theme = cmp.Or(chosenTheme(habits, &l, h.config.Theme), l.theme)
	if l.theme, err = a.theme(&l); err != nil {
		return false, err
	}
	if said := l.complaint(h.paths.Config); said != "" {
		h.notices = append(h.notices, said)
	}
	paid := func(ctx context.Context) bool { return !isDemo && metered(ctx, h.config.Offline.Metered) }
	open := browser(&h.config)
	for _, s := range []struct {
		frozen bool
		file   string
	}{{h.library.Frozen(), h.paths.Library}, {h.cache.Frozen(), h.paths.Cache}} {
		if s.frozen {
			h.notices = append(h.notices, text.Format("You can read, but nothing is kept: %s cannot be written", homely(s.file)))
		}
	}
	var notice text.Safe
	if len(h.notices) > 0 {
		notice = h.notices[0]
	}
	o := ui.Options{
		Desk: plug{h.Desk, openSample, &h.config, paid}, Now: a.now, Location: time.Local, Theme: l.theme,
		Themes: l.themes, Keys: l.keys, Layout: l.most, Opens: h.config.Opens, LeaveMouse: !h.config.Mouse,
		ASCII: a.flags.ascii || l.ascii, Version: version(), AutoRefresh: time.Duration(h.config.AutoRefresh),
		KeepsAhead: len(h.config.Offline.Sections) > 0,
		Courier:    courier{a, h, open}, Tools: l.tools,
		Editor: h.editNote, Browser: open, Player: player(&h.config, open), Demo: isDemo, TextWidth: cmp.Or(width, h.config.Width),
		Habits: habits, Pictures: h.config.Pictures, Notice: notice, Explain: sentence, Mishaps: a.mishaps(),
	}
	if linear {
		err = a.readLinear(running, o)
	} else {
		o.Guarded, o.Lent = a.bystander.ready(a.err), a.lent.Store
		err = ui.Run(running, o, a.in, a.out, os.Environ())
		a.bystander.rest()
	}
	if sample && ctx.Err() == nil {
		err = nil // the interface was ended on purpose
	}
	return sample, err
}

// theme is the one to begin with: that of a flag goes before that of the configuration.
func (a *app) theme(l *look) (string, error) {
	switch {
	case a.flags.noColor:
		return theme.None, nil
	case a.flags.theme != "":
		return a.flags.theme, l.themeNamed(a.flags.theme)
	default:
		return l.theme, nil
	}
}
