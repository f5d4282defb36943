package article

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/text"
)

// furtherLinks are the addresses at which a page offers the rest of its story, or the same story in another form.
type furtherLinks struct {
	pages  []pageLink
	single string // the whole story on one page
	amp    string
	print  string
}

// pageLink leads to a page of the same story.
type pageLink struct {
	address string
	number  int // as the link or its address says; 0 for "the next one"
}

// maxPageLinks is how many links to pages of a story are noted.
const maxPageLinks = 100

// further finds them. It must be asked before the page is pruned, which takes pagers out.
func (p *page) further() furtherLinks {
	var f furtherLinks
	if p.url == nil || p.listing() {
		return f
	}
	own := p.pageForms(p.url)
	for e := range elements(p.doc) {
		switch {
		case !hasAttr(e, "href"):
		case is(e, atom.Link):
			p.announced(e, own, &f)
		case is(e, atom.A):
			p.offered(e, own, &f)
		}
	}
	return f
}

// target is where a link leads on the page's own site, or nil.
func (p *page) target(e *html.Node) *url.URL {
	u, err := url.Parse(resolvePage(p.base, attr(e, "href")))
	if err != nil || u.Host == "" || brand(u.Hostname()) != brand(p.url.Hostname()) {
		return nil
	}
	return u
}

// unlikely are the types that a page gives itself when it is a list of stories, by https://ogp.me/#types.
var unlikely = wordSet("website blog object profile")

// listing reports a page that calls itself anything but a story, such as a section's.
func (p *page) listing() bool {
	for _, kind := range articleTypes {
		if p.schema.story.has(kind) {
			return false
		}
	}
	return unlikely[strings.ToLower(p.metaOf("og:type"))] && p.metaDate(publishedNames).IsZero() || p.schema.story.has("CollectionPage")
}

// announced reads a link element of the page's head.
func (p *page) announced(e *html.Node, own []pageForm, f *furtherLinks) {
	for rel := range strings.FieldsSeq(strings.ToLower(attr(e, "rel"))) {
		if rel != "amphtml" && rel != "next" && (rel != "alternate" || attr(e, "media") != "print") {
			continue
		}
		switch u := p.target(e); {
		case u == nil:
		case rel == "amphtml":
			f.amp = u.String()
		case rel == "alternate":
			f.print = u.String()
		case sameStory(p.pageForms(u), own).announced():
			f.add(pageLink{address: u.String()})
		}
	}
}

var (
	pageText = text.Pattern(`^(?:(?:page|seite|pagina|página|strona|sida|side|sayfa|страница|पृष्ठ)\s*)?(\d{1,3})$`)
	nextText = text.Pattern(`^[\s»›>→]*(?:next(?: page)?|continued?(?: on (?:the )?next page)?|nächste(?: seite)?|weiter(?:lesen)?(?: auf seite \d+)?|(?:page )?suivante?|(?:página )?siguiente|próxima(?: página)?|` +
		`(?:pagina )?successiva|avanti|volgende(?: pagina)?|następna(?: strona)?|dalej|nästa(?: sida)?|neste|далее|следующая(?: страница)?|sonraki(?: sayfa)?|अगला(?: पृष्ठ)?|次(?:へ|のページ(?:へ)?)?|下一[页頁])?[\s»›>→]*$`)
	singleText = text.Pattern(`^(?:(?:view|read|show|see)?\s*(?:as |on |the )*(?:a |one )?(?:single|one|full)[- ](?:page|article|story)|(?:view |show |see )?all pages|view all|(?:artikel |alles )?auf einer seite(?: lesen| anzeigen)?|` +
		`(?:tout )?(?:lire|afficher) (?:sur une (?:seule )?page|en une page)|(?:ver |leer )?(?:todo )?en una (?:sola )?página|(?:leggi )?(?:tutto )?(?:in|su) una (?:sola )?pagina|(?:ler )?(?:tudo )?em uma (?:só )?página|` +
		`(?:alles )?op één pagina|cały artykuł|(?:na )?jednej stronie|visa allt på en sida|на одной странице|tek sayfada(?: göster)?|एक पृष्ठ पर|全文(?:表示|を読む)?|1ページで(?:表示|読む)|单页阅读|在本页阅读全文|余下全文)$`)
	printText = text.Pattern(`^(?:print(?:er|able)?(?:[- ]friendly)?(?: version| view| this)?|druck(?:en|version|ansicht)|version imprimable|imprimer|imprimir|versión para imprimir|versione stampabile|stampa|afdrukken|drukuj|skriv ut|распечатать|версия для печати|yazdır|印刷(?:用)?|打印)$`)
	printPath = text.Pattern(`(?i)(?:^|[/?&=_.-])(?:print|druck|printer|imprimir|imprimer|stampa|drucken|druckversion)(?:[/?&=_.-]|$)`)
)

// offered reads a link of the page's body.
func (p *page) offered(e *html.Node, own []pageForm, f *furtherLinks) {
	text := strings.ToLower(brief(e, 60))
	next := slices.Contains(strings.Fields(strings.ToLower(attr(e, "rel"))), "next") || text != "" && nextText().MatchString(text)
	number := 0
	if m := pageText().FindStringSubmatch(text); m != nil {
		number, _ = strconv.Atoi(m[1])
	}
	single, print := singleText().MatchString(text), printText().MatchString(text)
	if !next && number == 0 && !single && !print || p.within(e, commentWords) {
		return
	}
	switch u := p.target(e); {
	case u == nil:
	case single:
		if p.sameStem(u, own) {
			f.single = u.String()
		}
	case print:
		if printPath().MatchString(u.RequestURI()) {
			f.print = u.String()
		}
	default:
		form := sameStory(p.pageForms(u), own)
		if form != nil && (number > 0 || !form.loose) && (number == 0 || form.number == number || form.number == number-1) {
			f.add(pageLink{u.String(), number})
		}
	}
}

