package ui_test

import (
	"testing"

	"reader/internal/ui/uitest"
)

func TestTheMastheadSaysWhenAllIsRead(t *testing.T) {
	desk := uitest.NewDesk()
	for i := range desk.Stories {
		desk.Stories[i].Read = true
	}
	uitest.Start(t, desk, 120, 40).Expect("Morning edition · all of it read")
}
