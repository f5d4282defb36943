package demo

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"text/template"
	"time"
)

// forgery is a feed of attacks in one spelling, and the pages of its stories.
type forgery struct {
	*spelling
	write func(Attack) string
	now   time.Time
}

// Between two stories of a forgery lies storyAge, between the newest ones of two forgeries spellingAge.
const (
	storyAge    = 3 * time.Minute
	spellingAge = 50 * time.Second
)

// forged is what a template sees: the feed, or one of its stories.
type forged struct {
	*forgery
	Origin string
	number int // of the story, from 0; -1 for the feed
	attack Attack
	page   bool // it is the story's page, not the feed

	Amended bool // since it was asked for last
}

// forgeries parses their templates, in which nothing is escaped but by the spelling.
var forgeries = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(templates, "template/hostile/*"))
})

func (f *forgery) serveFeed(w http.ResponseWriter, r *http.Request) {
	v := &forged{forgery: f, Origin: "http://" + r.Host, number: -1, attack: titleAttack}
	if f.signs { // in bytes it has others
		v.attack = f.attacks[0]
	}
	w.Header().Set("Content-Type", f.kind+"; charset="+f.Charset)
	_, _ = w.Write(f.encode(v.fill(f.file)))
}

// Whoever asks for a story's page again gets another text: each reader for itself, by what it says that it has.
const (
	firstTag   = `"first"`
	amendedTag = `"amended"`
)

func (f *forgery) servePage(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || number < 0 || number >= len(f.attacks) {
		http.NotFound(w, r)
		return
	}
	page := f.story(number, "http://"+r.Host)
	page.page = true
	tag := firstTag
	switch r.Header.Get("If-None-Match") {
	case firstTag:
		tag, page.Amended = amendedTag, true
	case amendedTag:
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", "text/html; charset="+f.Charset)
	_, _ = w.Write(f.encode(page.fill("page.html")))
}

func (f *forgery) story(number int, origin string) *forged {
	return &forged{forgery: f, Origin: origin, number: number, attack: f.attacks[number]}
}

func (v *forged) fill(file string) string {
	var b bytes.Buffer
	if err := forgeries().ExecuteTemplate(&b, file, v); err != nil {
		panic(err) // every forgery is tested
	}
	return b.String()
}

// Items are the stories of the feed, one for each attack.
func (v *forged) Items() []*forged {
	all := make([]*forged, len(v.attacks))
	for i := range all {
		all[i] = v.story(i, v.Origin)
	}
	return all
}

// said is an attack behind the name of the field that it stands in.
func (v *forged) said(field string, a Attack) string {
	return field + " " + v.write(a) + " (" + v.Name + ")"
}

// own is the attack as it is left over here: in pages that are no windows-1252, C1 characters are nothing.
func (v *forged) own() Attack {
	if v.page && !v.signs {
		return v.attack.unsigned()
	}
	return v.attack
}

// Text is a field of words in the feed, Plain one in HTML, JSON one in what a page says to machines.
func (v *forged) Text(field string) string  { return v.outer(v.said(field, v.own())) }
func (v *forged) Plain(field string) string { return v.inner(v.said(field, v.own())) }
func (v *forged) JSON(field string) string  { return inJSON(v.said(field, v.attack.unsigned())) }

// Markup is HTML in the feed.
func (v *forged) Markup(html string) string { return v.outer(html) }

// Paragraph is HTML.
func (v *forged) Paragraph(field string) string { return "<p>" + v.Plain(field) + "</p>" }

// Title is the feed's, or the story's in the feed, where it may be taken for HTML.
func (v *forged) Title() string {
	if v.number < 0 {
		return v.outer(v.inner("Feed " + v.Name + " " + v.write(v.attack)))
	}
	return v.outer(v.inner(v.headline()))
}

// PageTitle is the same on the story's page.
func (v *forged) PageTitle() string { return v.inner(v.headline()) }

func (v *forged) headline() string {
	return fmt.Sprintf("%s %d %s: %s.", v.Name, v.number, v.attack.Name, v.write(v.own()))
}

// Body is the story's HTML.
func (v *forged) Body() string { return v.fill("body.html") }

func (v *forged) place(number int) string {
	return fmt.Sprintf("%s/stories/%s/%d", v.Origin, v.Name, number)
}

// Link is the story's address, Next that of the story behind it.
func (v *forged) Link() string { return v.place(v.number) }
func (v *forged) Next() string { return v.place((v.number + 1) % len(v.attacks)) }

// Escaped is an address in which percents hide what the others say openly.
func (v *forged) Escaped() string {
	return v.Origin + "/2026/%1b%5d52;c;QQ==%07?%9b=%C2%9b&amp;x=%E2%80%AE%0d%0a#%1b%5b2J"
}

// Enclosure is a sound, Picture a picture.
func (v *forged) Enclosure() string {
	return v.Origin + "/sounds/%1b%5d0;" + v.Name + "%07..%2f%E2%80%AE.mp3"
}
func (v *forged) Picture() string {
	return fmt.Sprintf("%s/pictures/%d.jpg", v.Origin, max(0, v.number))
}

func (v *forged) published() time.Time { return v.now.Add(-time.Duration(v.number+1) * storyAge) }

// RFC1123 and RFC3339 are the story's date.
func (v *forged) RFC1123() string { return v.published().Format(time.RFC1123Z) }
func (v *forged) RFC3339() string { return v.published().Format(time.RFC3339) }
