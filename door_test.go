package reader_test

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"reader/internal/text"
)

// makers are the types of what may reach people, each with the only room that makes it of strings.
var makers = map[string]string{
	safeType:                              "internal/text",
	"reader/internal/ui/picture.Sequence": "internal/ui/picture",
}

const safeType = "reader/internal/text.Safe"

// sinks are the functions through which a text comes before people, with the first of their arguments that does.
var sinks = map[string]int{
	"fmt.Fprint": 1, "fmt.Fprintf": 1, "fmt.Fprintln": 1, "io.WriteString": 1,
	"(io.Writer).Write": 0, "(io.StringWriter).WriteString": 0, "(*os.File).Write": 0, "(*os.File).WriteString": 0,
	"(*bufio.Writer).Write": 0, "(*bufio.Writer).WriteString": 0,
	"charm.land/bubbletea/v2.SetClipboard": 0, "charm.land/bubbletea/v2.SetPrimaryClipboard": 0, "charm.land/bubbletea/v2.Raw": 0,
	"charm.land/bubbletea/v2.NewView":              0, // and the fields below
	"(charm.land/lipgloss/v2.Style).Render":        0,
	"github.com/charmbracelet/x/ansi.SetHyperlink": 0,
}

// fields are those through which a text comes before people when they are set.
var fields = map[string][]string{
	"charm.land/bubbletea/v2.View":   {"Content", "WindowTitle"},
	"github.com/spf13/cobra.Command": {"ValidArgs", "ValidArgsFunction"}, // what a shell is told that it may complete
}

// shut are ways past the door, by how their names begin.
var shut = []string{
	"print", "println", "fmt.Print", "log.Print", "log.Fatal", "log.Panic", "log.Output", "(*log.Logger).", "log/slog.", "(*log/slog.Logger).",
	"charm.land/bubbletea/v2.Print", "(*charm.land/bubbletea/v2.Program).Print", "(*github.com/spf13/cobra.Command).Print",
}

// fillers are functions that fill what they get a pointer to, by how their names begin.
var fillers = []string{
	"encoding/", "(*encoding/", "fmt.Sscan", "fmt.Fscan", "(*database/sql.Row", "github.com/pelletier/go-toml", "(*github.com/pelletier/go-toml", "reflect.",
}

// drawings give what is made of Safe alone.
var drawings = []string{"reader/internal/ui/surface.String", "(*reader/internal/ui/surface.Kept).String", "strconv.FormatUint"}

// outlets are the functions that a way to people may be handed to, and why.
var outlets = map[string]string{
	"bufio.NewWriter":                                 "what is written into it is checked",
	"(*github.com/spf13/cobra.Command).SetOut":        "help is in our words",
	"(*github.com/spf13/cobra.Command).SetErr":        "help is in our words",
	"charm.land/bubbletea/v2.WithOutput":              "it draws what surface drew",
	"(charm.land/bubbletea/v2.ExecCommand).SetStdout": "a program that was started gets the terminal",
	"(charm.land/bubbletea/v2.ExecCommand).SetStderr": "a program that was started gets the terminal",
	"github.com/charmbracelet/colorprofile.NewWriter": "it changes colours",
	"(*reader/internal/desk.Desk).WriteCopy":          "it writes through export/portable",
	"(*reader/internal/desk.Desk).Download":           "a file is kept as it comes",
}

// blind are the functions of the rooms below in which a sink gets what is not Safe, and why.
var blind = map[string]string{
	"internal/ui/terminal.Write": "it passes on what Bubble Tea writes",
	"internal/export.writeNew":   "the bytes of a picture",
	"cmd/reader.sample":          "it styles our own words",
}

// speaks reports the rooms that print, draw, or write what others show. The rest have no way to people: no writer but a file
// or a connection, and of the standard streams only their names.
func speaks(room string) bool {
	return within("cmd/reader", room) || within("internal/export", room) || within("internal/feed/opml", room) || within("internal/outline", room) ||
		within("internal/ui", room) && !within("internal/ui/uitest", room)
}

