package portable

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"reader/internal/news"
)

// form is how a record looks in a line.
type form interface{ record() (news.Record, error) }

// kinds are the records of a copy by the kind that begins their line.
var kinds = map[string]func() form{
	"trusted":  func() form { return new(Trusted) },
	"section":  func() form { return new(Section) },
	"feed":     func() form { return new(Feed) },
	"choice":   func() form { return new(Choice) },
	"width":    func() form { return new(Width) },
	"habit":    func() form { return new(Habit) },
	"list":     func() form { return new(List) },
	"bookmark": func() form { return new(Bookmark) },
	"picture":  func() form { return new(Picture) },
	"mark":     func() form { return new(Mark) },
	"place":    func() form { return new(Place) },
	"visit":    func() form { return new(Visit) },
}

// lineOf is a record as a line.
func lineOf(r news.Record) any {
	switch r := r.(type) {
	case news.Origin:
		return Trusted{"trusted", string(r)}
	case news.FiledSection:
		return Section{"section", r.Path, r.Site, r.Language, r.Search, weightOf(r.Weight), r.Hidden, showOf(r.View.Show), r.View.BySource, r.View.Folded}
	case news.FiledFeed:
		return feedOf(&r)
	case news.TextChoice:
		return Choice{"choice", r.Site, r.Candidate}
	case news.TextWidth:
		return Width{"width", r.Columns, r.Configured}
	case news.Habit:
		return Habit{"habit", r.Name, r.Value}
	case news.ReadingList:
		return List{"list", string(r)}
	case news.Bookmark:
		return bookmarkOf(&r)
	case news.KeptPicture:
		return Picture{"picture", r.Story.String(), r.URL, r.Data}
	case news.Mark:
		return Mark{"mark", r.Story.String(), r.Read, stamp(r.Changed)}
	case news.KeptPlace:
		return Place{"place", r.Story.String(), r.Place.Block, r.Place.Rune, stamp(r.Changed)}
	case news.PastVisit:
		return Visit{"visit", stamp(r.At), r.Story.String(), r.Title, r.URL, idOf(r.Way.From), stamp(r.Seen), string(r.Way.Kind), r.Way.Name}
	default:
		panic(fmt.Sprintf("a record of the kind %T has no form", r)) // one was added to news and not here
	}
}

// Trusted is an origin that may lie at a private address, because the reader named it.
type Trusted struct {
	Kind   string `json:"kind"`
	Origin string `json:"origin"` // scheme://host:port
}

func (t *Trusted) record() (news.Record, error) {
	if address(t.Origin) == "" {
		return nil, fmt.Errorf("%q is no origin such as https://paper.example:443", t.Origin)
	}
	return news.Origin(t.Origin), nil
}

// Section is a section; those above it and those before it of the same parent come first.
type Section struct {
	Kind     string   `json:"kind"`
	Path     []string `json:"path"` // titles from the top, its own the last
	Site     string   `json:"site"` // home page of a paper
	Language string   `json:"language"`
	Search   string   `json:"search"`           // of a saved search its query; empty for a section of feeds
	Weight   string   `json:"weight,omitempty"` // much-less, less, more, much-more; absent for the usual one
	Hidden   bool     `json:"hidden,omitempty"` // the reader does not want to see it
	Show     string   `json:"show,omitempty"`   // unread, saved; absent for all
	BySource bool     `json:"bySource,omitempty"`
	Folded   bool     `json:"folded,omitempty"` // what is below it in the tree
}

func (s *Section) record() (news.Record, error) {
	if err := path(s.Path); err != nil {
		return nil, err
	}
	weight, err := weightIn(s.Weight)
	show, err2 := showIn(s.Show)
	return news.FiledSection{
		Path: s.Path, Site: address(s.Site), Language: s.Language, Search: s.Search, Weight: weight, Hidden: s.Hidden,
		View: news.View{Show: show, BySource: s.BySource, Folded: s.Folded},
	}, errors.Join(err, err2)
}

