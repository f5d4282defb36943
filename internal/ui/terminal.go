package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/surface"
	"reader/internal/ui/terminal"
	"reader/internal/ui/theme"
)

// pictures says whether pictures are drawn: as configured, until the reader says otherwise.
type pictures struct {
	wanted bool
	chosen bool // by key: the screen's width no longer decides
}

// picturesFrom is the width in columns from which pictures are drawn unasked.
const picturesFrom = 100

// fact takes what the terminal tells about itself.
func (r *root) fact(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		r.size = geometry.Size{Width: m.Width, Height: m.Height}
		r.layOut()
		return tea.Batch(r.lookAgain(), r.resized())
	case tea.BackgroundColorMsg:
		r.term.Background, r.told = m.Color, true
		return r.paint(r.theme)
	case tea.ColorProfileMsg:
		r.term.Depth = depth(m.Profile)
		r.term.Palette = m.Profile == colorprofile.ANSI256
		r.world.Canvas.Palette = r.term.Palette
		r.told = r.told || r.term.Depth == theme.Mono
		return r.paint(r.theme)
	case tea.ModeReportMsg:
		return r.clustered(m)
	case tea.CursorPositionMsg:
		if r.answers.Add(m.X, m.Y) {
			return r.judge()
		}
	case uv.CellSizeEvent:
		r.world.Canvas.CellWidth, r.world.Canvas.CellHeight = m.Width, m.Height
		return r.resized()
	case uv.KittyGraphicsEvent:
		if m.Options.ID == terminal.GraphicsID && string(m.Payload) == "OK" {
			r.world.Canvas.Real = true
			r.allowPictures()
			return r.resized()
		}
	case tea.ResumeMsg:
		return returned{}.apply(r)
	case tea.FocusMsg, uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return tea.RequestBackgroundColor // the system has gone from light to dark, or may have meanwhile
	}
	return nil
}

func depth(p colorprofile.Profile) theme.Depth {
	switch p {
	case colorprofile.TrueColor, colorprofile.ANSI256:
		return theme.Many
	case colorprofile.ANSI:
		return theme.Few
	default:
		return theme.Mono
	}
}

// clustered goes over to counting clusters when the terminal does (mode 2027), exactly when Bubble Tea's renderer goes over
// to it. Then the terminal is asked a second time how it draws.
func (r *root) clustered(m tea.ModeReportMsg) tea.Cmd {
	if m.Mode != ansi.ModeUnicodeCore {
		return nil
	}
	if m.Value == ansi.ModeReset || m.Value == ansi.ModeSet || m.Value == ansi.ModePermanentlySet {
		r.rendered = text.Grapheme()
		return r.judge()
	}
	return nil
}

// judge measures by what the terminal drew. Until it has said so, by what the renderer supposes; and when it says
// nothing, so that whatever it does hurts no column. What was drawn by another measure goes.
func (r *root) judge() tea.Cmd {
	m, told := r.answers.Told(r.rendered)
	switch {
	case told:
		r.asking = false
	case r.asking && r.late:
		m = m.Silent()
	}
	if m == r.world.Measure {
		return nil
	}
	drawn := r.ready()
	r.world.Measure = m
	r.world.Glyphs = surface.Signs(r.o.ASCII || m.WideSigns())
	r.allowPictures()
	r.touch()
	if !drawn {
		return nil
	}
	return tea.Batch(tea.ClearScreen, r.resized())
}

// layOut divides the screen for the page on top.
func (r *root) layOut() {
	if len(r.trail.steps) == 0 {
		return
	}
	base := r.trail.base()
	r.alone = base.lone()
	beside := base.lists() && !r.alone
	if l := r.trail.beneath(); l != nil {
		beside = l.lists()
	}
	r.frame = geometry.Of(geometry.Want{
		Size: r.size, Reading: base.reading(), Beside: beside, Quiet: r.quiet && base.reading(),
		Bare: len(r.world.Sections) == 0, Measure: r.measure, Rail: r.dividers.rail, List: r.dividers.list, Most: r.o.Layout,
	})
	r.world.Frame = r.frame
	if r.frame.Rail.Empty() {
		r.inRail = false
	}
	r.allowPictures()
	r.touch()
}

// allowPictures decides whether pictures are drawn. Half-blocks need as many colours as a picture has, and signs that are
// as wide as they seem; without colours there is no picture.
func (r *root) allowPictures() {
	wide := r.pictures.chosen || r.size.Width >= picturesFrom
	able := r.world.Canvas.Real || !r.o.ASCII && !r.world.Measure.WideSigns()
	coloured := r.term.Depth == theme.Many && r.world.Theme.Name != theme.None && r.world.Theme.Name != theme.Sixteen
	r.world.Pictures = r.pictures.wanted && wide && able && coloured
}

// lend gives the terminal to another program until it ends.
func (r *root) lend(program tea.ExecCommand, ended func(error) tea.Msg) tea.Cmd {
	return tea.Sequence(tea.Exec(direct{program, r.o.in, r.o.out, r.lent}, ended), func() tea.Msg { return returned{} })
}

// lent tells who is to know that another program has the terminal. With that one, the whole job may be stopped.
func (r *root) lent(lent bool) {
	if r.o.Lent != nil {
		r.o.Lent(lent)
	}
	switch {
	case r.o.jobs == nil: // a test drives the interface
	case lent:
		r.o.jobs.lend()
	default:
		r.o.jobs.takeBack()
	}
}

// returned says that the terminal is ours again.
type returned struct{}

// apply hangs the pictures again: a terminal forgets them with the screen that they were on.
func (returned) apply(r *root) tea.Cmd {
	if !r.world.Canvas.Real || len(r.trail.steps) == 0 {
		return nil
	}
	return tea.Sequence(r.trail.base().strip(r), r.resized())
}
