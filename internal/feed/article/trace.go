package article

import (
	"fmt"
	"slices"
)

// Note is one step on the way to an article, in words for people.
type Note struct {
	Topic string // what it is about: "charset", "title", "rule" …
	Text  string
}

// trace gathers notes. A nil trace, which is the rule, gathers none.
type trace struct{ notes []Note }

func (t *trace) note(topic, format string, args ...any) {
	if t != nil {
		t.notes = append(t.notes, Note{topic, fmt.Sprintf(format, args...)})
	}
}

// instead puts a note in the place of the one on its topic.
func (t *trace) instead(topic, text string) {
	if t == nil {
		return
	}
	if i := slices.IndexFunc(t.notes, func(n Note) bool { return n.Topic == topic }); i >= 0 {
		t.notes[i].Text = text
		return
	}
	t.note(topic, "%s", text)
}

// list is what was gathered.
func (t *trace) list() []Note {
	if t == nil {
		return nil
	}
	return t.notes
}

// said is what one source says, the source in words for people.
type said struct{ source, value string }

// first is what the first source says that says anything.
func (p *page) first(topic string, sources ...said) string {
	for _, s := range sources {
		if s.value != "" {
			p.trace.instead(topic, s.source)
			return s.value
		}
	}
	return ""
}

// The sources of facts, in words for people.
const (
	inSchema  = "from the page's structured data (JSON-LD)"
	inMeta    = "from a meta element"
	inText    = "from an element that is named for it"
	inAddress = "from the address"
	inFeed    = "from the feed"
	inRule    = "by the site's rule"
)
