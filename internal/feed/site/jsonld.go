package site

import (
	"encoding/json"
	"strings"
)

// thing is an object of JSON-LD, after https://schema.org.
type thing map[string]any

const (
	deepestThing = 12      // objects inside objects
	mostThings   = 2000    // of one page
	longestJSON  = 1 << 20 // bytes of one script
)

// things are the objects in a page's JSON-LD, those inside others too, in the order of the page. Broken scripts are
// passed over.
func (d *document) things() []thing {
	var all []thing
	for _, s := range d.data {
		var v any
		if json.Unmarshal([]byte(s.Text), &v) == nil {
			all = gatherThings(v, 0, all)
		}
	}
	return all
}

// isThings reports that a script holds JSON-LD that is not too long to be read.
func isThings(kind string, text []byte) bool {
	return strings.Contains(kind, "ld+json") && len(text) <= longestJSON
}

func gatherThings(v any, depth int, all []thing) []thing {
	if depth > deepestThing || len(all) >= mostThings {
		return all
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			all = gatherThings(x, depth+1, all)
		}
	case map[string]any:
		all = append(all, v)
		for _, key := range nestings {
			all = gatherThings(v[key], depth+1, all)
		}
	}
	return all
}

// nestings are the properties in which objects stand that say something of a site's order.
var nestings = []string{"@graph", "hasPart", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "breadcrumb", "isPartOf"}

// is says whether an object is of a type.
func (t thing) is(kind string) bool {
	for _, k := range texts(t["@type"]) {
		if k == kind {
			return true
		}
	}
	return false
}

// texts are the strings that a property holds: one, or several.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// first is the first string that one of some properties holds.
func (t thing) first(properties ...string) string {
	for _, p := range properties {
		if all := texts(t[p]); len(all) > 0 {
			return all[0]
		}
	}
	return ""
}
