package parse_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/feed/parse"
	"reader/internal/news"
)

// read parses a feed that must be one.
func read(t *testing.T, feed string, h parse.Hints) parse.Document {
	t.Helper()
	if h.URL == "" {
		h.URL = "https://harbour.example/feed.xml"
	}
	doc, err := parse.Parse([]byte(feed), h)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	return doc
}

// rss wraps channel content.
func rss(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harbour Gazette</title>` +
		`<link>https://harbour.example/</link>` + inside + `</channel></rss>`
}

func atom(inside string) string {
	return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>` +
		`<id>urn:harbour</id>` + inside + `</feed>`
}

func TestRSS(t *testing.T) {
	doc := read(t, `<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
 <channel>
  <title>Harbour Gazette</title><link>https://harbour.example/</link><description>Tides &amp;amp; people</description>
  <language>en-gb</language><ttl>45</ttl><managingEditor>desk@harbour.example (The Desk)</managingEditor>
  <lastBuildDate>Sun, 22 Nov 2026 18:00:00 GMT</lastBuildDate>
  <image><url>/logo.png</url><title>x</title><link>https://harbour.example/</link></image>
  <atom:link rel="self" href="https://harbour.example/feed.xml"/><atom:link rel="hub" href="https://hub.example/"/>
  <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
  <skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours><skipDays><day>Sunday</day></skipDays>
  <item>
   <title>Ferry &amp;amp; fog</title><link>/ferry?a=1&amp;b=2</link><guid isPermaLink="false">ferry-1</guid>
   <pubDate>Sun, 22 Nov 2026 12:30:00 +0530</pubDate><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Nils</dc:creator>
   <description>&lt;p&gt;Short&lt;/p&gt;</description>
   <content:encoded><![CDATA[<p>Long <a href="/more">more</a><img src="fog.jpg" alt="Fog"></p>]]></content:encoded>
   <category>Sea</category><category>Weather</category><category>Sea</category><comments>https://harbour.example/talk/1</comments>
   <enclosure url="https://cdn.example/ferry.mp3" type="audio/mpeg" length="1234"/><itunes:duration>1:02:03</itunes:duration>
   <media:thumbnail url="https://cdn.example/small.jpg" width="75"/><media:thumbnail url="https://cdn.example/large.jpg" width="640" height="360"/>
  </item>
 </channel>
</rss>`, parse.Hints{})
	want := parse.Document{
		Format: "rss2.0", Title: "Harbour Gazette", Link: "https://harbour.example/", Description: "Tides &amp; people",
		Language: "en-gb", Image: "https://harbour.example/logo.png", Author: "The Desk",
		Self: "https://harbour.example/feed.xml", Hub: "https://hub.example/",
		Updated: time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC),
		TTL:     45 * time.Minute, Update: 6 * time.Hour, SkipHours: []int{0, 0, 7}, SkipDays: []time.Weekday{time.Sunday},
		Entries: []parse.Entry{{
			ID: "ferry-1", Title: "Ferry & fog", Link: "https://harbour.example/ferry?a=1&b=2", Summary: "<p>Short</p>",
			Content:   `<p>Long <a href="https://harbour.example/more">more</a><img src="https://harbour.example/fog.jpg" alt="Fog"></p>`,
			Authors:   []string{"Ann Lee", "Bo Nils"},
			Published: time.Date(2026, 11, 22, 7, 0, 0, 0, time.UTC), PublishedRaw: "Sun, 22 Nov 2026 12:30:00 +0530",
			Categories: []string{"Sea", "Weather"}, Comments: "https://harbour.example/talk/1",
			Enclosures: []news.Enclosure{{URL: "https://cdn.example/ferry.mp3", Type: "audio/mpeg", Length: 1234,
				Duration: time.Hour + 2*time.Minute + 3*time.Second}},
			Picture: news.Picture{URL: "https://cdn.example/large.jpg", Width: 640, Height: 360},
		}},
	}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestAtom(t *testing.T) {
	doc := read(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de_CH" xml:base="https://alpen.example/blatt/">
 <title type="html">Alpen&amp;shy;blatt</title><subtitle>Berge</subtitle><author><name>Redaktion</name></author>
 <link rel="self" href="feed"/><link href="."/><updated>2026-11-22T10:00:00+01:00</updated><logo>logo.svg</logo>
 <entry xml:lang="it"><id>tag:alpen.example,2026:1</id><title type="text">Use &lt;b> &amp; win</title>
  <link rel="alternate" type="application/pdf" href="1.pdf"/><link rel="alternate" type="text/html" href="1"/>
  <link rel="enclosure" href="1.ogg" type="audio/ogg" length="9"/><link rel="replies" href="1/talk"/>
  <published>2026-11-21T09:00:00Z</published><updated>2026-11-22T09:00:00Z</updated><category term="a" label="Alp"/><category term="b"/>
  <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Kurz <em>und</em> &lt;gut&gt;</div></summary>
  <content type="html" xml:base="tief/">&lt;img src="x.png"></content>
 </entry>
</feed>`, parse.Hints{URL: "https://feeds.example/alpen"})
	want := parse.Document{
		Format: "atom1.0", Title: "Alpen\u00adblatt", Link: "https://alpen.example/blatt/", Description: "Berge",
		Language: "de-CH", Image: "https://alpen.example/blatt/logo.svg", Author: "Redaktion",
		Self: "https://alpen.example/blatt/feed", Updated: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		Entries: []parse.Entry{{
			ID: "tag:alpen.example,2026:1", Title: "Use <b> & win", Link: "https://alpen.example/blatt/1", Language: "it",
			Summary: "Kurz <em>und</em> &lt;gut&gt;", Content: `<img src="https://alpen.example/blatt/tief/x.png">`,
			Authors: []string{"Redaktion"}, PublishedRaw: "2026-11-21T09:00:00Z",
			Published: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC), Updated: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
			Categories: []string{"Alp", "b"}, Comments: "https://alpen.example/blatt/1/talk",
			Enclosures: []news.Enclosure{{URL: "https://alpen.example/blatt/1.ogg", Type: "audio/ogg", Length: 9}},
			Picture:    news.Picture{URL: "https://alpen.example/blatt/tief/x.png"},
		}},
	}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestRDF(t *testing.T) {
	doc := read(t, `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://kai.example/"><title>Kai</title><link>https://kai.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://kai.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://kai.example/1"><title>Eins</title><dc:date>2026-11-01T00:00:00+09:00</dc:date><dc:subject>See</dc:subject></item></rdf:RDF>`, parse.Hints{})
	if doc.Format != "rss1.0" || len(doc.Entries) != 1 {
		t.Fatalf("format %q, %d entries; want rss1.0 and 1", doc.Format, len(doc.Entries))
	}
	want := parse.Entry{ID: "https://kai.example/1", Title: "Eins", Link: "https://kai.example/1",
		Published: time.Date(2026, 10, 31, 15, 0, 0, 0, time.UTC), PublishedRaw: "2026-11-01T00:00:00+09:00", Categories: []string{"See"}}
	if diff := cmp.Diff(want, doc.Entries[0]); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
}

