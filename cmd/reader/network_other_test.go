//go:build !linux

package main

import "testing"

func network() {}

func (f *faults) unplugged(t *testing.T) { t.Skip("network namespaces are Linux's") }

func (f *faults) pulled(t *testing.T) { t.Skip("network namespaces are Linux's") }

func (f *faults) drizzled(t *testing.T) { t.Skip("it is tried on Linux") }

func (f *faults) stopped(t *testing.T) { t.Skip("it is tried on Linux") }

func (f *faults) networks(t *testing.T) {
	t.Run("F17 a network of its own", func(t *testing.T) { t.Skip("network namespaces are Linux's") })
}

func hostileOutside(t *testing.T) {
	t.Run("T20 a network of its own", func(t *testing.T) { t.Skip("network namespaces are Linux's") })
}

func hostileSizes(t *testing.T) {
	t.Run("T31 what reader takes of memory", func(t *testing.T) { t.Skip("the system's count of memory is that of Linux here") })
}
