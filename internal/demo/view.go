package demo

import (
	"bytes"
	"embed"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// templates holds the pages (*.html), the feeds (*.xml) and the style sheet.
//
//go:embed template
var templates embed.FS

// pages parses the page templates when the first page is asked for, so that a start does not wait for it.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(templates, "template/*.html"))
})

// view is what a template sees: the edition, and what this page or feed is about. Origin goes before every path.
type view struct {
	*edition
	Origin  string // "http://host:port"
	Path    string // of this page
	Base    string // of a list's first page
	Kind    string // body class: home, category, tag, author, search, single, page, video, error404
	Heading string
	Query   string // of a search
	Feed    string // of a feed: its own path
	Stories []*story
	Page    int // of a list, from 1
	Pages   int
	Section *section
	Topic   *topic
	Story   *story
	Footer  *footerPage
}

// page renders a template; the pages are tested, so failing is a mistake in this package.
func (v *view) page(name string) *resource {
	var b bytes.Buffer
	if err := pages().ExecuteTemplate(&b, name, v); err != nil {
		panic(err)
	}
	modified := v.opened
	if v.Story != nil {
		modified = v.Story.Modified
	}
	r := &resource{contentType: "text/html; charset=UTF-8", body: b.Bytes(), modified: modified}
	r.links = "<" + v.URL("/wp-json/") + `>; rel="https://api.w.org/"`
	return r.seal()
}

// URL makes a path absolute.
func (v *view) URL(path string) string {
	if path, query, found := strings.Cut(path, "?"); found {
		return v.Origin + escapePath(path) + "?" + query
	}
	return v.Origin + escapePath(path)
}

// Home is the address of the edition's front page.
func (v *view) Home() string { return v.URL(v.Prefix + "/") }

// At makes the same view of another story: what the parts of a page are given.
func (v *view) At(s *story) *view {
	other := *v
	other.Story = s
	return &other
}

// Title is what stands in the window's title: "Africa – The Lantern Courier".
func (v *view) Title() string {
	switch v.Kind {
	case "home":
		return v.Name + " - " + v.Tagline
	case "category", "tag", "author":
		return v.Heading + " – " + v.Name
	default:
		return v.Heading + " - " + v.Name
	}
}

// Description sums the page up for machines.
func (v *view) Description() string {
	if v.Story != nil {
		return v.Story.Standfirst
	}
	return v.Tagline
}

// PageLanguage is the language of the page's main text.
func (v *view) PageLanguage() string {
	if v.Story != nil {
		return v.Story.Language
	}
	return v.Language
}

// HasFeed says whether this list has a feed of its own. Those of the authors have none, as on many sites.
func (v *view) HasFeed() bool { return v.Kind != "author" }

// Atom says whether this page's own feed is announced as Atom.
func (v *view) Atom() bool { return v.Kind == "category" && v.Section.Atom }

// FeedFormat is the kind of feed that this page announces.
func (v *view) FeedFormat() feedFormat {
	if v.Atom() {
		return feedFormats["atom/"]
	}
	return feedFormats[""]
}

// Blocks are the blocks of the story's body.
func (v *view) Blocks() []template.HTML { return v.markup().blocks(v.Story.body) }

// FooterBlocks are those of a footer page.
func (v *view) FooterBlocks() []template.HTML { return v.markup().blocks(v.Footer.body) }

func (v *view) markup() markup {
	return markup{address: func(slug string) string {
		if s := v.bySlug[slug]; s != nil {
			return v.URL(s.Path)
		}
		return ""
	}}
}

// Lead is the first paragraph of the story.
func (v *view) Lead() template.HTML {
	for chunk := range strings.SplitSeq(v.Story.body, "\n\n") {
		for _, b := range v.markup().blocks(chunk) {
			if isParagraph(b) {
				return b
			}
		}
	}
	return ""
}

func isParagraph(block template.HTML) bool { return strings.HasPrefix(string(block), "<p>") }

// In makes the same view of a section.
func (v *view) In(s *section) *view {
	other := *v
	other.Section = s
	return &other
}

// Footers are the pages linked from the foot: the edition's, which Page and Pages of a list hide.
func (v *view) Footers() []*footerPage { return v.edition.Pages }

// AllStories are those of the whole edition, whatever the page lists.
func (v *view) AllStories() []*story { return v.edition.Stories }

// Today is the day the paper was opened.
func (v *view) Today() time.Time { return v.opened }

// Middle says before which block the box in mid-text stands: between two paragraphs behind the first third, or at
// least behind one.
func (*view) Middle(blocks []template.HTML) int {
	for i := max(1, len(blocks)/3); i < len(blocks); i++ {
		if isParagraph(blocks[i-1]) && isParagraph(blocks[i]) {
			return i
		}
	}
	return 1 + slices.IndexFunc(blocks, isParagraph)
}

// Last says before which block the video stands.
func (*view) Last(blocks []template.HTML) int { return len(blocks) - 1 }

// MostRead is the list in the margin: some five stories, the same on every page.
func (v *view) MostRead() []*story {
	list := slices.Clone(v.edition.Stories)
	slices.SortFunc(list, func(a, b *story) int { return v.Popularity(b) - v.Popularity(a) })
	return list[:min(5, len(list))]
}

// Popularity is how often a story is said to have been read.
func (*view) Popularity(s *story) int { return 200 + int(checksum(s.Slug)%4000) }

// Crumbs are the sections above a page, and the page's own.
func (v *view) Crumbs() []*section {
	var up []*section
	for s := v.Section; s != nil; s = s.Parent {
		up = append(up, s)
	}
	slices.Reverse(up)
	return up
}

// Head are the first n stories.
func (*view) Head(list []*story, n int) []*story { return list[:min(n, len(list))] }

// Tail are the stories behind the first n, up to the m-th.
func (*view) Tail(list []*story, n, m int) []*story { return list[min(n, len(list)):min(m, len(list))] }

// PageNumbers are those of a list's pages.
func (v *view) PageNumbers() []int {
	numbers := make([]int, v.Pages)
	for i := range numbers {
		numbers[i] = i + 1
	}
	return numbers
}

// PageURL is the address of a list's n-th page.
func (v *view) PageURL(n int) string { return v.URL(v.pagePath(n)) }

func (v *view) pagePath(n int) string {
	if n == 1 {
		return v.Base
	}
	return v.Base + "page/" + strconv.Itoa(n) + "/"
}
