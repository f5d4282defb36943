package demo

import (
	"net/http"
	"time"
)

// Canary is a word in every payload of Hostile. A terminal that obeyed one of them would show it where it does not
// belong: in the window's title, the clipboard, the answer to a query, or behind a link nobody made.
const Canary = "canary-4711"

// payloads are what hostile feeds have tried on readers: sequences raw and as entities, in C0, C1 and as text, and
// characters that turn a line around or make it as tall as a page.
var payloads = []string{
	"\x1b]0;" + Canary + "\x07",
	"\x1b[2J\x1b[H" + Canary,
	"\x1b]52;c;" + Canary + "\x1b\\",
	"\u009b31m" + Canary + "\u009c",
	"\x1bP$q" + Canary,
	"\x1b]8;;file:///" + Canary + "\x1b\\click\x1b]8;;\x1b\\",
	"&#27;]0;" + Canary + "&#7;",
	"&amp;#27;[31m" + Canary,
	"\u202e" + Canary + "\u2066\u202d",
	"\U000e0041\U000e0042" + Canary + "\U0010eeee\ufeff",
	"Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e" + Canary,
	"\r\n\x08\x08\x7f" + Canary + "\x00",
	"$(touch " + Canary + ")`touch " + Canary + "`; | touch " + Canary,
	"</title><script>" + Canary + "</script>]]>",
}

// hostileBody is put before every story's own text: links with schemes that must not be followed, and a payload.
const hostileBody = "A [script](javascript:alert('" + Canary + "')), a [file](file:///etc/passwd), some [data](data:text/html;base64," + Canary +
	"), a [tab](\tjava\tscript:x), a [host](//169.254.169.254/" + Canary + ") and \x1b]0;" + Canary + "\x07 a title.\n\n"

// Hostile is the paper with payloads in its titles, authors, tags, captions, alternative texts, credits, sections and
// bodies, and in every feed. Addresses are those of the plain paper.
func Hostile(now func() time.Time) http.Handler {
	p := printPaper(now())
	for _, e := range p.Editions {
		e.poison()
	}
	return newSite(p)
}

// poison gives every field another payload, so that each of them stands in each kind of field somewhere.
func (e *edition) poison() {
	next := 0
	spoil := func(fields ...*string) {
		for _, f := range fields {
			*f += " " + payloads[next%len(payloads)]
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
		s.body = hostileBody + s.body
	}
}