func TestJSONFeed(t *testing.T) {
	doc := read(t, `{"version":"https://jsonfeed.org/version/1.1","title":"Kai\u001b]0;x\u0007","home_page_url":"https://kai.example/",
 "authors":"Ann Lee","language":"fr","expired":"maybe","items":[
 {"id":7,"url":"/7","title":null,"content_text":"One\n\nTwo & <three>","date_published":"2026-11-22T10:00:00+01:00","tags":["a",3,null],
  "attachments":{"url":"https://cdn.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":"5","duration_in_seconds":90}},
 "no object",
 {"id":"8","external_url":"https://else.example/8","content_html":"<p>x</p>","image":"/i.png"},
 {"id":"9","title":"cut sho`, parse.Hints{})
	want := parse.Document{
		Format: "json1.1", Title: "Kai]0;x", Link: "https://kai.example/", Language: "fr", Author: "Ann Lee", Lost: 1, CutOff: true,
		Entries: []parse.Entry{
			{ID: "7", Link: "https://harbour.example/7", Content: "<p>One</p><p>Two &amp; &lt;three&gt;</p>", Authors: []string{"Ann Lee"},
				Published: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), PublishedRaw: "2026-11-22T10:00:00+01:00", Categories: []string{"a", "3"},
				Enclosures: []news.Enclosure{{URL: "https://cdn.example/a.mp3", Type: "audio/mpeg", Length: 5, Duration: 90 * time.Second}}},
			{ID: "8", Link: "https://else.example/8", Content: "<p>x</p>", Authors: []string{"Ann Lee"}, Picture: news.Picture{URL: "https://harbour.example/i.png"}},
		},
	}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

