package uitest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"reader/internal/news"
)

// Open implements ui.Opener: the reading in Texts, else one made of the summary.
func (d *Desk) Open(_ context.Context, id news.StoryID) (news.Reading, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.Err != nil {
		return news.Reading{}, d.Err
	}
	if r, ok := d.Texts[id]; ok {
		r.Story = *d.find(id)
		d.asChosen(&r)
		r.Absent = d.absences(&r)
		return r, nil
	}
	s := d.find(id)
	if s == nil {
		return news.Reading{}, fmt.Errorf("open %v: %w", id, news.ErrNotFound)
	}
	return news.Reading{Story: *s, Article: news.Article{
		URL: s.URL, Title: s.Title, Site: s.Source, Language: s.Language, Published: s.Published, Verdict: news.VerdictTeaser, Words: s.Words,
		Blocks: []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: s.Summary}}}},
	}}, nil
}

// absences are the pictures that are not there while the cable is pulled.
func (d *Desk) absences(r *news.Reading) map[string]string {
	absent := map[string]string{}
	for _, address := range news.Pictures(&r.Story, &r.Article) {
		if _, ok := d.Pictures[address]; !ok && d.Pulled {
			absent[address] = "you are offline"
		}
	}
	return absent
}

func (d *Desk) find(id news.StoryID) *news.Story {
	for i := range d.Stories {
		if d.Stories[i].ID == id {
			return &d.Stories[i]
		}
	}
	return nil
}

// Fetch implements ui.Opener: the page is then stored, unless the cable is pulled.
func (d *Desk) Fetch(ctx context.Context, id news.StoryID) (news.Reading, error) {
	d.say("fetch", id.String())
	if d.Pulled {
		r, err := d.Open(ctx, id)
		r.Trouble = "you are offline, and this page is not stored"
		return r, err
	}
	d.whole(id)
	d.revise(id)
	return d.Open(ctx, id)
}

// whole has a story stored with all that it shows.
func (d *Desk) whole(id news.StoryID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.find(id); s != nil {
		s.Stored, s.Whole = news.StoredFull, true
	}
}

// Follow implements ui.Opener: an address is that of a story or unknown.
func (d *Desk) Follow(ctx context.Context, address string, _ news.StoryID) (news.Reading, error) {
	d.say("follow", address)
	for _, s := range d.Stories {
		if s.URL == address {
			return d.Open(ctx, s.ID)
		}
	}
	return news.Reading{}, fmt.Errorf("follow %s: %w", address, news.ErrNotFound)
}

// Picture implements ui.Opener: there are none.
func (d *Desk) Picture(_ context.Context, address string, _ news.StoryID) ([]byte, error) {
	if raw, ok := d.Pictures[address]; ok {
		return raw, nil
	}
	return nil, fmt.Errorf("picture %s: %w", address, news.ErrNotFound)
}

// Save implements ui.Keeper.
func (d *Desk) Save(_ context.Context, id news.StoryID, b news.Bookmark) error {
	d.say("save", id.String(), strings.Join(b.Lists, ","), strings.Join(b.Tags, ","), b.Note)
	return d.set(id, func(s *news.Story) { s.Saved = true }, "save")
}

// Unsave implements ui.Keeper.
func (d *Desk) Unsave(_ context.Context, id news.StoryID) error {
	d.say("unsave", id.String())
	return d.set(id, func(s *news.Story) { s.Saved = false }, "unsave")
}

// Highlight implements ui.Keeper.
func (d *Desk) Highlight(_ context.Context, h news.Highlight) error {
	d.say("highlight", h.Story.String(), h.Exact)
	r, ok := d.Texts[h.Story]
	if !ok || d.Err != nil {
		return d.Err
	}
	r.Highlights = append(slices.Clone(r.Highlights), h)
	return d.rewrite(h.Story, r, "highlight")
}

// Annotate implements ui.Keeper.
func (d *Desk) Annotate(_ context.Context, id news.HighlightID, note string) error {
	d.say("annotate", note)
	return d.edit(id, func(all []news.Highlight, i int) []news.Highlight {
		all[i].Note = note
		return all
	})
}

// RemoveHighlight implements ui.Keeper.
func (d *Desk) RemoveHighlight(_ context.Context, id news.HighlightID) error {
	d.say("remove highlight")
	return d.edit(id, func(all []news.Highlight, i int) []news.Highlight { return slices.Delete(all, i, i+1) })
}

// edit changes a highlight, wherever it is.
func (d *Desk) edit(id news.HighlightID, change func(all []news.Highlight, i int) []news.Highlight) error {
	for story, r := range d.Texts {
		if i := slices.IndexFunc(r.Highlights, func(h news.Highlight) bool { return h.ID == id }); i >= 0 {
			r.Highlights = change(slices.Clone(r.Highlights), i)
			return d.rewrite(story, r, "highlight")
		}
	}
	return fmt.Errorf("highlight %v: %w", id, news.ErrNotFound)
}

// rewrite puts a reading in the place of another and remembers that one.
func (d *Desk) rewrite(id news.StoryID, r news.Reading, name string) error {
	was := d.Texts[id]
	d.Texts[id] = r
	d.undo = append(d.undo, func() string { d.Texts[id] = was; return name })
	return d.set(id, func(s *news.Story) { s.Saved = true }, name)
}

