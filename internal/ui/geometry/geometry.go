// Package geometry turns the size of a terminal into the rectangles of the screen. It is pure, it is the only place
// with breakpoints, and it knows nothing of what is drawn.
package geometry

import "cmp"

// Size is that of a terminal or a part of it, in cells.
type Size struct{ Width, Height int }

// Rect is a part of the screen, in cells from the top left corner. A Rect without an area is a part that this screen
// does not have.
type Rect struct{ X, Y, Width, Height int }

// Empty says that there is nothing to draw into.
func (r Rect) Empty() bool { return r.Width <= 0 || r.Height <= 0 }

// Size is the size of the rectangle.
func (r Rect) Size() Size { return Size{r.Width, r.Height} }

// Contains says whether the cell is inside.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.Width && y >= r.Y && y < r.Y+r.Height
}

// Centred is a rectangle of at most the given size in the middle of r, a third from the top, as overlays are.
func (r Rect) Centred(width, height int) Rect {
	width, height = min(width, r.Width), min(height, r.Height)
	return Rect{X: r.X + (r.Width-width)/2, Y: r.Y + (r.Height-height)/3, Width: width, Height: height}
}

// Overlay is where a page of a list and a field is laid over r: centred, with the status line left to be seen where
// the height allows it.
func (r Rect) Overlay(width, height int) Rect {
	if r.Height >= bareBelow {
		height = min(height, r.Height-statusRows)
	}
	return r.Centred(width, height)
}

// Shape names the four ways to lay a screen out.
type Shape uint8

// The shapes, from narrow to wide.
const (
	TooSmall Shape = iota // below 20×5: a sentence
	Slim                  // below 60 columns: no standfirst, meta under the headline
	Page                  // 60–99: tabs and one column
	Spread                // 100–159: section rail and two columns
	Desk                  // from 160: rail, list and article side by side
)

// shapeNames are what the configuration calls the shapes.
var shapeNames = map[string]Shape{"auto": TooSmall, "slim": Slim, "page": Page, "spread": Spread, "desk": Desk}

// Named is the shape of a name, for Want.Most: slim, page, spread or desk; auto is the zero Shape. It reports false for
// any other name.
func Named(name string) (Shape, bool) {
	s, ok := shapeNames[name]
	return s, ok
}

// The breakpoints and fixed widths in columns, and heights in rows.
const (
	leastWidth, leastHeight = 20, 5
	pageFrom, spreadFrom    = 60, 100
	deskFrom                = 160
	spreadRelatedFrom       = 112 // an article of 68 columns, gutters and 30 columns of related stories
	deskRelatedFrom         = 196
	narrowRail, rail        = 18, 20
	wideRail                = 23 // "Indian Subcontinent", indented, and how much of it is unread
	wideRailFrom            = 116
	wideDeskRailFrom        = 198 // beside list, article and related stories
	deskList                = 56
	gutter                  = 3 // a space, a line, a space
	leastRail, leastList    = 12, 36
	mainAtLeast             = 49 // columns that rail and list leave to the page: the narrowest text and its margins
	flatBelow               = 16 // rows: the masthead becomes one line
	bareBelow               = 8  // rows: only list or text
	statusRows              = 2  // a rule and the line
	frontColumn             = 31 // a column of the front page is at least this wide
)

// frontColumns is how many columns a front page has at the most.
var frontColumns = [...]int{Slim: 1, Page: 2, Spread: 3, Desk: 4}

// Want is what a screen is asked to hold.
type Want struct {
	Size
	Reading bool  // the page on top is an article
	Beside  bool  // the page on top is a list with a preview, or an article with its list beneath
	Quiet   bool  // nothing but the page
	Bare    bool  // there are no sections yet, and so no rail
	Measure int   // columns of article text the reader asked for; 0: by shape
	Most    Shape // the widest shape that is wanted, however wide the screen; zero: what there is room for
	Rail    int   // columns that the reader gave the rail, within what there is room for; 0: by shape
	List    int   // the same of a list beside an article
}

