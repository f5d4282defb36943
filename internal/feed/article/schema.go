package article

import (
	"encoding/json"
	"html"
	"maps"
	"slices"
	"strings"
)

// thing is an object of JSON-LD.
type thing map[string]any

// schema is what the JSON-LD of a page says of its story, after https://schema.org/Article.
type schema struct {
	story  thing // nil when none is described
	crumbs []thing
	byID   map[string]thing
	media  map[string]string // the names of films and sounds, by the keys of their addresses
}

// storyTypes are the types that describe a text to read, the more telling ones first.
var storyTypes = []string{
	"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
	"ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "Article", "Report", "TechArticle",
	"ScholarlyArticle", "SatiricalArticle", "AdvertiserContentArticle", "SocialMediaPosting", "DiscussionForumPosting",
	"Review", "CreativeWork", "VideoObject", "WebPage",
}

// articleTypes are those of storyTypes that are a text and nothing else.
var articleTypes = storyTypes[:len(storyTypes)-4]

// maxThings is how many objects and lists one JSON-LD may hold: a thousand is much, and each costs more than its two
// bytes.
const maxThings = 20_000

// readSchema gathers the JSON-LD of a page. Broken scripts are passed over.
func readSchema(scripts []script) schema {
	s := schema{byID: map[string]thing{}, media: map[string]string{}}
	var things []thing
	for _, sc := range scripts {
		if sc.Kind != "application/ld+json" || strings.Count(sc.Text, "{")+strings.Count(sc.Text, "[") > maxThings {
			continue
		}
		if v, ok := parseJSON(sc.Text); ok {
			eachThing(v, 0, func(t thing) { things = append(things, t) })
		}
	}
	best := len(storyTypes)
	for _, t := range things {
		if id := t.str("@id"); id != "" && len(t) > len(s.byID[id]) {
			s.byID[id] = t
		}
		s.name(t)
		if t.has("BreadcrumbList") && s.crumbs == nil {
			s.crumbs = t.things("itemListElement", nil)
		}
		for rank, kind := range storyTypes[:best] {
			if t.has(kind) {
				s.story, best = t, rank
				break
			}
		}
	}
	return s
}

// name notes what a film or a sound is called.
func (s *schema) name(t thing) {
	if !t.has("VideoObject") && !t.has("AudioObject") && !t.has("PodcastEpisode") {
		return
	}
	for _, k := range []string{"embedUrl", "contentUrl", "url"} {
		if address := t.str(k); address != "" {
			s.media[key(watch(address))] = t.str("name")
		}
	}
}

// parseJSON also takes JSON with raw line breaks in its strings, a comment around it or HTML entities in it.
func parseJSON(text string) (any, bool) {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "//<![CDATA["), "//]]>")
	var v any
	for _, repair := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return strings.Map(controlToSpace, s) },
		func(s string) string {
			return strings.TrimSuffix(strings.TrimSpace(strings.Map(controlToSpace, s)), ";")
		},
		html.UnescapeString,
	} {
		if json.Unmarshal([]byte(repair(text)), &v) == nil {
			return v, true
		}
	}
	return nil, false
}

func controlToSpace(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// maxJSON bounds the depth to which JSON is walked.
const maxJSON = 24

// eachThing visits every object, the outer ones first.
func eachThing(v any, depth int, visit func(thing)) {
	if depth > maxJSON {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, key := range sortedKeys(v) {
			eachThing(v[key], depth+1, visit)
		}
	case []any:
		for _, e := range v {
			eachThing(e, depth+1, visit)
		}
	}
}

// has reports whether t is of a type.
func (t thing) has(kind string) bool {
	switch v := t["@type"].(type) {
	case string:
		return strings.TrimPrefix(strings.TrimPrefix(v, "http://schema.org/"), "https://schema.org/") == kind
	case []any:
		for _, e := range v {
			if e == kind {
				return true
			}
		}
	}
	return false
}

// str is a property as plain text: the first of a list, the name of an object.
func (t thing) str(key string) string { return plain(t[key]) }

func plain(v any) string {
	switch v := v.(type) {
	case string:
		return fold(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return plain(v[0])
		}
	case map[string]any:
		for _, k := range []string{"name", "@value", "url", "@id"} {
			if s := plain(v[k]); s != "" {
				return s
			}
		}
	}
	return ""
}

// strs is a property as a list of texts.
func (t thing) strs(key string) []string {
	list, ok := t[key].([]any)
	if !ok {
		list = []any{t[key]}
	}
	var out []string
	for _, v := range list {
		if s := plain(v); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// things is a property as a list of objects: references are followed, a bare name becomes an object.
func (t thing) things(key string, byID map[string]thing) []thing {
	list, ok := t[key].([]any)
	if !ok {
		list = []any{t[key]}
	}
	var out []thing
	for _, v := range list {
		switch v := v.(type) {
		case string:
			out = append(out, thing{"name": v})
		case map[string]any:
			if whole := byID[thing(v).str("@id")]; whole != nil && v["name"] == nil {
				v = whole
			}
			out = append(out, v)
		}
	}
	return out
}
