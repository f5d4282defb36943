package status

import (
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Line is the line to the world: whether there is one, and how much can be read without.
type Line struct {
	Offline bool        // the cable is pulled
	Cut     bool        // there is no network
	Since   time.Time   // either of them
	Listed  news.Counts // what is listed; zero when nobody has counted
	Newest  time.Time   // the newest story
}

// draw says what there is room for, the state of the line in any case. How much is stored is said where it matters: without
// a network, and while it grows.
func (l Line) draw(env *page.Env, keeping bool, room int) []surface.Run {
	sign, words := surface.Run{Text: env.Glyphs.Online, Style: theme.Style{Fore: theme.OK}}, text.Safe("online")
	switch {
	case l.Offline:
		sign, words = surface.Run{Text: env.Glyphs.Offline, Style: theme.Style{Fore: theme.Warn}}, "offline"
	case l.Cut:
		sign, words = surface.Run{Text: env.Glyphs.Offline, Style: theme.Style{Fore: theme.Warn}}, "no network"
	case !keeping:
		return []surface.Run{sign, {Text: text.Join("", " ", words), Style: muted}}
	}
	var since, newest text.Safe
	if !keeping || l.Offline || l.Cut {
		since, newest = l.since(env), l.age(env)
	}
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	var out []surface.Run
	for _, said := range []text.Safe{
		text.Join(dot, text.Join(" ", words, since), l.stored("stories stored"), newest),
		text.Join(dot, text.Join(" ", words, since), l.stored("stored")),
		text.Join(dot, words, l.stored("stored")),
		words,
	} {
		out = []surface.Run{sign, {Text: text.Join("", " ", said), Style: muted}}
		if env.Wide(out...) <= room {
			break
		}
	}
	return out
}

// stored is how much of what is listed is stored whole.
func (l Line) stored(words text.Safe) text.Safe {
	if l.Listed.Total == 0 {
		return ""
	}
	return text.Format("%d of %d %s", l.Listed.Whole, l.Listed.Total, words)
}

func (l Line) since(env *page.Env) text.Safe {
	if l.Since.IsZero() {
		return ""
	}
	at := l.Since.In(env.Now.Location())
	if env.Now.Sub(at) >= 24*time.Hour {
		return text.Join(" ", "since", text.Clean(at.Format("2 Jan")))
	}
	return text.Join(" ", "since", text.Clean(at.Format("15:04")))
}

func (l Line) age(env *page.Env) text.Safe {
	if l.Newest.IsZero() {
		return ""
	}
	return text.Join(" ", "newest", text.ShortAge(l.Newest.In(env.Now.Location()), env.Now))
}
