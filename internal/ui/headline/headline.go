// Package headline sets one story as lists show it: its marks, its headline, its facts. It knows nothing of the lists.
package headline

import (
	"time"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Title is the headline, or what stands for it when the publisher gave none.
func Title(s *news.Story) text.Safe {
	if t := text.Line(s.Title); t != "" {
		return t
	}
	if t := text.Line(s.Summary); t != "" {
		return t
	}
	if u := text.URL(s.URL); u != "" {
		return u
	}
	return "(no headline)"
}

// Style is that of a headline: bold while unread, plain and pale when read; pale where it cannot be read offline.
func Style(env *page.Env, s *news.Story) theme.Style {
	switch {
	case s.Read:
		return theme.Style{Fore: theme.Muted}
	case (env.Offline || env.Cut) && s.Stored == news.StoredNone:
		return theme.Style{Fore: theme.Muted, Attr: theme.Bold}
	}
	return theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
}

// Kicker is the section's name in capitals and in its colour.
func Kicker(s *news.Story) surface.Run {
	return Section(s.Kicker)
}

// Section is a section's name as a kicker.
func Section(title string) surface.Run {
	return surface.Run{
		Text:  text.Line(cases.Upper(language.Und).String(title)), // scripts without capitals stay as they are
		Style: theme.Style{Fore: theme.Section(title), Attr: theme.Bold},
	}
}

// Accent is the colour of a story's cursor bar: its section's.
func Accent(s *news.Story) theme.Token {
	if s.Kicker == "" {
		return theme.Accent
	}
	return theme.Section(s.Kicker)
}

// Facts are what the line under a headline says, in this order and as far as they are known.
type Facts struct {
	Source, Section, Age, Reading, Marks bool
	Ago                                  bool // "24 min ago" where there is room for the word
	Terse                                bool // marks without their words
	spelt                                bool // whole words in place of abbreviations
}

// All are the facts of a story in a list.
func All() Facts { return Facts{Source: true, Age: true, Reading: true, Marks: true} }

// Meta is the line of facts: Guardian · 24 min · 6 min read · ★ saved · ↓ offline.
func Meta(env *page.Env, s *news.Story, want Facts) []surface.Run {
	facts := between(known(env, s, want), surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " "), Style: theme.Style{Fore: theme.Muted}})
	kept, _ := Kept(env, s)
	if want.Marks && !s.Whole && kept.Text != "" { // most stories are so: it is said in one cell
		facts = append(facts, surface.Run{Text: text.Join("", " ", kept.Text), Style: kept.Style})
	}
	return facts
}

// Said are the same facts in words, for who hears them.
func Said(env *page.Env, s *news.Story, want Facts) text.Safe {
	want.spelt = true
	facts := known(env, s, want)
	words := make([]text.Safe, len(facts))
	for i := range facts {
		words[i] = facts[i].Text
	}
	return text.Join(", ", words...)
}

// known are the facts that are known of those wanted.
func known(env *page.Env, s *news.Story, want Facts) []surface.Run {
	muted := theme.Style{Fore: theme.Muted}
	var facts []surface.Run
	add := func(on bool, t text.Safe, st theme.Style) {
		if on && t != "" {
			facts = append(facts, surface.Run{Text: t, Style: st})
		}
	}
	mark := func(sign, word text.Safe) text.Safe {
		if want.Terse {
			return sign
		}
		return text.Join(" ", sign, word)
	}
	add(want.Source, text.Line(s.Source), muted)
	add(want.Section && (!want.Source || s.Kicker != s.Source), text.Line(s.Kicker), muted) // a feed that is a section by itself
	age, reading := Age(env, s, want.Ago), Reading(s)
	if want.spelt {
		age, reading = text.Age(s.When(), env.Now), ToRead(s)
	}
	add(want.Age, age, muted)
	add(want.Age && s.Revised, "updated", theme.Style{Fore: theme.Accent})
	add(want.Reading, reading, muted)
	add(want.Marks && s.Saved, mark(env.Glyphs.Saved, "saved"), theme.Style{Fore: theme.Warn})
	if kept, _ := Kept(env, s); s.Whole {
		add(want.Marks, mark(kept.Text, "offline"), kept.Style)
	}
	return facts
}

