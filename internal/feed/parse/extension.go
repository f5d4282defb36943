package parse

import (
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
)

// extensions are all elements of a name in a vocabulary.
func extensions(e ext.Extensions, prefix, name string) []ext.Extension { return e[prefix][name] }

// value is the text of the first of them that has any.
func value(e ext.Extensions, prefix, name string) string {
	for _, x := range e[prefix][name] {
		if v := strings.TrimSpace(x.Value); v != "" {
			return v
		}
	}
	return ""
}

// values are the texts of all of them.
func values(e ext.Extensions, prefix, name string) (all []string) {
	for _, x := range e[prefix][name] {
		if v := strings.TrimSpace(x.Value); v != "" {
			all = append(all, v)
		}
	}
	return all
}

// child is the text of an element inside an element.
func child(e ext.Extensions, prefix, name, inner string) string {
	for _, x := range e[prefix][name] {
		for _, y := range x.Children[inner] {
			if v := strings.TrimSpace(y.Value); v != "" {
				return v
			}
		}
	}
	return ""
}

// hrefOf is the address of the first link with the relation; no relation means "alternate" (RFC 4287 §4.2.7.2).
func hrefOf(links []ext.Extension, rel string) string {
	for _, l := range links {
		r := l.Attrs["rel"]
		if strings.EqualFold(r, rel) || r == "" && rel == "alternate" {
			return l.Attrs["href"]
		}
	}
	return ""
}

// imageOf is the artwork that podcasts declare, for a feed or an entry; old ones as a link.
func imageOf(e ext.Extensions) string {
	for _, prefix := range []string{"itunes", "googleplay"} {
		for _, x := range e[prefix]["image"] {
			for _, name := range []string{"href", "url"} {
				if v := x.Attrs[name]; v != "" {
					return v
				}
			}
		}
	}
	return hrefOf(e["itunes"]["link"], "image")
}