// TestOnlySafeTextComesBeforePeople holds the house to its one door: text makes what may be seen, and nothing else is drawn,
// printed, put on the clipboard or into the window's title, or written into what others show.
func TestOnlySafeTextComesBeforePeople(t *testing.T) {
	m, excused := compiled(t), map[string]bool{}
	for _, p := range m.rooms {
		d := doorman{typed: m.typed(t, p), excused: excused}
		for _, f := range d.faults() {
			t.Errorf("%s: %s", m.set.Position(f.at), f.why)
		}
	}
	for _, names := range []map[string]string{outlets, blind} {
		for name := range names {
			if !excused[name] {
				t.Errorf("%s needs no excuse any more", name)
			}
		}
	}
	t.Run("and finds out who goes past it", func(t *testing.T) {
		d := doorman{typed: m.typed(t, listed{ImportPath: "reader/internal/ui/door", Dir: "testdata/door", GoFiles: []string{"door.go"}}), excused: excused}
		found := map[int]string{}
		for _, f := range d.faults() {
			found[m.set.Position(f.at).Line] += f.why + "; "
		}
		for _, group := range d.files[0].Comments[1:] {
			line, want := m.set.Position(group.Pos()).Line, strings.TrimSpace(group.Text())
			if want != "as it should be" && !strings.Contains(found[line], want) {
				t.Errorf("line %d: found %q, not %q", line, found[line], want)
			}
			if want != "as it should be" {
				delete(found, line)
			}
		}
		for line, why := range found {
			t.Errorf("line %d is as it should be, but %s", line, why)
		}
	})
}

// doorman looks at one room.
type doorman struct {
	typed
	inside  string // the function
	found   []fault
	excused map[string]bool // what of outlets and blind was needed
}

type fault struct {
	at  token.Pos
	why string
}

func (d *doorman) faults() []fault {
	for _, f := range d.files {
		for _, decl := range f.Decls {
			d.inside = d.room
			if f, ok := decl.(*ast.FuncDecl); ok {
				d.inside = d.room + "." + f.Name.Name
			}
			ast.Inspect(decl, d.look)
		}
	}
	return d.found
}

func (d *doorman) fault(at ast.Node, why string) {
	d.found = append(d.found, fault{at.Pos(), why})
}

func (d *doorman) look(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		if d.info.Types[n.Fun].IsType() {
			d.conversion(n)
		} else {
			d.call(n)
		}
	case *ast.SliceExpr:
		if of := named(d.info.TypeOf(n.X)); makers[of] != "" && makers[of] != d.room {
			d.fault(n, "this cuts through characters: a Safe has Between, Until and From")
		}
	case *ast.SelectorExpr:
		if name := d.name(n); (name == "os.Stdout" || name == "os.Stderr") && !strings.HasSuffix(d.set.Position(n.Pos()).Filename, "/main.go") {
			d.fault(n, "the standard streams come from main")
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok {
			d.field(key, n.Value)
		}
	case *ast.AssignStmt:
		for i, to := range n.Lhs {
			if to, ok := to.(*ast.SelectorExpr); ok && len(n.Rhs) == len(n.Lhs) {
				d.field(to.Sel, n.Rhs[i])
			}
		}
	}
	if e, ok := n.(ast.Expr); ok {
		d.constant(e)
	}
	return true
}

// constant checks what converts by itself.
func (d *doorman) constant(e ast.Expr) {
	tv := d.info.Types[e]
	if tv.Value == nil || named(tv.Type) != safeType {
		return
	}
	if s := constant.StringVal(tv.Value); string(text.Clean(s)) != s {
		d.fault(e, "this constant is not Safe")
	}
}

// conversion checks that nobody but its maker makes a type of a string, nor of a pointer that something else fills.
func (d *doorman) conversion(n *ast.CallExpr) {
	to, from := named(d.info.TypeOf(n.Fun)), d.info.Types[n.Args[0]]
	if maker := makers[to]; maker != "" && maker != d.room && from.Value == nil && named(from.Type) != to {
		d.fault(n, "only "+maker+" makes "+to)
	}
}

func (d *doorman) field(key *ast.Ident, value ast.Expr) {
	of, ok := d.info.Uses[key].(*types.Var)
	if !ok || !of.IsField() {
		return
	}
	for owner, names := range fields {
		if slices.Contains(names, of.Name()) && of.Pkg().Path() == owner[:strings.LastIndexByte(owner, '.')] && !d.safe(value) {
			d.fault(value, of.Name()+" is set to what is not Safe")
		}
	}
}

