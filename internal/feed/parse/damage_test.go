package parse_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"reader/internal/feed/parse"
)

const two = `<item><title>One</title><link>https://x.example/1</link></item><item><title>Two</title><link>https://x.example/2</link></item>`

// TestDamage: every feed here has the entries One and Two, however it is broken.
func TestDamage(t *testing.T) {
	whole := rss(two)
	for name, feed := range map[string]string{
		"whole":                     whole,
		"byte order mark":           "\ufeff" + whole,
		"PHP warning":               "<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>1</b><br />\n" + whole,
		"long comment":              "<!--" + strings.Repeat(" wind", 4000) + "-->" + strings.TrimPrefix(whole, `<?xml version="1.0" encoding="UTF-8"?>`),
		"XML 1.1":                   strings.Replace(whole, `"1.0"`, `"1.1"`, 1),
		"junk behind":               whole + "<b>Fatal error</b>: & more",
		"NUL behind":                whole + strings.Repeat("\x00", 100),
		"no end":                    strings.TrimSuffix(whole, "</channel></rss>"),
		"ends inside a third":       strings.TrimSuffix(whole, "</channel></rss>") + "<item><title>Thr",
		"item end missing":          strings.Replace(whole, "</item>", "", 1),
		"title end missing":         strings.Replace(whole, "One</title>", "One", 1),
		"stray end tags":            strings.Replace(whole, "</item>", "</b></p></item>", 1),
		"stray less-than":           strings.Replace(whole, "<link>", "<description>a < b & c <3 </description><link>", 1),
		"CDATA end in CDATA":        strings.Replace(whole, "<link>", "<description><![CDATA[a ]]> b ]]></description><link>", 1),
		"HTML unescaped":            strings.Replace(whole, "<link>", "<description><p>a<br>b <img src=x></description><link>", 1),
		"image end missing":         strings.Replace(whole, "<item>", "<image><url>x</url><item>", 1),
		"control characters":        strings.Replace(whole, "One", "O\x01n\x0be", 1),
		"control references":        strings.Replace(whole, "One", "O&#0;ne&#x1F;", 1),
		"noncharacters":             strings.Replace(whole, "One", "O\ufffen\uffffe", 1),
		"surrogates":                strings.Replace(whole, "One", "One<!-- \xed\xa0\x80 -->", 1),
		"surrogate references":      strings.Replace(whole, "<link>", "<description>&#xD83D;</description><link>", 1),
		"one broken byte":           strings.Replace(whole, "<link>", "<description>caf\xe9 und Größe</description><link>", 1),
		"upper case":                strings.NewReplacer("item>", "ITEM>", "title>", "TITLE>", "channel>", "Channel>").Replace(whole),
		"unquoted attributes":       strings.Replace(whole, "<link>", "<guid isPermaLink=false>g</guid><link>", 1),
		"undeclared prefix":         strings.Replace(whole, "<link>", "<itunes:author>x</itunes:author><foo:bar>y</foo:bar><link>", 1),
		"items behind the channel":  strings.Replace(strings.Replace(whole, two, "", 1), "</channel>", "</channel>"+two, 1),
		"item in a foreign element": strings.Replace(whole, "<link>", `<x:old xmlns:x="urn:x"><item><title>Ghost</title></item></x:old><link>`, 1),
		"empty item in an item":     strings.Replace(whole, "<title>One", "<source><item/></source><title>One", 1),
		"namespace of their own":    strings.Replace(whole, `version="2.0"`, `version="2.0" xmlns="https://x.example/rss"`, 1),
		"gzip":                      packed(whole),
		"gzip twice":                packed(packed(whole)),
		"gzip cut short":            packed(whole + noise())[:600],
	} {
		t.Run(name, func(t *testing.T) {
			doc := read(t, feed, parse.Hints{})
			var titles []string
			for _, e := range doc.Entries {
				titles = append(titles, e.Title)
			}
			if got := strings.Join(titles, ", "); got != "One, Two" {
				t.Errorf("entries %q; want One, Two", got)
			}
			if cut := name == "ends inside a third"; (doc.Lost == 1) != cut {
				t.Errorf("lost %d entries", doc.Lost)
			}
		})
	}
}

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// noise is text that gzip cannot shrink much.
func noise() string {
	var b strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&b, "%x ", i*i*7919)
	}
	return b.String()
}

func TestAtomNamespaceMisspelt(t *testing.T) {
	for _, ns := range []string{"https://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom/", "urn:unheard-of", ""} {
		doc := read(t, `<feed xmlns="`+ns+`"><title>F</title><entry><id>1</id><title>E</title></entry></feed>`, parse.Hints{})
		if len(doc.Entries) != 1 || doc.Entries[0].Title != "E" {
			t.Errorf("namespace %q: entries %+v", ns, doc.Entries)
		}
	}
}

func TestDeclaredEntities(t *testing.T) {
	for _, c := range []struct{ name, subset, title, want string }{
		{"one level", `<!ENTITY pub "Salt &#38; Co">`, "by &pub;", "by Salt & Co"},
		{"no second level", `<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">`, "&b;", "&a;&a;&a;"},
		{"external", `<!ENTITY x SYSTEM "file:///etc/passwd">`, "x &x; y", "x &x; y"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, `<!DOCTYPE rss [`+c.subset+`]><rss><channel><item><title>`+c.title+`</title></item></channel></rss>`, parse.Hints{})
			if got := doc.Entries[0].Title; got != c.want {
				t.Errorf("title %q; want %q", got, c.want)
			}
		})
	}
}

// TestStrayCharactersCost: a text of nothing but the beginnings of tags takes memory after its length.
func TestStrayCharactersCost(t *testing.T) {
	const long = 4 << 20
	feed := []byte(rss("<item><title>x</title><description>" + strings.Repeat("<", long) + "</description></item>"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = parse.Parse(feed, parse.Hints{})
	runtime.ReadMemStats(&after)
	if times := (after.TotalAlloc - before.TotalAlloc) / long; times > 100 {
		t.Errorf("%d times its length were allocated", times)
	}
}

// TestEntriesWithoutEnd: of a flood of entries the first are read, and the others counted.
func TestEntriesWithoutEnd(t *testing.T) {
	const most, more = 20_000, 30_000
	for name, feed := range map[string]string{
		"RSS":       rss("<item><title>first</title></item>" + strings.Repeat("<item/>", most+more-1)),
		"Atom":      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>first</title></entry>` + strings.Repeat("<entry/>", most+more-1) + `</feed>`,
		"JSON Feed": `{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"first"}` + strings.Repeat(",{}", most+more-1) + `]}`,
	} {
		doc := read(t, feed, parse.Hints{})
		if len(doc.Entries) != most || doc.Lost != more || doc.Entries[0].Title != "first" {
			t.Errorf("%s: %d entries, %d lost", name, len(doc.Entries), doc.Lost)
		}
	}
}
