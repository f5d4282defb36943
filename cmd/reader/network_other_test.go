//go:build !linux

package main

import "testing"

func network() {}

func hostileOutside(t *testing.T) {
	t.Run("T20 a network of its own", func(t *testing.T) { t.Skip("network namespaces are Linux's") })
}