// showOf is which stories are shown, by its name; empty for all.
func showOf(s news.Show) string {
	if s == news.ShowAll {
		return ""
	}
	return s.String()
}

func showIn(name string) (news.Show, error) {
	if name == "" {
		return news.ShowAll, nil
	}
	return news.ParseShow(name)
}

// weightOf is a weight by its name; empty for the usual one.
func weightOf(w news.Weight) string {
	if w == news.Usual {
		return ""
	}
	return w.String()
}

func weightIn(name string) (news.Weight, error) {
	if name == "" {
		return news.Usual, nil
	}
	return news.ParseWeight(name)
}

// deepestSection is how long a path may be: ten times as long as any honest one.
const deepestSection = 64

// path checks the titles of a section's path.
func path(titles []string) error {
	if len(titles) > deepestSection {
		return errors.New("the path of the section is too long")
	}
	if len(titles) == 0 || slices.ContainsFunc(titles, func(t string) bool { return strings.TrimSpace(t) == "" }) {
		return errors.New("the path of the section has a title that is empty, or none")
	}
	return nil
}

// Feed is a subscription; those before it in its section come first.
type Feed struct {
	Kind     string   `json:"kind"`
	ID       string   `json:"id"` // which stays when the address changes
	URL      string   `json:"url"`
	Title    string   `json:"title"`
	Site     string   `json:"site"`
	Section  []string `json:"section"` // path
	Language string   `json:"language"`
	Added    string   `json:"added"`
	Page     bool     `json:"page"`             // no feed but a page that is read for its headlines
	Muted    string   `json:"muted"`            // since when; empty when it is heard
	Weight   string   `json:"weight,omitempty"` // as of a section
}

func feedOf(f *news.FiledFeed) Feed {
	return Feed{
		"feed", f.ID.String(), f.URL, f.Title, f.Site, f.In, f.Language, stamp(f.Added), f.Page, stamp(f.Muted), weightOf(f.Weight),
	}
}

func (f *Feed) record() (news.Record, error) {
	id, err := news.ParseFeedID(f.ID)
	added, err2 := moment(f.Added)
	muted, err3 := moment(f.Muted)
	weight, err4 := weightIn(f.Weight)
	if err := errors.Join(err, err2, err3, err4, path(f.Section)); err != nil {
		return nil, err
	}
	if address(f.URL) == "" {
		return nil, fmt.Errorf("%q is no address that can be fetched", news.Shared(f.URL))
	}
	return news.FiledFeed{In: f.Section, Feed: news.Feed{
		ID: id, URL: f.URL, Title: f.Title, Site: address(f.Site), Language: f.Language, Added: added, Page: f.Page, Muted: muted, Weight: weight,
	}}, nil
}

// Choice is which of the texts found on the pages of a site is shown.
type Choice struct {
	Kind      string `json:"kind"`
	Site      string `json:"site"` // host
	Candidate string `json:"candidate"`
}

func (c *Choice) record() (news.Record, error) {
	if c.Site == "" || c.Candidate == "" {
		return nil, errors.New("it names no site, or no text")
	}
	return news.TextChoice{Site: c.Site, Candidate: c.Candidate}, nil
}

// Width is how wide the reader made the text of articles.
type Width struct {
	Kind       string `json:"kind"`
	Columns    int    `json:"columns"`
	Configured int    `json:"configured"` // what the configuration said then
}

func (w *Width) record() (news.Record, error) {
	if w.Columns < 0 || w.Configured < 0 {
		return nil, errors.New("a width is not negative")
	}
	return news.TextWidth{Columns: w.Columns, Configured: w.Configured}, nil
}

// Habit is how the reader arranged something of the screen.
type Habit struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (h *Habit) record() (news.Record, error) {
	if h.Name == "" {
		return nil, errors.New("a habit has a name")
	}
	return news.Habit{Name: h.Name, Value: h.Value}, nil
}

