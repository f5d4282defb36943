package portable

import (
	"strings"
	"time"

	"reader/internal/news"
)

// Article is a story's text as its page, or its feed, told it.
type Article struct {
	URL        string      `json:"url"`       // where it was fetched
	Canonical  string      `json:"canonical"` // the address its page gives for itself
	Title      string      `json:"title"`
	Standfirst string      `json:"standfirst"`
	Byline     string      `json:"byline"`
	Authors    []Link      `json:"authors,omitzero"`
	Site       string      `json:"site"` // name of the publication
	Section    Link        `json:"section,omitzero"`
	Tags       []Link      `json:"tags,omitzero"`
	Language   string      `json:"language"`
	Published  time.Time   `json:"published,omitzero"`
	Modified   time.Time   `json:"modified,omitzero"`
	Image      Image       `json:"image,omitzero"`
	Blocks     []Block     `json:"blocks,omitzero"`
	Related    []Related   `json:"related,omitzero"`
	Menu       []MenuEntry `json:"menu,omitzero"` // the site's navigation as the page prints it
	Words      int         `json:"words"`
	Way        string      `json:"way"`     // how the text was found on the page
	Verdict    string      `json:"verdict"` // see news.Verdict
	Live       bool        `json:"live,omitempty"`
	LiveUntil  time.Time   `json:"live_until,omitzero"`
	Missing    string      `json:"missing,omitempty"` // a sentence about pages that could not be had
}

// Link is an address with its words.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Related is a story that the page offers beside its own.
type Related struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Where  string `json:"where"`  // inline, end, next, prev
	Anchor int    `json:"anchor"` // inline: the index of the block before which it stood; else -1
}

// MenuEntry is an entry of a site's navigation.
type MenuEntry struct {
	Title    string      `json:"title"`
	URL      string      `json:"url"`
	Feed     string      `json:"feed,omitempty"`
	Newest   string      `json:"newest,omitempty"`
	Bare     bool        `json:"bare,omitempty"` // neither a feed nor headlines were found there
	Children []MenuEntry `json:"children,omitzero"`
}

// The names of what is counted in the store.
var (
	stored   = names(news.StoredNone, news.StoredFull)
	verdicts = names(news.VerdictEmpty, news.VerdictGone)
	wheres   = names(news.RelatedInline, news.RelatedPrev)
)

// names are the values from first to last by what they print as.
func names[T interface {
	~uint8
	String() string
}](first, last T) map[string]T {
	all := map[string]T{}
	for v := first; v <= last; v++ {
		all[v.String()] = v
	}
	return all
}

// named is the value of a name. One that is not known, of a newer program, is the zero value.
func named[T any](names map[string]T, name string) T { return names[name] }

func articleOf(a *news.Article) Article {
	return Article{
		URL: a.URL, Canonical: a.Canonical, Title: a.Title, Standfirst: a.Standfirst, Byline: a.Byline,
		Authors: mapped(a.Authors, linkOf), Site: a.Site, Section: Link(a.Section), Tags: mapped(a.Tags, linkOf),
		Language: a.Language, Published: a.Published, Modified: a.Modified, Image: Image(a.Picture),
		Blocks: mapped(a.Blocks, blockOf), Related: mapped(a.Related, relatedOf), Menu: mapped(a.Sections, menuOf),
		Words: a.Words, Way: a.Way, Verdict: a.Verdict.String(), Live: a.Live, LiveUntil: a.LiveUntil, Missing: a.Missing,
	}
}

func (a *Article) article() (news.Article, error) {
	var in blocks
	out := news.Article{
		URL: address(a.URL), Canonical: address(a.Canonical), Title: a.Title, Standfirst: a.Standfirst, Byline: a.Byline,
		Authors: mapped(a.Authors, Link.link), Site: a.Site, Section: a.Section.link(), Tags: mapped(a.Tags, Link.link),
		Language: a.Language, Published: a.Published, Modified: a.Modified, Picture: a.Image.picture(),
		Blocks: in.read(a.Blocks), Related: mapped(a.Related, Related.related), Sections: mapped(a.Menu, MenuEntry.section),
		Words: a.Words, Way: a.Way, Verdict: named(verdicts, a.Verdict), Live: a.Live, LiveUntil: a.LiveUntil, Missing: a.Missing,
	}
	return out, in.err
}

func linkOf(l news.Link) Link { return Link(l) }

func (l Link) link() news.Link {
	l.URL = address(l.URL)
	return news.Link(l)
}

func relatedOf(r news.Related) Related { return Related{r.Title, r.URL, r.Kind.String(), r.Anchor} }

func (r Related) related() news.Related {
	return news.Related{Link: Link{r.Title, r.URL}.link(), Kind: named(wheres, r.Where), Anchor: r.Anchor}
}

func menuOf(s news.SiteSection) MenuEntry {
	return MenuEntry{s.Title, s.URL, s.Feed, s.Newest, s.Bare, mapped(s.Children, menuOf)}
}

func (m MenuEntry) section() news.SiteSection {
	return news.SiteSection{
		Title: m.Title, URL: address(m.URL), Feed: address(m.Feed), Newest: m.Newest, Bare: m.Bare,
		Children: mapped(m.Children, MenuEntry.section),
	}
}

// target is where a span leads: an address as in address, or mailto.
func target(s string) string {
	if strings.HasPrefix(s, "mailto:") {
		return s
	}
	return address(s)
}
