package article

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// Rule says where on the pages of one site the parts of a story stand, for sites that the general way does not serve.
// Each part is a group of CSS selectors; what is empty, or matches nothing on a page, is found the general way.
type Rule struct {
	Host       string // for this host and, unless names are sold below it as below com, all below it
	Body       string // the elements that hold the text
	Remove     string // taken out before anything else is done
	Related    string // boxes of related stories
	Next       string // links to the next page of the same article
	Title      string
	Byline     string
	Date       string
	Standfirst string
	Candidate  string // the name of the candidate that is the best here
}

// RuleFor is the rule for an address: that of its host, else that of the nearest domain above; nil when there is none.
func RuleFor(rules []Rule, address string) *Rule {
	var best *Rule
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	for i := range rules {
		r := &rules[i]
		if (host == r.Host || !registry(r.Host) && strings.HasSuffix(host, "."+r.Host)) && (best == nil || len(r.Host) > len(best.Host)) {
			best = r
		}
	}
	return best
}

// ruled is the site's rule, or one that says nothing.
func (p *page) ruled() Rule {
	if p.hints.Rule == nil {
		return Rule{}
	}
	return *p.hints.Rule
}

// preferred is the candidate that the reader chose for the site, else the one that its rule prefers; empty for none.
func (h *Hints) preferred() string {
	if h.Choice == "" && h.Rule != nil {
		return h.Rule.Candidate
	}
	return h.Choice
}

// obeyed is what the site's rule names on one page. Its zero value is nothing.
type obeyed struct {
	applied bool // something of it matched
	body    []*html.Node
	related []*html.Node
	next    []pageLink
}

// obey finds what the site's rule names, and takes out what it removes.
func (p *page) obey(a *news.Article) {
	r := p.hints.Rule
	if r == nil {
		return
	}
	p.describeBy(r, a)
	for _, e := range p.selected("remove", r.Remove) {
		remove(e)
	}
	p.rule.body = p.selected("body", r.Body)
	p.rule.related = p.selected("related", r.Related)
	for _, e := range p.selected("next", r.Next) {
		if address := resolvePage(p.base, attr(cmp.Or(find(e, atom.A), e), "href")); p.own(address) {
			p.rule.next = append(p.rule.next, pageLink{address: address})
		}
	}
}

// describeBy takes the facts that a rule names.
func (p *page) describeBy(r *Rule, a *news.Article) {
	for _, e := range p.selected("title", r.Title) {
		if title := textOf(e); title != "" {
			a.Title, p.headline = title, order(e)
			p.trace.instead("title", inRule)
			break
		}
	}
	for _, e := range p.selected("standfirst", r.Standfirst) {
		if words := textOf(e); words != "" {
			a.Standfirst = words
			p.trace.instead("standfirst", inRule)
			break
		}
	}
	var authors []news.Link
	for _, e := range p.selected("byline", r.Byline) {
		authors = append(authors, news.Link{Title: textOf(e), URL: resolvePage(p.base, attr(e, "href"))})
	}
	s := p.signers(authors, a.Site)
	if len(s.people) == 0 {
		s.people = s.houses
	}
	if len(s.people) > 0 {
		a.Authors = p.withPages(s.people)
		a.Byline = byline(a.Authors)
		p.trace.instead("byline", inRule)
	}
	for _, e := range p.selected("date", r.Date) {
		if at := dateIn(e); !at.IsZero() {
			a.Published = at
			p.trace.instead("date", inRule)
			if a.Modified.Before(at) {
				a.Modified = time.Time{}
			}
			break
		}
	}
}

// dateIn is the date that an element gives, for machines or in words.
func dateIn(e *html.Node) time.Time {
	if at := parseDate(cmp.Or(attr(e, "datetime"), attr(e, "content"))); !at.IsZero() {
		return at
	}
	return findDate(textOf(e))
}

// selected lists the elements that match a part of the rule, in the order of the page, and none inside another.
func (p *page) selected(part, selectors string) []*html.Node {
	if selectors == "" {
		return nil
	}
	matched, err := query(p.doc, selectors)
	if err != nil {
		p.trace.note("rule", "%s: %v", part, err)
		return nil
	}
	var list []*html.Node
	for _, e := range matched {
		if len(list) == 0 || !contains(list[len(list)-1], e) {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		p.trace.note("rule", "%s: %s matches nothing on this page, so the general way serves", part, selectors)
		return nil
	}
	p.rule.applied = true
	p.trace.note("rule", "%s: %s matches %d", part, selectors, len(list))
	return list
}

// within makes the part of the page that the rule calls the text the one in which related stories are called inline.
func (r *obeyed) within(body region) region {
	if len(r.body) == 0 {
		return body
	}
	body.node = common(r.body)
	body.mass = body.masses[body.node]
	body.first, body.last = order(r.body[0]), order(r.body[0])
	for _, n := range r.body {
		for e := range elements(n) {
			body.last = max(body.last, order(e))
		}
	}
	return body
}

// byRule is the text that the rule names. It is copied before the page is pruned: names are judged no more where a rule
// has spoken.
func (p *page) byRule() candidate {
	if len(p.rule.body) == 0 {
		return candidate{}
	}
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range p.rule.body {
		root.AppendChild(clone(n))
	}
	for e := range elements(root) {
		if clutterTags[e.DataAtom] || hidden(e) {
			remove(e)
		}
	}
	return p.build(root)
}