func (f *furtherLinks) add(l pageLink) {
	known := slices.ContainsFunc(f.pages, func(k pageLink) bool { return key(k.address) == key(l.address) && (k.number > 0 || l.number == 0) })
	if !known && len(f.pages) < maxPageLinks {
		f.pages = append(f.pages, l)
	}
}

// commentWords mark what readers wrote, whose pages are no pages of the story.
var commentWords = wordSet("comment comments commentlist comment-list disqus respond livefyre coral viafoura replies leserkommentare kommentare forum reviews")

// within reports that n or an element around it bears one of the names.
func (p *page) within(n *html.Node, table map[string]bool) bool {
	for ; n != nil && n != p.body; n = n.Parent {
		if n.Type == html.ElementNode && p.names.any(n, table) {
			return true
		}
	}
	return false
}

// pageForm is one way to read an address as a page of a story.
type pageForm struct {
	stem   string // what all pages of the story share
	number int
	bare   bool // the number is a step of the path, and could be the story's own
	loose  bool // the number could be part of the story's name
}

// pageKeys are query parameters that number the pages of a story.
var pageKeys = wordSet("page pg p seite pagina página paged part teil pageno pagenum pagenumber page_number page-number strona sida side sayfa sivu currentpage")

// allKeys are query parameters, and values of them, that ask for a story on one page.
var allKeys = wordSet("all full single singlepage single-page onepage view-all viewall komplett komplettansicht alles allpages showall")

var (
	// namedPage is a path that says that its number is a page's: /story/page/2, /story/seite-2.
	namedPage = text.Pattern(`(?i)^(.+?)/(?:page|seite|pagina|strona|sida|side|sivu|sayfa|p|part|teil)[-_/,]?(\d{1,3})$`)
	// lastNumber is a path with a number of its own at the end: /story/2.
	lastNumber = text.Pattern(`^(.+)/(\d{1,2})$`)
	// suffixed is a name with a number behind it: /story_2.html, /story-p2.html, /story-2.
	suffixed = text.Pattern(`(?i)^(.+?)[-_,.](?:(page|seite|p|s|pagina|strona)[-_]?)?(\d{1,2})(\.[a-z]{2,5})?$`)
)

// pageForms reads an address in every way that makes a page number of a part of it; the first takes it as it is.
func (p *page) pageForms(u *url.URL) []pageForm {
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	query := cutTrackers(u.RawQuery)
	stem := func(path, query string) string { return host + path + "?" + query }
	forms := []pageForm{{stem: stem(path, query), number: 1}}
	if path == "" {
		return forms
	}
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 1000 && pageKeys[strings.ToLower(name)] {
			rest := slices.DeleteFunc(strings.Split(query, "&"), func(s string) bool { return s == pair })
			forms = append(forms, pageForm{stem: stem(path, strings.Join(rest, "&")), number: n})
		}
	}
	if m := namedPage().FindStringSubmatch(path); m != nil {
		forms = append(forms, pageForm{stem: stem(m[1], query), number: atoi(m[2])})
	}
	if m := lastNumber().FindStringSubmatch(path); m != nil {
		forms = append(forms, pageForm{stem: stem(m[1], query), number: atoi(m[2]), bare: true})
	}
	if m := suffixed().FindStringSubmatch(path); m != nil {
		forms = append(forms, pageForm{stem: stem(m[1]+m[4], query), number: atoi(m[3]), loose: m[2] == ""})
	}
	return forms
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// sameStory is the form in which an address is another page of the story whose forms are given; nil when it is none, or
// the very same page.
func sameStory(other, own []pageForm) *pageForm {
	if other[0].stem == own[0].stem {
		return nil
	}
	for i := range other {
		if other[i].stem == own[0].stem {
			return &other[i]
		}
	}
	for i := range other {
		for _, o := range own[1:] {
			if other[i].stem == o.stem {
				form := other[i]
				form.loose = form.loose || o.loose || o.bare // /story/12 and /story/13 are rather two stories
				return &form
			}
		}
	}
	return nil
}

// announced reports a form that may be trusted when the page's head calls it the next.
func (f *pageForm) announced() bool { return f != nil && !f.loose }

// sameStem reports an address that asks for this story in another way: by a parameter, or one step down its path.
func (p *page) sameStem(u *url.URL, own []pageForm) bool {
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	query := ""
	for pair := range strings.SplitSeq(strings.ToLower(cutTrackers(u.RawQuery)), "&") {
		name, value, _ := strings.Cut(pair, "=")
		if !allKeys[name] && !allKeys[value] && pair != "" {
			query += pair
		}
	}
	if i := strings.LastIndexByte(path, '/'); i > 0 && allKeys[strings.ToLower(path[i+1:])] {
		path = path[:i]
	}
	bare := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + path + "?" + query
	asIs := p.pageForms(u)[0].stem
	return asIs != own[0].stem && slices.ContainsFunc(own, func(o pageForm) bool { return o.stem == bare })
}

// promisedWords is how many words the page's data say that the story has.
func (p *page) promisedWords() int {
	switch n := p.schema.story["wordCount"].(type) {
	case float64:
		return int(n)
	case string:
		return atoi(n)
	}
	return 0
}
