package news

import (
	"net/url"
	"path"
)

// Form is a way to write an article down for somebody else: a file, another program.
type Form string

// The forms.
const (
	FormText     Form = "text" // set in lines
	FormMarkdown Form = "markdown"
	FormHTML     Form = "html"
	FormJSON     Form = "json"
	FormAddress  Form = "address" // of its page, and nothing else
)

// Forms are all of them, in the order in which they are offered.
func Forms() []Form { return []Form{FormText, FormMarkdown, FormHTML, FormJSON, FormAddress} }

// Illustrated reports whether an article in this form shows its pictures.
func (f Form) Illustrated() bool { return f == FormMarkdown || f == FormHTML }

// Name is what a file is called: the end of its address, else what the publisher says of it.
func (e *Enclosure) Name() string {
	if u, err := url.Parse(e.URL); err == nil {
		if name := path.Base(u.Path); name != "." && name != "/" {
			return name
		}
	}
	if e.Title != "" {
		return e.Title
	}
	return e.Type
}