// TestTitles: entities are decoded once, tags go, and what only looks like a tag stays.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ name, feed, want string }{
		{"escaped twice", rss(`<item><title>Salt &amp;amp; sea</title></item>`), "Salt & sea"},
		{"bare ampersand", rss(`<item><title>Q&A: R & D &lt; 3</title></item>`), "Q&A: R & D < 3"},
		{"HTML entity without declaration", rss(`<item><title>caf&eacute;&nbsp;au lait</title></item>`), "café au lait"},
		{"tags", rss(`<item><title>&lt;b&gt;Bold&lt;/b&gt; move</title></item>`), "Bold move"},
		{"tag by name", rss(`<item><title>The &amp;lt;br&amp;gt; tag</title></item>`), "The <br> tag"},
		{"generic type", rss(`<item><title>Vec&lt;T&gt; explained</title></item>`), "Vec<T> explained"},
		{"CDATA in pieces", rss("<item><title>a <![CDATA[b]]>\n c<!-- d --></title></item>"), "a b c"},
		{"control reference", rss(`<item><title>A&amp;#27;]52;c;QQ&amp;#7;B&#155;31m</title></item>`), "A]52;c;QQB›31m"},
		{"not that of a picture", rss(`<item><title>Story</title><media:content url="https://x.example/a.jpg"><media:title>Caption</media:title></media:content></item>`), "Story"},
		{"Atom says text", atom(`<entry><id>1</id><title>1 &lt; 2 &amp;amp; &lt;i></title></entry>`), "1 < 2 &amp; <i>"},
		{"Atom says html", atom(`<entry><id>1</id><title type="html">A &lt;em>b&lt;/em> &amp;amp; c</title></entry>`), "A b & c"},
		{"Atom 0.3 base64", `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title type="text/html" mode="base64">PGI+aGk8L2I+</title></entry></feed>`, "hi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, c.feed, parse.Hints{})
			if len(doc.Entries) != 1 || doc.Entries[0].Title != c.want {
				t.Errorf("entries %+v; want one entitled %q", doc.Entries, c.want)
			}
		})
	}
}

