package parse

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// size is that of a flood, in bytes: the most that the client lets in, or a tenth where tests must be short.
func size() int {
	if os.Getenv("READER_LONG") != "" {
		return 19 << 20
	}
	return 2 << 20
}

// fill repeats a piece as often as it fits into a flood, its %d a number of its own each time.
func fill(piece string) string {
	var b strings.Builder
	for i, most := 0, size(); b.Len()+len(piece) < most; i++ {
		b.WriteString(strings.ReplaceAll(piece, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

func channel(inside string) string {
	return `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour</title>` + inside + `</channel></rss>`
}

func item(inside string) string {
	return channel(`<item><title>Fog</title><guid>1</guid>` + inside + `</item>`)
}

func described(inside string) string {
	return item(`<description><![CDATA[` + inside + `]]></description>`)
}

func atomEntry(inside string) string {
	return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><entry><id>1</id><title>Fog</title>` + inside + `</entry></feed>`
}

func jsonFeed(items string) string {
	return `{"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":[` + items + `]}`
}

const fog = `<item><title>Fog</title><guid>1</guid></item>`

// floods are feeds made to cost more than they weigh. Of each a reader still gets so many entries.
var floods = []struct {
	name    string
	body    func() string
	entries int // at least; 0 for what is no feed
}{
	{"T32 billion laughs", func() string {
		var dtd strings.Builder
		dtd.WriteString(`<!DOCTYPE rss [<!ENTITY a0 "ha">`)
		for i := range 50 {
			fmt.Fprintf(&dtd, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
		}
		return dtd.String() + "]>" + item(fill("&a50;"))
	}, 1},
	{"T32 a quadratic entity", func() string {
		return `<!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("a", 1000) + `">]>` + item("<description>"+fill("&a;")+"</description>")
	}, 1},
	{"T32 an entity of a file and one of a server", func() string {
		return `<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p; <!ENTITY f SYSTEM "file:///etc/passwd">]>` + item("<description>&f;"+fill("&f;")+"</description>")
	}, 1},
	{"T32 doctypes without end", func() string { return fill("<!DOCTYPE [") + item("") }, 1},
	{"T32 an identifier of megabytes", func() string { return channel("<item><title>Fog</title><guid>" + fill("a") + "</guid></item>") }, 1},
	{"T32 a million attributes", func() string { return item("<category " + fill("a%d=1 ") + ">x</category>") }, 1},
	{"T32 attributes of many elements", func() string {
		return item("<content:encoded>" + fill("<p "+strings.Repeat("a ", 250)+">") + "</content:encoded>")
	}, 1},
	{"T32 depth of a million", func() string { return channel(fog + fill("<a>")) }, 1},
	{"T32 depth of namespaces", func() string { return channel(fog + fill(`<media:group xmlns:a%d="b">`)) }, 1},
	{"T32 depth of containers", func() string { return channel(fog + fill("<image>")) }, 1},
	{"T32 depth inside an entry", func() string { return item(fill("<b>")) }, 1},
	{"T32 depth inside a text", func() string { return item("<description>" + fill("<b>") + "</description>") }, 1},
	{"T32 depth inside XHTML", func() string { return atomEntry(`<content type="xhtml">` + fill("<div>") + "</content>") }, 1},
	{"T32 a title of megabytes", func() string { return channel("<item><title>" + fill("long é") + "</title></item>") }, 1},
	{"T32 a title that has no end", func() string { return channel(fog + "<item><title>" + fill("a ")) }, 1},
	{"T32 elements that have no end", func() string { return channel(fog + fill("<title>a")) }, 1},
	{"T32 sections that have no end", func() string { return channel(fog + fill("<![CDATA[")) }, 1},
	{"T32 comments that have no end", func() string { return channel(fog + fill("<!-- ")) }, 1},
	{"T32 instructions that have no end", func() string { return channel(fog + fill("<? ")) }, 1},
	{"T32 quotes that have no end", func() string { return channel(fog + fill(`<a b="`)) }, 1},
	{"T32 tags that cross", func() string { return channel(fog + fill("<x:a><x:b></x:a>")) }, 1},
	{"T32 names that have no end", func() string { return channel(fog + "<item>" + fill("<n%d>") + "</item>") }, 1},
	{"T32 prefixes that have no end", func() string { return item(fill("<p%d:a>")) }, 1},
	{"T32 attributes of an entry", func() string { return channel("<item " + fill("a='b' ") + "><title>Fog</title></item>") }, 1},
	{"T32 brackets", func() string { return channel(fog + fill("<")) }, 1},
	{"T32 references", func() string { return item("<description>" + fill("&amp;&#27;&lt;") + "</description>") }, 1},
	{"T32 NUL", func() string { return channel(fog + fill("\x00")) }, 1},
	{"T32 controls", func() string { return item("<description>" + fill("\u009b\u0001") + "</description>") }, 1},
	{"T32 bytes of no charset", func() string { return item("<description>" + fill("\xff\x81") + "</description>") }, 1},
	{"T32 UTF-7", func() string { return `<?xml version="1.0" encoding="utf-7"?>` + channel(fog+fill("+ADw-")) }, 1},
	{"T32 UTF-16 without a mark", func() string { return utf16LE(channel(fog + fill("wide "))) }, 1},
	{"T32 the wrong charset", func() string {
		return `<?xml version="1.0" encoding="iso-2022-jp"?>` + channel(fog+fill("\x1b$B!!"))
	}, 1},
	{"T32 links", func() string { return described(fill("<a href=x%d>x</a>")) }, 1},
	{"T32 sets of pictures", func() string { return described("<img srcset='" + fill("x, ") + "'>") }, 1},
	{"T32 categories", func() string { return item(fill("<category>%d</category>")) }, 1},
	{"T32 links of Atom", func() string { return atomEntry(fill(`<link href="%d"/>`)) }, 1},
	{"T32 authors of Atom", func() string { return atomEntry(fill(`<author><name>%d</name></author>`)) }, 1},
	{"T32 enclosures", func() string { return item(fill(`<enclosure url="http://h.example/%d.mp3" type="audio/mpeg"/>`)) }, 1},
	{"T32 media", func() string { return item(fill(`<media:content url="http://h.example/%d.jpg" medium="image"/>`)) }, 1},
	{"T32 elements of its own", func() string { return item(fill(`<x%d>a.jpg</x%d>`)) }, 1},
	{"T32 skipped days", func() string { return channel(fog + "<skipHours>" + fill("<hour>1</hour>") + "</skipHours>") }, 1},
	{"T32 a date of megabytes", func() string { return item("<pubDate>" + fill("Mon, ") + "</pubDate>") }, 1},
	{"T32 gzip in the body", func() string { return string(packed(channel(fog + strings.Repeat(" ", 60<<20)))) }, 1},
	{"T35 entries of one id", func() string { return channel(fill(fog)) }, 1000},
	{"T35 entries of nothing", func() string { return channel(fill("<item/>")) }, 1000},
	{"T35 entries without an id", func() string { return channel(fill("<item><title>a</title></item>")) }, 1000},
	{"T32 JSON in depth", func() string { return jsonFeed(`{"id":"1"},{"id":` + fill("[")) }, 1},
	{"T32 JSON of nothing", func() string { return jsonFeed(`{"id":"1"},{"id":"2","tags":[` + fill("{},") + `0]}`) }, 1},
	{"T32 JSON beside the entries", func() string { return `{"x":[` + fill("[],") + `0],` + jsonFeed(`{"id":"1"}`)[1:] }, 1},
	{"T32 JSON of names", func() string { return jsonFeed(`{"id":"1"},{` + fill(`"%d":0,`) + `"id":"2"}`) }, 1},
	{"T32 JSON of small entries", func() string { return jsonFeed(fill(`{"id":"%d"},`) + `{"id":"x"}`) }, 1000},
	{"T32 JSON of empty entries", func() string { return jsonFeed(fill(`{},`) + `{"id":"x"}`) }, 1000},
	{"T32 a title of megabytes, in JSON", func() string { return jsonFeed(`{"id":"1","title":"` + fill("long é") + `"}`) }, 1},
	{"T32 JSON of escapes", func() string { return jsonFeed(`{"id":"1","content_html":"` + fill(`\u001b`) + `"}`) }, 1},
}

func utf16LE(s string) string {
	var b bytes.Buffer
	_ = binary.Write(&b, binary.LittleEndian, utf16.Encode([]rune(s))) // into memory
	return b.String()
}

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s)) // into memory
	_ = z.Close()
	return b.Bytes()
}

