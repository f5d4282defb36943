package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

// paint draws in a theme of this name.
func (r *root) paint(name string) tea.Cmd {
	r.theme = name
	r.world.Theme = theme.New(name, r.term, r.o.Themes...)
	r.allowPictures()
	return r.resized()
}

// themeTo is paint for good: the theme is there the next time.
func (r *root) themeTo(name string) tea.Cmd {
	return tea.Batch(r.paint(name), r.remember(news.HabitTheme, name))
}

// nextTheme goes round the themes.
func (r *root) nextTheme() tea.Cmd {
	names := theme.Names(r.o.Themes...)
	name := names[(slices.Index(names, r.theme)+1)%len(names)]
	return tea.Batch(r.themeTo(name), r.say(notice("Theme: %s", name)))
}

func themeChoices(r *root) []page.Choice {
	var out []page.Choice
	for _, name := range theme.Names(r.o.Themes...) {
		says := text.Line(name)
		if title := theme.Title(name); title != "" {
			says = text.Format("%s: %s", name, title)
		}
		out = append(out, page.Choice{Value: name, Name: says})
	}
	return out
}