// Frame is a screen laid out. Rectangles are those of the whole screen; Text and Related lie inside Main and count
// from its corner, since the page that draws Main counts so.
type Frame struct {
	Shape    Shape
	Masthead Rect // 4 rows, 2, 1 or none
	Tabs     Rect // sections, where there is no rail
	Rail     Rect
	List     Rect // the list beside an article
	Main     Rect
	Status   Rect   // a rule and the line
	Text     Rect   // of an article, in Main
	Related  Rect   // of an article, in Main; empty: related stories follow the text
	Rows     Rect   // of a list, in its own column
	Digest   Rect   // of what is under a list's cursor, beside or below Rows; empty where an article stands there
	Entry    Entry  // how a list sets one story
	Columns  int    // of a front page in Main
	Bars     []Rect // one column wide each: the lines between rail, list and main
}

// Entry is how many rows a story gets in a list.
type Entry struct {
	Title      int  // lines of headline at most
	Standfirst int  // lines of summary at most
	Meta       bool // source and age on a line of their own; else at the right of the headline
	Gap        bool // a blank line behind
}

// Of lays a screen out.
func Of(w Want) Frame {
	f := Frame{Shape: shapeOf(w.Size)}
	if w.Most != TooSmall {
		f.Shape = min(f.Shape, w.Most)
	}
	if f.Shape == TooSmall {
		f.Main = Rect{Width: max(w.Width, 0), Height: max(w.Height, 0)}
		return f
	}
	body := f.rows(w)
	f.columns(w, body)
	f.Text, f.Related = reading(w, f.Shape, f.Main.Size())
	f.Entry = entry(f.Shape, w.Height)
	f.list()
	f.Columns = max(1, min(f.Main.Width/frontColumn, frontColumns[f.Shape]))
	return f
}

func shapeOf(s Size) Shape {
	switch {
	case s.Width < leastWidth || s.Height < leastHeight:
		return TooSmall
	case s.Width < pageFrom:
		return Slim
	case s.Width < spreadFrom:
		return Page
	case s.Width < deskFrom:
		return Spread
	default:
		return Desk
	}
}

// rows takes masthead, tabs and status off the screen and returns what is left.
func (f *Frame) rows(w Want) Rect {
	body := Rect{Width: w.Width, Height: w.Height}
	if w.Quiet {
		return body
	}
	f.Status = Rect{Y: body.Height - statusRows, Width: w.Width, Height: statusRows}
	if w.Height < bareBelow {
		f.Status = Rect{Y: body.Height - 1, Width: w.Width, Height: 1}
	}
	body.Height -= f.Status.Height
	if w.Height < bareBelow || w.Reading && f.Shape < Desk {
		return body
	}
	f.Masthead = Rect{Width: w.Width, Height: mastheadRows(f.Shape, w.Height)}
	body.take(f.Masthead.Height)
	if f.Shape < Spread {
		f.Tabs = Rect{Y: body.Y, Width: w.Width, Height: tabRows(w.Height)}
		body.take(f.Tabs.Height)
	}
	return body
}

func (r *Rect) take(rows int) { r.Y, r.Height = r.Y+rows, r.Height-rows }

// mastheadRows: the whole masthead has a date line, the name, a line of facts and a heavy rule.
func mastheadRows(s Shape, height int) int {
	switch {
	case height < flatBelow:
		return 1
	case s == Spread && height >= 32:
		return 4
	default:
		return 2
	}
}

// tabRows: a blank line under the tabs where there is room for one.
func tabRows(height int) int {
	if height < flatBelow {
		return 1
	}
	return 2
}

// columns divides what is left between rail, list and main.
func (f *Frame) columns(w Want, body Rect) {
	f.Main = body
	if w.Quiet || w.Bare || f.Shape < Spread || w.Reading && f.Shape < Desk {
		return
	}
	f.Rail = f.split(asked(w.Rail, railWidth(f.Shape, w.Width), leastRail, f.Main.Width/3))
	if f.Shape == Desk && w.Beside {
		f.List = f.split(asked(w.List, deskList, leastList, f.Main.Width-mainAtLeast-gutter))
	}
}

// asked is the width that the reader gave a column, the usual one when none was given, within what there is room for.
func asked(width, usual, least, most int) int {
	return max(least, min(cmp.Or(width, usual), most))
}