func (d *doorman) call(n *ast.CallExpr) {
	name := d.name(n.Fun)
	if slices.ContainsFunc(shut, func(begin string) bool { return strings.HasPrefix(name, begin) }) {
		d.fault(n, name+" goes past the door")
	}
	if slices.ContainsFunc(fillers, func(begin string) bool { return strings.HasPrefix(name, begin) }) && d.room != makers[safeType] {
		d.filled(n)
	}
	if !speaks(d.room) {
		return
	}
	first, sink := sinks[name]
	if !sink {
		d.handed(n, name)
		return
	}
	to := n.Fun
	if first > 0 {
		to = n.Args[0]
	} else if method, ok := n.Fun.(*ast.SelectorExpr); ok {
		to = method.X
	}
	if d.unseen(to) {
		return
	}
	for _, arg := range n.Args[first:] {
		if !d.safe(arg) && !d.excuse(blind, d.inside) {
			d.fault(arg, name+" gets what is not Safe: "+types.ExprString(arg))
		}
	}
}

// filled checks that nobody gets a Safe to fill: it would be made of what is read.
func (d *doorman) filled(n *ast.CallExpr) {
	for _, arg := range n.Args {
		if p, ok := d.info.TypeOf(arg).(*types.Pointer); ok && holds(p.Elem(), map[types.Type]bool{}) {
			d.fault(arg, "a Safe is filled with what is read")
		}
	}
}

// holds reports whether there is a Safe in what a type says.
func holds(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] || named(t) == safeType {
		return !seen[t]
	}
	seen[t] = true
	switch t := t.Underlying().(type) {
	case *types.Struct:
		for f := range t.Fields() {
			if holds(f.Type(), seen) {
				return true
			}
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps
		return holds(t.Elem(), seen)
	}
	return false
}

// handed checks to whom a way to people is handed on.
func (d *doorman) handed(n *ast.CallExpr, name string) {
	signature, ok := d.info.TypeOf(n.Fun).(*types.Signature)
	if !ok {
		return
	}
	if f := d.callee(n.Fun); f == nil || f.Pkg() != nil && speaks(strings.TrimPrefix(f.Pkg().Path(), "reader/")) {
		return // it is looked at itself
	}
	for i := range min(signature.Params().Len(), len(n.Args)) {
		if types.TypeString(signature.Params().At(i).Type(), nil) == "io.Writer" && !d.unseen(n.Args[i]) && !d.excuse(outlets, name) {
			d.fault(n, "a way to people is handed to "+name)
		}
	}
}

// excuse reports whether there is one, and notes that it was needed.
func (d *doorman) excuse(list map[string]string, name string) bool {
	if list[name] == "" {
		return false
	}
	d.excused[name] = true
	return true
}

// name is the whole name of what an expression is.
func (d *doorman) name(e ast.Expr) string {
	if f := d.callee(e); f != nil {
		return f.FullName()
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if b, ok := d.info.Uses[e].(*types.Builtin); ok {
			return b.Name()
		}
	case *ast.SelectorExpr:
		if v := d.info.Uses[e.Sel]; v != nil && v.Pkg() != nil {
			return v.Pkg().Path() + "." + v.Name()
		}
	}
	return ""
}

func (d *doorman) callee(e ast.Expr) *types.Func {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	f, _ := d.info.Uses[id].(*types.Func)
	return f
}

// unseen reports writers that keep, or count, what they are given.
func (d *doorman) unseen(to ast.Expr) bool {
	switch types.TypeString(d.info.TypeOf(to), nil) {
	case "*strings.Builder", "strings.Builder", "*bytes.Buffer", "bytes.Buffer", "hash.Hash", "hash.Hash32", "hash.Hash64":
		return true
	}
	return d.name(to) == "io.Discard"
}

// safe reports what may be seen: Safe, constants, numbers, what is put together from these, and drawings.
func (d *doorman) safe(e ast.Expr) bool {
	tv := d.info.Types[e]
	if tv.Value != nil || makers[named(tv.Type)] != "" {
		return true
	}
	if b, ok := tv.Type.Underlying().(*types.Basic); ok && b.Info()&types.IsString == 0 {
		return true
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.BinaryExpr:
		return e.Op == token.ADD && d.safe(e.X) && d.safe(e.Y)
	case *ast.CompositeLit:
		return !slices.ContainsFunc(e.Elts, func(e ast.Expr) bool { return !d.safe(e) })
	case *ast.CallExpr:
		if d.info.Types[e.Fun].IsType() {
			return d.safe(e.Args[0])
		}
		return slices.Contains(drawings, d.name(e.Fun))
	}
	return false
}

func named(t types.Type) string {
	if n, ok := t.(*types.Named); ok {
		return types.TypeString(n, nil)
	}
	return ""
}
