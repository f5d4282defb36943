package uitest

import (
	"context"
	"slices"

	"reader/internal/news"
)

// List implements ui.Lister: what Sites has at the page is on the list from now on, unless the cable is pulled.
func (d *Desk) List(_ context.Context, l news.Listing, insist bool) (news.Listed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if insist {
		d.say("list again", l.Name())
	} else {
		d.say("list", l.Name())
	}
	if d.Pulled {
		return news.Listed{Trouble: "You are offline."}, d.Err
	}
	told := news.Listed{Feed: l.URL + "/feed"}
	for _, s := range d.Sites[l.URL] {
		if d.find(s.ID) == nil {
			d.Stories = append(d.Stories, s)
			told.New++
		}
	}
	return told, d.Err
}

// SubscribeListing implements ui.Lister.
func (d *Desk) SubscribeListing(_ context.Context, l news.Listing) (news.Added, error) {
	d.say("follow the list", l.Name())
	d.undo = append(d.undo, func() string { return "added “" + l.Name() + "”" })
	return news.Added{URL: l.URL, Title: l.Name(), Section: "The Meridian/" + l.Name()}, d.Err
}

// lists says whether a story stands on a list: one that only a site lists stands on no other.
func (d *Desk) lists(l news.Listing, s news.Story) bool {
	loose := false
	for page, stories := range d.Sites {
		if slices.ContainsFunc(stories, func(o news.Story) bool { return o.ID == s.ID }) {
			loose = true
			if page == l.URL && l.URL != "" {
				return true
			}
		}
	}
	if l == (news.Listing{}) {
		return !loose
	}
	return slices.Contains(s.Tags, l.Title) || s.Byline == l.Title
}