func TestHostile(t *testing.T) {
	for _, f := range floods {
		t.Run(f.name, func(t *testing.T) {
			body := []byte(f.body())
			var doc Document
			var err error
			var peak int64
			took := endless + 1
			for tries := 0; tries < 3 && took > endless; tries++ { // others may want the processor at the same time
				start := time.Now()
				peak = peakOf(func() { doc, err = Parse(body, Hints{URL: "http://harbour.example/feed"}) })
				took = time.Since(start)
			}
			if took > endless {
				t.Errorf("it took %v", took)
			}
			if most := int64(mostRoom + roomEach*len(inflate(body)) + roomEntry*len(doc.Entries)); peak > most {
				t.Errorf("%d bytes took %d MB, more than %d", len(body), peak>>20, most>>20)
			}
			switch {
			case f.entries == 0 && err == nil:
				t.Errorf("%d entries were found", len(doc.Entries))
			case f.entries > 0 && (err != nil || len(doc.Entries) < f.entries):
				t.Errorf("%d entries, %v", len(doc.Entries), err)
			}
			checkDocument(t, &doc)
		})
	}
}

// What reading a feed may take in memory: so many bytes, and so many for each of its own and for each entry, of which there
// are not more than mostEntries.
const (
	mostRoom  = 32 << 20
	roomEach  = 5
	roomEntry = 1 << 10
)

