package desk

import (
	"context"
	"errors"
	"fmt"
	"io"

	"reader/internal/export/portable"
	"reader/internal/feed/fetch"
	"reader/internal/feed/opml"
	"reader/internal/library"
	"reader/internal/news"
)

// WriteCopy writes a copy of the whole library; program says by which program. Unless credentials are asked for, names
// and passwords in addresses are left out, and the feeds go by the identifiers that their addresses then have.
func (d *Desk) WriteCopy(ctx context.Context, w io.Writer, program string, credentials bool) error {
	out, err := portable.NewWriter(w, program, d.now())
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	write := out.Write
	if !credentials {
		feeds, err := d.library.Feeds(ctx)
		if err != nil {
			return err
		}
		m := maskOf(feeds)
		write = func(r news.Record) error { return out.Write(m.record(r)) }
	}
	if err := d.library.Records(ctx, write); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return out.Close()
}

// mask is what feeds with a password in their address are called where nobody may see it: an identifier is made from
// the address, and whoever guesses at the password could try it out on one.
type mask map[news.FeedID]news.FeedID

func maskOf(feeds []news.Feed) mask {
	m := mask{}
	for i := range feeds {
		if shared := news.Shared(feeds[i].URL); shared != feeds[i].URL {
			m[feeds[i].ID] = library.FeedIDOf(shared)
		}
	}
	return m
}

func (m mask) of(id news.FeedID) news.FeedID {
	if masked, ok := m[id]; ok {
		return masked
	}
	return id
}

func (m mask) record(r news.Record) news.Record {
	switch r := r.(type) {
	case news.FiledSection:
		r.Site = news.Shared(r.Site)
		return r
	case news.FiledFeed:
		r.ID, r.URL, r.Site = m.of(r.ID), news.Shared(r.URL), news.Shared(r.Site)
		return r
	case news.Bookmark:
		for i, id := range r.Story.Feeds {
			r.Story.Feeds[i] = m.of(id)
		}
		r.Story.URL = news.Shared(r.Story.URL)
		return r
	case news.PastVisit:
		r.URL = news.Shared(r.URL)
		return r
	default:
		return r
	}
}

// importCopy takes in a copy of a library. It answers for each feed and each bookmark, and for each line that was not
// taken. Nothing is fetched.
func (d *Desk) importCopy(ctx context.Context, from io.Reader) ([]news.Added, error) {
	in, err := portable.NewReader(from)
	if err != nil {
		return nil, err
	}
	t := intake{desk: d, merge: d.library.Merge()}
	if v := in.Newer(); v != "" {
		t.answer = append(t.answer, refused("", "", atLine(1, "a newer reader wrote the file, in version "+v+"; what this one understands is taken")))
	}
	for err == nil {
		err = t.next(ctx, in)
	}
	switch {
	case errors.Is(err, portable.ErrCut):
		t.answer = append(t.answer, refused("what follows", "", atLine(in.Line(), err.Error())))
		err = nil
	case errors.Is(err, io.EOF):
		err = nil
	}
	return t.done(ctx, err)
}

// next reads a line.
func (t *intake) next(ctx context.Context, in *portable.Reader) error {
	r, err := in.Next()
	if bad := (*portable.RefusedError)(nil); errors.As(err, &bad) {
		t.answer = append(t.answer, refused(bad.Kind, "", atLine(in.Line(), bad.Why)))
		return nil
	}
	if err != nil {
		return err
	}
	if why := unfit(r); why != "" {
		t.answer = append(t.answer, refused(nameOf(r), "", atLine(in.Line(), why)))
		return nil
	}
	return t.take(ctx, r, in.Line())
}

// unfit is why a record must not be taken in, whatever the library says: the address of a feed is one to be fetched, and
// an origin is one.
func unfit(r news.Record) (why string) {
	switch r := r.(type) {
	case news.FiledFeed:
		if _, why = opml.Address(r.URL); why == "" && fetch.Canonical(r.URL) == "" {
			why = "not a web address"
		}
	case news.Origin:
		if fetch.Origin(string(r)) != string(r) {
			why = "no origin such as https://paper.example:443"
		}
	}
	return why
}
