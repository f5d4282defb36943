package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/desk"
	"reader/internal/export"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/mishap"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/choice"
)

// source is a file or an address to inspect, and what is known of it.
type source struct{ name, url, contentType string }

func (s source) isAddress() bool { return strings.Contains(s.name, "://") }

// shown is the name without the secrets that an address can hold.
func (s source) shown() string {
	if s.isAddress() {
		return string(text.Masked(s.name))
	}
	return s.name
}

func inspectCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "inspect",
		Short: "What reader makes of a file or address",
		Long:  "inspect prints what reader reads out of a feed, an article's page or a site,\nand stores nothing.",
		Args:  cobra.NoArgs,
		// It stores nothing, so that it can end at any moment, also while it reads or thinks: a signal ends it as the system
		// would.
		PersistentPreRun: func(*cobra.Command, []string) { signal.Reset() },
	}
	cmd.AddCommand(
		inspectKind("feed", "A feed: RSS, Atom or JSON Feed", a.inspectFeed),
		inspectArticleCommand(a),
		inspectKind("site", "A site's sections and feeds", a.inspectSite),
	)
	return cmd
}

func inspectKind(kind, short string, inspect func(context.Context, source) error) *cobra.Command {
	var s source
	cmd := &cobra.Command{
		Use:   kind + " FILE|URL",
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.name = args[0]
			return inspect(cmd.Context(), s)
		},
	}
	cmd.Flags().StringVar(&s.url, "url", "", "the address a file came from")
	cmd.Flags().StringVar(&s.contentType, "content-type", "", "the Content-Type a file came with")
	return cmd
}

// taster reads for a command that has no desk.
func (a *app) taster() desk.Taster { return desk.Taster{Mishaps: a.mishaps()} }

// client is a fetching client for an address that the reader typed: its origin is trusted, and nothing is remembered.
func (a *app) client(typed string) (*fetch.Client, error) {
	c, err := config.Load(a.paths().Config)
	if err != nil {
		return nil, err
	}
	o := a.manners(c, a.say)
	o.Trusted = func(origin string) bool { return origin == fetch.Origin(typed) }
	o.Offline, o.Mishaps = func() bool { return a.flags.offline }, a.mishaps()
	return fetch.New(o), nil
}

// load reads the bytes behind a source: an address by the network, "-" from standard input, else a file.
func (a *app) load(ctx context.Context, s source, kind fetch.Kind) (fetch.Response, error) {
	if s.isAddress() {
		client, err := a.client(s.name)
		if err != nil {
			return fetch.Response{}, err
		}
		defer client.Close()
		answer, err := client.Get(ctx, fetch.Request{URL: s.name, Kind: kind})
		var broken *mishap.Error
		switch {
		case errors.As(err, &broken):
			err = fmt.Errorf("%s: %w", s.shown(), broken)
		case err != nil:
			err = fmt.Errorf("%s: %s", s.shown(), fetch.Reason(err))
		}
		return answer, err
	}
	body, err := a.readFile(s.name, kind)
	return fetch.Response{URL: s.url, ContentType: s.contentType, Body: body}, err
}

// readFile reads a file to inspect, of which there may be as much as the client takes of an answer.
func (a *app) readFile(name string, kind fetch.Kind) ([]byte, error) {
	in := a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, kind.Most()+1))
	if err == nil && int64(len(body)) > kind.Most() {
		err = fmt.Errorf("%s is larger than %d MB", name, kind.Most()>>20)
	}
	return body, err
}

func (a *app) inspectFeed(ctx context.Context, s source) error {
	answer, err := a.load(ctx, s, fetch.Feed)
	if err != nil {
		return err
	}
	doc, err := a.taster().Feed(answer.Body, parse.Hints{
		URL: answer.URL, ContentType: answer.ContentType, ContentLocation: answer.ContentLocation,
	})
	var notFeed *parse.NotFeed
	if err != nil && !errors.As(err, &notFeed) {
		return fmt.Errorf("%s: %w", s.shown(), err)
	}
	if err != nil {
		return fmt.Errorf("%s is %w%s", s.shown(), err, announced(err))
	}
	if doc.Lost > 0 {
		a.say(text.Format("%d items could not be read", doc.Lost))
	}
	if a.flags.json || !isTerminal(a.out) {
		return a.object(export.FeedOf(&doc))
	}
	a.print(text.Format("%s  %s (%d items)", doc.Format, doc.Title, len(doc.Entries)))
	for i := range doc.Entries {
		e := &doc.Entries[i]
		a.print(text.Format("  %-16s  %s  %s", dateOf(e.Published), e.Title, string(text.URL(e.Link))))
	}
	return nil
}

// dateOf is a time to the minute, or nothing when it is unknown.
func dateOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04")
}

// announced lists the feeds of a page that was taken for one, but for the first, which the error names.
func announced(err error) string {
	var page *parse.NotFeed
	if !errors.As(err, &page) || len(page.Feeds) < 2 {
		return ""
	}
	var b strings.Builder
	b.WriteString(":")
	for _, l := range page.Feeds[1:] {
		b.WriteString("\n  " + l.URL)
	}
	return b.String()
}

func (a *app) inspectSite(ctx context.Context, s source) error {
	var found news.Found
	var err error
	if s.isAddress() {
		found, err = a.findSite(ctx, s.name)
	} else {
		found, err = a.siteInFile(s)
	}
	if err != nil {
		return err
	}
	if a.flags.json || !isTerminal(a.out) {
		return a.object(export.SiteOf(&found))
	}
	a.print(text.Format("%s  %s", found.Title, string(text.URL(found.URL))))
	for _, l := range found.Feeds {
		a.print(text.Format("  feed  %s  %s", string(text.URL(l.URL)), l.Title))
	}
	for _, e := range found.Editions {
		a.print(text.Format("  edition  %s  %s", string(text.URL(e.URL)), e.Title))
	}
	choices := choice.Of(found.Sections)
	for i := range choices {
		a.print(text.Join("  ", text.Join("", "  ", inTree(&choices[i])), text.URL(choices[i].Section.Feed)))
	}
	return nil
}

func (a *app) findSite(ctx context.Context, address string) (news.Found, error) {
	client, err := a.client(address)
	if err != nil {
		return news.Found{}, err
	}
	defer client.Close()
	return a.taster().Site(ctx, client, address)
}

func (a *app) siteInFile(s source) (news.Found, error) {
	body, err := a.readFile(s.name, fetch.Page)
	if err != nil {
		return news.Found{}, err
	}
	return a.taster().Menu(body, s.url, s.contentType)
}
