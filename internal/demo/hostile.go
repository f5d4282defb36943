package demo

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// hostileBody is put before every story's own text: links with schemes that must not be followed, references to
// characters that must not come of them, and an attack.
const hostileBody = "A [script](javascript:alert('" + Canary + "')), a [file](file:///etc/passwd), some [data](data:text/html;base64," + Canary +
	"), a [tab](\tjava\tscript:x), a [host](//169.254.169.254/latest), references &#27;]0;" + Canary + "&#7; and &amp;#27;[2J, and "

// Hostile is the paper with attacks in its titles, authors, tags, captions, alternative texts, credits, sections and
// bodies, and in every feed. Addresses are those of the plain paper. Below /feeds/ it has a feed for each spelling, in
// which every item holds an attack in each of its fields, and so has its page; below /heads/ attacks stand in what
// servers say of an answer; /floods is a feed of texts that are too much.
func Hostile(now func() time.Time) http.Handler { return newsroom(now(), text) }

// Disarmed is Hostile with each attack as it is to be seen: what reads both shows the same.
func Disarmed(now func() time.Time) http.Handler { return newsroom(now(), shown) }

// newsroom is the poisoned paper, with attacks as write has them.
func newsroom(now time.Time, write func(Attack) string) http.Handler {
	p := printPaper(now)
	for _, e := range p.Editions {
		e.poison(write)
	}
	site := newSite(p)
	mux := http.NewServeMux()
	mux.Handle("/", site)
	for i := range spellings {
		f := &forgery{spelling: &spellings[i], write: write, now: now.Truncate(time.Second).Add(-time.Duration(i) * spellingAge)}
		mux.HandleFunc("/feeds/"+f.Name, f.serveFeed)
		mux.HandleFunc("/stories/"+f.Name+"/{number}", f.servePage)
	}
	mux.HandleFunc("/heads/{name}", serveHead(write))
	mux.HandleFunc("/floods", serveFloods(now))
	mux.HandleFunc("/pictures/", func(w http.ResponseWriter, _ *http.Request) { servePicture(w, write) })
	mux.HandleFunc("/sounds/", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "audio/mpeg") })
	return mux
}

// poison gives every field another attack, so that each of them stands in each kind of field somewhere. Those in C1 are
// left to the forgeries: the same field goes into feeds and pages, where other signs may be left of them.
func (e *edition) poison(write func(Attack) string) {
	next := 0
	attacks := slices.DeleteFunc(slices.Clone(Attacks), func(a Attack) bool { return a.Threat == c1 })
	spoil := func(fields ...*string) {
		for _, f := range fields {
			*f += " " + write(attacks[next%len(attacks)])
			next++
		}
	}
	spoil(&e.Name, &e.Tagline)
	for _, c := range e.AllSections() {
		spoil(&c.Title)
	}
	for _, t := range e.Tags {
		spoil(&t.Name)
	}
	for _, a := range e.Authors {
		spoil(&a.Name, &a.Biography)
	}
	for _, s := range e.Stories {
		spoil(&s.Title, &s.Standfirst, &s.Caption, &s.Alt, &s.Credit)
		if s.Watch != "" {
			spoil(&s.Watch)
		}
		start := hostileBody
		spoil(&start)
		s.body = strings.TrimSpace(start) + " in a title.\n\n" + s.body
	}
}
