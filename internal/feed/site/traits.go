package site

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// traits are what the names that a page's authors gave an element tell of it.
type traits struct {
	menu      bool
	footer    bool
	sidebar   bool
	forbidden bool // a list that is no menu
}

// traits judges an element by its class, id and role. Pages repeat these a hundred times, and the names in them a
// thousand times, so each is judged once. The classes of the page as a whole say nothing of its parts.
func (d *document) traits(n *html.Node) traits {
	if len(n.Attr) == 0 || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return traits{}
	}
	written := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "role")
	t, ok := d.judged[written]
	if !ok {
		for name := range strings.FieldsSeq(strings.ToLower(written)) {
			t = t.with(d.named(name))
		}
		d.judged[written] = t
	}
	return t
}

// What of the names on a page is judged. Real pages have some 2,000, of 40 bytes at the most.
const (
	mostNames   = 20_000
	longestName = 200 // bytes
)

// named judges a single name, in lower case.
func (d *document) named(name string) traits {
	t, ok := d.names[name]
	if ok || len(name) > longestName || len(d.names) == mostNames {
		return t
	}
	if !isForeign(name) {
		t = traits{
			menu: menuNames().MatchString(name), footer: strings.Contains(name, "footer"),
			sidebar: sidebarNames().MatchString(name), forbidden: forbiddenNames().MatchString(name),
		}
	}
	d.names[name] = t
	return t
}

// with is what two names tell together.
func (t traits) with(u traits) traits {
	return traits{t.menu || u.menu, t.footer || u.footer, t.sidebar || u.sidebar, t.forbidden || u.forbidden}
}

// foreign are the beginnings of classes that speak of something else than the element: of the layout around it, or
// of what WordPress knows of a post.
var foreign = []string{"has-", "no-", "with-", "without-", "category-", "tag-"}

func isForeign(name string) bool {
	return slices.ContainsFunc(foreign, func(start string) bool { return strings.HasPrefix(name, start) })
}
