package uitest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
)

// subscription is a feed of the invented paper.
type subscription struct {
	section, title string
	status         news.FeedStatus
	words, trouble string
	read, pace     time.Duration // since it was last read, and between two visits
	week           float64
}

var subscriptions = []subscription{
	{section: "World", title: "The Meridian: World", words: "ok", read: 24 * time.Minute, pace: 2 * time.Hour, week: 42},
	{section: "World", title: "Harbour Wire", words: "ok", read: 24 * time.Minute, pace: time.Hour, week: 131},
	{section: "World", title: "समाचार सेतु", words: "ok", read: 80 * time.Minute, pace: 3 * time.Hour, week: 19},
	{section: "World", title: "湾岸新报", words: "moving, seen 2 times", status: news.FeedMoved, read: 80 * time.Minute, pace: 4 * time.Hour, week: 12,
		trouble: "Its server says that it lives at https://bay.example/new.xml now. This is followed when it was said 3 times."},
	{section: "World", title: "مرفأ", words: "ok", read: 3 * time.Hour, pace: 12 * time.Hour, week: 2.5},
	{section: "World", title: "Alpenbote", words: "failed 4 times since 12 Nov", status: news.FeedFailing, read: 11 * 24 * time.Hour, pace: 16 * time.Hour,
		trouble: "The certificate is for another name."},
	{section: "Americas", title: "Quay Letter", words: "not asked yet", status: news.FeedNew},
	{section: "Business", title: "Ledger", words: "failed once", status: news.FeedFailing, read: 26 * time.Hour, pace: time.Hour, week: 28,
		trouble: "The server took too long."},
	{section: "Science", title: "Orrery", words: "ok", read: 51 * time.Minute, pace: 6 * time.Hour, week: 7},
	{section: "Climate", title: "Rain Gauge", words: "silent since 2 May", status: news.FeedSilent, read: 5 * time.Hour, pace: 24 * time.Hour,
		trouble: "It answers, but its newest story is of 2 May. Before, one came every 3 d."},
	{section: "Culture", title: "Shoreline", words: "muted since 3 Nov", status: news.FeedMuted, read: 20 * 24 * time.Hour, week: 3},
	{section: "Sport", title: "Touchline", words: "gone since 1 Oct", status: news.FeedGone, read: 60 * 24 * time.Hour,
		trouble: "The server says that it is gone for good (410)."},
	{section: "Opinion", title: "Letters to the Ledger", words: "ok", read: 2 * time.Hour, pace: 5 * time.Hour, week: 0.5},
}

// feeds makes the subscriptions of the paper.
func feeds() []news.Health {
	out := make([]news.Health, len(subscriptions))
	for i, s := range subscriptions {
		out[i] = s.health(i)
	}
	return out
}

func (s subscription) health(i int) news.Health {
	h := news.Health{
		Feed: news.Feed{
			ID: news.FeedID(i + 1), URL: fmt.Sprintf("https://paper.example/%d/feed.xml", i+1), Title: s.title, Site: "https://paper.example/",
			Section: sectionID(s.section), Added: Now().AddDate(-1, 0, -i),
		},
		Status: s.status, Words: s.words, Brief: brief(s.words), Trouble: s.trouble, Pace: s.pace, Week: s.week,
	}
	if s.status == news.FeedMuted {
		h.Feed.Muted = Now().AddDate(0, 0, -20)
	}
	if s.read > 0 {
		h.Checked, h.Succeeded, h.Newest = Now().Add(-s.read), Now().Add(-s.read), Now().Add(-s.read)
	}
	if s.pace > 0 {
		h.Next = Now().Add(s.pace / 2)
	}
	return h
}

// brief is what stands before the time in the words of a status.
func brief(words string) string {
	for _, cut := range []string{" since", ","} {
		words, _, _ = strings.Cut(words, cut)
	}
	return words
}

func sectionID(title string) news.SectionID {
	for i, s := range sections {
		if s.title == title {
			return news.SectionID(i + 2)
		}
	}
	return 1
}

// ManyFeeds makes n feeds of all kinds, spread over the sections, for tables without end.
func ManyFeeds(n int) []news.Health {
	out := make([]news.Health, n)
	for i := range out {
		s := subscriptions[i%len(subscriptions)]
		s.section, s.title = sections[i*len(sections)/n].title, fmt.Sprintf("%s %d", s.title, i+1)
		out[i] = s.health(i)
	}
	return out
}

// Refeed puts other subscriptions in the place of those there are.
func (d *Desk) Refeed(all []news.Health) {
	d.Feeds = all
	d.file()
}

// file puts the feeds where they belong in the tree.
func (d *Desk) file() {
	news.Walk(d.Tree, func(path []string, s *news.Section) {
		s.Feeds = nil
		for i := range d.Feeds {
			if d.Feeds[i].Feed.Section == s.ID {
				d.Feeds[i].Path = path
				s.Feeds = append(s.Feeds, d.Feeds[i].Feed)
			}
		}
	})
}

