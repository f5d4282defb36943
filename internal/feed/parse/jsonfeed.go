package parse

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"

	"reader/internal/news"
)

// object is a JSON object read without expectations: a field of the wrong type costs that field, not the feed.
type object map[string]any

// parseJSON reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1); false when the text is something else.
func parseJSON(text string, base *url.URL, h Hints) (Document, bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{") {
		return Document{}, false
	}
	feed, items, cut := decodeFeed(text)
	version := feed.text("version")
	if !strings.Contains(version, "jsonfeed.org") && !itemsLookRight(items) {
		return Document{}, false
	}
	c := completer{base: base}
	c.jsonFeed(feed)
	c.doc.bound()
	c.dates = dateReader{language: cmp.Or(c.doc.Language, h.Language), host: hostOf(cmp.Or(c.doc.Link, base.String()))}
	c.doc.Format = "json" + strings.TrimPrefix(version[strings.LastIndexByte(version, '/')+1:], "v")
	if version == "" || strings.HasSuffix(c.doc.Format, "json1") {
		c.doc.Format = "json1.0"
	}
	c.doc.Lost = cut
	for _, item := range items {
		c.doc.Entries = append(c.doc.Entries, c.jsonEntry(item))
	}
	identify(c.doc.Entries)
	return c.doc, true
}

// decodeFeed reads the fields of the feed and its items one by one, so that a document that breaks off keeps every
// whole item. cut counts the items that were lost that way, or are more than mostEntries.
func decodeFeed(text string) (feed object, items []object, cut int) {
	feed = object{}
	d := json.NewDecoder(strings.NewReader(text))
	if _, err := d.Token(); err != nil {
		return feed, nil, 0
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return feed, items, cut
		}
		name, _ := key.(string)
		if name == "items" {
			items, cut = decodeItems(d)
			continue
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return feed, items, cut
		}
		feed[name] = v
	}
	return feed, items, cut
}

func decodeItems(d *json.Decoder) (items []object, cut int) {
	t, err := d.Token()
	if err != nil || t != json.Delim('[') {
		return nil, 0
	}
	for d.More() {
		var v any
		if err := d.Decode(&v); err != nil {
			return items, cut + 1
		}
		switch o, ok := v.(map[string]any); {
		case !ok:
		case len(items) < mostEntries:
			items = append(items, o)
		default:
			cut++
		}
	}
	_, _ = d.Token() // without its bracket the list is whole all the same
	return items, cut
}

// itemsLookRight recognises a feed that forgot its version by what only items of a JSON Feed have.
func itemsLookRight(items []object) bool {
	for _, o := range items {
		if o.text("id") == "" || o.text("content_html") == "" && o.text("content_text") == "" {
			return false
		}
	}
	return len(items) > 0
}

func (c *completer) jsonFeed(o object) {
	d := &c.doc
	d.Title = oneLine(o.text("title"))
	d.Link = c.web(o.text("home_page_url"))
	d.Self = c.web(o.text("feed_url"))
	d.Description = html.EscapeString(o.text("description"))
	d.Language = o.text("language")
	d.Image = cmp.Or(c.web(o.text("icon")), c.web(o.text("favicon")))
	d.Author = strings.Join(o.authors(), ", ")
	for _, hub := range o.list("hubs") {
		d.Hub = cmp.Or(d.Hub, c.web(hub.text("url")))
	}
}

func (c *completer) jsonEntry(o object) Entry {
	out := Entry{
		ID:           o.text("id"),
		Title:        oneLine(o.text("title")),
		Link:         c.first(o.text("url"), o.text("external_url")),
		Language:     o.text("language"),
		Authors:      o.authors(),
		PublishedRaw: cmp.Or(o.text("date_published"), o.text("date_modified")),
		Published:    c.date(o.text("date_published")),
		Updated:      c.date(o.text("date_modified")),
		Categories:   categories(o.texts("tags")),
	}
	if len(out.Authors) == 0 {
		out.Authors = namesOf([]string{c.doc.Author})
	}
	full := o.text("content_html")
	if full == "" {
		full = paragraphs(html.EscapeString(o.text("content_text")))
	}
	var found news.Picture
	out.Content, found = absolute(full, c.base)
	out.Summary = html.EscapeString(o.text("summary"))
	out.Picture.URL = cmp.Or(c.web(o.text("image")), c.web(o.text("banner_image")))
	if out.Picture.URL == "" {
		out.Picture = found
	}
	for _, a := range o.list("attachments") {
		c.enclose(&out, news.Enclosure{
			URL: a.text("url"), Type: a.text("mime_type"), Title: oneLine(a.text("title")),
			Length: bytesOf(a.text("size_in_bytes")), Duration: duration(a.text("duration_in_seconds")),
		})
	}
	return out
}

// text is a field as a string: numbers are written out, anything else is nothing. Controls that JSON's escapes have
// brought in go.
func (o object) text(name string) string { return asText(o[name]) }

func asText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(repair(v))
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return fmt.Sprint(v)
	}
	return ""
}

// texts is a field as a list of strings; a lone string counts as a list of one.
func (o object) texts(name string) (all []string) {
	switch v := o[name].(type) {
	case []any:
		for _, x := range v {
			all = append(all, asText(x))
		}
	case string:
		all = append(all, asText(v))
	}
	return all
}

// list is a field as a list of objects; a lone object counts as a list of one.
func (o object) list(name string) (all []object) {
	switch v := o[name].(type) {
	case []any:
		for _, x := range v {
			if inner, ok := x.(map[string]any); ok {
				all = append(all, inner)
			}
		}
	case map[string]any:
		all = append(all, v)
	}
	return all
}

// authors reads version 1.1's list and version 1's single one; a bare string is a name.
func (o object) authors() []string {
	var names []string
	for _, field := range []string{"authors", "author"} {
		for _, a := range o.list(field) {
			names = append(names, cmp.Or(a.text("name"), a.text("url")))
		}
		names = append(names, o.texts(field)...)
	}
	return namesOf(names)
}