// Picture is a bookmark's own copy of a picture; its bookmark comes before it.
type Picture struct {
	Kind  string `json:"kind"`
	Story string `json:"story"`
	URL   string `json:"url"`
	Data  []byte `json:"data"` // base64 (RFC 4648, 4) of the bytes as they came
}

func (p *Picture) record() (news.Record, error) {
	id, err := news.ParseStoryID(p.Story)
	if err != nil {
		return nil, err
	}
	if address(p.URL) == "" || len(p.Data) == 0 {
		return nil, errors.New("a picture without an address, or without data")
	}
	return news.KeptPicture{Story: id, URL: p.URL, Data: p.Data}, nil
}

// Mark is whether a story was read.
type Mark struct {
	Kind    string `json:"kind"`
	Story   string `json:"story"`
	Read    bool   `json:"read"` // false: it was, and was marked unread again
	Changed string `json:"changed"`
}

func (m *Mark) record() (news.Record, error) {
	id, err := news.ParseStoryID(m.Story)
	changed, err2 := moment(m.Changed)
	return news.Mark{Story: id, Read: m.Read, Changed: changed}, errors.Join(err, err2)
}

// Place is where the reader was in a story.
type Place struct {
	Kind    string `json:"kind"`
	Story   string `json:"story"`
	Block   int    `json:"block"` // that stood at the top of the screen, from 0
	Rune    int    `json:"rune"`  // how many of its characters stood above
	Changed string `json:"changed"`
}

func (p *Place) record() (news.Record, error) {
	id, err := news.ParseStoryID(p.Story)
	changed, err2 := moment(p.Changed)
	if p.Block < 0 || p.Rune < 0 {
		return nil, errors.New("a place before the beginning of the text")
	}
	return news.KeptPlace{Story: id, Place: news.Place{Block: p.Block, Rune: p.Rune}, Changed: changed}, errors.Join(err, err2)
}

// Visit is a line of the history, which comes from the first to the last.
type Visit struct {
	Kind  string `json:"kind"`
	At    string `json:"at"`
	Story string `json:"story"`
	Title string `json:"title"`
	URL   string `json:"url"`
	From  string `json:"from"` // the story it was reached from; empty for none
	Seen  string `json:"seen"` // as of when the text was that was read last in it; empty: as of when it began
	Way   string `json:"way"`  // how it was reached: front, section, listing, saved, stored, search, history, link, command; or empty
	Name  string `json:"name"` // of the section, list or story that led there; the words that were searched for
}

func (v *Visit) record() (news.Record, error) {
	id, err := news.ParseStoryID(v.Story)
	at, err2 := moment(v.At)
	seen, err3 := moment(v.Seen)
	from, err4 := idIn(v.From)
	way := news.Way{Kind: news.WayKind(v.Way), Name: v.Name, From: from}
	return news.PastVisit{At: at, Story: id, Title: v.Title, URL: address(v.URL), Way: way, Seen: seen}, errors.Join(err, err2, err3, err4)
}

// idOf is a story's identifier, empty for none.
func idOf(id news.StoryID) string {
	if id == 0 {
		return ""
	}
	return id.String()
}

func idIn(s string) (news.StoryID, error) {
	if s == "" {
		return 0, nil
	}
	return news.ParseStoryID(s)
}

// address is a web address as it is, and empty for any other: what stands in a file opens neither files nor programs.
func address(s string) string {
	scheme, _, ok := strings.Cut(s, "://")
	if ok && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) {
		return s
	}
	return ""
}

// List is a reading list, be it empty; those before it come first.
type List struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

func (l *List) record() (news.Record, error) {
	if strings.TrimSpace(l.Name) == "" {
		return nil, errors.New("a reading list without a name")
	}
	return news.ReadingList(l.Name), nil
}
