package article

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// A live blog is a page that is written as things happen: a column of updates, each with its time. It is told by its
// data (https://schema.org/LiveBlogPosting) or by the names of its column, its address or its title, and by the column
// itself: boxes beside each other that each hold a time and prose.

const (
	minUpdates = 3    // fewer are an article with a correction
	maxUpdates = 2000 // more are not read
)

// liveWords mark the column of a live blog.
var liveWords = wordSet(`live liveblog live-blog liveticker live-ticker ticker livefeed live-feed liveupdates live-updates live-update livepost
	live-post live-posts live-coverage minute-by-minute en-direct endirect directo en-vivo envivo diretta ao-vivo aovivo relacja na-zywo canli`)

var (
	livePath  = text.Pattern(`(?i)(?:^|[/_.-])(?:live(?:blog|ticker|updates?|feed)?|ticker|minute-by-minute|(?:en-)?direct|en-?vivo|directo|diretta|ao-?vivo|relacja|canli|onlayn)(?:[/_.-]|$)`)
	liveTitle = text.Pattern(`(?i)(?:^|[^\pL])(?:live(?: ?blog| ?ticker| updates?)?|liveticker|newsblog|minute by minute|en direct|directo|en vivo|minuto a minuto|in diretta|ao vivo|na żywo|онлайн|canlı|लाइव|ライブ|速報|直播)(?:[^\pL]|$)`)
)

// liveUpdate is one entry of a live blog.
type liveUpdate struct {
	at    time.Time
	title string
	place int // in the page; 0 when it comes from its data
	body  candidate
}

// liveBlog is a live blog as its page has it.
type liveBlog struct {
	updates []liveUpdate
	first   int // place of the column in the page; 0 when the updates come from its data
}

// liveBlog finds the updates of a live blog, in the order of the page; none on other pages. It must be asked before the
// page is pruned, which takes times out.
func (p *page) liveBlog(c cleaner, a *news.Article) liveBlog {
	announced := p.schema.story.has("LiveBlogPosting")
	column, items := p.column()
	marked := column != nil && (p.within(column, liveWords) || slices.ContainsFunc(items[:min(len(items), minUpdates)], func(n *html.Node) bool { return p.names.any(n, liveWords) }))
	told := p.url != nil && livePath().MatchString(p.url.Path) || liveTitle().MatchString(a.Title)
	var b liveBlog
	if column != nil && (announced || marked || told) {
		b = p.updatesIn(column, items, c, a.Published)
	}
	if data := p.updatesOf(c, a.Published); announced && data.words() > 2*b.words() {
		b = data
	}
	if len(b.updates) < minUpdates {
		return liveBlog{}
	}
	return b
}

func (b *liveBlog) words() int {
	n := 0
	for i := range b.updates {
		n += b.updates[i].body.words() + text.Words(b.updates[i].title)
	}
	return n
}

// column is the element with the most boxes that each hold a time and prose, and those boxes.
func (p *page) column() (*html.Node, []*html.Node) {
	timed, times := map[*html.Node]bool{}, 0
	for e := range elements(p.body) {
		if p.clock(e).IsZero() || p.within(e, commentWords) || closest(e, atom.Nav, atom.Aside, atom.Footer, atom.Figure) != nil {
			continue
		}
		times++
		for n := e; n != nil && n != p.body && !timed[n]; n = n.Parent {
			timed[n] = true
		}
	}
	if times < minUpdates {
		return nil, nil
	}
	r := region{masses: map[*html.Node]int{}}
	r.measure(p.body)
	count := map[*html.Node]int{}
	var best *html.Node
	for n := range timed {
		if r.masses[n] >= minProse && n.Parent != nil {
			count[n.Parent]++
		}
	}
	for n, c := range count {
		if c >= minUpdates && (best == nil || c > count[best] || c == count[best] && order(n) < order(best)) {
			best = n
		}
	}
	if best == nil || r.masses[best]*2 < r.masses[p.body] {
		return nil, nil
	}
	var items []*html.Node
	teasers := 0
	for n := best.FirstChild; n != nil; n = n.NextSibling {
		if timed[n] && r.masses[n] >= minProse && len(items) < maxUpdates {
			items = append(items, n)
			if p.teases(n) {
				teasers++
			}
		}
	}
	if teasers*2 > len(items) {
		return nil, nil
	}
	return best, items
}

// teases reports a box whose heading leads to another story: a list of such boxes is no live blog.
func (p *page) teases(box *html.Node) bool {
	heading := find(box, atom.H2, atom.H3, atom.H4, atom.H5)
	if heading == nil {
		return false
	}
	link := find(heading, atom.A)
	if link == nil {
		link = closest(heading, atom.A)
	}
	return link != nil && p.story(resolvePage(p.base, attr(link, "href")))
}

