package main

import (
	"image/color"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
)

// colours are those of help and usage: of the terminal's own palette, so that they suit any ground, and none for words.
func colours(lipgloss.LightDarkFunc) fang.ColorScheme {
	ink := lipgloss.NoColor{}
	return fang.ColorScheme{
		Base: ink, Title: lipgloss.Blue, Description: ink, Codeblock: ink, Program: lipgloss.Cyan, Command: lipgloss.Cyan,
		DimmedArgument: ink, Comment: lipgloss.BrightBlack, Flag: lipgloss.Magenta, FlagDefault: lipgloss.BrightBlack,
		QuotedString: lipgloss.Green, Argument: ink, Help: ink, Dash: ink,
		ErrorHeader: [2]color.Color{lipgloss.Black, lipgloss.Red}, ErrorDetails: lipgloss.Red,
	}
}
