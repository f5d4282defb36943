package section

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// Place is somewhere to go to, as the rail lists them.
type Place struct {
	Group  text.Safe // the heading that it stands under
	Title  string
	Inside string // titles of the sections above it, as in World/Europe
	To     page.Destination
	Count  int // of a section, what is unread; else all that is there
	ID     news.SectionID
}

// Places are the rows of the rail, none of them folded away.
func Places(env *page.Env, owned news.Owned, kept int) []Place {
	r := Rail{owned: owned, kept: kept}
	var out []Place
	var above []string
	for _, p := range r.list(env) {
		above = append(above[:min(p.depth, len(above))], p.title)
		inside := ""
		if p.id != 0 {
			for _, title := range above[:len(above)-1] {
				inside = joined(inside, title)
			}
		}
		out = append(out, Place{Group: p.group, Title: p.title, Inside: inside, To: p.to, Count: p.count, ID: p.id})
	}
	return out
}

func joined(path, title string) string {
	if path == "" {
		return title
	}
	return path + "/" + title
}
