package demo

import (
	"bytes"
	"html"
	"strings"
	"sync"
	"text/template"
	"time"
)

// feedFormat is a kind of feed that every list of stories has.
type feedFormat struct {
	Suffix   string // of its address, behind the feed's own
	Type     string // media type
	template string
}

// feedFormats by their Suffix.
var feedFormats = map[string]feedFormat{
	"":      {Suffix: "", Type: "application/rss+xml", template: "rss.xml"},
	"atom/": {Suffix: "atom/", Type: "application/atom+xml", template: "atom.xml"},
}

// feeds parses the feed templates when the first feed is asked for. They are text templates because the hostile paper
// needs to say what a careful XML writer would refuse.
var feeds = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("feeds").Funcs(template.FuncMap{
		"xml":   html.EscapeString,
		"cdata": cdata,
		"rss":   func(t time.Time) string { return t.UTC().Format(time.RFC1123Z) },
		"atom":  func(t time.Time) string { return t.Format(time.RFC3339) },
	}).ParseFS(templates, "template/*.xml"))
})

// cdata keeps a text from ending the section it stands in.
func cdata(s string) string {
	return "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
}

// feed renders the stories of a view.
func (v *view) feed(f feedFormat) *resource {
	var b bytes.Buffer
	if err := feeds().ExecuteTemplate(&b, f.template, v); err != nil {
		panic(err) // every feed is tested
	}
	r := &resource{contentType: f.Type + "; charset=UTF-8", body: b.Bytes(), modified: v.Changed()}
	return r.seal()
}

// FeedTitle is the feed's own title, in the words WordPress uses.
func (v *view) FeedTitle() string {
	switch {
	case v.Feed == v.Prefix+"/comments/feed/":
		return v.Words.Comments + " – " + v.Name
	case v.Heading == "":
		return v.Name
	default:
		return v.Heading + " – " + v.Name
	}
}

// Changed is the latest change of a story in the feed, or the start of the paper when it has none.
func (v *view) Changed() time.Time {
	if len(v.Stories) == 0 {
		return v.opened
	}
	var latest time.Time
	for _, s := range v.Stories {
		if s.Modified.After(latest) {
			latest = s.Modified
		}
	}
	return latest
}

// Summary is what a feed gives away of a story: the standfirst and the first paragraph. The rest is on its page.
func (v *view) Summary() string {
	appeared := "The post <a href=\"%s\">%s</a> appeared first on <a href=\"%s\">%s</a>."
	if v.Language == "hi" {
		appeared = "<a href=\"%s\">%s</a> सबसे पहले <a href=\"%s\">%s</a> पर छपा।"
	}
	var b strings.Builder
	b.WriteString("<p><strong>" + html.EscapeString(v.Story.Standfirst) + "</strong></p>\n")
	b.WriteString(string(v.Lead()) + "\n<p>")
	for _, part := range []string{v.URL(v.Story.Path), v.Story.Title, v.Home(), v.Name} {
		appeared = strings.Replace(appeared, "%s", html.EscapeString(part), 1)
	}
	b.WriteString(appeared + "</p>\n")
	return b.String()
}
