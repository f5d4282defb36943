package parse

import (
	"fmt"
	"strings"
	"testing"
)

// What stands once in a feed and goes into every entry must not make gigabytes of a small feed.
func TestAFeedCannotMultiplyItself(t *testing.T) {
	const entries = 50
	long := strings.Repeat("a", 200<<10)
	item := func(i int) string {
		return fmt.Sprintf(`<item><guid isPermaLink="false">%d</guid><link>p%d</link><description>&lt;a href=p&gt;x&lt;/a&gt;</description></item>`, i, i)
	}
	entry := func(i int) string {
		return fmt.Sprintf(`<entry><id>%d</id><link href="p%d"/><content type="html">&lt;a href=p&gt;x&lt;/a&gt;</content></entry>`, i, i)
	}
	const rss, atom = `<rss version="2.0"%s><channel><title>t</title>%s</channel></rss>`, `<feed xmlns="http://www.w3.org/2005/Atom"%s><title>t</title>%s</feed>`
	for name, x := range map[string]struct {
		form, attribute, head string
		each                  func(int) string
	}{
		"link":          {rss, "", "<link>https://paper.example/LONG</link>", item},
		"language":      {rss, "", "<language>LONG</language>", item},
		"editor":        {rss, "", "<managingEditor>LONG</managingEditor>", item},
		"base":          {rss, ` xml:base="https://paper.example/LONG/"`, "", item},
		"Atom language": {atom, ` xml:lang="LONG"`, "", entry},
		"Atom base":     {atom, ` xml:base="https://paper.example/LONG/"`, "", entry},
		"Atom author":   {atom, "", "<author><name>LONG</name></author>", entry},
	} {
		t.Run(name, func(t *testing.T) {
			var all strings.Builder
			for i := range entries {
				all.WriteString(x.each(i))
			}
			body := strings.ReplaceAll(fmt.Sprintf(x.form, x.attribute, x.head+all.String()), "LONG", long)
			doc, err := Parse([]byte(body), Hints{URL: "https://paper.example/feed"})
			if err != nil || len(doc.Entries) != entries {
				t.Fatalf("%d entries, %v", len(doc.Entries), err)
			}
			size := len(doc.Language) + len(doc.Link)
			for _, e := range doc.Entries {
				size += len(e.Link) + len(e.Language) + len(e.Content) + len(e.Summary) + len(strings.Join(e.Authors, ""))
			}
			if size > len(body) {
				t.Errorf("%d bytes became %d", len(body), size)
			}
		})
	}
}

func TestManyAddressesDoNotFillTheMemory(t *testing.T) {
	base := "https://paper.example/" + strings.Repeat("a", 900) + "/"
	fragment := strings.Repeat("<a href=p>x</a>", 10_000)
	body := `<rss version="2.0"><channel><title>t</title><item><guid>1</guid><description><![CDATA[` + fragment + `]]></description></item></channel></rss>`
	doc, err := Parse([]byte(body), Hints{URL: base})
	if err != nil || len(doc.Entries) != 1 {
		t.Fatalf("%d entries, %v", len(doc.Entries), err)
	}
	text := doc.Entries[0].Summary + doc.Entries[0].Content
	if len(text) > 10*len(fragment) || !strings.Contains(text, base+"p") {
		t.Errorf("%d bytes became %d", len(fragment), len(text))
	}
}
