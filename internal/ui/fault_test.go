package ui

import (
	"errors"
	"testing"
	"testing/synctest"
)

func TestFaults(t *testing.T) {
	// What drew before the terminal was lent may stop its ticker after what draws from then on has started it.
	t.Run("F28 a program that ends as soon as it is lent the terminal", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			d, end := draw(t)
			d.says("first")
			if err := errors.Join(d.ReleaseTerminal(), d.RestoreTerminal()); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			(*tickerOf(d.Program)).Stop()
			d.says("second")
			end()
		})
	})
}
