package article

import (
	"fmt"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
)

// MaxPages is how many pages of one story are worth asking for; more are a gallery or a trap.
const MaxPages = 20

// reading is what one source says of a story, and where it says that there is more.
type reading struct {
	Extraction
	links    furtherLinks
	promised int // words that its data say the story has; 0 when they say nothing
}

// complete makes one article of what its sources give, and notes which more are wanted.
func (r *reading) complete(sources []Source, h Hints) {
	r.byOtherForms(sources, h)
	switch r.Article.Verdict {
	case news.VerdictFull, news.VerdictTeaser:
		if !r.bySinglePage(sources, h) {
			r.byPages(sources, h)
		}
	}
}

// bySinglePage takes the page that holds the whole story, where one is offered and says more than this one.
func (r *reading) bySinglePage(sources []Source, h Hints) bool {
	if r.links.single == "" {
		return false
	}
	s := answered(sources, Further, r.links.single)
	if s == nil {
		r.want(Wanted{Role: Further, URL: r.links.single})
		return false
	}
	single, err := read(s, h)
	if err != nil || single.Article.Verdict != news.VerdictFull || single.Article.Words <= r.Article.Words || !covers(&single, r) {
		return false
	}
	r.Article.Blocks, r.Article.Related = single.Article.Blocks, single.Article.Related
	r.Article.Words = single.Article.Words
	return true
}

// covers reports that one text holds most words of another.
func covers(whole, piece *reading) bool {
	part := bagOf(piece.Article.Blocks)
	return float64(part.shared(bagOf(whole.Article.Blocks))) >= agreement*float64(part.words)
}

func (r *reading) want(w Wanted) { r.Wanted = append(r.Wanted, w) }

// answered is the source that came from an address, or nil.
func answered(sources []Source, role Role, address string) *Source {
	i := slices.IndexFunc(sources, func(s Source) bool { return s.Role == role && key(s.URL) == key(address) })
	if i < 0 {
		return nil
	}
	return &sources[i]
}

// byPages joins the further pages, in the order of their numbers, up to the first that is not there, is walled, or has
// no new text.
func (r *reading) byPages(sources []Source, h Hints) {
	if len(r.links.pages) == 0 {
		return // most stories have one page: nothing is compared for them
	}
	b := newBook(r.Article.URL)
	b.note(r.links.pages, 1)
	j, gap := newJoint(&r.Article), false
	for number, address, ok := b.next(); ok; number, address, ok = b.next() {
		s := answered(sources, Further, address)
		page, err := readFurther(s, h)
		if err != nil {
			r.want(Wanted{Role: Further, URL: address, Page: number})
			gap = true
			continue
		}
		b.note(page.links.pages, number)
		if !gap && !j.add(&page.Article) {
			break
		}
	}
	r.Article.Words = text.Words(news.PlainText(r.Article.Blocks))
}

// readFurther reads a further page, if it is there and shows its part of the story.
func readFurther(s *Source, h Hints) (reading, error) {
	if s == nil {
		return reading{}, ErrNotPage
	}
	page, err := read(s, h)
	if err == nil && walled(page.Article.Verdict) {
		err = ErrNotPage
	}
	return page, err
}

// walled reports a page that shows something else than its story.
func walled(v news.Verdict) bool { return v != news.VerdictFull && v != news.VerdictTeaser }

// book is the pages of a story that are known, by number.
type book struct {
	addresses map[int]string
	seen      map[string]bool // by key
	at        int
}

func newBook(first string) *book {
	return &book{addresses: map[int]string{}, seen: map[string]bool{key(first): true}, at: 1}
}

// note takes in the links of a page. What leads to a page that is known already is passed over, so a pager that leads
// in a circle ends.
func (b *book) note(links []pageLink, here int) {
	for _, l := range links {
		number := l.number
		if number == 0 {
			number = here + 1
		}
		if k := key(l.address); number > 1 && !b.seen[k] && b.addresses[number] == "" {
			b.seen[k] = true
			b.addresses[number] = l.address
		}
	}
}

// next is the page with the lowest number above the last one's. Gaps are passed over: a pager may leave out its middle,
// which the pages before it then show.
func (b *book) next() (number int, address string, ok bool) {
	for n, a := range b.addresses {
		if n > b.at && (!ok || n < number) {
			number, address, ok = n, a, true
		}
	}
	b.at = number
	return number, address, ok
}

// short reports that a page has far less of its story than there must be: it is no whole article, or its data or the
// feed promise more than twice as much.
func (r *reading) short(h Hints) bool {
	promised := max(r.promised, text.Words(news.PlainText(h.Feed)))
	return r.Article.Verdict != news.VerdictFull || float64(r.Article.Words) < muchLess*float64(promised)
}

// byOtherForms lets the page for telephones and the page for the printer compete, where the page itself is short.
func (r *reading) byOtherForms(sources []Source, h Hints) {
	for _, form := range []struct {
		role    Role
		address string
	}{{AMP, r.links.amp}, {Print, r.links.print}} {
		if form.address == "" || !r.short(h) && h.preferred() != form.role.String() {
			continue
		}
		s := answered(sources, form.role, form.address)
		if s == nil {
			r.want(Wanted{Role: form.role, URL: form.address})
			continue
		}
		if other, err := read(s, Hints{Title: h.Title}); err == nil {
			r.against(&other, form.role.String(), h)
		}
	}
}

// against lets the text of another form of the page compete with this one's.
func (r *reading) against(other *reading, name string, h Hints) {
	c := Candidate{Name: name, Words: other.Article.Words}
	switch {
	case walled(other.Article.Verdict) && other.Article.Verdict != news.VerdictPaywall:
		c.Reason = "It shows something else than the story."
	case h.preferred() == r.Article.Way:
		c.Reason = "Another one is preferred on this site."
	case other.Article.Words <= r.Article.Words && h.preferred() != name:
		c.Reason = fmt.Sprintf("It has %d words, and the page itself has %d.", other.Article.Words, r.Article.Words)
	case h.preferred() == name:
		c.Reason = "It is preferred on this site."
		r.take(other, &c, "Another one is preferred on this site.")
	case r.Article.Verdict == news.VerdictFull && float64(r.Article.Words) >= muchLess*float64(other.Article.Words):
		c.Reason = fmt.Sprintf("The page itself tells the story: %d words against %d.", r.Article.Words, other.Article.Words)
	default:
		c.Reason = fmt.Sprintf("The page itself has far less: %d words.", r.Article.Words)
		r.take(other, &c, fmt.Sprintf("It is short, and the %s form of the page has %d words.", name, other.Article.Words))
	}
	r.Candidates = append(r.Candidates, c)
}

// take puts the text of another form of the page in the place of this one's, which lost for a reason.
func (r *reading) take(other *reading, c *Candidate, lost string) {
	for i := range r.Candidates {
		if r.Candidates[i].Chosen {
			r.Candidates[i].Chosen, r.Candidates[i].Reason = false, lost
		}
	}
	c.Chosen = true
	a := &r.Article
	a.Blocks, a.Words, a.Verdict, a.Way = other.Article.Blocks, other.Article.Words, other.Article.Verdict, c.Name
	for i := range a.Related {
		if a.Related[i].Kind == news.RelatedInline {
			a.Related[i].Kind, a.Related[i].Anchor = news.RelatedEnd, -1
		}
	}
}
