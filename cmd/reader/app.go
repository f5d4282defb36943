package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"reader/internal/cache"
	"reader/internal/config"
	"reader/internal/desk"
	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// app is what all commands share: the global flags, the streams and the clock.
type app struct {
	streams
	now       func() time.Time // set when a command begins, unless it is there
	failure   error            // of the command that ran
	unprinted error            // the first that kept a line from being printed
	forgiving bool             // it goes on when the configuration cannot be understood
	patience  time.Duration    // with a page that is made anew; zero: until it is done
	bystander *bystander       // stands by while the interface has the terminal
	aside     attendance       // stands by while a command is at work
	lent      atomic.Bool      // another program has the terminal, and hears the same interrupts
	flags     struct {
		data, theme                            string
		offline, json, noColor, ascii, verbose bool
		linear                                 linearForm
	}
}

// paths says where everything lies in this run.
func (a *app) paths() config.Paths { return config.PathsIn(config.DataDir(a.flags.data)) }

// placed fails where nothing says in which folder everything is to lie.
func (a *app) placed() error {
	if config.DataDir(a.flags.data) != "" {
		return nil
	}
	if _, err := os.UserHomeDir(); err != nil {
		return fmt.Errorf("it is not known where your library lies: %w; --data or READER_DATA name a folder", err)
	}
	return nil
}

// house is the stores and the desk over them, opened.
type house struct {
	*desk.Desk
	config  config.Config
	paths   config.Paths
	library *library.Store
	cache   *cache.Store
	notices []text.Safe // what was said on the way in; the interface, which hides that, says it again
}

// say says a sentence of the opening.
func (h *house) say(a *app, notice text.Safe) {
	h.notices = append(h.notices, notice)
	a.say(notice)
}

// house opens everything under the paths of this run. The cable is told when the reader goes offline; it may be nil.
func (a *app) house(ctx context.Context, cable func(offline bool) error) (*house, error) {
	err := a.placed()
	if err != nil {
		return nil, err
	}
	h := &house{paths: a.paths()}
	if h.config, err = a.settings(); err != nil {
		return nil, err
	}
	if h.library, err = library.Open(ctx, h.paths.Library, a.now); err != nil {
		return nil, err
	}
	if notice := h.library.Notice(); notice != "" {
		h.say(a, text.Line(notice))
	}
	rules, bad := a.rules()
	for _, b := range bad {
		h.say(a, text.Line(b.Error()))
	}
	mishaps := a.mishaps()
	if h.cache, err = cache.Open(ctx, h.paths.Cache, a.now, desk.Taster{Mishaps: mishaps}.Text); err != nil {
		return nil, closing(cacheError{err}, h.library)
	}
	if notice := h.cache.Notice(); notice != "" {
		h.say(a, text.Line(notice))
	}
	h.Desk, err = desk.New(ctx, desk.Options{
		Library: h.library, Cache: h.cache, Now: a.now, Offline: a.flags.offline, Cable: cable, Patience: a.patience,
		Rules: rules, Keep: retention(&h.config.Keep), Mishaps: mishaps, Fetch: a.manners(h.config, func(notice text.Safe) { h.say(a, notice) }),
		Ahead: desk.Ahead{Depth: h.config.Offline.Depth, Budget: int64(h.config.Offline.Budget), Sections: h.config.Offline.Sections},
	})
	if err != nil {
		return nil, closing(err, h.cache, h.library)
	}
	if h.library.Notice() != "" || h.cache.Notice() != "" { // one of them took the place of another
		if _, err := h.Agree(ctx); err != nil {
			h.Close() // of the desk
			return nil, closing(err, h.cache, h.library)
		}
	}
	return h, nil
}

// settings is the configuration. A command stops at a mistake in it, as scripts want it. To somebody who wants to read, one
// is no reason to show no news: a fault has its default then; and while nobody knows what is to be kept and asked, nothing
// is thrown away, and no server is asked.
func (a *app) settings() (config.Config, error) {
	c, err := config.Load(a.paths().Config)
	switch {
	case !a.forgiving && err == nil && len(c.Faults) > 0:
		return c, fmt.Errorf("configuration %s: %w", a.paths().Config, c.Faults[0])
	case !a.forgiving, err == nil:
		return c, crowded(a.paths().Config, err)
	}
	a.flags.offline = true
	cause := cmp.Or(errors.Unwrap(err), err)
	c.Faults = []config.SettingError{{Says: fmt.Sprintf("Offline until %s is mended: %v", homely(a.paths().Config), cause)}}
	return c, nil
}

// crowded is an error about a file, in our words where the program has too many open to open it.
func crowded(file string, err error) error {
	if explained := sqlite.Explain(err); errors.Is(explained, sqlite.ErrCrowded) {
		return sqlite.Named(file, explained)
	}
	return err
}

// manners is how this run behaves towards publishers' servers. What of the configuration is not heeded is said.
func (a *app) manners(c config.Config, say func(text.Safe)) fetch.Options {
	file := a.paths().Config
	return fetch.Options{
		UserAgent: fetch.UserAgent(version(), c.Fetch.Contact), Timeout: time.Duration(c.Fetch.Timeout), Now: a.now,
		PerHost: c.Fetch.PerHost, Total: c.Fetch.Total, Forgetful: !c.Fetch.Tags,
		Secrets: a.outward(newKeyring(file, &c, a.now).secrets), SecretsFile: file, Certificates: accepted(&c, say),
	}
}

// outward has a bystander called before the first server is asked, which is when secrets are.
func (a *app) outward(secrets func(context.Context, string) ([]fetch.Secret, error)) func(context.Context, string) ([]fetch.Secret, error) {
	return func(ctx context.Context, origin string) ([]fetch.Secret, error) {
		a.attend()
		return secrets(ctx, origin)
	}
}

// accepted are the certificates that the configuration accepts, by origin: none when somebody else can write it.
func accepted(c *config.Config, say func(text.Safe)) map[string][]fetch.Fingerprint {
	if len(c.Certificates) == 0 {
		return nil
	}
	if c.Distrust != nil {
		say(text.Line(c.Distrust.Error()))
		return nil
	}
	all := map[string][]fetch.Fingerprint{}
	for i := range c.Certificates {
		origin := fetch.Origin(c.Certificates[i].Origin)
		sum, _ := c.Certificates[i].Fingerprint() // config has read it
		all[origin] = append(all[origin], sum)
	}
	return all
}

// closing closes what was opened before something else failed.
func closing(err error, opened ...io.Closer) error {
	for _, c := range opened {
		_ = c.Close() // the first error says more
	}
	return err
}

// close ends the house in the order opposite to its opening.
func (h *house) close() error {
	h.Close() // of the desk
	return cmp.Or(h.cache.Close(), h.library.Close())
}

// with opens the house for one command and closes it after.
func (a *app) with(ctx context.Context, do func(*house) error) (err error) {
	h, err := a.house(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, h.close()) }()
	err = do(h)
	h.suspect(ctx, err)
	return err
}

// suspect has the next start mend the store of which an error says that it is damaged.
func (h *house) suspect(ctx context.Context, err error) {
	if !errors.Is(err, sqlite.ErrCorrupt) {
		return
	}
	if damaged := h.library.Integrity(ctx); damaged != nil {
		_ = h.library.Suspect(damaged) // the error itself is said in any case
		return
	}
	if faulty(err).Path == h.paths.Library {
		return // a row of it, which only a backup brings back
	}
	_ = h.cache.Distrust(err)
}

// cacheError is what prevents the opening of the cache, which can be made anew, while the library cannot.
type cacheError struct{ error }

func (e cacheError) Unwrap() error { return e.error }
