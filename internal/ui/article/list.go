package article

import (
	"cmp"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// linkStyle is that of what can be followed.
var linkStyle = theme.Style{Fore: theme.Link}

// heading is the title of a group beside or below the text.
func heading(title text.Safe) row {
	r := plain(surface.Run{Text: title, Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}})
	r.heads = true
	return r
}

// list sets what belongs to the article but not into its text: related stories, links, sounds. It stands in the rail, or
// after the text where there is no rail.
func (p *Page) list(env *page.Env, s *sheet, width int) []row {
	seen := map[string]bool{}
	groups := [][]row{
		p.stories(env, s, width, "RELATED", seen, news.RelatedInline, news.RelatedEnd),
		p.stories(env, s, width, "NEXT", seen, news.RelatedNext),
		p.stories(env, s, width, "PREVIOUS", seen, news.RelatedPrev),
		p.links(env, s, width),
		p.files(env, s),
		p.labels(env, width, "YOURS", p.ownTags()),
	}
	var rows []row
	for _, g := range groups {
		if len(g) == 0 {
			continue
		}
		if len(rows) > 0 {
			rows = append(rows, row{})
		}
		rows = append(rows, g...)
	}
	return rows
}

// stories lists the related stories of some kinds that were not seen yet.
func (p *Page) stories(env *page.Env, s *sheet, width int, title text.Safe, seen map[string]bool, kinds ...news.RelatedKind) []row {
	var rows []row
	for _, i := range p.offered(seen, kinds...) {
		if len(rows) > 0 {
			rows = append(rows, row{})
		}
		rows = append(rows, p.storyRows(env, &p.reading.Related[i], s.relatedRef(i), width)...)
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([]row{heading(title), {}}, rows)
}

// offered are the places of the related stories of some kinds that were not seen yet.
func (p *Page) offered(seen map[string]bool, kinds ...news.RelatedKind) []int {
	var out []int
	for i := range p.reading.Related {
		if r := &p.reading.Related[i]; slices.Contains(kinds, r.Kind) && !seen[r.URL] {
			seen[r.URL] = true
			out = append(out, i)
		}
	}
	return out
}

// relatedTitle is the headline of a related story, or its address.
func relatedTitle(r *news.RelatedStory) text.Safe {
	return cmp.Or(text.Line(cmp.Or(r.Title, r.Story.Title)), text.URL(r.URL))
}

// mostRelated is how many lines the headline of a related story may take.
const mostRelated = 3

func (p *Page) storyRows(env *page.Env, r *news.RelatedStory, to ref, width int) []row {
	title := relatedTitle(r)
	style := theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	if r.Story.Read {
		style = muted
	}
	var rows []row
	for _, l := range env.Measure.Balance(title, width, mostRelated) {
		one := plain(surface.Run{Text: l, Style: style})
		one.target, one.rtl = to, text.RTL(title)
		rows = append(rows, one)
	}
	if meta := p.relatedMeta(env, r, width); len(meta) > 0 {
		last := plain(meta...)
		last.target = to
		rows = append(rows, last)
	}
	return rows
}

// relatedMeta is source, age and marks of a related story, as far as they are not the article's; of one that nobody
// knows, the host it stands on when that is another than this article's.
func (p *Page) relatedMeta(env *page.Env, r *news.RelatedStory, width int) []surface.Run {
	if r.Story.ID != 0 {
		facts := headline.Facts{Source: true, Age: true, Marks: true}.Within(&r.Story, p.reading.Story.Source, p.reading.Story.Kicker)
		return headline.MetaIn(env, &r.Story, facts, width)
	}
	if !p.home(r.URL) {
		return []surface.Run{{Text: text.Host(r.URL), Style: muted}}
	}
	return nil
}

// links lists the links of the text by their numbers. Those to related stories stand there already.
func (p *Page) links(env *page.Env, s *sheet, width int) []row {
	related := map[string]bool{}
	for _, r := range p.reading.Related {
		related[r.URL] = true
	}
	var rows []row
	for i, l := range s.set.Links {
		if related[l.URL] {
			continue
		}
		rows = append(rows, p.linkRows(env, l, ref(i+1), width)...)
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([]row{heading("LINKS IN THIS PIECE")}, rows)
}

// linkRows are a link's number and words, and the host that it leads to where that is another site: behind the words, or
// below them where there is no room.
func (p *Page) linkRows(env *page.Env, l news.Link, to ref, width int) []row {
	host := text.Host(l.URL)
	number := text.Format("%d ", int(to))
	words := cmp.Or(text.Line(l.Title), host)
	cut := env.Measure.Truncate(words, width-env.Measure.Width(number), env.Glyphs.More)
	first := plain(surface.Run{Text: number, Style: muted}, surface.Run{Text: cut, Style: linkStyle, URL: text.URL(l.URL)})
	first.target = to
	if p.home(l.URL) || words == host {
		return []row{first}
	}
	beside := surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " ", host), Style: muted}
	if env.Wide(first.pieces[0].Run, first.pieces[1].Run, beside) <= width {
		first.pieces = append(first.pieces, piece{Run: beside})
		return []row{first}
	}
	below := plain(surface.Run{Text: surface.Repeat(" ", env.Measure.Width(number))}, surface.Run{Text: host, Style: muted})
	below.target = to
	return []row{first, below}
}

// files lists sounds and the discussion: they open outside.
func (p *Page) files(env *page.Env, s *sheet) []row {
	var rows []row
	for _, t := range p.attached(env) {
		r := plain(surface.Run{Text: text.Line(t.link.Title), Style: linkStyle, URL: text.URL(t.link.URL)})
		r.target = s.add(t)
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([]row{heading("WITH THIS STORY")}, rows)
}

// attached is what belongs to the story and opens outside.
func (p *Page) attached(env *page.Env) []target {
	var out []target
	add := func(title text.Safe, url string) {
		out = append(out, target{link: news.Link{Title: string(title), URL: url}, plays: true})
	}
	for _, e := range p.reading.Story.Enclosures {
		if e.URL != "" {
			add(enclosure(env, e), e.URL)
		}
	}
	if c := p.reading.Story.Comments; c != "" {
		add("Discussion", c)
	}
	return out
}

// enclosure names a file: its title or name, and how long it is.
func enclosure(env *page.Env, e news.Enclosure) text.Safe {
	name := text.Line(cmp.Or(e.Title, e.Name()))
	if e.Duration > 0 {
		return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), name, text.Format("%d min", max(1, int(e.Duration.Minutes()+0.5))))
	}
	return name
}

// ownTags are what the reader wrote to the story: tags, lists, the note.
func (p *Page) ownTags() []text.Safe {
	var out []text.Safe
	for _, t := range p.reading.Tags {
		out = append(out, text.Line(t))
	}
	for _, l := range p.reading.Lists {
		out = append(out, text.Format("in %s", l))
	}
	if n := text.Line(p.reading.Note); n != "" {
		out = append(out, n)
	}
	return out
}

func (p *Page) labels(env *page.Env, width int, title text.Safe, names []text.Safe) []row {
	words := text.Join(text.Join("", " ", env.Glyphs.Dot, " "), names...)
	if words == "" {
		return nil
	}
	return slices.Concat([]row{heading(title)}, paragraph(env.Measure, words, width, muted))
}