// Kept is the sign and the words for what of a story can be read without the network: all that it shows, the text of its
// page, or what its feed brought; none when nothing can.
func Kept(env *page.Env, s *news.Story) (sign surface.Run, words text.Safe) {
	switch {
	case s.Whole:
		return surface.Run{Text: env.Glyphs.Stored, Style: theme.Style{Fore: theme.OK}}, text.Join(" ", env.Glyphs.Stored, "offline")
	case s.Stored == news.StoredFull:
		return surface.Run{Text: env.Glyphs.Text, Style: theme.Style{Fore: theme.Muted}}, "text offline"
	case s.Stored == news.StoredFeed:
		return surface.Run{Text: env.Glyphs.Text, Style: theme.Style{Fore: theme.Muted}}, "feed text only"
	default:
		return surface.Run{}, ""
	}
}

// MetaIn is Meta in at most width cells: what has no room is left out rather than cut. The words of the marks go
// first, then the reading time.
func MetaIn(env *page.Env, s *news.Story, want Facts, width int) []surface.Run {
	shorter := []func(*Facts){
		func(*Facts) {},
		func(f *Facts) { f.Terse, f.Ago = true, false },
		func(f *Facts) { f.Reading = false },
	}
	var runs []surface.Run
	for _, cut := range shorter {
		cut(&want)
		if runs = Meta(env, s, want); env.Wide(runs...) <= width {
			break
		}
	}
	return runs
}

// Within are the facts of a story where its paper and its section are known already: the paper is not said again, and
// the section only when it is another.
func (f Facts) Within(s *news.Story, paper, section string) Facts {
	if f.Source && paper != "" && s.Source == paper {
		f.Source, f.Section = false, s.Kicker != section && s.Kicker != paper
	}
	return f
}

// between puts a separator between runs.
func between(runs []surface.Run, sep surface.Run) []surface.Run {
	out := make([]surface.Run, 0, 2*len(runs))
	for i, r := range runs {
		if i > 0 {
			out = append(out, sep)
		}
		out = append(out, r)
	}
	return out
}

// Age says how old a story is; empty when nobody knows.
func Age(env *page.Env, s *news.Story, ago bool) text.Safe {
	when := s.When()
	if when.IsZero() {
		return ""
	}
	age := text.ShortAge(when.In(env.Now.Location()), env.Now)
	if d := env.Now.Sub(when); ago && d >= time.Minute && d < 24*time.Hour {
		return text.Join(" ", age, "ago")
	}
	return age
}

// shortest is the number of words from which a text is worth a reading time: a feed's teaser is not.
const shortest = 150

// Reading is how long a story takes to read; empty when its text is not known.
func Reading(s *news.Story) text.Safe {
	if n := minutes(s); n > 0 {
		return text.Format("%d min read", n)
	}
	return ""
}

// ToRead is the same in whole words.
func ToRead(s *news.Story) text.Safe {
	switch n := minutes(s); n {
	case 0:
		return ""
	case 1:
		return "1 minute to read"
	default:
		return text.Format("%d minutes to read", n)
	}
}

// minutes are those that a story takes to read; 0 when its text is not known.
func minutes(s *news.Story) int {
	if s.Words < shortest {
		return 0
	}
	return max(1, int((text.ReadingTime(s.Words, s.Language)+30*time.Second)/time.Minute))
}

// Marks are the signs before a headline in a dense list: unread, saved, stored.
func Marks(env *page.Env, s *news.Story) []surface.Run {
	unread, saved := text.Safe(" "), []surface.Run(nil)
	if !s.Read {
		unread = env.Glyphs.Unread
	}
	if s.Saved {
		saved = append(saved, surface.Run{Text: env.Glyphs.Saved + " ", Style: theme.Style{Fore: theme.Warn}})
	}
	if kept, _ := Kept(env, s); kept.Text != "" {
		kept.Text += " "
		saved = append(saved, kept)
	}
	return append([]surface.Run{{Text: unread + " ", Style: theme.Style{Fore: Accent(s)}}}, saved...)
}
