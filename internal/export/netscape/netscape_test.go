package netscape

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"reader/internal/news"
)

func saved(url, title string, at int64, lists, tags []string, note string) news.Bookmark {
	return news.Bookmark{Story: news.Story{URL: url, Title: title}, Saved: time.Unix(at, 0).UTC(), Lists: lists, Tags: tags, Note: note}
}

func written(t *testing.T, bookmarks ...news.Bookmark) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, bookmarks); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t *testing.T, file string) []Bookmark {
	t.Helper()
	all, err := Read(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAFolderForEachList(t *testing.T) {
	got := written(t,
		saved("https://example.org/1", "One <1>", 100, []string{"Tea"}, nil, "for later"),
		saved("https://example.org/2?a&b", "Two\n lines", 200, nil, []string{"sea", "law"}, ""),
		saved("", "Nowhere", 300, nil, nil, ""), saved("https://example.org/4", "", 400, nil, nil, "bell\x07"))
	want := opening + `<DL><p>
    <DT><A HREF="https://example.org/2?a&amp;b" ADD_DATE="200" TAGS="sea,law">Two lines</A>
    <DT><A HREF="https://example.org/4" ADD_DATE="400">https://example.org/4</A>
    <DD>bell
    <DT><H3>Tea</H3>
    <DL><p>
        <DT><A HREF="https://example.org/1" ADD_DATE="100">One &lt;1&gt;</A>
        <DD>for later
    </DL><p>
</DL>
`
	if got != want {
		t.Errorf("written is\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	file := written(t,
		saved("https://example.org/1?a=b&c", "“One” & <two>", 100, []string{"Tea & cake", "Boats"}, []string{"sea", "law"}, "for later\n\n<b>& soon"),
		saved("https://example.org/2", "बारिश", 200, nil, nil, ""))
	want := []Bookmark{
		{URL: "https://example.org/2", Title: "बारिश", Saved: time.Unix(200, 0).UTC()},
		{URL: "https://example.org/1?a=b&c", Title: "“One” & <two>", Saved: time.Unix(100, 0).UTC(), List: "Boats", Tags: []string{"sea", "law"}, Note: "for later\n\n<b>& soon"},
		{URL: "https://example.org/1?a=b&c", Title: "“One” & <two>", Saved: time.Unix(100, 0).UTC(), List: "Tea & cake", Tags: []string{"sea", "law"}, Note: "for later\n\n<b>& soon"},
	}
	if !Is([]byte(file)) {
		t.Error("it is not known for what it is")
	}
	if diff := cmp.Diff(want, read(t, file), cmpopts.IgnoreFields(Bookmark{}, "Line")); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// Programs write the form in their own ways.
func TestFilesOfOtherPrograms(t *testing.T) {
	file := `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>

<DL><p>
    <DT><H3 ADD_DATE="1600000000" PERSONAL_TOOLBAR_FOLDER="true">Toolbar</H3>
    <DD>A folder may have a note, too
    <DL><p>
        <DT><H3>Fish</H3>
        <DL><p>
            <dt><a href=" https://eels.example/ " add_date="1600000000000" icon="data:image/png;base64,AAAA" tags=" eels , ,rivers">Eels<br> of the <b>north</b></a>
            <dd>swim<br>far
            <DT><A HREF="https://pike.example/" ADD_DATE="1600000000000000">Pike</A>
        </DL><p>
        <DT><A HREF="javascript:alert(1)">A script</A>
    </DL><p>
    <HR>
    <DT><A HREF="https://loose.example/" ADD_DATE="soon">Loose</A>
</DL>`
	at := time.Unix(1600000000, 0).UTC()
	want := []Bookmark{
		{Line: 12, URL: "https://eels.example/", Title: "Eels of the north", Saved: at, List: "Toolbar/Fish", Tags: []string{"eels", "rivers"}, Note: "swim\nfar"},
		{Line: 14, URL: "https://pike.example/", Title: "Pike", Saved: at, List: "Toolbar/Fish"},
		{Line: 16, URL: "javascript:alert(1)", Title: "A script", List: "Toolbar"},
		{Line: 19, URL: "https://loose.example/", Title: "Loose"},
	}
	if diff := cmp.Diff(want, read(t, file)); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func TestADamagedFileGivesWhatCanBeRead(t *testing.T) {
	for file, want := range map[string]int{
		`<DL><DT><A HREF="https://a.example/">A</A><DT><A HREF="https://b.exa`:   1,
		`</DL></DL><DT><A HREF="https://a.example/">A`:                           1,
		`<DD>a note of nothing<DT><A HREF="https://a.example/">A</A>`:            1,
		`<DL>` + strings.Repeat("<DT><H3>x</H3><DL>", 5000) + `<A HREF="x">deep`: 1,
		``:           0,
		`<p>no list`: 0,
	} {
		if got := read(t, file); len(got) != want {
			t.Errorf("%.60q gives %v", file, got)
		}
	}
}

func TestBounds(t *testing.T) {
	for file, want := range map[string]error{
		strings.Repeat(`<A HREF="x">`, maxBookmarks+1):   ErrTooMany,
		strings.Repeat(" ", maxBytes+1):                  ErrTooLarge,
		"<DL><A HREF=x " + strings.Repeat("a ", maxPart): ErrTooLong,
	} {
		if _, err := Read(strings.NewReader(file)); !errors.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", file, err, want)
		}
	}
	deep := strings.Repeat("<DL>", maxDepth-1) + "<DT><H3>deep</H3><DL>" + strings.Repeat("<DT><H3>deeper</H3><DL>", 100) + "<A HREF=in>" +
		strings.Repeat("</DL>", 100) + "<A HREF=here></DL><A HREF=out>"
	tagged := `<A HREF=tagged TAGS="` + strings.Repeat("a,", 3*maxTags) + `">`
	for _, b := range read(t, deep+tagged) {
		in := map[string]string{"in": "deep", "here": "deep"}[b.URL]
		if b.List != in || len(b.Tags) > maxTags {
			t.Errorf("%s stands in %q with %d tags, want %q", b.URL, b.List, len(b.Tags), in)
		}
	}
}

func TestOtherFilesAreNotTakenForBookmarks(t *testing.T) {
	for file, want := range map[string]bool{
		"\xef\xbb\xbf<!doctype netscape-bookmark-file-1>":                  true,
		"<META charset=x>\n<TITLE>B</TITLE>\n<H1 id=a>B</H1>\n<DL><p><DT>": true,
		"<!-- made by hand -->\n<dl>":                                      true,
		`<?xml version="1.0"?><opml>`:                                      false,
		`<!DOCTYPE html><p>A page with a <dl>`:                             false,
		"https://eels.example/rss <dl>":                                    false,
		`{"kind":"library"}`:                                               false,
	} {
		if got := Is([]byte(file)); got != want {
			t.Errorf("%q: %v", file, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<DL><DT><H3>F</H3><DL><DT><A HREF="https://a.example/" ADD_DATE="1" TAGS="x">A</A><DD>n</DL></DL>`)
	f.Fuzz(func(t *testing.T, file string) {
		all, err := Read(strings.NewReader(file))
		if err != nil {
			t.Skip(err)
		}
		for i := range all {
			if b := &all[i]; b.Line < 1 || b.Line > 1+strings.Count(file, "\n")+strings.Count(file, "\r") || strings.Contains(fmt.Sprint(b.Title, b.Tags), "\n") {
				t.Errorf("%q gives %+v", file, *b)
			}
		}
	})
}