// TestLinks: relative addresses become absolute, schemes that carry code do not pass.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, item, want string }{
		{"relative", `<link>/1</link>`, "https://harbour.example/1"},
		{"space inside", `<link>https://x.example/a b</link>`, "https://x.example/a%20b"},
		{"ampersand that looks like an entity", `<link>https://x.example/?a=1&copy=2</link>`, "https://x.example/?a=1&copy=2"},
		{"line break inside", "<link>\n  https://x.example/\n\ta</link>", "https://x.example/a"},
		{"stray percent", `<link>https://x.example/100%/%41</link>`, "https://x.example/100%25/%41"},
		{"no scheme", `<link>www.x.example/b</link>`, "http://www.x.example/b"},
		{"permalink", `<guid>https://x.example/1</guid>`, "https://x.example/1"},
		{"guid that is none", `<guid isPermaLink="false">https://x.example/1</guid><link>/2</link>`, "https://harbour.example/2"},
		{"atom link", `<atom:link rel="alternate" href="https://x.example/3"/>`, "https://x.example/3"},
		{"javascript", `<link>javascript:alert(1)</link>`, ""},
		{"hidden scheme", "<link> java\tscript:alert(1)</link>", ""},
		{"no host", `<link>http:evil</link>`, ""},
		{"file", `<link>file:///etc/passwd</link>`, ""},
		{"scheme of the page", `<link>//x.example/4</link>`, "https://x.example/4"},
		{"not on the web", `<link>gemini://x.example/5</link>`, "gemini://x.example/5"},
		{"the web before other places", `<link>ftp://x.example/6</link><guid>https://x.example/6</guid>`, "https://x.example/6"},
		{"guid that says it is an address", `<guid isPermaLink="true">magnet:?xt=7</guid>`, "magnet:?xt=7"},
		{"guid that is a name", `<guid>urn:x-example:8</guid>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, rss("<item><title>x</title>"+c.item+"</item>"), parse.Hints{})
			if got := doc.Entries[0].Link; got != c.want {
				t.Errorf("link %q; want %q", got, c.want)
			}
		})
	}
}

// TestRelations: a registered relation has two names; of several pages the one in HTML is meant.
func TestRelations(t *testing.T) {
	doc := read(t, atom(`<entry><id>1</id><title>x</title><link rel="ALTERNATE" href="/loud"/>
<link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/>
<link rel="replies" type="application/atom+xml" href="/1/talk.atom"/><link rel="replies" type="text/html" href="/1#talk"/></entry>`), parse.Hints{})
	if e := doc.Entries[0]; e.Link != "https://harbour.example/1" || e.Comments != "https://harbour.example/1#talk" {
		t.Errorf("link %q, comments %q", e.Link, e.Comments)
	}
}

// TestTwoDates: the one written in full goes before the one in words.
func TestTwoDates(t *testing.T) {
	for date, want := range map[string]string{"2026-11-03T14:05:00+05:30": "2026-11-03T08:35:00Z", "2026-11-03": "2026-11-03T19:05:00Z"} {
		doc := read(t, rss(`<item><title>x</title><pubDate>Tue, 03 Nov 2026 14:05:00 EST</pubDate><dc:date>`+date+`</dc:date></item>`), parse.Hints{})
		if got := doc.Entries[0].Published.Format(time.RFC3339); got != want {
			t.Errorf("beside %s: published %s; want %s", date, got, want)
		}
	}
}

// TestTwoTexts: a summary beside a description makes the description the text.
func TestTwoTexts(t *testing.T) {
	doc := read(t, rss(`<item><title>x</title><summary>Short</summary><description>Long</description></item><item><title>y</title><description>Only</description></item>`), parse.Hints{})
	if e := doc.Entries[0]; e.Summary != "Short" || e.Content != "Long" {
		t.Errorf("summary %q, content %q", e.Summary, e.Content)
	}
	if e := doc.Entries[1]; e.Summary != "Only" || e.Content != "" {
		t.Errorf("summary %q, content %q", e.Summary, e.Content)
	}
}

// TestPublishersOwn: what publishers add to the formats reaches the reader where it means something.
func TestPublishersOwn(t *testing.T) {
	const big, small = "https://cdn.example/big.jpg?w=9", "https://cdn.example/small.jpg"
	for _, c := range []struct {
		name, item string
		want       parse.Entry
	}{
		{"pictures by names of their own", `<thumbimage>` + small + `</thumbimage><fullimage><![CDATA[` + big + `]]></fullimage><shorttitle>b.jpg</shorttitle>`, parse.Entry{Picture: news.Picture{URL: big}}},
		{"image in an item", `<image><url>` + big + `</url><title>Boats</title><link>https://harbour.example/</link></image>`, parse.Entry{Picture: news.Picture{URL: big}}},
		{"image in an attribute", `<thumbnail url="` + small + `"/>`, parse.Entry{Picture: news.Picture{URL: small}}},
		{"declared before their own", `<fullimage>` + small + `</fullimage><media:content medium="image" url="` + big + `" width="640"/>`, parse.Entry{Picture: news.Picture{URL: big, Width: 640}}},
		{"paper that an aggregator quotes", `<source url="https://quay.example/rss">Quay Times</source>`, parse.Entry{Authors: []string{"Quay Times"}}},
		{"people of an episode", `<itunes:author>The Show</itunes:author><podcast:person role="host">Ann Lee</podcast:person><podcast:person>Bo Nils</podcast:person>`, parse.Entry{Authors: []string{"Ann Lee", "Bo Nils"}}},
		{"person in elements", `<author><name>Ann Lee</name><email>ann@harbour.example</email></author>`, parse.Entry{Authors: []string{"Ann Lee"}}},
		{"person in elements of another vocabulary", `<dc:creator><foaf:Person xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:name>Ann Lee</foaf:name></foaf:Person></dc:creator>`, parse.Entry{Authors: []string{"Ann Lee"}}},
		{"address of a person only", `<author><uri>https://harbour.example/ann</uri><email>ann@harbour.example</email></author>`, parse.Entry{Authors: []string{"https://harbour.example/ann"}}},
		{"keywords", `<media:keywords>sea, boats,,sea</media:keywords>`, parse.Entry{Categories: []string{"sea", "boats"}}},
		{"transcript", `<podcast:transcript url="/1.json" type="application/json"/><podcast:transcript url="/1.vtt" type="text/vtt"/><podcast:transcript url="/1.html" type="text/html"/>`,
			parse.Entry{Enclosures: []news.Enclosure{{URL: "https://harbour.example/1.html", Type: "text/html", Title: "Transcript"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, rss(`<item><guid>1</guid><title>x</title>`+c.item+`</item>`), parse.Hints{}).Entries[0]
			c.want.ID, c.want.Title = "1", "x"
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("entry (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPlainTexts: blank lines part paragraphs where there is no markup to do it. A line that ends as on Windows is one line.
func TestPlainTexts(t *testing.T) {
	for text, want := range map[string]string{
		"One &amp;amp; two.\nStill one.\n \n\nThree.": "<p>One &amp; two.<br>Still one.</p><p>Three.</p>",
		"Wrapped in\n  the source.":                   "Wrapped in\n  the source.",
		"&lt;p&gt;One&lt;/p&gt;\n\nTwo":               "<p>One</p>\n\nTwo",
		"One.\r\nStill one.\r\n\r\nThree.":            "<p>One.<br>Still one.</p><p>Three.</p>",
		"&lt;pre&gt;if a\r\n\tb&lt;/pre&gt;":          "<pre>if a\n\tb</pre>",
	} {
		if got := read(t, rss("<item><title>x</title><description>"+text+"</description></item>"), parse.Hints{}).Entries[0].Summary; got != want {
			t.Errorf("%q became %q; want %q", text, got, want)
		}
	}
}

// TestMediaGroup: a video has everything that a reader sees in its group.
func TestMediaGroup(t *testing.T) {
	doc := read(t, `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Harbour TV</title>
<entry><id>video:1</id><link rel="alternate" href="https://tv.example/1"/><published>2026-11-22T09:00:00+00:00</published>
<media:group><media:title>The ferry</media:title><media:content url="https://tv.example/v/1.mp4" type="video/mp4" fileSize="99" duration="90"/>
<media:thumbnail url="https://tv.example/1.jpg" width="480" height="360"/><media:description>How it sails.

More: https://harbour.example/</media:description></media:group></entry></feed>`, parse.Hints{})
	want := parse.Entry{
		ID: "video:1", Title: "The ferry", Link: "https://tv.example/1", Summary: "<p>How it sails.</p><p>More: https://harbour.example/</p>",
		Published: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), PublishedRaw: "2026-11-22T09:00:00+00:00",
		Enclosures: []news.Enclosure{{URL: "https://tv.example/v/1.mp4", Type: "video/mp4", Length: 99, Duration: 90 * time.Second}},
		Picture:    news.Picture{URL: "https://tv.example/1.jpg", Width: 480, Height: 360},
	}
	if diff := cmp.Diff(want, doc.Entries[0]); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
}

// TestBase: xml:base goes before Content-Location, that before the address; a feed served by another house than the
// site means the site.
func TestBase(t *testing.T) {
	const item = `<item><title>x</title><link>story</link></item>`
	for _, c := range []struct {
		name, feed string
		hints      parse.Hints
		want       string
	}{
		{"address", rss(item), parse.Hints{URL: "https://harbour.example/news/feed"}, "https://harbour.example/news/story"},
		{"Content-Location", rss(item), parse.Hints{URL: "https://harbour.example/feed", ContentLocation: "/en/feed"}, "https://harbour.example/en/story"},
		{"xml:base", strings.Replace(rss(item), "<channel>", `<channel xml:base="https://harbour.example/deep/">`, 1), parse.Hints{}, "https://harbour.example/deep/story"},
		{"another house", rss(item), parse.Hints{URL: "https://feeds.burner.example2/harbour"}, "https://harbour.example/story"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.feed, c.hints).Entries[0].Link; got != c.want {
				t.Errorf("link %q; want %q", got, c.want)
			}
		})
	}
}

func TestContentDropsCode(t *testing.T) {
	doc := read(t, rss(`<item><title>x</title><description>&lt;a href=" java&#10;script:alert(1)"&gt;go&lt;/a&gt; &lt;a hReF="javascript:alert(2)"&gt;on&lt;/a&gt; &lt;img src="data:text/html,x"&gt;</description></item>`), parse.Hints{})
	if got := doc.Entries[0].Summary; strings.Contains(got, "script") || strings.Contains(got, "data:") {
		t.Errorf("summary %q still carries code", got)
	}
}

func TestIdentity(t *testing.T) {
	feed := rss(`<item><title>A</title><guid>same</guid></item><item><title>B</title><guid>same</guid></item>
<item><title>C</title></item><item><title>D</title></item><item><link>https://x.example/e</link></item><item></item><item></item>`)
	first, second := read(t, feed, parse.Hints{}), read(t, feed, parse.Hints{})
	seen := map[string]bool{}
	for i, e := range first.Entries {
		if e.ID == "" || seen[e.ID] {
			t.Errorf("entry %d has the ID %q, empty or taken", i, e.ID)
		}
		seen[e.ID] = true
		if e.ID != second.Entries[i].ID {
			t.Errorf("entry %d is %q once and %q then", i, e.ID, second.Entries[i].ID)
		}
	}
	if len(first.Entries) != 7 || first.Entries[0].ID != "same" || first.Entries[4].ID != "https://x.example/e" {
		t.Errorf("entries %+v", first.Entries)
	}
}

func TestNotFeed(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"empty", " \n\t", "not a feed but an empty body"},
		{"picture", "\x89PNG\x0d\x0a\x1a\x0a0000", "not a feed but a picture"},
		{"PDF", "%PDF-1.7\n%âãÏÓ", "not a feed but a PDF document"},
		{"sound", "ID3\x03\x00\x00\x00", "not a feed but a sound file"},
		{"page", `<!DOCTYPE html><html><head><title>The
 Harbour</title><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`,
			"not a feed but a web page (“The Harbour”), which announces the feed https://harbour.example/rss"},
		{"error page", `<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>`, "not a feed but a web page (“404 Not Found”)"},
		{"icon in a page", `<html><body><svg><title>Logo</title></svg></body></html>`, "not a feed but a web page (“Logo”)"},
		{"login", `<html><body><form><input type="password"></form></body></html>`, "not a feed but a page that asks to sign in"},
		{"challenge", `<html><title>Just a moment...</title></html>`, "not a feed but a page that wants to check for a human reader"},
		{"consent", `<html><title>Before you continue</title></html>`, "not a feed but a page that asks for consent to cookies; open it in a browser to see what it wants"},
		{"captive portal", `<html><!--<WISPAccessGatewayParam>--><body><form><input type="password"></form></body></html>`,
			"not a feed but a page by which this network asks to sign in; open any page in a browser"},
		{"OPML", `<?xml version="1.0"?><opml><body/></opml>`, "not a feed but a list of subscriptions (OPML); import it instead"},
		{"sitemap", `<urlset><url/></urlset>`, "not a feed but a map of a site for search engines"},
		{"error in JSON", `{"error":"slow down"}`, "not a feed but JSON of another kind (“slow down”)"},
		{"error in JSON, deep", `{"error":{"code":429,"message":"slow\ndown"}}`, "not a feed but JSON of another kind (“slow down”)"},
		{"other JSON", `[1,2]`, "not a feed but JSON of another kind"},
		{"error in XML", `<?xml version="1.0"?><Error><Code>Denied</Code></Error>`, "not a feed but another kind of XML, <Error>"},
		{"declaration of XML", `<?xml version="1.0"?>`, "not a feed but an XML document with nothing in it"},
		{"text", "Service unavailable", "not a feed but plain text (“Service unavailable”)"},
		{"long text", strings.Repeat("word ", 100), "not a feed but plain text (“" + strings.Repeat("word ", 11) + "word…”)"},
		{"a piece of HTML", "<p>Error establishing a database connection</p>", "not a feed but markup of another kind (“Error establishing a database connection”)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parse.Parse([]byte(c.body), parse.Hints{URL: "https://harbour.example/feed.xml"})
			var not *parse.NotFeed
			if !errors.As(err, &not) || err.Error() != c.want {
				t.Errorf("error %v; want %q", err, c.want)
			}
		})
	}
}
