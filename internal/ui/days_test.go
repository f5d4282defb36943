package ui_test

import (
	"slices"
	"strings"
	"testing"

	"reader/internal/ui/uitest"
)

// A day's name stands over a story of it, on every size of screen.
func TestNoDayStandsAlone(t *testing.T) {
	for _, width := range []int{40, 80} {
		for height := 9; height < 40; height++ {
			a := uitest.Start(t, uitest.NewDesk(), width, height).Press("4")
			rows := strings.Split(a.Screen().String(), "\n")
			for i, row := range rows {
				if name := strings.TrimSpace(row); !slices.Contains([]string{"TODAY", "YESTERDAY", "TUESDAY"}, name) {
					continue
				}
				below := strings.TrimSpace(strings.Join(rows[i+1:], "\n"))
				if strings.HasPrefix(below, "──") || strings.HasPrefix(below, "┄┄") {
					t.Errorf("%d×%d: %s stands alone\n%s", width, height, strings.TrimSpace(row), a.Screen())
				}
			}
		}
	}
}
