package article

import (
	"maps"
	"slices"
	"strings"
)

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// bodyKeys are the names under which page data carries the text of its story.
var bodyKeys = wordSet(`articlebody body content bodyhtml body_html articlehtml html text contenthtml rendered`)

// scriptBody is the story's text as the page's data holds it, as HTML or as plain text; "" when there is none worth
// the name. Some pages are drawn by a script and hold their words nowhere else.
func scriptBody(scripts []script) string {
	best := ""
	for _, s := range scripts {
		if !strings.Contains(strings.ToLower(s.text), "body") && !strings.Contains(s.text, "ontent") {
			continue
		}
		v, ok := parseJSON(s.text)
		if !ok {
			continue
		}
		eachThing(v, 0, func(t thing) {
			for k, v := range t {
				text, isText := v.(string)
				if isText && bodyKeys[strings.ToLower(k)] && len(text) > len(best) && prosaic(k, text) {
					best = text
				}
			}
		})
	}
	return best
}

// prosaic tells a story's text from a template or a blob of code.
func prosaic(key, text string) bool {
	if key == "articleBody" {
		return len(text) > 200
	}
	return strings.Count(text, "<p") > 2 && !strings.Contains(text, "<script")
}
