package demo

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"time"
)

// LinkedData is the page's schema.org description: a NewsArticle for a story, a trail of crumbs for a section.
func (v *view) LinkedData() map[string]any {
	if v.Story == nil {
		return map[string]any{
			"@context": "https://schema.org", "@type": "WebPage", "@id": v.URL(v.Path),
			"name": v.Title(), "inLanguage": v.Language, "isPartOf": map[string]any{"@type": "WebSite", "@id": v.Home(), "name": v.Name},
		}
	}
	s := v.Story
	var authors []map[string]any
	for _, a := range s.Authors {
		authors = append(authors, map[string]any{"@type": "Person", "name": a.Name, "url": v.URL(a.Path)})
	}
	data := map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "mainEntityOfPage": v.URL(s.Path), "url": v.URL(s.Path),
		"headline": s.Title, "description": s.Standfirst, "inLanguage": s.Language, "articleSection": s.Section.Title,
		"datePublished": s.Published.Format(time.RFC3339), "dateModified": s.Modified.Format(time.RFC3339),
		"author": authors, "keywords": v.Keywords(),
		"publisher": map[string]any{"@type": "NewsMediaOrganization", "name": v.Name, "logo": map[string]any{"@type": "ImageObject", "url": v.URL(logoPath)}},
	}
	if s.Picture != "" {
		data["image"] = map[string]any{"@type": "ImageObject", "url": v.URL(s.Picture), "width": pictureWidth, "height": pictureHeight, "caption": s.Caption}
	}
	return data
}

// Keywords are the names of the story's tags.
func (v *view) Keywords() []string {
	names := make([]string, len(v.Story.Tags))
	for i, t := range v.Story.Tags {
		names[i] = t.Name
	}
	return names
}

func (s *site) robots(origin string) *resource {
	text := "User-agent: *\nDisallow: /wp-admin/\nDisallow: /?s=\n\n" +
		"Sitemap: " + origin + "/sitemap.xml\nSitemap: " + origin + "/news-sitemap.xml\n"
	return (&resource{contentType: "text/plain; charset=utf-8", body: []byte(text), modified: s.paper.Opened}).seal()
}

// siteURL is an entry of a sitemap (sitemaps.org 0.9).
type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func (s *site) sitemap(origin string) *resource {
	set := struct {
		XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []siteURL `xml:"url"`
	}{}
	for _, e := range s.paper.Editions {
		set.URL = append(set.URL, siteURL{Loc: origin + e.Prefix + "/"})
		for _, c := range e.AllSections() {
			set.URL = append(set.URL, siteURL{Loc: origin + c.Path})
		}
		for _, st := range e.Stories {
			set.URL = append(set.URL, siteURL{Loc: origin + escapePath(st.Path), LastMod: st.Modified.Format(time.RFC3339)})
		}
	}
	body, _ := xml.MarshalIndent(set, "", "  ") // strings only
	return (&resource{contentType: "application/xml; charset=UTF-8", body: append([]byte(xml.Header), body...), modified: s.paper.Opened}).seal()
}

// newsAge is how old a story may be in a news sitemap.
const newsAge = 48 * time.Hour

func (s *site) newsSitemap(origin string) *resource {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">` + "\n")
	for _, e := range s.paper.Editions {
		for _, st := range e.Stories {
			if s.paper.Opened.Sub(st.Published) < newsAge {
				_, _ = fmt.Fprintf(&b, "<url><loc>%s</loc><news:news><news:publication><news:name>%s</news:name><news:language>%s</news:language></news:publication>"+
					"<news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>\n",
					origin+escapePath(st.Path), html.EscapeString(e.Name), e.Language, st.Published.Format(time.RFC3339), html.EscapeString(st.Title))
			}
		}
	}
	b.WriteString("</urlset>\n")
	return (&resource{contentType: "application/xml; charset=UTF-8", body: []byte(b.String()), modified: s.paper.Opened}).seal()
}

// category is a term as the WordPress REST API lists it.
type category struct {
	ID     int    `json:"id"`
	Count  int    `json:"count"`
	Link   string `json:"link"`
	Name   string `json:"name"`
	Slug   string `json:"slug"`
	Parent int    `json:"parent"` // ID, 0 at the top
}

// categories lists the sections of the English edition, the site's main language, as WordPress does.
func (s *site) categories(origin string) *resource {
	numbers := map[*section]int{}
	list := []category{}
	for i, c := range s.paper.Editions[0].AllSections() {
		numbers[c] = i + 2 // 1 is "Uncategorised" everywhere
		slug := c.Folder[strings.LastIndexByte(c.Folder, '/')+1:]
		list = append(list, category{ID: i + 2, Count: len(c.Stories), Link: origin + c.Path, Name: c.Title, Slug: slug, Parent: numbers[c.Parent]})
	}
	body, _ := json.Marshal(list) // strings and numbers only
	return (&resource{contentType: "application/json; charset=UTF-8", body: body, modified: s.paper.Opened}).seal()
}