// clock is the time that an element gives, for machines or in its words; zero for most elements.
func (p *page) clock(e *html.Node) time.Time {
	for _, key := range []string{"datetime", "data-timestamp", "data-time", "data-date", "data-published"} {
		if value := attr(e, key); value != "" {
			if at := parseDate(value); !at.IsZero() {
				return at
			}
		}
	}
	if is(e, atom.Time) || attr(e, "itemprop") == "datePublished" {
		return parseDate(cmp.Or(attr(e, "content"), textOf(e)))
	}
	return time.Time{}
}

// updatesIn reads the boxes of a column.
func (p *page) updatesIn(column *html.Node, items []*html.Node, c cleaner, published time.Time) liveBlog {
	b := liveBlog{first: order(column)}
	said := map[string]bool{}
	for _, item := range items {
		u := p.updateIn(clone(item), c, published)
		print := letters(u.title + news.PlainText(u.body.blocks))
		if print != "" && !said[print] { // an update that is pinned stands in its place, too
			b.updates = append(b.updates, u)
		}
		said[print] = true
	}
	return b
}

// updateIn reads one box, which it takes apart.
func (p *page) updateIn(item *html.Node, c cleaner, published time.Time) liveUpdate {
	u := liveUpdate{place: order(item)}
	var heading *html.Node
	for e := range elements(item) {
		at := p.clock(e)
		switch {
		case u.at.IsZero() && !at.IsZero():
			u.at = inZone(at, cmp.Or(attr(e, "datetime"), attr(e, "content")), published)
			remove(e)
		case !at.IsZero() && is(e, atom.Time), p.clutter(e):
			remove(e)
		case heading == nil && is(e, atom.H2, atom.H3, atom.H4, atom.H5):
			heading = e
		}
	}
	if heading != nil {
		u.title = textOf(heading)
		remove(heading)
	}
	u.body = c.clean(p.build(item))
	return u
}

var zoned = text.Pattern(`(?i)(?:z|[+-]\d\d:?\d\d|gmt|utc|^\d{9,})$`)

// inZone reads a time that names no zone in the zone of the page's own date.
func inZone(t time.Time, written string, published time.Time) time.Time {
	if written == "" || zoned().MatchString(strings.TrimSpace(written)) || published.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, published.Location())
}

// updatesOf reads the updates that the page's data hold.
func (p *page) updatesOf(c cleaner, published time.Time) liveBlog {
	var b liveBlog
	list := p.schema.story.things("liveBlogUpdate", p.schema.byID)
	for _, t := range list[:min(len(list), maxUpdates)] {
		written := cmp.Or(t.str("datePublished"), t.str("dateModified"))
		body, _ := t["articleBody"].(string)
		b.updates = append(b.updates, liveUpdate{
			at: inZone(parseDate(written), written, published), title: t.str("headline"), body: c.clean(fromScript(asMarkup(body), p.address)),
		})
	}
	return b
}

// candidate sets a live blog as a text: what stands above its updates first, then each update below its time.
func (b *liveBlog) candidate(above candidate) candidate {
	var t candidate
	said := map[string]bool{}
	for i := range b.updates {
		for j := range b.updates[i].body.blocks {
			said[letters(news.PlainText(b.updates[i].body.blocks[j:j+1]))] = true
		}
		said[letters(b.updates[i].title)] = true
	}
	for i := range above.blocks {
		if b.first > 0 && above.orders[i] >= b.first || said[letters(news.PlainText(above.blocks[i:i+1]))] {
			continue
		}
		t.blocks, t.orders = append(t.blocks, above.blocks[i]), append(t.orders, above.orders[i])
	}
	t.lede = min(above.lede, len(t.blocks))
	for _, u := range b.updates {
		head := news.Block{Kind: news.Heading, Level: 2, Time: u.at}
		if u.title != "" {
			head.Spans = []news.Span{{Text: u.title}}
		}
		t.blocks, t.orders = append(t.blocks, head), append(t.orders, u.place)
		t.blocks, t.orders = append(t.blocks, u.body.blocks...), append(t.orders, u.body.orders...)
	}
	return t
}

// newest is when the last update was written.
func (b *liveBlog) newest() time.Time {
	var newest time.Time
	for _, u := range b.updates {
		if u.at.After(newest) {
			newest = u.at
		}
	}
	return newest
}

// facts notes in an article that it is a live blog, and when its page says that it ends or ended.
func (b *liveBlog) facts(a *news.Article, s thing) {
	a.Live = true
	a.LiveUntil = parseDate(s.str("coverageEndTime"))
	if newest := b.newest(); newest.After(a.Modified) {
		a.Modified = newest
	}
}
