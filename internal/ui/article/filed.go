package article

import (
	"cmp"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// What a story is filed under leads to a list: its section above the headline, its authors in the line of facts, its tags
// after the text.

// listed is the target of a link of the article's page to a list. Without an address it leads to what is stored of it.
func (p *Page) listed(kind news.ListingKind, l news.Link) target {
	of := news.Listing{
		Kind: kind, Title: strings.TrimSpace(l.Title), URL: l.URL, From: cmp.Or(p.reading.Article.URL, p.reading.Story.URL),
	}
	return target{link: news.Link{Title: of.Name(), URL: l.URL}, to: page.ListOf(of)}
}

// file makes targets of the kicker and the names in the rows of the head.
func (p *Page) file(env *page.Env, s *sheet, rows []row) {
	if t, ok := p.section(env); ok {
		mark(s, rows[:min(len(rows), 2)], p.matter.kicker.Text, p.matter.kicker.Style, t)
	}
	for _, a := range p.authors() {
		mark(s, rows, text.Line(a.Title), muted.With(theme.Underline), p.listed(news.ByAuthor, a))
	}
}

// section is where the kicker leads: to the section of ours that it names, else to the site's list.
func (p *Page) section(env *page.Env) (target, bool) {
	story, its := &p.reading.Story, p.reading.Article.Section
	if l, ok := ours(env.Sections, story); ok {
		return target{link: news.Link{Title: l.Title}, to: l}, true
	}
	if its.Title == "" || story.Kicker != "" && text.Fold(story.Kicker) != text.Fold(its.Title) {
		return target{}, false
	}
	return p.listed(news.InSection, its), true
}

// ours is the section in the reader's tree that a story stands in.
func ours(tree []news.Section, s *news.Story) (page.List, bool) {
	var found page.List
	news.Walk(tree, func(path []string, node *news.Section) {
		below := strings.Join(path[min(1, len(path)-1):], "/")
		whole := strings.Join(path, "/")
		if s.Section != "" && (s.Section == below && s.Source == path[0] || s.Section == whole) {
			found = page.List{Title: node.Title, Query: news.Query{Section: node.ID}}
		}
	})
	return found, found.Query.Section != 0
}

// longestName is how many words an author's name has at the most, where the page does not say what in its byline is one.
const longestName = 4

// authors are the people whom the page names; of a byline alone, when it is one name.
func (p *Page) authors() []news.Link {
	a := &p.reading.Article
	if len(a.Authors) > 0 {
		return a.Authors
	}
	by := cmp.Or(a.Byline, p.reading.Story.Byline)
	if by == "" || strings.ContainsAny(by, ",&;/|") || len(strings.Fields(by)) > longestName || strings.Contains(" "+text.Fold(by)+" ", " and ") {
		return nil
	}
	return []news.Link{{Title: by}}
}

// mark makes a target of words where they stand whole in one piece of the rows.
func mark(s *sheet, rows []row, words text.Safe, style theme.Style, t target) {
	for i := range rows {
		for n, pc := range rows[i].pieces {
			at := strings.Index(string(pc.Text), string(words))
			if words == "" || at < 0 || pc.target != 0 {
				continue
			}
			before, name, after := pc, pc, pc
			before.Text, name.Text, after.Text = pc.Text.Until(at), words, pc.Text.From(at+len(words))
			name.Style, name.target, name.URL, name.lead = style, s.add(t), text.URL(t.link.URL), true
			parts := slices.DeleteFunc([]piece{before, name, after}, func(pc piece) bool { return pc.Text == "" })
			rows[i].pieces = slices.Replace(rows[i].pieces, n, n+1, parts...)
			return
		}
	}
}

// tags sets the subjects that the publisher names.
func (p *Page) tags(env *page.Env, s *sheet, width int) []row {
	all := p.filed()
	if len(all) == 0 {
		return nil
	}
	return slices.Concat([]row{heading("FILED UNDER")}, flowed(env, s, all, width))
}

// filed are the subjects that the publisher names, and the page's section where the kicker says another: each leads to its
// list, and stands there once.
func (p *Page) filed() []target {
	var all []target
	said := map[string]bool{text.Fold(p.reading.Story.Kicker): true, text.Fold(p.reading.Article.Title): true}
	for _, a := range p.authors() { // they are followed in the head
		said[text.Fold(a.Title)] = true
	}
	add := func(kind news.ListingKind, l news.Link) {
		if name := text.Fold(strings.TrimSpace(l.Title)); name != "" && !said[name] {
			said[name] = true
			all = append(all, p.listed(kind, l))
		}
	}
	if its := p.reading.Article.Section; its.URL != "" {
		add(news.InSection, its)
	}
	links := p.reading.Article.Tags
	if len(links) == 0 {
		for _, t := range p.reading.Story.Tags {
			links = append(links, news.Link{Title: t})
		}
	}
	for _, l := range links {
		add(news.Tagged, l)
	}
	return all
}

// flowed sets targets side by side, as many in a row as fit. None is parted.
func flowed(env *page.Env, s *sheet, all []target, width int) []row {
	const gap = "   " // room for a hint and a blank on both sides
	var rows []row
	room := 0
	for _, t := range all {
		name := env.Measure.Truncate(text.Line(t.link.Title), width, env.Glyphs.More)
		w := env.Measure.Width(name)
		if room < w+len(gap) {
			rows = append(rows, row{})
			room = width + len(gap)
		} else {
			last := &rows[len(rows)-1]
			last.pieces = append(last.pieces, piece{Run: surface.Run{Text: gap}})
		}
		room -= w + len(gap)
		last := &rows[len(rows)-1]
		last.pieces = append(last.pieces, piece{
			Run: surface.Run{Text: name, Style: linkStyle, URL: text.URL(t.link.URL)}, target: s.add(t), lead: true,
		})
	}
	return rows
}
