package demo

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// edition is one language's paper: its sections, and its stories with the newest first.
type edition struct {
	masthead
	Sections []*section // top level, in the order of the menu
	Stories  []*story
	Tags     []*topic
	Authors  []*topic
	Pages    []*footerPage
	Other    *edition // the sister edition

	bySlug map[string]*story
	opened time.Time
}

// section is a category of the site. Stories holds those of its Children too.
type section struct {
	Title    string
	Path     string // "/category/americas/canada/"
	Folder   string // "americas/canada"
	Atom     bool   // announces an Atom feed in place of RSS
	Parent   *section
	Children []*section
	Stories  []*story
}

// topic is a tag or an author: a name with a page and a feed of its own.
type topic struct {
	Name      string
	Slug      string
	Path      string // "/tag/ferries/"
	Biography string // of an author
	Stories   []*story
}

// footerPage is a page such as About.
type footerPage struct {
	Title, Path string
	body        string
}

// story is an article in its place in the paper.
type story struct {
	ID         int // of the post, as in /?p=4711
	Slug       string
	Path       string // "/2026/11/23/slug/"
	Title      string
	Standfirst string
	Language   string // BCP 47
	Section    *section
	Authors    []*topic
	Tags       []*topic
	Picture    string // path of the file, empty when there is none
	Caption    string
	Credit     string
	Alt        string
	Watch      string
	Published  time.Time
	Modified   time.Time
	Also       []*story // the box in mid-text
	Related    []*story // the list at the end
	Next, Prev *story   // by date, newer and older

	file string // "en/slug": the name of its picture without the extension
	body string // in the grammar of markup.go
}

// RTL says whether the story is set from right to left.
func (s *story) RTL() bool {
	return s.Language == "ar" || s.Language == "ur" || s.Language == "fa" || s.Language == "he"
}

// WatchPath is where the story's video is.
func (s *story) WatchPath() string { return "/watch/" + s.Slug + "/" }

// printEdition makes an edition out of its copy. What refers to something that does not exist is a fault.
func printEdition(m masthead, texts []*copyText, now time.Time) (*edition, []error) {
	e := &edition{masthead: m, bySlug: map[string]*story{}, opened: now.In(m.zone)}
	for _, s := range m.plan {
		e.addSection(s, nil, "")
	}
	var faults []error
	sources := map[*story]*copyText{}
	for _, c := range texts {
		if c.section == "" {
			e.Pages = append(e.Pages, &footerPage{Title: c.title, Path: e.Prefix + "/" + c.slug + "/", body: c.body})
			continue
		}
		s, err := e.place(c, now)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		sources[s] = c
	}
	e.sortStories()
	for _, s := range e.Stories {
		faults = append(faults, e.relate(s, sources[s])...)
	}
	for _, a := range e.Authors {
		a.Biography = e.biography(a)
	}
	return e, faults
}

func (e *edition) addSection(p plan, parent *section, above string) {
	s := &section{Title: p.title, Folder: above + p.slug, Atom: p.atom, Parent: parent}
	s.Path = e.Prefix + "/category/" + s.Folder + "/"
	if parent == nil {
		e.Sections = append(e.Sections, s)
	} else {
		parent.Children = append(parent.Children, s)
	}
	for _, child := range p.children {
		e.addSection(child, s, s.Folder+"/")
	}
}

// AllSections lists the sections with each one's children behind it.
func (e *edition) AllSections() []*section {
	var all []*section
	for _, s := range e.Sections {
		all = append(append(all, s), s.Children...)
	}
	return all
}

// place makes a story of a text and puts it on the lists it belongs to.
func (e *edition) place(c *copyText, now time.Time) (*story, error) {
	i := slices.IndexFunc(e.AllSections(), func(s *section) bool { return s.Folder == c.section })
	if i < 0 {
		return nil, fmt.Errorf("%s/%s: there is no such section", c.edition, c.section)
	}
	if e.bySlug[c.slug] != nil {
		return nil, fmt.Errorf("%s/%s/%s: the slug is taken", c.edition, c.section, c.slug)
	}
	s := &story{
		Slug: c.slug, Title: c.title, Standfirst: c.standfirst, Language: cmp.Or(c.language, e.Language),
		Section: e.AllSections()[i], Caption: c.caption, Credit: c.credit, Alt: c.caption, Watch: c.watch,
		Published: now.Add(-c.age).In(e.zone), body: c.body, file: c.edition + "/" + c.slug,
	}
	s.Modified = s.Published.Add(min(c.age/4, 40*time.Minute)).Truncate(time.Second)
	if pictureExists(s.file) {
		s.Picture = s.Published.Format("/wp-content/uploads/2006/01/") + s.Slug + ".jpg"
	}
	s.Path = e.Prefix + s.Published.Format("/2006/01/02/") + s.Slug + "/"
	s.Authors = e.topics(&e.Authors, splitAuthors(c.author), "/author/", s)
	s.Tags = e.topics(&e.Tags, c.tags, "/tag/", s)
	e.Stories = append(e.Stories, s)
	e.bySlug[s.Slug] = s
	for at := s.Section; at != nil; at = at.Parent {
		at.Stories = append(at.Stories, s)
	}
	return s, nil
}

// topics finds or makes the topics with these names and puts the story on their lists.
func (e *edition) topics(all *[]*topic, names []string, dir string, s *story) []*topic {
	var found []*topic
	for _, name := range names {
		slug := slugOf(name)
		i := slices.IndexFunc(*all, func(t *topic) bool { return t.Slug == slug })
		if i < 0 {
			i = len(*all)
			*all = append(*all, &topic{Name: name, Slug: slug, Path: e.Prefix + dir + slug + "/"})
		}
		t := (*all)[i]
		t.Stories = append(t.Stories, s)
		found = append(found, t)
	}
	return found
}

// sortStories puts the newest first on every list, and numbers the posts in the order in which they appeared.
func (e *edition) sortStories() {
	newest := func(a, b *story) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug, b.Slug))
	}
	slices.SortFunc(e.Stories, newest)
	for _, s := range e.AllSections() {
		slices.SortFunc(s.Stories, newest)
	}
	for _, t := range slices.Concat(e.Tags, e.Authors) {
		slices.SortFunc(t.Stories, newest)
	}
	for i, s := range e.Stories {
		s.ID = e.firstPost + 7*(len(e.Stories)-i)
		if i > 0 {
			s.Next = e.Stories[i-1]
			s.Next.Prev = s
		}
	}
}

// relate resolves the slugs that a story names.
func (e *edition) relate(s *story, c *copyText) (faults []error) {
	look := func(slugs []string) (found []*story) {
		for _, slug := range slugs {
			if other := e.bySlug[slug]; other != nil && other != s {
				found = append(found, other)
			} else {
				faults = append(faults, fmt.Errorf("%s: related story %q does not exist", s.file, slug))
			}
		}
		return found
	}
	s.Also, s.Related = look(c.also), look(c.related)
	return faults
}

// authorSplitter parts the names of a joint byline.
var authorSplitter = strings.NewReplacer(" and ", ",", " और ", ",", " et ", ",", "، ", ",", " و ", ",", "、", ",")

func splitAuthors(byline string) []string { return splitList(authorSplitter.Replace(byline)) }

// slugOf is what WordPress makes of a name: lower case, letters, marks and digits of any script, hyphens between.
func slugOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.In(r, unicode.Letter, unicode.Mark, unicode.Digit) && r != '\u200d' && r != '\u200c'
	})
	return strings.Join(words, "-")
}
