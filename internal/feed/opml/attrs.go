package opml

import (
	"strings"

	"reader/internal/feed/parse"
)

// attrs are the attributes of an outline, by their names in lower case and without prefix and joints: xmlUrl, XMLURL
// and xml_url are one.
type attrs map[string]string

var joints = strings.NewReplacer("_", "", "-", "")

func attributes(list []parse.Attribute) attrs {
	a := make(attrs, len(list))
	for _, x := range list {
		name := joints.Replace(local(x.Name))
		if a[name] == "" {
			a[name] = strings.TrimSpace(x.Value)
		}
	}
	a["type"] = strings.ToLower(a["type"])
	return a
}

// first is the value of the first of some attributes that has one.
func (a attrs) first(names ...string) string {
	for _, name := range names {
		if a[name] != "" {
			return a[name]
		}
	}
	return ""
}

// title prefers text, which OPML 2.0 requires, to title.
func (a attrs) title() string {
	return cut(strings.Join(strings.Fields(a.first("text", "title", "name")), " "), maxTitle)
}

// address is that of the feed as written. OPML 2.0 knows xmlUrl alone; the others are names that programs gave it.
func (a attrs) address() string { return a.first("xmlurl", "feedurl", "rssurl", "xmluri") }

// name is what a refusal calls the outline: its address, else its title.
func (a attrs) name() string {
	if address := a.address(); address != "" {
		return address
	}
	if a["url"] != "" {
		return a["url"]
	}
	return a.title()
}

// outline reads a feed or a folder; why says what speaks against it, and lacks what speaks against it if nothing
// stands in it. filtercmd and whatever else other programs run is not read at all.
func (a attrs) outline() (o Outline, why, lacks string) {
	o = Outline{Title: a.title(), Site: site(a["htmlurl"]), Language: a["language"], Place: place(a["category"]), Muted: a["muted"] == "yes"}
	raw := a.address()
	switch kind := a["type"]; {
	case kind == "include":
		return o, "it includes another file, which is not followed", ""
	case raw != "":
	case kind == "link" && a["page"] == "":
		if a["url"] == "" {
			return o, "a link without an address", ""
		}
		return o, "a link to a page, not a feed", ""
	case a["url"] != "":
		raw, o.Page = a["url"], kind == "link"
	case feedTypes[kind]:
		return o, "", "a feed without an address"
	default:
		return o, "", ""
	}
	o.URL, why = Address(raw)
	return o, why, ""
}

// feedTypes are the types that name a feed; OPML 2.0 knows rss alone.
var feedTypes = map[string]bool{"rss": true, "atom": true, "feed": true, "rss1": true, "rss2": true, "json": true}

// place reads the first of the categories: a tag, or a path when there is a slash in it (OPML 2.0, category).
func place(category string) []string {
	for name := range strings.SplitSeq(category, ",") {
		var titles []string
		for title := range strings.SplitSeq(name, "/") {
			if title = cut(title, maxTitle); title != "" {
				titles = append(titles, title)
			}
		}
		if len(titles) > 0 {
			return titles[:min(len(titles), maxDepth)]
		}
	}
	return nil
}
