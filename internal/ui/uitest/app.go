// Package uitest drives the interface without a terminal: keys go in, a screen of cells comes out. Commands run at
// once, on the caller's goroutine, and time passes only when a test says so. It is imported by tests alone.
package uitest

import (
	"context"
	"image/color"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui"
)

// App is the interface under test.
type App struct {
	t      testing.TB
	model  tea.Model
	now    time.Time
	timers []timer
	queue  []tea.Cmd
	held   bool
	method ansi.Method // how the terminal counts
	width  int
	height int
	Desk   *Desk
	Done   bool     // it quit
	Copied []string // what went to the clipboard
	Raw    []string // what was sent to the terminal past the renderer
}

type timer struct {
	due time.Time
	msg tea.Msg
}

// Start opens the interface on a screen of a size. The terminal is dark and has all colours; options may be changed.
func Start(t testing.TB, desk *Desk, width, height int, change ...func(*ui.Options)) *App {
	t.Helper()
	return start(t, desk, width, height, false, change...)
}

// StartHeld starts an app whose desk has not answered yet; Release has it answer.
func StartHeld(t testing.TB, desk *Desk, width, height int) *App {
	t.Helper()
	return start(t, desk, width, height, true)
}

func start(t testing.TB, desk *Desk, width, height int, held bool, change ...func(*ui.Options)) *App {
	t.Helper()
	a := &App{held: held, t: t, now: Now(), Desk: desk, width: width, height: height}
	o := ui.Options{Desk: desk, Now: func() time.Time { return a.now }, Location: time.UTC, After: a.after}
	for _, c := range change {
		c(&o)
	}
	a.model = ui.New(context.Background(), o)
	a.run(a.model.Init())
	a.Send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	a.Send(tea.BackgroundColorMsg{Color: color.RGBA{0x14, 0x13, 0x0f, 0xff}})
	a.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return a.Advance(100 * time.Millisecond)
}

// after keeps a message until its time has come.
func (a *App) after(d time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg {
		a.timers = append(a.timers, timer{a.now.Add(d), msg})
		return nil
	}
}

// Advance lets time pass.
func (a *App) Advance(d time.Duration) *App {
	a.t.Helper()
	end := a.now.Add(d)
	for {
		slices.SortStableFunc(a.timers, func(x, y timer) int { return x.due.Compare(y.due) })
		if len(a.timers) == 0 || a.timers[0].due.After(end) {
			break
		}
		next := a.timers[0]
		a.timers = a.timers[1:]
		a.now = next.due
		a.Send(next.msg)
	}
	a.now = end
	return a
}

// Send gives a message to the interface and does what it asks for.
func (a *App) Send(msg tea.Msg) *App {
	a.t.Helper()
	model, cmd := a.model.Update(msg)
	a.model = model
	a.run(cmd)
	return a
}

// run does commands until none is left, or leaves them while they are held.
func (a *App) run(cmd tea.Cmd) {
	a.queue = append(a.queue, cmd)
	for !a.held && len(a.queue) > 0 {
		a.Step()
	}
}

// Hold leaves commands undone from now on: each Step does one. Release goes back to doing them at once.
func (a *App) Hold() *App { a.held = true; return a }

// Release does what was held.
func (a *App) Release() *App {
	a.held = false
	a.run(nil)
	return a
}

// Step does one command.
func (a *App) Step() *App {
	if len(a.queue) == 0 {
		return a
	}
	cmd := a.queue[0]
	a.queue = a.queue[1:]
	if cmd != nil {
		a.take(cmd())
	}
	return a
}

// take does what Bubble Tea does with the message of a command.
func (a *App) take(msg tea.Msg) {
	switch m := msg.(type) {
	case nil:
	case tea.BatchMsg:
		a.queue = append(append([]tea.Cmd(nil), m...), a.queue...)
	case tea.QuitMsg:
		a.Done = true
	case tea.RawMsg:
		s, _ := m.Msg.(string)
		a.Raw = append(a.Raw, s)
	default:
		if cmds, ok := sequence(msg); ok {
			a.queue = append(cmds, a.queue...)
			return
		}
		if v := reflect.ValueOf(msg); v.Kind() == reflect.String && strings.Contains(v.Type().Name(), "lipboard") {
			a.Copied = append(a.Copied, v.String())
			return
		}
		model, cmd := a.model.Update(msg)
		a.model = model
		a.queue = append(a.queue, cmd)
	}
}

