package parse

import (
	"bytes"
	"compress/gzip"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`<rss><channel><title>x</title><item><title>a &amp; b</title><link>/1</link><pubDate>Tue, 03 Nov 2026 14:05:00 IST</pubDate></item></channel></rss>`,
		`<rss><channel><language>hi</language><ttl>60</ttl><skipHours><hour>3</hour></skipHours><image><url>/i</url></image><item><guid isPermaLink="true">tag:x</guid><source url="/s">S</source><enclosure url="a.mp3" length="x"/></item><item><guid>1</guid></item><item/></channel></rss>`,
		`<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><item><c:encoded><![CDATA[<p><img src=/a srcset="/b 2x"><a hReF=" java&#9;script:x">]]></c:encoded><itunes:duration>1:2:3</itunes:duration><media:group><media:thumbnail url="/t.jpg"/></media:group><fullimage>http://h/b.png</fullimage></item>`,
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://h/"><entry><title type="xhtml"><div>x</div></title><link href="a"/></entry></feed>`,
		`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><content mode="base64" type="text/html">PGI+aGk8L2I+</content><source><entry/></source></entry><entry`,
		`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item rdf:about="u"><dc:date>2026</dc:date></item></rdf:RDF>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"content_text":"x"}]}`,
		`{"items":[{"id":"a","content_html":"<a href=x>","attachments":{"url":"//h/a"},"authors":["n",{"name":1}],"date_published":"03/11/26"},"`,
		`<!DOCTYPE rss [<!ENTITY a "b">]><rss><item><media:group><media:content url="x"><![CDATA[]]></media:content></item>`,
		"\xff\xfe<\x00r\x00s\x00s\x00>\x00", "<rss><item><title>\x9b31m&#155;\x7f0</title><author><name>", "<rss><item><title>\xcf\xee\xf0\xf2 \xf1\xed\xee\xe2\xe0",
		"<html><head><title>no</title><link rel=alternate type=application/rss+xml href=/f>", `{"error":{"message":"slow"}}`, "\x1f\x8b\x08\x00",
	} {
		f.Add([]byte(seed), "text/xml; charset=windows-1251")
	}
	f.Add([]byte("<rss><item><title>\xe6\xb8\xaf</title></item></rss>"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		doc, err := Parse(body, Hints{URL: "https://h.example/feed", ContentType: contentType})
		if err != nil {
			if !utf8.ValidString(err.Error()) || strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Fatalf("the error %q is no sentence", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, e := range doc.Entries {
			if e.ID == "" || seen[e.ID] {
				t.Fatalf("ID %q is empty or taken", e.ID)
			}
			seen[e.ID] = true
			for _, s := range []string{e.ID, e.Title, e.Link, e.Summary, e.Content} {
				if !utf8.ValidString(s) {
					t.Fatalf("%q is no UTF-8", s)
				}
			}
			if strings.ContainsFunc(e.Title, unfit) || strings.ContainsAny(e.Title, "\n\t") {
				t.Fatalf("title %q has controls", e.Title)
			}
			if scheme, _, _ := strings.Cut(strings.ToLower(e.Link), ":"); e.Link != "" && scheme != "http" && scheme != "https" && !linkSchemes[scheme] {
				t.Fatalf("link %q leads nowhere", e.Link)
			}
		}
	})
}

// FuzzSettled: what is taken for settled is what rewriting would leave as it is, and shows the same picture.
func FuzzSettled(f *testing.F) {
	for _, seed := range []string{
		`<p>A <a href="https://x.example/a?b=c">b</a><img src='http://x.example/1.png' alt="1"></p>`, `<img width="1" src="https://x.example/1"><img src="https://x.example/2">`,
		`<img srcset="https://x.example/1 1x, /2 2x">`, `<!--><a href="javascript:x">-->`, `<script>"<img src='https://x.example/1'>"</script>`, `<a href = "/x">`,
		`<a title="href=https://" href="x">`, `<a/href="/x">`, `<p =href="/x">`, "<a href\n=\"/x\">", `<a href="https://x.example/&#9;1 ">`, `<IMG SRC="https://x.example/1">`, `< a href="/x">`,
		`<Q="https://e/b="><img src='http://e'"">>`, `<a b=c="><img src='/x'">`, `<a href="http://x&#9">`, `<a href="http://x&nbsp">`, `<a href="http://x&#9A!">`, `<img+0 src="http://x/">`, "<a href=\"http://\rx\">", `<a href="http://x/?a=b&amp;c=d&e=f">`,
	} {
		f.Add(seed)
	}
	base := &url.URL{Scheme: "https", Host: "h.example", Path: "/dir/feed"}
	f.Fuzz(func(t *testing.T, fragment string) {
		fragment = repair(strings.ToValidUTF8(fragment, ""))
		if !settled(fragment) {
			return
		}
		got, picture := rewrite(fragment, base)
		if got != fragment || picture != firstPicture(fragment) {
			t.Fatalf("%q is not settled: %q, pictures %v and %v", fragment, got, picture, firstPicture(fragment))
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{
		"Tue, 03 Nov 2026 14:05:00 IST", "2026-11-03T14:05:00+05:30", "२०२६-११-०३", "03/11/26 2:05 pm", "2026-W53-7", "1793714700", "/Date(1793714700000)/",
		"Tue Nov  3 14:05:00 GMT 2026", "3. listopadu 2026 24:00", "2026年11月3日(火) 下午2時05分", "3 พ.ย. 2569", "۱۲ آبان ۱۴۰۵", "1403/12/30", "2026. gada 3. novembris", "2026-307", "99365",
		"0001-01-01T00:00:00+14:00", "9999-12-31T23:59:60-12:00", "20261103T140500-0530", "Tue, 03 Nov 2026 14:05:00 0100",
	} {
		f.Add(seed, "hi-IN", "paper.in")
		f.Add(seed, "fa", "")
	}
	f.Fuzz(func(t *testing.T, raw, language, host string) {
		for _, monthFirst := range []bool{false, true} {
			got := dateReader{language: language, host: host, monthFirst: monthFirst}.read(raw)
			if got.Location() != time.UTC || !got.IsZero() && !possible(got) {
				t.Fatalf("%q was read as %v", raw, got)
			}
		}
	})
}

// FuzzInflate: what unpacks is bounded, and what is no archive stays as it is.
func FuzzInflate(f *testing.F) {
	var once, twice bytes.Buffer
	pack := func(to *bytes.Buffer, data []byte) {
		z := gzip.NewWriter(to)
		_, _ = z.Write(data)
		_ = z.Close()
	}
	pack(&once, bytes.Repeat([]byte("<item/>"), 100))
	pack(&twice, once.Bytes())
	for _, seed := range [][]byte{once.Bytes(), twice.Bytes(), once.Bytes()[:20], []byte("\x1f\x8b"), []byte("<rss>")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got := inflate(body)
		if len(got) > maxBytes || !bytes.HasPrefix(body, []byte("\x1f\x8b")) && !bytes.Equal(got, body) {
			t.Fatalf("%d bytes became %d", len(body), len(got))
		}
	})
}
