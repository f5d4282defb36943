package demo

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// site answers for a paper at the addresses that WordPress would give it. Nothing is made before it is asked for; all
// but search results is made once.
type site struct {
	paper  *paper
	routes map[string]route
	posts  map[string]string // where /?p=ID leads
	cache  cache
}

// route makes the resource at one path. Origin, "http://host:port", goes before every address in it.
type route func(origin string) *resource

// pageLength is the number of stories on a list page; feedLength that in a feed.
const (
	pageLength = 10
	feedLength = 30
)

func newSite(p *paper) *site {
	s := &site{paper: p, routes: map[string]route{}, posts: map[string]string{}}
	for _, e := range p.Editions {
		s.routeEdition(e)
	}
	s.routes["/robots.txt"] = s.robots
	s.routes["/sitemap.xml"] = s.sitemap
	s.routes["/news-sitemap.xml"] = s.newsSitemap
	s.routes["/wp-json/wp/v2/categories"] = s.categories
	s.routes[stylePath] = s.style
	s.routes[logoPath] = s.logo
	return s
}

func (s *site) routeEdition(e *edition) {
	home := e.Prefix + "/"
	s.routeList(view{edition: e, Kind: "home", Path: home, Stories: e.Stories})
	s.routeFeed(home+"comments/feed/", view{edition: e, Path: home})
	for _, c := range e.AllSections() {
		s.routeList(view{edition: e, Kind: "category", Path: c.Path, Section: c, Heading: c.Title, Stories: c.Stories})
	}
	for _, t := range e.Tags {
		s.routeList(view{edition: e, Kind: "tag", Path: t.Path, Topic: t, Heading: t.Name, Stories: t.Stories})
	}
	for _, a := range e.Authors {
		s.routeList(view{edition: e, Kind: "author", Path: a.Path, Topic: a, Heading: a.Name, Stories: a.Stories})
		s.routes[avatarPath(a)] = avatar(a)
	}
	for _, p := range e.Pages {
		s.routePage("page", view{edition: e, Kind: "page", Path: p.Path, Footer: p, Heading: p.Title})
	}
	for _, story := range e.Stories {
		s.routeStory(e, story)
	}
}

func (s *site) routeStory(e *edition, story *story) {
	v := view{edition: e, Kind: "single", Path: story.Path, Story: story, Section: story.Section, Heading: story.Title}
	s.routePage("article", v)
	s.routeFeed(story.Path+"feed/", v)
	s.posts[strconv.Itoa(story.ID)] = story.Path
	if story.Picture != "" {
		s.routes[story.Picture] = picture(story)
	}
	if story.Watch != "" {
		v.Path, v.Kind, v.Heading = story.WatchPath(), "video", story.Watch
		s.routePage("video", v)
	}
}

// routeList routes a list, its further pages and its feeds.
func (s *site) routeList(v view) {
	v.Pages = max(1, (len(v.Stories)+pageLength-1)/pageLength)
	if v.HasFeed() {
		s.routeFeed(v.Path+"feed/", v)
	}
	name, all := "list", v.Stories
	if v.Kind == "home" {
		name = "front"
	}
	base := v.Path
	for v.Page = 1; v.Page <= v.Pages; v.Page++ {
		v.Base = base
		v.Path = v.pagePath(v.Page)
		if name != "front" {
			v.Stories = all[min(len(all), (v.Page-1)*pageLength):min(len(all), v.Page*pageLength)]
		}
		s.routePage(name, v)
		name = "list"
	}
}

func (s *site) routePage(template string, v view) {
	s.routes[v.Path] = func(origin string) *resource {
		page := v // requests for two origins may come at once
		page.Origin = origin
		return page.page(template)
	}
}

// routeFeed routes an RSS feed, and the same as Atom below it.
func (s *site) routeFeed(path string, v view) {
	v.Feed = path
	v.Stories = v.Stories[:min(len(v.Stories), feedLength)]
	for suffix, format := range feedFormats {
		s.routes[path+suffix] = func(origin string) *resource {
			feed := v
			feed.Origin = origin
			return feed.feed(format)
		}
	}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "the paper takes no letters here", http.StatusMethodNotAllowed)
		return
	}
	if place := s.redirect(r); place != "" {
		http.Redirect(w, r, place, http.StatusMovedPermanently)
		return
	}
	s.find(r).ServeHTTP(w, r)
}

// redirect gives the lasting address of what was asked for by its number or without its last slash.
func (s *site) redirect(r *http.Request) string {
	if id := r.URL.Query().Get("p"); id != "" {
		return escapePath(s.posts[id])
	}
	if s.routes[r.URL.Path] == nil && s.routes[r.URL.Path+"/"] != nil {
		return escapePath(r.URL.Path + "/")
	}
	return ""
}

func (s *site) find(r *http.Request) *resource {
	origin := "http://" + r.Host
	e := s.edition(r.URL.Path)
	if query := r.URL.Query(); query.Has("s") && r.URL.Path == e.Prefix+"/" {
		return e.search(origin, query.Get("s"))
	}
	produce := s.routes[r.URL.Path]
	if produce == nil || r.URL.Query().Has("p") { // a post with that number would have been redirected to
		return e.notFound(origin)
	}
	return s.cache.get(origin+r.URL.Path, func() *resource { return produce(origin) })
}

// edition tells the edition from a path.
func (s *site) edition(path string) *edition {
	for _, e := range s.paper.Editions[1:] {
		if strings.HasPrefix(path, e.Prefix+"/") {
			return e
		}
	}
	return s.paper.Editions[0]
}

func (e *edition) notFound(origin string) *resource {
	v := &view{edition: e, Origin: origin, Kind: "error404", Path: e.Prefix + "/", Heading: e.Words.NotFound}
	r := v.page("notfound")
	r.status = http.StatusNotFound
	return r
}

// search finds the stories that hold every word of a query, in any case.
func (e *edition) search(origin, query string) *resource {
	v := &view{edition: e, Origin: origin, Kind: "search", Path: e.Prefix + "/?s=" + url.QueryEscape(query), Query: query}
	v.Heading = fmt.Sprintf("%s \u201c%s\u201d", e.Words.SearchFor, query)
	words := strings.Fields(strings.ToLower(query))
	for _, s := range e.Stories {
		if len(words) > 0 && s.holds(words) {
			v.Stories = append(v.Stories, s)
		}
	}
	return v.page("list")
}

func (s *story) holds(words []string) bool {
	text := strings.ToLower(s.Title + "\n" + s.Standfirst + "\n" + s.body)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// escapePath writes a path as it stands in an address.
func escapePath(path string) string { return (&url.URL{Path: path}).EscapedPath() }