// sequence are the commands of a tea.Sequence, whose type has no name for others.
func sequence(msg tea.Msg) (cmds []tea.Cmd, ok bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	for i := range v.Len() {
		cmds = append(cmds, v.Index(i).Interface().(tea.Cmd))
	}
	return cmds, true
}

// named are keys that are not a letter.
var named = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "delete": {Code: tea.KeyDelete},
}

// Press presses keys by their names, one after the other, and lets the screen settle.
func (a *App) Press(keys ...string) *App {
	a.t.Helper()
	for _, k := range keys {
		a.Send(key(k))
	}
	return a.Advance(100 * time.Millisecond)
}

func key(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return tea.KeyPressMsg(k)
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok {
		if k, ok := named[c]; ok {
			k.Mod |= tea.ModCtrl
			return tea.KeyPressMsg(k)
		}
		return tea.KeyPressMsg{Code: rune(c[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// Type types a text letter by letter.
func (a *App) Type(text string) *App {
	a.t.Helper()
	for _, r := range text {
		a.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return a.Advance(300 * time.Millisecond)
}

// PressOrType presses a key when that is its name, else types the words.
func (a *App) PressOrType(words string) *App {
	a.t.Helper()
	if _, ok := named[words]; ok || utf8.RuneCountInString(words) == 1 || strings.HasPrefix(words, "ctrl+") {
		return a.Press(words)
	}
	return a.Type(words)
}

// Enter presses enter.
func (a *App) Enter() *App { a.t.Helper(); return a.Press("enter") }

// Esc presses escape.
func (a *App) Esc() *App { a.t.Helper(); return a.Press("esc") }

// Click clicks the first cell of a text on the screen.
func (a *App) Click(text string) *App {
	a.t.Helper()
	x, y, ok := a.Screen().Find(text)
	if !ok {
		a.t.Fatalf("nothing to click: %q is not on the screen\n%s", text, a.Screen())
	}
	return a.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}).Advance(100 * time.Millisecond)
}

// Drag presses the button of the mouse on one text of the screen and moves it to another.
func (a *App) Drag(from, to string) *App {
	a.t.Helper()
	a.Click(from)
	x, y, ok := a.Screen().Find(to)
	if !ok {
		a.t.Fatalf("nowhere to drag: %q is not on the screen\n%s", to, a.Screen())
	}
	return a.Send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft}).Advance(100 * time.Millisecond)
}

// Resize changes the size of the screen.
func (a *App) Resize(width, height int) *App {
	a.t.Helper()
	a.width, a.height = width, height
	return a.Send(tea.WindowSizeMsg{Width: width, Height: height}).Advance(100 * time.Millisecond)
}

// Graphemes has the terminal report that it counts graphemes (mode 2027).
func (a *App) Graphemes() *App {
	a.t.Helper()
	a.method = ansi.GraphemeWidth
	return a.Send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
}

// View is what the model shows.
func (a *App) View() tea.View { return a.model.View() }

// Screen draws what the model shows into cells, and fails the test when a row is not exactly as wide as the screen, as
// its terminal counts.
func (a *App) Screen() *Screen {
	a.t.Helper()
	v := a.View()
	rows := strings.Split(v.Content, "\n")
	if len(rows) != a.height {
		a.t.Errorf("%d rows drawn on a screen of %d", len(rows), a.height)
	}
	for y, row := range rows {
		if w := a.method.StringWidth(row); w != a.width {
			a.t.Errorf("row %d is %d cells wide on a screen of %d: %q", y, w, a.width, row)
		}
	}
	return draw(v.Content, a.method, a.width, a.height)
}

// Expect fails the test unless the screen holds each of the texts.
func (a *App) Expect(texts ...string) *App {
	a.t.Helper()
	s := a.Screen()
	for _, want := range texts {
		if _, _, ok := s.Find(want); !ok {
			a.t.Fatalf("%q is not on the screen\n%s", want, s)
		}
	}
	return a
}

// ExpectNot fails the test if the screen holds one of the texts.
func (a *App) ExpectNot(texts ...string) *App {
	a.t.Helper()
	s := a.Screen()
	for _, unwanted := range texts {
		if _, _, ok := s.Find(unwanted); ok {
			a.t.Fatalf("%q is on the screen\n%s", unwanted, s)
		}
	}
	return a
}