// set changes a story and remembers how it was.
func (d *Desk) set(id news.StoryID, change func(*news.Story), name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.find(id)
	if err := d.refused(); err != nil || s == nil {
		return err
	}
	was := *s
	change(s)
	d.undo = append(d.undo, func() string { *d.find(id) = was; return name })
	return nil
}

// Mark implements ui.Keeper.
func (d *Desk) Mark(_ context.Context, read bool, ids ...news.StoryID) error {
	for _, id := range ids {
		d.say("mark", id.String(), fmt.Sprint(read))
		if err := d.set(id, func(s *news.Story) { s.Read = read }, "mark"); err != nil {
			return err
		}
	}
	return d.refused()
}

// Place implements ui.Keeper.
func (d *Desk) Place(_ context.Context, id news.StoryID, p news.Place) error {
	d.say("place", id.String(), fmt.Sprint(p.Block, ":", p.Rune))
	return d.refused()
}

// Viewed implements ui.Keeper.
func (d *Desk) Viewed(_ context.Context, id news.SectionID, v news.View) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	news.Walk(d.Tree, func(_ []string, s *news.Section) {
		if s.ID == id {
			s.View = v
		}
	})
	d.say("viewed", id.String(), fmt.Sprintf("%+v", v))
	return d.refused()
}

// Widened implements ui.Keeper.
func (d *Desk) Widened(_ context.Context, columns int) error {
	d.say("widened", fmt.Sprint(columns))
	return d.refused()
}

// Remember implements ui.Keeper.
func (d *Desk) Remember(_ context.Context, h news.Habit) error {
	d.say("remember", h.Name, h.Value)
	return d.refused()
}

// play sends the script and closes.
func (d *Desk) play(what string) <-chan news.Progress {
	d.say(what)
	c := make(chan news.Progress, len(d.Script))
	for _, p := range d.Script {
		c <- p
	}
	close(c)
	return c
}

// Refresh implements ui.Refresher: it plays Script.
func (d *Desk) Refresh(_ context.Context, id news.SectionID) <-chan news.Progress {
	return d.play("refresh " + id.String())
}

// RefreshDue implements ui.Refresher.
func (d *Desk) RefreshDue(context.Context) <-chan news.Progress { return d.play("refresh due") }

// Keep implements ui.Refresher.
func (d *Desk) Keep(context.Context, news.Query) <-chan news.Progress { return d.play("keep") }

// KeepStory implements ui.Refresher.
func (d *Desk) KeepStory(_ context.Context, id news.StoryID) <-chan news.Progress {
	d.whole(id)
	d.Script = []news.Progress{{Phase: news.Finished, Done: 1, Feeds: 1, New: 1, Bytes: 120_000}}
	return d.play("keep " + id.String())
}

// KeepChosen implements ui.Refresher.
func (d *Desk) KeepChosen(context.Context) <-chan news.Progress { return d.play("keep chosen") }

// Metered implements ui.Network.
func (d *Desk) Metered(context.Context) bool { return d.Paid }

// Cut implements ui.Network.
func (d *Desk) Cut() time.Time { return d.Lost }

// Offline implements ui.Network.
func (d *Desk) Offline() bool { return d.Pulled }

// SetOffline implements ui.Network.
func (d *Desk) SetOffline(off bool) error { d.Pulled = off; return d.Err }

// Find implements ui.Subscriber: any address is a feed.
func (d *Desk) Find(_ context.Context, address string) (news.Found, error) {
	d.say("find", address)
	found := news.Found{URL: address, Title: "The Meridian", Language: "en"}
	for _, s := range tree()[0].Children {
		found.Sections = append(found.Sections, menu(&s))
	}
	return found, d.Err
}

// menu is a section as the site's navigation prints it: each second one has a feed.
func menu(s *news.Section) news.SiteSection {
	out := news.SiteSection{Title: s.Title, URL: "https://paper.example/" + strings.ToLower(s.Title), Newest: "Five charts on the reservoirs"}
	if s.ID%2 == 0 {
		out.Feed = out.URL + ".rss"
	}
	for i := range s.Children {
		out.Children = append(out.Children, menu(&s.Children[i]))
	}
	return out
}

// Subscribe implements ui.Subscriber.
func (d *Desk) Subscribe(_ context.Context, f news.Found, chosen []news.SiteSection) ([]news.Added, error) {
	d.say("subscribe", f.URL, fmt.Sprint(len(chosen)))
	d.Tree, d.Stories = tree(), stories()
	return []news.Added{{URL: f.URL, Title: f.Title}}, d.Err
}

// Import implements ui.Subscriber.
func (d *Desk) Import(_ context.Context, file string) ([]news.Added, error) {
	d.say("import", file)
	return nil, d.Err
}

// Offers implements ui.Subscriber.
func (d *Desk) Offers(context.Context) []news.Importable { return d.Lying }

// Sample implements ui.Subscriber.
func (d *Desk) Sample(context.Context) error {
	d.say("sample")
	d.Tree, d.Stories = tree(), stories()
	return d.Err
}
