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
	page, err := f.get(ctx, u.JoinPath("wp/v2/categories").String()+"?per_page=100")
	if err != nil {
		return nil
	}
	var all []category
	if json.Unmarshal(page.Body, &all) != nil {
		return nil
	}
	return f.page.tree(all)
}

// tree orders categories: those with most posts first, the empty ones and the one for want of another left out.
func (d *document) tree(all []category) []news.SiteSection {
	sort.SliceStable(all, func(i, j int) bool { return all[i].Count > all[j].Count })
	children := map[int][]news.SiteSection{}
	section := func(c category) (news.SiteSection, bool) {
		u := d.link(c.Link)
		title := fold(html.UnescapeString(c.Name))
		if c.Count == 0 || u == nil || !sameSite(u, d.url) || !fits(title) || strings.HasPrefix(c.Slug, "uncategori") {
			return news.SiteSection{}, false
		}
		return news.SiteSection{Title: title, URL: u.String()}, true
	}
	for _, c := range all {
		if s, ok := section(c); ok && c.Parent != 0 {
			children[c.Parent] = append(children[c.Parent], s)
		}
	}
	var top []news.SiteSection
	for _, c := range all {
		if s, ok := section(c); ok && c.Parent == 0 {
			s.Children = children[c.ID]
			top = append(top, s)
		}
	}
	return top
}
