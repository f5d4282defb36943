package site

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
	"sort"
	"strings"

	"reader/internal/news"
)

// mostCategories bounds the categories that are read; 100 are asked for.
const mostCategories = 500

// category is what the REST interface of WordPress says of one (/wp-json/wp/v2/categories).
type category struct {
	ID     int    `json:"id"`
	Count  int    `json:"count"` // posts
	Link   string `json:"link"`
	Name   string `json:"name"` // HTML
	Slug   string `json:"slug"`
	Parent int    `json:"parent"`
}

// categories reads the sections of a WordPress site whose menu nobody could find. Nil when it is none.
func (f *finder) categories(ctx context.Context) []news.SiteSection {
	u, err := url.Parse(f.head.wordpress)
	if err != nil || !sameSite(u, f.page.url) {
		return nil
	}
	page, err := f.get(ctx, u.JoinPath("wp/v2/categories").String()+"?per_page=100&orderby=count&order=desc")
	if err != nil {
		return nil
	}
	var all []category
	if json.Unmarshal(page.Body, &all) != nil {
		return nil
	}
	return f.page.tree(all)
}

// tree orders categories in two levels: those with most posts first, the empty ones and the one for want of another left
// out. One whose parent is not told of stands at the top.
func (d *document) tree(all []category) []news.SiteSection {
	sort.SliceStable(all, func(i, j int) bool { return all[i].Count > all[j].Count })
	all = all[:min(len(all), mostCategories)]
	sections := map[int]news.SiteSection{}
	for _, c := range all {
		u := d.link(c.Link)
		title := fold(html.UnescapeString(c.Name))
		if c.Count > 0 && u != nil && sameSite(u, d.url) && fits(title) && !strings.HasPrefix(c.Slug, "uncategori") {
			sections[c.ID] = news.SiteSection{Title: title, URL: u.String()}
		}
	}
	parents := map[int]int{}
	for _, c := range all {
		if sections[c.Parent].URL != "" {
			parents[c.ID] = c.Parent
		}
	}
	children := map[int][]news.SiteSection{}
	for _, c := range all {
		if root := rootOf(c.ID, parents); root != c.ID && sections[c.ID].URL != "" {
			children[root] = append(children[root], sections[c.ID])
		}
	}
	var top []news.SiteSection
	for _, c := range all {
		if s := sections[c.ID]; s.URL != "" && rootOf(c.ID, parents) == c.ID {
			s.Children = children[c.ID]
			top = append(top, s)
		}
	}
	return top
}

// rootOf is the category at the top above another; one in a circle is its own.
func rootOf(id int, parents map[int]int) int {
	at := id
	for range len(parents) {
		above, ok := parents[at]
		if !ok {
			return at
		}
		at = above
	}
	if _, ok := parents[at]; ok {
		return id
	}
	return at
}

// restOf is where a WordPress site keeps its REST interface that says of its files alone that it is one: beside the
// folder of its themes. "" for other addresses.
func restOf(file *url.URL) string {
	before, _, ok := strings.Cut(file.Path, "/wp-content/")
	if !ok {
		return ""
	}
	return file.ResolveReference(&url.URL{Path: before + "/wp-json/"}).String()
}