func railWidth(s Shape, width int) int {
	switch {
	case s == Spread && width < wideRailFrom:
		return narrowRail
	case s == Desk && width < wideDeskRailFrom:
		return rail
	default:
		return wideRail
	}
}

// split cuts a column off the left of Main, with a bar between.
func (f *Frame) split(width int) Rect {
	left := Rect{X: f.Main.X, Y: f.Main.Y, Width: width, Height: f.Main.Height}
	f.Bars = append(f.Bars, Rect{X: left.X + width + 1, Y: left.Y, Width: 1, Height: left.Height})
	f.Main.X += width + gutter
	f.Main.Width -= width + gutter
	return left
}

// The widths in columns of article text that the reader can ask for.
const (
	LeastMeasure = 45
	MostMeasure  = 90
)

// margin is how many columns are kept free at the left of the text.
const margin = 2

// measureOf is the width of article text when the reader asked for none: 66, 68 or 72 columns.
func measureOf(s Shape) int {
	return map[Shape]int{Slim: 66, Page: 66, Spread: 68, Desk: 72}[s]
}

// reading places the text of an article and, where there is room, its related stories.
func reading(w Want, s Shape, main Size) (body, related Rect) {
	measure := w.Measure
	if measure == 0 {
		measure = measureOf(s)
	}
	measure = min(measure, main.Width-2*margin)
	beside := relatedWidth(w, s)
	left := margin
	if room := main.Width - measure; w.Quiet {
		left = room / 2
	} else if s < Desk {
		// The text hangs a little left of the middle, so that the eye finds it near the section's name.
		left = max(margin, min(7, room/2))
	} else if !w.Beside && beside == 0 {
		left = max(margin, room/3)
	}
	body = Rect{X: left, Width: max(measure, 1), Height: main.Height}
	if beside == 0 || w.Quiet || body.X+body.Width+gutter+beside > main.Width {
		return body, Rect{}
	}
	x := max(body.X+body.Width+gutter, min(main.Width-beside, body.X+body.Width+gutter+1))
	return body, Rect{X: x, Width: beside, Height: main.Height}
}

func relatedWidth(w Want, s Shape) int {
	switch {
	case s == Spread && w.Width >= spreadRelatedFrom:
		return 30
	case s == Desk && w.Width >= deskRelatedFrom, s == Desk && !w.Beside:
		return 32
	default:
		return 0
	}
}

// The room that the digest of a story needs.
const (
	digestRows  = 6  // below the rows: a dotted rule, the headline, the summary
	digestFrom  = 22 // rows of screen
	digestWide  = 34 // columns beside the rows
	digestDesk  = 56 // the same where no article stands there on a wide screen
	listAtLeast = 48 // columns that the rows keep
)

func entry(s Shape, height int) Entry {
	roomy := height >= digestFrom
	return map[Shape]Entry{
		Slim:   {Title: 2, Meta: true},
		Page:   {Title: 1},
		Spread: {Title: 2, Meta: true, Gap: roomy},
		Desk:   {Title: 2, Standfirst: 2, Meta: true, Gap: roomy},
	}[s]
}

// list divides the column of a list between its rows and the digest.
func (f *Frame) list() {
	size := f.Main.Size()
	if !f.List.Empty() {
		size = f.List.Size()
	}
	f.Rows = Rect{Width: size.Width, Height: size.Height}
	switch {
	case f.Shape == Page && size.Height+statusRows+digestRows >= digestFrom:
		f.Rows.Height -= digestRows
		f.Digest = Rect{Y: f.Rows.Height, Width: size.Width, Height: digestRows}
	case f.Shape == Spread && size.Width >= listAtLeast+gutter+digestWide:
		f.beside(digestWide)
	case f.Shape == Desk && f.List.Empty():
		f.beside(digestDesk)
	}
}

// beside cuts a digest off the right of the rows.
func (f *Frame) beside(width int) {
	f.Digest = Rect{X: f.Rows.Width - width, Width: width, Height: f.Rows.Height}
	f.Rows.Width -= gutter + width
}
