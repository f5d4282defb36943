package parse

import (
	"bytes"
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
	feed, items, lost, closed := decodeFeed(text)
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
	c.doc.Lost, c.doc.CutOff = lost, !closed
	for _, raw := range items {
		if item, ok := itemOf(raw); ok {
			c.doc.Entries = append(c.doc.Entries, c.jsonEntry(item))
		} else {
			c.doc.Lost++
		}
	}
	identify(c.doc.Entries)
	return c.doc, true
}

// feedFields are those of the feed itself that are read.
var feedFields = set("version", "title", "home_page_url", "feed_url", "description", "language", "icon", "favicon", "author", "authors", "hubs")

// decodeFeed reads the fields of the feed and finds its items one by one, so that a document that breaks off keeps every
// whole item. lost counts the items that were lost that way, or are more than mostEntries; closed says that it does not.
func decodeFeed(text string) (feed object, items []json.RawMessage, lost int, closed bool) {
	feed = object{}
	d := json.NewDecoder(strings.NewReader(text))
	if _, err := d.Token(); err != nil {
		return feed, nil, 0, false
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return feed, items, lost, false
		}
		name, _ := key.(string)
		if name == "items" {
			items, lost = decodeItems(d)
			continue
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return feed, items, lost, false
		}
		if feedFields[name] {
			feed[name], _ = valueOf(raw)
		}
	}
	end, _ := d.Token()
	return feed, items, lost, end == json.Delim('}')
}

func decodeItems(d *json.Decoder) (items []json.RawMessage, lost int) {
	t, err := d.Token()
	if err != nil || t != json.Delim('[') {
		return nil, 0
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return items, lost + 1
		}
		switch {
		case raw[0] != '{':
		case len(items) < mostEntries:
			items = append(items, raw)
		default:
			lost++
		}
	}
	_, _ = d.Token() // without its bracket the list is whole all the same
	return items, lost
}

// mostValues bounds what one item may hold, at up to 100 bytes each. Commas and brackets in its texts count too: the
// longest article has some thousands.
const mostValues = 1 << 16

// valueOf reads a value; false when it is broken, or would take far more room than it takes in the feed.
func valueOf(raw json.RawMessage) (v any, ok bool) {
	weight := 0
	for _, sign := range []string{",", "[", "{"} {
		weight += bytes.Count(raw, []byte(sign))
	}
	if weight > mostValues {
		return nil, false
	}
	return v, json.Unmarshal(raw, &v) == nil
}

// itemOf is an item, which is read when it is its turn: all together would take many times the room.
func itemOf(raw json.RawMessage) (object, bool) {
	v, ok := valueOf(raw)
	o, isObject := v.(map[string]any)
	return o, ok && isObject
}

// itemsLookRight recognises a feed that forgot its version by what only items of a JSON Feed have.
func itemsLookRight(items []json.RawMessage) bool {
	for _, raw := range items {
		o, _ := itemOf(raw)
		if o.text("id") == "" || o.text("content_html") == "" && o.text("content_text") == "" {
			return false
		}
	}
	return len(items) > 0
}

func (c *completer) jsonFeed(o object) {
	d := &c.doc
	d.Title = o.title()
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
		Title:        o.title(),
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

// title is a field of that name on one line; JSON Feed has no markup in it.
func (o object) title() string {
	return cut(oneLine(cut(o.text("title"), 4*longestTitle)), longestTitle)
}

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