// endless is when a feed is taken for one that never ends. A flood of 20 MB takes a second, the worst of them four; a machine
// can be busy for no fault of ours.
const endless = 20 * time.Second

// checkDocument asserts that nothing of a feed is longer than it may be, or unfit to be stored.
func checkDocument(t *testing.T, doc *Document) {
	t.Helper()
	if n := len(doc.SkipHours); n > mostOfEntry/len("<hour></hour>") {
		t.Errorf("%d hours are skipped", n)
	}
	for _, e := range doc.Entries {
		if !utf8.ValidString(e.Title + e.Content + e.Summary) {
			t.Fatal("a text is no UTF-8")
		}
		if len(e.Title) > longestTitle+len("…") || len(e.Link) > 3*longestWords || len(e.Categories) > mostNames || len(e.Enclosures) > mostEnclosures {
			t.Fatalf("title of %d bytes, link of %d, %d categories, %d enclosures", len(e.Title), len(e.Link), len(e.Categories), len(e.Enclosures))
		}
		if strings.Contains(e.Content+e.Summary, "root:") {
			t.Fatal("a file was read")
		}
	}
}

// peakOf is how much more is alive on the heap at once than before, while something is done, as often as the collector looks.
func peakOf(do func()) int64 {
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	runtime.GC()
	before, stop, most := heap(), make(chan struct{}), make(chan int64)
	go func() {
		peak := before
		for tick := time.NewTicker(time.Millisecond); ; {
			select {
			case <-tick.C:
				peak = max(peak, heap())
			case <-stop:
				tick.Stop()
				most <- peak - before
				return
			}
		}
	}()
	do()
	close(stop)
	return <-most
}

// heap is the bytes of the objects that the collector last found alive. Those of all objects depend on how far behind it is
// on a busy machine.
func heap() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}
