package desk

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/news"
	"reader/internal/text"
)

// listingRests is how long a list is not asked for again when it is only opened again.
const listingRests = 10 * time.Minute

const errNoList shortfall = "The page of the article links to no such list. Only what is stored here is shown."

// List asks a site for the stories of a tag, an author or a section: its feed where it has one, else the headlines on
// its page. They are stored as stories that no feed carries. Unless the reader insists, a list that was asked for a
// moment ago is left alone. What stood in the way is in Listed.Trouble; the error is for our own stores only.
func (d *Desk) List(ctx context.Context, l news.Listing, insist bool) (news.Listed, error) {
	l.URL = fetch.Canonical(l.URL)
	if l.URL == "" {
		return news.Listed{Trouble: errNoList.Error()}, nil
	}
	known := d.springs.get(l.URL)
	if !insist && d.now().Sub(known.state.Succeeded) < listingRests {
		return known.listed(0), nil
	}
	found, err := d.draw(ctx, l, known)
	if err != nil {
		return news.Listed{Trouble: Reason(err)}, nil
	}
	found.state.Succeeded = d.now()
	d.springs.put(l.URL, found.spring)
	fresh, ids, err := d.cache.PutListed(ctx, l, found.entries)
	if err != nil {
		return news.Listed{}, fmt.Errorf("store the stories of %s: %w", text.Line(l.Name()), err)
	}
	if err := d.raiseMarks(ctx, ids); err != nil {
		return news.Listed{}, err
	}
	_ = d.readIn(ctx, len(ids)) // what fails waits for who has time
	return found.listed(fresh), nil
}

// listed lists what is stored of a listing. What came here by other ways is put on it before its first page is shown.
func (d *Desk) listed(ctx context.Context, f cache.Filter) (news.Page, error) {
	f.Listing.URL = fetch.Canonical(f.Listing.URL)
	if f.After == (news.Cursor{}) {
		_ = d.cache.Enlist(ctx, f.Listing) // what cannot be written down now, on a full disk, is the next time
	}
	return d.cache.Page(ctx, f)
}

// SubscribeListing follows a list as a section: under the paper of its site where there is one, else at the top. Its
// error is a sentence for people. It is one step of undo.
func (d *Desk) SubscribeListing(ctx context.Context, l news.Listing) (news.Added, error) {
	l.URL = fetch.Canonical(l.URL)
	from := d.springs.get(l.URL)
	if from.state.URL == "" {
		listed, err := d.List(ctx, l, true)
		if err != nil {
			return news.Added{}, err
		}
		if listed.Trouble != "" {
			return news.Added{}, shortfall(listed.Trouble)
		}
		from = d.springs.get(l.URL)
	}
	feed := news.Feed{URL: from.state.URL, Title: l.Name(), Page: !from.feed}
	present, err := d.present(ctx, feed.URL)
	if err != nil {
		return news.Added{}, err
	}
	if len(present) > 0 {
		return present[0], nil
	}
	return d.fileListing(ctx, l, feed)
}

func (d *Desk) fileListing(ctx context.Context, l news.Listing, feed news.Feed) (news.Added, error) {
	tree, err := d.readTree(ctx)
	if err != nil {
		return news.Added{}, err
	}
	paper := paperOf(tree, l.URL)
	s := subscription{site: cmp.Or(paper.Site, l.URL), language: paper.Language}
	err = d.take(ctx, &s, func(s *subscription) error {
		id, err := s.edit.AddSection(paper.ID, l.Name(), "", paper.Language)
		if err != nil {
			return err
		}
		return s.add(id, under(paper.Title, l.Name()), feed)
	})
	if err != nil {
		return news.Added{}, err
	}
	_ = d.VisitAll(ctx, s.feeds, false, func(Visit) {}) // what fails is in the feed's state, and due again
	return s.added[0], nil
}

// paperOf is the paper whose site an address lies on; the zero section when there is none.
func paperOf(tree []news.Section, address string) news.Section {
	for i := range tree {
		if tree[i].Site != "" && bareHost(tree[i].Site) == bareHost(address) {
			return tree[i]
		}
	}
	return news.Section{}
}
