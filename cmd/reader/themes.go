package main

import (
	"fmt"
	"io"
	"os"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"reader/internal/config"
	"reader/internal/text"
	"reader/internal/ui/theme"
)

// listedTheme is a theme as JSON.
type listedTheme struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	InUse bool   `json:"in_use"`
}

// printThemes lists the themes; on a terminal each with a sample, in as many colours as it has.
func (a *app) printThemes() error {
	c, err := config.Load(a.paths().Config)
	if err != nil {
		return err
	}
	l := lookOf(&c, os.Environ())
	inUse, err := a.theme(&l)
	if err != nil {
		return err
	}
	colours := colorprofile.NewWriter(a.out, os.Environ())
	for _, name := range theme.Names(l.themes...) {
		title := theme.Title(name)
		if title == "" {
			title = "your own"
		}
		t := listedTheme{name, title, name == inUse}
		mark := text.Safe(" ")
		if t.InUse {
			mark = "*"
		}
		if err := a.line(t, text.Format("%s %-10s %s", mark, name, title)); err != nil {
			return err
		}
		if !a.flags.json && isTerminal(a.out) {
			sample(colours, theme.New(name, theme.Terminal{Depth: depthOf(colours.Profile)}, l.themes...))
		}
	}
	return nil
}

func depthOf(p colorprofile.Profile) theme.Depth {
	switch {
	case p <= colorprofile.ASCII:
		return theme.Mono
	case p == colorprofile.ANSI:
		return theme.Few
	default:
		return theme.Many
	}
}

// sampleWidth is that of a sample, in columns; every word in it has one column a letter.
const sampleWidth = 64

// sample draws a story in a theme, on its paper.
func sample(w io.Writer, th *theme.Theme) {
	style := func(k theme.Token) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(th.Color(k)).Background(th.Background)
	}
	rows := [][]string{
		{style(theme.World).Render("▌ WORLD   "), style(theme.Business).Render("BUSINESS   "), style(theme.Science).Render("SCIENCE   "), style(theme.Opinion).Render("OPINION")},
		{style(theme.World).Render("▌ "), style(theme.Heavy).Bold(true).Render("The ferry that runs on what the wind leaves over")},
		{style(theme.World).Render("▌ "), style(theme.Ink).Render("Two harbours, one battery, and "), style(theme.Link).Underline(true).Render("a timetable"), style(theme.Ink).Render(" that waits.")},
		{style(theme.World).Render("▌ "), style(theme.Muted).Render("Harbour Wire · 2 h · 6 min read")},
	}
	paper := lipgloss.NewStyle().Background(th.Background).Width(sampleWidth)
	for _, row := range rows {
		line := ""
		for _, run := range row {
			line += run
		}
		fmt.Fprintln(w, "  "+paper.Render(line))
	}
	fmt.Fprintln(w)
}