// Health implements ui.Register.
func (d *Desk) Health(context.Context, news.SectionID) ([]news.Health, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []news.Health
	news.Walk(d.Tree, func(_ []string, s *news.Section) {
		for _, f := range s.Feeds {
			all = append(all, *d.feed(f.ID))
		}
	})
	return all, d.Err
}

// Pulse implements ui.Register: the newest story is that of the feed's number.
func (d *Desk) Pulse(_ context.Context, id news.FeedID) (news.Pulse, error) {
	if d.Err != nil || len(d.Stories) == 0 {
		return news.Pulse{}, d.Err
	}
	return news.Pulse{Newest: &d.Stories[int(id-1)%len(d.Stories)], Weeks: []int{3, 0, 7, 12, 5, 9, 2, 0, 4, 6, 11, 8, 5}}, nil
}

func (d *Desk) feed(id news.FeedID) *news.Health {
	for i := range d.Feeds {
		if d.Feeds[i].Feed.ID == id {
			return &d.Feeds[i]
		}
	}
	return nil
}

// steward changes the subscriptions and remembers how they were.
func (d *Desk) steward(what string, change func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.say(what)
	if d.Err != nil {
		return d.Err
	}
	was, tree := slices.Clone(d.Feeds), clone(d.Tree)
	change()
	d.file()
	d.undo = append(d.undo, func() string {
		d.Feeds, d.Tree = was, tree
		d.file()
		return what
	})
	return nil
}

// named is the feed of an identifier as printed.
func (d *Desk) named(name string) *news.Health {
	id, _ := news.ParseFeedID(name)
	return d.feed(id)
}

// Rename implements deed.Steward.
func (d *Desk) Rename(_ context.Context, feed, title string) (string, error) {
	h := d.named(feed)
	was := h.Feed.Title
	return was, d.steward("rename "+was+" to "+title, func() { h.Feed.Title = title })
}

// File implements deed.Steward: a new section stands at the top.
func (d *Desk) File(_ context.Context, feed news.FeedID, into news.SectionID, path string) error {
	h := d.feed(feed)
	return d.steward(strings.TrimSpace(fmt.Sprint("file ", h.Feed.Title, " in ", into, " ", path)), func() {
		if path != "" {
			into = 100
			d.Tree = append(d.Tree, news.Section{ID: into, Title: path})
		}
		h.Feed.Section = into
	})
}

// Mute implements deed.Steward.
func (d *Desk) Mute(_ context.Context, feed string, mute bool) (string, error) {
	h := d.named(feed)
	return h.Feed.Title, d.steward(fmt.Sprint("mute ", h.Feed.Title, " ", mute), func() {
		h.Status, h.Words, h.Brief, h.Trouble, h.Feed.Muted = news.FeedOK, "ok", "ok", "", time.Time{}
		if mute {
			h.Status, h.Words, h.Brief, h.Feed.Muted = news.FeedMuted, "muted", "muted", Now()
		}
	})
}

// Unsubscribe implements deed.Steward.
func (d *Desk) Unsubscribe(_ context.Context, feed string) (string, error) {
	was := d.named(feed).Feed
	return was.Title, d.steward("remove "+was.Title, func() {
		d.Feeds = slices.DeleteFunc(d.Feeds, func(h news.Health) bool { return h.Feed.ID == was.ID })
	})
}

// RefreshFeed implements ui.Refresher: it plays Script.
func (d *Desk) RefreshFeed(_ context.Context, id news.FeedID) <-chan news.Progress {
	return d.play("refresh " + id.String())
}

// KeepSearch implements deed.Steward.
func (d *Desk) KeepSearch(_ context.Context, id news.SectionID, path, query string) error {
	return d.steward(strings.TrimSpace(fmt.Sprint("keep search ", path, ": ", query)), func() {
		at := slices.IndexFunc(d.Tree, func(s news.Section) bool { return id != 0 && s.ID == id })
		switch {
		case at < 0:
			d.Tree = append(d.Tree, news.Section{ID: news.SectionID(100 + len(d.Tree)), Title: path, Search: query})
		case query == "":
			d.Tree = slices.Delete(d.Tree, at, at+1)
		default:
			d.Tree[at].Title, d.Tree[at].Search = path, query
		}
	})
}

// CountSearches implements ui.Shelf.
func (d *Desk) CountSearches(context.Context) (map[news.SectionID]news.Counts, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	counts := map[news.SectionID]news.Counts{}
	for _, s := range d.Tree {
		if s.Search != "" {
			counts[s.ID] = news.Counts{Unread: 7, Total: 9}
		}
	}
	return counts, d.Err
}
