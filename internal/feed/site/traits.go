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

// traits judges an element by its class, id and role. Pages repeat these a hundred times, so each combination is
// judged once. The classes of the page as a whole say nothing of its parts.
func (d *document) traits(n *html.Node) traits {
	if len(n.Attr) == 0 || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return traits{}
	}
	written := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "role")
	t, ok := d.judged[written]
	if !ok {
		own := names(written)
		t = traits{
			menu: menuNames.MatchString(own), footer: strings.Contains(own, "footer"),
			sidebar: sidebarNames.MatchString(own), forbidden: forbiddenNames.MatchString(own),
		}
		d.judged[written] = t
	}
	return t
}

// foreign are the beginnings of classes that speak of something else than the element: of the layout around it, or
// of what WordPress knows of a post.
var foreign = []string{"has-", "no-", "with-", "without-", "category-", "tag-"}

// names are what is written about an element, in lower case, without the foreign.
func names(written string) string {
	all := strings.Fields(strings.ToLower(written))
	return strings.Join(slices.DeleteFunc(all, func(name string) bool {
		return slices.ContainsFunc(foreign, func(start string) bool { return strings.HasPrefix(name, start) })
	}), " ")
}
