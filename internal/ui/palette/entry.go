package palette

import (
	"slices"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

// entry is something to choose.
type entry struct {
	name   text.Safe
	also   text.Safe // other words that find it
	key    text.Safe // its key, or a word about it
	says   text.Safe // what more there is to say
	reason text.Safe // why it cannot be done now
	run    page.Run
	open   bool        // takes an argument, which is chosen next
	nested bool        // a command with its argument: found by typing, not listed
	token  theme.Token // of a section; Ink for all else
}

// commands are the entries while a command is chosen: recent ones, every command, and each with what it can be given.
func (p *Page) commands(env *page.Env) []entry {
	var plain, full []entry
	for i := range p.offers {
		o := &p.offers[i]
		e := entry{
			name: text.Capital(o.Title), also: o.Also(), key: env.Glyphs.Own(o.Key()), says: env.Keys.In(o.More()),
			reason: o.Reason, run: page.Run{Command: o.Command},
		}
		a := p.arguments[o.Command]
		if e.open = a != nil; e.open {
			e.name = text.Join("", e.name, env.Glyphs.More)
			full = append(full, nested(env, a, o.Reason)...)
		}
		plain = append(plain, e)
	}
	return p.recalled(append(plain, full...))
}

// nested is a command with each of its arguments: "Theme › paper".
func nested(env *page.Env, a *page.Argument, reason text.Safe) []entry {
	out := given(a)
	for i := range out {
		out[i].name = text.Join(text.Join("", " ", env.Glyphs.Forward, " "), a.Label, out[i].name)
		out[i].nested, out[i].reason = true, reason
	}
	return out
}

// recalled puts what was chosen lately before the others.
func (p *Page) recalled(all []entry) []entry {
	var first []entry
	for _, run := range p.recent {
		i := slices.IndexFunc(all, func(e entry) bool { return e.run == run && e.reason == "" })
		if i < 0 {
			continue
		}
		e := all[i]
		e.nested = false
		first, all = append(first, e), slices.Delete(all, i, i+1)
	}
	return append(first, all...)
}

// given are the entries while an argument is chosen.
func given(a *page.Argument) []entry {
	var out []entry
	for _, c := range a.Choices {
		out = append(out, entry{
			name: c.Title(), also: text.Line(c.Value), key: c.Note, token: c.Token,
			run: page.Run{Command: a.Command, Argument: c.Value},
		})
	}
	return out
}
