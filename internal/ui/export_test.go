package ui

import tea "charm.land/bubbletea/v2"

// Wheel is a turn of the mouse wheel over a cell, as the filter of the program makes it of the terminal's reports.
func Wheel(x, y, lines int) tea.Msg { return wheel{x, y, lines} }
