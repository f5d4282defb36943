//go:build !unix

package ui

import tea "charm.land/bubbletea/v2"

// jobs does nothing: there are none here.
type jobs struct{}

func newJobs() *jobs { return &jobs{} }

func (*jobs) see(tea.Msg)        {}
func (*jobs) lend()              {}
func (*jobs) takeBack()          {}
func (*jobs) serve(*tea.Program) {}
func (*jobs) end()               {}
